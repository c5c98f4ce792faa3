"""What editors of a pack use: showing, trying, comparing, verifying and refreshing what it says."""

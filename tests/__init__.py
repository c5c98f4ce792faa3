"""Every kind of check; the folders mirror the sources."""

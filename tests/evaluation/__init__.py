"""How well it advises and understands, measured over cases that people asked and cases of our own."""

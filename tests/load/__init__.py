"""Many conversations at once on this machine, beside bots that do nothing: `make load`."""

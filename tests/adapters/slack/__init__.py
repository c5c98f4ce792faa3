"""Slack's adapter, tried against a Slack of our own on loopback."""

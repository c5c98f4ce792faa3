"""How fast a turn is, beside plain baselines in the same run. No test asserts a time."""

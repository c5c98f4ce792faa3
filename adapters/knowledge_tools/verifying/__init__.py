"""`knowledge verify`: what the pack claims, tried out.

For each candidate, in an environment of its own: install it and measure that; run its starters and ask them over HTTP;
run the checks behind its claims, which are functions in the pack's `checks/ID.py`. A function's name is the topic it
proves, its docstring is the claim. What came out is written to `measured/ID.yaml`, and the bot quotes it from there.
"""

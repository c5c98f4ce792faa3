"""The terminal: lines typed by a person or JSON by a program in, text in colour, plain text or JSON out.

`chat` and `ask` are the two ways in. Nothing here decides what is said; `bot.turn.take` does.
"""

"""From what was decided to what is said: replies as meaning, in plain English, with the pack's own nouns and clauses.

One file for each kind of thing said. Every statement about a candidate comes from the pack, with its excerpts.
"""

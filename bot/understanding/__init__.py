"""From free text to what was meant, by rules over the pack's phrases; no model, nothing to download.

`reading.read(text, lexicon, asked=...)` is the entry. It normalises, splits into clauses, matches phrases (longest
first, small typos allowed), decides polarity, recognises commands, names and questions, and says what it made nothing of.
"""

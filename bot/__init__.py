"""The conversation core: what was meant, what to advise, what to say next.

One turn, top to bottom: `turn` loads a conversation, `understanding` reads free text, `conversation.step` moves the
state machine, `decision` scores and chooses questions, `wording` puts the outcome into a `Reply` of meaning, and
`turn` saves. Everything but `turn` is a pure function of its arguments: no platform, no database, no clock, no
environment, and no candidate is known by name, so that any pack of knowledge can be advised on.
"""

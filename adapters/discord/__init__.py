"""Discord: what happens there becomes an `Incoming`, and each `Reply` becomes messages made of Components V2.

client      the connection: intents, shards, what is heard; `serving` starts it and keeps it going
doors       slash commands, the message menu, autocomplete; `events` makes `Incoming` of what is heard
controls    buttons, menus and forms, which work after a restart: `custom_ids` holds all they know
desk        one turn for one person, and every failure in words
outbox      sending, editing in place, and the ways round a dead token
render      a reply as pages: `parts`, `verdict`, `offering`, `pages`, `markdown`; `layout` makes components of them
"""

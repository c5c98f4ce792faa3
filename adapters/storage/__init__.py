"""Where conversations are kept: one implementation over SQLAlchemy, for SQLite in a file and for PostgreSQL by URL.

`engine` opens a database, `migrate` gives it the shape that `tables` says, `conversations` is the core's `Store`, which
writes a conversation and its event (`events`) at once, and `purging` deletes what is too old. Statements run in
`threads`, so that a slow disk never holds up the event loop. What a database refuses becomes a sentence in `failures`.
"""

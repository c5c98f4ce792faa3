"""Where conversations are kept: one implementation over SQLAlchemy, for SQLite in a file and for PostgreSQL by URL.

`engine` opens a database, `migrate` gives it the shape that `tables` says, `conversations` is the core's `Store`.
Statements run in threads, so that a slow disk never holds up the event loop; each is a transaction of its own. What a
database refuses becomes one sentence in `failures`.
"""

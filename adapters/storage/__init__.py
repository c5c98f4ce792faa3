"""Where conversations are kept: one implementation over SQLAlchemy, for SQLite in a file and for PostgreSQL by URL.

`engine` opens a database, `tables` is its shape, `conversations` is the core's `Store`. Statements run in threads, so
that a slow disk never holds up the event loop; each operation is one short transaction.
"""

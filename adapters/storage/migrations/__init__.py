"""Alembic's folder: how a database of an earlier release becomes one of this; run by `adapters.storage.migrate`.

To change the shape: change `tables.py`, add a file to `versions`, and name it in `tables.HEAD`. A file that has been
released is never changed.
"""

"""What Alembic runs: all revisions that are missing, on the connection it is given, in the transaction around it."""

from alembic import context

from adapters.storage.migrate import VERSIONS
from adapters.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSIONS,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

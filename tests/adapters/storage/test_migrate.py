"""Databases of every release become databases of this one."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    column,
    insert,
    inspect,
    select,
    table,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.storage import migrations, tables
from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import VERSIONS, NewerSchemaError, migrate
from bot.events import ConversationKey
from bot.turn import Loaded, Stored

SCRIPTS = ScriptDirectory(str(Path(migrations.__file__).parent))
RELEASED = [script.revision for script in SCRIPTS.walk_revisions()][::-1]
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1700.5", person="U1")
KEPT = Stored(version=3, state='{"format":1}', updated=datetime(2026, 1, 2, tzinfo=UTC))
REPLY = json.dumps({"parts": ["é🚀"]})


def insert_as_of(release: str, engine: Engine, updated: datetime = KEPT.updated) -> None:
    """Keep a conversation with the reply to its event "e", as a release did."""
    row = {"platform": "slack", "workspace": "T1", "channel": "C1", "thread": "1700.5", "person": "U1", "version": 3}
    row |= {"state": KEPT.state, "updated": updated}
    if release < "0002":
        row["recent"] = json.dumps([["d", "{}"], ["e", REPLY]], ensure_ascii=False)
    columns = (column(name, DateTime(timezone=True) if name == "updated" else None) for name in row)
    with engine.begin() as connection:
        connection.execute(insert(table("conversations", *columns)), row)


def test_the_revision_that_the_program_needs_is_the_last() -> None:
    """One line of revisions, whose end `HEAD` names."""
    assert tables.HEAD == SCRIPTS.get_current_head()


@pytest.mark.parametrize("release", RELEASED)
async def test_a_database_of_any_release_keeps_what_it_holds(empty: Engine, release: str) -> None:
    """A conversation that an earlier release kept is read by this one."""
    migrate(empty, to=release)
    insert_as_of(release, empty)

    migrate(empty)

    assert Loaded(stored=KEPT) == await Conversations(empty).load(KEY, "e")


async def test_replies_of_a_moment_ago_are_carried_over(empty: Engine) -> None:
    """What a platform delivers again after the update still gets the reply that it got before."""
    migrate(empty, to="0001")
    now = datetime.now(UTC)
    insert_as_of("0001", empty, now)

    migrate(empty)
    store = Conversations(empty)

    assert Loaded(stored=replace(KEPT, updated=now), earlier=REPLY.encode()) == await store.load(KEY, "e")
    assert b"{}" == (await store.load(KEY, "d")).earlier
    await store.forget(KEY, "f", now)
    assert Loaded(earlier=b"") == await store.load(KEY, "e")


async def test_a_database_from_before_migrations_keeps_what_it_holds(empty: Engine) -> None:
    """Its tables are as the first revision makes them, and nothing says which revision they are of."""
    migrate(empty, to="0001")
    insert_as_of("0001", empty)
    with empty.begin() as connection:
        connection.exec_driver_sql(f"DROP TABLE {VERSIONS}")

    migrate(empty)

    assert Loaded(stored=KEPT) == await Conversations(empty).load(KEY, "e")


def test_migrations_make_what_the_tables_say(engine: Engine) -> None:
    """Table by table, column by column, index by index."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSIONS, "compare_type": True})
        assert [] == compare_metadata(context, [tables.metadata, *slack_sdk_metadata()])  # type: ignore[arg-type]


@pytest.mark.parametrize("release", [None, *RELEASED])
def test_slacks_tables_from_before_they_had_migrations_keep_what_they_hold(empty: Engine, release: str | None) -> None:
    """Earlier releases made them where Slack was served, beside whatever the rest of the database was."""
    if release is not None:
        migrate(empty, to=min(release, "0003"))
    with empty.begin() as connection:
        for metadata in (*slack_sdk_metadata(), deliveries_before_migrations()):
            metadata.create_all(connection)
        connection.exec_driver_sql(
            "INSERT INTO slack_bots (client_id, app_id, team_id, bot_token, is_enterprise_install, installed_at) "
            "VALUES ('1.2', 'A1', 'T1', 'xoxb-secret', false, '2026-01-02 00:00:00')"
        )
        connection.exec_driver_sql("INSERT INTO slack_deliveries VALUES ('T1:x', '2026-01-02 00:00:00', true)")

    migrate(empty)

    with empty.connect() as connection:
        assert ["xoxb-secret"] == list(connection.exec_driver_sql("SELECT bot_token FROM slack_bots").scalars())
        assert ["T1:x"] == list(connection.execute(select(tables.slack_deliveries.c.name)).scalars())
        context = MigrationContext.configure(connection, opts={"version_table": VERSIONS, "compare_type": True})
        assert [] == compare_metadata(context, [tables.metadata, *slack_sdk_metadata()])  # type: ignore[arg-type]


def slack_sdk_metadata() -> tuple[MetaData, ...]:
    """Return what the library says of its tables; a release of it that says otherwise needs a migration of ours."""
    engine = create_async_engine("sqlite+aiosqlite://")
    states = AsyncSQLAlchemyOAuthStateStore(expiration_seconds=1, engine=engine)
    return AsyncSQLAlchemyInstallationStore(client_id="1.2", engine=engine).metadata, states.metadata


def deliveries_before_migrations() -> MetaData:
    """Return the table of deliveries as it was made where Slack was served."""
    metadata = MetaData()
    Table(
        "slack_deliveries",
        metadata,
        Column("name", String(200), primary_key=True),
        Column("claimed", DateTime, nullable=False, index=True),
        Column("done", Boolean, nullable=False),
    )
    return metadata


def test_primary_keys_are_what_the_tables_say(engine: Engine) -> None:
    """Alembic compares no primary keys."""
    known = {
        name: each for metadata in (tables.metadata, *slack_sdk_metadata()) for name, each in metadata.tables.items()
    }
    made = {name: inspect(engine).get_pk_constraint(name)["constrained_columns"] for name in known}

    assert made == {name: list(each.primary_key.columns.keys()) for name, each in known.items()}


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    """Every process migrates at its start."""
    before = inspect(engine).get_table_names()

    migrate(engine)

    assert before == inspect(engine).get_table_names()


def test_many_that_start_at_once_migrate_once(url: str) -> None:
    """Each with connections of its own, as replicas do; none fails."""
    engines = [open_engine(url) for _ in range(6)]
    with ThreadPoolExecutor(len(engines)) as pool:
        list(pool.map(migrate, engines))

    with engines[0].connect() as connection:
        assert [tables.HEAD] == list(connection.execute(select(table(VERSIONS, column("version_num")))).scalars())
    for engine in engines:
        engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither tables nor a lock: the next attempt begins where this one began."""
    monkeypatch.setattr("alembic.op.create_index", _fail)
    with pytest.raises(OperationalError):
        migrate(empty)
    assert [] == inspect(empty).get_table_names()

    monkeypatch.undo()
    migrate(empty)

    assert "conversations" in inspect(empty).get_table_names()


def test_a_database_of_a_later_release_is_left_alone(engine: Engine) -> None:
    """An old program says that it is old."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSIONS} SET version_num = '9999'")  # noqa: S608

    with pytest.raises(NewerSchemaError, match="update this program"):
        migrate(engine)


def test_a_start_with_nothing_to_migrate_needs_no_alembic(tmp_path: Path) -> None:
    """The chat in the terminal shall start at once."""
    url = f"sqlite:///{tmp_path / 'some.db'}"
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    program = (
        "import sys; from adapters.storage.migrate import migrate; from adapters.storage.engine import open_engine;"
        f"migrate(open_engine({url!r})); sys.exit('alembic' in sys.modules)"
    )

    assert 0 == subprocess.run([sys.executable, "-c", program], check=False).returncode


def _fail(*_: object, **__: object) -> None:
    raise OperationalError("CREATE INDEX", {}, Exception("the disk is full"))

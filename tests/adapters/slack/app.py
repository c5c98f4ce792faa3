"""The app under test: the real core on a tiny pack, with a store that outlives every restart."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.core import Core, make_core
from adapters.slack.database import open_engine
from adapters.slack.service import Service, serving
from adapters.storage import engine as storage
from adapters.storage.migrate import migrate
from adapters.storage.threads import Threads
from bot.adviser import Adviser
from bot.events import Incoming
from bot.replies import Reply
from bot.turn import take
from tests.adapters.slack.loopback.server import Slack
from tests.stores import FakeStore


class Setting:
    """A Slack, a store and a database; apps start and stop on them."""

    def __init__(self, slack: Slack, adviser: Adviser, folder: Path) -> None:
        self.slack = slack
        self.store = FakeStore()
        self.turns: list[Incoming] = []
        """Every turn that was taken."""
        self.script: list[Reply] = []
        """Replies to give in place of the core's, first come first served."""
        self._adviser = adviser
        self.url = f"sqlite:///{folder / 'shared.db'}"
        """The database that all replicas share."""

    @property
    def core(self) -> Core:
        """The core over the store."""
        real = partial(take, store=self.store, adviser=self._adviser)

        async def taken(incoming: Incoming) -> Reply:
            self.turns.append(incoming)
            return self.script.pop(0) if self.script else await real(incoming)

        return make_core(taken, self.store, self._adviser, self.store.of_person)

    def engine(self) -> AsyncEngine:
        """Open the database that all replicas share, as Bolt's stores do."""
        return open_engine(self.url)

    @asynccontextmanager
    async def app(self, **changes: Any) -> AsyncIterator[Service]:
        """Run the app until the context ends; people wait for its answers from then on."""
        slack, engine = self.slack, storage.open_engine(self.url)
        migrate(engine)
        database = Threads(engine)
        try:
            async with serving(
                slack.settings(**changes), self.core, database, clock=slack.clock, sleep=slack.clock.sleep
            ) as service:
                if service.port is not None:
                    slack.use_http(service.port)
                slack.settled = service.idle
                yield service
        finally:
            database.close()

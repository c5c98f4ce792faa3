"""Hosts on loopback that take connections and then say nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path


class Passage:
    """A way to a PostgreSQL server; while it is `shut`, whatever is sent waits, and the connections stay."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._tasks: list[asyncio.Task[None]] = []
        self._writers: list[asyncio.StreamWriter] = []
        self._open = asyncio.Event()
        self._open.set()
        self.port = 0

    def shut(self) -> None:
        """Fall silent."""
        self._open.clear()

    def open(self) -> None:
        """Speak again."""
        self._open.set()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry what is said from one side to the other."""
        there, thence = await asyncio.open_unix_connection(self._socket)
        self._writers += (writer, thence)
        ways = (self._carry(reader, thence), self._carry(there, writer))
        self._tasks += [asyncio.create_task(way) for way in ways]

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while said := await reader.read(65_536):
                await self._open.wait()
                writer.write(said)
                await writer.drain()
        writer.close()

    async def end(self) -> None:
        """Break all connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await closed(self._writers)


@asynccontextmanager
async def passage(socket: Path) -> AsyncIterator[Passage]:
    """Open a way to a server's socket, on a free port."""
    made = Passage(socket)
    server = await asyncio.start_server(made.take, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        made.open()
        await made.end()
        server.close()


@asynccontextmanager
async def mute() -> AsyncIterator[int]:
    """Take connections on a free port, and never say a word."""
    held: list[asyncio.StreamWriter] = []

    async def take(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.append(writer)

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        await closed(held)
        server.close()


async def closed(writers: list[asyncio.StreamWriter]) -> None:
    """Close connections, whatever became of them."""
    for writer in writers:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

"""Everything that arrives is dealt with here, once: turns are taken, doors opened, strangers turned away."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.operations.redaction import whereabouts
from adapters.pace import Pace
from adapters.slack import manners, modals
from adapters.slack.controls import Control, Owner
from adapters.slack.core import Core, Kept
from adapters.slack.deliveries import Clock, Deliveries
from adapters.slack.events import Arrival, Click, owner_of
from adapters.slack.home import page
from adapters.slack.limits import Block
from adapters.slack.messages import messages
from adapters.slack.outbox import Outbox, UndeliveredError, code
from adapters.slack.places import Place
from adapters.slack.render import Surface
from bot.events import Asked, ConversationKey, Incoming
from bot.replies import Reply
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)

DATABASE_SECONDS = 12.0
"""That the database may take to say who deals with a delivery; after that it counts as gone."""

Work = Callable[[], Awaitable[None]]


class BusyError(Exception):
    """Somebody else deals with this delivery and is not done: Slack shall ask again later."""


class Desk:
    """Takes turns for all workspaces; each call brings the client of its own."""

    def __init__(self, core: Core, deliveries: Deliveries, clock: Clock, *, persons: Pace, workspaces: Pace) -> None:
        """Keep what every turn needs."""
        self._persons = persons
        self._workspaces = workspaces
        self.core = core
        self.clock = clock
        self._deliveries = deliveries
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something beside the acknowledgement; `close` waits for it."""
        task = asyncio.get_running_loop().create_task(_reported(work))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def idle(self) -> None:
        """Return when everything that was started is done."""
        while self._running:
            await asyncio.wait(set(self._running))

    async def close(self, patience: float = 6.0) -> None:
        """Wait for what is going on, then give up on the rest."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=patience)
            for task in late:
                task.cancel()

    async def once(self, workspace: str, name: str, work: Work) -> None:
        """Do the work unless it was done for this delivery already, by whatever process.

        Raises:
            BusyError: somebody else is at it.
        """
        name = f"{workspace}:{name}"
        if await self._ours(name):
            await self._finish(name, work())

    async def answer_once(self, arrival: Arrival, client: AsyncWebClient, *, again: bool = False) -> None:
        """Take a turn and send what it says, unless that was done for this delivery; `again` says to look first.

        Raises:
            BusyError: somebody else is at it.
        """
        incoming = arrival.incoming
        name = f"{incoming.key.workspace}:{incoming.id}"
        if again and await self._is_done(name):
            return
        if wait := self._wait(incoming.key):
            await self._slow_down(arrival.place, incoming.key, wait, client)
            return
        reply, failed = await self.turn(incoming)
        if reply.repeated and not await self._ours(name, begun=incoming.at):
            return
        await self._finish(name, self._send(arrival, reply, client, failed=failed))

    async def answer(self, arrival: Arrival, client: AsyncWebClient) -> None:
        """Take a turn and send what it says."""
        reply, failed = await self.turn(arrival.incoming)
        await self._send(arrival, reply, client, failed=failed)

    async def _send(self, arrival: Arrival, reply: Reply, client: AsyncWebClient, *, failed: bool) -> None:
        incoming, place = arrival.incoming, arrival.place
        if failed:  # what is shown stays, and can be used again
            place = replace(place, asks=False, rewrite=False)
        if place.surface == "home":
            await self.show_home(client, incoming.key, reply)
            return
        await Outbox(client).deliver(reply, place, owner_of(incoming.key), event=incoming.id)

    async def forget_workspace(self, workspace: str) -> None:
        """Delete all that is kept about a workspace that removed the app."""
        if workspace:
            count = await self.core.forget_workspace(workspace)
            await self._deliveries.forget(workspace)
            log.info("a workspace removed the app: %d conversations deleted", count)

    async def turn(self, incoming: Incoming) -> tuple[Reply, bool]:
        """Take a turn; what goes wrong becomes one honest sentence with a reference that the log knows."""
        try:
            return await self.core.take(incoming), False
        except StoreUnavailableError as error:
            return manners.apology(_noted("store unavailable", error)), True
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets an answer
            return manners.apology(_noted("turn failed", whereabouts(error))), True

    async def click(self, click: Click, client: AsyncWebClient) -> None:
        """Deal with the use of a control."""
        control, arrival = click.control, click.arrival
        if control is not None and arrival is not None and control.owner.person == click.place.person:
            await self.answer_once(arrival, client)
        else:
            await self.once(click.workspace, click.id, lambda: self._open_door(click, client))

    async def _open_door(self, click: Click, client: AsyncWebClient) -> None:
        control, place = click.control, click.place
        mine = Owner(person=place.person).key(click.workspace)
        if wait := self._wait(mine):
            await self._slow_down(place, mine, wait, client)
        elif control is None:
            await self._turn_away(manners.OLD_CONTROL, place, client)
        elif control.door == "own":
            await self._own(click, client)
        elif control.owner.person != place.person:
            await self._turn_away(manners.STRANGER, place, client)
        elif control.door in {"share", "keep"}:
            await self._show(click, control, client)
        else:
            await self._open_form(click, control, client)

    async def _open_form(self, click: Click, control: Control, client: AsyncWebClient) -> None:
        """Open the form for free text or the one with several questions; Slack allows three seconds for it."""
        origin, view = modals.Origin(owner=control.owner, place=click.place), None
        if control.door == "words":
            view = modals.words(origin)
        elif questions := await self.core.questions(control.owner.key(click.workspace)):
            view = modals.form(questions, origin)
        if view is None:
            await self._say(manners.NOTHING_TO_ASK, origin, client)
            return
        await self.open_view(view, click.trigger, origin, client)

    async def open_view(self, view: Block, trigger: str, origin: modals.Origin, client: AsyncWebClient) -> None:
        """Open a form, or say that it is too late for that."""
        try:
            await client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            log.info("form not opened (%s)", code(error))
            await self._say(manners.FORM_TOO_LATE, origin, client)

    async def show_home(self, client: AsyncWebClient, key: ConversationKey, reply: Reply | None = None) -> None:
        """Show App Home to a person; what does not fit goes on in the direct message."""
        kept: tuple[Kept, ...] = ()
        try:
            kept = await self.core.kept(key)
        except StoreUnavailableError as error:
            reply = reply or manners.apology(_noted("store unavailable", error))
        view, whole = page(key.person, kept, reply)
        await client.views_publish(user_id=key.person, view=view)
        if reply is not None and not whole:
            await Outbox(client).deliver(reply, Place(surface="direct", person=key.person), owner_of(key))

    async def _own(self, click: Click, client: AsyncWebClient) -> None:
        """Begin a conversation for whoever clicked, in private."""
        place = click.place
        rewrite = place.surface == "private"
        mine = Owner(person=place.person, channel=place.channel if place.surface != "direct" else "")
        incoming = Incoming(key=mine.key(click.workspace), id=click.id, at=click.at, event=Asked("start"))
        private = replace(place, surface="private", thread="", rewrite=rewrite) if mine.channel else place
        await self.answer(Arrival(incoming=incoming, place=private), client)

    async def _show(self, click: Click, control: Control, client: AsyncWebClient) -> None:
        """Show an answer to the channel, or do not; the core gives it again for the event that it answered."""
        outbox, owner, remark = Outbox(client), control.owner, manners.KEPT_PRIVATE
        key = owner.key(click.workspace)
        again = Incoming(key=key, id=control.question, at=click.at, event=Asked("repeat"), seen=control.turn)
        reply, failed = await self.turn(again)
        if failed or reply.private:  # such as that everything was forgotten since
            await outbox.deliver(reply, replace(click.place, rewrite=False), owner)
            return
        if control.door == "share":
            remark = manners.SHARED
            try:
                await outbox.share(reply, click.place, owner)
            except UndeliveredError:
                await outbox.deliver(manners.remark(manners.NOT_SHARED), click.place, owner)
                return
        said = replace(reply, parts=(*manners.remark(remark).parts, *reply.parts))
        await outbox.deliver(said, click.place, owner)

    def _wait(self, key: ConversationKey) -> int:
        """Return how many seconds somebody has to wait before the next turn."""
        now, person = self.clock().timestamp(), f"{key.workspace}:{key.person}"
        return self._persons.wait(person, now) or self._workspaces.wait(key.workspace, now)

    async def _slow_down(self, place: Place, key: ConversationKey, wait: int, client: AsyncWebClient) -> None:
        surface: Surface = "private" if place.surface in {"private", "thread"} else "direct"
        here = replace(place, surface=surface, asks=False, rewrite=False)
        await Outbox(client).deliver(manners.remark(manners.TOO_FAST.format(wait=wait)), here, owner_of(key))

    async def _turn_away(self, text: str, place: Place, client: AsyncWebClient) -> None:
        private = replace(place, surface="private", rewrite=False)
        if place.surface == "home":
            private = Place(surface="direct", person=place.person)
        await Outbox(client).send(private, messages(manners.turned_away(text, place.person)))

    async def _say(self, text: str, origin: modals.Origin, client: AsyncWebClient) -> None:
        """Make a remark beside what is shown."""
        direct = origin.place.surface in {"home", "direct"}
        place = replace(origin.place, surface="direct" if direct else "private", asks=False, rewrite=False)
        await Outbox(client).deliver(manners.remark(text), place, origin.owner)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # was logged already, by `_reported`

    async def _ours(self, name: str, begun: datetime | None = None) -> bool:
        """Return whether to deal with a delivery; yes where the database cannot tell: the answer will say so."""
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                claim = await self._deliveries.claim(name, begun)
        except Exception as error:  # noqa: BLE001 - drivers raise what they like
            log.error("deliveries unavailable: %s", type(error).__name__)  # noqa: TRY400
            return True
        if claim == "busy":
            raise BusyError(name)
        return claim == "ours"

    async def _is_done(self, name: str) -> bool:
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                return await self._deliveries.is_done(name)
        except Exception as error:  # noqa: BLE001 - drivers raise what they like
            log.error("deliveries unavailable: %s", type(error).__name__)  # noqa: TRY400
            return False

    async def _finish(self, name: str, work: Awaitable[None]) -> None:
        """Do the work; what did not get out may be tried again at once."""
        try:
            await work
        except UndeliveredError:
            try:
                await self._deliveries.release(name)
            except Exception as error:  # noqa: BLE001 - drivers raise what they like
                log.error("deliveries unavailable: %s", type(error).__name__)  # noqa: TRY400
            raise
        self._deliveries.finish(name)


def _noted(what: str, detail: object) -> str:
    """Log a failure, and return the reference under which it can be found."""
    reference = secrets.token_hex(4)
    log.error("%s, reference %s: %s", what, reference, detail)
    return reference


async def _reported(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except BusyError:
        log.info("a repeated delivery is being dealt with already")
        raise
    except (UndeliveredError, SlackApiError) as error:
        log.error("answer not delivered: %s", code(error) if isinstance(error, SlackApiError) else error)  # noqa: TRY400
        raise
    except Exception as error:
        log.error("failed: %s", whereabouts(error))  # noqa: TRY400
        raise

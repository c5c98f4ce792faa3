"""Slack's Web API and response addresses, with the faults that a test asks for."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.adapters.slack.loopback.rules import RefusedError, check_message, check_view
from tests.adapters.slack.loopback.world import URL_LIFE, URL_USES, Message, Workspace, World

Args = dict[str, Any]
NEEDED = {
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
}


@dataclass
class Fault:
    """What happens instead of an answer: a status, a closed connection, or nothing at all."""

    status: int = 429
    retry_after: int | None = None
    hang_up: bool = False
    silent: bool = False


class Api:
    """Answers the app's calls."""

    def __init__(self, world: World, base: Callable[[], str]) -> None:
        self._world = world
        self._base = base
        self._uploads: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self.answered = asyncio.Event()
        """Set whenever a call was answered."""
        self.calls: list[str] = []
        """Methods in the order of the calls."""
        self.faults: dict[str, deque[Fault]] = {}
        """Method, or "response", to what goes wrong with its next calls."""
        self.files: dict[str, str] = {}
        """Contents by file name."""
        self.gate: Callable[[], Awaitable[object]] | None = None
        """Holds every call back until it returns."""
        self.sockets: Callable[[], str] = lambda: ""
        self.codes: dict[str, str] = {}
        """OAuth codes to the workspace that granted them."""

    def routes(self) -> list[web.RouteDef]:
        """Return what the server answers."""
        return [
            web.post("/api/{method}", self._method),
            web.post("/response/{name}", self._response),
            web.post("/upload/{name}", self._upload),
        ]

    async def _method(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fault = await self._fault(method, request)
        if fault is not None:
            return fault
        args = await _arguments(request)
        try:
            answer = await self._answer(method, args, request)
        except RefusedError as error:
            self._world.refusals.append(error)
            answer = {"ok": False, "error": error.code}
        self.answered.set()
        return web.json_response({"ok": True} | answer, headers=self._headers(args, request))

    async def _answer(self, method: str, args: Args, request: web.Request) -> Args:
        if method == "oauth.v2.access":
            return self._access(args)
        token = _token(args, request)
        if method == "apps.connections.open":
            if not token.startswith("xapp-good"):
                raise RefusedError("invalid_auth")
            return {"url": self.sockets()}
        workspace = self._world.workspace_of(token)
        if NEEDED.get(method, "commands") not in workspace.scopes:
            raise RefusedError("missing_scope", method)
        return _METHODS[method](self, workspace, args)

    async def _fault(self, method: str, request: web.Request) -> web.StreamResponse | None:
        self.calls.append(method)
        if self.gate is not None:
            await self.gate()
        waiting = self.faults.get(method)
        if not waiting:
            return None
        fault = waiting.popleft()
        if fault.silent:
            await asyncio.Event().wait()
        if fault.hang_up and request.transport is not None:
            request.transport.close()
            return web.Response()
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=fault.status, headers=headers)

    def _headers(self, args: Args, request: web.Request) -> Mapping[str, str]:
        try:
            scopes = self._world.workspace_of(_token(args, request)).scopes
        except RefusedError:
            return {}
        return {"x-oauth-scopes": ",".join(sorted(scopes))}

    def _auth_test(self, workspace: Workspace, _: Args) -> Args:
        return {"team_id": workspace.team, "user_id": workspace.bot, "bot_id": f"B{workspace.team}", "user": "bot"}

    def _post_message(self, workspace: Workspace, args: Args) -> Args:
        check_message(args)
        channel = str(args["channel"])
        if channel.startswith(("U", "W")):
            channel = workspace.direct(channel).id
        if channel not in workspace.channels:
            raise RefusedError("channel_not_found", channel)
        if workspace.bot not in workspace.channels[channel].members:
            raise RefusedError("not_in_channel", channel)
        message = self._message(workspace, channel, args)
        return {"channel": channel, "ts": self._world.post(workspace, message).ts}

    def _post_ephemeral(self, workspace: Workspace, args: Args) -> Args:
        check_message(args, previews=False)
        channel = workspace.channels.get(str(args["channel"]))
        if channel is None:
            raise RefusedError("channel_not_found", str(args["channel"]))
        if workspace.bot not in channel.members:
            raise RefusedError("not_in_channel", channel.id)
        if args["user"] not in channel.members:
            raise RefusedError("user_not_in_channel", args["user"])
        message = self._message(workspace, channel.id, args, only_for=args["user"])
        return {"message_ts": self._world.post(workspace, message).ts}

    def _update(self, workspace: Workspace, args: Args) -> Args:
        check_message(args, previews=False)
        found = [m for m in workspace.messages if (m.channel, m.ts) == (args["channel"], args["ts"])]
        if not found or found[0].only_for:
            raise RefusedError("message_not_found", "an ephemeral message cannot be updated")
        if found[0].author != workspace.bot:
            raise RefusedError("cant_update_message")
        found[0].text, found[0].blocks = args["text"], args["blocks"]
        self._world.note_mentions(found[0].blocks)
        return {"channel": args["channel"], "ts": args["ts"]}

    def _views_open(self, workspace: Workspace, args: Args) -> Args:
        person = self._world.exchange(args["trigger_id"])
        check_view(args["view"])
        view = args["view"] | {"id": f"V{self._world.number()}", "hash": f"h{self._world.number()}"}
        stack = workspace.modals.setdefault(person, [])
        if len(stack) == 3:
            raise RefusedError("view_stack_full")
        stack.append(view)
        return {"view": view}

    def _views_publish(self, workspace: Workspace, args: Args) -> Args:
        check_view(args["view"])
        view = args["view"] | {"id": f"V{args['user_id']}", "hash": f"h{self._world.number()}"}
        workspace.homes[args["user_id"]] = view
        return {"view": view}

    def _suggest(self, workspace: Workspace, args: Args) -> Args:
        if "thread_ts" in args or not 0 < len(args["prompts"]) <= 4:
            raise RefusedError("invalid_arguments", "at most four prompts, and no thread")
        workspace.prompts[args["channel_id"]] = args["prompts"]
        return {}

    def _upload_url(self, _: Workspace, args: Args) -> Args:
        name = f"F{self._world.number()}"
        self._names[name] = str(args["filename"])
        self._uploads[name] = b"?" * int(args["length"])
        return {"upload_url": f"{self._base()}/upload/{name}", "file_id": name}

    def _complete_upload(self, workspace: Workspace, args: Args) -> Args:
        channel = workspace.channels.get(str(args["channel_id"]))
        if channel is None or workspace.bot not in channel.members:
            raise RefusedError("not_in_channel", str(args["channel_id"]))
        names = [self._names[file["id"]] for file in _decoded(args["files"])]
        for file in _decoded(args["files"]):
            self.files[self._names[file["id"]]] = self._uploads[file["id"]].decode()
        message = self._message(workspace, channel.id, {"text": "", "thread_ts": args.get("thread_ts")})
        message.files = names
        self._world.post(workspace, message)
        return {"files": []}

    def _completed(self, workspace: Workspace, args: Args) -> Args:
        workspace.outputs[args["function_execution_id"]] = _decoded(args.get("outputs")) or args.get("error")
        return {}

    def _access(self, args: Args) -> Args:
        team = self.codes.pop(str(args.get("code")), None)
        if team is None:
            raise RefusedError("invalid_code")
        workspace = self._world.install(team)
        return {
            "app_id": "A1",
            "access_token": workspace.token,
            "token_type": "bot",
            "scope": ",".join(sorted(workspace.scopes)),
            "bot_user_id": workspace.bot,
            "team": {"id": team, "name": team},
            "enterprise": None,
            "is_enterprise_install": False,
            "authed_user": {"id": "UADMIN"},
        }

    async def _response(self, request: web.Request) -> web.StreamResponse:
        fault = await self._fault("response", request)
        if fault is not None:
            return fault
        name, body = request.match_info["name"], await request.json()
        try:
            self._respond(name, body)
        except RefusedError as error:
            if error.code not in {"used_url", "expired_url"}:
                self._world.refusals.append(error)
            return web.json_response({"ok": False, "error": error.code}, status=404)
        self.answered.set()
        return web.Response(text="ok")

    def _respond(self, name: str, body: Args) -> None:
        address = self._world.addresses[name]
        if self._world.clock() - address.issued > URL_LIFE:
            raise RefusedError("expired_url")
        if address.uses == URL_USES:
            raise RefusedError("used_url")
        address.uses += 1
        check_message(body)
        workspace = next(each for each in self._world.workspaces.values() if address.channel in each.channels)
        if body.get("replace_original") and address.replaces is not None:
            address.replaces.text, address.replaces.blocks = body["text"], body.get("blocks") or []
            self._world.note_mentions(address.replaces.blocks)
            return
        only_for = "" if body.get("response_type") == "in_channel" else address.person
        self._world.post(workspace, self._message(workspace, address.channel, body, only_for=only_for))

    async def _upload(self, request: web.Request) -> web.Response:
        self._uploads[request.match_info["name"]] = await request.read()
        return web.Response(text="OK")

    def _message(self, workspace: Workspace, channel: str, args: Args, only_for: str = "") -> Message:
        return Message(
            channel=channel,
            ts=self._world.stamp(),
            author=workspace.bot,
            text=args["text"],
            blocks=args.get("blocks") or [],
            thread=str(args.get("thread_ts") or ""),
            only_for=only_for,
        )


_METHODS: dict[str, Callable[[Api, Workspace, Args], Args]] = {
    "assistant.threads.setSuggestedPrompts": Api._suggest,
    "auth.test": Api._auth_test,
    "chat.postEphemeral": Api._post_ephemeral,
    "chat.postMessage": Api._post_message,
    "chat.update": Api._update,
    "files.completeUploadExternal": Api._complete_upload,
    "files.getUploadURLExternal": Api._upload_url,
    "functions.completeError": Api._completed,
    "functions.completeSuccess": Api._completed,
    "views.open": Api._views_open,
    "views.publish": Api._views_publish,
}


async def _arguments(request: web.Request) -> Args:
    if request.content_type == "application/json":
        found: Args = await request.json()
        return found
    posted = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    form = dict(request.query) | posted
    return {name: _decoded(value) if name in {"blocks", "view", "prompts"} else value for name, value in form.items()}


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _token(args: Args, request: web.Request) -> str:
    return str(args.get("token") or request.headers.get("Authorization", "").removeprefix("Bearer "))

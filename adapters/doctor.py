"""`whichframework doctor`: what is set up, what is missing, and how to put it right. Secrets are never shown."""

import asyncio
from collections.abc import Iterator

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.platforms import Check, checks, configured
from adapters.settings import Settings
from bot.turn import StoreUnavailableError

HOW = {
    "slack": "not set up: make an app (README, “Slack”), then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
    "discord": "not set up: make an application (README, “Discord”), then set DISCORD_TOKEN",
}

MISTAKES = (
    "`whichframework knowledge check` lists them; WHICHFRAMEWORK_PACK and WHICHFRAMEWORK_OVERLAY say where it is."
)

REMEDY = "Is it running, is there room, and may this user write there? WHICHFRAMEWORK_DATABASE_URL says where it is."


def run() -> int:
    """Print each check; return 1 if something that is set up does not work."""
    settings = wiring.settings()
    found = (*_here(settings), *asyncio.run(_platforms(settings)))
    for name, fine, remark in found:
        print(f"{'ok   ' if fine else 'WRONG'} {name}{f': {remark}' if remark else ''}")
    for platform, how in HOW.items():
        if platform not in configured(settings):
            print(f"--    {platform}: {how}.")
    return 0 if all(fine for _, fine, _ in found) else 1


def _here(settings: Settings) -> Iterator[Check]:
    yield "settings", True, ""
    try:
        pack = wiring.adviser(settings).pack
        yield "knowledge", True, f"{pack.header.title}, {len(pack.candidates)} entries, {len(pack.excerpts)} excerpts"
    except CannotGoOnError as error:
        yield "knowledge", False, f"{error} {MISTAKES}"
    try:
        engine = wiring.database(settings)
        engine.dispose()
        # What follows a question mark may hold a password as well.
        yield "database", True, engine.url.set(query={}).render_as_string(hide_password=True)
    except StoreUnavailableError as error:
        yield "database", False, f"{error} {REMEDY}"
    except CannotGoOnError as error:
        yield "database", False, str(error)


async def _platforms(settings: Settings) -> tuple[Check, ...]:
    return tuple([check for platform in configured(settings) for check in await checks(platform, settings)])

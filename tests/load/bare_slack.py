"""The least that a Slack bot can do: acknowledge, and post the same text to everybody."""

import os
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

TEXT = "It depends."


def main() -> None:
    """Serve by signed HTTP."""
    token = os.environ["SLACK_BOT_TOKEN"]
    client = AsyncWebClient(token=token, base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(token=token, signing_secret=os.environ["SLACK_SIGNING_SECRET"], client=client)

    @app.event("message")
    async def heard(event: dict[str, Any], say: AsyncSay) -> None:
        await say(TEXT, thread_ts=event["ts"])

    app.server(port=int(os.environ["SLACK_PORT"]), host="127.0.0.1").start()


if __name__ == "__main__":
    main()

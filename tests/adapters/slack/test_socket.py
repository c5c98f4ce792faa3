"""Socket Mode."""

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack


async def test_it_connects_anew_when_slack_asks_for_it(setting: Setting, slack: Slack, ada: Person) -> None:
    """Slack refreshes connections now and then: the conversation goes on over the next one."""
    async with setting.app(ping_seconds=0.1) as service:
        assert await service.connected()
        await ada.command()
        await slack.socket.disconnect()
        await ada.click("Analysis over many rows")

        assert "analysis over many rows" in ada.reads()
        assert 2 <= slack.api.calls.count("apps.connections.open")


async def test_several_connections_share_the_work(setting: Setting, slack: Slack, ada: Person) -> None:
    """Any of them may get any payload."""
    async with setting.app() as one, setting.app() as two:
        assert 2 == slack.socket.connections
        for _ in range(3):
            await ada.command("help")
        await one.idle()
        await two.idle()

    assert 3 == len(ada.sees())

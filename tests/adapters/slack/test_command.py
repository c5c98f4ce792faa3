"""`/whichframework`: one private message that clicks rewrite."""

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person


async def test_a_command_is_answered_in_private(app: Setting, ada: Person, bob: Person) -> None:
    """What somebody asks by command is seen by nobody else in the channel."""
    bob.workspace.channel("C1", bob.id)

    await ada.command()

    assert ["What will the data be used for?"] == [message.text.splitlines()[0] for message in ada.sees("C1")]
    assert [] == bob.sees("C1")


async def test_clicks_rewrite_the_one_message(app: Setting, ada: Person) -> None:
    """From the first question to the advice, there is one message."""
    await ada.command()
    await ada.click("Records of an application")
    assert 1 == len(ada.sees())
    print(ada.reads())
    await ada.click("Just tell me")
    print(ada.reads())

    assert 1 == len(ada.sees())
    assert ada.reads().splitlines()[0] == "x"

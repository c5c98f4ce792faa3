"""Direct messages and the agent's Messages tab."""

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

pytestmark = pytest.mark.usefixtures("app")


async def test_a_direct_message_is_answered_in_its_thread(ada: Person) -> None:
    """Each message of the Messages tab begins a thread, and its answer belongs there."""
    thread = await ada.write("we keep user accounts of a web application")

    assert [thread] == [message.thread for message in ada.sees(ada.direct)]


async def test_words_and_clicks_are_one_conversation(ada: Person) -> None:
    """In the thread or below it, typed or clicked: there is one direct conversation."""
    thread = await ada.write("we keep user accounts of a web application")
    await ada.click("Yes")
    await ada.write("several programs write", thread=thread)
    await ada.write("just tell me")

    assert "PostgreSQL" == ada.reads(ada.direct).splitlines()[0]
    assert "can run a server" in ada.reads(ada.direct)


async def test_opening_the_messages_tab_suggests_prompts(app: Setting, ada: Person) -> None:
    """Whoever opens the tab sees what one could say, and nothing is said to them."""
    await ada.open_app("messages")

    assert 4 == len(ada.workspace.prompts[ada.direct])
    assert [] == ada.sees()
    assert [] == app.turns


async def test_without_the_scope_for_prompts_nothing_else_suffers(slack: Slack, ada: Person) -> None:
    """Prompts are a courtesy."""
    ada.workspace.scopes -= {"assistant:write"}

    assert (await ada.open_app("messages")).ok
    assert ["missing_scope"] == [refusal.code for refusal in slack.world.refusals]
    slack.world.refusals.clear()


async def test_two_workspaces_hear_nothing_of_each_other(app: Setting, ada: Person) -> None:
    """The same person's id in another workspace is another person."""
    await ada.write("we keep user accounts of a web application")

    assert {"T1"} == {key.workspace for key in app.store.conversations}


async def test_forget_me_in_words(app: Setting, ada: Person) -> None:
    """It is done at once, everywhere in the workspace, and said."""
    await ada.command("we keep user accounts of a web application")
    await ada.write("analytics over many rows")
    assert 2 == len(app.store.conversations)

    await ada.write("forget me")

    assert {} == app.store.conversations
    assert "2 " in ada.reads(ada.direct) or "delete" in ada.reads(ada.direct).casefold()

"""App Home."""

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.controls import labels
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.rules import elements, texts

pytestmark = pytest.mark.usefixtures("app")


def shown(person: Person) -> str:
    """Return all that App Home says."""
    return "\n".join(texts(person.home["blocks"]))


async def test_it_offers_to_start_and_says_that_nothing_is_stored(app: Setting, ada: Person) -> None:
    """Looking at it takes no turn and stores nothing."""
    await ada.open_app()

    assert "Start" in shown(ada)
    assert "Nothing." in shown(ada)
    assert "Forget me" not in shown(ada)
    assert [] == app.turns


async def test_the_conversation_takes_place_on_the_page(ada: Person) -> None:
    """Each answer replaces the one before, and no message is sent."""
    await ada.open_app()
    await ada.click_home("Start")
    await ada.click_home("Analysis over many rows")
    await ada.conclude_home()

    assert shown(ada).startswith("DuckDB")
    assert [] == ada.sees()


async def test_it_goes_on_with_the_direct_conversation(ada: Person) -> None:
    """What was written directly is known here."""
    await ada.write("we keep user accounts of a web application")
    await ada.open_app()
    await ada.click_home("Continue")

    assert "records of an application" in shown(ada)


async def test_past_recommendations_are_listed(ada: Person) -> None:
    """Those of all the person's conversations in the workspace, with their channel."""
    await ada.command("analytics over many rows", channel="C7")
    await ada.conclude()
    await ada.open_app()

    assert "Past recommendations" in shown(ada)
    assert "DuckDB" in shown(ada)
    assert "'channel_id': 'C7'" in str(ada.home["blocks"])


async def test_it_shows_what_is_stored_and_forgets_it_after_asking(app: Setting, ada: Person) -> None:
    """Forgetting needs a second yes, and then leaves nothing behind."""
    await ada.command("analytics over many rows")
    await ada.write("we keep user accounts of a web application")
    await ada.open_app()
    assert "2 conversations." in shown(ada)
    await ada.click_home("What do you know about me?")
    assert "records of an application" in shown(ada)
    forget = next(e for b in ada.home["blocks"] for e in elements(b) if "Forget me" in labels(e))
    assert "cannot be undone" in forget["confirm"]["text"]["text"]

    await ada.click_home("Forget me")

    assert {} == app.store.conversations
    assert "Nothing." in shown(ada)


async def test_a_comparison_is_shown_without_a_table(ada: Person) -> None:
    """Views take no tables: the cells are listed instead, all of them."""
    await ada.write("compare SQLite and PostgreSQL")
    table = next(b for m in ada.sees(ada.direct) for b in m.blocks if b["type"] == "table")
    await ada.open_app()
    await ada.click_home("Start")
    await ada.click_home("Tell me more")
    await ada.send_form(text="compare SQLite and PostgreSQL")

    for row in table["rows"][1:]:
        assert row[0]["text"] in shown(ada)


async def test_a_form_opened_here_answers_here(ada: Person) -> None:
    """What is typed into it is answered on the page."""
    await ada.open_app()
    await ada.click_home("Tell me more")
    await ada.send_form(text="analytics over many rows")

    assert "analysis over many rows" in shown(ada)

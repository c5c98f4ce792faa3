"""What a reply looks like."""

from datetime import UTC, datetime

from adapters.discord.pages import Beside, Fenced, Menu, Page, markdown_of
from adapters.discord.render import Surface, render
from bot.events import Asked, Command, ConversationKey, Incoming, Said
from bot.replies import Action, Choice, Code, Echo, Heard, Offers, Paragraph, Prompt, Reply, Span
from tests.adapters.discord.fakes import Core

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = ConversationKey(platform="discord", channel="1", person="2")
SURFACE = Surface(owner=2)
SHOP = "I am building a shop with user accounts, an admin area and PostgreSQL"


def text_of(pages: tuple[Page, ...]) -> str:
    """Return all text."""
    return "\n".join(markdown_of(block) for page in pages for block in page.blocks)


def labels_of(pages: tuple[Page, ...]) -> list[str]:
    """Return what can be pressed."""
    return [button.label for page in pages for row in page.rows if not isinstance(row, Menu) for button in row]


def menus_of(pages: tuple[Page, ...]) -> list[Menu]:
    """Return what can be chosen from."""
    return [row for page in pages for row in page.rows if isinstance(row, Menu)]


def says(*parts: object) -> tuple[Page, ...]:
    """Render a reply of some parts."""
    return render(Reply(kind="answer", parts=parts, turn=1), SURFACE)  # type: ignore[arg-type]


async def take(core: Core, number: int, event: Said | Asked) -> tuple[Page, ...]:
    """Take a turn and render it."""
    return render(await core.take(Incoming(key=KEY, id=str(number), at=MOMENT, event=event)), SURFACE)


async def test_the_advice_has_everything_to_defend_it(core: Core) -> None:
    """Verdict, reasons with references, alternatives, a chart, a way to start, quotes with dated sources."""
    pages = await take(core, 1, Said(f"{SHOP}. Just tell me"))
    pages = await take(core, 2, Asked("tell_me"))
    text = text_of(pages)

    assert "## Django" in text
    assert "**Why**" in text
    assert "**Alternatives**" in text
    assert "`pip install django`" in text
    assert r"> **\[1]**" in text
    assert "](<https://" in text
    assert any(isinstance(block, Beside) and block.url for page in pages for block in page.blocks)
    assert any(isinstance(block, Fenced) and "█" in block.markdown for page in pages for block in page.blocks)
    assert "Helpful" in labels_of(pages)


async def test_every_command_can_be_shown(core: Core) -> None:
    """After advice, each of them fits and leaves something to read."""
    await take(core, 0, Said(SHOP))
    await take(core, 1, Asked("tell_me"))
    commands: tuple[Command, ...] = (
        "why", "compare", "would_change", "starter", "record", "summary", "helpful", "help", "back", "forget"
    )  # fmt: skip
    for number, command in enumerate(commands, start=2):
        pages = await take(core, number, Asked(command))

        assert text_of(pages).strip()


async def test_the_starter_is_code_and_the_record_a_file(core: Core) -> None:
    """Code stays in one block; the decision record comes as a Markdown file of its own."""
    await take(core, 0, Said(SHOP))
    await take(core, 1, Asked("tell_me"))
    starter = await take(core, 2, Asked("starter"))
    record = await take(core, 3, Asked("record"))

    assert any(isinstance(block, Fenced) and "```python" in block.markdown for page in starter for block in page.blocks)
    assert record[-1].attachment is not None
    assert record[-1].attachment.filename.endswith(".md")
    assert () == record[-1].rows


def test_up_to_four_choices_are_buttons_and_more_a_menu() -> None:
    """Unless several may be chosen."""
    few = Prompt(question="q", text="Which?", choices=tuple(Choice(id=one, label=one) for one in "abcd"))
    many = Prompt(question="q", text="Which?", choices=tuple(Choice(id=one, label=one) for one in "abcde"))
    several = Prompt(question="q", text="Which?", choices=few.choices, multiple=True)

    assert ["a", "b", "c", "d", "In my own words"] == labels_of(says(few))
    assert [(5, 1)] == [(len(menu.options), menu.most) for menu in menus_of(says(many))]
    assert [(4, 4)] == [(len(menu.options), menu.most) for menu in menus_of(says(several))]


def test_what_a_label_cannot_hold_stands_in_the_text() -> None:
    """A label that is cut short is shown in full above."""
    wordy = "a choice with many words " * 6
    prompt = Prompt(question="q", text="Which?", choices=(Choice(id="a", label=wordy), Choice(id="b", label="B")))

    assert wordy.strip() in text_of(says(prompt))


def test_what_cannot_be_a_control_can_be_typed() -> None:
    """An argument that fits no id is named among the words to type."""
    offers = Offers(actions=(Action(command="about", label="About that", argument="x" * 200),))

    assert "About that" in text_of(says(offers))


def test_what_was_understood_can_be_corrected() -> None:
    """Each item can be changed or dropped; people's words are quoted and harmless."""
    heard = Heard(
        criterion="admin", option="yes", label="needs an admin area", polarity="wanted", how="said", quote="**admin**"
    )
    pages = says(Echo(title="What I understood", items=(heard,), not_understood=("@everyone",)))
    (menu,) = menus_of(pages)

    assert ["change:admin", "remove:admin"] == [option.value for option in menu.options]
    assert r"“\*\*admin\*\*”" in text_of(pages)
    assert "@everyone" not in text_of(pages)


def test_code_with_a_fence_in_it_comes_as_a_file() -> None:
    """It would end its own block."""
    pages = says(Code(title="Starter", filename="app.py", language="python", code="x = '''```'''", run="python app.py"))

    assert pages[-1].attachment is not None
    assert "x = '''```'''" == pages[-1].attachment.content


def test_an_endless_reply_ends_in_a_file() -> None:
    """Beyond a few messages the rest is a file, so that nothing is lost."""
    text = "word " * 10_000
    pages = says(Paragraph(spans=(Span(text),)))
    shown = "".join(markdown_of(block) for page in pages[:3] for block in page.blocks)
    attached = pages[-1].attachment

    assert attached is not None
    assert 10_000 == shown.count("word") + attached.content.count("word")

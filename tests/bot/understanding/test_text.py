"""Text is brought into one form, and words keep their places in it."""

import pytest

from bot.understanding.stems import stem
from bot.understanding.text import COMMA, LONGEST, NONE, SENTENCE, split, tidy


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\uff26\uff4c\uff41\uff53\uff4b", "Flask"),
        ("don\u2019t", "don't"),
        ("a\x1b[31mb", "a [31mb"),
        ("zero\u200bwidth", "zerowidth"),
        ("hi <@U123ABC> there", "hi   there"),
        ("<https://example.org/x|the docs>", " the docs "),
        ("nice :tada: work", "nice   work"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_markup_and_odd_characters_are_neutralised(typed: str, expected: str) -> None:
    """Mentions, addresses, emoji and control characters go; what people read stays."""
    assert expected == tidy(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("we don't, can't and won't", ("we", "do", "not", "can", "not", "and", "will", "not")),
        ("dunno, wanna try", ("do", "not", "know", "want", "to", "try")),
        ("real-time web.py app/site", ("real", "time", "web", "py", "app", "site")),
        ("python3 on k8s", ("python", "3", "on", "k", "8", "s")),
        ("django's orm", ("django", "orm")),
    ],
)
def test_short_forms_are_written_out_and_compounds_split(typed: str, expected: tuple[str, ...]) -> None:
    """A phrase finds its words however they are joined."""
    assert expected == split(typed).words


def test_punctuation_separates_by_its_strength() -> None:
    """A full stop inside a name separates nothing, a comma little, the end of a sentence most."""
    words = split("node.js, really. Yes")

    assert ("node", "js", "really", "yes") == words.words
    assert (NONE, NONE, COMMA, SENTENCE) == words.breaks


def test_a_quote_is_what_was_typed() -> None:
    """The words are given back as they were written."""
    words = split("We do NOT need an Admin-Panel")

    assert "Admin-Panel" == words.quote(5, 6)


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    """A hundred thousand characters cost no more than a page."""
    assert LONGEST == len(tidy("x" * 100_000))
    assert LONGEST >= len(tidy("\ufdfa" * 100_000))


@pytest.mark.parametrize(
    ("forms", "stemmed"),
    [
        (("block", "blocks", "blocked", "blocking"), "block"),
        (("move", "moves", "moved", "moving"), "move"),
        (("run", "runs", "running"), "run"),
        (("migrate", "migrating", "migrated"), "migrat"),
        (("query", "queries"), "query"),
        (("use", "used", "using", "uses"), "use"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...], stemmed: str) -> None:
    """Inflections are one."""
    assert {stemmed} == {stem(form) for form in forms}


@pytest.mark.parametrize(("one", "other"), [("user", "use"), ("note", "not"), ("site", "sit"), ("general", "generate")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    """What a phrase must tell apart stays apart."""
    assert stem(one) != stem(other)

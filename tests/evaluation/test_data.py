"""The evaluation's own data are sound: a wrong id there would count against the bot."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from bot.events import Command
from bot.replies import Polarity
from knowledge.loading import load
from knowledge.pack import Pack

HERE = Path(__file__).parent
AT_LEAST = {
    "paraphrase": 130,
    "typo": 50,
    "slang": 40,
    "negation": 90,
    "several": 60,
    "uncertainty": 40,
    "correction": 30,
    "non-native": 40,
    "runs-knows-named": 60,
    "command": 40,
    "answer": 50,
    "out-of-scope": 80,
    "in-scope-hard": 30,
}

Items = list[dict[str, Any]]


def _read(name: str) -> Items:
    items: Items = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return items


UTTERANCES, SCENARIOS, FACTS, FRESH, HELD = (
    _read(f"{name}.yaml")
    for name in ("utterances", "scenarios", "fact-questions", "fact-questions-fresh", "fact-questions-held")
)
QUESTIONS = FACTS + FRESH + HELD
TYPED = UTTERANCES + _read("utterances-fresh.yaml")


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Return the shipped pack."""
    return load()


@pytest.fixture(scope="module")
def candidates(pack: Pack) -> frozenset[str]:
    """Return the ids of the pack's candidates."""
    return frozenset(candidate.id for candidate in pack.candidates)


@pytest.fixture(scope="module")
def options(pack: Pack, candidates: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return what may be answered to each criterion."""
    return {
        criterion.id: candidates | {"none"}
        if criterion.kind == "candidates"
        else frozenset(option.id for option in criterion.options)
        for criterion in pack.criteria
    }


@pytest.mark.parametrize("items", [TYPED, SCENARIOS, QUESTIONS], ids=["utterances", "scenarios", "facts"])
def test_ids_and_texts_are_unique(items: Items) -> None:
    """No item is there twice, so that none counts double; the same words may stand under another open question."""
    ids = Counter(item["id"] for item in items)
    texts = Counter((item["text"].casefold(), item.get("asked")) for item in items)

    assert set() == {key for key, count in ids.items() if count > 1}
    assert set() == {key for key, count in texts.items() if count > 1}


def test_utterances_cover_every_phenomenon() -> None:
    """There are more than 520 utterances, and enough for each way of talking."""
    counts = Counter(item["phenomenon"] for item in UTTERANCES)

    assert len(UTTERANCES) >= 520
    assert AT_LEAST.keys() == counts.keys()
    assert set() == {name for name, least in AT_LEAST.items() if counts[name] < least}


def test_utterances_use_the_packs_options(options: dict[str, frozenset[str]]) -> None:
    """Every label of an utterance is an option of that criterion, with a polarity; open questions are criteria."""
    asked = {item["asked"] for item in TYPED if "asked" in item}
    labels = [
        (item["id"], slot["criterion"], slot["option"], slot["polarity"])
        for item in TYPED
        for slot in (*item.get("slots", ()), *item.get("optional", ()))
    ]
    answers = [(item["id"], item["asked"], answer, "wanted") for item in TYPED for answer in item.get("answer", ())]

    assert set() == asked - options.keys()
    assert set() == {
        label
        for label in labels + answers
        if label[2] not in options.get(label[1], ()) or label[3] not in get_args(Polarity)
    }


def test_utterances_name_known_candidates_and_commands(candidates: frozenset[str]) -> None:
    """Candidates and commands exist."""
    named = {name for item in TYPED for key in ("named", "rejected") for name in item.get(key, ())}
    commands = {item["command"] for item in TYPED if "command" in item}

    assert set() == named - candidates
    assert set() == commands - set(get_args(Command))


def test_a_slot_is_not_both_required_and_optional() -> None:
    """What must be heard is not at the same time left open."""
    both = {
        item["id"]
        for item in TYPED
        if {tuple(slot.items()) for slot in item.get("slots", ())}
        & {tuple(slot.items()) for slot in item.get("optional", ())}
    }

    assert set() == both


def test_out_of_scope_carries_no_label() -> None:
    """What is out of scope means nothing here."""
    outside = [item for item in TYPED if not item["in_scope"]]
    labels = ("slots", "optional", "named", "rejected", "command", "answer")

    assert {"out-of-scope"} == {item["phenomenon"] for item in outside}
    assert set() == {(item["id"], label) for item in outside for label in labels if label in item}


def test_scenarios_are_held_back() -> None:
    """There are 270 scenarios or more, a good part of them held back from tuning."""
    parts = Counter(item["set"] for item in SCENARIOS)

    assert len(SCENARIOS) >= 270
    assert {"dev", "held"} == parts.keys()
    assert parts["held"] >= 70


def test_scenarios_use_the_packs_ids(options: dict[str, frozenset[str]], candidates: frozenset[str]) -> None:
    """Answers are candidates; what was said is an option of its criterion."""
    allowed = options | {"named": candidates, "rejected": candidates}
    answers = {name for item in SCENARIOS for name in (item["answer"], *item["also_ok"])}

    assert set() == answers - candidates
    assert set() == set(_strange(SCENARIOS, allowed))


def _strange(items: Items, allowed: dict[str, frozenset[str]]) -> Iterable[tuple[str, str, str]]:
    for item in items:
        for criterion, said in item["said"].items():
            yield from ((item["id"], criterion, one) for one in said if one not in allowed.get(criterion, ()))


def test_scenarios_do_not_settle_on_what_was_rejected() -> None:
    """The expected answer is never one that the asker ruled out."""
    assert set() == {
        item["id"] for item in SCENARIOS if {item["answer"], *item["also_ok"]} & set(item["said"].get("rejected", ()))
    }


def test_there_are_enough_fact_questions() -> None:
    """At least 150 questions that the pack answers, and 45 that it cannot answer."""
    known = Counter(item["known"] for item in FACTS)

    assert known[True] >= 150
    assert known[False] >= 45


def test_fact_questions_use_the_packs_ids(pack: Pack, candidates: frozenset[str]) -> None:
    """Candidates, topics and excerpts that a question names exist."""
    used = {key: {one for item in QUESTIONS for one in item.get(key, ())} for key in ("candidates", "topics", "expect")}

    assert set() == used["candidates"] - candidates
    assert set() == used["topics"] - {topic.id for topic in pack.topics}
    assert set() == used["expect"] - {excerpt.id for excerpt in pack.excerpts}


def test_exactly_the_known_questions_expect_excerpts() -> None:
    """A question is known when excerpts answer it, and only then."""
    assert set() == {item["id"] for item in QUESTIONS if item["known"] != bool(item.get("expect"))}


def test_an_expected_excerpt_is_about_the_candidate_asked_about(pack: Pack) -> None:
    """A question about certain candidates is answered by an excerpt about one of them, or about the field."""
    about = {excerpt.id: set(excerpt.candidates) for excerpt in pack.excerpts}

    assert set() == {
        (item["id"], excerpt)
        for item in QUESTIONS
        for excerpt in item.get("expect", ())
        if item.get("candidates") and about[excerpt] and not about[excerpt] & set(item["candidates"])
    }

"""Searching excerpts: tags before words, and nothing rather than a poor hit."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.loading import load
from knowledge.search import Hit, Search
from tests.knowledge.conftest import DATABASES

QUESTIONS = Path(__file__).parent.parent / "evaluation" / "fact-questions.yaml"


@cache
def databases() -> Search:
    return Search(load(DATABASES))


def found(text: str, **tags: Any) -> list[str]:
    return [hit.excerpt.id for hit in databases().find(text, **tags)]


def test_the_candidate_and_topic_asked_about_come_first() -> None:
    """Tags decide before words do."""
    hits = found("does it do transactions?", candidates=["postgresql"], topics=["transactions"])

    expected = {"postgresql-readers", "postgresql-durable"}
    assert expected == set(hits)


def test_words_decide_among_equal_tags() -> None:
    """Of two passages with the same tags the one that has the question's words is first."""
    hits = found("do readers wait for a writer?", candidates=["postgresql"], topics=["transactions"])

    assert hits[0] == "postgresql-readers"


def test_another_candidate_is_never_an_answer() -> None:
    """Words that fit perfectly do not help a passage about something else."""
    hits = found("keeps strings, lists, sets, counters and streams in memory", candidates=["sqlite"])

    assert [] == hits


def test_words_find_by_their_stem() -> None:
    """Without a topic the words must do: "flushing" finds "flushed"."""
    hits = found("flushing the append-only file?", candidates=["redis"])

    assert ["redis-last-second"] == hits


def test_criteria_are_tags_too() -> None:
    """`criterion` finds `criterion.option`, and the other way round."""
    by_criterion = found("", candidates=["sqlite"], about=["writers"])
    by_option = found("", candidates=["postgresql"], about=["loss.never"])

    assert {"sqlite-embedded", "sqlite-one-writer"} == set(by_criterion)
    assert ["postgresql-durable"] == by_option


@pytest.mark.parametrize(
    "text", ["", "?", "does it support cobol", "quantum computing", "\N{SNOWMAN}", "the a of", "x " * 50_000]
)
def test_nothing_is_a_result(text: str) -> None:
    """What the pack does not know is not answered by whatever comes nearest."""
    assert [] == found(text)
    assert [] == found(text, candidates=["sqlite"])


def test_a_vague_tag_does_not_answer_what_was_not_understood() -> None:
    """A topic read into a question is no answer when the passage has nothing else of the question."""
    hits = found("what of columns, memory, batches and extensions?", candidates=["sqlite"], topics=["transactions"])

    assert [] == hits


def test_the_limit_holds() -> None:
    """No more than asked for, best first."""
    hits = databases().find("", candidates=["sqlite", "redis", "duckdb"], topics=["network"], limit=2)
    scores = [hit.score for hit in hits]

    assert (2, scores) == (len(hits), sorted(scores, reverse=True))


def facts(*, known: bool) -> list[dict[str, Any]]:
    cases = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [case for case in cases if case["known"] is known]


def test_questions_that_nothing_here_answers() -> None:
    """Of the unanswerable questions of the evaluation none gets a hit, whichever candidate it names."""
    search = Search(load())
    answered = []
    for case in facts(known=False):
        named = [name for name in ("flask", "django", "fastapi", "sanic") if name in case["text"]]
        if search.find(case["text"], candidates=named):
            answered.append(case["text"])

    nothing: list[str] = []
    assert nothing == answered


def test_questions_that_the_pack_answers() -> None:
    """Understood rightly, a question finds a passage that is about it, and one that answers where those are listed."""
    search = Search(load())
    missed = []
    for case in facts(known=True):
        hits = search.find(case["text"], candidates=case.get("candidates", ()), topics=case["topics"])
        expected = set(case.get("expect", ())) or {hit.excerpt.id for hit in hits if _is_about(hit, case["topics"])}
        if expected.isdisjoint(hit.excerpt.id for hit in hits):
            missed.append(case["id"])

    assert len(missed) <= 0.05 * len(facts(known=True)), missed


def _is_about(hit: Hit, topics: list[str]) -> bool:
    return not set(topics).isdisjoint(hit.excerpt.topics)


def of_the_web(text: str, **tags: Any) -> list[str]:
    return [hit.excerpt.id for hit in web().find(text, **tags)]


@cache
def web() -> Search:
    return Search(load(), ordinary={"pray"})


def test_a_version_is_a_word() -> None:
    """It decides among passages with the same tags, and one that is unknown spoils nothing."""
    assert "django-lts" == of_the_web("how long has django 5.2 support", candidates=["django"], topics=["support"])[0]
    assert of_the_web("how long has django 99.9 support", candidates=["django"], topics=["support"])


def test_ordinary_words_are_no_subject() -> None:
    """Nor are misspelt ones; a word that is neither known nor ordinary is what the question is about."""
    tags = {"candidates": ["django"], "topics": ["databases"]}

    assert of_the_web("which databases, pray, are officialy supported", **tags)
    assert [] == of_the_web("which databases did grandmother prefer", **tags)


def test_an_old_name_finds_what_became_of_it() -> None:
    """Names are tags and not words, but an alias may be what a passage tells about."""
    assert "litestar-community" in of_the_web("what happened to starlite", candidates=["litestar"])


def test_what_is_told_first_is_told_best() -> None:
    """A passage whose first topic is asked for is before one that mentions it too."""
    hits = of_the_web("serverless", candidates=["django"], topics=["serverless"])

    assert hits.index("django-serverless") < hits.index("django-too-much")


def test_a_passage_about_the_field_needs_more_than_one_word() -> None:
    """One word in common with what is said of nobody in particular is chance."""
    assert [] == of_the_web("stars", candidates=["webpy"])

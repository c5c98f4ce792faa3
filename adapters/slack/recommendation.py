"""The advice, made for reading: headline, verdict, why, alternatives, what would change it, how to start."""

from collections.abc import Iterator

from adapters.slack import blocks as kit
from adapters.slack.limits import Block
from adapters.slack.rich import Sources, cited, rich
from bot.replies import Alternative, Ranked, Recommendation


def recommendation(advice: Recommendation, sources: Sources) -> Iterator[Block]:
    """Yield the advice."""
    yield from kit.header(advice.headline)
    yield from kit.paragraph(rich(advice.summary, sources))
    for title, reasons in (("Why", advice.reasons_for), ("Against it", advice.reasons_against)):
        yield from _section(title, [cited(reason.text, reason.cites, sources) for reason in reasons])
    yield from _section("Alternatives", [_alternative(other, sources) for other in advice.alternatives])
    yield from _section("What would change it", [[kit.run(change.text)] for change in advice.would_change])
    yield from _section("Keep in mind", [[kit.run(remark)] for remark in advice.remarks])
    yield from _labelled("How sure", advice.confidence)
    yield from _start(advice)
    if advice.ranking:
        yield from kit.context("Ranking: " + " · ".join(map(_place, advice.ranking)))


def _section(title: str, items: list[list[kit.Element]]) -> Iterator[Block]:
    if items:
        yield from kit.paragraph([kit.run(title, bold=True)])
        yield from kit.bullets(items)


def _labelled(label: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield from kit.paragraph([kit.run(f"{label}: ", bold=True), kit.run(text)])


def _alternative(other: Alternative, sources: Sources) -> list[kit.Element]:
    name = " with ".join((other.rank.name, *other.rank.companion_names))
    trade_off = f"Gain: {other.gain} Give up: {other.give_up}"
    return [kit.run(f"{name}. ", bold=True), *cited(trade_off, other.cites, sources)]


def _start(advice: Recommendation) -> Iterator[Block]:
    start = advice.start
    if start.install.strip():
        yield from kit.paragraph([kit.run("Start: ", bold=True), kit.run(start.install, code=True)])
    if start.tutorial_url:
        tutorial = kit.link(start.tutorial_title, start.tutorial_url)
        yield from kit.paragraph([kit.run("Tutorial: ", bold=True), tutorial])


def _place(rank: Ranked) -> str:
    return f"{rank.name} {rank.score:+.1f}"

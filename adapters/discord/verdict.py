"""A recommendation, made for reading: the pick, why, what else, and how to begin."""

from collections.abc import Iterable, Iterator

from adapters.discord.markdown import address, cites, clean, clip, escape, inline_code, line, link, spans, strong
from adapters.discord.pages import Beside, Block, Fenced, Rule, Text
from bot.replies import Alternative, Ranked, Reason, Recommendation, Start

BAR = 12
"""Characters of the longest bar in the chart."""


def recommendation(part: Recommendation) -> Iterator[Block]:
    """Render the advice in order of use."""
    yield Rule()
    yield Text(f"## {line(part.headline)}\n{spans(part.summary)}")
    yield from (Text(f"⚠️ {escape(remark)}") for remark in part.remarks if remark.strip())
    yield Rule()
    yield from _listed("Why", map(_reason, part.reasons_for))
    yield from _listed("What speaks against it", map(_reason, part.reasons_against))
    yield Rule()
    yield from _listed("Alternatives", map(_alternative, part.alternatives))
    yield from _listed("What would change the answer", (escape(change.text) for change in part.would_change))
    yield from _chart(part.ranking)
    yield from (Text(f"-# How sure: {line(one)}") for one in (part.confidence,) if one.strip())
    yield Rule()
    yield from _start(part.start)


def named(rank: Ranked) -> str:
    """Return a candidate's name with its companions."""
    companions = " and ".join(rank.companion_names)
    return f"{rank.name} with {companions}" if companions else rank.name


def _listed(title: str, items: Iterable[str]) -> Iterator[Block]:
    rows = [f"- {item}" for item in items]
    if rows:
        yield Text("\n".join([f"**{title}**", *rows]))


def _reason(reason: Reason) -> str:
    return f"{escape(reason.text)}{cites(reason.cites)}"


def _alternative(alternative: Alternative) -> str:
    gain, give_up = (escape(side).rstrip(". ") for side in (alternative.gain, alternative.give_up))
    sides = [f"gains: {gain}" if gain.strip() else "", f"gives up: {give_up}" if give_up.strip() else ""]
    told = "; ".join(side for side in sides if side)
    return f"{strong(named(alternative.rank))}{': ' if told else ''}{told}{cites(alternative.cites)}"


def _chart(ranking: tuple[Ranked, ...]) -> Iterator[Block]:
    """Draw the leading candidates as bars. A fence cannot hold backticks, so names lose theirs here only."""
    best = max((rank.score for rank in ranking), default=0.0)
    if len(ranking) < 2 or best <= 0:
        return
    names = [clip(clean(named(rank)).replace("`", "'"), 24) for rank in ranking]
    column = max(map(len, names))
    lengths = [max(0, round(BAR * rank.score / best)) for rank in ranking]
    bars = [
        f"{name:<{column}}  {'█' * length:<{BAR}}  {rank.score:+.1f}"
        for name, length, rank in zip(names, lengths, ranking, strict=True)
    ]
    yield Fenced("\n".join(["```", *bars, "```"]))


def _start(start: Start) -> Iterator[Block]:
    install = inline_code(start.install)
    text = f"**Start**\n{install}".strip()
    url = address(start.tutorial_url)
    if url is None:
        yield Text(f"{text}\n{link(start.tutorial_title, start.tutorial_url)}".strip())
    else:
        yield Beside(markdown=f"{text}\n-# {line(start.tutorial_title)}", label="Open the tutorial", url=url)

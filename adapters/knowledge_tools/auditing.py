"""What the decision model knows to be wrong with a pack, as findings with a place."""

from collections.abc import Iterator

from bot.decision.audit import audit
from knowledge.checking import Where
from knowledge.findings import Finding, warning
from knowledge.pack import Pack

_KINDS = {"rule": "guidelines", "question": "criteria", "candidate": "candidates"}


def audited(pack: Pack, where: Where) -> Iterator[Finding]:
    """Yield rules without effect, questions that never matter and candidates that never win."""
    for flaw in audit(pack):
        yield warning(where(_KINDS[flaw.kind], flaw.id), f"The {flaw.kind} `{flaw.id}` {flaw.message}.")

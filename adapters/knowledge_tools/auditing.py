"""What only the conversation and the decision model know to be wrong with a pack, as findings with a place."""

from collections.abc import Iterator

from bot.commands import COMMANDS
from bot.decision.audit import audit
from bot.examples import event_of
from knowledge.checking import Where
from knowledge.findings import Finding, error, warning
from knowledge.nearest import meant
from knowledge.pack import Pack

_KINDS = {"rule": "guidelines", "question": "criteria", "candidate": "candidates"}


def audited(pack: Pack, where: Where) -> Iterator[Finding]:
    """Yield rules without effect, questions that never matter, candidates that never win, and turns nobody can take."""
    for flaw in audit(pack):
        yield warning(where(_KINDS[flaw.kind], flaw.id), f"The {flaw.kind} `{flaw.id}`: {flaw.message}.")
    for example in pack.examples:
        for number, turn in enumerate(example.turns, start=1):
            try:
                event_of(turn)
            except ValueError as trouble:
                remedy = meant((turn.command or "").partition(" ")[0], COMMANDS)
                yield error(where("examples", example.id), f"In turn {number}, {trouble}.", remedy)

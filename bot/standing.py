"""Where the conversation stands after a reply, for machine-readable output and charts."""

from bot.advice import Advice
from bot.replies import Citation, Citations, Part, Prompt, Recommendation, Standing
from bot.scene import Outcome, Scene
from bot.state import Asking, Confirming
from bot.wording.asking import prompt
from bot.wording.echo import heard


def standing(scene: Scene, outcome: Outcome) -> Standing:
    """Return the standing that a reply leaves behind."""
    profile, supposed = outcome.state.profile, outcome.supposing or outcome.state.profile
    verdict = next((part for part in outcome.parts if isinstance(part, Recommendation)), None)
    return Standing(
        understood=heard(scene.adviser, profile),
        candidates=supposed.named,
        ranking=verdict.ranking if verdict else scene.advice(supposed).ranking,
        reasons=(*verdict.reasons_for, *verdict.reasons_against) if verdict else (),
        would_change=verdict.would_change if verdict else (),
        citations=_citations(outcome.parts),
        question=_question(scene, outcome, scene.advice(profile)),
    )


def _question(scene: Scene, outcome: Outcome, advice: Advice) -> Prompt | None:
    state = outcome.state
    if isinstance(state, Asking | Confirming):
        return next((part for part in outcome.parts if isinstance(part, Prompt)), None) or scene.prompt_of(state)
    criterion = advice.next.criterion
    return prompt(scene.adviser, state.profile, criterion) if criterion else None


def _citations(parts: tuple[Part, ...]) -> tuple[Citation, ...]:
    return tuple(item for part in parts if isinstance(part, Citations) for item in part.items)

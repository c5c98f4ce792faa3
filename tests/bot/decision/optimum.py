"""The exact optimum of asking, by dynamic programming over everything that can be known after so many questions.

The world: each question matters to the person with the chance `RELEVANCE`, and then its answer is drawn by the pack's
shares; otherwise the answer is "I don't know" and brings nothing. After the last question the candidate with the
highest score is picked, as the product does. The value of a way of asking is what the pick is worth on average once all
answers are known: its score, and the average of what was not asked. Rules that join answers count, exactly.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.decision.case import Case, case_of, supposing
from bot.decision.model import Model
from bot.decision.outlook import Outlook
from bot.decision.prospects import Prospects
from bot.decision.questions import most_useful
from bot.decision.reach import RELEVANCE
from bot.decision.scoring import score
from bot.profile import Profile

Array = NDArray[np.float64]
Subset = tuple[int, ...]

UNKNOWN = "don't know"


@dataclass(frozen=True)
class _Rule:
    when: tuple[tuple[int, Array], ...]
    """Question and, for each of its answers, whether the condition holds."""
    unless: tuple[tuple[int, Array], ...]
    points: Array


class World:
    """A pack's questions, answers and values as arrays."""

    def __init__(self, model: Model) -> None:
        """Prepare the arrays; questions whose options are candidates, or that ask about what runs, stay out."""
        self.model = model
        self.criteria = [c for c in model.criteria.values() if c.asked and c.kind == "choice" and not c.ask_only_if]
        self.options = [[*(option.id for option in c.options), UNKNOWN] for c in self.criteria]
        self.shares = [
            np.array([*(share * RELEVANCE for _, share in model.answers_to(c.id)), 1 - RELEVANCE])
            for c in self.criteria
        ]
        self.points: list[Array] = [
            np.array([*(model.points(c.id, option.id) or [] for option in c.options), [0.0] * len(model.ranked)])
            for c in self.criteria
        ]
        self.usual = [share @ points for share, points in zip(self.shares, self.points, strict=True)]
        start = score(model, self.nothing)
        out = [candidate in start.ruled_out for candidate in model.place]
        self.start = np.where(out, -1e9, np.array(start.points))
        self.rules = self._rules()

    @property
    def nothing(self) -> Case:
        """The case of which nothing is known."""
        return case_of(Profile(), self.model.roles)

    def optimum(self, horizon: int) -> float:
        """Return the value of the best possible way of asking so many questions."""
        count = len(self.criteria)
        values: dict[Subset, Array] = {s: self._final(s) for s in itertools.combinations(range(count), horizon)}
        for size in range(horizon - 1, -1, -1):
            values = {s: self._best(s, values) for s in itertools.combinations(range(count), size)}
        return float(values[()][0])

    def policy(self, horizon: int) -> float:
        """Return the value of asking as the product does."""
        outlook = Outlook(self.model)
        finals: dict[Subset, Array] = {}

        def value(case: Case, known: dict[int, int], left: int) -> float:
            if not left:
                subset = tuple(sorted(known))
                if subset not in finals:
                    finals[subset] = self._final(subset)
                place = np.ravel_multi_index([known[q] for q in subset], [len(self.options[q]) for q in subset])
                return float(finals[subset][place])
            choices = tuple(c.id for place, c in enumerate(self.criteria) if place not in known)
            best = most_useful(outlook, Prospects(self.model, case, score(self.model, case)), choices)
            assert best is not None
            question = next(place for place, c in enumerate(self.criteria) if c.id == best.criterion)
            total = 0.0
            for answer, option in enumerate(self.options[question]):
                after = case if option == UNKNOWN else supposing(case, best.criterion, (option,), self.model.roles)
                total += self.shares[question][answer] * value(after, {**known, question: answer}, left - 1)
            return total

        return value(self.nothing, {}, horizon)

    def without_asking(self) -> float:
        """Return the value of picking at once."""
        return float(self._final(())[0])

    def _final(self, subset: Subset) -> Array:
        """Return the value of the pick for every combination of answers to some questions."""
        scores = self.start[None, :]
        for question in subset:
            scores = (scores[:, None, :] + self.points[question][None, :, :]).reshape(-1, self.start.size)
        rest = sum((u for q, u in enumerate(self.usual) if q not in subset), np.zeros(self.start.size))
        worth = scores + self._ruled(subset, known_only=False) + rest
        picks = (scores + self._ruled(subset, known_only=True)).round(6).argmax(axis=1)
        best: Array = worth[np.arange(len(worth)), picks]
        return best

    def _best(self, subset: Subset, later: dict[Subset, Array]) -> Array:
        best: Array | None = None
        for question in range(len(self.criteria)):
            if question in subset:
                continue
            larger = tuple(sorted((*subset, question)))
            values = later[larger].reshape([len(self.options[q]) for q in larger])
            expected = (np.moveaxis(values, larger.index(question), -1) @ self.shares[question]).reshape(-1)
            best = expected if best is None else np.maximum(best, expected)
        assert best is not None
        return best

    def _ruled(self, subset: Subset, *, known_only: bool) -> Array:
        """Return what rules give for every combination of answers: by what is known, or on average."""
        shape = [len(self.options[q]) for q in subset]
        total = np.zeros([*shape, self.start.size])
        for rule in self.rules:
            factor = np.ones(shape)
            for question, holds in rule.when:
                factor = factor * self._factor(subset, question, holds, 0.0 if known_only else None)
            for question, holds in rule.unless:
                factor = factor * self._factor(subset, question, 1 - holds, 1.0 if known_only else None)
            total = total + factor[..., None] * rule.points
        return total.reshape(-1, self.start.size)

    def _factor(self, subset: Subset, question: int, holds: Array, unasked: float | None) -> Array | float:
        if question not in subset:
            return float(holds @ self.shares[question]) if unasked is None else unasked
        shape = [1] * len(subset)
        shape[subset.index(question)] = -1
        return holds.reshape(shape)

    def _rules(self) -> tuple[_Rule, ...]:
        places = {criterion.id: place for place, criterion in enumerate(self.criteria)}

        def holding(criterion: str, options: frozenset[str] | None) -> tuple[int, Array]:
            place = places[criterion]
            wanted = [option != UNKNOWN and (options is None or option in options) for option in self.options[place]]
            return place, np.array(wanted, dtype=float)

        found = []
        for rule in self.model.rules:
            if not rule.when or any(criterion not in places for criterion, _ in rule.when):
                continue
            points = np.zeros(self.start.size)
            for candidate, value in rule.targets(self.nothing, self.model).items():
                points[self.model.place[candidate]] += value
            unless = tuple(holding(c, options) for c, options in rule.unless if c in places)
            found.append(_Rule(when=tuple(holding(c, o) for c, o in rule.when), unless=unless, points=points))
        return tuple(found)

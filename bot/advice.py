"""The case worked out once for a reply: scores, places, chances, and what to ask next."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.adviser import Adviser
from bot.decision.case import Case, case_of
from bot.decision.companions import companions
from bot.decision.explanation import Flip, flips, most_telling_question, separating
from bot.decision.outlook import View, askable, open_questions
from bot.decision.prospects import Prospects
from bot.decision.questions import Next, next_question
from bot.decision.scoring import Contribution, Scores, Work, at_work, contributions, score
from bot.profile import Profile
from bot.replies import Ranked

SHOWN = 5
"""Places that are shown; nobody asks for the sixth."""

ALTERNATIVES = 2
"""The best set of three is shown; which one appeals is the most telling question. (Viappiani and Boutilier 2010.)"""

HEARD_SHARE = 0.4
"""How much of what was heard counts for the alternatives, which are there in case it was misheard or matters less. Over
the evaluation's cases the right answer is among three most often between 0.3 and 0.5."""


@dataclass(frozen=True)
class Advice:
    """A profile's consequences. What is costly is worked out when first looked at."""

    adviser: Adviser
    profile: Profile

    @cached_property
    def case(self) -> Case:
        """The profile, read."""
        return case_of(self.profile, self.adviser.model.roles)

    @cached_property
    def scores(self) -> Scores:
        """Everybody's points."""
        return score(self.adviser.model, self.case, self._works)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Candidates, best first."""
        return self.scores.order(self.adviser.model)

    @property
    def pick(self) -> str:
        """The best."""
        return self.order[0]

    @cached_property
    def view(self) -> View:
        """What is still open, and what it could do."""
        still_open = open_questions(self.adviser.model, self.case, self.profile.asked)
        return View(self.adviser.outlook, self.case, self.scores, still_open)

    @property
    def still_open(self) -> tuple[str, ...]:
        """Questions without an answer so far."""
        return self.view.open_criteria

    @property
    def chances(self) -> dict[str, float]:
        """The leading candidates' chances to end first."""
        return self.view.chances

    @cached_property
    def prospects(self) -> Prospects:
        """What single further answers would do."""
        return Prospects(self.adviser.model, self.case, self.scores, self._works)

    @cached_property
    def next(self) -> Next:
        """What to ask, or why nothing."""
        return next_question(self.view, self.profile.asked, self.prospects)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """Single answers that would change the pick."""
        return flips(self.prospects, self.still_open)

    @property
    def settled(self) -> bool:
        """Whether nothing that is still to be asked can change the pick."""
        return self.view.settled

    @cached_property
    def most_telling(self) -> str | None:
        """The unasked question that would matter most."""
        return most_telling_question(self.prospects, askable(self.adviser.model, self.case, self.profile.asked))

    @property
    def stays(self) -> bool:
        """Whether the pick is what runs today."""
        return self.pick in self.case.current

    @cached_property
    def _works(self) -> tuple[Work, ...]:
        return at_work(self.adviser.model, self.case)

    @cached_property
    def _contributions(self) -> dict[str, tuple[Contribution, ...]]:
        return {}

    def contributions(self, candidate: str) -> tuple[Contribution, ...]:
        """Return what a candidate's score is made of."""
        known = self._contributions
        if candidate not in known:
            known[candidate] = contributions(self.adviser.model, self.case, candidate, self._works)
        return known[candidate]

    def separating(self, one: str, other: str) -> tuple[tuple[Contribution, float], ...]:
        """Return in what two candidates differ, with the difference for the one, largest first."""
        return separating(self.contributions(one), self.contributions(other))

    def ranked(self, candidate: str) -> Ranked:
        """Return a candidate's place as it is shown."""
        model = self.adviser.model
        added = tuple(companion.candidate for companion in companions(model, self.case, candidate))
        return Ranked(
            candidate=candidate,
            name=self.adviser.name(candidate),
            companions=added,
            companion_names=tuple(self.adviser.name(addon) for addon in added),
            score=round(self.scores.points[model.place[candidate]], 3),
            stays_first=round(self.chances.get(candidate, 0.0), 3),
        )

    def leader_without(self, rules: Collection[str]) -> str:
        """Return who would lead without certain rules, named as contributions name them ("guideline:ID")."""
        places = self.adviser.model.place
        allowed = [candidate for candidate in places if candidate not in self.scores.ruled_out]

        def points(candidate: str) -> float:
            return sum(part.points for part in self.contributions(candidate) if part.criterion not in rules)

        return max(allowed or places, key=points)

    @cached_property
    def alternatives(self) -> tuple[str, ...]:
        """The candidates to put beside the pick; of a choice between certain ones only these."""
        others = self._others
        offered = tuple(candidate for candidate in others if candidate in self.case.mentioned)
        return (offered if self.profile.exclusive and offered else others)[:ALTERNATIVES]

    @cached_property
    def ranking(self) -> tuple[Ranked, ...]:
        """The pick, its alternatives, and the best of the rest; who is ruled out only where nobody else is there."""
        leading = (self.pick, *self.alternatives, *self._others[:ALTERNATIVES])
        rest = (candidate for candidate in self.order if candidate in self._allowed)
        return tuple(self.ranked(candidate) for candidate in tuple(dict.fromkeys((*leading, *rest)))[:SHOWN])

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.order) - self.scores.ruled_out or frozenset(self.order)

    @cached_property
    def _others(self) -> tuple[str, ...]:
        """All but the pick, in the order that holds if much of what was heard is left aside; choices count whole."""
        model = self.adviser.model
        case = case_of(self.profile, model.roles, HEARD_SHARE)
        pick, allowed, order = self.pick, self._allowed, score(model, case).order(model)
        return tuple(candidate for candidate in order if candidate in allowed and candidate != pick)

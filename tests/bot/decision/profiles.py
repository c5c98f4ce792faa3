"""Profiles for property tests: any answers a pack allows."""

from hypothesis import strategies as st

from bot.adviser import Adviser
from bot.profile import Profile, Slot
from bot.replies import Polarity

POLARITIES: tuple[Polarity, ...] = ("wanted", "wanted", "wanted", "rejected", "unsure")


def profiles(adviser: Adviser, *, most: int = 8) -> st.SearchStrategy[Profile]:
    """Return a strategy for profiles of a pack, with every polarity and confidence."""
    model = adviser.model
    ids = tuple(model.all)

    @st.composite
    def build(draw: st.DrawFn) -> Profile:
        criteria = draw(st.lists(st.sampled_from(tuple(model.criteria)), max_size=most, unique=True))
        slots = []
        for criterion in criteria:
            options = [option for option, _ in model.answers_to(criterion)]
            if model.criteria[criterion].kind == "candidates":
                options += ids
            chosen = draw(
                st.lists(
                    st.sampled_from(options),
                    min_size=1,
                    max_size=3 if model.criteria[criterion].multiple else 1,
                    unique=True,
                )
            )
            for option in chosen:
                polarity = draw(st.sampled_from(POLARITIES))
                confidence = draw(st.sampled_from((1.0, 1.0, 0.8, 0.5)))
                slots.append(Slot(criterion=criterion, option=option, polarity=polarity, confidence=confidence))
        named = tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
        rejected = tuple(draw(st.lists(st.sampled_from(ids), max_size=1)))
        return Profile(
            slots=tuple(slots),
            named=tuple(candidate for candidate in named if candidate not in rejected),
            rejected=rejected,
            exclusive=draw(st.booleans()) and len(named) > 1,
            switching=draw(st.booleans()),
        )

    return build()

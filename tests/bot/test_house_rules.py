"""An organisation's own rules: the bot says when they counted, and when they decided."""

import pytest

from bot.adviser import Adviser
from bot.replies import Recommendation
from knowledge.pack import Guideline
from tests.bot.talk import Talk, part


@pytest.mark.parametrize(("points", "said"), [(9.0, "decided"), (0.1, "counted")])
def test_a_house_rule_is_named_with_what_it_did(databases: Adviser, points: float, said: str) -> None:
    """A strong rule for another candidate decides; a weak one for the leader only counts."""
    leader, *_, last = (rank.candidate for rank in Talk(databases).say("just tell me").standing.ranking)
    favoured = last if said == "decided" else leader
    rule = Guideline(id="ours", when={}, points={favoured: points}, because="we support it", house_rule=True)
    pack = databases.pack.model_copy(update={"guidelines": (*databases.pack.guidelines, rule)})
    verdict = part(Talk(Adviser(pack)).say("just tell me"), Recommendation)

    assert verdict is not None
    assert favoured == verdict.pick.candidate
    assert any(f"house rule {said}" in remark and "we support it" in remark.lower() for remark in verdict.remarks)

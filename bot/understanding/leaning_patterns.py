"""How people speak well or ill of a candidate (`@`) without deciding."""

from typing import Final, Literal

Leaning = Literal["favoured", "doubted"]

_LIKED = """nice|good|better|best|great|right|easier|easy|perfect|fine|promising|interesting|cool|solid|cleaner|lighter|ideal
    |simple|simpler|attractive|natural|sensible|obvious|nicer|suitable|popular"""
_HEAVY = """overkill|heavy|heavyweight|too much|bloated|slow|limited|limiting|complicated|complex|outdated|dated|verbose|magic
    |magic heavy|opinionated|restrictive|rigid|immature|young|risky|clunky|dead|dying|old|weird|confusing|ugly|a lot|big"""

LEANINGS: Final[dict[Leaning, tuple[str, ...]]] = {
    "favoured": (
        "(lean|leaning|incline|inclined|tend|tending) [more|rather] (to|towards|toward) @",
        "(prefer|like|love|favour|favor|enjoy) [using|working with|look of|idea of|way of] @",
        "(think|thinking|consider|considering|contemplate|=look|=looking) [of|about|at|into] [using|moving to] @",
        "(plan|planning|idea|consensus|majority|preference|favourite|favorite|proposal|vote|choice|winner) (is|was|be|for|goes to) [to] [use|take] @",
        f"@ (look|seem|sound|feel|be|is|appear|would be|might be|could be) [to be] [much|quite|really|more|like|a|the] [much|quite|really|more|a|the] ({_LIKED})",
        f"@ (look|seem|sound) like [a|the] ({_LIKED}) (fit|choice|option|idea|match|candidate|base)",
        "(maybe|perhaps|probably|rather|ideally) [with|to|in|use|using] @",
        "(want|like|love) to (use|take|try|go with|put|have|build it with|build it in) @",
        "(=go|=stick|=start|=begin) with [one|plain|just|simply] @",
        "(everybody|everyone|most|majority|team|group|we|they|i|some|half) (is|was|are|were|am|vote|voted|argue|speak|spoke) (for|in favour of|in favor of|pro) @",
        "(propose|proposed|suggest|suggested|recommend|recommended) [to use|using] @",
        "@ (win|wins) (on|for|because)",
        "(impressed|convinced|happy) (by|with|of) @",
        "@ [look|seem|sound] [like] [it] (solve|solves|fit|fits|suits|would solve)",
    ),
    "doubted": (
        f"@ (is|be|feel|felt|seem|look|sound|was|would be|might be|get) [like|a bit|too|so|rather|a|very|just|kind of] [too|so] ({_HEAVY})",
        "(sure|certain|worry|worried|concern|concerned|doubt|doubts|sceptical|skeptical|afraid|hesitant|unsure) (about|of|on|if) @",
        "(problem|trouble|issue|struggle|struggling|pain) (with|in) @",
        "(drawback|downside|weakness|disadvantage) of @",
        "(alternative|alternatives|substitute) (to|for|of) @",
        "@ [and] [it|they|that] (fight|clash|conflict|bite|collide|interfere) [each other|with]",
        "@ [do|does|can|will|did] not [really] (get along|play|work|cope|go|fit|help|scale)",
        "@ [is] (force|forces|forced|lacks|lack)",
        "(=tried|=tested|=evaluated) @ [and] [@]",
    ),
}  # fmt: skip

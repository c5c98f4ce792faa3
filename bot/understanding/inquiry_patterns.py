"""The patterns by which questions for facts are told from requests for advice."""

from functools import cache
from typing import Final, Literal

from bot.understanding.english import ARTICLES
from bot.understanding.phrases import Tree

Ask = Literal["fact", "advice", "request", "personal", "either", "difference", "inside", "tag"]
"""What a pattern speaks for: a fact, or advice, with four shades.

`personal` tells of a case. `either` puts candidates beside each other, which asks for advice unless a `difference` is what
is asked. `inside` makes a question of a few words wherever it stands in them, `tag` only at their end.
"""

_PATTERNS: Final[dict[Ask, tuple[str, ...]]] = {
    "fact": (
        "(do|does|did|can|could|will|has|have|is|are|was|did) @",
        "what (is|are|does|do|was)",
        "(what|which) (version|license|licence|database|orm|python|template|template engine|companies|server|interface|language|release|frameworks|ones|of them|of these|framework) (is|are|does|do|has|have|support|use|come|come with|can|offer|bring|include|need|works with|was|were)",
        "(who|when|where|since when|how long|how old|how many|how much|how fast|how often|how big|how mature|how popular|how active|how well) (is|are|does|do|was|did|has|have|make|maintain|use|develop|run|write|create|own|back|build|can|will)",
        "(how|can|could|why|where) (do|does|can|is|are|would|will) (i|you|one|we|it|they|@)",
        "(difference|differences) (between|of)", "(what|where) (lies|is) difference",
        "(explain|define|meaning of|definition of|what about)",
        "(is|are) there", "does (it|anyone|any|anybody|that|this)", "(is|are) (it|they|that) still", "how to", "how does",
        "tell me (what|how|whether|if|which|who|when)", "(stand|stands) for", "do (i|you|we) need", "why (is|does|do|are)",
        "(any|which) framework (with|that)", "what (happen|about)", "is .. (maintained|async|free|open source|dead|abandoned|deprecated|thread safe|faster|slower|harder|easier|production ready|stable|safe|secure|a wsgi|an asgi)",
        "(does|do) anyone know",
        "(can|could) (i|you|one|we) (mount|embed|combine|mix|put|integrate|join|run|nest) @ .. (inside|into|in|with|under|on|behind|beside|alongside|together)",
    ),
    "advice": (
        "(should|shall) (i|we|one|it|you)",
        "(which|what) [one|framework|tool|library|stack|backend|option] (should|shall|would|do|is best|is better|fit|suit|is right|to use|to choose|to pick|to take|make sense|can|could|will)",
        "(recommend|recommendation|suggest|suggestion|advice|advise|advise me|opinion|opinions|thoughts|input|feedback|idea|ideas|tips)",
        "(best|better|right|good|suitable|ideal|appropriate|proper|perfect|great|ok|fine|wrong|bad|enough|overkill|sensible|viable|decent|smart|easier|nicer) [choice|fit|option|idea|framework|pick|tool|base|one|base] [for|to|if|in|with|here] [=my|=our|me|us|this|that|a|start|learn]",
        "(worth|make sense|makes sense)", "(what|which) (to use|to take|to choose|to pick|to learn|to go with|would you|do you)",
        "(maybe|perhaps)", "(what|how) about @", "(still|also) (an|a) (option|choice|alternative)", "(option|alternative) (for|here)", "(would|will) @ (be|do|fit|work|suit|help|improve|make)", "good for", "(is|are) @ [a|an|the] [good|right|best|better|ok|okay|fine|enough|suitable|overkill] (choice|fit|option|idea|for)",
        "can i use @ for", "better off", "(go with|stick with|pick|choose)", "which framework", "other than",
    ),
    "request": (
        "(what|which) [framework|one|tool|library|stack|option|python|web] [framework] (would|do) (you|one|people|anyone) [rather|all|guys|here] (use|take|pick|choose|recommend|suggest|go with|build|start with)",
        "(what|which) [framework|one|tool|library|stack|option|python|web] [framework] (should|shall|do|can|could|would) (i|we|one) [best] (use|take|pick|choose|go with|start with|build|move to|switch to)",
        "(what|which|whats) [framework|one|tool] (is|would be) [the] (best|right|ideal|easiest|simplest|quickest) (to|way|choice|fit|option|framework|tool)",
        "(whats|what) (best|easiest|quickest) [way] to",
        "(recommend|suggest|advise) [me|us] (framework|something|one|tool)",
    ),
    "personal": (
        "(for|in|with|of) (=my|=our)", "(=my|=our|i am|we are|i have|we have|i want|we want|i need|we need|i know|we know|i will|we will|i would|we would|i plan|we plan|help me)",
    ),
    "either": ("@ or @", "@ (vs|versus) @", "@ (instead of|rather than|over) @"),
    "difference": ("(difference|differences|differ)", "(what|how) .. different", "different (from|to|than)", "(is|are) [it|they|those|these|both] the same", "compared (to|with)"),
    "inside": (
        "(what|how|who|when|where|why|=hows|=whos) (is|are|do|does|did|was|exist|happened|come|comes)", "which (one|ones|are|is|of|do|does)",
        "(is|are|does|do|can|has|have|did) (that|it|this|those|they|there|one|i)", "(got|have|has|bring|brings|come with|comes with) @",
    ),
    "tag": ("(what|who|which one|which ones)", "(included|builtin|built in|supported|available|possible|deprecated|abandoned|required|needed|exists|true|right|huh|or not|yes no)"),
}  # fmt: skip


@cache
def patterns() -> Tree[Ask]:
    """Return the patterns of questions."""
    tree: Tree[Ask] = Tree(ARTICLES)
    for ask, phrases in _PATTERNS.items():
        for phrase in phrases:
            tree.add(phrase, ask)
    return tree

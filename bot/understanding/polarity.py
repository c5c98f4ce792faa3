"""Wanted, rejected or unsure: how far a "no" reaches, and what takes it back.

Cues are found from left to right. Each sets how what follows is meant, until the clause ends or another cue says
otherwise. What comes after a thing ("... is overkill") is looked for at the thing itself.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final, Literal, TypeVar

from bot.replies import Polarity
from bot.understanding.english import ARTICLES
from bot.understanding.phrases import Tree
from bot.understanding.stems import stem
from bot.understanding.text import COMMA, NONE
from bot.understanding.views import View

T = TypeVar("T")
Cue = Literal["reject", "want", "need", "unsure", "reset", "without"]

_CUES: Final[dict[Cue, tuple[str, ...]]] = {
    "need": ("(i|we|they|you|it) (need|want|have|must|like|prefer|love|require|know|use|has)",),
    "want": (
        "not (just|only|merely|simply)",
        "nothing (but|except|besides|else than|other than|less than|against|wrong with)",
        "(no|not any) (complaint|problem|issue|trouble) (about|with)",
        "not that (i|we) (do|would) not",
        "none other than",
        "not (live|work|survive|exist|go|do|imagine|manage|launch|ship|be) [it|life|this] without",
        "(never|hardly|impossible|unthinkable) [again] without",
        "not [want to|like to|going to] (lose|miss|give up|drop|lack|sacrifice|forgo|part with)",
        "(not|never|without|avoid|no need to|no reason to) [want to|like to|going to|have to|need to|dare to] (break|change|port|redo|replace|rewrite|throw away|throw out|touch)",
        "without (losing|giving up|dropping|sacrificing)",
        "not [want to|going to] (avoid|escape|get around|skip|live without|go without|do without)",
        "no way (around|round|without)",
        "(not mind|no problem with|no objection to|not against|not oppose to|not afraid of|not hate|not unhappy with)",
        "(not unless|not until|why not|not without|no doubt|can not wait|not forget)",
        "(can|could) not (do|be) without",
        "not (too|so) (bad|hard|much of a problem)",
        "not (hurt|be bad) [to have]",
        "(reason|reasons|argument|arguments|point|sense|wrong|mistake|wise|smart) [in my situation|for me|for us|at all] not to (use|take|go with|pick|choose|have)",
        "(must|should|can|may|do) not (forget|lack|be missing|miss)",
        "(no|not) longer (without|lack)",
        "not not",
        "not [be|have|need|want|get] (more|bigger|larger|longer|greater) than",
        "not (enough|sufficient|sufficiently)",
        "(lack|lacks|lacking|missing|miss|misses|wish for|struggle with)",
        "(never|not) [use|have|try|know|touch|write|do|learn|see] (anything|something|any framework) (but|except|other than|else than|besides)",
        "without .. (useless|pointless|not work|impossible|no use|unusable|no good|makes no sense)",
        "(not|never) say no to",
        "not (leave|move|go) without",
        "(not|never) (enough|complete|possible|useful|thinkable|usable) without",
        "(know|use|speak) nothing (but|except|other than|besides)",
    ),
    "reject": (
        "(no|not|never|nor|neither|none of|nobody|without any|zero|minus|nope|nah)",
        "no (need|reason|point|use|plan|intention|interest|wish|desire) [at all] [for|of|to|in] [have|need|use]",
        "not (need|want|have|require|use|like|plan|intend|expect) [to] [have|use|need|add|build|be|do|deal with|care about]",
        "(can|could|will|would|will have to) (do|live|go|work|cope) without",
        "(instead of|rather than|except|except for|apart from|other than|aside from|as opposed to)",
        "(anything|everything|all|whatever|any) but",
        "(hate|dislike|detest|avoid|refuse|despise|loathe)",
        "(sick|tired|bored|free|rid|scared|afraid) of",
        "(fed up|done|annoyed|unhappy) with",
        "(stay|keep|get|steer|move) [well|far] (away|clear) from",
        "not (interested in|a fan of|fan of|into|keen on|looking for|about|a big fan of|care about|bother with|care for)",
        "(wrong|mistaken) about",
        "(skip|forget|omit|drop|ditch|leave out|spare me)",
        "(am|are|is|be|was|were|decide|decided|vote|voted|strongly|dead|totally) against",
        "(allergic|averse) to",
        "(too|so) much hassle with",
        "(hardly|barely|rarely|scarcely)",
        "(nothing|nowhere)",
        "(do|can|will|should) not (suggest|recommend|mention|propose|offer|bring|give me|tell me to use|think|believe|see why)",
        "(probably|definitely|certainly|surely|absolutely|likely) (no|not)",
        "not (at all|really|necessarily|even|yet|quite|exactly|that|so|too)",
        "who (need|want)",
        "not (my|want|need|use)",
        "(could|can) [easily|happily|well] (live|do|go) without",
    ),
    "unsure": (
        "(maybe|perhaps|possibly|potentially|eventually|might|someday|unsure|undecided|unclear|conceivably) [if|whether|about|how]",
        "(we will|we would have to|have to|let us|i will) (see|find out|check) [if|whether]",
        "not (sure|certain|decided|clear) [yet] [if|about|whether|that|of|on|how|what]",
        "no (idea|clue) [yet] [if|about|whether|what|how|of]",
        "not know [yet] (if|about|whether|how much|what about)",
        "(wonder|wondering|doubt|debating|hesitating|considering) (if|whether|about)",
        "(could|may) (be|become|get|grow|need|want|have)",
        "it may",
        "(do|does|would|will|should|shall) (i|we|it|one) [even|actually|really] (need|want|have|require)",
        "(can not|could not|hard to|too early to) (say|tell|decide|judge) [yet] [if|whether]",
        "(some day|one day|down the road|at some point|in the future|sometime|later on)",
        "(on the fence|in two minds|torn|undecided) (about|on|over|whether|if)",
        "depend on whether",
        "open question (if|whether)",
        "need to (think about|figure out|find out|decide on|decide if|decide whether)",
        "whether (i|we) (need|want)",
        "(idea|clue|sure|certain|decided|wonder|wondering|unsure) [yet] [that|if|whether] (i|we|it) (need|want|require|have)",
        "or maybe",
        "(may|might) or (may|might) not [be|become|get|have|need]",
        "no (idea|clue) (if|whether)",
        "(sure|certain) (if|whether)",
        "have not (decided|figured out|thought about|made up) [my mind|our mind] [yet] [if|whether|on|about]",
    ),
    "without": ("(without|less)",),
    "reset": (
        "(but|just|only|yes|yeah|yep|instead|rather|however|though|although|while|whereas|because|since|so|therefore|then)",
        "(more of|more like|all|simply|merely|plus|still|otherwise|unlike|yet|definitely|absolutely|certainly|sure)",
        "(in order to|as long as|even if|even though|when|who|where|which|that is)",
    ),
}
_AFTER: Final[dict[Polarity, tuple[str, ...]]] = {
    "rejected": (
        "[it|that|this] %be [%soft] [%soft] (%needless|out)",
        "[would|will] be [%soft] [%soft] (%needless|out)",
        "%be (not|never|no|hardly) [%soft|be] %needed",
        "(will|would|do|does|must|need|can) not [%soft] [be|=have to be] (%needed|happen|matter|apply|help)",
        "(not|hardly|barely) [%soft] %needed",
        "(can wait|no thanks|no thank you|nope|unneeded|unnecessary|not for me|not for us|no way|no)",
        "%be (no go|no no|taboo|forbidden|banned|prohibited|not allowed|not permitted)",
        "%be (out of scope|out of the question|off the table|the last thing|not my|not our)",
        "%be not [%soft] (point|issue|goal|aim|bottleneck|problem here) [here|for us|for me|now]",
        "(i|we) (do|will|would|can) not (need|want|use|care|have|require|like)",
        "(i|we) never (need|want|use|have|like)",
        "(i|we) (hate|dislike|avoid|can do without|could do without|can live without)",
        "%be (nice|good|fine|cool) but not",
        "(free|less)",
    ),
    "unsure": (
        "(maybe|perhaps|not sure|no idea|no clue|unclear|possibly|dunno|not sure yet|who knows|tbd)",
        "[would|will] %be [%soft] (optional|unclear|undecided|open|possible|tbd|unsure|uncertain|maybe)",
        "(maybe|perhaps|possibly) later",
        "(would|will) be (nice|good|cool|handy|great) [to have] but",
        "(i|we) (do not know|am not sure|are not sure|have no idea|can not say|might) [yet]",
        "(i|we) (will see|have not decided)",
        "not (decided|settled|certain)",
        "(could|might|may) [%soft|well] (be [%soft] %needed|come|follow|happen|matter|turn up) [%soft|later|eventually|one day]",
        "[maybe] hard to (say|tell)",
        "%be not (decided|clear|certain|sure|settled|final)",
    ),
    "wanted": (
        "for free",
        "%be [%soft] (must|essential|required|needed|necessary|important|mandatory|crucial)",
        "%be not (optional|negotiable|bad|problem|%needless)",
        "[%be|would be|will be] (no|not) (problem|issue|trouble|worry|big deal)",
    ),
}
_CLASSES: Final = {
    "%be": "is are be was seem feel look sound were would",
    "%soft": "really even at still just only totally way somewhat bit like total probably going absolutely definitely kind simply",
    "%needless": """overkill unnecessary useless pointless irrelevant unneeded superfluous nonsense bloat ballast overhead
        overblown excessive""",
    "%needed": """need required necessary important relevant must wanted requirement interesting option priority use useful
        concern planned mandatory essential""",
}
_PLAIN: Final[tuple[Polarity, int, bool]] = ("wanted", -1, False)
_STARTERS: Final = "i we it they you he she this that there a an the my our need want like prefer know is are"
_NEW_START: Final = frozenset(_STARTERS.split())
_SETS: Final[dict[Cue, Polarity]] = {
    "reject": "rejected", "want": "wanted", "need": "wanted", "unsure": "unsure", "reset": "wanted", "without": "rejected",
}  # fmt: skip


@cache
def cues() -> Tree[Cue]:
    """Return the cues that say how what follows is meant."""
    tree: Tree[Cue] = Tree(ARTICLES)
    for cue, phrases in _CUES.items():
        for phrase in phrases:
            tree.add(phrase, cue)
    return tree


@cache
def after() -> Tree[Polarity]:
    """Return the cues that say how what came before was meant."""
    tree: Tree[Polarity] = Tree(ARTICLES, _classes())
    for polarity, phrases in _AFTER.items():
        for phrase in phrases:
            tree.add(phrase, polarity)
    return tree


Scope = tuple[Polarity, int, bool]
"""How what comes is meant, the place of the cue that says so (-1: none), and whether the word is part of that cue."""


def scopes(seen: View) -> tuple[Scope, ...]:
    """Return how a thing that starts at each word is meant, from what was said before it in the clause."""
    starting = _longest(cues().find(seen))
    before: list[Scope] = []
    state: Scope = _PLAIN
    at = ended = 0
    while at < len(seen.stems):
        if (seen.breaks[at] or state[0] != "wanted") and _ends(seen, at, state[0]):
            state = _PLAIN
        cue, width = starting.get(at, (None, 1))
        before.append(state)
        if cue is not None:
            state = _next(cue, at, state, governed=at == ended)
            ended = at + width
            before.extend([(*state[:2], True)] * (width - 1))
        at += width
    return tuple(before)


def _next(cue: Cue, at: int, state: Scope, *, governed: bool) -> Scope:
    """What holds from a cue on: "no idea whether | we need" stays unsure, "not | without" is wanted."""
    if cue == "need" and governed and state[0] != "wanted":
        return state
    if cue == "without" and state[0] == "rejected":
        return ("wanted", at, False)
    return (_SETS[cue], at, False)


def afterwards(seen: View) -> dict[int, tuple[Polarity, int]]:
    """Return where something is said about the thing just before: place to polarity, and how many words say it."""
    return _longest(after().find(seen))


def _longest(found: Iterable[tuple[tuple[int, ...], T]]) -> dict[int, tuple[T, int]]:
    longest: dict[int, tuple[T, int]] = {}
    for places, payload in found:
        width = places[-1] - places[0] + 1
        if places[0] not in longest or width > longest[places[0]][1]:
            longest[places[0]] = (payload, width)
    return longest


def _ends(seen: View, at: int, state: Polarity) -> bool:
    """Whether what was said before ends at this word."""
    gap = seen.breaks[at]
    if state == "wanted" or gap > COMMA:
        return gap > NONE
    if gap == COMMA:
        return not _list_goes_on(seen, at)
    word = seen.stems[at]
    return word in ("and", "or") and at + 1 < len(seen.stems) and seen.words[at + 1] in _NEW_START


def _list_goes_on(seen: View, at: int) -> bool:
    """ "no login, admin or database": a comma that a later "or" makes part of a list."""
    for later in range(at, min(at + 12, len(seen.stems))):
        if later > at and seen.breaks[later] > COMMA:
            return False
        word = seen.stems[later]
        if word in ("or", "nor"):
            return True
        if word in _NEW_START or word in ("but", "just", "only", "yes", "instead"):
            return False
    return False


def _classes() -> dict[str, str]:
    return {stem(word): kind for kind, words in _CLASSES.items() for word in words.split()}

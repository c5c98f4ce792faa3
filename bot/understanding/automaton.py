"""Following the words of a text through a tree of phrases: all phrases that begin with the same words at once.

The tree's nodes are joined into the states of a deterministic automaton. A state is worked out when words first lead to
it, as most of what phrases allow is never typed; there are no more states than the tree has beginnings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.understanding.english import NEGATORS
from bot.understanding.text import SENTENCE
from bot.understanding.views import View

Node = dict[str, Any]
"""From a word, or one of the marks, to what follows."""

NAME: Final = "@"
GAP: Final = ".."
ENDS: Final = ""
TOGETHER: Final = "&"
_MARKS: Final = frozenset({ENDS, TOGETHER, GAP})
"""What stands in a node beside the words that lead on."""
_NO_STEMS: Final = ("=", "#", NAME)
"""With what the steps begin that are no stems."""
_WIDEST_GAP: Final = 3


class _Steps(dict[str, "_State"]):
    """The states to go on to by a word."""

    __slots__ = ("forms",)
    forms: frozenset[str]
    """Those of the words that are no stems: exact forms, numbers and a name."""


class _State:
    """How far all phrases are that begin with the same words: the nodes to which those words lead."""

    __slots__ = ("after", "ends", "known", "nodes", "skips", "steps")
    ends: tuple[Any, ...]
    """The payloads that end here."""
    steps: _Steps
    """Where the next word leads."""
    skips: _Steps | None
    """Where a word behind a gap leads, if there may be one."""
    after: "_State | None"
    """What to follow after that."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.known = False


_Path = tuple[_State, int, tuple[int, ...]]
"""A state, the place of the next word, and the places of the words so far."""
_Branches = dict[str, list[Node]]


class Automaton:
    """The states of a tree that is complete."""

    def __init__(self, root: Node, classes: Mapping[str, Sequence[str]]) -> None:
        """Take the root, and the stems and exact forms of each class of words."""
        self._start = _State((root,))
        self._classes = classes
        self._states: dict[tuple[int, ...], _State] = {}

    def find(self, seen: View, names: Mapping[int, int], only: int | None) -> list[tuple[tuple[int, ...], Any]]:
        """Return what `Tree.find` does."""
        if not self._start.known:
            self._work_out(self._start)
        stems, first = seen.stems, self._start.steps
        paths: list[_Path] = []
        for at in range(len(stems) - 1, -1, -1) if only is None else (only,):
            if stems[at] in first:
                paths.append((first[stems[at]], at + 1, (at,)))
            if first.forms and (at in names or not first.forms.isdisjoint(seen.forms[at])):
                _by_form(paths.append, first, at, (), seen, names)
        return self._follow(paths, seen, names)

    def _follow(self, paths: list[_Path], seen: View, names: Mapping[int, int]) -> list[tuple[tuple[int, ...], Any]]:
        """Follow all paths to their ends. Most of the time of reading is spent here, hence the plain loops."""
        stems, forms, breaks = seen.stems, seen.forms, (*seen.breaks, SENTENCE)
        found: list[tuple[tuple[int, ...], Any]] = []
        go_on = paths.append
        while paths:
            state, at, covered = paths.pop()
            if not state.known:
                self._work_out(state)
            if state.ends:
                found += [(covered, payload) for payload in state.ends]
            if state.after is not None:
                go_on((state.after, at, covered))
            if breaks[at]:
                continue
            steps, skips = state.steps, state.skips
            if stems[at] in steps:
                go_on((steps[stems[at]], at + 1, (*covered, at)))
            if steps.forms and (at in names or not steps.forms.isdisjoint(forms[at])):
                _by_form(go_on, steps, at, covered, seen, names)
            if skips is not None and (skips.forms or not skips.keys().isdisjoint(stems[at : at + _WIDEST_GAP + 1])):
                _skip(go_on, skips, at, covered, seen, names)
        return found

    def _work_out(self, state: _State) -> None:
        """Work out where a state leads."""
        ends: list[Any] = []
        steps: _Branches = {}
        skips: _Branches = {}
        nodes, after = _parted(state.nodes)
        for node in nodes:
            for one in _free(node):
                ends.extend(one.get(ENDS, ()))
            for ways, there in ((steps, _free(node)), (skips, _behind(node))):
                for word, branches in self._branches(there).items():
                    ways.setdefault(word, []).extend(reversed(branches))
        state.ends = tuple(dict.fromkeys(ends))
        state.steps = self._joined(steps)
        state.skips = self._joined(skips) if skips else None
        state.after = self._state(after) if after else None
        state.known = True

    def _branches(self, nodes: Iterator[Node]) -> _Branches:
        """Return where words lead from nodes; a class leads on by each of its words."""
        found: dict[str, dict[int, Node]] = {}
        for node in nodes:
            for key, there in node.items():
                for word in () if key in _MARKS else self._classes.get(key, (key,)):
                    found.setdefault(word, {}).setdefault(id(there), there)
        return {word: list(there.values()) for word, there in found.items()}

    def _joined(self, branches: _Branches) -> _Steps:
        steps = _Steps((word, self._state(tuple(nodes))) for word, nodes in branches.items())
        steps.forms = frozenset(word for word in steps if word.startswith(_NO_STEMS))
        return steps

    def _state(self, nodes: tuple[Node, ...]) -> _State:
        """Return the one state of these nodes, by whatever words they are reached."""
        once = {id(node): node for node in nodes}
        return self._states.setdefault(tuple(once), _State(tuple(once.values())))


def _free(node: Node) -> Iterator[Node]:
    """Yield a node and all that can be reached from it without a word."""
    yield node
    for together in node.get(TOGETHER, ()):
        yield from _free(together)


def _behind(node: Node) -> Iterator[Node]:
    """Yield all nodes behind a gap."""
    for one in _free(node):
        if GAP in one:
            yield from _free(one[GAP])


def _parted(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Part nodes into those to follow together and those to follow after.

    A phrase with a gap is found before those that go on at once, and must not overtake what was to be followed before it:
    where two phrases cover as many words, the one found first counts.
    """
    gap = next((at for at, node in enumerate(nodes) if at and any(True for _ in _behind(node))), len(nodes))
    return nodes[:gap], nodes[gap:]


def _by_form(
    go_on: Callable[[_Path], None],
    steps: _Steps,
    at: int,
    covered: tuple[int, ...],
    seen: View,
    names: Mapping[int, int],
) -> None:
    """Go on by what a word is called besides its stem, or by the name that starts with it."""
    for form in seen.forms[at]:
        if form in steps:
            go_on((steps[form], at + 1, (*covered, at)))
    if at in names and NAME in steps:
        go_on((steps[NAME], names[at], (*covered, *range(at, names[at]))))


def _skip(
    go_on: Callable[[_Path], None],
    skips: _Steps,
    at: int,
    covered: tuple[int, ...],
    seen: View,
    names: Mapping[int, int],
) -> None:
    """Go on after a gap, which ends at punctuation; a "not" in it would turn the phrase round."""
    stems = seen.stems
    for place in range(at, min(at + _WIDEST_GAP + 1, len(stems))):
        if seen.breaks[place]:
            return
        if stems[place] in skips:
            go_on((skips[stems[place]], place + 1, (*covered, place)))
        if skips.forms:
            _by_form(go_on, skips, place, covered, seen, names)
        if stems[place] in NEGATORS:
            return

"""From what was typed to words: one form for every spelling of the same characters, markup gone, positions kept."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.stems import stem

LONGEST: Final = 6_000
"""Characters that are read; what follows is ignored. A question of one screen has about 600."""

NONE, COMMA, CLAUSE, SENTENCE = 0, 1, 2, 3
"""How strongly the punctuation before a word separates it from the word before."""

NUMBERS: Final = ("#", "##", "###", "####")
"""A number of at least so many digits."""

_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00ad": ""}
)
_MENTION = re.compile(r"<[@#!][^<>\s|]{0,80}(?:\|[^<>]{0,80})?>|<a?:\w{1,40}:\d{1,30}>")
_LINK = re.compile(r"<(?:https?|mailto):[^<>|\s]{1,500}(?:\|([^<>]{0,200}))?>|\b(?:https?://|www\.)\S{1,500}")
_EMOJI = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
ARROW: Final = "->"
"""The word that stands for every arrow: "X => Y"."""
_ARROWS = frozenset({ARROW, "-->", "=>", "\u2192"})
_WORD = re.compile(
    r"(-{1,2}>|=>|\u2192|w(?<=\bw)/o?(?![\w/])|[^\W\d_]+(?:'[^\W\d_]+)*|\d{1,3}(?:[,']\d{3})+(?!\d)|\d+)"
)
_BREAKS = {",": COMMA, ";": CLAUSE, ":": CLAUSE, "(": CLAUSE, ")": CLAUSE, "\u2013": CLAUSE, "\u2014": CLAUSE}
_BREAKS |= {".": SENTENCE, "!": SENTENCE, "?": SENTENCE, "\n": SENTENCE}
_GAPS = {" ": NONE} | {f"{mark} ": strength for mark, strength in _BREAKS.items() if mark != "?"}
"""What mostly stands between words, and says no more than how strongly it separates them."""
SHORT_FORMS: Final = {
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "ain't": "is not", "aint": "is not", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "wouldnt": "would not", "shouldnt": "should not",
    "couldnt": "could not", "havent": "have not", "hasnt": "has not", "neednt": "need not", "im": "i am", "ive": "i have",
    "youre": "you are", "theyre": "they are", "weve": "we have", "whats": "what is", "thats": "that is", "theres": "there is",
    "let's": "let us", "lets": "let us", "wanna": "want to", "gonna": "going to", "gotta": "have to", "gimme": "give me",
    "dunno": "do not know", "idk": "i do not know", "y'all": "you", "it's": "it is", "that's": "that is",
    "what's": "what is", "there's": "there is", "here's": "here is", "who's": "who is", "how's": "how is",
    "where's": "where is", "he's": "he is", "she's": "she is", "everything's": "everything is", "u": "you", "ur": "your",
    "pls": "please", "plz": "please", "w/o": "without", "w/": "with", "bc": "because", "cuz": "because", "smth": "something", "thx": "thanks",
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as words, in parallel tuples; `breaks[i]` separates word i from the one before."""

    text: str
    """As tidied; the positions point into it."""
    words: tuple[str, ...]
    stems: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    """What each word may be called in a phrase besides its stem: its exact form, and that it is a number."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    slashes: frozenset[int]
    """Words with a slash before them: "this/that"."""
    asked: frozenset[int]
    """Words that a question mark follows."""

    def quote(self, first: int, last: int) -> str:
        """Return what was typed, from one word to another."""
        return self.text[self.starts[first] : self.ends[last]]

    def between(self, one: int, other: int) -> str:
        """Return what was typed between two words."""
        return self.text[self.ends[one] : self.starts[other]]


def tidy(text: str) -> str:
    """Return the text in one normal form, without control characters, markup, mentions and addresses."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].translate(_SAME)
    if not text.isascii() or not text.isprintable():
        text = "".join(_printable(character) for character in text)
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    if "<" in text:
        text = _MENTION.sub(" ", text)
    if ":" in text:
        text = _EMOJI.sub(" ", _LINK.sub(r" \1 ", text))
    return text


def split(text: str) -> Words:
    """Return the words of a text, with short forms written out ("don't" is two words)."""
    text = tidy(text)
    folded = text.casefold()
    if len(folded) != len(text):
        text = folded
    rows: list[tuple[str, str, tuple[str, ...], int, int, int]] = []
    slashes: set[int] = set()
    asked: set[int] = set()
    pieces = _WORD.split(folded)  # what is between words, a word, what is between, ...
    end = 0
    for between, token in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        start = end + len(between)
        gap = _GAPS[between] if between in _GAPS else _gap(folded, end, start, len(rows), slashes, asked)
        end = start + len(token)
        for word, stemmed, forms in _parts(token):
            rows.append((word, stemmed, forms, start, end, gap))
            gap = NONE
    words, stems, called, starts, ends, breaks = zip(*rows, strict=True) if rows else ((),) * 6
    return Words(
        text=text, words=words, stems=stems, forms=called, starts=starts, ends=ends, breaks=breaks,
        slashes=frozenset(slashes), asked=frozenset(asked),
    )  # fmt: skip


def _printable(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return "" if unicodedata.category(character) in ("Cf", "Mn") else " "


def _gap(text: str, first: int, past: int, word: int, slashes: set[int], asked: set[int]) -> int:
    """Return how strongly the marks before a word separate; note it where a slash, and the one before where a question."""
    strongest = NONE
    for at in range(first, past):
        mark = text[at]
        strongest = max(strongest, _strength(mark, text, at))
        if mark == "/":
            slashes.add(word)
        elif mark == "?" and word:
            asked.add(word - 1)
    return strongest


def _strength(mark: str, text: str, at: int) -> int:
    """A full stop or colon inside a name ("node.js", "10:30") separates nothing; a dash does so between spaces."""
    after = text[at + 1 : at + 2]
    if mark in ".:?!" and after.isalnum() and text[at - 1 : at].isalnum():
        return NONE
    if mark == "-":
        return CLAUSE if after in (" ", "-", "") and text[at - 1 : at] in (" ", "-", "") else NONE
    return _BREAKS.get(mark, NONE)


@lru_cache(maxsize=16_384)
def _parts(token: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the words of a token with their stems and other forms; nothing is no word."""
    return tuple((word, stem(word), _forms(word)) for word in _written_out(token)) if token else ()


def _forms(word: str) -> tuple[str, ...]:
    return ("=" + word, *NUMBERS[: len(word)]) if word.isdigit() else ("=" + word,)


def _written_out(token: str) -> tuple[str, ...]:
    if token.isalpha() and token not in SHORT_FORMS:
        return (token,)
    if token[0].isdigit():
        return (token.replace(",", "").replace("'", ""),)
    if token in _ARROWS:
        return (ARROW,)
    known = SHORT_FORMS.get(token)
    if known is not None:
        return tuple(known.split())
    if "'" in token:
        for ending, word in _ENDINGS:
            if token.endswith(ending):
                return (token[: -len(ending)], word)
        return (token.removesuffix("'s").replace("'", ""),)
    return (token,)

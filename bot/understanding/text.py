"""From what was typed to words: one form for every spelling of the same characters, markup gone, positions kept."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.understanding.stems import stem

LONGEST: Final = 6_000
"""Characters that are read; what follows is ignored. A question of one screen has about 600."""

NONE, COMMA, CLAUSE, SENTENCE = 0, 1, 2, 3
"""How strongly the punctuation before a word separates it from the word before."""

_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00ad": ""}
)
_MENTION = re.compile(r"<[@#!][^<>\s|]{0,80}(?:\|[^<>]{0,80})?>|<a?:\w{1,40}:\d{1,30}>")
_LINK = re.compile(r"<(?:https?|mailto):[^<>|\s]{1,500}(?:\|([^<>]{0,200}))?>|\b(?:https?://|www\.)\S{1,500}")
_EMOJI = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_TOKEN = re.compile(
    r"-{1,2}>|=>|\u2192|\bw/o?(?![\w/])|[^\W\d_]+(?:'[^\W\d_]+)*|\d{1,3}(?:[,']\d{3})+(?!\d)|\d+|\n|[^\w\s]", re.UNICODE
)
ARROW: Final = "->"
"""The word that stands for every arrow: "X => Y"."""
_ARROWS = frozenset({ARROW, "-->", "=>", "\u2192"})
_BREAKS = {",": COMMA, ";": CLAUSE, ":": CLAUSE, "(": CLAUSE, ")": CLAUSE, "\u2013": CLAUSE, "\u2014": CLAUSE}
_BREAKS |= {".": SENTENCE, "!": SENTENCE, "?": SENTENCE, "\n": SENTENCE}
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
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    slashes: set[int] = set()
    asked: set[int] = set()
    pending = NONE
    for found in _TOKEN.finditer(folded):
        token = found.group()
        if token in _ARROWS:
            token = ARROW
        elif not token[0].isalnum():
            pending = max(pending, _strength(token, folded, found.start()))
            if token == "/":
                slashes.add(len(words))
            elif token == "?" and words:
                asked.add(len(words) - 1)
            continue
        start, end = found.span()
        for part in _written_out(token):
            words.append(part)
            starts.append(start)
            ends.append(end)
            breaks.append(pending)
            pending = NONE
    return Words(
        text=text, words=tuple(words), stems=tuple(map(stem, words)), starts=tuple(starts), ends=tuple(ends),
        breaks=tuple(breaks), slashes=frozenset(slashes), asked=frozenset(asked),
    )  # fmt: skip


def _printable(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return "" if unicodedata.category(character) in ("Cf", "Mn") else " "


def _strength(mark: str, text: str, at: int) -> int:
    """A full stop or colon inside a name ("node.js", "10:30") separates nothing; a dash does so between spaces."""
    after = text[at + 1 : at + 2]
    if mark in ".:?!" and after.isalnum() and text[at - 1 : at].isalnum():
        return NONE
    if mark == "-":
        return CLAUSE if after in (" ", "-", "") and text[at - 1 : at] in (" ", "-", "") else NONE
    return _BREAKS.get(mark, NONE)


def _written_out(token: str) -> tuple[str, ...]:
    if token.isalpha() and token not in SHORT_FORMS:
        return (token,)
    if token[0].isdigit():
        return (token.replace(",", "").replace("'", ""),)
    known = SHORT_FORMS.get(token)
    if known is not None:
        return tuple(known.split())
    if "'" in token:
        for ending, word in _ENDINGS:
            if token.endswith(ending):
                return (token[: -len(ending)], word)
        return (token.removesuffix("'s").replace("'", ""),)
    return (token,)

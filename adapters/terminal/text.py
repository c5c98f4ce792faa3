"""Text on its way in and out: what is typed may hold anything, and a terminal obeys what it is sent."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
KEPT = "\n\t"
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Format characters that emoji and some scripts need."""


def readable(raw: str) -> str:
    """Return typed text as Unicode that can be stored and sent: halves of surrogate pairs and NUL are replaced."""
    whole = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", REPLACEMENT)


def visible(text: str) -> str:
    """Return text in which nothing can move the cursor, colour the screen or turn the reading direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in readable(text.replace("\r\n", "\n")))


def _shown(character: str) -> str:
    if character in KEPT:
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return _picture(ord(character))
    if category == "Cf" and character not in JOINERS:
        return ""
    return "\n" if category in {"Zl", "Zp"} else character


def _picture(code: int) -> str:
    """Return the symbol for a control character: Unicode has one for each of the first 32, and for DEL."""
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else REPLACEMENT

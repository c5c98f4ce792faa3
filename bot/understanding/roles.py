"""The roles in which a candidate's name may stand."""

from typing import Literal

Role = Literal[
    "runs", "stated", "knows", "elsewhere", "leaves", "left", "disliked", "target", "no_knows", "mentioned", "proposed",
    "compared", "tried",
]  # fmt: skip
"""`stated` is `runs` in a sentence that neither asks nor wishes; `elsewhere` is what other projects run, and so known."""

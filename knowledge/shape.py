"""What all shapes of a pack have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]


class Shape(BaseModel):
    """Frozen, and strict about keys: an unknown key is a mistake, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

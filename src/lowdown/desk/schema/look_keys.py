"""The keys of the table `[look]` of `lowdown.toml`."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.colours import colour
from lowdown.desk.schema.value_types import Keys, Takes
from lowdown.model import Look

Colour = Annotated[
    str,
    BeforeValidator(colour, json_schema_input_type=str),
    Takes("a colour, as `#rrggbb` or by its name in CSS"),
]

_BUILT_IN: Final = Look()


class LookKeys(Keys):
    """The table `[look]` of the settings."""

    accent: Colour = Field(
        default=_BUILT_IN.accent,
        description="The colour of rules, drop caps, crossheads, jump lines and page numbers.",
        examples=["#00557f", "darkgreen"],
    )
    ink: Colour = Field(
        default=_BUILT_IN.ink, description="The colour of the copy.", examples=["#10243e"]
    )
    tint: Colour = Field(
        default=_BUILT_IN.tint,
        description="The background of boxes, of the contents box and of the donation panel.",
        examples=["#e8f0f4"],
    )

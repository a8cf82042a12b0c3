"""The keys of the table `[look]` of `lowdown.toml`."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.colours import colour
from lowdown.desk.schema.measures import points_between
from lowdown.desk.schema.validators import one_of
from lowdown.desk.schema.value_types import Keys, MaybeText, Takes, Text
from lowdown.model import BylinePlace, Look

Colour = Annotated[
    str,
    BeforeValidator(colour, json_schema_input_type=str),
    Takes("a colour, as `#rrggbb` or by its name in CSS"),
]

_BUILT_IN: Final = Look()
_Byline: TypeAlias = Literal["head", "end"]


_Margin = Annotated[
    float | None,
    BeforeValidator(points_between(5, 60, "millimetres"), json_schema_input_type=float | None),
    Takes("millimetres, 5 to 60"),
]
_Foot = Annotated[
    float | None,
    BeforeValidator(points_between(12, 60, "millimetres"), json_schema_input_type=float | None),
    Takes("millimetres, 12 to 60"),
]


class MarginKeys(Keys):
    """The margins of a page."""

    top: _Margin = Field(
        default=None,
        description="Above the columns; default: that of the templates.",
        examples=[15],
    )
    right: _Margin = Field(
        default=None,
        description="Right of the columns; default: that of the templates.",
        examples=[18],
    )
    bottom: _Foot = Field(
        default=None,
        description="Below the columns, where the page number stands; default: that of the"
        " templates.",
        examples=[20],
    )
    left: _Margin = Field(
        default=None,
        description="Left of the columns; default: that of the templates.",
        examples=[18],
    )


def _read_margins(value: object) -> object:
    """One number stands for all four margins."""
    if value is None or isinstance(value, dict):
        return value
    return dict.fromkeys(MarginKeys.model_fields, points_between(12, 60, "millimetres")(value))


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
    serif: Text = Field(
        default=_BUILT_IN.serif,
        description="The family of the copy: one that comes with Lowdown, or one of the folder"
        " `fonts/`.",
        examples=["Caladea", "IBM Plex Serif"],
    )
    sans: Text = Field(
        default=_BUILT_IN.sans,
        description="The family of captions, boxes, tables and of what stands around the copy.",
        examples=["FiraGO", "IBM Plex Sans"],
    )
    headline: MaybeText = Field(
        default=None,
        description="The family of headlines, nameplate and drop cap; default: that of the copy.",
        examples=["FiraGO"],
    )
    size: Annotated[
        float,
        BeforeValidator(points_between(7, 14, "points"), json_schema_input_type=float),
        Takes("points, 7 to 14"),
    ] = Field(
        default=_BUILT_IN.size,
        description="The size of the copy; captions, boxes, tables and the like follow it.",
        examples=[9, 10.5],
    )
    leading: Annotated[
        float | None,
        BeforeValidator(points_between(8, 24, "points"), json_schema_input_type=float | None),
        Takes("points, 8 to 24"),
    ] = Field(
        default=None,
        description="From one line of the copy to the next, at least 1.1 times its size; all"
        " columns keep to it; default: that of the templates.",
        examples=[12, 15],
    )
    margins: Annotated[
        MarginKeys | None,
        BeforeValidator(_read_margins, json_schema_input_type=float | MarginKeys | None),
        Takes("millimetres, 12 to 60, or a table of `top`, `right`, `bottom` and `left`"),
    ] = Field(
        default=None,
        description="The white round the columns of a page; default: that of the templates.",
        examples=[18, {"bottom": 20}],
    )
    byline: Annotated[
        _Byline,
        BeforeValidator(
            one_of(place.value for place in BylinePlace), json_schema_input_type=_Byline
        ),
        Takes("`head` or `end`"),
    ] = Field(
        default="head",
        description="Where an article's byline stands: below its headline, or after its last"
        " words.",
        examples=["end"],
    )

"""The keys of the table `[nameplate]` of `lowdown.toml`."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.validators import one_of
from lowdown.desk.schema.value_types import Keys, MaybeText, Takes
from lowdown.model import NameplateStyle

_Style: TypeAlias = Literal["left", "centre", "banner"]


class NameplateKeys(Keys):
    """The table `[nameplate]` of the settings."""

    image: MaybeText = Field(
        default=None,
        description="The path of a picture that stands in place of the title in type, from the"
        " publication's folder; the title is its alternative text; default: the title in type.",
        examples=["pictures/logo.svg"],
    )
    style: Annotated[
        _Style,
        BeforeValidator(
            one_of(style.value for style in NameplateStyle), json_schema_input_type=_Style
        ),
        Takes("`left`, `centre` or `banner`"),
    ] = Field(
        default="left",
        description="How it is arranged: at the left, in the middle, or on a band of the accent"
        " colour.",
        examples=["banner"],
    )

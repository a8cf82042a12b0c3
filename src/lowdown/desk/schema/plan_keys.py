"""The keys of a locked plan file, `issues/<name>.plan.toml`."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.page_lists import pages
from lowdown.desk.schema.validators import slug
from lowdown.desk.schema.value_types import Keys, MaybeText, Number, Switch, Takes
from lowdown.desk.source import InvalidValueError

MAX_TRACKING: Final = 1.0
"""Per cent by which type is set closer or wider, at most."""


def _count(value: object) -> int:
    """Returns a whole number, 0 included."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise InvalidValueError(
            "LD110", "this is not a whole number", "Write it in digits, such as 0 or 42."
        )
    return value


def _tracking(value: object) -> float:
    """Returns the per cent by which type is set closer or wider."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not -MAX_TRACKING <= float(str(value)) <= MAX_TRACKING:
        raise InvalidValueError(
            "LD110", "type is never set that much closer or wider", "Write a number from -1 to 1."
        )
    return float(str(value))


def _more_lines(value: object) -> int:
    """Returns the number of lines that paragraphs have more than is best, or fewer below 0."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**9:
        raise InvalidValueError(
            "LD110", "this is not a whole number", "Write it in digits, such as -2 or 3."
        )
    return value


def _page(value: object) -> int:
    """Returns the number of a page, which is the key of a frame."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}", str(value)):
        raise InvalidValueError(
            "LD110", f"\u201c{value}\u201d is not a page", "Name the frame by its page, such as 4."
        )
    return int(str(value))


Count = Annotated[int, BeforeValidator(_count), Takes("a whole number, 0 or more")]


class FrameKeys(Keys):
    """Where one article's part of one page stands."""

    top: Count = Field(description="The page's line at which it begins, from 0.", examples=[12])
    height: Number = Field(description="The lines that it takes up.", examples=[40])
    words: Count = Field(
        description="The words of the article that are printed when it ends, those of the frames"
        " before it included.",
        examples=[816],
    )
    ends: MaybeText = Field(
        default=None,
        description="The last words in it, for people to find the place; default: none.",
        examples=["until the end of June"],
    )


class LockedArticleKeys(Keys):
    """Where one article stands."""

    ordered: Annotated[tuple[int, ...], BeforeValidator(pages), Takes("a list of pages")] = Field(
        default=(),
        description="The pages that the manifest ordered for it when the plan was locked.",
        examples=[[4, 5, 12]],
    )
    head: Count = Field(
        default=0, description="Columns that its head spans; 0: all of them.", examples=[2]
    )
    online: Switch = Field(
        default=False,
        description="Whether print stops before its end and the web goes on.",
        examples=[True],
    )
    tracking: Annotated[float, BeforeValidator(_tracking), Takes("per cent, -1 to 1")] = Field(
        default=0.0,
        description="Per cent by which all of its type stands wider than usual; less than 0:"
        " closer. Only plans that an earlier version has locked have it.",
        examples=[-0.5],
    )
    more_lines: Annotated[int, BeforeValidator(_more_lines), Takes("a whole number")] = Field(
        default=0,
        description="Lines that its paragraphs have more than is best, one for each that is set"
        " wider; less than 0: fewer, one for each that is set closer.",
        examples=[-2],
    )
    frames: Annotated[
        dict[Annotated[int, BeforeValidator(_page)], FrameKeys],
        Takes("a table: the number of a page and [its frame](#a-frame-of-a-locked-plan)"),
    ] = Field(
        description="Its frames.",
        examples=[{"4": {"top": 0, "height": 60, "words": 612}}],
    )
    fit: Annotated[
        dict[str, Count],
        Takes("a table: what was made to fit, and its depth in lines of the grid"),
    ] = Field(
        default_factory=dict,
        description="What was left out (0) or made shorter or longer so that the copy fits;"
        " default: nothing.",
        examples=[{"the picture pictures/gate.jpg": 14}],
    )


class LockedPaperKeys(Keys):
    """The pages that the plan was made for."""

    pages: Number = Field(description="The number of pages.", examples=[12])
    columns: Number = Field(description="The columns of a page.", examples=[3])
    lines: Number = Field(description="The lines of a column.", examples=[54])


class PlanKeys(Keys):
    """The locked plan of an issue."""

    paper: LockedPaperKeys = Field(description="The pages that the plan was made for.")
    articles: dict[Annotated[str, BeforeValidator(slug)], LockedArticleKeys] = Field(
        description="Where each article stands."
    )

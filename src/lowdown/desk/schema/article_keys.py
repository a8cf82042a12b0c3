"""The keys of an article's header and of a filler's."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.validators import flag
from lowdown.desk.schema.value_types import (
    Aliases,
    Depth,
    Flag,
    Focus,
    Headline,
    Keys,
    MaybeAddress,
    MaybeDay,
    MaybeHeadline,
    MaybeLanguage,
    MaybeSlug,
    MaybeText,
    Names,
    Number,
    PermanentId,
    Takes,
    Text,
)
from lowdown.desk.source import InvalidValueError


class ImageKeys(Keys):
    """The lead picture of an article."""

    file: Text = Field(
        description="The picture's path, from the publication's folder.",
        examples=["pictures/gate.jpg"],
    )
    alt: MaybeText = Field(
        default=None,
        description="What it shows, for readers who cannot see it; without it a warning, LD203.",
        examples=["Porters at the hospital gate"],
    )
    caption: MaybeText = Field(
        default=None,
        description="The words below it; default: none.",
        examples=["At the gate on Tuesday."],
    )
    credit: MaybeText = Field(
        default=None,
        description="Who made it, printed after the caption; default: none.",
        examples=["A Photographer"],
    )
    span: Number = Field(
        default=1,
        description="How many columns wide it is, up to the columns of the page.",
        examples=[2],
    )
    min: Depth = Field(
        default=None,
        description="The least depth to which it may be cropped, without its caption; default: it"
        " is not made less deep.",
        examples=[40],
    )
    max: Depth = Field(
        default=None,
        description="The greatest depth to which it may be cropped, without its caption; default:"
        " it is not made deeper.",
        examples=[60],
    )
    focus: Focus = Field(
        default=(0.5, 0.5),
        description="The point that stays in view when it is cropped.",
        examples=["50% 30%", "left top"],
    )


class ArticleFitKeys(Keys):
    """The steps of the fit ladder that an article allows."""

    optional: Flag = Field(
        default=None,
        description="Whether its optional copy may be left out; default: as in `[fit]`.",
        examples=[False],
    )
    pictures: Flag = Field(
        default=None,
        description="Whether its pictures may be cropped within their limits; default: as in"
        " `[fit]`.",
        examples=[False],
    )
    pullquotes: Flag = Field(
        default=None,
        description="Whether its pull quotes may be left out; default: as in `[fit]`.",
        examples=[False],
    )
    crossheads: Flag = Field(
        default=None,
        description="Whether white may be added above its crossheads; default: as in `[fit]`.",
        examples=[False],
    )
    tracking: Flag = Field(
        default=None,
        description="Whether its paragraphs may be set closer or wider, in a line fewer or more;"
        " default: as in `[fit]`.",
        examples=[False],
    )
    fillers: Flag = Field(
        default=None,
        description="Whether a house advertisement may stand below it; default: as in `[fit]`.",
        examples=[False],
    )


def _read_fit(value: object) -> object:
    """Returns `false` as every step forbidden; `true` and an empty value forbid none."""
    if value is None or isinstance(value, dict):
        return value or {}
    if isinstance(value, list):
        cure = "Write false, or name single steps as in {pictures: false}."
        raise InvalidValueError(
            "LD110", "a list does not say how an article may be made to fit", cure
        )
    if flag(value):
        return {}
    return dict.fromkeys(ArticleFitKeys.model_fields, False)


def _read_image(value: object) -> object:
    """Returns a path alone as the key `file`."""
    return {"file": value} if isinstance(value, str) else value


class ArticleKeys(Keys):
    """The header of an article."""

    title: Headline = Field(description="The headline.", examples=["Council sells the baths"])
    contents: MaybeHeadline = Field(
        default=None,
        description="Its line in the contents box; default: the title.",
        examples=["Baths: sold on Tuesday"],
    )
    kicker: MaybeHeadline = Field(
        default=None, description="Words above the headline; default: none.", examples=["Analysis"]
    )
    standfirst: MaybeText = Field(
        default=None,
        description="A sentence or two below the headline; default: none.",
        examples=["The sale took four minutes. The repairs were never costed."],
    )
    author: Names = Field(
        default=(),
        description="The byline: a name or a list of names.",
        examples=["A Writer", ["A Writer", "B Reporter"]],
    )
    section: MaybeSlug = Field(
        default=None,
        description="Its section, part of its web address and a category in the feeds;"
        " default: none.",
        examples=["analysis"],
    )
    date: MaybeDay = Field(
        default=None,
        description="When it was first published; the feeds show it; default: the issue's date.",
        examples=["2026-05-08"],
    )
    updated: MaybeDay = Field(
        default=None,
        description="When it was last changed; the feeds show it; default: never.",
        examples=["2026-05-09"],
    )
    tags: Names = Field(
        default=(),
        description="Topics, which become categories in the feeds.",
        examples=[["funding", "swimming"]],
    )
    image: Annotated[
        ImageKeys | None,
        BeforeValidator(_read_image, json_schema_input_type=str | ImageKeys | None),
        Takes("a path, or the keys of [the lead picture](#the-lead-picture)"),
    ] = Field(
        default=None,
        description="The lead picture; default: none.",
        examples=["pictures/gate.jpg", {"file": "pictures/gate.jpg", "alt": "The gate"}],
    )
    online: MaybeAddress = Field(
        default=None,
        description="The address of its web page, where that is elsewhere; default: the address"
        " that `[urls]` gives it.",
        examples=["https://voice.example/baths/"],
    )
    id: PermanentId = Field(
        default=None,
        description="Its permanent id in the feeds; set it to what it was when you rename the"
        " file; default: made from the publication's host and the file's name.",
        examples=["tag:voice.example,2026:baths"],
    )
    aliases: Aliases = Field(
        default=(),
        description="Old addresses of it that lead to its page, as they stood below the"
        " publication's or whole.",
        examples=[["2019/baths/", "news/baths.html"]],
    )
    language: MaybeLanguage = Field(
        default=None,
        description="Its language, for hyphens, quotation marks and screen readers; default: the"
        " publication's.",
        examples=["cy"],
    )
    draft: Flag = Field(
        default=None,
        description="Whether it is left out of every issue that names it; default: false.",
        examples=[True],
    )
    fit: Annotated[
        ArticleFitKeys,
        BeforeValidator(_read_fit, json_schema_input_type=bool | ArticleFitKeys),
        Takes("`false`, or [single steps](#fit-in-an-article)"),
    ] = Field(
        default_factory=ArticleFitKeys,
        description="What may be changed so that it fits: `false` forbids every step; default:"
        " everything that `[fit]` allows.",
        examples=[False, {"pictures": False}],
    )


class FillerKeys(Keys):
    """The header of a house advertisement."""

    title: Headline = Field(description="The headline.", examples=["Join us"])
    kicker: MaybeHeadline = Field(
        default=None,
        description="Words above the headline; default: none.",
        examples=["The Valley Voice"],
    )
    standfirst: MaybeText = Field(
        default=None,
        description="A sentence or two below the headline; default: none.",
        examples=["We meet on the first Monday of the month."],
    )
    language: MaybeLanguage = Field(
        default=None, description="Its language; default: the publication's.", examples=["cy"]
    )
    draft: Flag = Field(
        default=None,
        description="Whether it is kept out of the paper; default: false.",
        examples=[True],
    )

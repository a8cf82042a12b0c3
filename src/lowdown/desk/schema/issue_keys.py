"""The keys of an issue's manifest and of the entries in its list of articles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lowdown.desk.schema.validators import one_of
from lowdown.desk.schema.value_types import (
    Day,
    Flag,
    Keys,
    MaybeHeadline,
    MaybeVolume,
    NumberOfIssue,
    OverflowWord,
    PageCount,
    Pages,
    Slug,
    SlugsOrFalse,
    Takes,
)


class EntryKeys(Keys):
    """An article's entry in the manifest."""

    article: Slug = Field(
        description="The article's slug: its file's name without `.md`.", examples=["baths"]
    )
    pages: Pages = Field(
        default=(),
        description="The pages that it runs through; default: the press chooses.",
        examples=["4-5, 12", 11, [4, 5, 12]],
    )
    overflow: OverflowWord = Field(
        default=None,
        description="Where copy goes that does not fit these pages: to the next free space, to"
        " the web, or nowhere, so that the build fails; default: `jump`.",
        examples=["online"],
    )


IntroductionWord = Annotated[
    Literal["web", "print"],
    BeforeValidator(one_of(("web", "print")), json_schema_input_type=Literal["web", "print"]),
    Takes("`web` or `print`"),
]


def _read_entry(value: object) -> object:
    """Returns a slug alone as the key `article`."""
    return {"article": value} if isinstance(value, str) else value


def _read_articles(value: object) -> object:
    """Returns an empty value as a list without entries, as in an issue that was just begun."""
    return [] if value is None else value


class IssueKeys(Keys):
    """The manifest of an issue."""

    number: NumberOfIssue = Field(
        description="The issue's number; no two issues of a volume have the same.",
        examples=[42, "15-16", "7a"],
    )
    volume: MaybeVolume = Field(
        default=None,
        description="The volume's number, printed before the issue's; default: none.",
        examples=[3, "III"],
    )
    date: Day = Field(
        description="The day on its front page, and the date of every article that has none.",
        examples=["2026-05-08"],
    )
    title: MaybeHeadline = Field(
        default=None,
        description="A title of its own, behind its number in the nameplate and in the feeds;"
        " default: none.",
        examples=["Five networks, ten years"],
    )
    pages: PageCount = Field(
        default=None,
        description="The exact number of pages; default: as many as it takes.",
        examples=[12],
    )
    articles: Annotated[
        list[
            Annotated[
                EntryKeys, BeforeValidator(_read_entry, json_schema_input_type=str | EntryKeys)
            ]
        ],
        BeforeValidator(_read_articles),
        Takes("a list of slugs and of [entries](#an-entry-in-the-list-of-articles)"),
    ] = Field(
        description="The articles, in order; the first is the lead, on page 1.",
        examples=[["baths", {"article": "library", "pages": "2-3"}]],
    )
    donation: Flag = Field(
        default=None,
        description="Whether the donation panel stands on the last page; default: true where the"
        " settings have `[donation]`.",
        examples=[False],
    )
    introduction: IntroductionWord = Field(
        default="web",
        description="Where the editor's introduction, the copy below the manifest, can be read: on"
        " the issue's page and in the feeds only (`web`), or in the paper too, as a short article"
        " (`print`).",
        examples=["print"],
    )
    fillers: SlugsOrFalse = Field(
        default=None,
        description="The house advertisements that may be printed, or `false` for none; default:"
        " all of them.",
        examples=[["join-us"], False],
    )

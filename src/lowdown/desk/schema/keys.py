"""What may stand in a header or in the settings: every key, what it takes, and what it means."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lowdown.desk.schema import measures
from lowdown.desk.schema import page_lists as pagelists
from lowdown.desk.schema import paper_sizes as papersizes
from lowdown.desk.schema import validators as values
from lowdown.desk.schema.patterns import jump_words, url_pattern
from lowdown.desk.source import InvalidValueError

Text = Annotated[str, BeforeValidator(values.text)]
Texts = Annotated[
    tuple[str, ...], BeforeValidator(values.texts, json_schema_input_type=str | list[str])
]
MaybeText = Annotated[str | None, BeforeValidator(values.text)]
Rules = Annotated[
    frozenset[str], BeforeValidator(values.rules, json_schema_input_type=str | list[str])
]
Slug = Annotated[str, BeforeValidator(values.slug)]
MaybeSlug = Annotated[str | None, BeforeValidator(values.slug)]
Number = Annotated[int, BeforeValidator(values.number)]
MaybeNumber = Annotated[int | None, BeforeValidator(values.number)]
Flag = Annotated[bool | None, BeforeValidator(values.flag)]
Day = Annotated[datetime.date, BeforeValidator(values.day)]
MaybeDay = Annotated[datetime.date | None, BeforeValidator(values.day)]
MaybeAddress = Annotated[str | None, BeforeValidator(values.address)]
MaybeLanguage = Annotated[str | None, BeforeValidator(values.language)]
Depth = Annotated[
    float | None, BeforeValidator(measures.depth, json_schema_input_type=float | str | None)
]
Focus = Annotated[tuple[float, float], BeforeValidator(measures.focus, json_schema_input_type=str)]
Pages = Annotated[
    tuple[int, ...],
    BeforeValidator(pagelists.pages, json_schema_input_type=int | str | list[int | str]),
]
Overflowing = Annotated[
    str | None,
    BeforeValidator(
        values.one_of(("jump", "online", "error")),
        json_schema_input_type=Literal["jump", "online", "error"] | None,
    ),
]


class _Keys(BaseModel):
    """Keys that are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False)


class ImageKeys(_Keys):
    """A lead picture."""

    file: Text = Field(description="The picture's path, from the publication's folder.")
    alt: MaybeText = Field(default=None, description="What it shows, for those who do not see it.")
    caption: MaybeText = Field(default=None, description="The words below it.")
    credit: MaybeText = Field(default=None, description="Who made it.")
    span: Number = Field(default=1, description="How many columns it is wide.")
    min: Depth = Field(
        default=None, description="The least depth that it may be cropped to, in millimetres."
    )
    max: Depth = Field(
        default=None, description="The greatest depth that it may be cropped to, in millimetres."
    )
    focus: Focus = Field(
        default=(0.5, 0.5), description="What must stay in view, such as 50% 30%, or left top."
    )


class ArticleFitKeys(_Keys):
    """The steps of the fit ladder that an article allows."""

    optional: Flag = Field(default=None, description="Whether its optional copy may be left out.")
    pictures: Flag = Field(
        default=None, description="Whether its pictures may be cropped within their limits."
    )
    pullquotes: Flag = Field(default=None, description="Whether its pull quotes may be left out.")
    crossheads: Flag = Field(
        default=None, description="Whether white may be added above its crossheads."
    )
    tracking: Flag = Field(
        default=None, description="Whether its letters may be set a little closer or wider."
    )
    fillers: Flag = Field(
        default=None, description="Whether a house advertisement may stand below it."
    )


def _fit(value: object) -> object:
    """`false` is every step refused, `true` and nothing is none."""
    if value is None or isinstance(value, dict):
        return value or {}
    if isinstance(value, list):
        cure = "Write false, or name single steps as in {pictures: false}."
        raise InvalidValueError(
            "LD110", "a list does not say how an article may be made to fit", cure
        )
    if values.flag(value):
        return {}
    return dict.fromkeys(ArticleFitKeys.model_fields, False)


def _image(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


class ArticleKeys(_Keys):
    """The header of an article."""

    title: Text = Field(description="The headline.")
    contents: MaybeText = Field(
        default=None, description="Its line in the contents box; default: the title."
    )
    kicker: MaybeText = Field(default=None, description="Above the headline.")
    standfirst: MaybeText = Field(default=None, description="Below the headline.")
    author: Texts = Field(default=(), description="The byline: a name or a list of names.")
    section: MaybeSlug = Field(default=None, description="The section, a slug.")
    date: MaybeDay = Field(default=None, description="Its date; default: the issue's.")
    updated: MaybeDay = Field(default=None, description="When it was last changed.")
    tags: Texts = Field(default=(), description="Topics.")
    image: Annotated[
        ImageKeys | None, BeforeValidator(_image, json_schema_input_type=str | ImageKeys | None)
    ] = Field(default=None, description="The lead picture.")
    online: MaybeAddress = Field(default=None, description="Where the web version is, if not here.")
    id: Annotated[str | None, BeforeValidator(values.permanent_id)] = Field(
        default=None, description="The permanent feed id."
    )
    language: MaybeLanguage = Field(
        default=None, description="A BCP 47 code; default: the publication's."
    )
    draft: Flag = Field(default=None, description="Never published.")
    fit: Annotated[
        ArticleFitKeys, BeforeValidator(_fit, json_schema_input_type=bool | ArticleFitKeys)
    ] = Field(
        default_factory=ArticleFitKeys,
        description="What may be changed so that it fits: false, or single steps.",
    )


class FillerKeys(_Keys):
    """The header of a house advertisement."""

    title: Text = Field(description="The headline.")
    kicker: MaybeText = Field(default=None, description="Above the headline.")
    standfirst: MaybeText = Field(default=None, description="Below the headline.")
    language: MaybeLanguage = Field(
        default=None, description="A BCP 47 code; default: the publication's."
    )
    draft: Flag = Field(default=None, description="Never printed.")


class EntryKeys(_Keys):
    """An article's entry in the manifest."""

    article: Slug = Field(description="The article's slug.")
    pages: Pages = Field(default=(), description="The pages it runs through, such as 4-5, 12.")
    overflow: Overflowing = Field(
        default=None, description="What becomes of copy that does not fit."
    )


def _entry(value: object) -> object:
    return {"article": value} if isinstance(value, str) else value


class IssueKeys(_Keys):
    """The manifest of an issue."""

    number: Number = Field(description="The issue's number.")
    volume: MaybeNumber = Field(default=None, description="The volume's number.")
    date: Day = Field(description="The day on its front page.")
    title: MaybeText = Field(default=None, description="A title of its own.")
    pages: MaybeNumber = Field(
        default=None, description="Exactly so many pages; default: as many as it takes."
    )
    articles: list[
        Annotated[EntryKeys, BeforeValidator(_entry, json_schema_input_type=str | EntryKeys)]
    ] = Field(description="The articles, in order.")
    donation: Flag = Field(
        default=None, description="Whether the donation panel stands on the last page."
    )
    fillers: Annotated[
        tuple[str, ...] | None,
        BeforeValidator(
            values.slugs_or_false, json_schema_input_type=Literal[False] | str | list[str] | None
        ),
    ] = Field(
        default=None,
        description="The house advertisements that may be printed, or false; default: all.",
    )


class PublicationKeys(_Keys):
    """The table `[publication]` of the settings."""

    title: Text = Field(description="The publication's name.")
    tagline: MaybeText = Field(default=None, description="The line below it.")
    url: Annotated[str, BeforeValidator(values.base_address)] = Field(
        description="Everything public hangs from it."
    )
    language: Annotated[str, BeforeValidator(values.language)] = Field(
        default="en-GB", description="A BCP 47 code."
    )
    publisher: MaybeText = Field(default=None, description="Who publishes it; default: the title.")
    email: Annotated[str | None, BeforeValidator(values.email)] = Field(
        default=None, description="The editor's address."
    )
    imprint: MaybeText = Field(default=None, description="Printed by, promoted by, published by.")
    election: Flag = Field(
        default=None, description="Whether an election is near, so that the law wants an imprint."
    )


class PaperKeys(_Keys):
    """The table `[paper]` of the settings."""

    size: Annotated[Any, BeforeValidator(papersizes.page_size, json_schema_input_type=str)] = Field(
        default="A4", validate_default=True, description="A size such as A4, or two lengths."
    )
    columns: Number = Field(default=3, description="The number of columns, 1 to 6.")
    template: Slug = Field(default="lowdown", description="The set of templates.")
    sheet: Annotated[int, BeforeValidator(measures.sheet)] = Field(
        default=1, description="Pages that are printed on one sheet: 1, 2, 4, 8, 16, 32 or 64."
    )


class JumpKeys(_Keys):
    """The table `[jumps]` of the settings."""

    to: Annotated[str, BeforeValidator(jump_words("page"))] = Field(
        default="continued on page {page}...", description="Where the copy breaks off."
    )
    origin: Annotated[str, BeforeValidator(jump_words("page"))] = Field(
        default="...continued from page {page}", alias="from", description="Where the copy lands."
    )
    online: Annotated[str, BeforeValidator(jump_words("url"))] = Field(
        default="...this article is continued online at: {url}",
        description="Where print stops and the web goes on.",
    )
    contents: Annotated[str, BeforeValidator(jump_words(None))] = Field(
        default="Also in this issue...", description="The heading of the contents box."
    )


class UrlKeys(_Keys):
    """The table `[urls]` of the settings."""

    article: Annotated[str, BeforeValidator(url_pattern("slug"))] = Field(
        default="{section}/{slug}/",
        description="The address of an article, below the publication's.",
    )
    issue: Annotated[str, BeforeValidator(url_pattern("issue"))] = Field(
        default="{issue}/", description="The address of an issue, below the publication's."
    )


class DonationKeys(_Keys):
    """The table `[donation]` of the settings."""

    article: Slug = Field(description="The slug of the article that is the panel's copy.")
    url: MaybeAddress = Field(default=None, description="Where to give.")


class FeedKeys(_Keys):
    """The table `[feeds]` of the settings."""

    items: Number = Field(default=30, description="How many articles the feeds hold at the most.")


class CheckKeys(_Keys):
    """The table `[check]` of the settings."""

    select: Rules = Field(
        default=frozenset(),
        description="The rules to tell: codes, or how they begin; default: all.",
    )
    ignore: Rules = Field(
        default=frozenset(), description="The rules not to tell: codes, or how they begin."
    )
    strict: Flag = Field(default=None, description="Whether warnings fail a check as errors do.")


class FitKeys(_Keys):
    """The table `[fit]` of the settings."""

    optional: Flag = Field(
        default=None, description="Whether optional copy may be left out; default: true."
    )
    pictures: Flag = Field(
        default=None, description="Whether pictures may be cropped within their min and max."
    )
    pullquotes: Flag = Field(
        default=None, description="Whether pull quotes may be left out; default: true."
    )
    crossheads: Annotated[
        int, BeforeValidator(measures.up_to(2, whole=True), json_schema_input_type=int | bool)
    ] = Field(default=1, description="Lines of white that may be added above a crosshead, 0 to 2.")
    tracking: Annotated[
        float, BeforeValidator(measures.up_to(1, whole=False), json_schema_input_type=float | bool)
    ] = Field(
        default=1.0, description="Per cent by which tracking and word space may change, 0 to 1."
    )
    fillers: Flag = Field(
        default=None, description="Whether house advertisements may be printed; default: true."
    )


class SettingsKeys(_Keys):
    """The file lowdown.toml."""

    publication: PublicationKeys = Field(description="What it is and where.")
    paper: PaperKeys = Field(default_factory=PaperKeys, description="The sheet and its columns.")
    jumps: JumpKeys = Field(default_factory=JumpKeys, description="What the jump lines say.")
    urls: UrlKeys = Field(default_factory=UrlKeys, description="How addresses are made.")
    donation: DonationKeys | None = Field(default=None, description="The donation panel.")
    feeds: FeedKeys = Field(default_factory=FeedKeys, description="What the feeds hold.")
    check: CheckKeys = Field(default_factory=CheckKeys, description="How it wants to be checked.")
    fit: FitKeys = Field(
        default_factory=FitKeys, description="How far copy may be changed so that it fits."
    )


SCHEMAS: Final[dict[str, type[BaseModel]]] = {
    "article": ArticleKeys,
    "issue": IssueKeys,
    "publication": SettingsKeys,
}
"""What editors' autocompletion may ask for."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of `article`, `issue` or `publication`."""
    return SCHEMAS[kind].model_json_schema(by_alias=True)

"""The types of the keys' values: each validates what was typed and says what it takes."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lowdown.desk.schema import (
    issue_numbers,
    measures,
    page_lists,
    paper_sizes,
    patterns,
    texts,
    validators,
    web_addresses,
)
from lowdown.model import IssueNumber, Volume
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True)
class Takes:
    """What a type takes, in the words of `docs/reference.md`."""

    words: str
    """Such as `a date`."""


class Keys(BaseModel):
    """The base of every table and header: a key that it does not know is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=False, defer_build=True
    )


Text = Annotated[str, BeforeValidator(texts.text), Takes("text")]
MaybeText = Annotated[str | None, BeforeValidator(texts.text), Takes("text")]
Headline = Annotated[str, BeforeValidator(texts.headline), Takes("text")]
MaybeHeadline = Annotated[str | None, BeforeValidator(texts.headline), Takes("text")]
HeadlineOrEmpty = Annotated[
    str | None, BeforeValidator(texts.headline_or_empty), Takes("text, which may be empty")
]
Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(texts.texts, json_schema_input_type=str | list[str]),
    Takes("text, or a list of texts"),
]
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(texts.headlines, json_schema_input_type=str | list[str]),
    Takes("text, or a list of texts"),
]
Rules = Annotated[
    frozenset[str],
    BeforeValidator(validators.rules, json_schema_input_type=str | list[str]),
    Takes("a list of codes, beginnings of codes or names of [rules](rules.md)"),
]
Slug = Annotated[str, BeforeValidator(validators.slug), Takes("a slug")]
MaybeSlug = Annotated[str | None, BeforeValidator(validators.slug), Takes("a slug")]
SlugsOrFalse = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(
        validators.slugs_or_false, json_schema_input_type=Literal[False] | str | list[str] | None
    ),
    Takes("a list of names, or `false`"),
]
Number = Annotated[int, BeforeValidator(validators.number), Takes("a whole number, at least 1")]
NumberOfIssue = Annotated[
    IssueNumber,
    BeforeValidator(
        issue_numbers.issue_number,
        json_schema_input_type=Annotated[int, Field(ge=1)]
        | Annotated[str, Field(pattern=issue_numbers.NUMBER_FORM)],
    ),
    Takes("a whole number, at least 1; a range for a double issue; or a number and a letter"),
]
MaybeVolume = Annotated[
    Volume | None,
    BeforeValidator(
        issue_numbers.volume,
        json_schema_input_type=Annotated[int, Field(ge=1)]
        | Annotated[str, Field(pattern=issue_numbers.VOLUME_FORM)]
        | None,
    ),
    Takes("a whole number, at least 1, or a Roman numeral"),
]
PageCount = Annotated[
    int | None,
    BeforeValidator(page_lists.page_count, json_schema_input_type=int | None),
    Takes(f"a whole number, 1 to {page_lists.MAX_PAGE}"),
]
Switch = Annotated[bool, BeforeValidator(validators.flag), Takes("`true` or `false`")]
"""A flag of the settings, which always has a value."""
Flag = Annotated[bool | None, BeforeValidator(validators.flag), Takes("`true` or `false`")]
"""A flag of a header, which may be left empty."""
Day = Annotated[datetime.date, BeforeValidator(validators.day), Takes("a date")]
MaybeDay = Annotated[datetime.date | None, BeforeValidator(validators.day), Takes("a date")]
BaseAddress = Annotated[
    str, BeforeValidator(validators.base_address), Takes("a whole web address, without ? and #")
]
MaybeAddress = Annotated[
    str | None, BeforeValidator(validators.address), Takes("a whole web address")
]
Address = Annotated[str, BeforeValidator(validators.address), Takes("a whole web address")]
MaybeEmail = Annotated[str | None, BeforeValidator(validators.email), Takes("an e-mail address")]
PermanentId = Annotated[
    str | None,
    BeforeValidator(validators.permanent_id),
    Takes("a web address or a `tag:` without spaces"),
]
Language = Annotated[
    str, BeforeValidator(validators.language), Takes("the code of a language (BCP 47)")
]
MaybeLanguage = Annotated[
    str | None, BeforeValidator(validators.language), Takes("the code of a language (BCP 47)")
]
Depth = Annotated[
    float | None,
    BeforeValidator(measures.depth, json_schema_input_type=float | str | None),
    Takes(f"millimetres, {measures.MIN_DEPTH:g} to {measures.MAX_DEPTH:g}"),
]
Focus = Annotated[
    tuple[float, float],
    BeforeValidator(measures.focus, json_schema_input_type=str),
    Takes("per cent from the left and from the top, or `top`, `bottom`, `left`, `right`, `center`"),
]
Aliases = Annotated[
    tuple[str, ...],
    BeforeValidator(web_addresses.aliases, json_schema_input_type=str | list[str]),
    Takes("an address of the publication's site, or a list of them"),
]
Pages = Annotated[
    tuple[int, ...],
    BeforeValidator(page_lists.pages, json_schema_input_type=int | str | list[int | str]),
    Takes(f"pages and ranges, 1 to {page_lists.MAX_PAGE}, in reading order; or a list of them"),
]
OverflowWord = Annotated[
    str | None,
    BeforeValidator(
        validators.one_of(("jump", "online", "error")),
        json_schema_input_type=Literal["jump", "online", "error"] | None,
    ),
    Takes("`jump`, `online` or `error`"),
]
PageSize = Annotated[
    paper_sizes.PageSize,
    BeforeValidator(paper_sizes.page_size, json_schema_input_type=str),
    Takes("a size of paper, or its width and height"),
]
Columns = Annotated[
    int,
    BeforeValidator(measures.columns, json_schema_input_type=int),
    Takes(f"a whole number, 1 to {measures.MAX_COLUMNS}"),
]
Sheet = Annotated[
    int,
    BeforeValidator(measures.sheet, json_schema_input_type=int),
    Takes(", ".join(map(str, measures.SHEETS[:-1])) + f" or {measures.SHEETS[-1]}"),
]
PageWords = Annotated[
    str | None, BeforeValidator(patterns.jump_words("page")), Takes("text that holds `{page}`")
]
UrlWords = Annotated[
    str | None, BeforeValidator(patterns.jump_words("url")), Takes("text that holds `{url}`")
]
Heading = Annotated[str | None, BeforeValidator(patterns.jump_words(None)), Takes("text")]
ArticlePattern = Annotated[
    str, BeforeValidator(patterns.url_pattern("slug")), Takes("a path that holds `{slug}`")
]
IssuePattern = Annotated[
    str, BeforeValidator(patterns.url_pattern("issue")), Takes("a path that holds `{issue}`")
]
Lines = Annotated[
    int,
    BeforeValidator(measures.up_to(2, whole=True), json_schema_input_type=int | bool),
    Takes("a whole number, 0 to 2, or `false`"),
]
PerCent = Annotated[
    float,
    BeforeValidator(measures.up_to(1, whole=False), json_schema_input_type=float | bool),
    Takes("per cent, 0 to 1, or `false`"),
]

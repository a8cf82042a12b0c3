"""The keys of `lowdown.toml` that the web edition is made by."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo

from lowdown.desk.schema.measures import between
from lowdown.desk.schema.texts import headline, texts
from lowdown.desk.schema.validators import one_of
from lowdown.desk.schema.value_types import (
    Address,
    Headline,
    Keys,
    MaybeAddress,
    MaybeHeadline,
    MaybeText,
    Switch,
    Takes,
)
from lowdown.desk.schema.web_addresses import form_address
from lowdown.desk.source import InvalidValueError
from lowdown.model import PROVIDERS

MIN_PAGE: Final = 5
MAX_PAGE: Final = 500
"""Articles on one page of a list."""


_Provider: TypeAlias = Literal["listmonk", "buttondown", "mailchimp", "form"]


class WebLinkKeys(Keys):
    """A link to another site."""

    title: Headline = Field(description="The words of the link.", examples=["The bookshop"])
    url: Address = Field(description="Its address.", examples=["https://books.example/"])


class WebKeys(Keys):
    """The table `[web]` of the settings."""

    enabled: Switch = Field(
        default=True, description="Whether there is a web edition.", examples=[False]
    )
    search: Switch = Field(
        default=True,
        description="Whether it can be searched, where `lowdown-press[search]` is installed.",
        examples=[False],
    )
    links: tuple[WebLinkKeys, ...] = Field(
        default=(),
        description="Links in the navigation of every page, each a table `[[web.links]]`.",
    )
    social: tuple[WebLinkKeys, ...] = Field(
        default=(),
        description="Your pages on social networks, each a table `[[web.social]]`.",
    )
    page_size: Annotated[
        int,
        BeforeValidator(between(MIN_PAGE, MAX_PAGE), json_schema_input_type=int),
        Takes(f"a whole number, {MIN_PAGE} to {MAX_PAGE}"),
    ] = Field(
        default=50,
        description="Articles on one page of a section, an author or a tag.",
        examples=[20],
    )


def _hidden(value: object) -> tuple[tuple[str, str], ...]:
    """Names and values of hidden fields, from a table."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise InvalidValueError(
            "LD110", "these are no names and values", 'Write them as in {tag = "web"}.'
        )
    return tuple((name, headline(each) or "") for name, each in value.items())


_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def _lists(value: object, info: ValidationInfo) -> tuple[str, ...]:
    """Lists of subscribers; listmonk's forms take nothing but the UUIDs of its lists."""
    found = texts(value)
    wrong = [each for each in found if not _UUID.fullmatch(each)]
    if info.data.get("provider") == "listmonk" and wrong:
        raise InvalidValueError(
            "LD110",
            f"listmonk has no list \u201c{wrong[0]}\u201d: its forms take the UUIDs of lists",
            "Copy the UUID from below the list's name in listmonk; it looks like"
            " eb420c55-4cfb-4972-92ba-c93c34ba475d.",
        )
    return found


class SubscribeKeys(Keys):
    """The table `[subscribe]` of the settings."""

    provider: Annotated[
        str,
        BeforeValidator(
            one_of(PROVIDERS),
            json_schema_input_type=Literal["listmonk", "buttondown", "mailchimp", "form"],
        ),
        Takes("`listmonk`, `buttondown`, `mailchimp` or `form`"),
    ] = Field(
        description="The service that keeps the list of subscribers; `form` is any other.",
        examples=["listmonk"],
    )
    action: Annotated[
        str,
        BeforeValidator(form_address, json_schema_input_type=str),
        Takes("a whole web address that begins with https:"),
    ] = Field(
        description="The address that the form is sent to, from the service's own form.",
        examples=["https://lists.example/subscription/form"],
    )
    email_field: MaybeHeadline = Field(
        default=None,
        description="The name of the field of the reader's address; default: the service's.",
        examples=["email"],
    )
    name_field: MaybeHeadline = Field(
        default=None,
        description="The name of the field of the reader's name; default: the service's.",
        examples=["name"],
    )
    lists: Annotated[
        tuple[str, ...],
        BeforeValidator(_lists, json_schema_input_type=str | list[str]),
        Takes("text, or a list of texts"),
    ] = Field(
        default=(),
        description="The lists to subscribe to, for a service that wants their names; listmonk"
        " wants their UUIDs.",
        examples=[["eb420c55-4cfb-4972-92ba-c93c34ba475d"]],
    )
    hidden: Annotated[
        tuple[tuple[str, str], ...],
        BeforeValidator(_hidden, json_schema_input_type=dict[str, str]),
        Takes("names and values"),
    ] = Field(
        default=(),
        description="Further fields that are sent with every form.",
        examples=[{"tag": "web"}],
    )
    consent: MaybeText = Field(
        default=None,
        description="The words beside the box that a reader ticks; default: a sentence in the"
        " publication's language.",
        examples=["Send me the paper by e-mail once a month."],
    )
    privacy: MaybeAddress = Field(
        default=None,
        description="The address of your privacy notice; default: no link.",
        examples=["https://voice.example/privacy/"],
    )

"""The settings of the web edition: its navigation, and how readers subscribe by e-mail."""

from __future__ import annotations

from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """A link of the publication to another site."""

    title: str
    """Its words."""
    url: str
    """Its absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The web edition."""

    enabled: bool = True
    """Whether there is one."""
    search: bool = True
    """Whether it can be searched, where the library for that is installed."""
    links: tuple[WebLink, ...] = ()
    """Links in the navigation of every page."""
    social: tuple[WebLink, ...] = ()
    """The publication's pages on social networks."""
    page_size: int = 50
    """Articles on one page of a section, an author or a tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a form, with what is sent in it."""

    name: str
    """Its name."""
    value: str = ""
    """Its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """The form by which readers subscribe with a service of somebody else."""

    provider: str
    """The service: one of `PROVIDERS`."""
    action: str
    """The absolute address that the form is sent to."""
    email_field: str
    """Name of the field of the reader's address."""
    name_field: str | None = None
    """Name of the field of the reader's name; None: the form does not ask for it."""
    hidden: tuple[FormField, ...] = ()
    """Fields that readers do not see, and that are sent as they are."""
    trap: str | None = None
    """Name of a field that must stay empty: programs that fill in every field give themselves away.
    None: the service has none.
    """
    consent: str | None = None
    """The words beside the box for consent; None: those of the publication's language."""
    privacy: str | None = None
    """The absolute address of what the publication says about privacy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """How the forms of a service are made, after its documentation."""

    email_field: str
    """Name of the field of the reader's address."""
    name_field: str | None
    """Name of the field of the reader's name; None: it asks for none."""
    list_field: str | None = None
    """Name of the field of each list; None: its address names the list."""
    hidden: tuple[FormField, ...] = ()
    """What it always wants."""
    trap: str | None = None
    """Name of the field that must stay empty; `{u}` and `{id}` are parameters of its address."""


PROVIDERS: Final[dict[str, Provider]] = {
    "listmonk": Provider(email_field="email", name_field="name", list_field="l", trap="nonce"),
    "buttondown": Provider(
        email_field="email", name_field=None, hidden=(FormField(name="embed", value="1"),)
    ),
    "mailchimp": Provider(email_field="EMAIL", name_field="FNAME", trap="b_{u}_{id}"),
    "form": Provider(email_field="email", name_field=None),
}
"""The services, by their names in the settings; `form` is any other."""

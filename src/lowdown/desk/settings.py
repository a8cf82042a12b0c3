"""Finds and reads `lowdown.toml`, the settings of a publication."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from lowdown.desk.hyphenation import check_hyphenation, hyphenated_words
from lowdown.desk.look import check_colours, look_of
from lowdown.desk.markup import smart
from lowdown.desk.nameplate import read_nameplate
from lowdown.desk.schema import (
    FitKeys,
    JumpKeys,
    PublicationKeys,
    SettingsKeys,
    SubscribeKeys,
    WebKeys,
    WordKeys,
    validate,
)
from lowdown.desk.source import (
    FaultLog,
    Position,
    SourceFile,
    TomlPositions,
    note_broken_toml,
    read_source,
    read_toml,
    toml_positions,
)
from lowdown.errors import SettingsError, UsageError
from lowdown.model import (
    PROVIDERS,
    Check,
    Donation,
    Feeds,
    FitLimits,
    FormField,
    JumpWords,
    Limit,
    Paper,
    Publication,
    Subscribe,
    UrlPatterns,
    Web,
    WebLink,
    Words,
    in_order,
    jump_words_in,
    words_in,
)
from lowdown.sources import is_there

SETTINGS: Final = "lowdown.toml"
"""The file that makes a folder a publication."""


def find_publication(start: Path) -> Path:
    """Returns the folder at or above `start` that holds lowdown.toml.

    Raises UsageError where there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if is_there(folder, SETTINGS):
            return folder
    raise UsageError(
        f"There is no {SETTINGS} in {start} or above it. "
        "Go to a publication's folder, name it with --project, or start one with `lowdown init`."
    )


def read_publication(root: Path) -> Publication:
    """Reads the publication in the folder `root`.

    Raises SettingsError, whose text lists every fault with its cure.
    """
    log = FaultLog(SETTINGS)
    source = read_source(root, log)
    keys = None if source is None else _read(source, log)
    if source is None or keys is None:
        raise _refusal(log)
    positions = toml_positions(source.text)
    publication = _publication(root, keys)
    nameplate = read_nameplate(
        root,
        keys.nameplate,
        title=publication.title,
        position=positions.position(("nameplate", "image")),
        log=log,
    )
    if log.findings:
        raise _refusal(log)
    places = log.places(positions.positions)
    return replace(publication, nameplate=nameplate, key_places=places)


def _refusal(log: FaultLog) -> SettingsError:
    """The error that lists every fault of the settings."""
    findings = in_order(log.findings)
    return SettingsError("\n".join(f"{finding}\n    {finding.cure}" for finding in findings))


def setting_position(root: Path, *path: str) -> Position:
    """Returns the position of the setting at `path`, for faults that other files reveal."""
    source = read_source(root, FaultLog(SETTINGS))
    return toml_positions(source.text).position(path) if source else Position(1)


def _read(source: SourceFile, log: FaultLog) -> SettingsKeys | None:
    text = source.text
    if len(text) > Limit.HEADER.most:
        _note_size(Limit.HEADER, log)
        return None
    try:
        values = read_toml(text)
    except ValueError as error:
        note_broken_toml(error, source, log)
        return None
    except RecursionError:
        log.fault(
            "LD116",
            None,
            message="values are nested too deep",
            cure="Write each on a line of its own.",
        )
        return None
    places = toml_positions(text)
    if 2 * len(places.keys) > Limit.VALUES.most:
        _note_size(Limit.VALUES, log)
        return None
    if values.get("publication") is None:
        values["publication"] = _publication_without_its_line(values, places, log)
    keys = validate(values, SettingsKeys, where=places, log=log)
    check_hyphenation(values.get("hyphenation"), where=places, log=log)
    if keys is not None:
        check_colours(keys.look, where=places, log=log)
    return keys


def _publication_without_its_line(
    values: dict[str, Any], places: TomlPositions, log: FaultLog
) -> dict[str, Any]:
    """Takes the keys of `[publication]` out of those above the first table, and notes that its line
    is missing.
    """
    stray = [name for name in values if name in PublicationKeys.model_fields]
    if stray:
        log.fault(
            "LD109",
            places.position((stray[0],), key=True),
            message="the line [publication] is missing",
            cure=f"Put a line [publication] above {stray[0]}.",
        )
    return {name: values.pop(name) for name in stray}


def _note_size(limit: Limit, log: FaultLog) -> None:
    log.fault(
        limit.code,
        None,
        message=f"the settings have more than {limit.words}",
        cure="See whether it is the right file, and take out what is no setting.",
    )


def _publication(root: Path, keys: SettingsKeys) -> Publication:
    about = keys.publication
    return Publication(
        root=root,
        title=smart(about.title, about.language),
        url=about.url,
        language=about.language,
        publisher=smart(about.publisher or about.title, about.language),
        paper=Paper(
            width=keys.paper.size.width,
            height=keys.paper.size.height,
            columns=keys.paper.columns,
            template=keys.paper.template,
            sheet=keys.paper.sheet,
        ),
        tagline=about.tagline and smart(about.tagline, about.language),
        email=about.email,
        imprint=about.imprint and smart(about.imprint, about.language),
        election=about.election,
        look=look_of(keys.look),
        jumps=_jumps(keys.jumps, about.language),
        words=_words(keys.words, about.language),
        hyphenation=hyphenated_words(keys.hyphenation.words),
        urls=UrlPatterns(article=keys.urls.article, issue=keys.urls.issue),
        donation=Donation(article=keys.donation.article, url=keys.donation.url)
        if keys.donation
        else None,
        feeds=Feeds(items=keys.feeds.items, hub=keys.feeds.hub),
        web=_web(keys.web),
        subscribe=_subscribe(keys.subscribe, about.language) if keys.subscribe else None,
        check=Check(select=keys.check.select, ignore=keys.check.ignore, strict=keys.check.strict),
        fit=_fit_limits(keys.fit),
    )


def _web(keys: WebKeys) -> Web:
    return Web(
        enabled=keys.enabled,
        search=keys.search,
        links=tuple(WebLink(title=link.title, url=link.url) for link in keys.links),
        social=tuple(WebLink(title=link.title, url=link.url) for link in keys.social),
        page_size=keys.page_size,
    )


def _subscribe(keys: SubscribeKeys, language: str) -> Subscribe:
    """The form for a service: its own fields, but for those that the settings name."""
    provider = PROVIDERS[keys.provider]
    lists = [FormField(name=provider.list_field or "list", value=value) for value in keys.lists]
    hidden = [FormField(name=name, value=value) for name, value in keys.hidden]
    parameters = defaultdict(str, parse_qsl(urlsplit(keys.action).query))
    return Subscribe(
        provider=keys.provider,
        action=keys.action,
        email_field=keys.email_field or provider.email_field,
        name_field=keys.name_field or provider.name_field,
        hidden=(*provider.hidden, *lists, *hidden),
        trap=provider.trap and provider.trap.format_map(parameters),
        consent=keys.consent and smart(keys.consent, language),
        privacy=keys.privacy,
    )


def _jumps(keys: JumpKeys, language: str) -> JumpWords:
    """The words of jump lines in the publication's language, but for those that the settings
    name.
    """
    return replace(jump_words_in(language), **keys.model_dump(exclude_none=True))


def _words(keys: WordKeys, language: str) -> Words:
    """The words of the publication's language, but for those that the settings name.

    A word for the volume or the issue that is named is used in the feeds too, as it is.
    """
    words = words_in(language)
    return replace(
        words,
        short_volume=keys.volume or words.short_volume,
        short_number=keys.number or words.short_number,
        **keys.model_dump(exclude_none=True),
    )


def _fit_limits(keys: FitKeys) -> FitLimits:
    return FitLimits(
        optional=keys.optional,
        pictures=keys.pictures,
        pullquotes=keys.pullquotes,
        crossheads=keys.crossheads,
        tracking=keys.tracking,
        fillers=keys.fillers,
    )

"""Finds what is wrong with one value of the settings or of a header, before there is a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowdown.desk.look import check_colours
from lowdown.desk.schema import ArticleKeys, SettingsKeys, validate
from lowdown.desk.settings import SETTINGS
from lowdown.desk.source import FaultLog, toml_positions

if TYPE_CHECKING:
    from lowdown.model import Finding


def setting_fault(key: str, value: object) -> Finding | None:
    """Returns what is wrong with the value of a setting, such as `paper.size`; None for nothing.

    The rest of the settings is taken to be right.
    """
    table, _, name = key.partition(".")
    values: dict[str, dict[str, object]] = {"publication": {"title": "x", "url": "https://x.test/"}}
    values.setdefault(table, {})[name] = value
    log, nowhere = FaultLog(SETTINGS), toml_positions("")
    keys = validate(values, SettingsKeys, where=nowhere, log=log)
    if keys is not None:
        check_colours(keys.look, where=nowhere, log=log)
    return log.findings[0] if log.findings else None


def article_fault(key: str, value: object) -> Finding | None:
    """Returns what is wrong with the value of a key of an article's header; None for nothing."""
    log = FaultLog("articles")
    validate({"title": "x", key: value}, ArticleKeys, where=toml_positions(""), log=log)
    return log.findings[0] if log.findings else None

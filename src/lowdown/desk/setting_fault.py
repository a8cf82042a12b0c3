"""Finds what is wrong with one setting, before there is a file of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowdown.desk.schema import SettingsKeys, validate
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
    log = FaultLog(SETTINGS)
    validate(values, SettingsKeys, where=toml_positions(""), log=log)
    return log.findings[0] if log.findings else None

"""Looks whether a header is small enough to be parsed: its length, its values, its nesting."""

from __future__ import annotations

from typing import Final, NamedTuple

import yaml
from frontmatter.default_handlers import SafeLoader

from lowdown.desk.source.fault_log import Fault
from lowdown.desk.source.yaml_faults import TOO_DEEP
from lowdown.model import Limit

_MAX_DEPTH: Final = 8
"""Levels of nesting, at most; an issue needs three."""


class Excess(NamedTuple):
    """Why a header is not parsed."""

    fault: Fault
    """What is too large."""
    at: int
    """Where that is seen in the text."""


def find_excess(text: str) -> Excess | None:
    """Returns what of a header's `text` is too large; None where it is safe to parse.

    In C, too deep a recursion ends the process.
    """
    if len(text) > Limit.HEADER.most:
        return Excess(_too_large(Limit.HEADER), 0)
    loader = SafeLoader(text)
    depth = values = 0
    try:
        while (event := loader.get_event()) is not None:
            values += isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent))
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                return Excess(TOO_DEEP, event.start_mark.index if event.start_mark else 0)
            if values > Limit.VALUES.most:
                return Excess(_too_large(Limit.VALUES), 0)
    except yaml.YAMLError:
        return None  # reported where it is parsed
    finally:
        loader.dispose()
    return None


def _too_large(limit: Limit) -> Fault:
    return Fault(
        code=limit.code,
        message=f"the header has more than {limit.words}",
        cure="See whether its last line of three hyphens stands where the copy begins.",
    )

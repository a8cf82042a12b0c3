"""From the header of a manifest that cannot be read as a whole to the entries in it that can."""

from __future__ import annotations

from lowdown.desk.schema import SLUG, EntryKeys
from lowdown.desk.source import Header


def salvaged(header: Header) -> dict[int, EntryKeys]:
    """The entries that can be read, by their number."""
    raw = header.values.get("articles")
    found: dict[int, EntryKeys] = {}
    for index, entry in enumerate(raw if isinstance(raw, list) else []):
        slug = entry.get("article") if isinstance(entry, dict) else entry
        if isinstance(slug, str) and SLUG.fullmatch(slug):
            found[index] = EntryKeys(article=slug)
    return found

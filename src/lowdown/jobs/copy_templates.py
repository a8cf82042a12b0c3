"""Copies the built-in templates into a publication, to be changed there."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lowdown.errors import UsageError
from lowdown.model import ascii_slug, nearest, shorten
from lowdown.output import WrittenFile, ignore_notice, open_output
from lowdown.press import BUILT_IN, builtin_files
from lowdown.sources import source_digest
from lowdown.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesOrder:
    """What to copy."""

    root: Path
    """The publication's folder."""
    name: str
    """The name of the set that the copies are to make up."""
    only: tuple[str, ...] = ()
    """The files to copy, by their paths in the set; without any, all of them."""
    force: bool = False
    """Whether files that are there may be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTemplates:
    """The copies."""

    files: tuple[WrittenFile, ...]
    """Each file, by its path below the publication's folder."""
    next_step: str
    """What has to be done so that they are used, as a sentence."""


def copy_templates(
    order: TemplatesOrder, *, notice: Callable[[str], None] = ignore_notice
) -> CopiedTemplates:
    """Copies built-in templates into the publication; all of them or none.

    Raises UsageError for a name that no set can have, for a file that there is not, and where other
    files stand in their places, and OutputError where they cannot be written. `notice` is called
    with a sentence where another process is waited for.
    """
    _refuse_name(order.name)
    folder = f"templates/{order.name}"
    files = {f"{folder}/{name}": data for name, data in _chosen(order.only).items()}
    with open_output(order.root, inside=True, notice=notice) as output:
        if not order.force:
            _refuse_to_replace(order.root, files)
        written = output.write_files(files)
    return CopiedTemplates(files=written, next_step=_next_step(order.name))


def _refuse_name(name: str) -> None:
    """Raises UsageError for a name that the settings would refuse."""
    slug = ascii_slug(name)
    if slug != name or not name:
        hint = f", such as {shorten(slug, _SHOWN)}" if slug else ""
        message = (
            f"“{shorten(name, _SHOWN)}” cannot be the name of a set of templates; it takes small"
            f" letters, digits and hyphens{hint}"
        )
        raise UsageError(message)


_SHOWN: Final = 60
"""Characters of a name that a message shows, at most."""


def _chosen(only: Sequence[str]) -> Mapping[str, bytes]:
    """The built-in files that were asked for, by their paths in the set."""
    files = builtin_files()
    unknown = [name for name in only if name not in files]
    if unknown:
        guess = nearest(unknown[0], files)
        hint = f"did you mean {guess}?" if guess else f"available: {', '.join(files)}"
        message = f"there is no built-in template “{shorten(unknown[0], _SHOWN)}”; {hint}"
        raise UsageError(message)
    return {name: files[name] for name in (only or files)}


def _refuse_to_replace(root: Path, files: Mapping[str, bytes]) -> None:
    """Raises UsageError where something else than these files stands in their places."""
    from hashlib import sha256

    others = [
        path
        for path, data in files.items()
        if os.path.lexists(root / path) and source_digest(root, path) != sha256(data).hexdigest()
    ]
    if others:
        names = shorten(", ".join(others), _MAX_LIST)
        message = (
            f"these files are there already, and differ from the built-in ones: {names}; give the"
            " set another name, name the files that you want with --only, or let these be replaced"
            " with --force; nothing was written"
        )
        raise UsageError(message)


_MAX_LIST: Final = 500
"""Characters of a list of files that a message shows, at most."""


def _next_step(name: str) -> str:
    if name == BUILT_IN:
        return "They are used from now on; change what you like, and delete what you leave as it is"
    return (
        f'Write template = "{name}" below [paper] in lowdown.toml; then change what you like, and'
        " delete what you leave as it is"
    )

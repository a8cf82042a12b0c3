"""Makes the index of the search with Pagefind, where that is installed.

Pagefind reads finished pages and writes files that its own script searches in the reader's browser,
so that the site needs no server of its own. Only articles are searched.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable, Mapping
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lowdown.cache import working_folder
from lowdown.errors import LowdownError
from lowdown.model import main_language, shorten
from lowdown.outputs import SEARCH_INDEX
from lowdown.values import dataclass

_NEEDED: Final = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "*.pf_meta",
    "wasm.*.pagefind",
    "fragment/*",
    "index/*",
    "filter/*",
)
"""The files that the search needs; the others are boxes and looks that ours stand in for."""
_SEARCHED: Final = re.compile(rb"<article [^>]*data-pagefind-body[^>]*>.*?</article>", re.DOTALL)
_IGNORED: Final = re.compile(rb"<p [^>]*data-pagefind-ignore[^>]*>.*?</p>\n?", re.DOTALL)
_MARK: Final = b"data-pagefind-"
_MAX_WORDS: Final = 200
"""Characters of what Pagefind says when it fails."""


class SearchError(LowdownError):
    """Raised where Pagefind did not make an index; its words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTool:
    """An installed Pagefind."""

    program: Path
    """Its program."""
    version: str
    """Its version."""


def search_tool() -> SearchTool | None:
    """Returns the installed Pagefind; None where there is none."""
    if find_spec("pagefind_bin") is None:
        return None
    from pagefind_bin import get_executable

    try:
        return SearchTool(program=get_executable(), version=metadata.version("pagefind_bin"))
    except (FileNotFoundError, metadata.PackageNotFoundError):
        return None


def searched_part(page: bytes) -> bytes:
    """Returns what Pagefind reads of an article's page: the element that the template marks,
    without what it marks to be ignored; the whole page where its marks are not those of ours.
    """
    found = _SEARCHED.search(page)
    if found is None or _MARK in page[: found.start()] or _MARK in page[found.end() :]:
        return page
    part = _IGNORED.sub(b"", found[0])
    if part.count(_MARK) > 1 or part.count(b"<article") > 1:
        return page
    return b"<!doctype html><html><body>" + part + b"</body></html>"


def search_digest(tool: SearchTool, language: str, pages: Iterable[str]) -> str:
    """Returns what an index is made of: the tool, its files that are needed, the language and the
    digests of `pages`.
    """
    facts = "\n".join((tool.version, main_language(language), *_NEEDED, *pages))
    return hashlib.sha256(facts.encode()).hexdigest()


def make_search_index(
    tool: SearchTool, pages: Mapping[str, bytes], *, language: str
) -> dict[str, bytes]:
    """Returns the files of the index of `pages` by their paths below the output folder.

    One index is made for all pages, in the main language of the publication, so that a search finds
    articles in every language. Raises SearchError, and OSError where the folder for temporary files
    cannot be written.
    """
    with working_folder({f"site/{path}": data for path, data in pages.items()}) as folder:
        made = folder / "made"
        command = [str(tool.program), "--site", "site", "--output-path", "made", "--silent"]
        command += ["--keep-index-url", "--force-language", main_language(language)]
        try:
            run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        except OSError as error:
            raise SearchError(f"Pagefind cannot be started: {error.strerror}") from error
        if run.returncode or not made.is_dir():
            words = run.stderr.decode(errors="replace").strip() or f"status {run.returncode}"
            raise SearchError(f"Pagefind failed: {shorten(words, _MAX_WORDS)}")
        found = sorted({file for pattern in _NEEDED for file in made.glob(pattern)})
        return {
            SEARCH_INDEX + file.relative_to(made).as_posix(): file.read_bytes() for file in found
        }

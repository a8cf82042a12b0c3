"""A fault of the site in plain words, which becomes a finding with its place and its cure.

A fault of many pages, such as a dead link in the navigation, is one finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lowdown.model import Finding, Location, plural
from lowdown.outputs import HOME, page_path
from lowdown.proof.feeds import fold
from lowdown.proof.finished import Finished
from lowdown.values import dataclass

_AGAIN: Final = (
    "Build the site again with `lowdown build`; if that does not help, look at your templates."
)
_CURES: Final = {
    "LD701": "Build the site again with `lowdown build`, and publish the whole of the output"
    " folder.",
    "LD703": "Build the site again with `lowdown build`, which removes what is not published; then"
    " upload all of it.",
    "LD704": "Change the copy or the templates, not the finished files, and build again with"
    " `lowdown build`.",
    "LD707": "Give one of them another headline.",
    "LD709": "Divide the article in two, or put long tables and lists elsewhere.",
    "LD710": "Correct the address; where the copy does not have it, build the site again with"
    " `lowdown build`.",
    "LD711": "Correct what follows the # in the address; where the copy does not have it, build"
    " the site again with `lowdown build`.",
    "LD713": "Name the article's file, as in [words](articles/name.md), and build again.",
    "LD716": "Build issue and site again with `lowdown build`, and print the paper from that"
    " build only.",
    "LD722": "Correct the address in lowdown.toml; where somebody else puts the page there, this"
    " can be ignored.",
    "LD732": "Say in the copy what the picture shows: between [ and ], or in a header behind alt:.",
    "LD733": "Remove the data from the picture, or build again with `lowdown build`, which leaves"
    " it out.",
    "LD740": "Take it out of your templates, or build the site again with `lowdown build`.",
    "LD741": "Restore the policy in your templates, or build the site again with `lowdown build`.",
    "LD742": "Keep the file in the publication and load it from there.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of a page or another file of the site."""

    code: str
    """The rule's stable code."""
    path: str
    """The file that has it, below the output folder."""
    problem: str
    """What is wrong, as words that follow the name of the page."""
    place: Location | None = None
    """Where in the copy its cause stands; None where that is not in the copy."""


def findings_of(faults: Iterable[Fault], finished: Finished) -> tuple[Finding, ...]:
    """The findings about faults; those that differ only in the page are one."""
    pages: dict[tuple[str, str, Location | None], list[str]] = {}
    for fault in faults:
        others = pages.setdefault((fault.code, fault.problem, fault.place), [])
        if fault.path not in others[:1]:
            others.append(fault.path)
    return tuple(
        Finding(
            code=code,
            place=place or finished.place(paths[0]),
            message=_message(paths, problem),
            cure=_CURES.get(code, _AGAIN),
        )
        for (code, problem, place), paths in pages.items()
    )


def _message(paths: list[str], problem: str) -> str:
    more = len(set(paths)) - 1
    kind = "page" if paths[0].endswith(".html") else "file"
    also = f"; the same is true of {plural(more, f'other {kind}')}" if more else ""
    return " ".join(fold(f"{name_of_page(paths[0])} {problem}{also}"))


def name_of_page(path: str) -> str:
    """What findings call a file of the site: a page by its address."""
    if path == page_path(HOME):
        return "the home page"
    if path.endswith("/index.html"):
        return f"the page {path.removesuffix('index.html')}"
    return f"the page {path}" if path.endswith(".html") else path

"""Applies an editor's what-ifs to an issue; no file is read or written.

pages=8                exactly so many pages; `pages=auto`: as many as it takes
drop=strike            without that article; the donation panel can be dropped too
move=chief:4-5, 12     on these pages; `move=chief:auto`: placed automatically
move=all:auto          every article placed automatically
overflow=chief:online  what becomes of its copy that does not fit: jump, online or error
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from lowdown.desk.schema import MAX_PAGE, pages
from lowdown.desk.source import InvalidValueError
from lowdown.errors import UsageError
from lowdown.model import Finding, Issue, Overflow, Placement, did_you_mean, nearest

AUTO: Final = "auto"
"""The value that leaves something to the press."""
ALL: Final = "all"
"""The slug that means every article."""


def alter_issue(issue: Issue, what_ifs: tuple[str, ...]) -> Issue:
    """Returns `issue` with all of `what_ifs`, such as `pages=8`, applied in order.

    Raises UsageError where one of them cannot be understood.
    """
    for what_if in what_ifs:
        key, sign, value = (part.strip() for part in what_if.partition("="))
        if not value or key not in _ALTERATIONS:
            raise UsageError(f"--what-if {what_if}: {_how(key, sign)}")
        try:
            issue = _ALTERATIONS[key](issue, value)
        except InvalidValueError as refusal:
            fault = refusal.fault
            raise UsageError(f"--what-if {what_if}: {fault.message}. {fault.cure}") from refusal
    return issue


def _how(key: str, sign: str) -> str:
    """What is missing in a what-if, or which one was probably meant."""
    if key in _ALTERATIONS:
        missing = "nothing stands behind the equals sign" if sign else "there is no equals sign"
        return f"{missing}. Write it as {_EXAMPLES[key]}."
    guess = nearest(key, _ALTERATIONS)
    hint = f" Did you mean \u201c{guess}\u201d?" if guess else ""
    return f"this is none of {', '.join(_EXAMPLES.values())}.{hint}"


def check_pins(issue: Issue) -> tuple[Finding, ...]:
    """Finds pages that an altered issue does not have, and a lead that is not on page 1."""
    return tuple(_check_pins(issue))


def _check_pins(issue: Issue) -> Iterator[Finding]:
    for placement in issue.placements:
        beyond = [
            page for page in placement.pages if issue.pages is not None and page > issue.pages
        ]
        if beyond:
            slug = placement.article.slug
            yield Finding(
                code="LD124",
                place=placement.place,
                message=f"page {beyond[0]} is ordered for \u201c{slug}\u201d, and the issue has"
                f" {issue.pages}",
                cure="Order pages that it has, or leave it to the press:"
                f" --what-if move={slug}:{AUTO}",
            )
    lead = issue.placements[0]
    if lead.pages and lead.pages[0] != 1:
        yield Finding(
            code="LD125",
            place=lead.place,
            message=f"the first article starts on page {lead.pages[0]}",
            cure="Let it start on page 1, or leave it to the press:"
            f" --what-if move={lead.article.slug}:{AUTO}",
        )


def _pages(issue: Issue, value: str) -> Issue:
    if value == AUTO:
        return replace(issue, pages=None)
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:9]) <= MAX_PAGE:
        cure = f"Write a number from 1 to {MAX_PAGE}, or {AUTO}."
        raise InvalidValueError("LD110", f"\u201c{value}\u201d is not a number of pages", cure)
    return replace(issue, pages=int(value))


def _drop(issue: Issue, value: str) -> Issue:
    if issue.donation and value == issue.donation.slug:
        return replace(issue, donation=None)
    panel = (issue.donation.slug,) if issue.donation else ()
    dropped = _find(issue, value, others=panel)
    if len(issue.placements) == 1:
        raise InvalidValueError(
            "LD126", "the issue would have no articles", "Drop another, or none."
        )
    return replace(
        issue, placements=tuple(item for item in issue.placements if item is not dropped)
    )


def _move(issue: Issue, value: str) -> Issue:
    slug, where = _split(value, "move=SLUG:PAGES")
    ordered = () if where == AUTO else pages(where)
    if slug == ALL:
        if ordered:
            raise InvalidValueError(
                "LD110", "not every article can stand on the same pages", "Write move=all:auto."
            )
        moved = tuple(replace(placement, pages=()) for placement in issue.placements)
        return replace(issue, placements=moved)
    return _with(issue, _find(issue, slug), lambda placement: replace(placement, pages=ordered))


def _overflow(issue: Issue, value: str) -> Issue:
    slug, word = _split(value, "overflow=SLUG:online")
    known = [overflow.value for overflow in Overflow]
    if word not in known:
        raise InvalidValueError(
            "LD110",
            f"copy that does not fit cannot be \u201c{word}\u201d",
            did_you_mean(word, known),
        )
    overflow = Overflow(word)
    gives_way = overflow is not Overflow.ERROR
    altered = _find(issue, slug)
    return _with(
        issue, altered, lambda placement: replace(placement, overflow=overflow, gives_way=gives_way)
    )


def _lock(issue: Issue, value: str) -> Issue:
    if value != "off":
        raise InvalidValueError(
            "LD110", f"\u201c{value}\u201d is not understood", "Write lock=off."
        )
    return replace(issue, locked=None)


def _split(value: str, form: str) -> tuple[str, str]:
    """The words before and after the colon."""
    slug, colon, rest = (part.strip() for part in value.partition(":"))
    if not colon or not rest:
        raise InvalidValueError(
            "LD110", "there is no colon with something behind it", f"Write it as {form}."
        )
    return slug, rest


def _find(issue: Issue, slug: str, *, others: tuple[str, ...] = ()) -> Placement:
    """The placement of `slug`; raises an InvalidValueError that knows `others` as well."""
    for placement in issue.placements:
        if placement.article.slug == slug:
            return placement
    known = [*(article.slug for article in issue.articles), *others]
    raise InvalidValueError(
        "LD120",
        f"there is no article \u201c{slug}\u201d in {issue.name}",
        did_you_mean(slug, known),
    )


def _with(issue: Issue, altered: Placement, change: Callable[[Placement], Placement]) -> Issue:
    placements = tuple(change(item) if item is altered else item for item in issue.placements)
    return replace(issue, placements=placements)


_ALTERATIONS: Final[Mapping[str, Callable[[Issue, str], Issue]]] = {
    "pages": _pages,
    "drop": _drop,
    "move": _move,
    "overflow": _overflow,
    "lock": _lock,
}
"""What may stand before the equals sign, and the function that applies it."""
_EXAMPLES: Final = {
    "pages": "pages=8",
    "drop": "drop=SLUG",
    "move": "move=SLUG:4-5",
    "overflow": "overflow=SLUG:online",
    "lock": "lock=off",
}
"""An example of each, for messages."""

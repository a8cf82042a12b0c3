"""What-ifs: an altered order, without touching a file, and messages about wrong ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lowdown.desk import alter_issue, check_pins
from lowdown.errors import UsageError
from lowdown.model.issue import Issue, Overflow
from lowdown.model.plan import LockedPlan
from making.publications.specimens import article, issue

ORDER = issue(
    42,
    article("lead"),
    article("chief-exits"),
    article("strike"),
    donation=article("donate"),
    pages=12,
)


def altered(*what_ifs: str, order: Issue = ORDER) -> Issue:
    return alter_issue(order, what_ifs)


def refusal(what_if: str, order: Issue = ORDER) -> str:
    with pytest.raises(UsageError) as caught:
        alter_issue(order, (what_if,))
    return str(caught.value)


def test_the_number_of_pages_can_be_another() -> None:
    """A number of pages, or as many as it takes."""
    assert altered("pages=8").pages == 8
    assert altered("pages = auto").pages is None


def test_an_article_can_be_dropped() -> None:
    """The others stay in their order; the donation panel can be dropped as well."""
    assert [one.slug for one in altered("drop=chief-exits").articles] == ["lead", "strike"]
    assert altered("drop=donate").donation is None
    assert ORDER.donation


def test_an_article_can_be_moved() -> None:
    """To pages as a manifest has them, or to wherever the press places it; or all of them."""
    moved = altered("move=chief-exits:4-5, 12")
    assert [placement.pages for placement in moved.placements] == [(), (4, 5, 12), ()]
    assert all(
        not placement.pages
        for placement in altered("move=chief-exits:auto", order=moved).placements
    )
    assert all(
        not placement.pages for placement in altered("move=all:auto", order=moved).placements
    )


def test_overflow_can_be_another() -> None:
    """As if the manifest said so: one that may overflow gives way to others."""
    changed = altered("overflow=strike:online").placements[2]
    assert (changed.overflow, changed.gives_way) == (Overflow.ONLINE, True)
    changed = altered("overflow=strike:error").placements[2]
    assert (changed.overflow, changed.gives_way) == (Overflow.ERROR, False)


def test_a_locked_plan_can_be_left_aside() -> None:
    """As if it had never been locked."""
    locked = replace(ORDER, locked=LockedPlan(pages=12, columns=3, lines=54, articles=()))
    assert altered("lock=off", order=locked).locked is None
    assert altered("pages=8", order=locked).locked == locked.locked
    assert "Write lock=off." in refusal("lock=on")


def test_several_what_ifs_hold_at_once() -> None:
    """One after the other."""
    order = altered("drop=strike", "pages=8", "move=chief-exits:2-3")
    assert (len(order.placements), order.pages, order.placements[1].pages) == (2, 8, (2, 3))
    assert "no article" in str(refusal_of_both("drop=strike", "move=strike:4"))


def refusal_of_both(*what_ifs: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        alter_issue(ORDER, what_ifs)
    return caught.value


@pytest.mark.parametrize(
    ("what_if", "words"),
    [
        ("drp=strike", "Did you mean \u201cdrop\u201d?"),
        ("drop", "there is no equals sign. Write it as drop=SLUG."),
        ("pages=", "nothing stands behind the equals sign. Write it as pages=8."),
        ("news=1", "this is none of pages=8, drop=SLUG"),
        ("", "this is none of pages=8"),
        (
            "drop=strke",
            "there is no article \u201cstrke\u201d in issue-42. Did you mean \u201cstrike\u201d?",
        ),
        ("drop=donat", "Did you mean \u201cdonate\u201d?"),
        ("pages=eight", "Write a number from 1 to 999, or auto."),
        ("pages=0", "is not a number of pages"),
        ("pages=1000", "is not a number of pages"),
        ("pages=\u0662", "is not a number of pages"),
        ("pages=99999999999999999999", "is not a number of pages"),
        ("move=strike", "Write it as move=SLUG:PAGES."),
        ("move=strike:", "Write it as move=SLUG:PAGES."),
        ("move=strike:5-4", "the range 5-4 runs backwards. Write 4-5."),
        ("move=strike:five", "\u201cfive\u201d is not a page or a range of pages"),
        ("move=all:4", "Write move=all:auto."),
        ("overflow=strike:onlin", "Did you mean \u201conline\u201d?"),
        ("overflow=online", "Write it as overflow=SLUG:online."),
        ("overflow=chief:online", "Did you mean \u201cchief-exits\u201d?"),
    ],
)
def test_a_what_if_that_cannot_be_understood_says_what_is_meant(what_if: str, words: str) -> None:
    """With the likely word, or how it is written."""
    told = refusal(what_if)
    assert told.startswith(f"--what-if {what_if}: ")
    assert words in told


def test_the_last_article_cannot_be_dropped() -> None:
    """A paper has something in it."""
    assert "the issue would have no articles" in refusal(
        "drop=lead", order=issue(1, article("lead"))
    )


def test_pins_that_the_altered_order_breaks_are_reported() -> None:
    """Pages beyond the last one, or a lead that is not on page 1, name the what-if that helps."""
    moved = altered("move=chief-exits:4-5, 12", "pages=8")
    (beyond,) = check_pins(moved)
    assert (beyond.code, beyond.message) == (
        "LD124",
        "page 12 is ordered for \u201cchief-exits\u201d, and the issue has 8",
    )
    assert "--what-if move=chief-exits:auto" in beyond.cure
    (astray,) = check_pins(altered("move=chief-exits:4-5", "drop=lead"))
    assert astray.code == "LD125"
    assert not check_pins(ORDER)
    assert not check_pins(replace(ORDER, pages=None))

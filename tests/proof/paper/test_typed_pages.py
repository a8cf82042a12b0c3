"""Rules about words, jumps, columns and the contents box, on pages drawn in letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from lowdown.model.findings import Finding
from lowdown.model.issue_numbers import IssueNumber
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.pages import Box, PrintedLink
from lowdown.proof.paper.rules.columns import check_column_ends
from lowdown.proof.paper.rules.contents import check_contents
from lowdown.proof.paper.rules.document import check_document
from lowdown.proof.paper.rules.imprint import check_imprint
from lowdown.proof.paper.rules.jumps import check_jump_links, check_jump_places, check_jumps
from lowdown.proof.paper.rules.online import check_cuts
from lowdown.proof.paper.rules.words import check_order, check_spaces, check_strangers, check_words
from making.typed_pages import GRID, Columns, article, codes, issue, link, proof

Check = Callable[[Evidence], Iterator[Finding]]

FIRST = (
    "Nobody at the county hospital",
    "was asked about the closure until",
    "the day on which it came.",
)
SECOND = (
    "Porters found the doors locked",
    "and a notice on them which said",
    "that they had been warned.",
)
THIRD = (
    "The board has met twice since",
    "then, and has answered none of",
    "the questions put to it.",
)
OTHER = article(
    "other",
    "Another thing altogether",
    "Something quite different happened in the",
    "# Later",
    "Then it was over.",
)
TO, ORIGIN = "J:continued on page 2...", "J:...continued from page 1"
BOX = ("J:Also in this issue...", "J:Another thing altogether p3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, what breaks it, and what keeps it."""

    code: str
    check: Check
    broken: Evidence
    sound: Evidence


LONG = article(
    "lead",
    "The doors are locked",
    " ".join((*FIRST, *SECOND)),
    " ".join((*THIRD, *FIRST[:2])),
    "It is late.",
)
LONG_PAGES: list[Columns] = [
    (("T:The doors are locked", "", *FIRST, *SECOND, TO), ()),
    ((ORIGIN, *THIRD, *FIRST[:2], "It is late."), ()),
]
LINKS = (link(1, 0, 8, to=(2, 0)), link(2, 0, 0, to=(1, 8)))


def lead(pages: list[Columns], **values: str) -> Evidence:
    return proof(issue(LONG), pages, LINKS, **values)


def edited(page: int, old: str, *new: str) -> list[Columns]:
    """The sound pages with one line exchanged for others."""
    pages: list[Columns] = []
    for number, columns in enumerate(LONG_PAGES, start=1):
        changed = [
            [
                other
                for line in lines
                for other in (new if (number, line) == (page, old) else (line,))
            ]
            for lines in columns
        ]
        pages.append(changed)
    return pages


SOUND = lead(LONG_PAGES)
HEADED = article(
    "lead", "The doors are locked", " ".join(FIRST), "# And then", " ".join((*SECOND, *THIRD))
)
TWO = issue(article("lead", "The doors are locked", "One line of copy only."), OTHER)
TWO_PAGES: list[Columns] = [
    (("T:The doors are locked", "", "One line of copy only."), BOX),
    ((), ()),
    (
        (
            "T:Another thing altogether",
            "",
            "Something quite different happened in the",
            "Later",
            "Then it was over.",
        ),
        (),
    ),
]


def online(anchor: str) -> str:
    return f"J:...this article is continued online at: https://tiny.example/lead/{anchor}"


def cut(*foot: str, to: str = "https://tiny.example/lead/#p3") -> Evidence:
    """Print that stops on page 2, with these lines at its foot, the last of them a link."""
    pages: list[Columns] = [LONG_PAGES[0], ((ORIGIN, *THIRD, *foot), ())]
    row = len(pages[1][0]) - 1
    there = PrintedLink(
        page=2, box=Box(GRID.x(0), GRID.y(row), GRID.x(1) - 20, GRID.y(row + 1)), uri=to
    )
    return proof(issue(LONG), pages, (*LINKS, there))


STOPPED = cut(*FIRST[:2], online("#p3"))


def two(entry: str) -> Evidence:
    return proof(TWO, [(TWO_PAGES[0][0], (BOX[0], entry)), *TWO_PAGES[1:]])


CASES = (
    Case(code="LD420", check=check_jumps, broken=lead(edited(1, TO)), sound=SOUND),
    Case(
        code="LD421",
        check=check_jumps,
        broken=lead(edited(2, "It is late.", "It is late.", TO)),
        sound=SOUND,
    ),
    Case(
        code="LD422",
        check=check_jumps,
        broken=lead(edited(1, TO, "J:continued on page 3...")),
        sound=SOUND,
    ),
    Case(
        code="LD423",
        check=check_jumps,
        broken=lead(edited(2, ORIGIN, "J:...continued from page 3")),
        sound=SOUND,
    ),
    Case(code="LD424", check=check_jumps, broken=lead(edited(2, ORIGIN)), sound=SOUND),
    Case(
        code="LD425",
        check=check_jump_links,
        broken=proof(issue(LONG), LONG_PAGES, LINKS[:1]),
        sound=SOUND,
    ),
    Case(
        code="LD426",
        check=check_jump_links,
        broken=proof(issue(LONG), LONG_PAGES, (link(1, 0, 8, to=(1, 0)), LINKS[1])),
        sound=SOUND,
    ),
    Case(
        code="LD427",
        check=check_jump_places,
        broken=lead(
            [
                *edited(1, SECOND[2], "that they had been war-")[:1],
                *edited(2, THIRD[0], "ned.", *THIRD[:1])[1:],
            ]
        ),
        sound=SOUND,
    ),
    Case(
        code="LD428",
        check=check_jump_places,
        broken=proof(
            issue(HEADED),
            [
                (("T:The doors are locked", *FIRST, "And then", TO), ()),
                ((ORIGIN, *SECOND, *THIRD), ()),
            ],
        ),
        sound=SOUND,
    ),
    Case(
        code="LD428",
        check=check_cuts,
        broken=proof(
            issue(HEADED), [(("T:The doors are locked", *FIRST, "And then", online("#p3")), ())]
        ),
        sound=STOPPED,
    ),
    Case(
        code="LD429",
        check=check_jump_places,
        broken=lead([LONG_PAGES[0], ((ORIGIN, *THIRD, *FIRST[:1]), ())]),
        sound=SOUND,
    ),
    Case(
        code="LD430",
        check=check_jump_places,
        broken=lead(edited(1, TO, "", "", "", TO)),
        sound=SOUND,
    ),
    Case(
        code="LD431",
        check=check_contents,
        broken=proof(TWO, [(TWO_PAGES[0][0], ()), *TWO_PAGES[1:]]),
        sound=two(BOX[1]),
    ),
    Case(code="LD432", check=check_contents, broken=two("J:Another thing p3"), sound=two(BOX[1])),
    Case(
        code="LD433",
        check=check_contents,
        broken=two("J:Another thing altogether p2"),
        sound=two(BOX[1]),
    ),
    Case(code="LD440", check=check_words, broken=lead(edited(1, FIRST[1])), sound=SOUND),
    Case(
        code="LD441",
        check=check_words,
        broken=lead(edited(2, THIRD[1], THIRD[1], THIRD[1])),
        sound=SOUND,
    ),
    Case(
        code="LD442",
        check=check_order,
        broken=lead(
            [LONG_PAGES[0], ((ORIGIN, THIRD[1], THIRD[0], THIRD[2], *FIRST[:2], "It is late."), ())]
        ),
        sound=SOUND,
    ),
    Case(
        code="LD443",
        check=check_strangers,
        broken=lead(edited(2, THIRD[2], "Buy the finest soap in town", THIRD[2])),
        sound=SOUND,
    ),
    Case(
        code="LD444",
        check=check_spaces,
        broken=lead(edited(1, FIRST[1], FIRST[1].replace(" the ", "the "))),
        sound=SOUND,
    ),
    Case(code="LD445", check=check_cuts, broken=lead(edited(2, "It is late.")), sound=SOUND),
    Case(
        code="LD446",
        check=check_cuts,
        broken=cut(online("#p3")),
        sound=STOPPED,
    ),
    Case(code="LD447", check=check_cuts, broken=cut(*FIRST[:2], online("#p2")), sound=STOPPED),
    Case(code="LD447", check=check_cuts, broken=cut(*FIRST[:2], online("")), sound=STOPPED),
    Case(
        code="LD447",
        check=check_cuts,
        broken=cut(*FIRST[:2], online("#p3"), to="https://tiny.example/lead/"),
        sound=STOPPED,
    ),
    Case(
        code="LD447",
        check=check_cuts,
        broken=cut(*FIRST[:2], "It is late.", online("#p3")),
        sound=STOPPED,
    ),
    Case(
        code="LD447",
        check=check_cuts,
        broken=lead(
            edited(
                2, "It is late.", "J:...this article is continued online at: https://evil.example/"
            )
        ),
        sound=SOUND,
    ),
    Case(
        code="LD450",
        check=check_column_ends,
        broken=lead(
            [(("T:The doors are locked", FIRST[0]), (*FIRST[1:], *SECOND, TO)), LONG_PAGES[1]]
        ),
        sound=SOUND,
    ),
    Case(
        code="LD451",
        check=check_column_ends,
        broken=lead(
            [(("T:The doors are locked", *FIRST, *SECOND[:2]), (SECOND[2], TO)), LONG_PAGES[1]]
        ),
        sound=SOUND,
    ),
    Case(
        code="LD452",
        check=check_column_ends,
        broken=proof(
            issue(HEADED), [(("T:The doors are locked", *FIRST, "And then"), (*SECOND, *THIRD))]
        ),
        sound=proof(
            issue(HEADED), [(("T:The doors are locked", *FIRST), ("And then", *SECOND, *THIRD))]
        ),
    ),
    Case(
        code="LD802",
        check=check_imprint,
        broken=lead(LONG_PAGES, imprint="Published by Us, 1 High Street"),
        sound=lead(
            edited(2, "It is late.", "It is late.", "", "J:Published by Us, 1 High Street"),
            imprint="Published by Us, 1 High Street",
        ),
    ),
)
"""Every rule that can be seen in letters."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_broken_page_is_reported(case: Case) -> None:
    """What breaks the rule is reported under its code."""
    assert case.code in codes(case.check, case.broken)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_sound_page_has_no_findings(case: Case) -> None:
    """What keeps the rule is not reported, by this check or under another code of it."""
    assert codes(case.check, case.sound) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Tiny 15\u201316", []),
        ("Tiny 15-16", []),
        ("Tiny 15", ["LD471"]),
        ("Tiny 15\u201317", ["LD471"]),
    ],
)
def test_the_document_of_a_double_issue_has_both_of_its_numbers(
    title: str, found: list[str]
) -> None:
    """A hyphen is as good as a dash."""
    double = replace(issue(LONG), number=IssueNumber(first=15, last=16))
    evidence = proof(double, [])
    tags = replace(evidence.printed.tags, title=title, language="en-GB", marked=True, pdfua=True)
    titled = replace(evidence, printed=replace(evidence.printed, tags=tags))
    assert codes(check_document, titled) == found

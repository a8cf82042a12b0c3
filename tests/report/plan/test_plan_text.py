"""What an editor reads about a plan: how each article fits, what to do, how good it is, what a
what-if changes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from lowdown.model.issue import Overflow
from lowdown.model.plan import (
    Action,
    ArticleReport,
    Change,
    Cost,
    FitStep,
    Furniture,
    PlanReport,
    Remedy,
    TermReport,
)
from lowdown.model.wording import name_pages
from lowdown.report import Look, describe_plan
from lowdown.report.differences import describe_differences
from lowdown.report.sentences import describe_change, describe_fit, describe_remedies
from making.planned import order, report, run, sample

NAMEPLATE = Furniture(nameplate=3)
OVER = Remedy(action=Action.CUT, lines=6, words=34)
SHRINK = Remedy(action=Action.SHRINK, lines=6, picture="pictures/x.jpg", depth_now=82, depth=62)
ADD = Remedy(action=Action.ADD, lines=11, words=62, page=3)
GROW = Remedy(
    action=Action.GROW, lines=11, picture="pictures/x.jpg", depth_now=82, depth=97, page=3
)


def section(made: PlanReport, title: str, width: int = 100) -> list[str]:
    """The lines below one of the headings."""
    sections = describe_plan(run(made), Look(width=width)).split("\n\n")
    return next((section.split("\n")[1:] for section in sections if section.startswith(title)), [])


def first(**changes: object) -> ArticleReport:
    return replace(sample().articles[0], **changes)  # type: ignore[arg-type]


def with_first(**changes: object) -> PlanReport:
    made = sample()
    return replace(made, articles=(first(**changes), *made.articles[1:]))


def test_each_article_says_how_it_fits() -> None:
    """Pages, words, lines, lines of the headline, and what is over or under."""
    lines = section(sample(), "How the articles fit")
    assert [line.split() for line in lines[:2]] == [
        ["pages", "words", "lines", "headline"],
        [
            "A",
            "lead-of-all",
            "1-2",
            "180",
            "90",
            "1",
            "line",
            "5",
            "lines",
            "(10",
            "words)",
            "under",
        ],
    ]
    assert "4, 6" in lines[2]
    assert lines[3].endswith("print stops after 104 words")
    assert (
        lines[4].strip()
        == "the other 36 words are on the web, from \u201cd52 so d53 so\u2026\u201d"
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lines_over": 6, "words_over": 34, "lines_under": 0}, "6 lines (34 words) over"),
        ({"lines_over": 1, "words_over": 1}, "1 line (1 word) over"),
        ({"lines_over": 6, "online": True, "printed_words": 900}, "print stops after 900 words"),
        ({"lines_under": 3}, "3 lines (6 words) under"),
        ({"lines_under": 0}, "fits"),
    ],
)
def test_over_and_under_are_told_in_lines_and_words(changes: dict[str, object], words: str) -> None:
    """What is online by order is not over."""
    assert describe_fit(first(**changes)) == words


def test_an_overset_says_where_it_begins_and_what_to_do() -> None:
    """The first words that find no room, and the words to cut from that very article."""
    made = with_first(
        lines_over=6, words_over=30, overset="Nobody asked the porters", remedies=(OVER, SHRINK)
    )
    assert "     the overset begins \u201cNobody asked the porters\u2026\u201d" in section(
        made, "How the articles fit"
    )
    assert section(made, "What to do", width=200)[0] == (
        "  Cut 34 words from 'lead-of-all', or let its picture pictures/x.jpg shrink from 82 to "
        "62 mm:"
        " it is 6 lines over."
    )


def test_white_on_a_page_says_what_would_fill_it() -> None:
    """Words to add, or a picture that may grow."""
    assert describe_remedies(first(remedies=(ADD, GROW))) == (
        "Page 3 has 11 lines free: add 62 words to 'lead-of-all',"
        " or let its picture pictures/x.jpg grow from 82 to 97 mm."
    )
    assert describe_remedies(first(remedies=(SHRINK,))) == (
        "Let the picture of 'lead-of-all', pictures/x.jpg, shrink from 82 to 62 mm: it is 6 "
        "lines over."
    )


def test_pictures_that_find_no_room_are_told_apart() -> None:
    """Room for a picture can be made by cutting words, or by leaving it out."""
    told_of = describe_remedies(first(remedies=(replace(OVER, words_besides=12),)))
    assert told_of == "Cut 34 words from 'lead-of-all', or 12 and a picture: it is 6 lines over."


def test_what_stops_the_paper_comes_first() -> None:
    """Copy that finds no room is named before white that could be filled."""
    made = sample()
    lead, chief, dentists = made.articles
    altered = (
        replace(lead, remedies=(ADD,)),
        replace(chief, pages=(), lines_over=56),
        replace(dentists, online=False, remedies=(OVER,)),
    )
    lines = " ".join(section(replace(made, articles=altered), "What to do", width=300)).split("  ")
    assert [line.split()[0] for line in lines if line] == ["Give", "Cut", "Page"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            Change(article="a", step=FitStep.PICTURES, lines=-3, what="the picture pictures/x.jpg"),
            "cropped the picture",
        ),
        (
            Change(article="a", step=FitStep.OPTIONAL, lines=-6, what="optional copy"),
            "left out optional copy: 6 lines sh",
        ),
        (
            Change(article="a", step=FitStep.CROSSHEADS, lines=1, what="the white"),
            "added to the white: 1 line longer",
        ),
    ],
)
def test_what_the_fit_ladder_changed_is_told(change: Change, words: str) -> None:
    """What was changed, and by how many lines it became longer or shorter."""
    assert describe_change(change).startswith(words)
    made = with_first(changes=(change,))
    assert any(describe_change(change) in line for line in section(made, "How the articles fit"))


def test_every_step_of_the_ladder_has_words() -> None:
    """No change is described by the name of its key."""
    for step in set(FitStep) - {FitStep.FILLERS}:
        words = describe_change(Change(article="a", step=step, lines=-2, what="the thing"))
        assert words.endswith("the thing: 2 lines shorter")
        assert not words.startswith(step.value)


def test_fillers_are_told_below_the_articles() -> None:
    """They are no article's; how deep they are is reported."""
    filler = Change(
        article="join-us",
        step=FitStep.FILLERS,
        lines=12,
        what="the house advertisement \u201cJoin\u201d",
    )
    lines = section(replace(sample(), fillers=(filler,)), "How the articles fit")
    assert lines[-1] == "  printed the house advertisement \u201cJoin\u201d: 12 lines deep"


def test_the_quality_of_a_plan_is_told_by_its_terms() -> None:
    """How full the pages are, what the plan costs, and what costs that, the most costly first."""
    costs = tuple(
        Cost(term="white", amount=amount, page=page)
        for amount, page in ((11, 3), (5, 5), (2, 7), (0.5, 9))
    )
    terms = (
        TermReport(
            name="jump",
            unit="jump",
            costs=(Cost(term="jump", amount=24, article="chief-exits", page=4),),
        ),
        TermReport(name="white", unit="line", costs=costs),
        TermReport(name="low start", unit="line", costs=(Cost(term="low start", amount=0.5),)),
    )
    lines = section(replace(sample(), terms=terms), "How good the plan is")
    assert (
        lines[0]
        == "  72.1 % of the column lines of the inside pages are filled; 103 lines are free in all."
    )
    assert lines[1:] == [
        "  It costs 43, counted in column lines of white:",
        "     24  jump: 'chief-exits' on page 4",
        "     18  white: 11 for page 3, 5 for page 5, 2 for page 7, 1 more",
        "    0.5  low start: the whole paper",
    ]


def test_pages_are_told_in_runs() -> None:
    """As a manifest has them."""
    assert name_pages((4, 5, 12)) == "4-5, 12"
    assert name_pages((1, 2, 3)) == "1-3"
    assert name_pages(()) == ""


def test_a_plan_that_stays_the_same_is_told_as_such() -> None:
    """A what-if that changes nothing says so."""
    assert describe_differences(sample(), sample()) == ("Nothing changes.",)


def test_what_a_what_if_changes_is_told_in_words() -> None:
    """Pages, jumps, what is over, what is white, and whether the plan is better."""
    before = report(
        order("lead", 60, 1, 2),
        order("exits", 56, 4, 6),
        pages=6,
        costs=[Cost(term="white", amount=9)],
    )
    after = report(
        order("lead", 60, 1, 2),
        order("exits", 56, 4, 5),
        pages=5,
        costs=[Cost(term="white", amount=4)],
    )
    sentences = describe_differences(before, after)
    assert sentences[0] == "The paper now has 5 pages, was 6."
    assert "'exits' no longer jumps to 6." in sentences
    assert sentences[-1] == "The plan is better: it costs 4, was 9."
    assert any("of column space are free in all, was" in sentence for sentence in sentences)


def test_copy_that_finds_no_room_any_more_is_told_in_lines() -> None:
    """And so is copy that finds room again, and print that stops elsewhere."""
    fits = report(order("lead", 40, 1), pages=1, furniture=NAMEPLATE)
    over = report(order("lead", 70, 1, overflow=Overflow.ERROR), pages=1, furniture=NAMEPLATE)
    lines = over.articles[0].unplaced_lines
    assert f"'lead' is {lines} lines ({2 * lines} words) over, was not." in describe_differences(
        fits, over
    )
    assert f"'lead' finds room for all its copy, was {lines} lines over." in describe_differences(
        over, fits
    )
    online = report(order("lead", 70, 1, overflow=Overflow.ONLINE), pages=1, furniture=NAMEPLATE)
    longer = report(order("lead", 70, 1, 2, overflow=Overflow.ONLINE), pages=2, furniture=NAMEPLATE)
    assert any("goes on online" in sentence for sentence in describe_differences(fits, online))
    assert describe_differences(online, longer)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_words_keep_to_the_width_of_the_terminal(width: int) -> None:
    """Long lines are broken between words."""
    made = with_first(
        lines_over=6, words_over=30, overset="Nobody asked the porters", remedies=(OVER, SHRINK)
    )
    lines = describe_plan(run(made), Look(width=width)).split("\n")
    assert max(len(line) for line in lines) <= width


def test_the_order_is_named_with_its_what_ifs() -> None:
    """Whoever finds the report later knows which plan it is."""
    words = describe_plan(
        run(sample(), ordered=sample(), what_if=("pages=6", "drop=strike")), Look()
    )
    assert words.startswith("issue-1 with pages=6, drop=strike: 6 pages\n")
    assert "What changes\n  Nothing changes." in words

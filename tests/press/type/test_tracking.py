"""Articles that are set again a little closer or wider."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.model import Tracking
from lowdown.press.type import TypesetArticle, typeset_tracked
from lowdown.press.type.apply_levers import apply_levers
from lowdown.press.type.line_changes import line_changes
from making.pressroom import WORDS, Pressroom, set_article

COPY = f"""\
{WORDS * 6}

::: optional
{WORDS}
:::

## What was sold

{WORDS * 5}

![A bath](pictures/wide.png "The bath."){{span=2 min=20 max=60}}

{WORDS * 3}
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Pressroom:
    return set_article(tmp_path_factory.mktemp("tracking"), COPY)


def reset(room: Pressroom, *, more_lines: int = 0, per_cent: float = 0.0) -> TypesetArticle:
    """The article set again."""
    tracking = Tracking(more_lines=more_lines, per_cent=per_cent)
    return typeset_tracked(room.press, room.issue, room.piece, tracking)


def copy_of(piece: TypesetArticle) -> str:
    return "".join(set_line.text.removesuffix("-").strip() for set_line in piece.set_lines).replace(
        " ", ""
    )


def test_an_article_set_without_tracking_is_the_same_article(room: Pressroom) -> None:
    """Type that is set again without a change has the same lines."""
    again = reset(room)
    assert again.measures == room.piece.measures
    assert again.set_lines == room.piece.set_lines


@pytest.mark.parametrize(("asked", "had"), [(-1, -1), (-2, -2), (-9, -2), (1, 1), (2, 2), (9, 3)])
def test_an_article_has_the_lines_that_are_asked_for(room: Pressroom, asked: int, had: int) -> None:
    """It has them as far as its paragraphs have good settings for them; no word is lost."""
    again = reset(room, more_lines=asked)
    assert again.measures.tracking == Tracking(more_lines=had)
    assert len(again.set_lines) == len(room.piece.set_lines) + had
    assert copy_of(again) == copy_of(room.piece)


def test_only_paragraphs_that_are_chosen_have_other_lines(room: Pressroom) -> None:
    """The lines of all others are the same as before."""
    (chosen,) = line_changes(room.piece, -1, per_cent=1).more
    again = reset(room, more_lines=-1)
    assert lines_but(again, chosen) == lines_but(room.piece, chosen)
    assert len(again.set_lines) == len(room.piece.set_lines) - 1


def lines_but(piece: TypesetArticle, block: str) -> list[str]:
    return [set_line.text for set_line in piece.set_lines if set_line.id != block]


def test_paragraphs_are_chosen_by_what_their_settings_cost(room: Pressroom) -> None:
    """Where more lines are asked for, more paragraphs are added to the same ones."""
    chosen = [[*line_changes(room.piece, -lines, per_cent=1).more] for lines in range(3)]
    assert [len(names) for names in chosen] == [0, 1, 2]
    assert chosen[2][:1] == chosen[1]


def test_no_paragraph_is_chosen_that_a_lever_may_leave_out(tmp_path: Path) -> None:
    """Its lines might not be printed, and none would then be won."""
    copy = f"The board met.\n\n{WORDS * 6}\n\nIt sold them."
    optional = copy.replace(WORDS * 6, f"::: optional\n{WORDS * 6}\n:::")
    always, sometimes = (
        set_article(tmp_path / name, text).piece
        for name, text in [("always", copy), ("sometimes", optional)]
    )
    assert line_changes(always, -1, per_cent=1).more
    assert not line_changes(sometimes, -1, per_cent=1).more


@pytest.mark.parametrize("more", [-2, 2])
def test_letters_give_no_more_than_the_publication_allows(room: Pressroom, more: int) -> None:
    """Where they may give nothing besides what they always may, nothing is won."""
    assert line_changes(room.piece, more, per_cent=1).more
    assert not line_changes(room.piece, more, per_cent=0).more


@pytest.mark.parametrize("more", [-2, 2])
def test_lines_that_are_set_closer_or_wider_fill_their_measure(room: Pressroom, more: int) -> None:
    """All but a paragraph's last end at the column's edge."""
    again = reset(room, more_lines=more)
    measure = room.typeset.grid.measure
    for name in line_changes(room.piece, more, per_cent=1).more:
        lines = [set_line for set_line in again.set_lines if set_line.id == name]
        assert [line.right for line in lines[:-1]] == [pytest.approx(measure)] * (len(lines) - 1)


def test_a_plan_of_an_earlier_version_has_all_type_closer_or_wider(room: Pressroom) -> None:
    """One per cent either way is enough to win or lose lines in a long article."""
    closer, wider = (reset(room, per_cent=per_cent) for per_cent in (-1, 1))
    assert len(closer.set_lines) < len(wider.set_lines)
    assert copy_of(closer) == copy_of(room.piece)


def test_only_the_copy_is_set_again(room: Pressroom) -> None:
    """Head and pictures set apart are the same galleys as before, with the same depths."""
    again = reset(room, per_cent=1)
    assert again.head is room.piece.head
    assert again.wide_pictures == room.piece.wide_pictures
    assert again.measures.head == room.piece.measures.head
    assert [wide_picture.height for wide_picture in again.measures.wide_pictures] == [
        wide_picture.height for wide_picture in room.piece.measures.wide_pictures
    ]
    anchor = again.measures.wide_pictures[0].anchor
    assert (
        again.set_lines[anchor].id
        == room.piece.set_lines[room.piece.measures.wide_pictures[0].anchor].id
    )


def test_levers_keep_their_numbers(room: Pressroom) -> None:
    """A depth that was chosen for a lever still applies once the article has been set again."""
    again = reset(room, per_cent=1)
    assert [lever.what for lever in again.measures.levers] == [
        lever.what for lever in room.piece.measures.levers
    ]
    fitted = apply_levers(again, {0: 0}, room.cropper)
    assert len(fitted.set_lines) == len(again.set_lines) - len(again.measures.levers[0].lines)


def test_a_galley_of_ones_own_without_tracking_is_left_as_it_is(tmp_path: Path) -> None:
    """Templates that know nothing of tracking still set the article."""
    own = (Path(__file__).parents[3] / "templates/lowdown/galleys.html").read_text(encoding="utf-8")
    (tmp_path / "templates/lowdown").mkdir(parents=True)
    (tmp_path / "templates/lowdown/galleys.html").write_text(own.replace("set.tracking", "false"))
    room = set_article(tmp_path, WORDS * 4)
    assert reset(room, per_cent=1).set_lines == room.piece.set_lines


BARELY_FULL = (
    "The board met.\n\nOver administration independent had were was committee over administration "
    "closure of report published. Practice five minutes its week closure county answered."
)
"""Copy in which, one per cent wider, a line has room for all but the space after its last letter.

That line would begin with “published.”.
"""


def test_wider_type_fills_its_lines(tmp_path: Path) -> None:
    """No part of a word has a line of its own where the rest of the word fits beside it."""
    room = set_article(tmp_path, BARELY_FULL)
    lines = [set_line.text for set_line in reset(room, per_cent=1).set_lines]
    assert lines[-3:] == [
        "administration closure of report",
        "published. Practice five minutes",
        "its week closure county answered.",
    ]


def test_wider_type_still_breaks_long_words(tmp_path: Path) -> None:
    """A word that has no room on a line is broken, though part of it then stands alone."""
    room = set_article(tmp_path, "Responsibility" * 4 + " was over the week.")
    lines = [set_line.text for set_line in reset(room, per_cent=1).set_lines]
    assert lines[0].endswith("-")
    assert " " not in lines[0]

"""Articles that are set again a little closer or wider."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.press.type import TypesetArticle, typeset_tracked
from lowdown.press.type.apply_levers import apply_levers
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


def reset(room: Pressroom, tracking: float) -> TypesetArticle:
    return typeset_tracked(room.press, room.issue, room.piece, tracking=tracking)


def copy_of(piece: TypesetArticle) -> str:
    return "".join(set_line.text.removesuffix("-").strip() for set_line in piece.set_lines).replace(
        " ", ""
    )


def test_an_article_set_without_tracking_is_the_same_article(room: Pressroom) -> None:
    """Type that is set again without a change has the same lines."""
    again = reset(room, 0)
    assert again.measures == room.piece.measures
    assert again.set_lines == room.piece.set_lines


def test_closer_type_takes_fewer_lines_and_wider_type_more(room: Pressroom) -> None:
    """One per cent either way is enough to win or lose a line in a long article.

    No word is lost.
    """
    counts = [len(reset(room, tracking).set_lines) for tracking in (-1, 0, 1)]
    assert counts[0] < counts[1] < counts[2]
    assert copy_of(reset(room, -1)) == copy_of(room.piece)


def test_only_the_copy_is_set_again(room: Pressroom) -> None:
    """Head and pictures set apart are the same galleys as before, with the same depths."""
    again = reset(room, 1)
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
    again = reset(room, 1)
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
    assert reset(room, 1).set_lines == room.piece.set_lines


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
    lines = [set_line.text for set_line in reset(room, 1).set_lines]
    assert lines[-3:] == [
        "administration closure of report",
        "published. Practice five minutes",
        "its week closure county answered.",
    ]


def test_wider_type_still_breaks_long_words(tmp_path: Path) -> None:
    """A word that has no room on a line is broken, though part of it then stands alone."""
    room = set_article(tmp_path, "Responsibility" * 4 + " was over the week.")
    lines = [set_line.text for set_line in reset(room, 1).set_lines]
    assert lines[0].endswith("-")
    assert " " not in lines[0]

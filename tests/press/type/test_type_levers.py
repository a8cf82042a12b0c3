"""The levers of a set article, and the article once they are applied."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lowdown.model.plan import MM, FitStep, Lever, Line
from lowdown.press.type import TypesetArticle
from lowdown.press.type.apply_levers import apply_levers
from lowdown.press.type.leaving_out import close_up
from making.pressroom import WORDS, Pressroom, files_around, set_article, set_publication


def levers(room: Pressroom, step: FitStep) -> list[Lever]:
    return [lever for lever in room.piece.measures.levers if lever.step is step]


def pull(room: Pressroom, **depths: int) -> TypesetArticle:
    """The article with each lever that is named, such as `optional=0`, at its depth.

    Only the first of each rung.
    """
    found = room.piece.measures.levers
    chosen = {
        next(n for n, lever in enumerate(found) if lever.step.value == name): d
        for name, d in depths.items()
    }
    return apply_levers(room.piece, chosen, room.cropper)


def depth_of(lines: tuple[Line, ...]) -> int:
    return sum(line.height + line.space for line in lines)


def told(lines: tuple[Line, ...]) -> list[tuple[int, int, str]]:
    return [(line.height, line.space, line.text) for line in lines]


ALL = f"""\
{WORDS * 2}

::: optional
{WORDS}

{WORDS}
:::

::: pullquote
Nobody asked us, and nobody ever does
:::

## What was sold

{WORDS}

![A bath](pictures/wide.png "The bath. Credit: Nobody"){{min=15 max=40 focus=top}}

{WORDS}
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Pressroom:
    return set_article(tmp_path_factory.mktemp("all"), ALL)


def test_levers_stand_in_the_order_of_the_ladder(room: Pressroom) -> None:
    """Optional copy goes first, then pictures, then pull quotes, then white above crossheads.

    Each says what it is.
    """
    found = room.piece.measures.levers
    assert [(lever.step, lever.what) for lever in found] == [
        (FitStep.OPTIONAL, "the optional copy “The council has not asked …”"),
        (FitStep.PICTURES, "the picture pictures/wide.png"),
        (FitStep.PULLQUOTES, "the pull quote “Nobody asked us, and nobody …”"),
        (FitStep.CROSSHEADS, "the white above the crosshead “What was sold”"),
    ]


def test_no_line_belongs_to_two_levers(room: Pressroom) -> None:
    """What is left out is not cropped as well."""
    lines = [line for lever in room.piece.measures.levers for line in lever.lines]
    assert len(lines) == len(set(lines))


def test_optional_copy_in_a_row_is_one_lever(room: Pressroom) -> None:
    """Two optional paragraphs go together, and make the galley shorter by their lines."""
    (lever,) = levers(room, FitStep.OPTIONAL)
    assert lever.depths == (len(lever.lines), 0)
    fitted = pull(room, optional=0)
    assert (
        len(fitted.set_lines)
        == len(fitted.measures.lines)
        == len(room.piece.set_lines) - len(lever.lines)
    )
    assert depth_of(fitted.measures.lines) == depth_of(room.piece.measures.lines) - lever.depths[0]
    assert {set_line.id for set_line in room.piece.set_lines} - {
        set_line.id for set_line in fitted.set_lines
    } == {
        "baths-p2",
        "baths-p3",
    }


def test_a_pulled_lever_leaves_everything_else_as_it_is(room: Pressroom) -> None:
    """What stood in a line still stands in it, and the piece that was set can be fitted again."""
    before = told(room.piece.measures.lines)
    fitted = pull(room, optional=0, pullquotes=0, crossheads=2)
    gone = {
        line
        for step in (FitStep.OPTIONAL, FitStep.PULLQUOTES)
        for line in levers(room, step)[0].lines
    }
    left = [text for number, (_, _, text) in enumerate(before) if number not in gone]
    assert [line.text for line in fitted.measures.lines] == left
    assert told(room.piece.measures.lines) == before
    assert apply_levers(room.piece, {}, room.cropper).set_lines == room.piece.set_lines


def test_a_picture_has_whole_lines_between_its_limits(room: Pressroom) -> None:
    """The depth that it has comes first, then the next ones on either side.

    None beyond what the editor allows.
    """
    (lever,) = levers(room, FitStep.PICTURES)
    natural, *others = lever.depths
    assert [abs(depth - natural) for depth in others] == sorted(
        abs(depth - natural) for depth in others
    )
    assert set(lever.depths) == set(range(min(lever.depths), max(lever.depths) + 1))
    grid, (line,) = room.typeset.grid, lever.lines
    caption = (
        room.piece.set_lines[line].bottom - room.piece.set_lines[line].top - 84.18 * 72 / 25.4 / 3
    )
    assert min(lever.depths) * grid.leading >= 15 * 72 / 25.4 + caption / 4
    assert (max(lever.depths) - 1) * grid.leading <= 40 * 72 / 25.4 + caption + grid.leading


@pytest.mark.parametrize("less", [True, False])
def test_a_cropped_picture_takes_the_lines_that_were_chosen(room: Pressroom, *, less: bool) -> None:
    """Its block is as deep as its lines, and the lines below keep their places in the galley."""
    (lever,) = levers(room, FitStep.PICTURES)
    depth = min(lever.depths) if less else max(lever.depths)
    fitted = pull(room, pictures=depth)
    (line,) = lever.lines
    assert fitted.measures.lines[line].height == depth
    assert [set_line.top for set_line in fitted.set_lines] == [
        set_line.top for set_line in room.piece.set_lines
    ]
    old, new = room.piece.set_lines[line], fitted.set_lines[line]
    assert depth == room.typeset.grid.lines_for(new.bottom - new.top + 10)
    assert (new.bottom < old.bottom) == less
    reread = fitted.galley.set_lines({})
    assert reread[line].bottom == pytest.approx(new.bottom)


def test_white_above_a_crosshead_is_added_in_lines(room: Pressroom) -> None:
    """One line of it by default, none where the settings say so."""
    (lever,) = levers(room, FitStep.CROSSHEADS)
    assert lever.depths == (1, 2)
    fitted = pull(room, crossheads=2)
    assert fitted.measures.lines[lever.lines[0]].space == 2
    assert depth_of(fitted.measures.lines) == depth_of(room.piece.measures.lines) + 1


def test_the_settings_and_the_article_can_lock_levers(tmp_path: Path) -> None:
    """A step that either of them refuses has no levers."""
    room = set_article(
        tmp_path,
        ALL,
        head="fit: {pictures: false}",
        settings="[fit]\noptional = false\ncrossheads = 2\n",
    )
    assert [lever.step for lever in room.piece.measures.levers] == [
        FitStep.PULLQUOTES,
        FitStep.CROSSHEADS,
    ]
    assert room.piece.measures.levers[-1].depths == (1, 2, 3)


GAPS = {
    "paragraph": "Some more.",
    "quotation": "> Said in so many words.",
    "list": "- One\n- Two",
    "code": "```\na\n```",
    "rule": "---",
    "crosshead": "## Further\n\nOn.",
    "box": "::: box Facts\nSome.\n:::",
    "table": "| A | B |\n|---|---|\n| 1 | 2 |",
    "picture": "![A bath](pictures/wide.png)",
}


@pytest.mark.parametrize("above", ["paragraph", "quotation", "list", "box"])
def test_what_meets_has_the_white_that_it_would_have_been_set_with(
    above: str, tmp_path: Path
) -> None:
    """Left out or never written, optional copy leaves the same lines behind, whatever stands above
    and below it.
    """
    gone = "::: optional\n> Not needed.\n\nNor this.\n:::"
    files: dict[str, str] = {}
    for below, copy in GAPS.items():
        for name, middle in (("with", gone), ("without", "")):
            body = f"{WORDS}\n\n{GAPS[above]}\n\n{middle}\n\n{copy}\n\nThe end."
            files[f"articles/{below}-{name}.md"] = f"---\ntitle: Baths\n---\n{body}"
    room = set_publication(
        tmp_path, {**files_around(*(Path(name).stem for name in files)), **files}
    )
    pieces = {piece.view.article.slug: piece for piece in room.typeset.articles}
    for below in GAPS:
        piece, unset = pieces[f"{below}-with"], pieces[f"{below}-without"]
        fitted = apply_levers(piece, {0: 0}, room.cropper)
        assert told(fitted.measures.lines) == told(unset.measures.lines), below
        left_out = piece.measures.levers[0].lines
        kept = [line for line in range(len(piece.set_lines)) if line not in left_out]
        assert told(close_up(piece, kept, room.typeset.grid)) == told(fitted.measures.lines), below


def test_paragraphs_that_meet_without_indent_are_told_apart_by_white(tmp_path: Path) -> None:
    """A paragraph was set flush below a list.

    Once that is gone, a line of white stands above it.
    """
    room = set_article(tmp_path, f"{WORDS}\n\n::: optional\n- One\n- Two\n:::\n\nThe end.")
    assert pull(room, optional=0).measures.lines[-1].space == 1


@pytest.mark.parametrize(
    "copy",
    [
        f"::: optional\n{WORDS}\n:::\n\nThe end.",
        f"{WORDS}\n\n::: optional\nAs proved.[^1]\n:::\n\nThe end.\n\n[^1]: There.",
        f"{WORDS} They said:\n\n::: optional\n> Never.\n:::\n\nThe end.",
        f"See [below](#baths-p2).\n\n::: optional\n{WORDS}\n:::\n\nThe end.",
    ],
    ids=["opening", "with a note", "announced", "linked to"],
)
def test_optional_copy_that_would_be_missed_stays(copy: str, tmp_path: Path) -> None:
    """The opening of an article, a note's sign, what a colon announces, and what a link leads to
    are not left out.
    """
    assert not levers(set_article(tmp_path, copy), FitStep.OPTIONAL)


@pytest.mark.parametrize(
    ("copy", "gone"),
    [
        ("## A\n\n::: optional\nOne.\n:::\n\n## B\n\nTwo.", {"A", "One."}),
        ("## A\n\n### B\n\n::: optional\nOne.\n:::\n\n## C\n\nTwo.", {"A", "B", "One."}),
        ("## A\n\n### B\n\n::: optional\nOne.\n:::\n\n### C\n\nTwo.", {"B", "One."}),
        ("## A\n\n::: optional\nOne.\n:::\n\nTwo.", {"One."}),
        ("## A\n\n::: optional\nOne.\n:::", {"A", "One."}),
        ("## A\n\n![x](pictures/wide.png)\n\n::: optional\nOne.\n:::\n\n## B\n\nTwo.", set()),
    ],
)
def test_no_crosshead_is_left_with_nothing_below_it(
    copy: str, gone: set[str], tmp_path: Path
) -> None:
    """It goes with its copy; where a picture keeps it in place, the copy stays too."""
    room = set_article(tmp_path, f"{WORDS}\n\n{copy}")
    found = levers(room, FitStep.OPTIONAL)
    assert {
        room.piece.set_lines[line].text.strip() for lever in found for line in lever.lines
    } == gone


def test_a_picture_across_columns_is_cropped_on_its_own(tmp_path: Path) -> None:
    """It is set apart from the copy, and its own galley becomes as deep as its lines."""
    picture = '![A bath](pictures/wide.png "The bath."){span=2 min=30}'
    room = set_article(tmp_path, f"{WORDS}\n\n::: optional\n{WORDS}\n:::\n\n{picture}\n\n{WORDS}")
    (lever,) = levers(room, FitStep.PICTURES)
    assert (lever.wide_picture, lever.lines) == (0, ())
    assert lever.depths[0] == room.piece.measures.wide_pictures[0].height == max(lever.depths)
    fitted = pull(room, pictures=min(lever.depths), optional=0)
    assert fitted.measures.wide_pictures[0].height == min(lever.depths)
    assert room.typeset.grid.lines_for(fitted.wide_pictures[0].height + 10) == min(lever.depths)
    anchor = fitted.measures.wide_pictures[0].anchor
    assert anchor < room.piece.measures.wide_pictures[0].anchor
    assert fitted.set_lines[anchor].id == "baths-p4"


def test_a_lead_picture_is_cropped_in_its_head(tmp_path: Path) -> None:
    """The head becomes less deep by whole lines; the lever is that of the head."""
    head = "standfirst: All of it.\nimage: {file: pictures/wide.png, alt: A bath, span: 3, min: 40}"
    room = set_article(tmp_path, WORDS * 3, head=head)
    (lever,) = levers(room, FitStep.PICTURES)
    assert lever.head
    assert lever.depths[0] == room.piece.measures.head
    fitted = pull(room, pictures=lever.depths[3])
    assert (
        fitted.measures.head == lever.depths[3] == room.typeset.grid.lines_for(fitted.head.height)
    )


def test_a_picture_without_limits_is_never_cropped(tmp_path: Path) -> None:
    """What an editor does not give free stays whole."""
    room = set_article(tmp_path, f"{WORDS}\n\n![A bath](pictures/tall.png)\n\n{WORDS}")
    assert not levers(room, FitStep.PICTURES)


@pytest.mark.parametrize(
    ("file", "limits", "depth"), [("tall", "max=50", 50), ("wide", "min=40", 40)]
)
def test_a_picture_is_never_deeper_or_shallower_than_its_limits(
    file: str, limits: str, depth: int, tmp_path: Path
) -> None:
    """Where its natural depth lies outside them, a picture is cropped to the nearest that they
    allow, not distorted.
    """
    room = set_article(
        tmp_path, f'{WORDS}\n\n![A bath](pictures/{file}.png "A bath"){{{limits}}}\n\n{WORDS}'
    )
    figure = next(block.figure for block in room.piece.view.blocks if block.figure)
    assert figure.height == pytest.approx(depth * MM, abs=0.01)
    (asset,) = (asset for asset in room.pictures.values() if asset.url == figure.url)
    with Image.open(BytesIO(asset.data)) as image:
        assert image.height / image.width == pytest.approx(figure.height / figure.width, rel=0.01)

"""The keys of the fit ladder, in the settings, in an article, at a picture; and the fillers."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.desk import read_publication
from lowdown.desk.schema.measures import focus
from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.errors import SettingsError
from lowdown.model.plan import FitLimits, FitStep
from lowdown.model.publication import Publication
from making.publications.desk_copy import (
    ARTICLE,
    MANIFEST,
    SETTINGS,
    article_of,
    as_text,
    bitmap,
    blocks_of,
    issue_of,
    lay_out,
)

FILLERS = {
    "fillers/shop.md": "---\ntitle: Buy a mug\nkicker: Shop\n---\nTea tastes better.",
    "fillers/join-us.md": "---\ntitle: Join us\n---\nCome along.[^1]\n\n[^1]: Any Tuesday.\n",
}


def publication(root: Path, text: str) -> Publication:
    return read_publication(lay_out(root, {"lowdown.toml": SETTINGS + text}))


def test_the_whole_ladder_may_be_climbed_by_default(tmp_path: Path) -> None:
    """A publication without `[fit]` allows the press every step, within narrow limits."""
    found = publication(tmp_path, "")
    assert found.fit == FitLimits()
    assert found.fit.crossheads == 1
    assert all(found.fit.allows(step) for step in FitStep)
    assert found.paper.sheet == 1


def test_limits_of_the_ladder_are_read(tmp_path: Path) -> None:
    """Each step has a key of its own, and so has the sheet that the paper is printed on."""
    found = publication(
        tmp_path,
        "[paper]\nsheet = 4\n"
        "[fit]\noptional = false\ncrossheads = 2\ntracking = 0.5\nfillers = false\n",
    )
    assert found.paper.sheet == 4
    assert found.fit == FitLimits(optional=False, crossheads=2, tracking=0.5, fillers=False)
    assert not found.fit.allows(FitStep.OPTIONAL)
    assert found.fit.allows(FitStep.PICTURES)


def test_a_step_with_a_measure_may_be_switched_off_in_words(tmp_path: Path) -> None:
    """`false` is as good as 0."""
    found = publication(tmp_path, "[fit]\ncrossheads = false\ntracking = 0\n")
    assert not found.fit.allows(FitStep.CROSSHEADS)
    assert not found.fit.allows(FitStep.TRACKING)


@pytest.mark.parametrize(
    "text", ["crossheads = true", "crossheads = 1.5", "tracking = 1.1", 'tracking = "loose"']
)
def test_a_limit_beyond_good_typography_is_refused(text: str, tmp_path: Path) -> None:
    """The fault has its place and names the limits."""
    with pytest.raises(
        SettingsError,
        match=r"lowdown\.toml:5:1\d: LD110 .*\n    Write a (whole )?number from 0 to ",
    ):
        publication(tmp_path, f"[fit]\n{text}\n")


@pytest.mark.parametrize(
    ("text", "forbidden_fit_steps"),
    [
        ("", set()),
        ("fit: true", set()),
        ("fit: false", set(FitStep)),
        ("fit: {pictures: false, tracking: false}", {FitStep.PICTURES, FitStep.TRACKING}),
        ("fit: {pullquotes: true, optional: false}", {FitStep.OPTIONAL}),
    ],
)
def test_an_article_may_refuse_steps_of_the_ladder(
    text: str, forbidden_fit_steps: set[FitStep], tmp_path: Path
) -> None:
    """All of them, or those that it names."""
    reading = article_of(tmp_path, "Copy.", head=f"title: One\n{text}")
    assert reading.value is not None, as_text(reading.findings)
    assert reading.value.forbidden_fit_steps == forbidden_fit_steps


@pytest.mark.parametrize(
    ("copy", "line", "cure"),
    [
        ("Copy.", "fit: [optional]", "{pictures: false}"),
        ("![x](pictures/x.svg){span=1 focus=50% 30%}", "", 'focus="50% 30%"'),
    ],
)
def test_what_cannot_be_read_says_how_it_is_written(
    copy: str, line: str, cure: str, tmp_path: Path
) -> None:
    """A list of steps, and a value with a space that has no quotation marks."""
    (finding,) = article_of(tmp_path, copy, head=f"title: One\n{line}").findings
    assert cure in finding.cure


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("50% 30%", (0.5, 0.3)),
        ("50%, 30%", (0.5, 0.3)),
        ("20%", (0.2, 0.5)),
        ("top", (0.5, 0.0)),
        ("left bottom", (0.0, 1.0)),
        ("Bottom Left", (0.0, 1.0)),
        ("top 25%", None),
        ("25% top", (0.25, 0.0)),
        ("right 40%", (1.0, 0.4)),
        ("center 40%", (0.5, 0.4)),
        ("centre", (0.5, 0.5)),
        ("", None),
        ("left right", None),
        ("101% 0%", None),
        ("0% 0% 0%", None),
        ("middel", None),
    ],
)
def test_a_focus_is_a_point_in_the_picture(words: str, point: tuple[float, float] | None) -> None:
    """Written as CSS writes a position: from the left, then from the top, or in words."""
    if point is None:
        with pytest.raises(InvalidValueError):
            focus(words)
    else:
        assert focus(words) == pytest.approx(point)


def test_a_picture_in_the_copy_says_how_it_may_be_cropped(tmp_path: Path) -> None:
    """Behind it in braces, beside its span."""
    lay_out(tmp_path, {"pictures/y.jpg": bitmap("JPEG")})
    (block,) = blocks_of(
        tmp_path, '![x](pictures/y.jpg "A. Credit: B"){span=2 min=40 max="62.5" focus="50% 30%"}'
    )
    picture = block.picture
    assert picture is not None
    assert (picture.span, picture.least, picture.most, picture.focus) == (2, 40, 62.5, (0.5, 0.3))


def test_a_lead_picture_says_how_it_may_be_cropped(tmp_path: Path) -> None:
    """In the header, beside its file."""
    lay_out(tmp_path, {"pictures/y.jpg": bitmap("JPEG")})
    image = "image: {file: pictures/y.jpg, alt: x, min: 40, max: 60 mm, focus: left bottom}"
    picture = article_of(tmp_path, "Copy.", head=f"title: One\n{image}").value
    assert picture is not None
    assert picture.image is not None
    assert (picture.image.least, picture.image.most, picture.image.focus) == (40, 60, (0, 1))


@pytest.mark.parametrize("braces", ["min=abc", "max=9", "max=501", "focus=lft", "min=-40"])
def test_a_limit_that_cannot_be_kept_is_reported_once(braces: str, tmp_path: Path) -> None:
    """With the picture's place, and what would do."""
    lay_out(tmp_path, {"pictures/y.jpg": bitmap("JPEG")})
    reading = article_of(tmp_path, f"![x](pictures/y.jpg){{{braces}}}")
    assert [str(finding.place) for finding in reading.findings] == ["articles/one.md:4:1"]
    assert reading.findings[0].code == "LD231"


def test_fillers_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """They are articles with names that no article can have, and so are the ids of their blocks."""
    issue = issue_of(
        tmp_path, {**FILLERS, "fillers/_old.md": "x", "articles/join-us.md": ARTICLE}
    ).value
    assert issue is not None
    assert [filler.slug for filler in issue.fillers] == ["filler/join-us", "filler/shop"]
    assert [block.id for block in issue.fillers[0].copy] == [
        "filler/join-us-p1",
        "filler/join-us-notes",
    ]
    assert issue.fillers[1].kicker == "Shop"
    assert [article.slug for article in issue.articles] == ["one"]


@pytest.mark.parametrize(
    ("line", "slugs"),
    [
        ("fillers: false", []),
        ("fillers: true", ["filler/join-us", "filler/shop"]),
        ("fillers: shop", ["filler/shop"]),
        ("fillers: [shop, join-us]", ["filler/shop", "filler/join-us"]),
        ("fillers: []", []),
    ],
)
def test_an_issue_names_the_fillers_that_it_may_print(
    line: str, slugs: list[str], tmp_path: Path
) -> None:
    """Those that it names, in its own order; none; or all of them."""
    manifest = MANIFEST.replace("  - one\n", f"  - one\n{line}\n")
    reading = issue_of(tmp_path, {**FILLERS, "issues/seven.md": manifest})
    assert reading.value is not None, as_text(reading.findings)
    assert [filler.slug for filler in reading.value.fillers] == slugs


def test_a_faulty_filler_is_reported_like_an_article(tmp_path: Path) -> None:
    """With its own file, line and cure; it cannot be built around."""
    reading = issue_of(tmp_path, {"fillers/shop.md": "---\ntitel: Mugs\n---\n::: bax\nx\n:::\n"})
    assert reading.value is None
    assert [f"{finding.place} {finding.code}" for finding in reading.findings] == [
        "fillers/shop.md:1 LD109",
        "fillers/shop.md:2:1 LD108",
        "fillers/shop.md:4:1 LD202",
    ]


def test_fillers_that_are_switched_off_are_not_read(tmp_path: Path) -> None:
    """What is never printed cannot stop an issue."""
    reading = issue_of(
        tmp_path,
        {"fillers/shop.md": "no header", "lowdown.toml": SETTINGS + "[fit]\nfillers = false\n"},
    )
    assert reading.value is not None
    assert reading.value.fillers == ()

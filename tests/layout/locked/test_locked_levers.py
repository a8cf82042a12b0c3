"""A locked plan names the levers that made copy fit, and finds them again by name."""

from __future__ import annotations

from dataclasses import replace

from lowdown.makeup.locked import locked_depths, locked_levers
from lowdown.model.plan import ArticleMetrics, FitStep, Lever, LockedArticle, PulledLever
from making.compositor import set_type


def article(*levers: tuple[str, tuple[int, ...]]) -> ArticleMetrics:
    made = tuple(
        Lever(step=FitStep.PICTURES, depths=depths, lines=(0,), what=what)
        for what, depths in levers
    )
    return replace(set_type("Copy."), levers=made)


def locked(*levers: PulledLever) -> LockedArticle:
    return LockedArticle(slug="a", frames=(), fit=levers)


TWICE = article(
    ("the picture x.jpg", (9, 8)), ("the crosshead", (1, 2)), ("the picture x.jpg", (9, 7))
)


def test_pulled_levers_are_found_again_by_name() -> None:
    """The second picture from one file has a number, so that no key of the plan occurs twice."""
    pulled = locked_levers(TWICE, {2: 7, 0: 8})
    assert [lever.what for lever in pulled] == ["the picture x.jpg", "the picture x.jpg (2)"]
    assert locked_depths(TWICE, locked(*pulled)) == {0: 8, 2: 7}


def test_levers_that_the_article_no_longer_has_are_ignored() -> None:
    """A crosshead that was taken out, or a picture with new limits."""
    gone = PulledLever(what="the crosshead “Gone”", depth=2)
    assert locked_depths(TWICE, locked(gone, PulledLever(what="the crosshead", depth=3))) == {}
    assert locked_depths(TWICE, None) == {}

"""Warnings about ordered pages that stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import PublicationFactory
    from making.command import RunLowdown


@pytest.mark.parametrize(("pages", "warned"), [(4, True), (1, False)])
def test_pages_that_stay_empty_are_a_warning(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown, *, pages: int, warned: bool
) -> None:
    """LD410 is reported for copy for one page on four, and not for a paper that is full."""
    copy = (
        "---\ntitle: One article\n---\nThe board had not asked anyone, and nobody would say why.\n"
    )
    manifest = f"---\nnumber: 1\ndate: 2026-05-08\npages: {pages}\narticles: [a]\n---\n"
    root = publication_dir({"articles/a.md": copy, "issues/one.md": manifest})
    done = run_lowdown(["build", "one"], root)
    assert done.returncode == 0
    assert ("LD410" in done.stderr) == warned
    assert f"{pages} page" in done.stdout


@pytest.mark.parametrize(
    ("sheet", "cure"), [(1, "Order 1 page, or add"), (2, "Order 2 pages"), (4, "Add an article.")]
)
def test_no_fewer_pages_are_advised_than_a_sheet_has(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown, *, sheet: int, cure: str
) -> None:
    """The cure advises whole sheets only: a page less than they hold saves no paper."""
    copy = (
        "---\ntitle: One article\n---\nThe board had not asked anyone, and nobody would say why.\n"
    )
    manifest = "---\nnumber: 1\ndate: 2026-05-08\npages: 4\narticles: [a]\n---\n"
    root = publication_dir({"articles/a.md": copy, "issues/one.md": manifest})
    settings = root / "lowdown.toml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\n[paper]\nsheet = {sheet}\n", encoding="utf-8"
    )
    done = run_lowdown(["plan", "one"], root)
    assert cure in done.stderr


def test_a_paper_without_any_copy_has_no_empty_pages(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown
) -> None:
    """Where the only article finds no room, that is what is reported, and no page 0."""
    copy = f"---\ntitle: One article\n---\n{'Nobody would say why. ' * 1500}\n"
    manifest = (
        "---\nnumber: 1\ndate: 2026-05-08\npages: 1\narticles:\n"
        "  - article: a\n    overflow: online\n---\n"
    )
    root = publication_dir({"articles/a.md": copy, "issues/one.md": manifest})
    done = run_lowdown(["build", "one"], root)
    assert done.returncode == 1
    assert "LD402" in done.stderr
    assert "LD410" not in done.stderr

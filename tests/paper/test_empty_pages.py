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
    ("sheet", "cure"),
    [(1, "Order 1 page, or add"), (2, "Order 2 pages"), (4, "    Add an article or")],
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


@pytest.mark.parametrize(
    ("sheet", "manifest", "reported"),
    [
        (1, "pages: 4", ["issues/one.md:4:8: LD410 pages 2-4 stay blank"]),
        (1, "pages: 2", ["issues/one.md:4:8: LD410 page 2 stays blank"]),
        (1, "articles: [{article: a, pages: [1, 4]}]", []),
        (1, "articles: [a, {article: b, pages: 4}]", ["issues/one.md: LD410 pages 2-3 stay blank"]),
        (
            4,
            "pages: 2",
            [
                "LD410 page 2 stays blank",
                "LD189 2 pages do not fill whole sheets of 4: 2 pages of the last one would be",
                "Order 4 pages in the manifest; house advertisements in fillers/ or another",
            ],
        ),
        (2, "title: One", ["issues/one.md: LD189 1 page does not fill", "Order 2 pages"]),
        (1, "title: One", []),
    ],
)
def test_pages_that_are_not_used_are_named(
    publication_dir: PublicationFactory,
    run_lowdown: RunLowdown,
    *,
    sheet: int,
    manifest: str,
    reported: list[str],
) -> None:
    """Blank pages at the end and in between, and sheets that are not filled, each with a cure."""
    copy = "---\ntitle: One article\n---\nThe board had not asked anyone.\n"
    articles = "" if "articles" in manifest else "\narticles: [a]"
    header = f"---\nnumber: 1\ndate: 2026-05-08\n{manifest}{articles}\n---\n"
    files = {"articles/a.md": copy, "articles/b.md": copy, "issues/one.md": header}
    root = publication_dir(files)
    settings = root / "lowdown.toml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\n[paper]\nsheet = {sheet}\n", encoding="utf-8"
    )
    done = run_lowdown(["plan", "one"], root)
    assert done.returncode == 0
    assert [said for said in reported if said not in done.stderr] == []
    assert done.stderr.count(" LD") == sum(" LD" in f" {said}" for said in reported)


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

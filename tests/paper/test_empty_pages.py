"""Pages that are ordered and stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import PublicationFactory, RunLowdown


@pytest.mark.parametrize(("pages", "told"), [(4, True), (1, False)])
def test_pages_that_stay_empty_are_a_warning(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown, *, pages: int, told: bool
) -> None:
    """LD410: a paper of four pages is made of copy for one, and the editor is told; a paper that is full is not."""
    copy = "---\ntitle: One article\n---\nThe board had not asked anyone, and nobody would say why.\n"
    manifest = f"---\nnumber: 1\ndate: 2026-05-08\npages: {pages}\narticles: [a]\n---\n"
    root = publication_dir({"articles/a.md": copy, "issues/one.md": manifest})
    done = run_lowdown(["build", "one"], root)
    assert done.returncode == 0
    assert ("LD410" in done.stderr) == told
    assert f"{pages} page" in done.stdout

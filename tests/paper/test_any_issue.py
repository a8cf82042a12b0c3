"""Builds and checks made-up publications of every size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from making.issues.long_issues import MAX_PAGES, MIN_PAGES, MORE_SEEDS, SEEDS, made_up
from making.papers import write_publication

if TYPE_CHECKING:
    from making.command import RunLowdown


@pytest.mark.parametrize(
    "seed", [*SEEDS, *(pytest.param(seed, marks=pytest.mark.slow) for seed in MORE_SEEDS)]
)
def test_any_issue_checks_clean(seed: int, tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """A paper of good copy has no finding, on 2 pages or on 40."""
    write_publication(tmp_path, made_up(seed))
    done = run_lowdown(["check", "issue-1", "--format", "json"], tmp_path)
    found = json.loads(done.stdout)["findings"]
    assert not found, "\n".join(
        f"{one['path']}:p{one['page']}: {one['code']} {one['message']}" for one in found[:12]
    )
    assert done.returncode == 0
    with pikepdf.open(tmp_path / "dist/issue-1/issue-1.pdf") as paper:
        assert MIN_PAGES <= len(paper.pages) <= MAX_PAGES

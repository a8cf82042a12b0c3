"""Made-up publications of every size are built and checked: nothing is wrong with any of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from making.long_issues import FEWEST_PAGES, MORE_SEEDS, MOST_PAGES, SEEDS, made_up
from making.papers import write_publication

if TYPE_CHECKING:
    from making.command import RunLowdown


@pytest.mark.parametrize(
    "seed", [*SEEDS, *(pytest.param(seed, marks=pytest.mark.slow) for seed in MORE_SEEDS)]
)
def test_any_issue_checks_clean(seed: int, tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """What the press makes of good copy is never complained of, be it on 2 pages or on 40: there is no hole in it."""
    write_publication(tmp_path, made_up(seed))
    done = run_lowdown(["check", "issue-1", "--format", "json"], tmp_path)
    found = json.loads(done.stdout)["findings"]
    assert not found, "\n".join(
        f"{one['path']}:p{one['page']}: {one['code']} {one['message']}" for one in found[:12]
    )
    assert done.returncode == 0
    with pikepdf.open(tmp_path / "dist/issue-1/issue-1.pdf") as paper:
        assert FEWEST_PAGES <= len(paper.pages) <= MOST_PAGES

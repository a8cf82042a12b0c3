"""`plan.json` is proved with the paper that it describes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from defects.feed_defects import Defect
from defects.plan_defects import PLAN_DEFECTS
from lowdown.outputs import plan_json_path

if TYPE_CHECKING:
    from making.bench import PaperBench


@pytest.fixture
def spoil(small_bench: PaperBench) -> Iterator[Callable[[Defect], None]]:
    """Spoils the file; it is good again after the test."""
    file = small_bench.out / plan_json_path(small_bench.issue.name)
    good = file.read_bytes()

    def change(defect: Defect) -> None:
        spoiled = defect.change(good)
        if spoiled is None:
            file.unlink()
        else:
            file.write_bytes(spoiled)

    yield change
    file.write_bytes(good)


@pytest.mark.parametrize("defect", PLAN_DEFECTS, ids=[defect.name for defect in PLAN_DEFECTS])
def test_a_plan_that_does_not_describe_the_paper_is_reported(
    small_bench: PaperBench, spoil: Callable[[Defect], None], defect: Defect
) -> None:
    """Once, under its code, with a cure."""
    spoil(defect)
    findings = small_bench.prove(small_bench.good)
    assert [finding.code for finding in findings] == [defect.code]
    assert "lowdown build" in findings[0].cure


def test_the_plan_of_a_good_paper_is_not_reported(small_bench: PaperBench) -> None:
    """Nothing is wrong where the build has just written both."""
    assert not small_bench.prove(small_bench.good)

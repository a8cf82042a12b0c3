"""Whatever lies where the paper should be, the proof reports it and never raises an exception."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pikepdf import Array, Pdf

from defects.broken_objects import BROKEN_OBJECTS, Change
from making.issues.writing import numbers

if TYPE_CHECKING:
    from making.bench import PaperBench

CUTS = 25
FLIPS = 120
AT_A_TIME = 30
"""Damaged papers of one test."""


@pytest.mark.parametrize("cut", range(CUTS))
def test_a_paper_that_breaks_off_is_reported(small_bench: PaperBench, cut: int) -> None:
    """Wherever a download stopped."""
    good = small_bench.good
    length = (len(good) * cut // CUTS, len(good) - cut - 1)[cut % 2]
    assert {finding.code for finding in small_bench.prove(good[:length])} == {"LD412"}


@pytest.mark.parametrize("start", range(0, FLIPS, AT_A_TIME))
def test_no_flipped_byte_is_too_much(small_bench: PaperBench, start: int) -> None:
    """A paper damaged on its way is read as far as it can be."""
    for seed in range(start, start + AT_A_TIME):
        damaged = bytearray(small_bench.good)
        row = numbers(seed, len(damaged))
        for _ in range(1 + seed % 8):
            damaged[row[0]] = row[0] % 256
        for finding in small_bench.prove(bytes(damaged)):
            assert "\n" not in finding.message


@pytest.mark.parametrize(
    ("name", "change"), BROKEN_OBJECTS, ids=[name for name, _ in BROKEN_OBJECTS]
)
def test_an_object_that_should_not_be_is_reported(
    small_bench: PaperBench, name: str, change: Change
) -> None:
    """Under one code or another."""
    broken = io.BytesIO()
    with Pdf.open(io.BytesIO(small_bench.good)) as pdf:
        change(pdf)
        pdf.save(broken, static_id=True, fix_metadata_version=False)
    assert small_bench.prove(broken.getvalue()), name


def test_corners_of_a_sheet_may_be_named_in_any_order(small_bench: PaperBench) -> None:
    """The standard lets a box name any two opposite corners, so nothing is wrong with it."""
    named = io.BytesIO()
    with Pdf.open(io.BytesIO(small_bench.good)) as pdf:
        for page in pdf.pages:
            left, low, right, high = page.mediabox
            page.mediabox = Array([right, high, left, low])
        pdf.save(named, static_id=True)
    assert [str(finding) for finding in small_bench.prove(named.getvalue())] == []


@pytest.mark.parametrize("count", [50, pytest.param(200, marks=pytest.mark.slow)])
def test_a_paper_of_many_pages_is_read(small_bench: PaperBench, count: int) -> None:
    """All that is wrong with it is reported in a few lines."""
    thick = io.BytesIO()
    with Pdf.open(io.BytesIO(small_bench.good)) as pdf:
        pages = list(pdf.pages)
        while len(pdf.pages) < count:
            pdf.pages.extend(pages[: count - len(pdf.pages)])
        pdf.save(thick, static_id=True)
    findings = small_bench.prove(thick.getvalue())
    assert "LD415" in {finding.code for finding in findings}
    assert len(findings) < 400

"""A file that is no paper of this issue has one finding, which says so."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pikepdf import Encryption, Pdf

from lowdown.proof.finished import Finished
from lowdown.proof.paper.check import check_paper

if TYPE_CHECKING:
    from pathlib import Path

    from making.bench import PaperBench


def locked(good: bytes, *, user: str) -> bytes:
    """The paper, which `user` may open and the owner alone may change."""
    file = io.BytesIO()
    with Pdf.open(io.BytesIO(good)) as pdf:
        pdf.save(file, encryption=Encryption(owner="owner", user=user))
    return file.getvalue()


def blank(_good: bytes) -> bytes:
    """A PDF that another program made, with nothing on its pages."""
    file = io.BytesIO()
    with Pdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(file)
    return file.getvalue()


CASES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "empty": ("LD412", lambda _good: b""),
    "white": ("LD412", lambda _good: b"\n \n"),
    "a page of the web": ("LD412", lambda _good: b"<!doctype html><title>Not found</title>"),
    "half": ("LD412", lambda good: good[: len(good) // 2]),
    "locked with a password": ("LD413", lambda good: locked(good, user="secret")),
    "locked against changes": ("LD413", lambda good: locked(good, user="")),
    "another paper": ("LD414", blank),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_no_paper_is_told_once(small_bench: PaperBench, name: str) -> None:
    """One finding, in words, with a cure; the good paper has none."""
    code, spoil = CASES[name]
    findings = small_bench.prove(spoil(small_bench.good))
    assert [finding.code for finding in findings] == [code]
    assert "lowdown build" in findings[0].cure
    assert not small_bench.prove(small_bench.good)


def test_a_paper_that_is_not_there_is_told(small_bench: PaperBench, tmp_path: Path) -> None:
    """LD411: an output folder without the paper."""
    findings = check_paper(
        small_bench.publication, small_bench.issue, Finished(out=tmp_path, shown="dist")
    ).findings
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("LD411", "dist/issue-1/issue-1.pdf")
    ]

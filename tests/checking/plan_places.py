"""Compares the places that `lowdown plan --format json` reports with what the finished PDF shows
there.

The PDF is read with pypdfium2 and pikepdf alone. Whatever the plan reports, its rectangle is cut
out of the page: what can be read in it has to be the jump line, the online line or the panel, the
whole of it and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from checking.page_objects import bounds_on_page

SLACK = 2.5
"""Points by which letters may stand out of the lines that are reported for them, or a picture not
fill them.
"""
FOOT = 5.0
"""Points between the letters of a jump line or an online line and the foot of its rectangle, at
most.
"""


def misplaced(plan: Mapping[str, Any], pdf: Path, words: Mapping[str, str]) -> list[str]:
    """What stands elsewhere than the plan reports; `words` are the lines of `[jumps]`, and `panel`,
    its title.
    """
    return list(_misplaced(plan, pdf, words))


def _misplaced(plan: Mapping[str, Any], pdf: Path, words: Mapping[str, str]) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    if len(document) != len(plan["pages"]):
        yield f"the plan has {len(plan['pages'])} pages, the paper {len(document)}"
    for page, sheet in zip(plan["pages"], document, strict=False):
        for patch in page["patches"]:
            if patch["kind"] in EXPECTED:
                problem = _misread(sheet, patch, words)
            elif patch["kind"] == "picture":
                problem = _missing_picture(sheet, patch)
            else:
                problem = ""
            if problem:
                yield f"page {page['number']}: {problem}"
    yield from _uncounted(plan, pdf)


def _misread(sheet: Any, patch: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """What is wrong with the words in a rectangle; empty where nothing is."""
    text, white = _read(sheet, patch["box"])
    expected = EXPECTED[patch["kind"]](patch, words)
    if not re.fullmatch(expected, text):
        return f"{patch['kind']} {patch['box']} reads {text!r}"
    if patch["kind"] != "panel" and white > FOOT:
        return f"{patch['kind']} ends {white} points too high"
    return ""


def _missing_picture(sheet: Any, patch: Mapping[str, Any]) -> str:
    """What is wrong with the picture in a rectangle; empty where nothing is."""
    if any(_fills(image, patch["box"]) for image in _images(sheet)):
        return ""
    return f"no picture stands in {patch['box']}"


def _uncounted(plan: Mapping[str, Any], pdf: Path) -> Iterator[str]:
    """Jump lines that the paper has and the plan does not report, or the other way round, by their
    links.
    """
    with pikepdf.open(pdf) as read:
        for number, (page, reported) in enumerate(zip(read.pages, plan["pages"], strict=False), 1):
            found: Counter[str] = Counter()
            for annotation in page.get("/Annots", []):
                target = str(annotation.get("/Dest", ""))
                found += Counter({target.partition("-")[0]: 1})
            # A jump line links to its twin: "continued on" to the line "continued from", and back.
            for kind, twin in (("to-line", "from"), ("from-line", "to")):
                count = sum(patch["kind"] == kind for patch in reported["patches"])
                if count != found[twin]:
                    yield f"page {number}: {count} reported of {kind}, {found[twin]} linked"


def _to_line(patch: Mapping[str, Any], words: Mapping[str, str]) -> str:
    return re.escape(_solid(words["to"].format(page=patch["page"])))


def _from_line(patch: Mapping[str, Any], words: Mapping[str, str]) -> str:
    return re.escape(_solid(words["from"].format(page=patch["page"])))


def _online_line(_: Mapping[str, Any], words: Mapping[str, str]) -> str:
    before, after = words["online"].split("{url}")
    return re.escape(_solid(before)) + r"[\w./:#?=&~-]+" + re.escape(_solid(after))


def _panel(_: Mapping[str, Any], words: Mapping[str, str]) -> str:
    return re.escape(_solid(words["panel"])) + ".*"


EXPECTED = {
    "to-line": _to_line,
    "from-line": _from_line,
    "online-line": _online_line,
    "panel": _panel,
}
"""What has to be read in a rectangle of each kind, as a regular expression without white space."""


def _read(sheet: Any, box: list[float]) -> tuple[str, float]:
    """The letters whose middle stands in a rectangle, and the points between them and its foot.

    They are in reading order, without white space and hyphens.
    """
    left, top, width, height = box
    page_height, text = sheet.get_height(), sheet.get_textpage()
    letters, white = [], height
    for index in range(text.count_chars()):
        x0, y0, x1, y1 = text.get_charbox(index)
        across, down = (x0 + x1) / 2, page_height - (y0 + y1) / 2
        if left - SLACK <= across <= left + width + SLACK and top <= down <= top + height:
            letters.append(text.get_text_range(index, 1))
            white = min(white, top + height - (page_height - y0))
    return _solid("".join(letters)), round(white, 1)


def _solid(words: str) -> str:
    return re.sub(r"[\s\u00ad\u2060\ufffe\x02-]", "", words).replace("\u2026", "...")


def _images(sheet: Any) -> Iterator[tuple[float, float, float, float]]:
    """Every photograph and every shape of a page: its left, top, right and bottom edges.

    Lengths are in points from the page's top left. The shapes are those of drawings, and rules.
    """
    height = sheet.get_height()
    for thing in sheet.get_objects(max_depth=6):
        if thing.type in (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_PATH):
            left, bottom, right, top = bounds_on_page(thing)
            yield left, height - top, right, height - bottom


def _fills(image: tuple[float, float, float, float], box: list[float]) -> bool:
    """Whether a picture stands in a rectangle and is as wide as it, with its caption below it."""
    left, top, width, height = box
    inside = image[1] >= top - SLACK and image[3] <= top + height + SLACK
    wide = abs(image[0] - left) <= SLACK and abs(image[2] - left - width) <= SLACK
    return inside and wide and image[3] - image[1] >= height / 2

"""The rule about what the eye sees: type that is in the file, and that nobody can make out on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Any, Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.pages import Box, PrintedLine, TypeRun

CONTRAST: Final = 40
"""Steps of grey, of 255, between the darkest and the lightest spot of a piece of type, at the least."""
STRETCH: Final = 20
"""Points of a line that are looked at in one go."""
LETTER: Final = 0.4
"""Width of a letter, in ems, at the least; the rest of a line may be the white of a justified one."""
SEEN: Final = 0.6
"""Share of the stretches with letters in them that must be seen."""
MIN_LETTERS: Final = 4
"""Letters of a piece of type that is looked at."""
MAX_PAGES: Final = 500
"""Pages that are looked at."""


def check_sight(proof: Evidence) -> Iterator[Finding]:
    """LD456: type is not covered, and has not the colour of the ground that it stands on."""
    import pypdfium2

    document = pypdfium2.PdfDocument(proof.printed.data)
    try:
        for page in proof.printed.pages[:MAX_PAGES]:
            if page.turned or not page.can_be_drawn:
                continue  # told by another rule
            view = document[page.number - 1].render(scale=1, grayscale=True).to_pil()
            line = next((line for line in page.lines if _is_hidden(line, view)), None)
            if line:
                why = "something covers it, or it has the colour of its ground"
                yield proof.fault(
                    "LD456", f"{line.quote()} cannot be seen: {why}", page=page.number
                )
    finally:
        document.close()


def _is_hidden(line: PrintedLine, view: Any) -> bool:
    return any(
        _is_run_hidden(run, view) for run in line.runs if len(run.text.strip()) >= MIN_LETTERS
    )


def _is_run_hidden(run: TypeRun, view: Any) -> bool:
    left, right = max(0.0, run.box[0]), min(float(view.width), run.box[2])
    top, bottom = (
        max(0.0, run.box[1], run.baseline - run.size),
        min(float(view.height), run.box[3] + 1),
    )
    if right - left < 1 or bottom - top < 1:
        return False  # outside the sheet, which another rule tells
    count = max(1, round((right - left) / STRETCH))
    step = (right - left) / count
    boxes = [
        (left + number * step, top, left + (number + 1) * step, bottom) for number in range(count)
    ]
    lettered = min(1.0, LETTER * run.size * len("".join(run.text.split())) / max(1.0, right - left))
    enough = ceil(SEEN * lettered * count)
    return (
        len(list(islice((box for box in boxes if _contrast(view, box) >= CONTRAST), enough)))
        < enough
    )


def _contrast(view: Any, box: Box) -> int:
    """Steps between the darkest and the lightest spot within the box."""
    darkest, lightest = view.crop(
        (int(box[0]), int(box[1]), int(box[2]) + 1, int(box[3]) + 1)
    ).getextrema()
    return int(lightest) - int(darkest)

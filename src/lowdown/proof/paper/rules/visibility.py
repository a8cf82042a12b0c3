"""The rule about type that is in the file, but cannot be seen on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Any, Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.pages import Box, PrintedLine, TypeRun

MIN_CONTRAST: Final = 40
"""Steps of grey, of 255, between the darkest and the lightest spot of type that can be seen."""
STRETCH_WIDTH: Final = 20
"""Points across of a stretch of type; each is looked at by itself."""
MIN_LETTER_WIDTH: Final = 0.4
"""Width of the narrowest letters, in ems; the rest of a justified line may be white."""
MIN_VISIBLE: Final = 0.6
"""Share of the stretches with letters in them that must be seen."""
MIN_LETTERS: Final = 4
"""Letters from which a piece of type is looked at."""
MAX_PAGES: Final = 500
"""Pages of a paper that are looked at."""


def check_visibility(evidence: Evidence) -> Iterator[Finding]:
    """LD456: type is not covered, and has not the colour of the ground that it stands on."""
    import pypdfium2

    document = pypdfium2.PdfDocument(evidence.printed.data)
    try:
        for page in evidence.printed.pages[:MAX_PAGES]:
            if page.turned or not page.can_be_drawn:
                continue  # another rule reports these
            view = document[page.number - 1].render(scale=1, grayscale=True).to_pil()
            line = next((line for line in page.lines if _is_hidden(line, view)), None)
            if line:
                why = "something covers it, or it has the colour of its ground"
                yield evidence.fault(
                    "LD456", f"{line.quote()} cannot be seen: {why}", page=page.number
                )
    finally:
        document.close()


def _is_hidden(line: PrintedLine, view: Any) -> bool:
    """Whether a piece of type of the line cannot be seen in `view`, a picture of its page."""
    long_runs = [run for run in line.runs if len(run.text.strip()) >= MIN_LETTERS]
    return any(_is_run_hidden(run, view) for run in long_runs)


def _is_run_hidden(run: TypeRun, view: Any) -> bool:
    """Whether too few stretches of a piece of type have contrast for the letters that it has."""
    left, right = max(0.0, run.box.left), min(float(view.width), run.box.right)
    top = max(0.0, run.box.top, run.baseline - run.size)
    bottom = min(float(view.height), run.box.bottom + 1)
    if right - left < 1 or bottom - top < 1:
        return False  # outside the sheet, which another rule reports
    count = max(1, round((right - left) / STRETCH_WIDTH))
    step = (right - left) / count
    stretches = (
        Box(left + number * step, top, left + (number + 1) * step, bottom)
        for number in range(count)
    )
    letters = len("".join(run.text.split()))
    lettered_share = min(1.0, MIN_LETTER_WIDTH * run.size * letters / max(1.0, right - left))
    enough = ceil(MIN_VISIBLE * lettered_share * count)
    visible = (box for box in stretches if _contrast(view, box) >= MIN_CONTRAST)
    return len(list(islice(visible, enough))) < enough  # stops looking when it has seen enough


def _contrast(view: Any, box: Box) -> int:
    """Steps of grey between the darkest and the lightest spot within the box."""
    spot = (int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1)
    darkest, lightest = view.crop(spot).getextrema()
    return int(lightest) - int(darkest)

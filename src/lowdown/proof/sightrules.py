"""The rule about what the eye sees: type that is in the file, and that nobody can make out on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lowdown.model.finding import Finding
from lowdown.proof.galleyproof import GalleyProof
from lowdown.proof.printed import Box, Line, Run

CONTRAST: Final = 40
"""Steps of grey, of 255, between the darkest and the lightest spot of a piece of type, at the least."""
STRETCH: Final = 20
"""Points of a line that are looked at in one go."""
LETTER: Final = 0.4
"""Width of a letter, in ems, at the least; the rest of a line may be the white of a justified one."""
SEEN: Final = 0.6
"""Share of the stretches with letters in them that must be seen."""
LEAST: Final = 4
"""Letters of a piece of type that is looked at."""
MOST_PAGES: Final = 500
"""Pages that are looked at."""


def check_sight(proof: GalleyProof) -> Iterator[Finding]:
    """LD456: type is not covered, and has not the colour of the ground that it stands on."""
    import pypdfium2

    document = pypdfium2.PdfDocument(proof.printed.data)
    try:
        for page in proof.printed.pages[:MOST_PAGES]:
            if page.turned or not page.can_be_drawn:
                continue  # told by another rule
            view = _view(document[page.number - 1])
            line = next((line for line in page.lines if _is_hidden(line, view)), None)
            if line:
                why = "something covers it, or it has the colour of its ground"
                yield proof.fault("LD456", f"{line.quote()} cannot be seen: {why}", page=page.number)
    finally:
        document.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """A page in shades of grey, one spot to the point."""

    width: int
    height: int
    stride: int
    spots: bytes

    def contrast(self, box: Box) -> int:
        """Steps between the darkest and the lightest spot within the box."""
        left, right = max(0, int(box[0])), min(self.width, int(box[2]) + 1)
        top, bottom = max(0, int(box[1])), min(self.height, int(box[3]) + 1)
        rows = [self.spots[row * self.stride + left : row * self.stride + right] for row in range(top, bottom)]
        seen = b"".join(rows)
        return max(seen) - min(seen) if seen else 255


def _view(page: Any) -> _View:
    bitmap = page.render(scale=1, grayscale=True)
    return _View(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, spots=bytes(bitmap.buffer))


def _is_hidden(line: Line, view: _View) -> bool:
    return any(_is_run_hidden(run, view) for run in line.runs if len(run.text.strip()) >= LEAST)


def _is_run_hidden(run: Run, view: _View) -> bool:
    left, top, right, bottom = run.box
    count = max(1, round((right - left) / STRETCH))
    step = (right - left) / count
    boxes = [(left + number * step, top, left + (number + 1) * step, bottom) for number in range(count)]
    lettered = min(1.0, LETTER * run.size * len("".join(run.text.split())) / max(1.0, right - left))
    return sum(view.contrast(box) >= CONTRAST for box in boxes) < SEEN * lettered * count

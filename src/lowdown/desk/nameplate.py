"""Reads the nameplate of a publication, with the picture that its settings name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lowdown.desk.schema import NameplateKeys
from lowdown.desk.source import FaultLog, InvalidValueError, Position, find_picture, name_fault
from lowdown.model import RULES, Nameplate, NameplateStyle, Picture, Severity

MAX_SHAPE: Final = 30.0
"""The greatest width of the nameplate's picture, as a multiple of its height."""
MIN_SHAPE: Final = 0.5
"""The least width of the nameplate's picture, as a multiple of its height."""


def read_nameplate(
    root: Path, keys: NameplateKeys, *, title: str, position: Position, log: FaultLog
) -> Nameplate:
    """Returns the nameplate of the publication in the folder `root`.

    `title` is the picture's alternative text, `position` where the settings name it. The faults of
    the picture are noted in `log`, and it is left out.
    """
    style = NameplateStyle(keys.style)
    if keys.image is None:
        return Nameplate(style=style)
    try:
        file, width, height = find_picture(root, keys.image)
    except InvalidValueError as refusal:
        log.note(refusal.fault, position)
        return Nameplate(style=style)
    fault = name_fault(file)
    if fault and RULES[fault.code].severity is Severity.ERROR:
        log.note(fault, position)
    if not MIN_SHAPE <= width / height <= MAX_SHAPE:
        log.fault(
            "LD180",
            position,
            message=f"the nameplate's picture \u201c{file}\u201d is {_shape(width, height)}",
            cure="Save the logo without the empty space around it, or choose another picture: at"
            f" most {MAX_SHAPE:g} times as wide as it is high, at most {1 / MIN_SHAPE:g} times as"
            " high as it is wide.",
        )
    picture = Picture(file=file, alt=title, width=width, height=height, place=log.place(position))
    return Nameplate(image=picture, style=style)


def _shape(width: float, height: float) -> str:
    """What is unusual about a shape, in words."""
    if width > height:
        return f"{width / height:.0f} times as wide as it is high"
    return f"{height / width:.0f} times as high as it is wide"

"""Finds names of files that cannot be published, or not be used on every machine."""

from __future__ import annotations

import re
from typing import Final

from lowdown.desk.source.fault_log import Fault
from lowdown.model import visible

_CURE: Final = "Give it a name of letters, digits and hyphens, and write that in the copy."
_UNUSABLE: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f:\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_NOT_ON_WINDOWS: Final = re.compile(r'[?*"<>|]|[. ](?:/|$)')
_DEVICE: Final = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?(?:/|$)", re.IGNORECASE
)


def name_fault(path: str) -> Fault | None:
    """Returns what is wrong with the names of the picture at `path` and of its folders, if
    anything.
    """
    shown = f"\u201c{visible(path)}\u201d"
    if bad := _UNUSABLE.search(path):
        message = f"the name of the picture {shown} has a character in it that cannot be published"
        message += f" ({visible(bad[0])})"
        return Fault(code="LD165", message=message, cure=_CURE)
    if _NOT_ON_WINDOWS.search(path) or _DEVICE.search(path):
        message = f"no file on Windows can have the name of the picture {shown}"
        return Fault(code="LD166", message=message, cure=_CURE)
    return None

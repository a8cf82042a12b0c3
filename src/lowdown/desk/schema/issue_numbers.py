"""Validators of the numbers of issues and volumes."""

from __future__ import annotations

import re
from typing import Final

from lowdown.desk.schema.texts import kind_of, text
from lowdown.desk.source import InvalidValueError
from lowdown.model import IssueNumber, Volume

NUMBER_FORM: Final = r"^0*[1-9][0-9]{0,8}([-\u2013][0-9]{1,9}|[A-Za-z])?$"
"""The form of an issue's number, for the completion of an editor program."""
VOLUME_FORM: Final = r"^(0*[1-9][0-9]{0,8}|[IVXLCDM]+|[ivxlcdm]+)$"
"""The form of a volume's number."""
_EXAMPLES: Final = "Write 42; 15-16 for a double issue; or 7a."


def issue_number(value: object) -> IssueNumber | None:
    """Returns the number of an issue; None where there is none."""
    typed = _typed(value, "issue", _EXAMPLES)
    if typed is None:
        return None
    number = IssueNumber.parse(typed)
    if number is None:
        raise InvalidValueError(
            "LD110", f"\u201c{typed}\u201d is not the number of an issue", _cure(typed)
        )
    return number


def volume(value: object) -> Volume | None:
    """Returns the number of a volume; None where there is none."""
    cure = "Write it in digits, such as 3, or as a Roman numeral, such as III."
    typed = _typed(value, "volume", cure)
    if typed is None:
        return None
    number = Volume.parse(typed)
    if number is None:
        raise InvalidValueError("LD110", f"\u201c{typed}\u201d is not the number of a volume", cure)
    return number


def _typed(value: object, of: str, cure: str) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return text(value)
    raise InvalidValueError(
        "LD110", f"this is {kind_of(value)}, and the number of the {of} is needed", cure
    )


def _cure(typed: str) -> str:
    """What to write for a number that is refused."""
    if roman := Volume.parse(typed):
        return f"Write it in digits: {roman.number}."
    span = re.fullmatch(r"([0-9]{1,9})\D{1,3}([0-9]{1,9})", typed)
    if span is None or "." in typed or "_" in typed:
        return _EXAMPLES
    first, last = span.groups()
    if len(last) < len(first):  # 115-16 is meant as 115-116
        last = first[: -len(last)] + last
    if int(first) == int(last):
        return f"Write {int(first)}."
    low, high = sorted((int(first), int(last)))
    return f"Write {low}-{high}." if low else _EXAMPLES

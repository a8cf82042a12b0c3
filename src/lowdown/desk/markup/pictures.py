"""Reads pictures: path, size, alternative text, caption, credit, span and limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from markdown_it.token import Token

from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.parser import Node
from lowdown.desk.schema import depth, focus
from lowdown.desk.source import InvalidValueError, Position, find_picture, name_fault
from lowdown.model import Picture, did_you_mean
from lowdown.values import dataclass

T = TypeVar("T")

ATTRIBUTES: Final = ("span", "min", "max", "focus")
"""The keys that may stand in the braces behind a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """A picture, as it is named."""

    file: str
    """Its path."""
    alt: str | None = None
    """What it shows."""
    caption: str | None = None
    """The words below it."""
    credit: str | None = None
    """Who made it."""
    span: int = 1
    """How many columns it is to be wide."""
    least: float | None = None
    """The least depth that it may be cropped to, in millimetres."""
    most: float | None = None
    """The greatest depth that it may be cropped to, in millimetres."""
    focus: tuple[float, float] = (0.5, 0.5)
    """What must stay in view: shares of its width and height, from its top left."""


def images_in(node: Node) -> list[Token]:
    """Returns the pictures of `node`, a paragraph, if there is nothing else in it."""
    images = []
    for child in node.children:
        for token in child.token.children or () if child.type == "inline" else ():
            if token.type == "image":
                images.append(token)
            elif token.type != "softbreak" and (token.type != "text" or token.content.strip()):
                return []  # as for most paragraphs, whose first token is words
    return images


def is_figure(node: Node) -> bool:
    """Returns whether `node` is a paragraph of pictures and nothing else."""
    return node.type == "paragraph" and bool(images_in(node))


def figures_in(node: Node, script: Manuscript) -> list[Picture]:
    """Returns the pictures of `node` that can be shown; faults of the others are noted."""
    pictures = []
    for image in images_in(node):
        path = str(image.attrs.get("src", ""))
        position = _position_of(node, path, script)
        caption, credit = split_credit(str(image.attrs.get("title", "")))
        given = _given(image, position, script)
        words = PictureWords(
            file=path,
            alt=_alt(image),
            caption=caption,
            credit=credit,
            span=_span(given, position, script),
            least=_measured(depth, given.get("min"), position, script),
            most=_measured(depth, given.get("max"), position, script),
            focus=_measured(focus, given.get("focus"), position, script) or (0.5, 0.5),
        )
        pictures.append(picture_of(words, position, script))
    return [picture for picture in pictures if picture is not None]


def _alt(image: Token) -> str:
    parts = []
    for child in image.children or []:
        parts.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return re.sub(r"[ \t\n]+", " ", "".join(parts)).strip()


def picture_of(words: PictureWords, position: Position, script: Manuscript) -> Picture | None:
    """Returns the picture that `words` name, or None where it cannot be shown.

    Its faults are noted.
    """
    _check_words(words, position, script)
    try:
        path, width, height = find_picture(script.root, words.file)
    except InvalidValueError as refusal:
        script.log.note(refusal.fault, position)
        return None
    if fault := name_fault(path):
        script.log.note(fault, position)
    return Picture(
        file=path,
        alt=script.smart(words.alt or words.caption) or "Picture",
        width=width,
        height=height,
        place=script.log.place(position),
        caption=script.smart(words.caption),
        credit=script.smart(words.credit),
        span=min(max(words.span, 1), script.columns),
        least=words.least,
        most=words.most,
        focus=words.focus,
    )


def _check_words(words: PictureWords, position: Position, script: Manuscript) -> None:
    if not words.alt:
        cure = (
            "Describe between [ and ] (in a header: behind alt:) what it shows, for those who"
            " do not see it."
        )
        script.log.fault("LD203", position, message="image has no alt text", cure=cure)
    if not 1 <= words.span <= script.columns:
        message = f"the picture cannot be {words.span} columns wide"
        cure = f"Write a number from 1 to {script.columns}, as in span=1."
        script.log.fault("LD211", position, message=message, cure=cure)
    _check_limits(words, position, script)


def _check_limits(words: PictureWords, position: Position, script: Manuscript) -> None:
    """A picture that may be cropped is a bitmap, and its least depth is not above its greatest."""
    if words.least is None and words.most is None:
        return
    if words.file.lower().endswith(".svg"):
        cure = "Take min and max out; a drawing is printed whole."
        script.log.fault("LD231", position, message="a drawing is never cropped", cure=cure)
    elif words.least is not None and words.most is not None and words.least > words.most:
        message = (
            f"the least depth of the picture, {words.least:g} mm, is above its greatest,"
            f" {words.most:g} mm"
        )
        script.log.fault("LD231", position, message=message, cure="Exchange min and max.")


class CaptionAndCredit(NamedTuple):
    """The words below a picture."""

    caption: str | None
    """What it shows."""
    credit: str | None
    """Who made it."""


def split_credit(title: str) -> CaptionAndCredit:
    """Splits a title such as `What it shows. Credit: Who made it`."""
    line = re.sub(r"\s+", " ", title).strip()
    parts = re.fullmatch(r"(.*?)\s*\b[Cc]redit:\s*((?:(?!\b[Cc]redit:).)*)", line)
    if parts is None:
        return CaptionAndCredit(line or None, None)
    credit = parts[2].strip()
    if re.search(r"[^.]\.$", credit):  # one full stop, not an ellipsis
        credit = credit[:-1]
    return CaptionAndCredit(parts[1].strip() or None, credit or None)


def _position_of(node: Node, path: str, script: Manuscript) -> Position:
    """Where the picture starts: its `![` on the line of its path."""
    found = script.position(node, path)
    start = script.source.find("![", found.line, found.line)
    return start if start.column else found


def _given(image: Token, position: Position, script: Manuscript) -> dict[str, Any]:
    """The keys and values in the braces; unknown keys are noted."""
    given: dict[str, Any] = {
        name: value for name, value in image.attrs.items() if name not in ("src", "alt", "title")
    }
    given |= image.meta.get("insecure_attrs", {})
    for name in given:
        if name not in ATTRIBUTES:
            script.log.fault(
                "LD222",
                position,
                message=f"a picture has no \u201c{name}\u201d",
                cure=did_you_mean(name, ATTRIBUTES),
            )
    return given


def _measured(
    read: Callable[[object], T], value: object, position: Position, script: Manuscript
) -> T | None:
    """One of the values in the braces as `read` validates it; its faults are noted."""
    try:
        return read(value)
    except InvalidValueError as refusal:
        script.log.note(refusal.fault, position)
        return None


def _span(given: Mapping[str, Any], position: Position, script: Manuscript) -> int:
    """The number behind `span=`."""
    span = str(given.get("span", 1))
    if re.fullmatch(r"[0-9]{1,3}", span):
        return int(span)
    script.log.fault(
        "LD211",
        position,
        message=f"\u201c{span}\u201d is not a number of columns",
        cure=f"Write a number from 1 to {script.columns}, as in span=1.",
    )
    return 1

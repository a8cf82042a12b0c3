"""Notices pictures that WeasyPrint cannot draw: it leaves them out, and only its log says so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lowdown.errors import LowdownError

_MESSAGES: Final = ("Failed to render SVG image", "Failed to load image")


class UndrawnPictureError(LowdownError):
    """Pictures could not be drawn; the pages have holes in their places."""

    def __init__(self, urls: tuple[str, ...]) -> None:
        super().__init__(f"these pictures cannot be drawn: {', '.join(urls)}")
        self.urls = urls
        """The addresses of their assets."""


@contextmanager
def undrawn_refused(missing: list[str] | None = None) -> Iterator[None]:
    """Raises UndrawnPictureError where a picture could not be drawn within the block.

    `missing` gets the addresses of all that could not be loaded, style sheets and faces included.
    """
    missing = [] if missing is None else missing
    before = len(missing)
    listener = _Listener()
    log = logging.getLogger("weasyprint")
    level = log.level
    log.setLevel(logging.ERROR)
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
        log.setLevel(level)
    if urls := dict.fromkeys([*listener.urls, *missing[before:]]):
        raise UndrawnPictureError(tuple(urls))


class _Listener(logging.Handler):
    """Collects the addresses of pictures that were left out."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.urls: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(_MESSAGES) and isinstance(record.args, tuple):
            self.urls.append(str(record.args[0]))

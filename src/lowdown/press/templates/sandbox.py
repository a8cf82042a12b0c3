"""Runs templates in a sandbox: they come with a publication, which may be a stranger's.

A template reads the values that it is given and writes text. It can open no file and start no
program, and what it may use of time, memory and text is limited.
"""

from __future__ import annotations

import resource
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any, Final, cast

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

MAX_SECONDS: Final = 3
"""Seconds of processor time that filling in one template may take."""
MAX_CHARACTERS: Final = 10_000_000
"""Characters that one template may write, and that one piece of text in it may have."""
MAX_MEMORY: Final = 1 << 30
"""Bytes that filling in one template may add to the memory of the process."""
MAX_NUMBER: Final = 10**15
"""The largest number that a power may give."""
_TOO_LONG: Final = (
    f"it writes more than {MAX_CHARACTERS:,} characters; is there a loop without end?"
)
_OPEN_TYPES: Final = ("builtins", "datetime", "jinja2", "lowdown", "markupsafe")
"""The packages whose objects a template may look into."""
_PLAIN: Final = frozenset({str, int, float, bool, type(None), Markup, tuple, date, datetime})
"""The types of values that have nothing to look into."""
_MEMORY_USE: Final = Path("/proc/self/statm")
"""Where Linux says how large this process is: first, in pages of memory."""
_RANDOM: Final = {"lipsum", "random"}
"""What gives other text at every build."""


class TemplateLimitError(Exception):
    """A template used more time, memory or text than it may."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for names in (self.globals, self.filters):
            for name in _RANDOM & set(names):
                del names[name]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value of an attribute.

        Most are fields of our own values, and hold what has nothing to look into or values of our
        own: the rules that hold for all others would allow each of them, and take longer than the
        rest of a web page.
        """
        if attribute in _PLAIN_FIELDS[type(obj)]:
            value = getattr(obj, attribute)
            if _IS_PLAIN[type(value)]:
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: no path, and nothing inside a library."""
        return (
            _package(type(obj)) in _OPEN_TYPES
            and not isinstance(value, PurePath)
            and super().is_safe_attribute(obj, attr, value)
        )

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """The value of an attribute that a template may not see: using it is an error."""
        return self.undefined(
            f"a template may not use {attribute!r}", name=attribute, obj=obj, exc=SecurityError
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of `*` or `**`, where it is no larger than it may be."""
        if operator == "*":
            _refuse_long_repetition(left, right)
        if operator == "**" and abs(left) > 1 and abs(left) ** min(right, 64) > MAX_NUMBER:
            raise TemplateLimitError(f"the power {left} ** {right} is too large")
        return super().call_binop(context, operator, left, right)


class _PlainFields(dict[type, frozenset[str]]):
    """The public fields of each dataclass of ours; none of another type."""

    def __missing__(self, kind: type) -> frozenset[str]:
        names: frozenset[str] = frozenset()
        if is_dataclass(kind) and _package(kind) == "lowdown":
            names = frozenset(field.name for field in fields(kind) if field.name[0] != "_")
        return self.setdefault(kind, names)


class _IsPlain(dict[type, bool]):
    """Whether values of each type have nothing to look into, or are our own."""

    def __missing__(self, kind: type) -> bool:
        return self.setdefault(kind, kind in _PLAIN or _package(kind) == "lowdown")


_PLAIN_FIELDS: Final = _PlainFields()
_IS_PLAIN: Final = _IsPlain()


def _package(kind: type) -> str:
    return kind.__module__.partition(".")[0]


def _refuse_long_repetition(left: Any, right: Any) -> None:
    for repeated, times in ((left, right), (right, left)):
        if (
            isinstance(times, int)
            and hasattr(repeated, "__len__")
            and len(repeated) * times > MAX_CHARACTERS
        ):
            raise TemplateLimitError("a text is repeated too often")


def fill_in(environment: Sandbox, template: str, values: dict[str, object]) -> str:
    """The text of a template; TemplateLimitError where it needs too much for that."""
    pieces, length = [], 0
    try:
        with _limited_time(), _limited_memory():
            writing = cast(
                "Generator[str, None, None]", environment.get_template(template).generate(values)
            )
            for piece in writing:
                pieces.append(piece)
                length += len(piece)
                if length > MAX_CHARACTERS:
                    # Raised within the template, so that the error has the line.
                    writing.throw(TemplateLimitError(_TOO_LONG))
    except MemoryError as error:
        message = "it needs more than 1 GB of memory; is there a loop without end?"
        raise TemplateLimitError(message) from error
    return "".join(pieces)


@contextmanager
def _limited_time() -> Iterator[None]:
    """Stops a template that takes too long, where a clock can be set: in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        message = f"it takes more than {MAX_SECONDS} seconds; is there a loop without end?"
        raise TemplateLimitError(message)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _limited_memory() -> Iterator[None]:
    """Lets the process grow by no more than a template may use, where the system can say how large
    it is: on Linux.
    """
    if sys.platform != "linux":
        yield
        return
    pages = int(_MEMORY_USE.read_bytes().split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MAX_MEMORY
    if before[0] != resource.RLIM_INFINITY:
        limit = min(limit, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)

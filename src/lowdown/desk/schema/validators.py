"""Validators of single values: text, numbers, dates, slugs, addresses.

Each takes what was typed, returns the value and raises `InvalidValueError`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from lowdown.desk.schema.slugs import SLUG, slugified, without_path
from lowdown.desk.schema.texts import kind_of, refuse_long, text, texts
from lowdown.desk.source import InvalidValueError
from lowdown.model import (
    Limit,
    all_meant,
    codes_meant,
    did_you_mean,
    which_rule,
)

LANGUAGE: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""The form of a language tag, from RFC 5646, section 2.1, without the grandfathered ones."""


def rules(value: object) -> frozenset[str]:
    """Returns the codes of rules, from one or a list of codes, beginnings of codes or names."""
    words = texts(value)
    for word in words:
        if not codes_meant(word):
            raise InvalidValueError(
                "LD110", f"there is no rule \u201c{word}\u201d", which_rule(word)
            )
    return all_meant(words)


def number(value: object) -> int | None:
    """Returns a whole number, at least 1; None where there is none."""
    if value is None:
        return None
    digits = str(value).strip()
    if (
        isinstance(value, bool)
        or not isinstance(value, (str, int))
        or not re.fullmatch(r"[0-9]{1,9}", digits)
    ):
        raise InvalidValueError(
            "LD110", f"{_shown(value)} is not a whole number", "Write it in digits, such as 42."
        )
    if int(digits) < 1:
        raise InvalidValueError("LD110", f"{_shown(value)} is too small", "Write 1 or more.")
    return int(digits)


def flag(value: object) -> bool | None:
    """Returns true or false; None where neither is given."""
    if value is None or isinstance(value, bool):
        return value
    answer = {"true": True, "false": False}.get(str(value).lower())
    if answer is None:
        raise InvalidValueError(
            "LD110", f"{_shown(value)} is neither true nor false", _true_or_false(str(value))
        )
    return answer


def _true_or_false(word: str) -> str:
    """The cure for another word for true or false."""
    if word.casefold() in ("yes", "on", "y", "1"):
        return "Write true."
    return "Write false." if word.casefold() in ("no", "off", "n", "0") else "Write true or false."


def day(value: object) -> datetime.date | None:
    """Returns a date; None where there is none."""
    if value is None:
        return None
    cure = "Write year, month and day, as in 2026-05-08."
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", str(value).strip())
    if parts is None:
        raise InvalidValueError("LD111", f"{_shown(value)} is not a date", cure)
    try:
        return datetime.date(*(int(part) for part in parts.groups()))
    except ValueError:
        raise InvalidValueError(
            "LD111", f"there is no day {_shown(value)} in the calendar", cure
        ) from None


def slug(value: object) -> str | None:
    """Returns a slug: a name that can stand in an address."""
    word = text(value)
    if word is not None:
        refuse_long(word, Limit.NAME, cure="Give the file, and what names it, a shorter name.")
    if word is None or SLUG.fullmatch(word):
        return word
    name = slugified(word)
    if without_path(word) == name:
        raise InvalidValueError(
            "LD112",
            f"\u201c{word}\u201d is a file, and only its name is needed",
            f"Write \u201c{name}\u201d.",
        )
    raise InvalidValueError(
        "LD112",
        f"\u201c{word}\u201d cannot stand in an address",
        f"Use small letters, digits and single hyphens: {name or 'a-name'}.",
    )


def slugs_or_false(value: object) -> tuple[str, ...] | None:
    """Returns a list of names, empty for `false`; None for `true` or where nothing is given."""
    if value is None or isinstance(value, bool) or str(value).lower() in ("true", "false"):
        return () if flag(value) is False else None
    items = value if isinstance(value, list) else [value]
    return tuple(name for item in items if (name := slug(item)) is not None)


def address(value: object) -> str | None:
    """Returns an absolute address on the web."""
    url = text(value)
    if url is None:
        return None
    if _CREDENTIAL.search(url):
        raise InvalidValueError(
            "LD164",
            "the address has a name or a password in it, which everybody would see",
            "Take out everything from behind // to the @, and change the password if it is one.",
        )
    cure = "Write the whole address, as in https://lowdown.example/."
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s\"<>\\^`{|}]", url) or not _HOST.fullmatch(parts.netloc):
        raise InvalidValueError("LD113", f"\u201c{url}\u201d is not an address on the web", cure)
    if (mended := _mended(url, parts.netloc)) != url:
        raise InvalidValueError(
            "LD113",
            f"\u201c{url}\u201d has a character in it that addresses cannot have",
            f"Write {mended} for it.",
        )
    return url


_HOST: Final = re.compile(r"\[[0-9A-Fa-f:.]+\](?::[0-9]*)?|(?:[^%\[\]]|%[0-9A-Fa-f]{2})+")
_CREDENTIAL: Final = re.compile(r"^(?:(?!mailto:)[a-z][a-z0-9+.-]*:/*|//)[^/?#]*@", re.IGNORECASE)
_SIGN: Final = re.compile(r"[\[\]]|%(?![0-9A-Fa-f]{2})")


def _mended(url: str, host: str) -> str:
    """`url` with every bracket, every % without two digits, and every second # encoded.

    After RFC 3986, section 2.2: behind the host, these characters are reserved or mean nothing.
    """
    before, _, path = url.partition(host)
    address, number_sign, fragment = _SIGN.sub(lambda sign: quote(sign[0]), path).partition("#")
    return before + host + address + number_sign + fragment.replace("#", "%23")


def base_address(value: object) -> str | None:
    """Returns an absolute address to which others are appended: it ends in a slash."""
    url = address(value)
    if url is not None and ("?" in url or "#" in url):
        raise InvalidValueError(
            "LD113",
            f"\u201c{url}\u201d has a ? or # in it",
            "Write the address as far as its last slash.",
        )
    return url if url is None or url.endswith("/") else url + "/"


def language(value: object) -> str | None:
    """Returns a language tag."""
    tag = text(value)
    if tag is None or LANGUAGE.fullmatch(tag):
        return tag
    hint = tag.replace("_", "-")
    example = hint if LANGUAGE.fullmatch(hint) else "en-GB, cy or de"
    raise InvalidValueError(
        "LD114",
        f"\u201c{tag}\u201d is not the code of a language",
        f"Write a code such as {example}.",
    )


def permanent_id(value: object) -> str | None:
    """Returns the permanent id of an item in the feeds."""
    ident = text(value)
    if ident is not None and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", ident):
        raise InvalidValueError(
            "LD118",
            f"\u201c{ident}\u201d cannot be a permanent id",
            "Write an address or a tag, as in tag:lowdown.example,2026:a-name, without spaces.",
        )
    return ident


def email(value: object) -> str | None:
    """Returns an e-mail address."""
    word = text(value)
    if word is not None and not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+", word):
        raise InvalidValueError(
            "LD113", f"\u201c{word}\u201d is not an e-mail address", "Write it as name@place."
        )
    return word


def one_of(choices: Iterable[str]) -> Callable[[object], str | None]:
    """Returns a validator of words that must be among `choices`."""
    known = tuple(choices)

    def choice(value: object) -> str | None:
        word = text(value)
        if word is not None and word not in known:
            raise InvalidValueError(
                "LD110",
                f"\u201c{word}\u201d is not one of {', '.join(known)}",
                did_you_mean(word, known),
            )
        return word

    return choice


def _shown(value: object) -> str:
    return f"\u201c{value}\u201d" if isinstance(value, (str, int, float)) else kind_of(value)

"""Writes a made-up archive: issues with ten articles each, as publications have after many years.

The same scale gives the same files. Articles have 350 to 450 words, with notes, lists, quotations,
crossheads and links to earlier articles; 60 tags, 40 authors and 8 sections; a few have pictures.
"""

from __future__ import annotations

import datetime
import itertools
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ARTICLES: Final = 10
"""Articles of an issue."""
SECTIONS: Final = (
    "news", "analysis", "comment", "letters", "reviews", "history", "europe", "workplace"
)  # fmt: skip
_FIRST: Final = ("Ada", "Bryn", "Carys", "Dilys", "Emrys", "Fern", "Gwen", "Huw")
_LAST: Final = ("Abbott", "Bevan", "Carter", "Davies", "Evans")
AUTHORS: Final = tuple(f"{first} {last}" for first, last in itertools.product(_FIRST, _LAST))
TAGS: Final = tuple(
    f"{kind}-{number}" for kind in ("pay", "housing", "rail", "care", "ports", "schools")
    for number in range(1, 11)
)  # fmt: skip
_SUBJECTS: Final = (
    "the council", "a branch meeting in Calderwick", "the employers' federation", "every ward",
    "the ballot", "an inquiry", "the new rota", "the pension fund", "a tribunal", "the dockers",
    "the night shift", "the minister", "a leaked report", "the works committee", "the landlord",
)  # fmt: skip
_VERBS: Final = (
    "refused", "published", "postponed", "voted on", "defended", "has not answered", "costed",
    "withdrew", "explained", "opposed", "welcomed", "never mentioned", "counted", "printed",
)  # fmt: skip
_OBJECTS: Final = (
    "a plan for 1,400 jobs", "the \"recovery\" of £38m", "its promise of March 2019",
    "a rise of three per cent", "the closure of two theatres", "what members had asked for",
    "the figures for the eighteen weeks", "a contract that nobody has seen", "the fourth delay",
    "the rules on overtime", "an offer in writing", "the report's last page",
)  # fmt: skip
_ENDS: Final = (
    "and nobody said why", "as members had warned", "in a meeting closed to the public",
    "before the vote was counted", "with four days' notice", "for the third time this year",
    "after two postponements", "which isn't what was promised", "although the money is there",
)  # fmt: skip


@dataclass(slots=True)
class _Choice:
    """Chooses by a linear congruence: the same choices on every machine."""

    state: int

    def number(self, below: int) -> int:
        """Returns a number from 0."""
        self.state = (self.state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self.state >> 33) % below

    def one(self, of: tuple[str, ...]) -> str:
        """Returns one of several texts."""
        return of[self.number(len(of))]


def write_archive(folder: Path, *, issues: int, every_picture: int | None = 50) -> None:
    """Writes a publication with so many issues into a folder; one article in `every_picture` has a
    picture, and none where that is None.
    """
    for name in ("articles", "issues", "pictures"):
        (folder / name).mkdir(parents=True)
    (folder / "lowdown.toml").write_text(
        '[publication]\ntitle = "The Archive"\nurl = "https://archive.example/"\n'
        'language = "en-GB"\npublisher = "Archive Press"\n\n'
        '[urls]\narticle = "{section}/{slug}/"\nissue = "{issue}/"\n\n'
        # Pelican makes no index of a search either.
        "[web]\nsearch = false\n",
        encoding="utf-8",
    )
    pictures = issues * ARTICLES // every_picture + 1 if every_picture else 0
    for number in range(1, pictures + 1):
        (folder / f"pictures/{number}.png").write_bytes(_picture(number))
    for number in range(1, issues + 1):
        _write_issue(folder, number, every_picture)


def slug_of(issue: int, place: int) -> str:
    """Returns the slug of an article of the archive; places count from 0."""
    return f"story-{issue}-{place + 1}"


def _write_issue(folder: Path, issue: int, every_picture: int | None) -> None:
    date = datetime.date(2000, 1, 7) + datetime.timedelta(weeks=issue)
    slugs = [slug_of(issue, place) for place in range(ARTICLES)]
    manifest = "".join(f"  - {slug}\n" for slug in slugs)
    (folder / f"issues/issue-{issue}.md").write_text(
        f"---\nnumber: {issue}\nvolume: {1 + issue // 50}\ndate: {date}\narticles:\n{manifest}---\n"
        f"In this issue we ask who pays, and begin with [the lead]({slugs[0]}.md).\n",
        encoding="utf-8",
    )
    for place, slug in enumerate(slugs):
        text = "\n".join(_article(issue, place, every_picture))
        (folder / f"articles/{slug}.md").write_text(text, encoding="utf-8")


def _article(issue: int, place: int, every_picture: int | None) -> Iterator[str]:
    choice = _Choice(issue * 1_000 + place)
    number = (issue - 1) * ARTICLES + place
    yield "---"
    yield f'title: "{_title(choice)}"'
    yield f'standfirst: "{_sentence(choice).replace(chr(34), chr(39))}"'
    yield f'author: "{AUTHORS[number % len(AUTHORS)]}"'
    yield f"section: {SECTIONS[place % len(SECTIONS)]}"
    tags = {TAGS[choice.number(len(TAGS))] for _ in range(3)}
    yield f"tags: [{', '.join(sorted(tags))}]"
    yield "---"
    notes = place % 3 == 0
    yield from _copy(choice, issue)
    yield _sentence(choice) + (" It said so twice.[^1] **Once** in writing.[^2]\n" * notes)
    if every_picture and number % every_picture == 0:
        file = f"pictures/{number // every_picture + 1}.png"
        yield f'![A chart of {number} squares.]({file} "What it cost. Credit: Archive graphics")\n'
    if notes:
        yield "\n[^1]: Minutes of the branch, page 7.\n[^2]: *Annual report*, table 4.\n"


def _copy(choice: _Choice, issue: int) -> Iterator[str]:
    for paragraph in range(6):
        yield " ".join(_sentence(choice) for _ in range(4)) + "\n"
        if paragraph == 1:
            yield f"## {_title(choice)}\n"
        if paragraph == 2 and issue > 1:
            earlier = slug_of(1 + choice.number(issue - 1), choice.number(ARTICLES))
            yield f"We [reported on it]({earlier}.md) and *nothing* has changed since.\n"
    kind = choice.number(3)
    if kind == 0:
        yield "\n".join(f"- {_sentence(choice)}" for _ in range(3)) + "\n"
    elif kind == 1:
        yield f"> {_sentence(choice)} {_sentence(choice)}\n"


def _title(choice: _Choice) -> str:
    words = f"{choice.one(_SUBJECTS)} {choice.one(_VERBS)} {choice.one(_OBJECTS)}"
    return (words[0].upper() + words[1:]).replace('"', "'")


def _sentence(choice: _Choice) -> str:
    subject = choice.one(_SUBJECTS)
    return (
        f"{subject[0].upper()}{subject[1:]} {choice.one(_VERBS)} {choice.one(_OBJECTS)},"
        f" {choice.one(_ENDS)}."
    )


def _picture(number: int) -> bytes:
    """A PNG of 900 by 600 pixels, in one of many colours, with squares."""
    rows = bytearray()
    for y in range(600):
        rows.append(0)
        for x in range(0, 900, 30):
            lit = (x // 30 * number + y // 30) % 7 < 3
            rows += bytes((number * 37 % 256, 120 if lit else 30, x % 256)) * 30
    header = struct.pack(">IIBBBBB", 900, 600, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )

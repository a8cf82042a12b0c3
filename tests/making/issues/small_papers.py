"""Small publications, one for each kind of copy and layout."""

from __future__ import annotations

from making.issues.writing import (
    PANGRAMS,
    article,
    issue,
    paragraphs,
    picture,
    publication,
    sentence_words,
)
from making.papers import Files

SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
tagline = "All that fits"
url = "https://tiny.example/"
language = "{language}"
publisher = "Tiny Press"

[paper]
size = "{size}"
columns = {columns}
"""


def settings(*, size: str = "A4", columns: int = 3, language: str = "en-GB", more: str = "") -> str:
    return SETTINGS.format(size=size, columns=columns, language=language) + more


MIXED = (
    paragraphs(1, 90)
    + "\n\n## A crosshead in the copy\n\n"
    + paragraphs(2, 120)
    + "\n\n- the first item of a list with several words in it\n- the second item of it\n- a "
    "third item that is long"
    + " enough to run over at least two lines of its column\n\n"
    + paragraphs(3, 80)
    + "\n\n> "
    + sentence_words(4, 45)
    + "\n>\n> "
    + sentence_words(5, 30)
    + "\n\n"
    + paragraphs(6, 60)
    + "\n\n| Place | 2019 | 2026 |\n|---|---:|---:|\n| Calderwick | 17 | 44 |\n| Port Ellery | "
    "14 | 41 |\n\n"
    + paragraphs(7, 90)
    + " A claim that needs a note.[^one] Another claim.[^two]\n\n"
    + "::: pullquote\n“Nobody asked the ward at three.”\n:::\n\n"
    + paragraphs(8, 110)
    + "\n\n::: box In figures\nThe board’s own figures say:\n\n- **Beds:** 2,340\n- **Staff:** "
    "1,848\n:::\n\n"
    + paragraphs(9, 100)
    + "\n\n```\nfind the money\n  and count it\n```\n\n1. first in order\n2. second in order\n\n"
    + paragraphs(10, 90)
    + "\n\n[^one]: The source of the first claim, with its page.\n\n[^two]: The source of the "
    "other one.\n"
)
ROWS = "| Name of the place | Then | Now |\n|---|---:|---:|\n" + "\n".join(
    f"| Town number {number} | {number} | {number * 3} |" for number in range(1, 61)
)


def tall_box(seed: int) -> str:
    """A box that is taller than a column, with words of its own."""
    rows = "\n\n".join(sentence_words(seed + number, 22) for number in range(30))
    return f"::: box A long list\n{rows}\n:::"


def items_with_lists(seed: int) -> str:
    """A list whose items have a list within them, and words after it."""
    return "\n".join(
        f"- {sentence_words(seed + number, 12)}\n  - {sentence_words(seed + number + 20, 7)}\n"
        f"    - {sentence_words(seed + number + 40, 5)}\n\n  {sentence_words(seed + number, 19)}\n"
        for number in range(12)
    )


TALL_BOX = tall_box(700)
SHARED = {
    "jump": ("a: pages: 1-2", "b: pages: 3", "c: pages: 3"),
    "online": ("a: pages: 1-2", "b: pages: 3, overflow: online", "c: pages: 3"),
    "error": ("a: pages: 1-2", "b: pages: 3-4, overflow: error", "c: pages: 3"),
    "below": ("a: pages: 1-2", "b: pages: 3", "c: pages: 3, overflow: online"),
}
QUOTED = "“" + sentence_words(20, 60) + "” said somebody.\n\n" + paragraphs(21, 200)


def _with_donation() -> Files:
    more = '\n[donation]\narticle = "donate"\nurl = "https://tiny.example/give"\n'
    copy = (
        "\n\n".join(sentence_words(60 + number, 35) for number in range(4))
        + "\n\nGive **£5 a month**.\n"
    )
    return {
        "lowdown.toml": settings(more=more),
        "articles/donate.md": article("Please give what you can", copy),
        **publication([paragraphs(61, 500), paragraphs(62, 700)]),
    }


def _languages() -> Files:
    files = publication(["", "", "", ""])
    for slug, language in zip("bcd", PANGRAMS, strict=True):
        body = paragraphs(30, 260, vocabulary=PANGRAMS[language].split())
        files[f"articles/{slug}.md"] = article(
            PANGRAMS[language][:30].rpartition(" ")[0], body, language=language
        )
    files["articles/a.md"] = article("The lead is in English", paragraphs(31, 300))
    return files


def _many() -> Files:
    names = [f"article-{number}" for number in range(1, 31)]
    files: Files = {
        f"articles/{name}.md": article(
            f"Number {number}: what became of it",
            paragraphs(100 + number, 130),
            contents=f'"Topic {number}: a phrase"',
        )
        for number, name in enumerate(names, start=1)
    }
    return {**files, "issues/issue-1.md": issue(*names)}


def _pictures() -> Files:
    shapes = {
        "plain.jpg": picture("JPEG"),
        "alpha.png": picture("PNG", mode="RGBA"),
        "index.gif": picture("GIF", mode="P"),
        "web.webp": picture("WEBP"),
        "turned.jpg": picture("JPEG", turned=True),
        "press.jpg": picture("JPEG", mode="CMYK"),
        "grey.png": picture("PNG", mode="L"),
        "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="400" '
        b'height="200"><title>t</title>'
        b'<rect width="400" height="200" fill="#ccc"/><text x="20" y="90" '
        b'font-size="30">Lettering</text></svg>',
    }
    parts = []
    for number, name in enumerate(shapes):
        parts.append(paragraphs(200 + number, 170))
        span = 1 + number % 3
        parts.append(
            f'![What {name} shows](pictures/{name} "Caption of {name}. Credit: '
            f'Somebody"){{span={span}}}'
        )
    parts.append(paragraphs(220, 200))
    return {
        **publication(["\n\n".join(parts)]),
        **{f"pictures/{name}": data for name, data in shapes.items()},
    }


def _marks() -> Files:
    files = publication([paragraphs(40, 300), paragraphs(41, 300)])
    files["articles/b.md"] = article('Profit & loss: 5 < 6 > "4" at R&D', paragraphs(42, 300))
    return files


def _foreign_jumps() -> Files:
    words = (
        '\n[jumps]\nto = "„{title}“ wird auf Seite {page} fortgesetzt"\n'
        'from = "Fortsetzung von „{title}“ auf Seite {page}"\n'
        'online = "weiter im Netz: {url}"\ncontents = "Außerdem in dieser Ausgabe"\n'
    )
    bodies = [
        paragraphs(50 + number, 900, vocabulary=PANGRAMS["de"].split()) for number in range(3)
    ]
    entries = ("a: pages: 1-2", "b: pages: 3", "c: pages: 4, overflow: online")
    return {"lowdown.toml": settings(language="de", more=words), **publication(bodies, *entries)}


CASES: dict[str, Files] = {
    "one-article": publication([paragraphs(11, 300)]),
    "one-short-article": publication([sentence_words(12, 12)]),
    "one-column": {
        "lowdown.toml": settings(columns=1),
        **publication([paragraphs(13, 900), paragraphs(14, 700)]),
    },
    "two-columns": {
        "lowdown.toml": settings(columns=2),
        **publication([paragraphs(15, 900), MIXED]),
    },
    "four-columns": {
        "lowdown.toml": settings(size="A3", columns=4),
        **publication([paragraphs(16, 1500), MIXED, paragraphs(17, 900)]),
    },
    "a5": {
        "lowdown.toml": settings(size="A5", columns=2),
        **publication([paragraphs(18, 700), MIXED]),
    },
    "letter": {
        "lowdown.toml": settings(size="letter"),
        **publication([paragraphs(19, 900), MIXED]),
    },
    "donation": _with_donation(),
    "languages": _languages(),
    "bare-slugs": publication([paragraphs(70 + number, 350 + 90 * number) for number in range(6)]),
    "mixed": publication([MIXED, MIXED.replace("crosshead", "heading")]),
    "long-table": publication([paragraphs(22, 300) + "\n\n" + ROWS + "\n\n" + paragraphs(23, 300)]),
    "tall-box": publication(
        [paragraphs(24, 400) + "\n\n" + TALL_BOX + "\n\n" + paragraphs(25, 400)]
    ),
    "pictures": _pictures(),
    "drop-cap-with-quote": publication([QUOTED]),
    "thirty-articles": _many(),
    "marks": _marks(),
    "foreign-jumps": _foreign_jumps(),
    "far-jump": publication(
        [paragraphs(80, 1400), paragraphs(81, 900), paragraphs(82, 1500), paragraphs(83, 900)],
        "a: pages: 1-3",
        "b: pages: [4, 12]",
        "c: pages: 5-7",
        "d: pages: 8-9",
        pages="12",
    ),
    **{
        f"shared-{name}": publication(
            [
                paragraphs(90, 900),
                paragraphs(91, 500 if name == "error" else 850),
                paragraphs(92, 300),
            ],
            *entries,
        )
        for name, entries in SHARED.items()
    },
    "list-of-twelve": publication(
        [
            paragraphs(26, 200)
            + "\n\n"
            + "\n".join(f"{n}. {sentence_words(n, 9)}" for n in range(1, 13))
        ]
    ),
    "lists-within-lists": publication(
        [
            f"{paragraphs(47, 150)}\n\n{items_with_lists(800)}\n{paragraphs(48, 90)}",
            f"{paragraphs(49, 400)}\n\n::: box To do\n{items_with_lists(900)}:::\n",
        ]
    ),
    **{
        f"tall-box-after-{lines}": publication(
            [sentence_words(27, lines) + "\n\n" + TALL_BOX + "\n\n" + paragraphs(28, 90)]
        )
        for lines in (90, 150)
    },
    **{
        f"table-of-{rows}-rows-left-over": publication(
            [
                paragraphs(35, 420) + "\n\n" + "\n".join(ROWS.split("\n")[: rows + 2]),
                paragraphs(36, 900),
            ],
            "a: pages: 1",
            "b: pages: 2",
        )
        for rows in (38, 40, 44)
    },
    "deep-box-first-after-a-jump": {
        "lowdown.toml": settings(size="A5", columns=1),
        **publication(
            [
                paragraphs(37, 150)
                + f"\n\n::: box A deep one\n{sentence_words(38, 290)}\n:::\n\n"
                + paragraphs(39, 400)
            ],
            "a: pages: 1",
        ),
    },
    "tall-box-at-a-column-head": publication(
        [
            paragraphs(46, 100),
            *(
                "\n\n".join(["One line."] * lines) + "\n\n" + tall_box(lines * 100)
                for lines in range(140, 154, 2)
            ),
        ],
        "a: pages: 1",
        *(
            f"{slug}: pages: {2 * number}-{2 * number + 1}"
            for number, slug in enumerate("bcdefgh", start=1)
        ),
    ),
    "little-room-on-page-1": {
        "lowdown.toml": settings(size="A5", columns=1),
        **publication(
            [paragraphs(43, 1200), paragraphs(44, 400), paragraphs(45, 300)],
            "a: pages: 1",
            "b: pages: 2",
            "c: pages: 3",
        ),
    },
    "online-with-table": publication(
        [
            paragraphs(29, 900),
            paragraphs(33, 600)
            + "\n\n"
            + "\n".join(ROWS.split("\n")[:34])
            + "\n\n"
            + paragraphs(34, 800),
        ],
        "a: pages: 1-2",
        "b: pages: 3, overflow: online",
    ),
    "twelve-wanting-three": publication([paragraphs(95, 1300), paragraphs(96, 900)], pages="4"),
}

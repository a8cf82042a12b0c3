"""Made-up publications of 3 to 30 articles on 2 to 40 pages, one for each seed."""

from __future__ import annotations

import re

from making.issues.made_up import body, keys
from making.issues.writing import article, issue, numbers, paragraphs, picture, sentence_words
from making.papers import Files

SEEDS = range(6)
MORE_SEEDS = range(6, 50)
"""The seeds of tests that are marked slow."""
MAX_WORDS_BY_LAST_FIGURE = {0: 22_000, 1: 200}
"""At most this many words in an issue, by the last figure of its seed; else `MAX_WORDS`."""
MAX_WORDS = 6_000
MIN_PAGES, MAX_PAGES = 2, 40
SETTINGS = """\
[publication]
title = "The Long Lowdown"
tagline = "Everything that there is to say"
url = "https://long.example/"
language = "en-GB"
imprint = "Published by the Long Press, 1 High Street, Anytown."
[paper]
columns = {columns}
"""
PANEL = '[donation]\narticle = "donate"\nurl = "https://give.example/long"\n'
PICTURE = picture("JPEG", width=1700, height=700)


def made_up(seed: int) -> Files:
    """A publication with one issue of 3 to 30 articles on 2 to 40 pages, in 2 to 4 columns."""
    row = iter(numbers(seed + 7000, 1000))
    max_words = MAX_WORDS_BY_LAST_FIGURE.get(seed % 10, MAX_WORDS)
    columns, count = 2 + next(row) % 3, 3 + next(row) % (28 if max_words > 1000 else 3)
    files: dict[str, str | bytes] = {}
    for number in range(count):
        words = min(80, max_words // count) + next(row) * max_words // count // 1000
        text = without_doubled_words(
            body(seed * 100 + number, words, columns).replace(
                'caption"', 'caption. Credit: Somebody"'
            )
        )
        title = without_doubled_words(sentence_words(seed * 70 + number, 4 + next(row) % 7)).rstrip(
            "."
        )
        front = {
            name: with_credit(without_doubled_words(value))
            for name, value in keys(row, columns).items()
        }
        files[f"articles/a{number}.md"] = article(f"{title} ({number})", text, **front)
    files["pictures/x.jpg"] = PICTURE
    files["articles/donate.md"] = article(
        "Please give what you can", without_doubled_words(paragraphs(seed, 60 + next(row) % 120))
    )
    files["issues/issue-1.md"] = issue(*(f"a{number}" for number in range(count)))
    files["lowdown.toml"] = SETTINGS.format(columns=columns) + (PANEL if next(row) % 2 else "")
    return files


def without_doubled_words(text: str) -> str:
    """`text` with “perhaps” between doubled words, which random words have and the proof finds."""
    pattern = re.compile(r"\b([\w-]+)([.,]?\s+)(\1)\b", re.IGNORECASE)
    while pattern.search(text):
        text = pattern.sub(r"\1\2perhaps", text)
    return text


def with_credit(value: str) -> str:
    """A key of an article's header, with a credit for its picture."""
    return value.replace("caption: A caption", "caption: A caption, credit: Somebody")

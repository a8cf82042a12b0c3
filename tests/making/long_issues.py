"""Made-up publications of 3 to 30 articles on 2 to 40 pages, one for each seed."""

from __future__ import annotations

import re

from making.made_up import body, keys
from making.papers import Files
from making.writing import article, issue, numbers, paragraphs, picture, sentence_words

SEEDS = range(30)
MORE_SEEDS = range(30, 50)
"""The seeds of tests that are marked slow."""
WORDS = {0: 22_000, 1: 200}
"""Words of the whole issue, at the most, by the last figure of the seed; MOST for all others."""
MOST = 6_000
FEWEST_PAGES, MOST_PAGES = 2, 40
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
PANEL = '[donation]\narticle = "donate"\nurl = "https://long.example/give"\n'
PICTURE = picture("JPEG", width=1700, height=700)


def made_up(seed: int) -> Files:
    """A publication with one issue of 3 to 30 articles on 2 to 40 pages, in 2 to 4 columns."""
    row = iter(numbers(seed + 7000, 1000))
    most = WORDS.get(seed % 10, MOST)
    columns, count = 2 + next(row) % 3, 3 + next(row) % (28 if most > 1000 else 3)
    files: dict[str, str | bytes] = {}
    for number in range(count):
        words = min(80, most // count) + next(row) * most // count // 1000
        text = single(
            body(seed * 100 + number, words, columns).replace(
                'caption"', 'caption. Credit: Somebody"'
            )
        )
        title = single(sentence_words(seed * 70 + number, 4 + next(row) % 7)).rstrip(".")
        front = {name: with_credit(single(value)) for name, value in keys(row, columns).items()}
        files[f"articles/a{number}.md"] = article(f"{title} ({number})", text, **front)
    files["pictures/x.jpg"] = PICTURE
    files["articles/donate.md"] = article(
        "Please give what you can", single(paragraphs(seed, 60 + next(row) % 120))
    )
    files["issues/issue-1.md"] = issue(*(f"a{number}" for number in range(count)))
    files["lowdown.toml"] = SETTINGS.format(columns=columns) + (PANEL if next(row) % 2 else "")
    return files


def single(text: str) -> str:
    """`text` without doubled words, which the words left to chance have and a writer's would not."""
    pattern = re.compile(r"\b([\w-]+)([.,]?\s+)(\1)\b", re.IGNORECASE)
    while pattern.search(text):
        text = pattern.sub(r"\1\2perhaps", text)
    return text


def with_credit(value: str) -> str:
    return value.replace("caption: A caption", "caption: A caption, credit: Somebody")

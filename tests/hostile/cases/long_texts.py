"""Words and texts that have no room where they are printed: each is named, with its line."""

from __future__ import annotations

from typing import Final

from hostile.case import SETTINGS, Case, Files, article_b, manifest, settings
from making.issues.writing import article

WORD: Final = "Pneumono" + "ultramicroscopic" * 6
LONGER: Final = WORD * 3
PROSE: Final = "The ward was closed on Monday and nobody knew of it. "
DONATE: Final = '[donation]\narticle = "donate"\n'


def titled(words: str) -> Files:
    """Returns the settings with other words for "Tiny" in the paper's title, on line 2."""
    return {"lowdown.toml": SETTINGS.replace("Tiny", words, 1)}


def under(table: str, key: str, value: str) -> Files:
    """Returns the settings with a table of one key, which is on line 7."""
    return settings(f'[{table}]\n{key} = "{value}"\n')


def panel(title: str, copy: str) -> Files:
    """Returns a donation panel, whose title is on line 2 and whose copy begins on line 5."""
    return {**settings(DONATE), "articles/donate.md": article(title, copy)}


def long(name: str, files: Files, code: str, place: str, *says: str) -> Case:
    """A text without room, and the words by which it is named."""
    return Case(name=name, files=files, codes=(code,), place=place, says=says)


CASES: Final = (
    long("word-in-title", titled("T" * 60), "LD418", "lowdown.toml:2", "the paper's title", "mm"),
    long("title", titled("Tiny " * 60), "LD418", "lowdown.toml:2", "the paper's title", "lines"),
    long(
        "word-in-tagline",
        settings(f'tagline = "{LONGER}"\n'),
        "LD418",
        "lowdown.toml:6",
        "the tagline",
        "mm wider",
    ),
    long(
        "word-in-issue-title",
        manifest(title=LONGER),
        "LD418",
        "issues/issue-1.md:4",
        "the issue's title",
        "mm wider",
    ),
    long(
        "word-for-number",
        under("words", "number", LONGER),
        "LD418",
        "lowdown.toml:7",
        "the word for the number",
    ),
    long(
        "jump-line",
        under("jumps", "to", f"{PROSE * 9} {{page}}"),
        "LD418",
        "lowdown.toml:7",
        "breaks off",
        "lines",
    ),
    long(
        "word-in-jump-line",
        under("jumps", "from", f"{WORD} {{page}}"),
        "LD418",
        "lowdown.toml:7",
        "goes on",
        "mm wider",
    ),
    long(
        "word-in-contents-heading",
        under("jumps", "contents", WORD),
        "LD418",
        "lowdown.toml:7",
        "the heading of the contents box",
        "mm wider",
    ),
    long(
        "imprint",
        settings(f'imprint = "{PROSE * 94}"\n'),
        "LD418",
        "lowdown.toml:6",
        "the imprint",
        "lines",
    ),
    long(
        "word-in-kicker",
        article_b("Words.", f"kicker: A {LONGER}"),
        "LD405",
        "articles/b.md:3:11",
        "the kicker",
        "mm wider",
        "Pneumono",
    ),
    long(
        "word-in-standfirst",
        article_b("Words.", f"standfirst: A {LONGER}"),
        "LD405",
        "articles/b.md:3:15",
        "the standfirst",
    ),
    long(
        "word-in-byline",
        article_b("Words.", f"author: [Ann, {LONGER}]"),
        "LD405",
        "articles/b.md:3:9",
        "the byline",
    ),
    long(
        "word-in-headline",
        {"articles/b.md": article(f"A {WORD}", "Words.")},
        "LD405",
        "articles/b.md:2:11",
        "the headline",
        "mm wider",
    ),
    long(
        "word-in-contents-line",
        article_b("Words.", f"contents: A {WORD}"),
        "LD418",
        "articles/b.md:3:13",
        "line in the contents box",
    ),
    long(
        "word-in-panel",
        panel("Give", f"Words.\n\nPlease {WORD}."),
        "LD406",
        "articles/donate.md:7:8",
        "mm wider",
    ),
    long(
        "word-in-headline-of-panel",
        panel(WORD, "Words."),
        "LD418",
        "articles/donate.md:2",
        "the headline of the donation panel",
    ),
    long(
        "word-in-copy",
        article_b(f"Words.\nAnd more of them, then {'1234567890' * 6}."),
        "LD406",
        "articles/b.md:6:24",
        "mm wider",
    ),
    Case(
        name="donation-address",
        files={
            **settings(f'{DONATE}url = "https://tiny.example/{"a" * 1900}"\n'),
            "articles/donate.md": article("Give", "Words."),
        },
        status=0,
        codes=("LD419",),
        place="lowdown.toml:8",
        says=("QR code", "short address"),
    ),
    Case(
        name="address-online",
        files={
            **manifest("a", "b: overflow: online"),
            **article_b("Words.", f"online: https://else.example/{'a' * 400}"),
        },
        status=0,
        codes=("LD419",),
        place="articles/b.md:3",
        says=("QR code",),
    ),
)

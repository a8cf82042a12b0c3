"""The project's own words: plain technical English, without a dialect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BANNED = {
    r"(?<![a-z])(?:afresh|anew)(?![a-z])": "again, from scratch",
    r"(?<![a-z])heed(?:s|ed|ing)?(?![a-z])": "respect, apply, without ignored findings",
    r"(?<![a-z])reckon(?:s|ed|ing|ings)?(?![a-z])": "compute, estimate, report",
    r"\bat the (?:most|least)\b": "at most, at least",
    r"\b(?:is|are|was|were|be) told\b": "reported, described",
    r"\b(?:told|tells?|says?) of\b": "report, describe",
    r"\bwhat (?:came|comes) of\b": "result, findings",
    r"\bof so many\b": "n, a count of",
    r"\bnobody can say\b": "could not check",
    r"\bthere is: ": "available:",
    r'"""[A-Z][^".]{0,80} in, [^".]{0,120} out\b': "what the function or module returns or does",
    r"\bgo(?:es)? in\b[^.]{0,160}\bcomes? out\b": "what the function or module returns or does",
}
"""Words that are not used, and what to write for them; small letters, over the ends of lines."""
BANNED_NAMES = {
    r"(?<![A-Za-z])_?(?:MOST|LEAST)_[A-Z]|[A-Z]_(?:MOST|LEAST)(?![A-Za-z])": "MAX_, MIN_"
}
"""Names that are not used."""

FOLDERS = ("src", "tests", "tools", "benchmarks", "docs", "templates")
ENDINGS = {".py", ".md", ".toml", ".html", ".css", ".jinja", ".sh", ".yml"}
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", "pyproject.toml", "action.yml")


def path_of(file: Path) -> str:
    """A file's path in the repository."""
    return file.relative_to(ROOT).as_posix()


FILES = sorted(
    [
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in ENDINGS and path != Path(__file__)
    ]
    + [ROOT / page for page in PAGES]
)


def find_banned(text: str) -> list[str]:
    """Every banned word of a text, with its line and what to write for it."""
    words = re.sub(r"\n[ #*]*", lambda white: "\n" + " " * (len(white[0]) - 1), text)
    found = []
    for pattern, better in BANNED.items():
        spaced = pattern.replace(" ", r"\s+")
        found += [(match, better) for match in re.finditer(spaced, words, re.IGNORECASE)]
    for pattern, better in BANNED_NAMES.items():
        found += [(match, better) for match in re.finditer(pattern, text)]
    return [
        f"line {text.count(chr(10), 0, match.start()) + 1}:"
        f" “{' '.join(match[0].split())}” (write: {better})"
        for match, better in found
    ]


@pytest.mark.parametrize("file", FILES, ids=path_of)
def test_the_words_are_plain(file: Path) -> None:
    """Docstrings, comments, names, messages and documents use the ordinary words of computing."""
    found = find_banned(file.read_text(encoding="utf-8"))
    assert not found, "\n".join([f"{path_of(file)} has words that are not used here:", *found])


def test_banned_words_are_found() -> None:
    """In names, over the end of a line, and in capitals; not within other words."""
    plan = find_banned("Plan it\n# afresh.")
    assert plan == ["line 2: “afresh” (write: again, from scratch)"]
    assert len(find_banned('"""A file goes in;\nits text comes out."""')) == 1
    assert len(find_banned('"""A size in words in, points\nout."""')) == 1
    assert len(find_banned("at the\n    most three")) == 1
    assert len(find_banned("heeded = _MOST_LINES")) == 2
    assert find_banned("indeed foreseen; the most costly; at most; almost; a canew") == []

"""Copy: every sign of Markdown many times over, and copy that is deep, long or strange."""

from __future__ import annotations

from typing import Final

from hostile.case import BUILD, READ, Case, Files, article_b
from making.issues.writing import article, issue, sentence_words

B: Final = "articles/b.md"
CHARACTERS: Final = 50_000
"""The length of a paragraph of nothing but signs: the largest that is read."""

SIGNS: Final = {
    "star": "*",
    "underscore": "_",
    "backtick": "`",
    "less-than": "<",
    "ampersand": "&",
    "exclamation-mark": "!",
    "pipe": "|",
    "greater-than": ">",
    "hash": "#",
    "backslash": "\\",
    "quotation-mark": '"',
    "apostrophe": "'",
    "dashes": "--",
    "dots": "...",
    "tilde": "~",
    "brace": "{",
    "caret": "^",
    "colon": ":",
    "equals": "=",
    "hyphen": "-",
    "bracket": "[",
    "closing-bracket": "]",
    "closing-link": "](",
    "picture": "![",
    "note": "[^",
    "note-closed": "[^]",
    "inline-note": "^[",
    "empty-link": "[]()",
    "open-link": "[a](",
    "address": "http://",
    "mail": "a@b.c,",
    "automatic-link": "<http://a>",
    "entity": "&amp;",
    "number-entity": "&#",
    "escape": "\\*",
    "bracket-and-star": "[*",
    "star-and-underscore": "*a_",
    "quotation-and-bracket": '("',
    "comment": "<!--",
    "zero-width-space": "\u200b",
    "zero-width-joiner": "\u200d",
    "soft-hyphen": "\u00ad",
    "combining-accent": "\u0301",
    "right-to-left-mark": "\u200f",
    "right-to-left-override": "\u202e",
    "replacement": "\ufffd",
    "no-break-space": "\u00a0",
    "emoji": "\U0001f44d",
    "letter": "a",
    "private-use": "\ue000",
    "tag-letter": "\U000e0041",
}


def endless(name: str, sign: str) -> Case:
    """One word of nothing but a sign: it is refused, as a word or as something that is no copy."""
    copy = "Words.\n\nx" + sign * (CHARACTERS // len(sign) - 1)
    return Case(name=f"word-of-{name}", files=article_b(copy), codes=("LD155",), place=f"{B}:7")


def spaced(name: str, sign: str) -> Case:
    """A paragraph of a sign and a space, again and again: it is read soon, whatever it means."""
    words = f"x {sign} " * (CHARACTERS // (len(sign) + 3))
    return Case(name=f"{name}-spaced", files=article_b(words), command=READ, status=0)


def refused(name: str, copy: str, code: str, line: int = 5, *says: str) -> Case:
    """Copy of the article `b` with a fault."""
    return Case(name=name, files=article_b(copy), codes=(code,), place=f"{B}:{line}", says=says)


def read(name: str, copy: str, *says: str) -> Case:
    """Copy that is read."""
    return Case(name=name, files=article_b(copy), command=READ, status=0, says=says)


def printed(name: str, copy: str) -> Case:
    """Copy that is printed."""
    return Case(name=name, files=article_b(copy), command=BUILD, status=0)


def file(name: str, data: bytes, code: str, line: int = 0) -> Case:
    """The whole file of the article `b`, that cannot be read."""
    place = f"{B}:{line}" if line else B
    return Case(name=name, files={B: data}, codes=(code,), place=place)


def references(count: int, *, defined: bool = True) -> str:
    """A paragraph of references to notes, and the notes."""
    words = " ".join(f"w[^{number}]" for number in range(count))
    return words + "\n\n" + "\n".join(f"[^{number}]: x" for number in range(count) if defined)


def table(columns: int, rows: int) -> str:
    """A table of cells with a letter each."""
    row = "|" + "a|" * columns + "\n"
    return row + "|" + "-|" * columns + "\n" + row * rows


CHAIN: Final = "\n".join(f"[^{number}]: x[^{number + 1}]" for number in range(300))
TEXT: Final = article("T", "The bus was late again.")
NO_SPACES: Final = ("no-break-space", "zero-width-space")
SPACED: Final = ("less-than", "escape", "note", "picture", "bracket", "inline-note", "dots")

REPEATED: Final = (
    *(endless(name, sign) for name, sign in SIGNS.items() if name not in NO_SPACES),
    *(spaced(name, SIGNS[name]) for name in SPACED),
)

BLOCKS: Final = (
    refused("quotations-25000", "> " * 25_000 + "a", "LD223"),
    refused("lists-25000", "- " * 25_000 + "a", "LD223"),
    refused("numbers-16000", "1. " * 16_000 + "a", "LD223"),
    refused("plusses-25000", "+ " * 25_000 + "a", "LD223"),
    refused("indents", "\n".join("  " * n + "- a" for n in range(150)), "LD223", 32),
    refused("containers-open", "::: box\n" * 3000, "LD153", 1005, "lines with :::"),
    refused("containers-nested", "::: optional\n" * 400 + "word\n" + ":::\n" * 400, "LD223", 62),
    refused("containers-closed-only", ":::\n" * 900, "LD219"),
    refused("containers-unclosed", "::: x\n" * 900, "LD223", 62),
    refused("container-name-long", "::: " + "x" * 5000 + "\na\n:::", "LD202", 5, "…"),
    refused("container-title-long", "::: box " + "word " * 200 + "\na\n:::", "LD152"),
    refused("notes-defined-only", "\n".join(f"[^{n}]: a" for n in range(900)), "LD213"),
    refused("notes-1100", references(1100), "LD154", 1007),
    refused("paragraphs-6000", "a\n\n" * 6000, "LD153", 4, "blocks"),
    refused("entries-6000", "- a\n" * 6000, "LD153", 4, "blocks"),
    refused("crossheads-6000", "## a\n\n" * 6000, "LD153", 4, "blocks"),
    refused("crosshead-long", "## " + "word " * 200, "LD152"),
    refused("crosshead-empty", "##\n\nWords.", "LD215"),
    refused("rules-20000", "***\n" * 20_000, "LD153", 4, "blocks"),
    refused("rows-10000", table(2, 10_000), "LD153", 4, "blocks"),
    refused("rows-1100", table(2, 1100), "LD155", 1006, "rows"),
    refused("columns-1000", table(1000, 1), "LD155", 5, "columns"),
    refused("columns-51", table(51, 1), "LD155", 5, "50 columns"),
    refused("copy-300005", "aaaa " * 60_001, "LD153", 4, "250,000"),
    refused("copy-1900000", sentence_words(1, 250_000), "LD153", 4),
    refused("blank-lines-500000", "\n" * 500_000, "LD153", 4),
    refused("paragraph-50001", "a\n\n" + "aaaa " * 10_001, "LD155", 7, "50,000"),
    refused("lines-20000", "a\\\n" * 20_000, "LD155", 5),
    refused("lines-2002", "a\\\n" * 2002 + "a", "LD155", 5, "2,000 lines"),
    refused("code-60000", "```\n" + "x = 1\n" * 10_000 + "```", "LD155"),
    refused("code-line-60000", "```\n" + "x" * 60_000 + "\n```", "LD155"),
    refused("code-spans-5100", "`a` " * 5100, "LD153", 5, "codes"),
    refused("links-5100", "[a](https://x.example) " * 2100 + "\n\n" + "*a* " * 3000, "LD153", 7),
    refused("notes-and-links", "*a*\n\n" * 4000 + "**b** " * 1100, "LD153", 8005),
    refused("data-address", f"![a](data:image/png;base64,{'A' * 5000})", "LD155"),
    refused("link-long", f"[a](https://x.example/{'x' * 5000})", "LD155"),
    read("quotations-20", "> " * 20 + "a"),
    read("code-open", "```\n" + "words\n" * 500),
    read("comments-1000", "<!-- a -->\n" * 1000 + "\nWords."),
    refused("comments-open", "<!-- a\n" * 1900 + "\nWords.", "LD233"),
    read("definitions-2000", "[a]: b\n" * 1900 + "\nWords."),
    Case(
        name="notes-missing-600",
        files=article_b(references(600, defined=False)),
        codes=("LD212", "LD159"),
        place=f"{B}:5",
    ),
    read("note-1000-times", "w[^1] " * 1000 + "\n\n[^1]: x"),
    read("notes-in-notes", f"a[^0]\n\n{CHAIN}\n[^300]: x"),
    read("note-in-itself", "a[^1]\n\n[^1]: x[^1]"),
    read("links-2000", "[a](https://x.example/) " * 2000),
    read("stars-open", "*a " * 16_000),
    read("tabs", "a\t" * 20_000),
    read("copy-245000", ("aaaa " * 1000 + "\n\n") * 49),
    read("lines-1900", "a\\\n" * 1900 + "a"),
)

CHARACTERS_OF_FILES: Final = (
    file("nul", TEXT.encode() + b"\0", "LD103", 6),
    file("nuls", TEXT.encode() + b"\0" * 50_000, "LD101"),
    file("escape-sign", TEXT.encode() + b"\x1b[31m", "LD103", 6),
    file("escape-signs", TEXT.encode() + b"\x1b[2J" * 15, "LD103", 6),
    file("next-line", TEXT.encode() + b"a\xc2\x85b", "LD103", 6),
    file("surrogate", TEXT.encode() + b"\xed\xa0\x80", "LD102", 6),
    file("surrogates", TEXT.encode() + b"\xed\xa0\x80" * 50_000, "LD102", 6),
    file("latin-1", TEXT.encode() + b"caf\xe9", "LD102", 6),
    file("cut-character", TEXT.encode() + b"\xf0\x9f\x91", "LD102", 6),
    file("overlong-slash", TEXT.encode() + b"\xc0\xaf", "LD102", 6),
    file("beyond-unicode", TEXT.encode() + b"\xf4\x90\x80\x80", "LD102", 6),
    file("not-a-character", TEXT.encode() + "\uffff".encode(), "LD103", 6),
    file("utf-16", TEXT.encode("utf-16"), "LD102", 1),
    file("utf-16-big", b"\xfe\xff" + TEXT.encode("utf-16-be"), "LD102", 1),
    file("utf-16-without-mark", TEXT.encode("utf-16-le"), "LD101"),
    file("utf-32", TEXT.encode("utf-32"), "LD102"),
    file("zip", b"PK\x03\x04" + bytes(range(256)) * 40, "LD101"),
    file("size-2000001", TEXT.encode() + b"a " * 1_000_000, "LD150"),
    file("size-50000000", b"\n" * 50_000_000, "LD150"),
)


def saved(name: str, text: bytes) -> Case:
    """The file of the article `b` in another way that editors of text save it."""
    return Case(name=name, files={B: text}, command=READ, status=0)


SAVED: Final = (
    saved("carriage-returns", TEXT.replace("\n", "\r").encode()),
    saved("windows-lines", TEXT.replace("\n", "\r\n").encode()),
    saved("mixed-lines", TEXT.replace("\n", "\r\n", 2).encode()),
    saved("byte-order-mark", b"\xef\xbb\xbf" + TEXT.encode()),
    saved("no-line-end", TEXT.rstrip("\n").encode()),
    saved("spaces-at-the-end", TEXT.replace("\n", "   \n").encode()),
)


def order(name: str, files: Files, code: str, *says: str) -> Case:
    """A manifest, or what belongs to it, that is too large."""
    return Case(name=name, files=files, codes=(code,), says=says)


ISSUES: Final = (
    order(
        "articles-301", {"issues/issue-1.md": issue(*(f"a{n}" for n in range(301)))}, "LD157", "301"
    ),
    order("articles-2000", {"issues/issue-1.md": issue(*(f"a{n}" for n in range(2000)))}, "LD157"),
    order("fillers-101", {f"fillers/f{n}.md": TEXT for n in range(101)}, "LD157", "fillers"),
    Case(
        name="introduction-long",
        files={"issues/issue-1.md": issue("a", "b") + "aaaa " * 60_001},
        codes=("LD153",),
        place="issues/issue-1.md:8",
    ),
    Case(
        name="filler-long",
        files={"fillers/f.md": article("T", "aaaa " * 60_001)},
        codes=("LD153",),
        place="fillers/f.md:4",
    ),
    printed("paragraph-of-6000-words", sentence_words(5, 6000)),
    Case(
        name="lead-of-900-lines",
        files={"articles/a.md": article("A", "word\\\n" * 900 + "end")},
        status=0,
    ),
)

CASES: Final = (*REPEATED, *BLOCKS, *CHARACTERS_OF_FILES, *SAVED, *ISSUES)

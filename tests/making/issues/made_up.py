"""Made-up publications of one to six articles with a bit of everything, one for each seed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from making.issues.writing import article, issue, numbers, paragraphs, picture, sentence_words
from making.papers import Files

SEEDS = range(25)
SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
tagline = "All that fits"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"

[paper]
size = "{size}"
columns = {columns}
"""
PANEL = '\n[donation]\narticle = "donate"\nurl = "https://tiny.example/give"\n'
SIZES = (("A4", 3), ("A4", 3), ("A4", 3), ("A4", 2), ("A5", 2), ("letter", 3), ("A3", 5), ("A5", 1))


def crosshead(row: Iterator[int]) -> str:
    title = sentence_words(next(row), 2 + next(row) % 9).rstrip(".")
    return f"## {title}\n\n{sentence_words(next(row), 4 + next(row) % 30)}"


def items(row: Iterator[int]) -> str:
    return "\n".join(
        f"- {sentence_words(next(row), 3 + next(row) % 20)}" for _ in range(1 + next(row) % 6)
    )


def ordered(row: Iterator[int]) -> str:
    return "\n".join(
        f"{n}. {sentence_words(next(row), 3 + next(row) % 20)}" for n in range(1, 3 + next(row) % 7)
    )


def quotation(row: Iterator[int]) -> str:
    return "\n>\n".join(
        f"> {sentence_words(next(row), 4 + next(row) % 50)}" for _ in range(1 + next(row) % 2)
    )


def pullquote(row: Iterator[int]) -> str:
    return f"::: pullquote\n{sentence_words(next(row), 4 + next(row) % 20)}\n:::"


def box(row: Iterator[int]) -> str:
    inner = "\n\n".join((paragraphs(next(row), 5 + next(row) % 100), items(row)))
    return f"::: box Box number {next(row)}\n{inner}\n:::"


def figure(row: Iterator[int]) -> str:
    words = sentence_words(next(row), 4 + next(row) % 30)
    return f'![A gradient](pictures/x.jpg "{words} Credit: Somebody"){{span={1 + next(row) % 3}}}'


def table(row: Iterator[int]) -> str:
    rows = "\n".join(
        f"| row{next(row)} | {next(row)} | {next(row)} |" for _ in range(1 + next(row) % 35)
    )
    return f"| Table{next(row)} | then | now |\n|---|---:|---|\n{rows}"


def rule(_row: Iterator[int]) -> str:
    return "---"


def nothing(_row: Iterator[int]) -> str:
    return ""


BLOCKS: tuple[Callable[[Iterator[int]], str], ...] = (
    crosshead,
    items,
    ordered,
    quotation,
    pullquote,
    box,
    figure,
    table,
    rule,
    nothing,
    nothing,
    nothing,
)


def body(seed: int, words: int, columns: int) -> str:
    """Blocks of copy of every kind, as the seed has it, with at least `words` words of running
    copy.
    """
    row = iter(numbers(seed, 1000))
    made: list[str] = []
    written = 0
    while written < words:
        part = 20 + next(row) % 160
        made.append(paragraphs(next(row), part, each=15 + next(row) % 90))
        written += part
        made.append(BLOCKS[next(row) % len(BLOCKS)](row))
    copy = "\n\n".join(made).rstrip("-\n")
    return (
        copy
        if columns > 2
        else copy.replace("{span=3}", "{span=1}").replace("{span=2}", "{span=1}")
    )


def keys(row: Iterator[int], columns: int) -> dict[str, str]:
    """Front matter besides the headline, as the row has it."""
    made: dict[str, str] = {}
    if columns < 3:
        return made
    if next(row) % 2:
        made["standfirst"] = sentence_words(next(row), 5 + next(row) % 25)
    if next(row) % 2:
        made["kicker"] = "Analysis"
    if next(row) % 2:
        made["author"] = "[Ann Other, Bob Else]" if next(row) % 2 else "Ann Other"
    if next(row) % 4 == 0:
        span = min(columns, 1 + next(row) % 3)
        made["image"] = (
            f"{{file: pictures/x.jpg, alt: A gradient, caption: A caption, span: {span}}}"
        )
    return made


def made_up(seed: int) -> Files:
    """A whole publication: one to six articles, some with pages of their own."""
    row = iter(numbers(seed + 5000, 1000))
    size, columns = SIZES[next(row) % len(SIZES)]
    slugs = "abcdef"[: 1 + next(row) % (6 if columns > 2 else 3)]
    files: Files = {
        f"articles/{slug}.md": article(
            sentence_words(next(row), 3 + next(row) % (9 if columns > 1 else 3)).rstrip("."),
            body(seed * 50 + number, 60 + next(row) * 6 // 10, columns),
            **keys(row, columns),
        )
        for number, slug in enumerate(slugs)
    }
    files["pictures/x.jpg"] = picture("JPEG", width=300, height=60 + next(row) % 100)
    plain = {
        slug
        for slug in slugs
        if not {"|", ":"} & set(str(files[f"articles/{slug}.md"]).partition("\n---\n")[2])
    }
    orders = [*(_orders(seed, slugs, plain) if next(row) % 2 else slugs)]
    for slug in (order[0] for order in orders if "online" in order):
        files[f"articles/{slug}.md"] = _with_short_opening(str(files[f"articles/{slug}.md"]))
    files["issues/issue-1.md"] = issue(*orders)
    files["articles/donate.md"] = article(
        "Please give what you can", paragraphs(seed, 60 + next(row) % 150)
    )
    panel = PANEL if next(row) % 3 == 0 else ""
    return {**files, "lowdown.toml": SETTINGS.format(size=size, columns=columns) + panel}


def _with_short_opening(text: str) -> str:
    """An article whose first paragraph ends where even a small page 1 has room for it."""
    front, fence, copy = text.partition("\n---\n")
    return f"{front}{fence}\nSomebody said so.\n{copy}"


def _orders(seed: int, slugs: str, plain: Collection[str]) -> Iterator[str]:
    """Pages for every article: one or two each, so that most of them have to jump.

    Plain ones may go on online.
    """
    row = iter(numbers(seed + 9000, 10))
    page = 1
    for slug in slugs:
        last = page + next(row) % 2
        pages = f"{page}-{last}" if last > page else str(page)
        yield (
            f"{slug}: pages: "
            f"{pages}{', overflow: online' if next(row) < 4 and slug in plain else ''}"
        )
        page = last + 1

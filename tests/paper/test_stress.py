"""Made-up issues with a bit of everything: whatever is written, every word is printed once and the jumps are sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from paper.soundness import Proof, faults_of
from paper.writing import issue, numbers, paragraphs, picture, publication, sentence_words

Files = dict[str, str | bytes]
Printer = Callable[[str, Files], Proof]
SEEDS = range(25)


def bits(seed: int, words: int) -> Iterator[str]:
    """Blocks of copy of every kind, as the seed has it, with at least `words` words of running copy."""
    row = iter(numbers(seed, 1000))
    written = 0
    while written < words:
        part = 20 + next(row) % 160
        yield paragraphs(next(row), part, each=15 + next(row) % 90)
        written += part
        kind = next(row) % 12
        inner = sentence_words(next(row), 4 + next(row) % 30)
        if kind == 0:
            yield f"## {sentence_words(next(row), 2 + next(row) % 9).rstrip('.')}\n\n{inner}"
        elif kind == 1:
            yield "\n".join(f"- {sentence_words(next(row), 3 + next(row) % 20)}" for _ in range(1 + next(row) % 6))
        elif kind == 2:
            yield f"> {inner}"
        elif kind == 3:
            yield f"::: pullquote\n{inner}\n:::"
        elif kind == 4:
            yield f"::: box Box number {next(row)}\n{inner}\n\n{sentence_words(next(row), next(row) % 60 + 1)}\n:::"
        elif kind == 5:
            yield f'![A gradient](pictures/x.jpg "{inner} Credit: Somebody"){{span={1 + next(row) % 3}}}'
        elif kind == 6:
            rows = "\n".join(f"| row{next(row)} | {next(row)} | {next(row)} |" for _ in range(1 + next(row) % 25))
            yield f"| Table{next(row)} | then | now |\n|---|---|---|\n{rows}"
        elif kind == 7:
            yield f"1. {inner}\n2. {sentence_words(next(row), 9)}"
        elif kind == 8:
            yield "---"


def made_up(seed: int) -> Files:
    """A whole publication: two to six articles, some with pages of their own."""
    row = iter(numbers(seed + 5000, 1000))
    count = 2 + next(row) % 5
    bodies = ["\n\n".join(bits(seed * 50 + number, 60 + next(row) * 12 // 10)) for number in range(count)]
    files = publication(bodies)
    files["pictures/x.jpg"] = picture("JPEG", width=300, height=120 + next(row) % 200)
    if seed % 2:
        files["issues/issue-1.md"] = issue(*_orders(seed, count))
    return files


def _orders(seed: int, count: int) -> Iterator[str]:
    """Pages for every article: one or two each, so that most of them have to jump; some share a page."""
    row = iter(numbers(seed + 9000, 10))
    page = 1
    for slug in "abcdef"[:count]:
        last = page + next(row) % 2
        yield f"{slug}: pages: {page}-{last}" if last > page else f"{slug}: pages: {page}"
        page = last + 1


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_issue(print_issue: Printer, seed: int) -> None:
    """A made-up issue is printed with every word once and in order, on the grid, with sound jumps."""
    faults = faults_of(print_issue(f"made-up-{seed}", made_up(seed)))
    assert not faults, "\n".join(faults[:20])

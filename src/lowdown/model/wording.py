"""Numbers go in; the words that an editor reads for them come out: so many things, pages in runs."""

from __future__ import annotations

from collections.abc import Sequence


def plural(number: int, word: str) -> str:
    """So many of them, such as "1 page" or "2 pages"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def runs_of_pages(pages: Sequence[int]) -> list[tuple[int, ...]]:
    """Pages that follow one another, in one run each."""
    runs: list[tuple[int, ...]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = (*runs[-1], page)
        else:
            runs.append((page,))
    return runs


def name_run(run: Sequence[int]) -> str:
    """The pages of one run: `4-5`, or `12`."""
    return str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def name_pages(pages: Sequence[int]) -> str:
    """Pages in runs, `4-5, 12`; empty without pages."""
    return ", ".join(name_run(run) for run in runs_of_pages(pages))

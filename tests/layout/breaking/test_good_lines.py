"""What a reader sees of well broken lines, on paragraphs drawn in letters."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from checking.all_breaks import all_breaks
from lowdown.layout.breaking import first_fit, total_fit
from making.lettered import BALANCED, JUSTIFIED, RAGGED, Lettered, lettered

COUNCIL = lettered(
    "the mayor of the old town by the river has told the coun|cil that the new bridge will not"
    " open before the spring"
)
LONG_WORDS = lettered(
    "un|der|stand|ing in|ter|na|tion|al or|gan|i|sa|tions re|spon|si|bil|i|ties"
    " con|sid|er|a|ble ad|min|is|tra|tion"
)


def most_hyphens_in_a_row(lines: list[str]) -> int:
    most = run = 0
    for line in lines:
        run = run + 1 if line.endswith("-") else 0
        most = max(most, run)
    return most


def unevenness(lines: list[str]) -> int:
    """What lines but the last lack beside the widest, squared and added up."""
    widest = max(map(len, lines))
    return sum((widest - len(line)) ** 2 for line in lines[:-1])


def possible(copy: Lettered, measure: float) -> list[list[str]]:
    """The lines of every way to break a paragraph whose spaces keep their limits."""
    every = all_breaks(copy.paragraph, (measure,), JUSTIFIED, below=100_000)
    return [copy.lines(breaks) for breaks in every]


def test_lines_are_chosen_together() -> None:
    """First fit fills each line; total fit leaves a word for the next one, where it is needed."""
    copy = lettered("aaa bb cc ddddd")
    assert copy.fill(6.0) == ["aaa bb", "cc", "ddddd"]
    assert copy.set(6.0, costs=RAGGED) == ["aaa", "bb cc", "ddddd"]


def test_lines_beside_a_drop_cap() -> None:
    """Two lines beside a drop cap are shorter, and those below it as wide as the column."""
    assert COUNCIL.set(10.0, 10.0, 18.0) == [
        "the mayor",
        "of the old",
        "town by the river",
        "has told the coun-",
        "cil that the new",
        "bridge will not",
        "open before the",
        "spring",
    ]


@pytest.mark.parametrize("measure", [14.0, 15.0, 16.0, 18.0, 20.0, 22.0, 24.0])
def test_hyphens_are_not_piled_up(measure: float) -> None:
    """Three lines in a row end in hyphens only where there is no other way."""
    fewest = min(map(most_hyphens_in_a_row, possible(LONG_WORDS, measure)), default=9)
    assert most_hyphens_in_a_row(LONG_WORDS.set(measure)) <= max(2, fewest)


def test_three_hyphens_are_dearer_than_holes() -> None:
    """A line with wide spaces is better than a third hyphen in a row."""
    filled = LONG_WORDS.fill(10.0)
    assert most_hyphens_in_a_row(filled) > 2
    assert most_hyphens_in_a_row(LONG_WORDS.set(10.0)) <= 2


@pytest.mark.parametrize("measure", [12.0, 14.0, 16.0, 18.0, 20.0, 24.0])
@pytest.mark.parametrize("ending", ["coun|cil", "for the coun|cil", "of re|spon|si|bil|i|ties"])
def test_no_last_line_is_a_part_of_a_word(measure: float, ending: str) -> None:
    """The last line holds a whole word wherever there is a way."""
    copy = lettered(f"the mayor of the old town by the river has told {ending}")

    def is_part(lines: list[str]) -> bool:
        return " " not in lines[-1] and len(lines) > 1 and lines[-2].endswith("-")

    every = possible(copy, measure)
    assert not is_part(copy.set(measure)) or all(map(is_part, every))


def test_no_last_line_of_one_word() -> None:
    """A word that first fit leaves alone on the last line gets company from the line before."""
    copy = lettered("it was the best of times it was the worst of times it was the age of belief")
    assert copy.fill(15.0)[-1] == "belief"
    assert copy.set(15.0)[-1] == "age of belief"


def test_few_words_are_divided() -> None:
    """A word is divided where spaces become much better by it, and not to fill lines."""
    copy = lettered("it was the best of times it was the age of be|lieving it was the age of all")
    assert copy.fill(46.0)[0] == "it was the best of times it was the age of be-"
    assert copy.set(46.0)[0] == "it was the best of times it was the age of"
    copy = lettered("it was the best of times it was the age of foolish|ness it was the age of all")
    assert copy.set(49.0)[0] == "it was the best of times it was the age of foolish-"


@pytest.mark.parametrize("lines", [1, 5, 6, 7, 8, 9, 10, 15, 23])
def test_as_many_lines_as_asked_for(lines: int) -> None:
    """A paragraph is set in the lines that are asked for; in fewer than seven it has no room."""
    assert len(COUNCIL.set(18.0, lines=lines)) == max(7, lines)


def test_one_line_more_and_one_fewer() -> None:
    """A paragraph of seven lines is set in eight, and one whose spaces can give in a line fewer."""
    assert len(COUNCIL.set(18.0)) == 7
    assert len(COUNCIL.set(18.0, lines=8)) == 8
    copy = lettered("aa bb cc dd ee ff gg hh ii jj kk ll mm")
    free = len(copy.set(19.0))
    assert len(copy.set(19.0, lines=free + 1)) == free + 1


@pytest.mark.parametrize("measure", [14.0, 16.0, 18.0, 20.0, 24.0])
def test_ragged_lines_are_more_even_than_first_fit(measure: float) -> None:
    """The ends of ragged lines differ less than those of lines that are filled one by one."""
    copy = lettered(
        "it was the best of times it was the worst of times it was the age of reason it was the age"
        " of foolishness it was the epoch of belief and so on and on"
    )
    assert unevenness(copy.set(measure, costs=RAGGED)) <= unevenness(copy.fill(measure))


def test_even_lines() -> None:
    """The lines of a headline are of one length, as near as words allow, the last among them."""
    head = lettered("New bridge will not open before spring")
    assert head.fill(22.0) == ["New bridge will not", "open before spring"]
    wide = lettered("Old bridge closes for a year and half")
    assert wide.fill(30.0) == ["Old bridge closes for a year", "and half"]
    assert wide.set(30.0, costs=BALANCED, lines=2) == ["Old bridge closes", "for a year and half"]


def test_hanging_marks_give_a_line_room() -> None:
    """A line holds more by as much as its last mark hangs out."""
    copy = lettered("aa bb, cc")
    assert copy.fill(5.5) == ["aa", "bb,", "cc"]
    hanging = replace(copy.paragraph, right_hangs=(0.0, 0.5, 0.0))
    assert copy.lines(first_fit(hanging, (5.5,))) == ["aa bb,", "cc"]
    assert copy.lines(total_fit(hanging, (5.5,), RAGGED).breaks) == ["aa bb,", "cc"]


def test_a_long_paragraph_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Good lines cost as much together as a hole does, and no hole is looked for because of it."""
    searches: list[bool] = []
    search = import_module("lowdown.layout.breaking.total_fit")._Search
    run = search.run

    def counting(self: Any) -> object:
        searches.append(self.last)
        return run(self)

    monkeypatch.setattr(search, "run", counting)
    copy = lettered(" ".join(["aaa bb cc ddddd eeee"] * 100))
    broken = total_fit(copy.paragraph, (12.0,), JUSTIFIED)
    assert broken.cost > 100_000
    assert searches == [False]

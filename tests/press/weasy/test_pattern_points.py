"""Where words are divided is kept between runs, and never differs for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyphen
import pytest

from lowdown.cache import DiskCache
from lowdown.desk import read_issue, read_publication
from lowdown.makeup import plan_paper
from lowdown.press.weasy import pattern_points
from lowdown.press.weasy.pattern_points import PatternPoints

if TYPE_CHECKING:
    from conftest import PublicationFactory

WORDS = ("government", "privatisation", "a", "nurses", "council")
BY_PATTERNS = [(3, 6), (6, 9), (), (), (4,)]


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(folder=tmp_path / "cache")


def english(cache: DiskCache | None) -> PatternPoints:
    return PatternPoints(path=Path(str(pyphen.LANGUAGES["en_GB"])), cache=cache)


def entry(cache: DiskCache) -> Path:
    (file,) = cache.folder.iterdir()
    return file


def kept_words(cache: DiskCache) -> list[str]:
    return list(json.loads(cache.get(entry(cache).name) or b"{}"))


def refuse_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise AssertionError("the patterns are read")

    monkeypatch.setattr(pyphen, "Pyphen", refuse)


def test_words_of_an_earlier_run_need_no_patterns(
    cache: DiskCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the patterns takes longer than anything else about hyphens."""
    first = english(cache)
    assert [first.of(word) for word in WORDS] == BY_PATTERNS
    first.keep()
    refuse_patterns(monkeypatch)
    again = english(cache)
    assert [again.of(word) for word in WORDS] == BY_PATTERNS
    again.keep()
    with pytest.raises(AssertionError, match="patterns are read"):
        again.of("another")


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"lowdown",
        b"nothing of the kind",
        b"[]",
        b'{"government": [3',
        b'{"government": [0, 99], "privatisation": "x", "a": [1], "council": [true, null]}',
        b'{"government": {"3": 6}, "privatisation": [-1], "a": [0], "council": ["4"]}',
        b"\xff\xfe",
    ],
)
@pytest.mark.parametrize("is_sealed", [True, False], ids=["with its hash", "without"])
def test_a_damaged_cache_changes_no_point(
    cache: DiskCache, damaged: bytes, *, is_sealed: bool
) -> None:
    """A word whose points cannot be right is looked up in the patterns."""
    first = english(cache)
    first.of("government")
    first.keep()
    if is_sealed:
        cache.put(entry(cache).name, damaged)
    else:
        entry(cache).write_bytes(damaged)
    again = english(cache)
    assert [again.of(word) for word in WORDS] == BY_PATTERNS
    again.keep()
    assert kept_words(cache)[: len(WORDS)] == list(WORDS)


def test_an_entry_that_was_cut_or_altered_is_made_again(cache: DiskCache) -> None:
    """Its length and its hash are compared when it is read."""
    first = english(cache)
    first.of("government")
    first.keep()
    whole = entry(cache).read_bytes()
    for other in (whole[:-1], whole.replace(b"[3,6]", b"[4,6]"), whole + b" "):
        assert other != whole
        entry(cache).write_bytes(other)
        assert english(cache).of("government") == (3, 6)


def test_nothing_is_kept_without_a_cache_or_without_news(cache: DiskCache) -> None:
    """A run that met no new word writes nothing."""
    alone = english(None)
    alone.of("government")
    alone.keep()
    english(cache).keep()
    assert not cache.folder.exists()
    first = english(cache)
    first.of("government")
    first.keep()
    entry(cache).unlink()
    first.keep()
    first.of("government")
    first.keep()
    assert not list(cache.folder.iterdir())


def test_two_runs_at_once_keep_the_words_of_both(cache: DiskCache) -> None:
    """What the other one has written meanwhile stays."""
    one, other = english(cache), english(cache)
    one.of("government")
    other.of("council")
    one.keep()
    other.keep()
    assert set(kept_words(cache)) == {"government", "council"}


def test_the_words_that_are_kept_are_limited(
    cache: DiskCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the last run stay, and then the latest of those before."""
    monkeypatch.setattr(pattern_points, "MAX_KEPT", 3)
    for words in (["government", "council"], ["nurses", "council"], ["privatisation"]):
        run = english(cache)
        for word in words:
            run.of(word)
        run.keep()
    assert kept_words(cache) == ["privatisation", "nurses", "council"]


def test_other_patterns_have_an_entry_of_their_own(cache: DiskCache, tmp_path: Path) -> None:
    """A new version of Pyphen or of a file is not answered with the points of the old one."""
    path = tmp_path / "hyph_xx.dic"
    for patterns, points in (("UTF-8\nn1m\n", (6,)), ("UTF-8\nv1e\n", (3,))):
        path.write_text(patterns, encoding="utf-8")
        pyphen.hdcache.clear()
        pattern_points._key.cache_clear()
        found = PatternPoints(path=path, cache=cache)
        assert found.of("government") == points
        found.keep()
    assert len(list(cache.folder.iterdir())) == 2
    assert all(file.name.startswith("hyphens-") for file in cache.folder.iterdir())


def test_a_paper_is_the_same_with_any_cache(
    publication_dir: PublicationFactory, cache: DiskCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an empty, a full and a damaged cache; with the full one no patterns are read."""
    words = "The government has not announced privatisation of the hospitals of the council. " * 9
    root = publication_dir(
        {
            "articles/a.md": f"---\ntitle: One article\n---\n{words}\n",
            "issues/one.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n",
        }
    )
    publication = read_publication(root)
    issue = read_issue(publication, "one").value
    assert issue

    def lines() -> list[str]:
        plan = plan_paper(publication, issue, progress=lambda _: None, cache=cache).plan
        assert plan
        return [line.text for line in plan.typeset.articles[0].set_lines]

    empty = lines()
    assert any(line.endswith("-") for line in empty), empty
    (kept,) = cache.folder.glob("hyphens-*")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert lines() == empty
    refuse_patterns(monkeypatch)
    assert lines() == empty

"""Where words are divided in languages that Pyphen has no patterns for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyphen
import pytest

from lowdown.model.words import WORDS
from lowdown.press import can_hyphenate
from making.pressroom import set_article

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import PublicationFactory
    from making.command import RunLowdown


@pytest.mark.parametrize(
    ("language", "divided"),
    [
        ("cy", "prif-ysgol"),
        ("cy", "gweith-wyr"),
        ("cy", "cym-deith-asol"),
        ("cy-GB", "mae\u2019n"),
        ("ga", "rial-tas"),
        ("ga-IE", "oib-rithe"),
        ("ga", "bhrachtaí"),
        ("ga", "dtiom-áintí"),
        ("fi", "hal-li-tus"),
        ("fi-FI", "työn-te-ki-jät"),
        ("no", "syke-pleier"),
        ("en-GB", "gov-ern-ment"),
    ],
)
def test_words_are_divided_as_in_their_language(language: str, divided: str) -> None:
    """Welsh, Irish, Finnish, and Norwegian without a form, besides the languages of Pyphen."""
    assert can_hyphenate(language)
    patterns = pyphen.Pyphen(lang=language, left=3, right=3)
    assert patterns.inserted(divided.replace("-", "")) == divided


def test_only_scottish_gaelic_of_our_languages_has_no_patterns() -> None:
    """Nobody has made any for it."""
    assert [language for language in sorted(WORDS) if not can_hyphenate(language)] == ["gd"]


def test_a_welsh_paper_is_printed_with_hyphens(tmp_path: Path) -> None:
    """WeasyPrint divides the words of a Welsh article."""
    words = "Mae cyfrifoldebau cymdeithasol gweithwyr gwasanaethau cyhoeddus prifysgolion. " * 20
    room = set_article(tmp_path, words, settings='language = "cy"\n')
    lines = [line.text for line in room.piece.set_lines]
    assert any(line.endswith("cyfrifol-") for line in lines), lines


@pytest.mark.parametrize(
    ("settings", "header", "places"),
    [
        ('language = "gd"\n', "", ["lowdown.toml:"]),
        ("", "language: gd\n", ["articles/a.md:3:"]),
        ("", "language: cy\n", []),
        ("", "", []),
    ],
)
def test_a_language_without_patterns_is_reported_once(
    publication_dir: PublicationFactory,
    run_lowdown: RunLowdown,
    *,
    settings: str,
    header: str,
    places: list[str],
) -> None:
    """LD195 stands at the setting of the language, or at the first article in it."""
    copy = f"---\ntitle: One article\n{header}---\nThe board had not asked anyone.\n"
    root = publication_dir(
        {
            "articles/a.md": copy,
            "articles/b.md": copy,
            "issues/one.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a, b]\n---\n",
        }
    )
    toml = (root / "lowdown.toml").read_text(encoding="utf-8")
    if settings:
        kept = [line for line in toml.splitlines() if not line.startswith("language")]
        toml = "\n".join(kept).replace("[publication]\n", f"[publication]\n{settings}") + "\n"
    (root / "lowdown.toml").write_text(toml, encoding="utf-8")
    done = run_lowdown(["build", "one", "--only", "paper"], root)
    reported = [line for line in done.stderr.splitlines() if "LD195" in line]
    assert len(reported) == len(places), done.stderr
    assert all(line.startswith(place) for line, place in zip(reported, places, strict=True))

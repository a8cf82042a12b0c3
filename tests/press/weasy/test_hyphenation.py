"""Where words are divided at the ends of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.makeup import plan_paper
from lowdown.model.words import WORDS
from lowdown.press import STANDARD, Engine, Hyphenation, can_hyphenate
from lowdown.press.weasy import HyphenLimits
from making.pressroom import set_article

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import PublicationFactory
    from making.command import RunLowdown


LIMITS = HyphenLimits(total=5, left=2, right=3)


def written(word: str, *, language: str | None, **words: tuple[str, ...]) -> str:
    """Returns a word with hyphens where it may be divided; `words` are a publication's own."""
    own = {code.replace("_", "-"): listed for code, listed in words.items()}
    points = Hyphenation(words=own).hyphenator(language, LIMITS).points(word)
    ends = zip((0, *points), (*points, len(word)), strict=True)
    return "-".join(word[begin:end] for begin, end in ends)


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
    assert written(divided.replace("-", ""), language=language) == divided


@pytest.mark.parametrize(
    ("words", "divided"),
    [
        ({}, "gov-ern-ment"),
        ({"en": ("govern-ment",)}, "govern-ment"),
        ({"en": ("Govern-ment",)}, "GOVERN-MENT"),
        ({"en": ("govern-ment",)}, "govern-ment\u2019s"),
        ({"en": ("govern-ment",)}, "govern-ment's"),
        ({"en": ("govern-ment",)}, "gov-ern-ments"),
        ({"en": ("government",)}, "government"),
        ({"en": ("g-o-vernme-nt",)}, "go-vernment"),
        ({"en_GB": ("govern-ment",)}, "govern-ment"),
        ({"en_GB": ("govern-ment",), "en": ("government",)}, "govern-ment"),
        ({"EN_gb": ("govern-ment",)}, "govern-ment"),
        ({"en_US": ("govern-ment",)}, "gov-ern-ment"),
        ({"de": ("govern-ment",)}, "gov-ern-ment"),
    ],
)
def test_an_exception_wins_over_the_patterns(
    words: dict[str, tuple[str, ...]], divided: str
) -> None:
    """Its points are the only ones, within the limits; that of a region wins over its language's.

    Capitals do not matter, and a possessive is divided as its noun.
    """
    assert written(divided.replace("-", ""), language="en-GB", **words) == divided


def test_a_list_holds_for_a_word_behind_an_apostrophe() -> None:
    """French writes its articles and pronouns so."""
    words = ("envi-ronnement",)
    assert written("l\u2019environnement", language="fr", fr=words) == "l\u2019envi-ronnement"


@pytest.mark.parametrize(
    ("language", "divided"),
    [
        ("en-GB", "doesn\u2019t"),
        ("en-GB", "isn't"),
        ("en-GB", "wouldn\u2019t"),
        ("en-GB", "o\u2019clock"),
        ("en-GB", "End\u2019s"),
        ("en-GB", "com-pany\u2019s"),
        ("en-GB", "nurses\u2019"),
        ("fr", "l\u2019en-vi-ron-ne-ment"),
        ("fr", "au-jour-d\u2019hui"),
        ("it", "del-l\u2019am-biente"),
    ],
)
def test_what_an_apostrophe_parts_counts_for_no_limit(language: str, divided: str) -> None:
    """No line begins with n’t, or ends with o’c-."""
    assert written(divided.replace("-", ""), language=language) == divided


def test_a_list_divides_words_of_a_language_without_patterns() -> None:
    """A Scottish Gaelic paper need not put soft hyphens into a word that comes often."""
    assert written("comhairlean", language="gd") == "comhairlean"
    assert written("comhairlean", language="gd", gd=("comh-air-lean",)) == "comh-air-lean"


def test_a_word_without_a_language_is_not_divided() -> None:
    """WeasyPrint has no language for copy outside of every article."""
    assert written("government", language=None) == "government"


@pytest.mark.parametrize(
    ("limits", "points"),
    [
        (HyphenLimits(), (3, 6)),
        (HyphenLimits(total=10), (3, 6)),
        (HyphenLimits(total=11), ()),
        (HyphenLimits(left=4), (6,)),
        (HyphenLimits(right=5), (3,)),
        (HyphenLimits(left=4, right=5), ()),
    ],
)
def test_words_are_divided_within_limits(limits: HyphenLimits, points: tuple[int, ...]) -> None:
    """A template says how long a word and its parts are at least."""
    assert Hyphenation().hyphenator("en-GB", limits).points("government") == points


@pytest.mark.parametrize(
    "word", ["", "a", "\u0130stanbulluların", "1234567", "\u2019\u2019\u2019\u2019\u2019"]
)
def test_any_word_has_points_within_it(word: str) -> None:
    """Also one that has no letters, or a capital whose small letter is two characters."""
    points = Hyphenation().hyphenator("en", HyphenLimits(left=1, right=1)).points(word)
    assert all(0 < point < len(word) for point in points)


def test_no_word_is_divided_where_its_spelling_would_change() -> None:
    """Catalan has intel-ligent for intel·ligent, which would not be the letters of the copy."""
    assert written("intel·ligent", language="ca") == "in-tel·li-gent"


def test_only_scottish_gaelic_of_our_languages_has_no_patterns() -> None:
    """Nobody has made any for it."""
    assert [language for language in sorted(WORDS) if not can_hyphenate(language)] == ["gd"]


def test_a_welsh_paper_is_printed_with_hyphens(tmp_path: Path) -> None:
    """WeasyPrint divides the words of a Welsh article."""
    words = "Mae cyfrifoldebau cymdeithasol gweithwyr gwasanaethau cyhoeddus prifysgolion. " * 20
    room = set_article(tmp_path, words, settings='language = "cy"\n')
    lines = [line.text for line in room.piece.set_lines]
    divided = ("cyf-", "cyfrifol-", "cym-", "cymdeith-", "gwas-", "prif-")
    assert any(line.endswith(divided) for line in lines), lines


def test_weasyprint_divides_words_by_the_list() -> None:
    """What is set without a compositor of our own is divided alike."""
    engine = Engine(STANDARD, [], hyphenation=Hyphenation(words={"en": ("go-vernment",)}))
    page = (
        '<html lang="en-GB"><style>p { font: 10pt "Source Serif"; hyphens: auto; width: 70pt }'
        f"</style><body><p id='p'>{'government ' * 9}</p></body></html>"
    )
    lines = [line.text for line in engine.set(page).galleys()["p"].set_lines({})]
    assert any(line.endswith("go\u2010") for line in lines), lines
    assert not any(line.endswith(("gov\u2010", "govern\u2010")) for line in lines), lines


def test_a_publication_divides_words_as_its_settings_say(
    publication_dir: PublicationFactory,
) -> None:
    """Its list goes before that of Lowdown, in the copy of a whole paper."""
    root = publication_dir(
        {
            "articles/a.md": f"---\ntitle: One article\n---\n{'An unaccountable one. ' * 40}\n",
            "issues/one.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n",
        }
    )
    toml = root / "lowdown.toml"
    listed = '\n[hyphenation]\nen = ["unaccou-ntable"]\n'
    toml.write_text(toml.read_text(encoding="utf-8") + listed, encoding="utf-8")
    publication = read_publication(root)
    issue = read_issue(publication, "one").value
    assert issue
    plan = plan_paper(publication, issue, progress=lambda _: None).plan
    assert plan
    lines = [line.text for line in plan.typeset.articles[0].set_lines]
    assert any(line.lower().endswith("unaccou-") for line in lines), lines
    assert not any(line.lower().endswith(("un-", "unac-", "account-")) for line in lines), lines


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

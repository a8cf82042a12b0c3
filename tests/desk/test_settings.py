"""From lowdown.toml to the publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.desk import find_publication, read_publication
from lowdown.errors import SettingsError, UsageError
from lowdown.model import JumpWords, Publication, UrlPatterns
from making.publications.desk_copy import SETTINGS, lay_out

MM = 72 / 25.4

SIZES = [
    ("A4", 210 * MM, 297 * MM),
    ("a4 landscape", 297 * MM, 210 * MM),
    ("A3 portrait", 297 * MM, 420 * MM),
    ("B5", 176 * MM, 250 * MM),
    ("letter", 612, 792),
    ("Ledger", 792, 1224),
    ("210mm 297mm", 210 * MM, 297 * MM),
    ("8.5in 11in", 612, 792),
    ("600pt", 600, 600),
    ("29.7cm 21cm", 297 * MM, 210 * MM),
]


def publication(root: Path, text: str = "", *, whole: str | None = None) -> Publication:
    return read_publication(
        lay_out(root, {"lowdown.toml": SETTINGS + text if whole is None else whole})
    )


def refusal(root: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        publication(root, whole=text)
    return str(caught.value)


@pytest.mark.parametrize(("size", "width", "height"), SIZES)
def test_any_size_of_paper_is_known(size: str, width: float, height: float, tmp_path: Path) -> None:
    """Names of CSS and lengths become points."""
    paper = publication(tmp_path, f'[paper]\nsize = "{size}"').paper
    assert (paper.width, paper.height) == pytest.approx((width, height))


@pytest.mark.parametrize(
    "size",
    ["A44", "", "landscape", "210mm 297", "1mm 1mm", "-3mm 4mm", "A4 A4", "9999999mm", "210 mm"],
)
def test_what_is_no_size_of_paper_is_refused(size: str, tmp_path: Path) -> None:
    """The refusal names the place."""
    assert "lowdown.toml:5:8: LD115" in refusal(tmp_path, SETTINGS + f'[paper]\nsize = "{size}"')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("US Letter", "Letter"),
        ("us-letter landscape", "Letter"),
        ("letter paper", "Letter"),
        ("letterpaper", "Letter"),
        ("US Legal", "Legal"),
        ("a4 paper", "A4"),
        ("A4paper", "A4"),
        ("A 4", "A4"),
        ("DIN A4 size", "A4"),
        ("tabloit", "Tabloid"),
    ],
)
def test_a_size_of_paper_in_other_words_is_understood(
    written: str, meant: str, tmp_path: Path
) -> None:
    """The refusal has the name as Lowdown knows it."""
    message = refusal(tmp_path, SETTINGS + f'[paper]\nsize = "{written}"')
    assert f"Did you mean “{meant}”?" in message


def test_title_and_address_are_enough(tmp_path: Path) -> None:
    """Everything else has a default."""
    found = publication(tmp_path, whole='[publication]\ntitle = "It\'s"\nurl = "https://a.org/b"')
    assert (found.title, found.publisher, found.url, found.language) == (
        "It’s",
        "It’s",
        "https://a.org/b/",
        "en-GB",
    )
    assert (found.paper.columns, found.paper.template, found.feeds.items) == (3, "lowdown", 30)
    assert (found.jumps, found.urls, found.donation) == (JumpWords(), UrlPatterns(), None)


def test_the_words_of_jumps_stay_as_they_are_typed(tmp_path: Path) -> None:
    """Their dots are the publication's own."""
    found = publication(
        tmp_path,
        '[jumps]\nto = "to p{page}..."\nfrom = "from {page}"\n[urls]\narticle = "{year}/{slug}"',
    )
    assert (found.jumps.to, found.jumps.origin) == ("to p{page}...", "from {page}")
    assert found.urls.article == "{year}/{slug}/"


def test_all_faults_of_the_settings_are_reported_at_once(tmp_path: Path) -> None:
    """Each has its line, and its cure below it."""
    said = refusal(
        tmp_path,
        '[publication]\nurl = "a.org"\ntagln = "x"\n\n[papper]\nsize = "A4"\n\n'
        '[jumps]\nto = "on"\nfrom = "{pge}"\n'
        "[feeds]\nitems = 0\n[donation]\n",
    )
    assert said.split("\n")[::2] == [
        "lowdown.toml:1:2: LD109 “title” is missing [key-missing]",
        "lowdown.toml:2:7: LD113 “a.org” is not an address on the web [address-wrong]",
        "lowdown.toml:3:1: LD108 there is no key “tagln” [key-unknown]",
        "lowdown.toml:5:2: LD108 there is no key “papper” [key-unknown]",
        "lowdown.toml:9:6: LD117 the words do not hold {page} [pattern-wrong]",
        "lowdown.toml:10:8: LD117 nothing can be filled in for {pge} [pattern-wrong]",
        "lowdown.toml:12:9: LD110 “0” is too small [value-wrong]",
        "lowdown.toml:13:2: LD109 “article” is missing [key-missing]",
    ]
    assert said.split("\n")[5] == "    Did you mean “tagline”?"


BROKEN = [
    ('title = "x', "1: LD116 a quotation mark is opened"),
    ("title", "1: LD116 this line has no equals sign"),
    ("a = 1\na = 2", "2: LD107 this key or table stands twice"),
    ("[a]\n[a]", "2:3: LD107 this key or table stands twice"),
    ("a = b", "1:5: LD116 the value has no quotation marks around it"),
    ("a = “b”", "1:5: LD116 a value stands in straight quotation marks"),
    ("a: b", "1:2: LD116 a colon stands where the settings need an equals sign"),
    ("a = 'Bob's'", "1:10: LD116 the quotation mark around the value stands within it"),
    ("a = 1 2", "1:7: LD116 something stands behind the value"),
    ('a = "\\q"', "1:8: LD116 a backslash"),
    ("[a", "1: LD116 a bracket is opened"),
    ("a = " + "[" * 3000, "LD116"),
    ("", "1: LD109 “title” is missing"),
    ("publication = 3", "1:15: LD110 “publication” takes keys of its own"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_settings_are_refused_in_plain_words(text: str, said: str, tmp_path: Path) -> None:
    """The editor learns the place and what to do."""
    assert said in refusal(tmp_path, text).split("\n")[0]


def test_a_publication_is_found_from_within(tmp_path: Path) -> None:
    """The nearest folder upwards that holds lowdown.toml is it."""
    root = lay_out(tmp_path)
    assert find_publication(root / "articles") == root
    assert find_publication(root) == root


def test_no_publication_is_reported_with_a_cure(tmp_path: Path) -> None:
    """The editor learns how to go on."""
    with pytest.raises(
        UsageError, match=r"There is no lowdown\.toml .* or start one with `lowdown init`"
    ):
        find_publication(tmp_path)

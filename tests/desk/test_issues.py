"""From a manifest to the issue that it orders."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from lowdown.desk import article_slugs, issue_names, json_schema, read_issue, read_publication
from lowdown.errors import UsageError
from lowdown.model.issue import Issue, Overflow
from making.publications.desk_copy import (
    ARTICLE,
    MANIFEST,
    SETTINGS,
    as_text,
    codes,
    issue_of,
    lay_out,
)

ISSUE = "issues/seven.md"
DONATION = SETTINGS + '\n[donation]\narticle = "give"\n'
HEAD = "---\nnumber: 7\ndate: 2026-05-08\n"


def issue(root: Path, entries: str, *, more: str = "", settings: str = SETTINGS) -> Issue:
    files = {
        ISSUE: f"{HEAD}{more}articles:\n{entries}\n---\n",
        "articles/two.md": ARTICLE,
        "lowdown.toml": settings,
    }
    reading = issue_of(root, files)
    assert reading.value is not None, as_text(reading.findings)
    return reading.value


PAGES = [
    ("4", (4,)),
    ("4-5, 12", (4, 5, 12)),
    ("[4, 5, 12]", (4, 5, 12)),
    ('["4-5", 12]', (4, 5, 12)),
    ("4 – 5,12", (4, 5, 12)),
    ("04", (4,)),
    ("", ()),
]


@pytest.mark.parametrize(("typed", "pages"), PAGES)
def test_pages_are_read_in_every_form(typed: str, pages: tuple[int, ...], tmp_path: Path) -> None:
    """A page, a range, a run of both and a list mean the same."""
    found = issue(tmp_path, f"  - one\n  - article: two\n    pages: {typed}")
    assert found.placements[1].pages == pages


WRONG = [
    ("0", "there is no page 0"),
    ("5-4", "the range 5-4 runs backwards"),
    ("5, 4", "page 4 stands after page 5"),
    ("4-5, 5", "page 5 stands twice"),
    ("4-5-6", "“4-5-6” is not a page"),
    ("four", "“four” is not a page"),
    ("4,", "“” is not a page"),
    ("1-100000", "there is no page 100000"),
    ("[[4]]", "this is not a list of pages"),
    ("{a: 4}", "this is not a list of pages"),
]


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_pages_that_make_no_sense_are_reported(typed: str, said: str, tmp_path: Path) -> None:
    """The finding stands at the pages of the entry."""
    files = {ISSUE: f"{HEAD}articles:\n  - article: one\n    pages: {typed}\n---\n"}
    found = issue_of(tmp_path, files).findings
    assert codes(found) == ["LD123"]
    assert str(found[0]).startswith(f"{ISSUE}:6:12: LD123 {said}")


def test_a_whole_manifest_is_read(tmp_path: Path) -> None:
    """Every key of the contract arrives, and the introduction with it."""
    files = {
        ISSUE: f'{HEAD}volume: 3\ntitle: "It\'s May"\npages: 12\n'
        "articles:\n  - article: one\n    pages: 1, 12\n"
        "    overflow: online\n  - two\n---\n\nDear *reader*\n\n![A](pictures/x.svg)\n",
        "articles/two.md": ARTICLE,
    }
    found = issue_of(tmp_path, files).value
    assert found is not None
    assert (found.name, str(found.number), str(found.volume), found.title, found.pages) == (
        "seven",
        "7",
        "3",
        "It’s May",
        12,
    )
    assert (found.date, str(found.place)) == (datetime.date(2026, 5, 8), ISSUE)
    first, second = found.placements
    assert (first.pages, first.overflow, first.gives_way, str(first.place)) == (
        (1, 12),
        Overflow.ONLINE,
        True,
        f"{ISSUE}:8:14",
    )
    assert (second.pages, second.overflow, second.gives_way, str(second.place)) == (
        (),
        Overflow.JUMP,
        False,
        f"{ISSUE}:11:5",
    )
    assert [block.id for block in found.introduction] == ["seven-p1", "seven-p2"]
    assert str(found.introduction[0].place) == f"{ISSUE}:14"


@pytest.mark.parametrize(
    ("typed", "said", "cure"),
    [
        ("number: 15/16", "“15/16” is not the number of an issue", "Write 15-16."),
        ("number: 16-15", "“16-15” is not the number of an issue", "Write 15-16."),
        ("number: 115-16", "“115-16” is not the number of an issue", "Write 115-116."),
        ("number: 15-15", "“15-15” is not the number of an issue", "Write 15."),
        ("number: XLII", "“XLII” is not the number of an issue", "Write it in digits: 42."),
        ("number: 1_5", "“1_5” is not", "Write 42; 15-16 for a double issue; or 7a."),
        ("number: 1.5", "“1.5” is not", "Write 42; 15-16 for a double issue; or 7a."),
        ("number: No. 7", "“No. 7” is not", "Write 42; 15-16 for a double issue; or 7a."),
        ("number: [15, 16]", "this is a list, and the number of the issue is needed", "Write 42;"),
        ("number: 7\nvolume: IIII", "“IIII” is not the number of a volume", "such as III."),
        ("number: 7\nvolume: 3a", "“3a” is not the number of a volume", "in digits, such as 3,"),
        ("number: 7\nvolume: [3]", "this is a list, and the number of the volume", "such as 3"),
    ],
)
def test_numbers_that_make_no_sense_are_reported(
    typed: str, said: str, cure: str, tmp_path: Path
) -> None:
    """The cure shows how the number is written."""
    files = {ISSUE: f"---\n{typed}\ndate: 2026-05-08\narticles: [one]\n---\n"}
    (found,) = issue_of(tmp_path, files).findings
    assert found.code == "LD110"
    assert found.message.startswith(said)
    assert cure in found.cure


@pytest.mark.parametrize("typed", ["15-16", "7a", "042", '"7"', "15/16", "XLII", "0", "1_5"])
def test_the_schema_takes_the_numbers_that_the_desk_takes(typed: str, tmp_path: Path) -> None:
    """Editors' programs mark what a build would refuse."""
    files = {ISSUE: MANIFEST.replace("number: 7", f"number: {typed}")}
    read = issue_of(tmp_path, files).value
    pattern = json_schema("issue")["properties"]["number"]["anyOf"][1]["pattern"]
    assert (read is not None) == bool(re.search(pattern, typed.strip('"')))


@pytest.mark.parametrize(
    ("overflow", "gives_way"), [("jump", True), ("online", True), ("error", False)]
)
def test_an_overflow_that_is_named_gives_way(
    overflow: str, gives_way: bool, tmp_path: Path
) -> None:
    """On a shared page, the article whose overflow is named is cut first."""
    found = issue(tmp_path, f"  - article: one\n    overflow: {overflow}")
    assert (found.placements[0].overflow.value, found.placements[0].gives_way) == (
        overflow,
        gives_way,
    )


def test_an_unknown_overflow_is_reported(tmp_path: Path) -> None:
    """The cure guesses."""
    said = as_text(
        issue_of(
            tmp_path, {ISSUE: f"{HEAD}articles:\n  - article: one\n    overflow: on-line\n---\n"}
        ).findings
    )
    assert said.startswith(f"{ISSUE}:6:15: LD110 “on-line” is not one of jump, online, error")
    assert "Did you mean “online”?" in said


def test_a_missing_article_is_reported_with_the_likely_one(tmp_path: Path) -> None:
    """The finding stands at the manifest's line."""
    said = as_text(issue_of(tmp_path, {ISSUE: MANIFEST.replace("- one", "- oen")}).findings)
    assert said.startswith(f"{ISSUE}:5:5: LD120 there is no article “oen”")
    assert "Did you mean “one”?" in said


def test_a_draft_is_left_out_whatever_is_wrong_in_it(tmp_path: Path) -> None:
    """A half-written article keeps nobody from publishing the others."""
    files = {
        ISSUE: MANIFEST.replace("  - one", "  - two\n  - one"),
        "articles/two.md": "---\ndraft: true\n---\n![](",
    }
    reading = issue_of(tmp_path, files)
    assert codes(reading.findings) == ["LD122"]
    assert reading.value is not None
    assert [article.slug for article in reading.value.articles] == ["one"]


def test_the_donation_panel_is_there_by_default(tmp_path: Path) -> None:
    """Where the settings name it, it stands in every issue that does not say otherwise."""
    files = {"lowdown.toml": DONATION, "articles/give.md": "---\ntitle: Give\n---\nNow."}
    with_panel = issue_of(tmp_path, files).value
    assert with_panel is not None
    assert with_panel.donation is not None
    assert with_panel.donation.title == "Give"
    without = issue_of(
        tmp_path, {**files, ISSUE: MANIFEST.replace("articles:", "donation: false\narticles:")}
    ).value
    assert without is not None
    assert without.donation is None


def test_a_missing_donation_panel_is_reported_at_the_settings(tmp_path: Path) -> None:
    """It is the settings that name it."""
    said = as_text(issue_of(tmp_path, {"lowdown.toml": DONATION}).findings)
    assert said.startswith("lowdown.toml:6:11: LD120 there is no article “give”")


def test_a_donation_panel_that_is_a_draft_does_not_vanish_unsaid(tmp_path: Path) -> None:
    """An issue without its bank details costs money: a warning names the draft."""
    files = {
        "lowdown.toml": DONATION,
        "articles/give.md": "---\ntitle: Give\ndraft: true\n---\nNow.",
    }
    reading = issue_of(tmp_path, files)
    assert reading.value is not None
    assert reading.value.donation is None
    said = as_text(reading.findings)
    assert said.startswith(
        "lowdown.toml:6:11: LD122 the donation panel is left out, because “give” is a draft"
    )
    assert "donation: false" in said


def test_the_donation_panel_is_no_article_of_the_list(tmp_path: Path) -> None:
    """It would be published twice."""
    files = {"lowdown.toml": DONATION.replace("give", "one")}
    assert codes(issue_of(tmp_path, files).findings) == ["LD121"]


def test_names_in_one_issue_do_not_clash(tmp_path: Path) -> None:
    """An article must not be called what a block of another, or the issue itself, is called."""
    files = {ISSUE: MANIFEST.replace("  - one", "  - one\n  - one-p1\n  - seven")}
    files |= {"articles/one-p1.md": ARTICLE, "articles/seven.md": ARTICLE}
    assert codes(issue_of(tmp_path, files).findings) == ["LD134", "LD134"]


def test_a_manifest_that_cannot_be_read_still_has_its_articles_read(tmp_path: Path) -> None:
    """The editor sees their faults in the same go."""
    files = {
        ISSUE: MANIFEST.replace("number: 7", "nmber: 7"),
        "articles/one.md": "---\ntitle: x\n---\n",
    }
    assert codes(issue_of(tmp_path, files).findings) == ["LD201", "LD109", "LD108"]


def test_a_bad_file_name_of_an_issue_is_reported(tmp_path: Path) -> None:
    """Its name becomes part of an address."""
    publication = read_publication(lay_out(tmp_path, {"issues/No. 8.md": MANIFEST}))
    said = as_text(read_issue(publication, "No. 8").findings)
    assert said.startswith("issues/No. 8.md: LD112")
    assert "Name it no-8.md." in said


def test_issues_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """Issue 10 comes after issue 9."""
    files = {
        f"issues/{name}.md": MANIFEST
        for name in ("issue-10", "issue-9", "issue-9-extra", "_notes", "README")
    }
    root = lay_out(tmp_path, files)
    assert issue_names(root) == ("issue-9", "issue-9-extra", "issue-10", "seven")
    assert article_slugs(root) == ("one",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sevn", "Did you mean “seven”?"),
        ("x", "Available: seven."),
        ("../issues/seven", "no issue"),
    ],
)
def test_an_unknown_issue_is_reported_with_those_that_there_are(
    asked: str, said: str, tmp_path: Path
) -> None:
    """The editor need not look them up."""
    publication = read_publication(lay_out(tmp_path))
    with pytest.raises(UsageError) as caught:
        read_issue(publication, asked)
    assert said in str(caught.value)


def test_a_publication_without_issues_says_so(tmp_path: Path) -> None:
    """The cure is a command."""
    root = lay_out(tmp_path)
    (root / ISSUE).unlink()
    with pytest.raises(UsageError, match="`lowdown new issue` begins one"):
        read_issue(read_publication(root), "seven")


ENTRIES = [
    ("articles: one", "4:11: LD110 “articles” takes a list"),
    ("articles:", "4:1: LD126 the issue has no articles"),
    ("articles:\n  -", "5:4: LD110 the entry is neither a slug"),
    ("articles:\n  - [one]", "5:5: LD110 the entry is neither a slug"),
    ("articles:\n  - Big News", "5:5: LD112 “Big News” cannot stand in an address"),
    ("articles:\n  - one.md", "5:5: LD112 “one.md” is a file, and only its name is needed"),
    ("articles:\n  - articles/one.md", "5:5: LD112 “articles/one.md” is a file"),
    ("articles:\n  - artikle: one", "5:5: LD108 there is no key “artikle”"),
    ("articles:\n  - pages: 1", "5:5: LD109 “article” is missing"),
    ("articles: [one]\ndonation: no", "5:11: LD110 “no” is neither true nor false"),
    ("articles: [one]\npages: many", "5:8: LD110 “many” is not a whole number"),
]


@pytest.mark.parametrize(("typed", "said"), ENTRIES)
def test_a_fault_in_a_manifest_is_reported_in_an_editors_words(
    typed: str, said: str, tmp_path: Path
) -> None:
    """The finding stands at the entry."""
    found = issue_of(tmp_path, {ISSUE: f"{HEAD}{typed}\n---\n"}).findings
    assert any(str(finding).startswith(f"{ISSUE}:{said}") for finding in found), as_text(found)


def test_an_article_named_by_its_path_is_read_all_the_same(tmp_path: Path) -> None:
    """Its own faults are reported together with that of the manifest."""
    files = {
        "issues/seven.md": MANIFEST.replace("- one", "- articles/one.md"),
        "articles/one.md": "---\ntitle: One\n---\n[a]()\n",
    }
    assert codes(issue_of(tmp_path, files).findings) == ["LD303", "LD112"]

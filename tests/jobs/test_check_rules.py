"""Which of its findings a check reports: chosen rules, comments in the copy, how strictly, in which
order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lowdown.errors import SettingsError, UsageError
from lowdown.model.findings import Finding
from lowdown.model.rules import RULES, codes_meant
from making.stand_ins import (
    ISSUES,
    NO_TITLE,
    Press,
    Proofs,
    check,
    fault,
    stand_in_press,
    stand_in_proofs,
)

PublicationFactory = Callable[[Mapping[str, str]], Path]

SETTINGS = '[publication]\ntitle = "Tiny"\nurl = "https://tiny.example/"\n'
FOUND = [fault("LD440"), fault("LD441"), fault("LD476"), fault("LD501")]


@pytest.fixture(autouse=True)
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    return stand_in_press(monkeypatch)


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> Proofs:
    proofs = stand_in_proofs(monkeypatch)
    proofs.findings += FOUND
    return proofs


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(ISSUES)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("options", "reported"),
    [
        ({}, ["LD440", "LD441", "LD476", "LD501"]),
        ({"select": ("LD44",)}, ["LD440", "LD441"]),
        ({"select": ("ld441", "picture-coarse")}, ["LD441", "LD476"]),
        ({"ignore": ("LD4",)}, ["LD501"]),
        ({"select": ("LD4",), "ignore": ("LD44",)}, ["LD476"]),
        ({"select": ("LD441",), "ignore": ("LD4",)}, []),
        ({"select": ()}, ["LD440", "LD441", "LD476", "LD501"]),
    ],
)
def test_rules_are_chosen_by_their_codes(
    folder: Path, options: dict[str, tuple[str, ...]], reported: list[str]
) -> None:
    """Whole, by how they begin, or by name; what is ignored is ignored, selected or not."""
    assert codes(check(folder, **options).findings) == reported


@pytest.mark.parametrize(
    ("settings", "options", "reported"),
    [
        ('select = ["LD44"]', {}, ["LD440", "LD441"]),
        ('select = "LD5"', {}, ["LD501"]),
        ('ignore = ["LD44", "picture-coarse"]', {}, ["LD501"]),
        ('select = ["LD44"]', {"select": ("LD5",)}, ["LD501"]),
        ('ignore = ["LD44"]', {"ignore": ("LD5",)}, ["LD440", "LD441", "LD476"]),
        ('select = ["LD44"]', {"ignore": ("LD440",)}, ["LD441"]),
    ],
)
def test_settings_choose_where_the_command_does_not(
    publication_dir: PublicationFactory,
    settings: str,
    options: dict[str, tuple[str, ...]],
    reported: list[str],
) -> None:
    """What is said on the command line takes the place of the same key."""
    folder = publication_dir({**ISSUES, "lowdown.toml": f"{SETTINGS}[check]\n{settings}\n"})
    assert codes(check(folder, **options).findings) == reported


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("LD4O1", "Did you mean “LD401”"),
        ("alt-mising", "Did you mean “alt-missing”"),
        ("zzz", "lists all rules"),
    ],
)
def test_an_unknown_rule_is_told_with_the_one_meant(
    folder: Path, words: str, hint: str, press: Press
) -> None:
    """On the command line before anything is read; nothing is checked by mistake."""
    with pytest.raises(UsageError, match=hint):
        check(folder, ignore=("LD2", words))
    assert press.printed == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('ignore = ["LD203", "LD4O1"]', "lowdown.toml:5:10: LD110 there is no rule “LD4O1”"),
        ('select = "alt-mising"', "Did you mean “alt-missing”?"),
        ("strict = 3", "neither true nor false"),
        ('selct = ["LD2"]', "Did you mean “select”?"),
        ("select = [203]", "text is needed"),
    ],
)
def test_slips_in_the_settings_are_told(
    publication_dir: PublicationFactory, settings: str, words: str
) -> None:
    """With their place."""
    with pytest.raises(SettingsError, match=words):
        check(publication_dir({**ISSUES, "lowdown.toml": f"{SETTINGS}[check]\n{settings}\n"}))


def test_codes_are_meant_by_their_beginnings() -> None:
    """LD means all; part of a name means nothing."""
    assert codes_meant("LD") == codes_meant("ld") == frozenset(RULES)
    assert codes_meant("LD13") >= {"LD130", "LD131"}
    assert codes_meant("LD203") == codes_meant("ALT-missing") == {"LD203"}
    assert not any(codes_meant(word) for word in ("", "L", "203", "alt", "LD999", "LD2033"))


def test_what_keeps_a_paper_from_being_proved_is_told_whatever_is_selected(
    publication_dir: PublicationFactory,
) -> None:
    """A check that could not be made is not passed."""
    made = check(
        publication_dir({**ISSUES, **NO_TITLE}), "issue-1", select=("LD5",), ignore=("LD1",)
    )
    assert (codes(made.findings), made.ok) == (["LD109"], False)


@pytest.mark.parametrize(
    ("settings", "strict", "ok"),
    [
        ("", None, True),
        ("", True, False),
        ("strict = true", None, False),
        ("strict = true", False, True),
        ("strict = false", True, False),
    ],
)
def test_a_strict_check_fails_for_warnings(
    publication_dir: PublicationFactory,
    proofs: Proofs,
    settings: str,
    strict: bool | None,
    ok: bool,
) -> None:
    """As the settings say, unless the command says otherwise."""
    proofs.findings[:] = [fault("LD476")]
    folder = publication_dir({**ISSUES, "lowdown.toml": f"{SETTINGS}[check]\n{settings}\n"})
    made = check(folder, strict=strict)
    assert (made.ok, made.strict) == (ok, not ok)


def test_errors_fail_every_check(folder: Path) -> None:
    """Unless their rule is not reported."""
    assert not check(folder).ok
    assert check(folder, select=("LD476",)).ok


def test_findings_are_told_by_file_page_and_line_each_once(folder: Path, proofs: Proofs) -> None:
    """Two issues that share an article do not have its faults reported twice."""
    proofs.findings[:] = [
        fault("LD441", "dist/b.pdf", page=10),
        fault("LD441", "dist/b.pdf", page=9),
        fault("LD440", "dist/b.pdf", page=9),
        fault("LD203", "articles/a.md", 20),
        fault("LD305", "articles/a.md", 3, column=2),
        fault("LD203", "articles/a.md", 3, column=10),
        fault("LD203", "articles/a.md", 3, column=10),
    ]
    assert [f"{finding.place} {finding.code}" for finding in check(folder).findings] == [
        "articles/a.md:3:2 LD305",
        "articles/a.md:3:10 LD203",
        "articles/a.md:20 LD203",
        "dist/b.pdf:p9 LD440",
        "dist/b.pdf:p9 LD441",
        "dist/b.pdf:p10 LD441",
    ]


NO_ALT = "---\ntitle: Beds\n---\nCopy.\n\n<!-- lowdown: ignore LD227 -->\n\nCopy copy.\n"


def test_a_comment_switches_a_warning_off(
    publication_dir: PublicationFactory, proofs: Proofs
) -> None:
    """For the block that it stands above."""
    proofs.findings[:] = [
        fault("LD227", "articles/beds.md", 8),
        fault("LD227", "articles/beds.md", 4),
    ]
    made = check(publication_dir({**ISSUES, "articles/beds.md": NO_ALT}))
    assert [finding.place.line for finding in made.findings] == [4]


def test_a_comment_that_switches_nothing_off_is_told(
    publication_dir: PublicationFactory, proofs: Proofs
) -> None:
    """Unless the paper could not be proved: there might have been something."""
    proofs.findings.clear()
    folder = publication_dir({**ISSUES, "articles/beds.md": NO_ALT})
    assert codes(check(folder).findings) == ["LD229"]
    (folder / "issues/issue-1.md").write_text(
        "---\nnumber: 1\narticles: [beds]\n---\n", encoding="utf-8"
    )
    assert codes(check(folder, "issue-1").findings) == ["LD109"]


def test_permanent_ids_are_locked_before_they_are_proved(folder: Path) -> None:
    """The lock is written where the settings are, and left alone when it is right."""
    first, second = check(folder, lock=True).lock, check(folder, lock=True).lock
    assert first
    assert second
    assert (first.path, first.changed, second.changed) == ("lowdown.lock", True, False)
    assert b"beds" in (folder / "lowdown.lock").read_bytes()
    assert check(folder).lock is None


def test_no_id_is_forgotten_for_a_slip_in_an_issue(publication_dir: PublicationFactory) -> None:
    """The lock is not written while an issue cannot be read, named or not."""
    folder = publication_dir({**ISSUES, **NO_TITLE})
    with pytest.raises(
        UsageError, match=r"lowdown\.lock is not written while issue-1 cannot be read"
    ):
        check(folder, "issue-2", lock=True)
    with pytest.raises(UsageError, match="issue-2"):
        check(folder, "isue-2", lock=True)
    assert not (folder / "lowdown.lock").exists()

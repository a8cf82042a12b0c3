"""`lowdown explain`: what the handbook says of a rule, as plain words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lowdown.errors import UsageError
from lowdown.model.rules import RULES, WARNINGS
from lowdown.report import explain, list_rules
from lowdown.report.rules_book import find_section, rules_file

BOOK = """\
# The rules

```text
## LD101 is not a heading here
```

# LD4xx: pages

## LD402 page-cannot-be-shared

*Error.*

**What it does.** Finds **two** articles that
cannot share `a page`, as in `**both**`.

**Example.** Like this:

```yaml
# a remark, no heading
## LD401 neither

articles: [a, b]
```

**How to put it right.**

- Give one of them another page, which is the surest way and costs only a page at the end of the issue.
- Or `overflow: online`.

## LD203 alt-missing

*Warning.*

**What it does.** Warns.

# LD5xx: feeds

Not of LD203.
"""

EXPLAINED = """\
LD402 page-cannot-be-shared (error)

What it does. Finds two articles that cannot share a page,
as in **both**.

Example. Like this:

    # a remark, no heading
    ## LD401 neither

    articles: [a, b]

How to put it right.

- Give one of them another page, which is the surest way and
  costs only a page at the end of the issue.
- Or overflow: online."""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook of two rules in the place of the true one."""
    file = tmp_path / "rules.md"
    file.write_text(BOOK, encoding="utf-8")
    monkeypatch.setattr("lowdown.report.rules_book.rules_file", lambda: file)
    return file


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    "word", ["LD402", "ld402", "page-cannot-be-shared", "Page-Cannot-Be-Shared"]
)
def test_a_rule_is_explained_in_plain_words(word: str) -> None:
    """Signs are gone but for those in code, examples are set in, and lines are as long as is wanted."""
    assert explain(word, width=60) == EXPLAINED


@pytest.mark.usefixtures("book")
def test_a_section_ends_where_the_next_begins() -> None:
    """Headings of groups end it too; what looks like one in an example does not."""
    assert explain("LD203", width=80) == "LD203 alt-missing (warning)\n\nWhat it does. Warns."
    assert find_section("LD401") is find_section("LD101") is None


@pytest.mark.usefixtures("book")
def test_a_rule_can_be_told_in_one_line() -> None:
    """For services that show no more."""
    section = find_section("LD402")
    assert section
    assert section.summary == "Finds two articles that cannot share a page, as in **both**."


def test_without_the_handbook_there_is_still_the_name(book: Path) -> None:
    """And no traceback."""
    book.unlink()
    assert (
        explain("LD203", width=80)
        == "LD203 alt-missing (warning)\n\nThe handbook has nothing of it yet."
    )


@pytest.mark.parametrize(
    ("word", "meant"), [("LD4O2", "LD402"), ("alt-mising", "alt-missing"), ("LD9999", "")]
)
def test_an_unknown_rule_is_told_with_the_one_meant(word: str, meant: str) -> None:
    """A usage error."""
    with pytest.raises(UsageError, match=f"there is no rule “{word}”. .*{meant}"):
        explain(word, width=80)


def test_rules_are_listed() -> None:
    """All of them, or those whose codes begin alike: code, name and weight."""
    lines = list_rules().splitlines()
    assert [line.split() for line in lines] == [
        [code, name, "warning" if code in WARNINGS else "error"]
        for code, name in sorted(RULES.items())
    ]
    assert explain("LD80", width=80).split() == [
        *("LD801", "imprint-missing", "error"),
        *("LD802", "imprint-not-printed", "error"),
    ]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained(code: str) -> None:
    """The handbook that is shipped has a section for it, which begins with what it does and ends with a cure."""
    section = find_section(code)
    assert section, f"docs/rules.md has no section {code}"
    assert section.summary.endswith(".")
    explained = explain(code, width=80)
    assert "How to put it right." in explained
    assert "**What it does.**" not in explained


def test_the_handbook_is_shipped() -> None:
    """The package has it beside its modules, as it has the templates."""
    settings = tomllib.loads(
        (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    )
    included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/rules.md"] == "lowdown/rules.md"
    assert rules_file().name == "rules.md"

"""`lowdown explain`: what the rules say about themselves, as plain words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lowdown.errors import UsageError
from lowdown.model.rules import RULES, WARNINGS
from lowdown.report import explain, list_rules
from lowdown.report.rules import rule_markdown, summary_of, terminal_text

MARKDOWN = """\
**What it does.** Finds **two** articles that
cannot share `a page`, as in `**both**`.

**Example.** Like this:

```yaml
# a remark, no heading
## LD401 neither

articles: [a, b]
```

**How to put it right.**

- Give one of them another page, which is the surest way and costs only a page at the end of the
  issue.
- Or `overflow: online`.

Then build again.
"""

PLAIN = """\
What it does. Finds two articles that cannot share a page,
as in **both**.

Example. Like this:

    # a remark, no heading
    ## LD401 neither

    articles: [a, b]

How to put it right.

- Give one of them another page, which is the surest way and
  costs only a page at the end of the issue.
- Or overflow: online.

Then build again."""


def test_a_terminal_shows_plain_words() -> None:
    """Marks are gone except in code, examples are indented, and lines are as long as is wanted."""
    assert terminal_text(MARKDOWN, width=60) == PLAIN


@pytest.mark.parametrize(
    "word", ["LD402", "ld402", "page-cannot-be-shared", "Page-Cannot-Be-Shared"]
)
def test_a_rule_is_found_by_its_code_and_its_name(word: str) -> None:
    """In any case of letters; its title has code, name and severity."""
    title, _, text = explain(word, width=60).partition("\n\n")
    assert title == "LD402 page-cannot-be-shared (error)"
    assert text == terminal_text(rule_markdown(RULES["LD402"]), width=60)


@pytest.mark.parametrize(
    ("word", "meant"), [("LD4O2", "LD402"), ("alt-mising", "alt-missing"), ("LD9999", "")]
)
def test_an_unknown_rule_is_reported_with_the_one_meant(word: str, meant: str) -> None:
    """A usage error."""
    with pytest.raises(UsageError, match=f"there is no rule “{word}”. .*{meant}"):
        explain(word, width=80)


def test_rules_are_listed() -> None:
    """All of them, or those whose codes begin alike: code, name and severity."""
    lines = list_rules().splitlines()
    assert [line.split() for line in lines] == [
        [code, rule.name, "warning" if code in WARNINGS else "error"]
        for code, rule in sorted(RULES.items())
    ]
    assert explain("LD80", width=80).split() == [
        *("LD801", "imprint-missing", "error"),
        *("LD802", "imprint-not-printed", "error"),
    ]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained(code: str) -> None:
    """Its text begins with what it does, in one line for services that show no more, and has a
    cure.
    """
    summary = summary_of(RULES[code])
    assert summary.endswith(".")
    assert "\n" not in summary
    explained = explain(code, width=80)
    assert "How to put it right." in explained
    assert "**What it does.**" not in explained


def test_a_build_does_not_read_the_texts_of_the_rules() -> None:
    """Codes, names and severities are enough to report findings."""
    program = (
        "from lowdown.model.rules import RULES, read_chapter\n"
        "import lowdown.jobs, lowdown.report\n"
        "assert RULES and not read_chapter.cache_info().misses\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)

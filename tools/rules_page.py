"""Writes `docs/rules.md` from the texts of the rules in `src/lowdown/model/rules/`."""

from __future__ import annotations

from pathlib import Path

from lowdown.report import rules_page

if __name__ == "__main__":
    page = Path(__file__).parents[1] / "docs" / "rules.md"
    page.write_text(rules_page(), encoding="utf-8")

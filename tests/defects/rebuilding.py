"""Builds the sample with altered forms or sources, and names the codes that must be reported.

Such a paper is sound in itself, but not the one that was ordered: no change to a finished PDF makes
one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FORMS: Final = "templates/lowdown/forms.html"
SOURCES: Final = ("articles", "issues", "pictures", "templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing done to the sample before it is built, and the code that must be reported."""

    name: str
    """What it is, in a few words."""
    code: str
    """The code that is reported when the paper is compared with the sample as it is."""
    path: str
    """The file."""
    old: str
    """What stands in it."""
    new: str
    """What is put instead."""


def _form(code: str, name: str, old: str, new: str) -> Alteration:
    return Alteration(name=name, code=code, path=FORMS, old=old, new=new)


REBUILDS: Final[Mapping[str, Sequence[Alteration]]] = {
    "forms": (
        _form(
            "LD416",
            "a form of another size",
            "size: {{ grid.page_width }}pt",
            "size: {{ grid.page_width + 20 }}pt",
        ),
        _form("LD417", "a form without folios", "content: counter(page);", 'content: "";'),
        _form(
            "LD420",
            "a form whose jump lines name no page",
            "{{ publication.jumps.to.format(page=f.to.page, title=f.view.article.title) }}",
            "more inside",
        ),
        _form(
            "LD423",
            "a form that counts the pages from 0",
            "page=f.origin.page,",
            "page=f.origin.page - 1,",
        ),
        _form(
            "LD431",
            "a form without a contents box",
            "{% if page.number == 1 and contents %}",
            "{% if false %}",
        ),
        _form(
            "LD445",
            "a form whose online line gives no address",
            "{{ parts.online(continued[f.view.article.slug]) }}",
            "<p>more online</p>",
        ),
        _form(
            "LD471",
            "a form titled untitled",
            "<title>{{ publication.title }} {{ issue.number }}",
            "<title>untitled",
        ),
        _form(
            "LD472",
            "a form in another language",
            '<html lang="{{ publication.language }}">',
            '<html lang="cy">',
        ),
        _form(
            "LD802",
            "a form without the imprint",
            "{% if page.number == last_page and publication.imprint %}",
            "{% if false %}",
        ),
    ),
    "sources": (
        Alteration(
            name="a sentence changed after the build",
            code="LD440",
            path="articles/chief-exits.md",
            old="It did not mention the deficit",
            new="It mentioned at once the deficit",
        ),
        Alteration(
            name="another line for the contents box",
            code="LD432",
            path="articles/strike-vote.md",
            old="walk out on 19 May",
            new="walk out on 20 May",
        ),
        Alteration(
            name="another account number in the panel's copy",
            code="LD461",
            path="articles/donate.md",
            old="00000000",
            new="00000017",
        ),
        Alteration(
            name="another address for donations",
            code="LD464",
            path="lowdown.toml",
            old="https://lowdown.example/donate",
            new="https://lowdown.example/give",
        ),
        Alteration(
            name="another headline",
            code="LD479",
            path="articles/waiting-list.md",
            old="Twice as many waiting",
            new="Nearly twice as many waiting",
        ),
        Alteration(
            name="the number of another issue",
            code="LD471",
            path="issues/issue-42.md",
            old="number: 42",
            new="number: 43",
        ),
        Alteration(
            name="another imprint",
            code="LD802",
            path="lowdown.toml",
            old="3 Tannery Lane, Calderwick. Free",
            new="5 Tannery Lane, Calderwick. Free",
        ),
    ),
}
"""Alterations that are built together, since their codes differ."""


def rebuild(
    sample: Path, folder: Path, alterations: Sequence[Alteration], build: Callable[[Path], None]
) -> Path:
    """Copies the sample's sources into `folder`, builds them altered, returns the paper's path."""
    for name in SOURCES:
        shutil.copytree(sample / name, folder / name)
    shutil.copy(sample / "lowdown.toml", folder)
    for alteration in alterations:
        path = folder / alteration.path
        text = path.read_text(encoding="utf-8")
        if alteration.old not in text:
            raise LookupError(f"{alteration.path} does not say {alteration.old!r}")
        path.write_text(text.replace(alteration.old, alteration.new), encoding="utf-8")
    build(folder)
    return folder / "dist" / "issue-42" / "issue-42.pdf"

"""A publication's own page forms: the build reports what they leave out, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from making.issues.writing import paragraphs, publication
from making.papers import write_publication

if TYPE_CHECKING:
    from making.command import RunLowdown

FORMS = "templates/lowdown/forms.html"
BUILT_IN = (Path(__file__).parents[2] / FORMS).read_text(encoding="utf-8")
COPY = publication(
    [paragraphs(21, 1500), paragraphs(22, 500), paragraphs(23, 1200)],
    "a: pages: [1, 3]",
    "b: pages: 2",
    "c: pages: 2, overflow: online",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoiledForms:
    """One change to the built-in forms, and what has to be reported of it."""

    old: str
    """What stands in the built-in forms; it may be a pattern."""
    new: str
    """What stands there in the publication's own forms."""
    reported: tuple[str, ...]
    """What the error has to contain."""


SPOILED_FORMS: dict[str, SpoiledForms] = {
    "no-line-that-jumps": SpoiledForms(
        old=r"\{% if f\.to %\}",
        new="{% if false %}",
        reported=("'a' on page 1", "the line that says on which page"),
    ),
    "no-headline-after-the-jump": SpoiledForms(
        old=r'<p class="jumphead".*</p>',
        new="",
        reported=("'a' on page 3", "the headline above copy that goes on"),
    ),
    "no-line-that-goes-online": SpoiledForms(
        old=r"\{% if f\.online %\}",
        new="{% if false %}",
        reported=("'c' on page 2", "the line that says where it is continued online"),
    ),
    "an-ornament-too-many": SpoiledForms(
        old=r"</article>", new="<p>* * *</p></article>", reported=("'a' on page 1", "the head")
    ),
    "an-article-within-an-article": SpoiledForms(
        old=r"(?s)<article (.*)</article>",
        new=r"<div><article \1</article></div>",
        reported=("page 1", "0 <article>"),
    ),
    "no-sections": SpoiledForms(
        old=r'<section class="page">',
        new='<section class="page"></section><section>',
        reported=("4 pages", "8 elements"),
    ),
}


@pytest.mark.parametrize("spoiled", SPOILED_FORMS.values(), ids=list(SPOILED_FORMS))
def test_forms_that_leave_something_out_are_refused(
    spoiled: SpoiledForms, tmp_path: Path, run_lowdown: RunLowdown
) -> None:
    """The error names the form, the article, its page and what is missing; nothing is built."""
    form = re.sub(spoiled.old, spoiled.new, BUILT_IN)
    assert form != BUILT_IN
    write_publication(tmp_path, {**COPY, FORMS: form})
    done = run_lowdown(["build", "issue-1"], tmp_path)
    assert done.returncode == 2, done.stderr
    assert f"{FORMS}: " in done.stderr
    assert "internal error" not in done.stderr
    assert "Traceback" not in done.stderr
    for words in spoiled.reported:
        assert words in done.stderr, done.stderr
    assert not (tmp_path / "dist").exists()


def test_forms_with_another_look_are_accepted(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """A publication may change colours and classes, and add furniture outside the articles."""
    form = BUILT_IN.replace("{{ look.accent }}", "#00557f").replace(
        '<section class="page">', '<section class="page wide">'
    )
    form = form.replace(
        "{% for f in page.frames %}",
        '<p style="position: absolute">Ours</p>{% for f in page.frames %}',
    )
    write_publication(tmp_path, {**COPY, FORMS: form})
    done = run_lowdown(["build", "issue-1"], tmp_path)
    assert done.returncode == 0, done.stderr

"""A publication's own page forms that leave something out: what the press misses is told, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from making.papers import write_publication
from making.writing import paragraphs, publication

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
class Own:
    """One change to the built-in forms, and how it has to be told."""

    old: str
    """What stands in the built-in forms; it may be a pattern."""
    new: str
    """What stands there in the publication's own forms."""
    says: tuple[str, ...]
    """Words of the error."""


OWN: dict[str, Own] = {
    "no-line-that-jumps": Own(
        old=r"\{% if f\.to %\}",
        new="{% if false %}",
        says=("'a' on page 1", "the line that says on which page"),
    ),
    "no-headline-after-the-jump": Own(
        old=r'<p class="jumphead".*</p>',
        new="",
        says=("'a' on page 3", "the headline above copy that goes on"),
    ),
    "no-line-that-goes-online": Own(
        old=r"\{% if f\.online %\}",
        new="{% if false %}",
        says=("'c' on page 2", "the line that says where it is continued online"),
    ),
    "an-ornament-too-many": Own(
        old=r"</article>", new="<p>* * *</p></article>", says=("'a' on page 1", "the head")
    ),
    "an-article-within-an-article": Own(
        old=r"(?s)<article (.*)</article>",
        new=r"<div><article \1</article></div>",
        says=("page 1", "0 <article>"),
    ),
    "no-sections": Own(
        old=r'<section class="page">',
        new='<section class="page"></section><section>',
        says=("4 pages", "8 elements"),
    ),
}


@pytest.mark.parametrize("own", OWN.values(), ids=list(OWN))
def test_forms_that_leave_something_out_are_told(
    own: Own, tmp_path: Path, run_lowdown: RunLowdown
) -> None:
    """The editor reads which form, which article on which page, and what it must hold; nothing is built."""
    form = re.sub(own.old, own.new, BUILT_IN)
    assert form != BUILT_IN
    write_publication(tmp_path, {**COPY, FORMS: form})
    done = run_lowdown(["build", "issue-1"], tmp_path)
    assert done.returncode == 2, done.stderr
    assert f"{FORMS}: " in done.stderr
    assert "internal error" not in done.stderr
    assert "Traceback" not in done.stderr
    for words in own.says:
        assert words in done.stderr, done.stderr
    assert not (tmp_path / "dist").exists()


def test_forms_with_another_look_are_good(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """Colours, classes and furniture outside the articles are the publication's own affair."""
    form = BUILT_IN.replace("#9e1b32", "#00557f").replace(
        '<section class="page">', '<section class="page wide">'
    )
    form = form.replace(
        "{% for f in page.frames %}",
        '<p style="position: absolute">Ours</p>{% for f in page.frames %}',
    )
    write_publication(tmp_path, {**COPY, FORMS: form})
    done = run_lowdown(["build", "issue-1"], tmp_path)
    assert done.returncode == 0, done.stderr

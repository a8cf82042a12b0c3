"""Templates of a stranger's publication: they can do no harm, and their faults have a place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hostile.case import Case

BUILT_IN: Final = Path(__file__).parents[3] / "templates/lowdown"
GRID: Final = (BUILT_IN / "grid.toml").read_text(encoding="utf-8")
GALLEYS: Final = "templates/lowdown/galleys.html"
"""The first template that a build fills in."""


def galleys(name: str, text: str | bytes, *says: str, line: int | None = 2) -> Case:
    """A first template with hostile text below an empty line, which is answered on `line`."""
    content = text if isinstance(text, bytes) else f"\n{text}"
    place = f"lowdown: {GALLEYS}:{line}: " if line else f"lowdown: {GALLEYS}: "
    return Case(name=name, files={GALLEYS: content}, status=2, says=(place, *says))


def grid(name: str, text: str, *says: str) -> Case:
    """Hostile measures."""
    return Case(
        name=f"grid-{name}",
        files={"templates/lowdown/grid.toml": text},
        status=2,
        says=tuple(f"templates/lowdown/grid.toml{words}" for words in says),
    )


def linked(name: str) -> Callable[[Path], None]:
    """Makes a template a link to a file outside the publication."""

    def prepare(folder: Path) -> None:
        (folder.parent / "secret.html").write_text("the secret", encoding="utf-8")
        (folder / "templates/lowdown").mkdir(parents=True)
        (folder / "templates/lowdown" / name).symlink_to(folder.parent / "secret.html")

    return prepare


def fifo(folder: Path, template: str = GALLEYS) -> None:
    """Makes a template a pipe that nobody writes to."""
    (folder / "templates/lowdown").mkdir(parents=True)
    os.mkfifo(folder / template)


def folder_for_file(folder: Path) -> None:
    """Makes a folder where a template should be."""
    (folder / GALLEYS).mkdir(parents=True)


NESTED: Final = "{% for a in range(99999) %}{% for b in range(99999) %}"
ENDED: Final = "{% endfor %}{% endfor %}"
DOUBLED: Final = (
    "{% set kept = namespace(text='12345678') %}"
    "{% for a in range(90) %}{% set kept.text = kept.text ~ kept.text %}{% endfor %}"
)
LIMITLESS: Final = "is there a loop without end?"

CASES: Final = (
    galleys("globals", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "'__init__'"),
    galleys("classes", "{{ ''.__class__.__mro__ }}", "'__class__'"),
    galleys("by-filter", "{{ (''|attr('__class__')).__mro__ }}", "'__class__'"),
    galleys("by-format", "{{ '{0.__class__}'.format(1) }}", "'__class__'"),
    galleys("by-format-map", "{{ '{a.__class__}'.format_map({'a': 1}) }}", "'__class__'"),
    galleys("by-index", "{{ ''['__class__'].__mro__ }}", "'__class__'"),
    galleys("by-map", "{{ [[]]|map(attribute='__class__')|join }}", "'__class__'"),
    galleys("code-of-macro", "{% macro m() %}{% endmacro %}{{ m._func }}", "'_func'"),
    galleys("self", "{{ self._TemplateReference__context }}", "_TemplateReference__context"),
    galleys("path", "{{ publication.root }}", "'root'"),
    galleys("read-by-path", "{{ publication.root.joinpath('/etc/passwd').read_text() }}", "'root'"),
    galleys("changed-list", "{{ [1].append(2) }}", "'append'"),
    galleys("random-words", "{{ lipsum() }}", "'lipsum' is undefined"),
    galleys("random-choice", "{{ [1, 2]|random }}", "random"),
    galleys("syntax", "{% if %}", "Expected an expression"),
    galleys("unknown-tag", "{% nonsense %}", "nonsense"),
    galleys("not-closed", "{% if 1 %}", "endif"),
    galleys("division", "{{ 1 / 0 }}", "division by zero"),
    galleys("types", "{{ 1 + 'x' }}", "unsupported operand"),
    galleys("missing-value", "{{ nothing.at.all }}", "'nothing' is undefined"),
    galleys("macro-without-end", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "without end"),
    galleys("includes-itself", "{% include 'galleys.html' %}", "without end"),
    galleys("extends-itself", "{% extends 'galleys.html' %}", "without end"),
    galleys("missing-include", "{% include 'no.html' %}", "there is no template"),
    galleys("file-outside-the-set", "{% include 'other/own.html' %}", "there is no template"),
    galleys("climbing-include", "{% include '../../../etc/passwd' %}", "there is no template"),
    galleys("absolute-include", "{% include '/etc/passwd' %}", "there is no template"),
    galleys("output-without-end", f"{NESTED}1234567890{ENDED}", "characters", LIMITLESS),
    galleys("loop-without-end", f"{NESTED}{ENDED}", "seconds", LIMITLESS),
    galleys("range", "{{ range(10 ** 9)|list }}", "Range too big"),
    galleys("doubled-text", DOUBLED, "memory", LIMITLESS),
    galleys("repeated-text", "{{ 'x' * 10 ** 12 }}", "repeated too often"),
    galleys("repeated-list", "{{ ([1] * 10 ** 12)|length }}", "repeated too often"),
    galleys("power", "{{ 10 ** 10 ** 10 }}", "too large"),
    galleys("wide-number", "{{ '%9999999999d'|format(1) }}", "memory"),
    galleys("wide-text", "{{ 'x'.center(9999999999) }}", "memory"),
    galleys("not-utf-8", b"<html>\n\n\xe9</html>", "UTF-8", line=3),
    galleys("nested-brackets", "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "deeply", line=None),
    galleys("nested-ifs", "{% if 1 %}" * 500 + "{% endif %}" * 500, "deeply", line=None),
    galleys("too-large", "x" * 2_000_001, "more than 2,000,000 bytes", line=None),
    galleys("empty", b"", "no element with the id", line=None),
    Case(name="link", prepare=linked("galleys.html"), status=2, says=("leads out", GALLEYS)),
    Case(
        name="included-link",
        files={"templates/lowdown/forms.html": "{% include 'own.html' %}"},
        prepare=lambda folder: (folder / "templates/lowdown/own.html").symlink_to("/etc/passwd"),
        status=2,
        says=("templates/lowdown/own.html: the file is a link that leads out of the publication",),
    ),
    Case(name="fifo", prepare=fifo, status=2, says=(f"{GALLEYS}: the file is a pipe",)),
    Case(
        name="grid-pipe",
        prepare=lambda folder: fifo(folder, "templates/lowdown/grid.toml"),
        status=2,
        says=("templates/lowdown/grid.toml: the file is a pipe",),
    ),
    Case(name="folder", prepare=folder_for_file, status=2, says=("the file is a folder",)),
    Case(
        name="style",
        files={
            "templates/lowdown/type.css": "@page { size: 0 0 } .nameplate { font-size: 1e30pt }"
        },
        status=2,
        says=("templates/lowdown/type.css: pages cannot be drawn",),
    ),
    Case(
        name="file-in-style",
        files={"templates/lowdown/type.css": "@import url(file:///etc/passwd);"},
        status=2,
        says=("templates/lowdown/type.css:1: “file:///etc/passwd” is outside the set",),
    ),
    Case(
        name="picture-in-style",
        files={"templates/lowdown/type.css": "p { background: url(logo.png) }"},
        status=2,
        says=("templates/lowdown/type.css:1: “logo.png” is in none of the folders of the set",),
    ),
    Case(
        name="no-such-set",
        files={
            "lowdown.toml": '[publication]\ntitle = "T"\nurl = "https://t.example/"\n'
            '[paper]\ntemplate = "mine"\n'
        },
        status=2,
        says=("lowdown.toml:5:12: ", "no set of templates called 'mine'", "available: lowdown"),
    ),
    grid("nan", GRID.replace("leading = ", "leading = nan #"), ":2: leading must be from 4"),
    grid("tiny", GRID.replace("leading = ", "leading = 1e-300 #"), ":2: leading must be from 4"),
    grid("infinite", GRID.replace("gutter = ", "gutter = inf #"), ":3: gutter must be from 0"),
    grid("true", GRID.replace("gutter = ", "gutter = true #"), ":3: gutter must be a number"),
    grid(
        "several",
        'leading = "x"\ngutter = -1\nmargins = 3\n',
        ":1: leading must be a number of points",
        ":2: gutter must be from 0",
        ": top is missing below [margins]",
    ),
    grid("not-toml", "\nleading = = 3", ":2: this is not TOML"),
    grid("brackets", "leading = " + "[" * 100_000, ": this is not TOML"),
)

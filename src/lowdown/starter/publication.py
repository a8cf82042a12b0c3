"""Composes a new publication from the editor's answers: `{path: bytes}`, ready to build."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lowdown import __version__
from lowdown.desk import SCHEMAS, page_size, schema_file
from lowdown.model import Look, ascii_slug, main_language
from lowdown.starter.languages import STARTER_COPY, StarterCopy
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

DEFAULT_LANGUAGE: Final = "en-GB"
"""The language of a publication that names none, as in the settings."""
DEFAULT_ACCENT: Final = Look().accent
"""The colour of a publication that names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What an editor answers before a publication is made."""

    title: str
    """The publication's name."""
    url: str
    """The address of its website, with a slash at its end."""
    language: str
    """Its language, as a BCP 47 code."""
    paper: str
    """The size of its paper, as the settings take it."""
    accent: str
    """Its colour, as #rrggbb."""
    date: datetime.date
    """The day of its first issue."""


def default_title(folder: str) -> str:
    """Returns a title from the name of a folder: "Valley Voice" for `valley-voice`."""
    words = re.sub(r"[\W_]+", " ", folder).split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "The Newsletter"


def default_url(title: str) -> str:
    """Returns an address that nobody has, in the domain that is kept for examples."""
    return f"https://{ascii_slug(title)[:60].strip('-') or 'newsletter'}.example/"


def default_paper(language: str) -> str:
    """Returns the size of paper that is usual where a language is written: `letter` in North
    America and in some countries of Latin America, `A4` elsewhere.
    """
    region = language.upper().rpartition("-")[2]
    return "letter" if region in _LETTER else "A4"


_LETTER: Final = frozenset(("US", "CA", "MX", "CL", "CO", "VE", "PH", "GT", "CR", "PA", "DO", "NI"))
"""The regions that print on US Letter: those that Unicode's CLDR names, with a few of their
neighbours."""


def _columns_of(paper: str) -> int:
    """The columns that suit a size of paper, as the settings take it: three on A4."""
    width = page_size(paper).width
    return min(max(round((width - _MARGINS) / _COLUMN), 1), 6)


_MARGINS: Final = 56.0
"""Points of a page's width that are margins."""
_COLUMN: Final = 176.0
"""Points of a column and of the white beside it, on average."""


def starter_language(language: str) -> str:
    """Returns the language of the articles that a publication begins with: its own, or English."""
    return main_language(language) if main_language(language) in STARTER_COPY else "en"


def start_publication(answers: Answers) -> Mapping[str, bytes]:
    """Returns every file of a new publication, by its path below the publication's folder."""
    language = starter_language(answers.language)
    copy = STARTER_COPY[language]
    values = _values(answers, copy)
    texts = {target: _filled(name, values) for target, name in _FILES.items()}
    for slug in copy.slugs:
        article = _filled(f"{language}/{slug}.md", values)
        if language != main_language(answers.language):
            article = article.replace("\n---\n", f"\nlanguage: {language}\n---\n", 1)
        texts[f"articles/{slug}.md"] = article
    written = {path: text.encode() for path, text in texts.items()}
    written |= {f"{_SCHEMA_FOLDER}/{kind}.json": schema_file(kind) for kind in SCHEMAS}
    return dict(sorted(written.items()))


_SCHEMA_FOLDER: Final = ".vscode/schemas"
"""Where the schemas stand by which editors complete keys; the starting files name it too."""


_FILES: Final = {
    "lowdown.toml": "lowdown.toml",
    "issues/issue-1.md": "issue.md",
    "pictures/front-door.svg": "pictures/front-door.svg",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".vscode/settings.json": "vscode-settings.json",
    ".github/workflows/lowdown.yml": "workflow.yml",
}
"""The starting file of each path; those of git and of editors have no full stop before their names
here, where they are not to be used.
"""


def _values(answers: Answers, copy: StarterCopy) -> dict[str, str]:
    """What is filled into the files."""
    columns = _columns_of(answers.paper)
    return {
        "version": __version__,
        "words_title": _MARKS.sub(r"\\\g<0>", answers.title),
        "yaml_title": _quoted(answers.title),
        "toml_title": _quoted(answers.title),
        "toml_tagline": _quoted(copy.tagline),
        "toml_url": _quoted(answers.url),
        "toml_language": _quoted(answers.language),
        "toml_paper": _quoted(answers.paper),
        "toml_panel": _quoted(copy.panel),
        "columns": str(columns),
        "span": str(min(2, columns)),
        "accent": answers.accent,
        "toml_accent": _quoted(answers.accent),
        "date": answers.date.isoformat(),
        "year": str(answers.date.year),
        "host": urlsplit(answers.url).hostname or "",
        "lead": copy.lead,
        "second": copy.second,
        "panel": copy.panel,
    }


_MARKS: Final = re.compile(r"[\\\\`*_\[\]<>&{}#~|]")
"""The characters that mean something in Markdown, before which a backslash is put."""


def _quoted(words: str) -> str:
    """A string in double quotes, as TOML and YAML both read it."""
    return json.dumps(words, ensure_ascii=False)


def _filled(name: str, values: Mapping[str, str]) -> str:
    """A starting file, with the answers in it."""
    text = (files("lowdown.starter") / "files" / name).read_text(encoding="utf-8")
    return Template(text).substitute(values)

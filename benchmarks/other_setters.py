"""Sets paragraphs with LuaLaTeX and with Typst, in one column, to compare our lines with theirs.

LuaLaTeX with microtype: letters up to 2 % narrower or wider, punctuation that hangs in the margin.
Typst with limits: word spaces from two thirds to one and a half, letters up to 0.01 em closer and
0.02 em farther apart.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

PAGE_HEIGHT: Final = 800.0
"""Points of copy on a page."""
MARGIN: Final = 20.0
"""Points around it."""
INDENT: Final = 10.0
"""Points by which a paragraph is indented."""
BABEL: Final = {"cy": "welsh", "de": "ngerman", "en": "ukenglish"}
"""The hyphenation rules of LaTeX for a language."""
SPECIAL: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "{}#$%&_"},
    }
)
"""Characters that mean something to LaTeX."""
TYPST: Final = """\
#let copy = json("copy.json")
#set page(width: copy.width * 1pt, height: copy.height * 1pt, margin: copy.margin * 1pt)
#set text(font: copy.family, size: copy.size * 1pt, hyphenate: true, fallback: false,
  top-edge: copy.leading * 1pt, bottom-edge: 0pt)
#set par(justify: true, leading: 0pt, spacing: 0pt, justification-limits: (
  spacing: (min: 100% * 2 / 3, max: 150%), tracking: (min: -0.01em, max: 0.02em)))
#for (text: words, language, indent) in copy.paragraphs {
  set text(lang: language)
  par(first-line-indent: (amount: indent * 1pt, all: true), words)
}
"""


class SetParagraph(NamedTuple):
    """A paragraph to be set."""

    text: str
    """Its words, plain."""
    language: str
    """Its language: `en`, `de`."""
    is_first: bool
    """Whether it follows a headline or crosshead, and is not indented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Paragraphs, and how they are to be set. In points."""

    paragraphs: Sequence[SetParagraph]
    """The copy."""
    font: Path
    """The file of its face, in a folder with no other face."""
    family: str
    """The name of the face's family."""
    measure: float
    """The width of a line."""
    size: float
    """The size of the letters."""
    leading: float
    """From one line to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setter:
    """A program that sets paragraphs."""

    name: str
    """What it is called in tables."""
    missing: Callable[[], str | None]
    """Returns why it can't be run here, and what to install; None where it can."""
    set: Callable[[Setting, Path], bytes]
    """Sets paragraphs in an empty folder and returns the PDF.

    Raises subprocess.CalledProcessError or RuntimeError where it fails.
    """


def without_lualatex() -> str | None:
    """Returns why LuaLaTeX can't be run here, and what to install; None where it can."""
    if shutil.which("lualatex"):
        return None
    return (
        "lualatex is not installed; Debian: apt-get install texlive-luatex"
        " texlive-latex-recommended texlive-lang-english texlive-lang-german"
        " texlive-lang-european"
    )


def lualatex(setting: Setting, folder: Path) -> list[str]:
    """Writes the copy for LuaLaTeX into a folder; returns the command that sets it there."""
    (folder / "copy.tex").write_text("\n".join(_latex(setting)), encoding="utf-8")
    command = ["lualatex", "-interaction=batchmode", "-halt-on-error"]
    return [*command, "-output-directory", str(folder), str(folder / "copy.tex")]


def _with_lualatex(setting: Setting, folder: Path) -> bytes:
    command = lualatex(setting, folder)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (folder / "copy.pdf").read_bytes()


def _latex(setting: Setting) -> Iterator[str]:
    width, height = setting.measure + 2 * MARGIN, PAGE_HEIGHT + 2 * MARGIN
    languages = sorted({paragraph.language for paragraph in setting.paragraphs})
    yield r"\documentclass{article}"
    yield rf"\usepackage[paperwidth={width}bp,paperheight={height}bp,margin={MARGIN}bp]{{geometry}}"
    yield r"\usepackage[english]{babel}"
    for language in languages:
        yield rf"\babelprovide[hyphenrules={BABEL[language]}]{{copy{language}}}"
    yield r"\usepackage{fontspec}"
    path = f"Path={setting.font.parent}/,Ligatures=TeX,BoldFont={{}},ItalicFont={{}}"
    yield rf"\setmainfont[{path}]{{{setting.font.name}}}"
    yield r"\usepackage{microtype}"
    yield r"\pagestyle{empty}\raggedbottom"
    yield r"\begin{document}"
    yield rf"\fontsize{{{setting.size}bp}}{{{setting.leading}bp}}\selectfont"
    yield rf"\parindent={INDENT}bp\parskip=0bp\tolerance=9999\emergencystretch=1em"
    for paragraph in setting.paragraphs:
        yield rf"\selectlanguage{{copy{paragraph.language}}}"
        start = r"\noindent " if paragraph.is_first else r"\indent "
        yield f"{start}{paragraph.text.translate(SPECIAL)}\n"
    yield r"\end{document}"


def _without_typst() -> str | None:
    return None if find_spec("typst") else "typst is not installed; .venv/bin/pip install typst"


def _with_typst(setting: Setting, folder: Path) -> bytes:
    import typst

    copy = {
        "width": setting.measure + 2 * MARGIN,
        "height": PAGE_HEIGHT + 2 * MARGIN,
        "margin": MARGIN,
        "family": setting.family,
        "size": setting.size,
        "leading": setting.leading,
        "paragraphs": [
            {
                "text": paragraph.text,
                "language": paragraph.language,
                "indent": 0 if paragraph.is_first else INDENT,
            }
            for paragraph in setting.paragraphs
        ],
    }
    (folder / "copy.json").write_text(json.dumps(copy), encoding="utf-8")
    (folder / "copy.typ").write_text(TYPST, encoding="utf-8")
    pdf: bytes = typst.compile(str(folder / "copy.typ"), font_paths=[str(setting.font.parent)])
    return pdf


SETTERS: Final = (
    Setter(name="LuaLaTeX + microtype", missing=without_lualatex, set=_with_lualatex),
    Setter(name="Typst with limits", missing=_without_typst, set=_with_typst),
)

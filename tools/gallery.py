"""Makes docs/gallery: one issue of this publication in several looks: `python tools/gallery.py`.

A look is a file of settings, `docs/gallery/NAME.toml`, with the sentence about it in its first
lines. Its tables take the place of those of `lowdown.toml`; nothing else is changed, but that the
manifest leaves all pages to Lowdown, so that the issue fits on any paper, and that pictures are
no wider than the page has columns, and one column wide on small pages. `NAME.webp` shows the
first pages; docs/gallery/README.md shows all looks. `python tools/gallery.py NAME ...` makes the
pictures of some looks only.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli_w

from lowdown.desk.schema.paper_sizes import page_size

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "gallery"
ISSUE: Final = "issue-41"
WIDTH: Final = 1200
"""Pixels of a picture, with the pages that it shows."""
SMALL: Final = 500.0
"""Points: pages that are less wide are small."""
PAGES: Final = 3
"""The pages that a picture shows."""
_SPAN: Final = re.compile(r"(\bspan[=:] ?)(\d)")
_PAGES_KEY: Final = re.compile(r"^ *pages: .*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look of the gallery."""

    name: str
    """The name of its files."""
    title: str
    """Its heading."""
    about: str
    """A sentence about it."""
    settings: str
    """The tables of `lowdown.toml` that make it."""


def read_looks() -> list[Look]:
    """Returns the looks, in the order of their names."""
    return [_read_look(file) for file in sorted(FOLDER.glob("*.toml"))]


def _read_look(file: Path) -> Look:
    lines = file.read_text(encoding="utf-8").splitlines()
    comments = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    settings = "\n".join(line for line in lines if not line.startswith("#"))
    return Look(
        name=file.stem,
        title=comments[0],
        about=" ".join(comments[1:]),
        settings=settings.strip(),
    )


def write_publication(look: Look, folder: Path) -> None:
    """Writes the publication of the repository into an empty folder, with the look."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "lowdown.toml").read_text(encoding="utf-8"))
    for table, keys in tomllib.loads(look.settings).items():
        settings[table] = {**settings.get(table, {}), **keys}
    (folder / "lowdown.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")
    paper = settings["paper"]
    widest = 1 if page_size(paper["size"]).width < SMALL else paper["columns"]
    shutil.copytree(ROOT / "pictures", folder / "pictures")
    (folder / "articles").mkdir()
    for file in (ROOT / "articles").glob("*.md"):
        copy = _within(file.read_text(encoding="utf-8"), widest)
        (folder / "articles" / file.name).write_text(copy, encoding="utf-8")
    shutil.copy(FOLDER / "logo.svg", folder / "pictures" / "logo.svg")
    manifest = (ROOT / "issues" / f"{ISSUE}.md").read_text(encoding="utf-8")
    (folder / "issues").mkdir()
    (folder / "issues" / f"{ISSUE}.md").write_text(_PAGES_KEY.sub("", manifest), encoding="utf-8")


def _within(copy: str, columns: int) -> str:
    """An article in which no picture is wider than the columns of the page."""
    return _SPAN.sub(lambda span: f"{span[1]}{min(int(span[2]), columns)}", copy)


def build(look: Look, folder: Path) -> Path:
    """Builds the paper of a look in an empty folder, and returns its PDF."""
    write_publication(look, folder)
    command = [sys.executable, "-m", "lowdown", "build", ISSUE, "--only", "paper"]
    subprocess.run([*command, "--project", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder / "dist" / ISSUE / f"{ISSUE}.pdf"


def draw(pdf: Path) -> bytes:
    """Returns the first pages of a paper side by side, as a WebP."""
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(pdf)
    width = WIDTH // PAGES - 12
    pages = []
    for number in range(min(PAGES, len(document))):
        page = document[number]
        picture = page.render(scale=4 * width / page.get_width()).to_pil()
        height = round(picture.height * width / picture.width)
        pages.append(picture.resize((width, height), Image.Resampling.LANCZOS))
    sheet = Image.new("RGB", (WIDTH, pages[0].height + 12), "#d9d9d9")
    for number, page_picture in enumerate(pages):
        sheet.paste(page_picture, (6 + number * (width + 12), 6))
    file = io.BytesIO()
    sheet.save(file, "WEBP", quality=80, method=6)
    return file.getvalue()


def write_page(looks: Sequence[Look]) -> str:
    """Returns the page that shows the looks."""
    introduction = (
        "# Six looks of one issue\n\n"
        "All of these are the same articles, made by settings alone: the lines below each heading"
        " in\n`lowdown.toml`. [Your own look](../look.md) explains every key.\n"
        "`make gallery` makes the pictures again.\n"
    )
    parts = [
        f"## {look.title}\n\n{look.about}\n\n"
        f"![The first pages: {look.title}]({look.name}.webp)\n\n```toml\n{look.settings}\n```\n"
        for look in looks
    ]
    return "\n".join([introduction, *parts])


def main(names: Sequence[str]) -> None:
    """Makes the page, and the pictures of the named looks, or of all."""
    looks = read_looks()
    (FOLDER / "README.md").write_text(write_page(looks), encoding="utf-8")
    for look in looks:
        if names and look.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            pdf = build(look, Path(folder))
            (FOLDER / f"{look.name}.webp").write_bytes(draw(pdf))
        sys.stdout.write(f"docs/gallery/{look.name}.webp\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""The page about templates leads to a changed front page, and lists what there is."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

from lowdown.cli import main

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
FRONT = "To a changed front page"


def section(title: str, page: str) -> str:
    """The part of a page below a heading of the second level."""
    return page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def files_in(text: str) -> list[tuple[str, str]]:
    """The fenced files of a section: name and text."""
    return re.findall(r"^```\w+ (\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def load_tool() -> ModuleType:
    """The program that writes the tables."""
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools/templates_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def write_newcomers_publication() -> None:
    """Writes the publication of the README into the current folder."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, text in files_in(section("Start a publication", readme)):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_each_step_to_a_changed_front_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands and files in their order give a paper and a site with every change on them."""
    monkeypatch.chdir(tmp_path)
    write_newcomers_publication()
    steps = re.finditer(
        r"^```(?P<kind>\w+) ?(?P<name>\S*)\n(?P<text>.*?)^```",
        section(FRONT, PAGE),
        re.MULTILINE | re.DOTALL,
    )
    for step in steps:
        if step["kind"] == "console":
            for line in step["text"].splitlines():
                arguments = shlex.split(line.removeprefix("$ lowdown "))
                assert main(arguments) == 0, line
        else:
            path = Path(step["name"])
            before = path.read_text("utf-8") if path.suffix == ".toml" else ""
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{before}\n{step['text']}", encoding="utf-8")

    paper = pypdfium2.PdfDocument(Path("dist/one/one.pdf"))
    text = paper[0].get_textpage().get_text_bounded()
    assert text.index("Free: take one") < text.index("The Valley Voice")
    assert "Please pass it on" in text
    pixels = paper[0].render(scale=1).to_pil().convert("RGB").getcolors(100_000)
    assert (0x00, 0x5F, 0x73) in {color for _, color in pixels or []}
    assert "Ring us: 01632 960000" in Path("dist/index.html").read_text("utf-8")
    (sheet,) = Path("dist/assets").glob("site*.css")
    assert sheet.read_text("utf-8").rstrip().endswith(":root { --accent: #005f73 }")


def test_the_tables_are_as_the_templates_are() -> None:
    """Every file, block and value is listed; `python tools/templates_page.py` writes the tables."""
    assert tool.write_page(PAGE) == PAGE, "run `python tools/templates_page.py`"


def test_every_value_that_a_template_is_given_is_described() -> None:
    """Those that the press gives are in the table by hand, those that a file sets are its own."""
    by_hand = set(
        re.findall(r"`(\w+)`", section("Files and blocks", PAGE).split("<!-- end -->")[1])
    )
    for file in sorted(tool.SET.rglob("*.html")) + sorted(tool.SET.rglob("*.css")):
        text = file.read_text("utf-8")
        for name in set(tool.values_of(file)) - by_hand - {"head", "site", "words", "root"}:
            base = (tool.SET / "web/base.html").read_text("utf-8")
            own = re.search(
                rf"set {name} =|macro {name}\(|import [^%]*\b{name}\b|for [^%]*\b{name}\b[^%]* in"
                rf"|macro \w+\([^)]*\b{name}\b|as {name}\b",
                text + base,
            )
            assert own, f"{file.name}: {name}"

"""A set of templates has the files that it changes; all others are those of the built-in set."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.model import MM
from lowdown.press import load_templates, web_templates, web_templates_digest

BUILT_IN: Final = Path(__file__).parents[3] / "templates/lowdown"
SETTINGS: Final = """\
[publication]
title = "The Weekly"
url = "https://weekly.example/"

[paper]
template = "mine"
"""


def write_set(root: Path, files: dict[str, str]) -> None:
    """Writes a publication with a set `mine`."""
    (root / "lowdown.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "templates/mine").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def render(root: Path, template: str = "forms.html", **values: object) -> str:
    """What a template of the paper writes."""
    return load_templates(read_publication(root)).render(template, **values)


@pytest.mark.parametrize(
    ("named", "used"),
    [
        ("type.css", "publication/templates/mine/type.css"),
        ("lowdown/type.css", "templates/lowdown/type.css"),
        ("parts.html", "templates/lowdown/parts.html"),
        ("web/own.css", "templates/lowdown/web/own.css"),
    ],
)
def test_a_name_means_a_file_of_the_set_or_else_the_built_in_one(
    named: str, used: str, tmp_path: Path
) -> None:
    """`type.css` is the set's own, `lowdown/type.css` always the built-in one."""
    root = tmp_path / "publication"
    root.mkdir()
    write_set(root, {"mine/type.css": "mine", "mine/forms.html": f'{{% include "{named}" %}}'})
    templates = load_templates(read_publication(root))
    assert templates.environment.get_template("forms.html").name == "forms.html"
    source = templates.loader.get_source(templates.environment, named)
    folder = tmp_path if used.startswith("publication") else BUILT_IN.parents[1]
    assert source.file == str(folder / used)


def test_a_set_that_was_copied_whole_uses_its_own_files(tmp_path: Path) -> None:
    """No file of a copied set names the built-in set, so none comes from there."""
    write_set(tmp_path, {})
    copytree(BUILT_IN, tmp_path / "templates/mine", dirs_exist_ok=True)
    texts = [file.read_text("utf-8") for file in BUILT_IN.rglob("*") if file.is_file()]
    assert not [text for text in texts if '"lowdown/' in text]
    templates = load_templates(read_publication(tmp_path))
    templates.environment.get_template("type.css")
    assert templates.loader.own == ("templates/mine/type.css",)


def test_the_grid_of_a_set_is_its_own_or_else_the_built_in_one(tmp_path: Path) -> None:
    """A set without a grid.toml has the measures of the built-in set."""
    write_set(tmp_path, {})
    grid = load_templates(read_publication(tmp_path)).grid
    text = (BUILT_IN / "grid.toml").read_text("utf-8")
    write_set(tmp_path, {"mine/grid.toml": text.replace("left = 15", "left = 25")})
    own = load_templates(read_publication(tmp_path)).grid
    assert own.left - grid.left == pytest.approx(10 * MM)


def test_a_file_of_the_web_is_the_set_s_own_or_else_the_built_in_one(tmp_path: Path) -> None:
    """The style sheet and the script follow the same rule as the pages."""
    write_set(tmp_path, {"mine/web/site.js": "ours()", "mine/web/own.css": ":root {}"})
    templates = web_templates(read_publication(tmp_path))
    assert templates.render("site.js") == "ours()"
    assert templates.render("own.css") == ":root {}"
    assert '{% include "web/own.css" %}' in (BUILT_IN / "web/site.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "name", "is_another"),
    [
        ("", "mine/web/404.html", True),
        ("", "mine/forms.html", False),
        ("{% include 'colours.css' %}", "mine/colours.css", True),
        ("{% include page.kind ~ '.css' %}", "mine/colours.css", True),
        ("{% include 'web/own.css' %}", "mine/colours.css", False),
        ("", "other/web/404.html", False),
    ],
)
def test_pages_are_made_again_where_a_file_of_theirs_changed(
    template: str, name: str, is_another: bool, tmp_path: Path
) -> None:
    """A file for the paper is one of theirs where a template for the web names it."""
    write_set(tmp_path, {"mine/web/home.html": template, name: "before"})
    publication = read_publication(tmp_path)
    before = web_templates_digest(publication)
    write_set(tmp_path, {name: "after"})
    assert (web_templates_digest(publication) != before) is is_another


@pytest.mark.parametrize("load", [load_templates, web_templates])
def test_a_set_that_does_not_exist_is_refused(load: object, tmp_path: Path) -> None:
    """The message has the line of the settings, what there is, and how to make one."""
    write_set(tmp_path, {"ours/own.css": ""})
    (tmp_path / "templates/mine").rmdir()
    assert callable(load)
    with pytest.raises(SettingsError) as raised:
        load(read_publication(tmp_path))
    assert str(raised.value) == (
        "lowdown.toml:6:12: there is no set of templates called 'mine'; available: lowdown, ours;"
        " `lowdown templates copy mine` makes one"
    )


def test_a_missing_template_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    """The message has the line that names it."""
    write_set(tmp_path, {"mine/forms.html": '\n{% include "tipe.css" %}'})
    with pytest.raises(SettingsError) as raised:
        render(tmp_path)
    assert str(raised.value).startswith(
        "templates/mine/forms.html:2: the template cannot be used: there is no template tipe.css"
        " in this set or in the built-in one; did you mean type.css?"
    )

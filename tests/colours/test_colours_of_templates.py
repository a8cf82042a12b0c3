"""The colours that the built-in templates use are those whose contrast is computed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lowdown.colours import dark_palette, light_palette
from lowdown.desk import read_publication
from lowdown.editions.web.sharing import choose_share
from lowdown.editions.web.site_files import make_site_files
from lowdown.model import Look
from lowdown.press import STANDARD, draw_dropcap, load_templates, typefaces_of
from making.publications.desk_copy import SETTINGS, lay_out

SET = Path(__file__).parents[2] / "templates" / "lowdown"
RULE = re.compile(r"(?P<names>[^{}]+)\{(?P<body>[^{}]*)\}")
TYPE = re.compile(r"(?<![\w-])color:\s*([^;}]+)")
GROUND = re.compile(r"(?<![\w-])background:\s*([^;}]+)")

INHERITED = {"inherit", "transparent"}


def rules_of(name: str) -> list[tuple[str, str]]:
    """The rules of a style sheet, with a value of Jinja as `<value>`."""
    text = re.sub(r"\{[%#].*?[%#]\}", "", (SET / name).read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"<\1>", text)
    return [(found["names"].strip(), found["body"]) for found in RULE.finditer(text)]


@pytest.mark.parametrize("name", ["type.css", "forms.html"])
def test_type_of_the_paper_has_colours_that_can_be_read_on_every_ground(name: str) -> None:
    """Accent, ink and slate, on white or on the tint; the band of a banner has its own pair."""
    for names, body in rules_of(name):
        colours = {colour.strip() for colour in TYPE.findall(body)} - INHERITED
        grounds = {ground.strip() for ground in GROUND.findall(body)}
        if ".band" in names:
            assert colours | grounds <= {"<plate.on_band>", "<plate.band>", "#fff"}
        else:
            assert colours <= {"<look.accent>", "<look.ink>", "<look.slate>"}, names
            assert grounds <= {"<look.tint>"}, names


def test_type_of_the_site_has_colours_that_can_be_read_on_every_ground() -> None:
    """Accent, ink and slate on page, tint and target, and the page's colour on accent and ink.

    The band of a banner has a pair of its own.
    """
    kinds = {f"var(--{name})" for name in ("accent", "ink", "slate")}
    for names, body in rules_of("web/site.css"):
        if names.endswith((":root", "img")) or "img[" in names or ".nameplate.banner" in names:
            continue
        colours = {colour.strip() for colour in TYPE.findall(body)} - INHERITED
        grounds = {ground.strip() for ground in GROUND.findall(body)} - {"none"}
        if grounds & kinds:
            assert colours == {"var(--paper)"}, names
        else:
            assert colours <= kinds, names
            assert grounds <= {"var(--paper)", "var(--tint)", "var(--target)"}, names


def test_no_colour_of_the_look_is_written_in_a_template() -> None:
    """What follows the settings is nowhere fixed."""
    look = Look()
    for file in sorted(SET.rglob("*")):
        text = file.read_text("utf-8") if file.is_file() else ""
        assert not [colour for colour in (look.accent, look.ink, look.tint) if colour in text]


def test_everything_that_is_made_follows_the_settings(tmp_path: Path) -> None:
    """The paper's type, its drop cap, the style sheet of the site, its icon and its card."""
    settings = f'{SETTINGS}[look]\naccent = "#00557f"\nink = "#10243e"\ntint = "#e8f0f4"\n'
    publication = read_publication(lay_out(tmp_path, {"lowdown.toml": settings}))
    templates = load_templates(publication)
    assert (templates.look.accent, templates.look.ink) == ("#00557f", "#10243e")
    assert (
        b'fill="#00557f"'
        in draw_dropcap(
            "T", STANDARD, colour=templates.look.accent, size=9.9, leading=14
        ).asset.data
    )
    made = make_site_files(publication, has_search=False)
    css = made.files[made.names.stylesheet].decode()
    for palette in (light_palette(publication.look), dark_palette(publication.look)):
        assert f"--accent: {palette.accent};" in css
        assert f"--tint: {palette.tint};" in css
    assert 'fill="#00557f"' in made.files["favicon.svg"].decode()
    plain = read_publication(lay_out(tmp_path / "plain", {"lowdown.toml": SETTINGS}))
    shares = [
        choose_share(each, None, None, typefaces=typefaces_of(each))
        for each in (publication, plain)
    ]
    assert shares[0] != shares[1]

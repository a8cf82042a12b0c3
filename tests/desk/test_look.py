"""From `[look]` of lowdown.toml to the look of a publication."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.model import BylinePlace, Look, contrast
from making.publications.desk_copy import SETTINGS, lay_out


def look(root: Path, text: str) -> Look:
    return read_publication(lay_out(root, {"lowdown.toml": f"{SETTINGS}[look]\n{text}\n"})).look


def refusal(root: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        look(root, text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ('"#00557f"', "#00557f"),
        ('"#00557F"', "#00557f"),
        ('"#057"', "#005577"),
        ('"darkgreen"', "#006400"),
        ('"rgb(0, 85, 127)"', "#00557f"),
        ('"hsl(200, 100%, 25%)"', "#005580"),
    ],
)
def test_colours_are_written_as_css_has_them(typed: str, colour: str, tmp_path: Path) -> None:
    """Whatever the form, a template gets #rrggbb."""
    assert look(tmp_path, f"accent = {typed}").accent == colour


def test_settings_without_a_look_have_the_built_in_one(tmp_path: Path) -> None:
    """The table may be left out, be empty, or name one colour."""
    assert look(tmp_path, "") == Look()
    assert look(tmp_path, 'ink = "black"') == Look(ink="#000000")
    assert look(tmp_path, 'byline = "end"') == Look(byline=BylinePlace.END)


FAULTS = [
    ('accent = "00557f"', "5:10: LD170", "lacks its #", 'Write "#00557f".'),
    ("accent = 123456", "5:10: LD170", "lacks its #", 'Write "#123456".'),
    ('accent = "reddish"', "5:10: LD170", "not a colour", "darkgreen"),
    ('accent = "#12345"', "5:10: LD170", "not a colour", "#00557f"),
    ('accent = "rgba(0, 0, 0, .5)"', "5:10: LD170", "is transparent", "covers its ground"),
    ('accent = "transparent"', "5:10: LD170", "is transparent", "covers its ground"),
    ("accent = true", "5:10: LD110", "", ""),
    ('accent = "#ffcc00"', "5:10: LD171", "white paper is 1.5", 'accent = "#856a00"'),
    ('accent = "#777777"', "5:10: LD171", "white paper is 4.47:1", 'accent = "#6d6d6d"'),
    ('ink = "#999"', "5:7: LD171", "the ink #999999 is too pale", 'ink = "#6d6d6d"'),
    (
        'accent = "#767676"',
        "5:10: LD172",
        "on the tint #f3efe8: their contrast is 3.96:1",
        'or accent = "#6d6d6d"',
    ),
    (
        'tint = "#ffcc00"\naccent = "#c8102e"',
        "5:8: LD172",
        "the accent #c8102e cannot be read on the tint #ffcc00",
        'Write tint = "#ff',
    ),
    ('tint = "#222222"', "5:8: LD172", "the ink #1a1a1a cannot be read", 'Write tint = "#'),
    ('byline = "foot"', "5:10: LD110", "“foot” is not one of head, end", ""),
    ('acent = "#00557f"', "5:1: LD108", "there is no key", "Did you mean “accent”?"),
]


@pytest.mark.parametrize(("text", "place", "message", "cure"), FAULTS)
def test_colours_that_cannot_be_used_are_refused(
    text: str, place: str, message: str, cure: str, tmp_path: Path
) -> None:
    """The refusal has the line, what was measured, and the nearest colour that will do."""
    said = refusal(tmp_path, text)
    lines = said.split("\n")
    number = next((number for number, line in enumerate(lines) if place in line), -1)
    assert number >= 0, said
    first, then = lines[number : number + 2]
    assert message in first
    assert cure in then


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@settings(suppress_health_check=list(HealthCheck), max_examples=20)
@given(accent=COLOURS, tint=COLOURS)
def test_the_colours_of_the_cures_are_accepted(accent: str, tint: str, tmp_path: Path) -> None:
    """Whoever writes what the messages propose has a look that can be read."""
    values = {"accent": accent, "tint": tint}
    for _ in range(3):
        text = "\n".join(f'{name} = "{colour}"' for name, colour in values.items())
        try:
            found = look(tmp_path, text)
        except SettingsError as error:
            name, colour = re.findall(r'Write (\w+) = "(#\w+)"', str(error))[0]
            values[name] = colour
        else:
            assert contrast(found.accent, "#ffffff") >= 4.5
            assert contrast(found.accent, found.tint) >= 4.5
            return
    pytest.fail(f"no look after two changes: {values}")

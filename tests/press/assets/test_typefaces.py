"""The families of typefaces that settings may name, and what is set in them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.model import Look, Publication
from lowdown.press.assets.drop_caps import draw_dropcap
from lowdown.press.assets.fonts import BUNDLED, SANS, SERIF, STANDARD, load, set_in, typefaces_of
from lowdown.press.assets.web_fonts import make_web_fonts
from lowdown.press.templates.headlines import size_headline
from making.pressroom import SETTINGS

EMBEDDABLE = (0, 8)
"""What a font's OS/2 table says where it may be embedded in what everybody can download."""


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    (tmp_path / "lowdown.toml").write_text(SETTINGS, encoding="utf-8")
    return read_publication(tmp_path)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_family_is_whole(name: str) -> None:
    """It has four styles, may be embedded, and has the letters of Western and Welsh copy."""
    family = BUNDLED[name]
    typefaces = set_in(family, family)
    assert [(face.weight, face.italic) for face in typefaces.faces if face.family == SERIF] == [
        (400, False),
        (400, True),
        (700, False),
        (700, True),
    ]
    for face in typefaces.faces:
        font = TTFont(BytesIO(load(face)), lazy=True)
        assert font["OS/2"].fsType in EMBEDDABLE
        assert font["OS/2"].usWeightClass == face.weight
        assert (font["post"].italicAngle != 0) is face.italic
        # The italics of Source Serif Pro 2 lack the letters that only Welsh has.
        letters = "aåáüñçßœłőžŞ“”’–—•€½" + "ŵŷẁỳ" * (not face.italic)
        assert set(map(ord, letters)) <= font.getBestCmap().keys()


def test_a_publication_that_names_no_family_has_the_standard_ones(
    publication: Publication,
) -> None:
    """Source Serif and Source Sans, with headlines in the face of the copy."""
    assert typefaces_of(publication) == STANDARD
    assert STANDARD.headline == SERIF
    assert STANDARD.digest == ""


def test_an_unknown_family_is_refused(publication: Publication) -> None:
    """The message has the key, a guess, and the families that there are; all faults at once."""
    look = Look(serif="Sorce Serif", headline="Helvetica")
    with pytest.raises(SettingsError) as caught:
        typefaces_of(replace(publication, look=look))
    message = str(caught.value)
    assert message.count("LD174") == 2
    assert "“Source Serif”" in message
    assert "Available: Caladea, FiraGO, IBM Plex Sans" in message


def test_headlines_are_measured_in_their_own_face() -> None:
    """A wide face of headlines leads to a smaller size, or to another break of the lines."""
    serif, sans = BUNDLED["Source Serif"], BUNDLED["Source Sans"]
    wide = set_in(serif, sans, BUNDLED["IBM Plex Serif"])
    words = "Council sells the baths to nobody"
    assert size_headline(words, "main", 500, typefaces=wide) != size_headline(
        words, "main", 500, typefaces=STANDARD
    )
    own, usual = (
        draw_dropcap("T", each, colour="#00557f", size=9.9, leading=14) for each in (wide, STANDARD)
    )
    assert own.asset.data != usual.asset.data
    assert own.advance == usual.advance


def test_headlines_in_the_sans_need_no_face_of_their_own() -> None:
    """The face is loaded once, and headlines have its name."""
    typefaces = set_in(BUNDLED["Source Serif"], BUNDLED["FiraGO"], BUNDLED["FiraGO"])
    assert typefaces.headline == SANS
    assert len(typefaces.faces) == 8


def test_a_face_without_the_hyphen_has_the_minus_for_it() -> None:
    """Caladea has no U+2010: what stands for it is a character that it has."""
    caladea = set_in(BUNDLED["Caladea"], BUNDLED["FiraGO"])
    assert caladea.settable("ICB\u2010led, non\u2011stop") == "ICB-led, non-\u2060stop"
    assert caladea.missing_characters(caladea.settable("ICB\u2010led, non\u2011stop")) == ()
    assert STANDARD.settable("ICB\u2010led") == "ICB\u2010led"


def test_the_site_has_the_same_faces() -> None:
    """A face of headlines is one file more; faces without serifs have stand-ins without them."""
    families = BUNDLED["FiraGO"], BUNDLED["IBM Plex Sans"], BUNDLED["IBM Plex Serif"]
    fonts = make_web_fonts(set_in(*families))
    assert sum("lowdown-headline-700" in path for path in fonts.files) == 1
    assert len(fonts.files) == 8
    stand_ins = [rule for rule in fonts.css.splitlines() if 'local("' in rule]
    assert any('"Lowdown Serif stand-in"' in rule and 'local("Arial"' in rule for rule in stand_ins)
    assert any("Lowdown Headline" in rule and "Georgia Bold" in rule for rule in stand_ins)
    assert all(len(data) < 45_000 for data in fonts.files.values())

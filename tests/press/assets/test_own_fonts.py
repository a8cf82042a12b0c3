"""Fonts of the publication's own folder: what may be used, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont, newTable

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.jobs.inputs import reading_digest
from lowdown.model import Look, Publication, Web
from lowdown.press import find_missing_italics, typefaces_of
from lowdown.press.assets.fonts import BUNDLED, load
from lowdown.press.assets.fonts.font_file import load_file
from making.pressroom import SETTINGS

Change = Callable[[Any], None]
STYLES = ((400, False), (400, True), (700, False), (700, True))
NAMES = {STYLES[0]: "Regular", STYLES[1]: "Italic", STYLES[2]: "Bold", STYLES[3]: "BoldItalic"}


@cache
def plain(weight: int, italic: bool) -> bytes:
    """A small font: Caladea with ASCII and few letters more, called House."""
    file = next(each.file for each in BUNDLED["Caladea"].styles if each[:2] == (weight, italic))
    font = TTFont(BytesIO(load_file(file)), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(name_IDs=["*"], layout_features=[]))
    cutter.populate(unicodes=[*range(0x20, 0x7F), *map(ord, "‘’“”–é")])
    cutter.subset(font)
    for record in list(font["name"].names):
        if record.nameID == 1:
            record.string = "House"
        elif record.nameID in (16, 17):
            font["name"].removeNames(nameID=record.nameID)
    return saved(font)


def saved(font: Any) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def changed(change: Change, style: tuple[int, bool] = (400, False)) -> bytes:
    font = TTFont(BytesIO(plain(*style)), recalcTimestamp=False)
    change(font)
    return saved(font)


def make(root: Path, fonts: dict[str, bytes], **look: Any) -> Publication:
    (root / "lowdown.toml").write_text(SETTINGS, encoding="utf-8")
    for name, data in fonts.items():
        (root / "fonts" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "fonts" / name).write_bytes(data)
    return replace(read_publication(root), look=Look(**look))


def house(*styles: tuple[int, bool]) -> dict[str, bytes]:
    return {f"House-{NAMES[style]}.ttf": plain(*style) for style in styles}


def refusal(publication: Publication) -> str:
    with pytest.raises(SettingsError) as caught:
        typefaces_of(publication)
    return str(caught.value)


def test_a_family_is_found_by_its_name(tmp_path: Path) -> None:
    """Names of files and folders do not matter; licences and the like may lie beside the fonts."""
    fonts = {f"house/{number}.ttf": plain(*style) for number, style in enumerate(STYLES)}
    publication = make(tmp_path, {**fonts, "house/OFL.txt": b"..."}, serif="House")
    typefaces = typefaces_of(publication)
    serif = [face for face in typefaces.faces if face.family == "Lowdown Serif"]
    assert [face.file.name for face in serif] == [f"fonts/house/{n}.ttf" for n in range(4)]
    assert [load(face) for face in serif] == list(fonts.values())
    assert find_missing_italics(publication) == ()


def test_a_font_for_the_web_is_unpacked(tmp_path: Path) -> None:
    """WOFF2 will do; of two files of one style, the one that need not be unpacked is used."""

    def pack(font: Any) -> None:
        font.flavor = "woff2"

    packed = {f"{NAMES[style]}.woff2": changed(pack, style) for style in STYLES}
    both = {**packed, "Bold.ttf": plain(700, False)}
    typefaces = typefaces_of(make(tmp_path, both, sans="House"))
    sans = [face for face in typefaces.faces if face.family == "Lowdown Sans"]
    assert [face.file.name for face in sans][2] == "fonts/Bold.ttf"
    assert TTFont(BytesIO(load(sans[0])))["OS/2"].usWeightClass == 400


def test_one_weight_is_enough_for_headlines(tmp_path: Path) -> None:
    """The heaviest upright is used as it is: nothing is made bolder than it was drawn."""
    typefaces = typefaces_of(make(tmp_path, house((400, False)), headline="House"))
    (face,) = (face for face in typefaces.faces if face.family == "Lowdown Headline")
    assert (face.weight, face.file.name) == (700, "fonts/House-Regular.ttf")


def test_a_missing_weight_is_reported(tmp_path: Path) -> None:
    """The message has the family, the weight and the files that there are."""
    message = refusal(make(tmp_path, house((400, False), (400, True)), serif="House"))
    assert "LD178 the family “House” has no upright bold among" in message
    assert "fonts/House-Italic.ttf and fonts/House-Regular.ttf" in message


def test_missing_italics_are_reported(tmp_path: Path) -> None:
    """They stop nothing; slanting is not imitated."""
    publication = make(tmp_path, house((400, False), (700, False), (400, True)), serif="House")
    typefaces_of(publication)
    (finding,) = find_missing_italics(publication)
    assert finding.code == "LD179"
    assert "“House” has no bold italic among fonts/House-Bold.ttf" in finding.message


RIGHTS = [
    (0, True, ""),
    (8, True, ""),
    (4, False, ""),
    (4, True, "not on a site"),
    (2, False, "may not be embedded, as its maker says"),
    (2 | 8, True, ""),
    (0x100, True, "may not be embedded in part"),
    (0x208, True, "as bitmaps only"),
]


@pytest.mark.parametrize(("rights", "is_published", "words"), RIGHTS)
def test_only_what_its_maker_allows_is_embedded(
    rights: int, is_published: bool, words: str, tmp_path: Path
) -> None:
    """The font's own table OS/2 decides; print alone is enough where there is no site."""

    def limit(font: Any) -> None:
        font["OS/2"].fsType = rights

    fonts = {**house(*STYLES), "House-Regular.ttf": changed(limit)}
    publication = replace(make(tmp_path, fonts, serif="House"), web=Web(enabled=is_published))
    if words:
        message = refusal(publication)
        assert "fonts/House-Regular.ttf: LD176 the font" in message
        assert words in message
    else:
        typefaces_of(publication)


def cut_letters(font: Any) -> None:
    for table in font["cmap"].tables:
        table.cmap.pop(ord("q"), None)
        table.cmap.pop(ord("’"), None)


def make_variable(font: Any) -> None:
    font["fvar"] = newTable("fvar")
    font["fvar"].axes, font["fvar"].instances = [], []


def drop_rights(font: Any) -> None:
    del font["OS/2"]


UNUSABLE = [
    (b"no font at all", "is damaged, or no font"),
    (b"", "is damaged, or no font"),
    (plain(400, False)[:9000], "is damaged, or no font"),
    (plain(400, False)[:300] + bytes(40_000), "is damaged, or no font"),
    (changed(drop_rights), "is damaged, or no font"),
    (b"ttcf" + bytes(100), "is a collection"),
    (changed(make_variable), "is a variable font"),
    (changed(cut_letters), "has no “q”, “’”"),
]


@pytest.mark.parametrize(("data", "words"), UNUSABLE)
def test_a_file_that_cannot_be_used_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    """Also where no setting names a family: all faults of the folder are reported at once."""
    message = refusal(make(tmp_path, {"a.ttf": data, "b.otf": b"no font"}))
    assert f"fonts/a.ttf: LD175 the font {words}" in message
    assert "fonts/b.otf: LD175 the font is damaged, or no font" in message


def test_an_unknown_family_is_compared_with_those_of_the_folder(tmp_path: Path) -> None:
    """The publication's own families are among those that are available."""
    message = refusal(make(tmp_path, house(*STYLES), serif="Hause"))
    assert "Did you mean “House”?" in message
    assert "FiraGO, House, IBM Plex Sans" in message


def test_a_font_outside_is_not_opened(tmp_path: Path) -> None:
    """A link that leads out of the publication is refused as for every source."""
    root = tmp_path / "paper"
    (root / "fonts").mkdir(parents=True)
    (tmp_path / "secret.ttf").write_bytes(plain(400, False))
    (root / "fonts/a.ttf").symlink_to(tmp_path / "secret.ttf")
    assert "LD175 the font cannot be read (is a link that leads out" in refusal(make(root, {}))


def test_another_font_makes_other_pages(tmp_path: Path) -> None:
    """A font that is saved again has another digest, and so have pages and cards set in it."""
    publication = make(tmp_path, house(*STYLES), serif="House")
    before, digest = reading_digest(publication), typefaces_of(publication).digest

    def rename(font: Any) -> None:
        font["head"].fontRevision = 7

    (tmp_path / "fonts/House-Bold.ttf").write_bytes(changed(rename, (700, False)))
    assert reading_digest(publication) != before
    assert typefaces_of(publication).digest != digest

"""A donation address that is too long for a QR code is printed without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from making.pressroom import Pressroom, files_around, proof_messages, set_publication

COPY = "The ward was closed on Monday, and nobody knew of it. " * 20
LONG = "https://test.example/donate?form=" + "0123456789abcdef" * 25


def printed(folder: Path, *, parts: str = "") -> Pressroom:
    """An issue with a donation panel; `parts` replaces a template of the publication."""
    files = files_around("baths", settings=f'[donation]\narticle = "donate"\nurl = "{LONG}"\n')
    files["articles/baths.md"] = f"---\ntitle: Baths sold\n---\n{COPY}\n"
    files["articles/donate.md"] = "---\ntitle: Please give\n---\nGive what you can spare.\n"
    if parts:
        files["templates/lowdown/parts.html"] = parts
    return set_publication(folder, files)


@pytest.mark.parametrize(("kept", "codes"), [(True, []), (False, ["LD480"])])
def test_a_long_address_is_printed_whole(kept: bool, codes: list[str], tmp_path: Path) -> None:
    """LD480 reports a panel that has neither a code nor the address."""
    parts = (Path(__file__).parents[3] / "templates/lowdown/parts.html").read_text("utf-8")
    link = '<p><a href="{{ qr.target }}">{{ qr.target | breakable(qr.room) }}</a></p>'
    assert link in parts
    room = printed(tmp_path, parts="" if kept else parts.replace(link, "<p>Thank you</p>"))
    furniture, grid = room.typeset.furniture, room.typeset.grid
    makeup = make_up(orders_of(room.issue, room.typeset), furniture, grid)
    found = [message[:5] for message in proof_messages(room, makeup, tmp_path / "out")]
    assert [code for code in found if code == "LD480"] == codes
    assert kept is (found == [])

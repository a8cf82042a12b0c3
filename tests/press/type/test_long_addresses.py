"""An address that is wider than its line is broken, never refused, and can be copied whole."""

from __future__ import annotations

import re
from hashlib import sha512
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from lowdown.model import Cut, Makeup
from lowdown.press import STANDARD, inspect_type
from lowdown.press.templates.addresses import breakable, with_breaks
from making.pressroom import Pressroom, files_around, print_paper, proof_messages, set_publication


def address(number: int) -> str:
    """A long address of its own, with letters that faces have ligatures for."""
    path = sha512(str(number).encode()).hexdigest()[:100]
    return f"https://example.org/reports/{path}ffiffl?id=1&x={number}"


PLACES = {
    "paragraph": "Read {} now.",
    "link": "Read [{}]({}) now.",
    "link-with-words": "Read [all of {} here](https://x.example/) now.",
    "list": "- An item {}\n  - and one within it {}",
    "quotation": "> It says {}",
    "note": "Words.[^1]\n\n[^1]: See {}",
    "box": "::: box About {}\nIt says {}\n:::",
    "table": "| a | b |\n|---|---|\n| x | {} |\n| Several longer words | nothing |",
    "caption": '![Beds](pictures/wide.png "See {}. Credit: {}")',
    "pull-quote": "::: pullquote\nGo to {}\n:::",
    "code": "`{}`\n\n    {}",
    "e-mail": "Write to " + "a" * 60 + "@example.org today, or to {}.",
    "without-protocol": "See example.org/" + "b" * 70 + " and {}.",
}


def filled(copy: str) -> str:
    """The copy with an address of its own in each place."""
    return re.sub(r"\[\{\}\]\(\{\}\)", lambda _: f"[{address(99)}]({address(99)})", copy).format(
        *map(address, range(9))
    )


def paper_of(room: Pressroom) -> Makeup:
    return make_up(
        orders_of(room.issue, room.typeset),
        furniture=room.typeset.furniture,
        grid=room.typeset.grid,
        pages=None,
        sheet=1,
    )


@pytest.mark.parametrize("copy", PLACES.values(), ids=PLACES)
def test_long_address(copy: str, tmp_path: Path) -> None:
    """Nothing is too wide, and every letter of the address is on the paper, with no hyphen more."""
    words = "\n\nThe ward was closed on Monday. " * 3
    article = (
        f'---\ntitle: Baths sold\nstandfirst: "More at {address(50)}"\n---\n{filled(copy)}{words}'
    )
    room = set_publication(tmp_path, {**files_around("baths"), "articles/baths.md": article})
    assert inspect_type(room.publication, room.issue, room.typeset) == ()
    assert proof_messages(room, paper_of(room), tmp_path / "out") == []


def test_no_jump_within_an_address(tmp_path: Path) -> None:
    """An article may end its column within an address, but not jump there."""
    article = f"---\ntitle: Baths sold\n---\n{' '.join(map(address, range(6)))}"
    room = set_publication(tmp_path, {**files_around("baths"), "articles/baths.md": article})
    lines = room.typeset.articles[0].measures.lines
    broken = [line for line in lines if line.text.endswith("\u200b")]
    assert len(broken) > 10
    assert all(line.cut in (Cut.NEVER, Cut.COLUMN) for line in broken)


def test_addresses_that_fit_are_left_alone() -> None:
    """Only an address that is wider than its line is marked in a caption."""
    assert (
        with_breaks(STANDARD, "See https://x.example/a & b", 20)
        == "See https://x.example/a &amp; b"
    )
    assert "\u200b" in with_breaks(STANDARD, f"See {address(1)}", 20)


def test_what_is_narrow_stays_in_one_piece() -> None:
    """A long address breaks at its signs first: only what is too wide between them is divided."""
    broken = breakable(STANDARD, f"https://example.org/narrow/{'w' * 90}/narrow", 20)
    assert "/\u200bnarrow/\u200b" in broken
    assert broken.endswith("/\u200bnarrow")
    assert "w\u200c\u200bw" in broken


RELATIVE = {
    "/about": "https://test.example/about",
    "about/": "https://test.example/baths/about/",
    "//x.example/": "https://x.example/",
    "?page=2": "https://test.example/baths/?page=2",
    "https://y.example": "https://y.example",
    "#baths-p1": "baths-p1",
    "#baths-p3": "https://test.example/baths/#p3",
}


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    """A relative link leads where it leads on the web, one to a block in print to that block."""
    links = " ".join(f"[words {number}]({href})" for number, href in enumerate(RELATIVE))
    copy = f"{links}\n\nMore.\n\n::: web\nOnly on the web.\n:::\n"
    article = f"---\ntitle: Baths sold\n---\n{copy}"
    room = set_publication(tmp_path, {**files_around("baths"), "articles/baths.md": article})
    makeup = paper_of(room)
    with pikepdf.open(BytesIO(print_paper(room, makeup))) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        leads = {str(note.A.URI) if "/A" in note else str(note.Dest) for note in notes}
    assert leads == set(RELATIVE.values())


def test_a_proof_accepts_links_that_were_made_absolute(tmp_path: Path) -> None:
    """The proof knows where relative links of the copy lead."""
    article = "---\ntitle: Baths sold\n---\nSee [about us](/about) and [more](more/) of it."
    room = set_publication(tmp_path, {**files_around("baths"), "articles/baths.md": article})
    assert proof_messages(room, paper_of(room), tmp_path / "out") == []


def test_an_address_online_breaks_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is wider than its column, its letters fill lines, and it is not measured letter by
    letter for that.
    """
    from weasyprint.layout import preferred

    measured: list[str] = []
    measure = preferred.split_first_line

    def noted(text: str, *rest: object, **options: object) -> object:
        measured.append(text)
        return measure(text, *rest, **options)

    monkeypatch.setattr(preferred, "split_first_line", noted)
    head = f"online: https://example.org/{'w' * 150}/narrow"
    online = "articles: [{article: baths, pages: 1, overflow: online}]"
    files = files_around("baths")
    files["issues/one.md"] = f"---\nnumber: 1\ndate: 2026-05-08\n{online}\n---\n"
    files["articles/baths.md"] = f"---\ntitle: Baths sold\n{head}\n---\n{'Word. ' * 50}"
    box = set_publication(tmp_path, files).typeset.galleys["online-baths"].box
    letters = [each for each in box.descendants() if "www" in getattr(each, "text", "")]
    assert len(letters) > 8
    assert max(each.position_x + each.width for each in letters) <= box.position_x + box.width
    assert 0 < len([text for text in measured if "www" in text]) < 20

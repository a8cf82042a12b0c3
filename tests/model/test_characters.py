"""The characters that must not be published."""

from __future__ import annotations

from xml.parsers import expat

from lowdown.model.characters import FORBIDDEN_IN_COPY, FORBIDDEN_IN_FEEDS, FORBIDDEN_IN_XML

# One plane holds every character that XML forbids; surrogates cannot be encoded at all.
CHARACTERS = [chr(number) for number in range(0x10000) if not 0xD800 <= number < 0xE000]


def is_refused_by_xml(character: str) -> bool:
    """Whether a parser of XML refuses a document with a character."""
    if character in "<&":
        return False  # as markup only
    try:
        expat.ParserCreate().Parse(f"<a>{character}</a>".encode(), True)
    except expat.ExpatError:
        return True
    return False


def test_what_xml_refuses_is_forbidden() -> None:
    """One such character, and no reader can open the feed or the report."""
    assert [c for c in CHARACTERS if is_refused_by_xml(c)] == [
        c for c in CHARACTERS if FORBIDDEN_IN_XML.match(c)
    ]


def test_copy_and_feeds_forbid_more() -> None:
    """Controls that come from a wrong encoding are refused at the desk, and taken out of feeds."""
    controls = {chr(number) for number in range(0x7F, 0xA0)}
    xml = {c for c in CHARACTERS if FORBIDDEN_IN_XML.match(c)}
    assert {c for c in CHARACTERS if FORBIDDEN_IN_COPY.match(c)} == xml | controls
    assert {c for c in CHARACTERS if FORBIDDEN_IN_FEEDS.match(c)} == xml | controls | {"\ufffd"}


def test_halves_of_characters_are_forbidden() -> None:
    """A surrogate alone is no character."""
    for pattern in (FORBIDDEN_IN_XML, FORBIDDEN_IN_COPY, FORBIDDEN_IN_FEEDS):
        assert pattern.match("\ud800")
        assert pattern.match("\udfff")
        assert not pattern.match("\U0001f600")
        assert not pattern.match("\U0010ffff")

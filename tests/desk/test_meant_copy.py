"""Copy that newspapers really print, with signs that could be slips, has no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.publications.desk_copy import article_of, as_text

MEANT = (
    ("dialogue-fr", "\u2014 Bonjour, dit-elle.\n\n\u2014 Bonsoir.\n\n\u2013\u00a0Non."),
    ("dialogue-es", "\u2014\u00bfVienes? \u2014pregunt\u00f3.\n\n\u2014No \u2014dijo ella."),
    ("dashes-in-a-wrapped-line", "The council\n\u2013 which met on Tuesday \u2013\nsaid nothing."),
    ("editors-words", "\u201cIt [the council] lied [sic] to us [\u2026] again [laughs].\u201d"),
    ("editors-words-in-straight-marks", '"They [the nurses] are tired," he said.'),
    ("editors-words-in-single-marks", "'They [the nurses] are tired,' he said."),
    ("editors-words-in-german", "\u201eSie [die Stadt] schweigt\u201c, sagte er."),
    ("editors-words-in-french", "\u00ab\u00a0Elle [la ville] se tait\u00a0\u00bb, dit-il."),
    ("editors-words-in-a-quotation", "> We asked [the trust] for its books."),
    ("abbreviation-in-brackets", "The Integrated Care Board [ICB] met."),
    ("correction", "[This article was corrected on 5 May.]"),
    ("number-in-a-quotation", "\u201cThere were [12] of us.\u201d"),
    ("sum", "2 * 3 * 4 = 24, and 2**3 is 8; a_b and c_d are names."),
    ("note-with-an-asterisk", "Anna* said so.\n\n*Her name has been changed."),
    ("note-with-two-asterisks", "Anna** said so.\n\n** Her name has been changed."),
    ("stars", "**** The best film of the year. ***"),
    ("swear-word", "\u201cWhat the f*** and the f**k,\u201d he said, \u201cs***!\u201d"),
    ("gender-star", "Die B\u00fcrger*innen und Sch\u00fcler*innen stimmten ab."),
    ("handle", "Write to @_the_voice or #SaveTheBaths, on x.example/_a_/b."),
    ("blank", "Name: ____ Ward: ______"),
    ("hashtag-first", "#SaveTheBaths is what they want."),
    ("ordinal", "#1 in the county, #2 in the country."),
    ("foot-of-an-article", "Words.\n\n\u2022 Ann Other is a nurse in the valley."),
    ("bullets-between", "News \u2022 Sport \u2022 Weather"),
    ("divider-of-bullets", "\u2022 \u2022 \u2022"),
    ("suspended-hyphen", "The pre-\nand post-war years; Vor-\nund Nachteile."),
    ("suspended-hyphen-welsh", "cyn-\nac \u00f4l-ofal"),
    ("name-with-a-hyphen", "Anna Smith-\nJones spoke."),
    ("number-range", "The years 1914-\n18 were hard."),
    ("ampersands", "R&D; Q&A; Marks & Spencer; AT&T; B&B, fish & chips"),
    ("less-than", "a < b and c > d, x <y> z, <3, <- and ->"),
    ("address", "<https://x.example/> and <me@x.example>, a@b.example"),
    ("ends-in-a-sentence", "The story ends here.\n\nIt never ends."),
    ("short-crosshead", "The vote\n--------\n\nWords."),
    ("poem", "Roses are red,\\\nviolets are blue,\\\nsugar is sweet."),
    ("date-first", "1.\u00a0Mai war ein Montag."),
    ("temperature", "-5 degrees was the lowest."),
    ("letter-first", "a) is right, and b) is wrong."),
    ("tab-in-a-line", "Ann\tOther"),
    ("link-to-a-file", "See [it](report.pdf) and [more](about/us.html)."),
    ("code", "`<b>`, `**`, `[1]` and `&nbsp;`\n\n```\n<b>\n\u2022 x\n\u2022 y\n```"),
    ("escapes", "\\<b>, \\*\\*a, \\[1], \\[our words], \\&nbsp;, \\#\\# a"),
    ("soft-hyphen", "Donau\u00addampf\u00adschiff"),
    ("thai", "\u0e01\u200b\u0e02"),
    ("persian", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
)
"""A name and the copy."""
HEADERS = (
    ("quotation", 'title: "\u201cWe were never asked\u201d"'),
    ("quotation-within", "title: \u201cNo\u201d says council to \u201cyes\u201d"),
    ("name-like-by", "title: x\nauthor: [Byron Other, Bye Smith, by]"),
    ("noble-name", "title: x\nlanguage: de\nauthor: von Storch"),
    ("ampersand", "title: Q&A; R&D a < b"),
    ("asterisks", "title: F*** off, 2*3*4, B\u00fcrger*innen"),
    ("one-tag", "title: x\ntags: funding"),
)
"""A name and the header."""


@pytest.mark.parametrize("copy", [pytest.param(copy, id=name) for name, copy in MEANT])
def test_copy_that_is_meant_has_no_finding(copy: str, tmp_path: Path) -> None:
    """Nobody is bothered about brackets, dashes and asterisks that stand there rightly."""
    assert as_text(article_of(tmp_path, copy, head="title: A title").findings) == ""


@pytest.mark.parametrize("head", [pytest.param(head, id=name) for name, head in HEADERS])
def test_a_header_that_is_meant_has_no_finding(head: str, tmp_path: Path) -> None:
    """Nobody is bothered about quotation marks and names that stand there rightly."""
    assert as_text(article_of(tmp_path, "Words.", head=head).findings) == ""

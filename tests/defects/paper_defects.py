"""A table of defects, each put into the bytes of a good paper, for the tests and for the docs.

Every change is made to a finished PDF, and fails where it would change nothing. What is wrong with
the file is put into a small paper of four pages, which is quicker to read. Defects of type, places
and panel stay with the sample: they need its words, its panel, its online line and its columns.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from pikepdf import Array, Dictionary, Pdf, String

from defects import file_changes as file
from defects import tag_changes as tags
from defects import type_changes as type_

NO_QR: Final = b"q 1 g 424 81 86 86 re f Q"
ONLINE: Final = "https://lowdown.example/analysis/dental-desert/"
ONLINE_CODE: Final = (509.3, 510.0, 48.2)
"""Where the code beside the online line stands, and its side, in points from the bottom left."""
PICTURE_PAGE: Final = 2
"""The page of the small paper that its picture is on."""
STAMP: Final = b"BT /Stamp 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDefect:
    """One fault, and a code that must be among those that the proof reports."""

    name: str
    """What it is, in a few words."""
    code: str
    """The code that must be reported; others may be too, for one fault often makes others."""
    change: Callable[[bytes], bytes]
    """From the good paper to the faulty one."""
    small: bool = False
    """Whether it is put into the small paper of `making.bench`, not into the sample's."""


def _defect(code: str, name: str, change: type_.Change) -> PaperDefect:
    def spoil(data: bytes) -> bytes:
        with Pdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            spoiled = io.BytesIO()
            pdf.save(spoiled, static_id=True)
        return spoiled.getvalue()

    return PaperDefect(name=name, code=code, change=spoil)


def _raw(code: str, name: str, change: Callable[[bytes], bytes]) -> PaperDefect:
    return PaperDefect(name=name, code=code, change=change, small=True)


def _small(code: str, name: str, change: type_.Change) -> PaperDefect:
    """A defect of the small paper: its articles are called a, b and c."""
    return replace(_defect(code, name, change), small=True)


TYPE_DEFECTS: Final = (
    # folios
    _defect("LD417", "a folio changed", type_.says(6, "6", "7")),
    _defect("LD417", "a folio removed", type_.lacks(9, "9")),
    # jumps
    _defect("LD420", "the line to page 12 removed", type_.lacks(5, "continued on page 12...")),
    _defect(
        "LD420",
        "the line from page 1 removed, and its twin",
        type_.all_of(
            type_.lacks(1, "continued on page 2..."), type_.lacks(2, "...continued from page 1")
        ),
    ),
    _defect("LD424", "the line from page 1 removed", type_.lacks(2, "...continued from page 1")),
    _defect("LD422", "a jump to page 5 instead of 2", type_.says(1, "page 2...", "page 5...")),
    _defect("LD422", "a jump to page 11 instead of 12", type_.says(5, "page 12...", "page 11...")),
    _defect(
        "LD423", "a jump from page 2 instead of 1", type_.says(2, "from page 1", "from page 2")
    ),
    _defect(
        "LD421",
        "a jump line where nothing jumps",
        type_.prints_again(5, "continued on page 12...", on=7, right=0, down=0),
    ),
    _defect(
        "LD430", "a jump line in another column", type_.puts(5, "continued on page 12...", 388, 608)
    ),
    _defect(
        "LD430",
        "a jump line below copy that stands after it",
        type_.puts(2, "...continued from page 1", 525.35, 869),
    ),
    # words
    _defect("LD440", "one word altered", type_.says(7, "light bulb", "night bulb")),
    _defect("LD440", "one figure altered", type_.says(7, "£23.4m", "£24.4m")),
    _defect("LD440", "one line removed", type_.lacks(4, "nine years”. It did not mention")),
    _defect(
        "LD440", "a paragraph removed", type_.lacks_area(2, left=50, right=200, top=655, bottom=830)
    ),
    _defect(
        "LD441",
        "a line printed twice",
        type_.prints_again(11, "Stanbridge Vale, where the figures", down=200),
    ),
    _defect(
        "LD442",
        "two paragraphs exchanged",
        type_.exchanges_stretches(
            5,
            0,
            "It was to go live in March 2025.",
            "The bill grew meanwhile. The old",
            "That number comes from an",
        ),
    ),
    _defect("LD442", "two columns exchanged", type_.exchanges_columns(5, 0, 1, top=0, bottom=1060)),
    _defect(
        "LD445",
        "the online line removed",
        type_.lacks(
            11,
            "...this article is continued",
            "online at: ",
            "https://lowdown.example/",
            "analysis/dental-",
            "desert/",
        ),
    ),
    _defect(
        "LD447", "another address in the online line", type_.says(11, "desert/#p24", "dessert/#p24")
    ),
    _defect("LD447", "another paragraph in the online line", type_.says(11, "#p24", "#p22")),
    _defect("LD447", "no paragraph in the online line", type_.says(11, "#p24", "")),
    _defect(
        "LD447",
        "print that stops a paragraph before the one that the online line says",
        type_.lacks_area(11, left=515, top=180, bottom=365),
    ),
    # the contents box
    _defect(
        "LD427",
        "a jump within a word",
        type_.says(1, "public seats were empty. According", "public seats were empty. Accord"),
    ),
    _defect(
        "LD428",
        "a jump after a crosshead",
        type_.all_of(
            type_.lacks_area(5, left=285, right=500, top=595, bottom=1060),
            type_.lacks_area(5, left=515, top=50, bottom=1040),
        ),
    ),
    _defect(
        "LD429",
        "two lines after a jump",
        type_.all_of(
            type_.lacks_area(12, right=285, top=410, bottom=720),
            type_.lacks_area(12, left=285, top=350, bottom=720),
        ),
    ),
    _defect(
        "LD446",
        "the copy cut within a paragraph before the online line",
        type_.lacks(
            11, "for that in most households,” he said.", "“I want to know what the long one is.”"
        ),
    ),
    _defect(
        "LD431", "the heading of the contents box removed", type_.lacks(1, "Also in this issue...")
    ),
    _defect(
        "LD432",
        "an entry of the contents box removed",
        type_.lacks(1, "Waiting lists:", "how 61,000 people", "became 126,000", "p6-7"),
    ),
    _defect(
        "LD432",
        "two entries of the contents box exchanged",
        type_.exchanges_areas(1, 905, 940, 940, 975),
    ),
    _defect("LD433", "pages 4-6 instead of 4-5 in the contents box", type_.says(1, "p4-5", "p4-6")),
    # places
    _defect(
        "LD456",
        "a line over the next",
        type_.shifts(7, "Since 2020 the list has grown by", down=9),
    ),
)


PLACE_DEFECTS: Final = (
    _defect(
        "LD450",
        "the first line of a paragraph alone at a column's foot",
        type_.puts(4, "the east of the county remember is", 525.35, 473.77),
    ),
    _defect(
        "LD451",
        "the last line of a paragraph alone at a column's head",
        type_.puts(10, "one adult in five.", 290.9, 485.5),
    ),
    _defect(
        "LD452",
        "a crosshead at a column's foot",
        type_.puts(11, "Where the money went", 56.69, 455),
    ),
    _defect("LD453", "three quarters of a page emptied", type_.lacks_area(9, top=250, bottom=1060)),
    _defect(
        "LD454", "a line partly off the page", type_.shifts(7, "moved to other work.", right=160)
    ),
    _defect(
        "LD454",
        "a line above the page",
        type_.shifts(7, "been put at a public board meeting", down=-70),
    ),
    _defect(
        "LD455", "a line across the gutter", type_.shifts(7, "replied within 21 days", right=100)
    ),
    _defect("LD455", "a line in the margin", type_.shifts(7, "70 weeks.", right=-20)),
    _defect("LD456", "a line over a picture", type_.puts(1, "in public.", 300, 400)),
    _defect("LD456", "a picture over copy", tags.shifts_picture(1, down=450)),
    _defect("LD456", "a white patch over copy", type_.draws(7, b"q 1 g 210 300 170 200 re f Q")),
    _defect("LD456", "copy without colour", type_.fades(7, "paired.", "light bulb.”", "cause.")),
    _defect(
        "LD457",
        "a line three points too low",
        type_.shifts(7, "until it shut. “And next year we will", down=4),
    ),
    _defect(
        "LD443",
        "words of nobody in the type of the copy",
        type_.says(7, "been put at a public board meeting", "Nobody at all has ever said this"),
    ),
    _defect(
        "LD444",
        "two words run together",
        type_.says(7, "What a plan would need", "What aplan would need"),
    ),
    _defect("LD443", "a stamp over a page", type_.all_of(file.adds_font(3), type_.draws(3, STAMP))),
)

PANEL_DEFECTS: Final = (
    _defect(
        "LD460",
        "no donation panel",
        type_.all_of(type_.lacks_area(12, top=740, bottom=1060), type_.draws(12, NO_QR)),
    ),
    _defect(
        "LD460",
        "the donation panel on another page",
        type_.carries_area(12, 9, top=740, bottom=1060),
    ),
    _defect("LD461", "another account number", type_.says(12, "00000000", "00000001")),
    _defect(
        "LD461", "the bank details removed", type_.lacks(12, ", sort code ", "00-00-00", "00000000")
    ),
    _defect("LD463", "no QR code", type_.draws(12, NO_QR)),
    _defect("LD463", "the QR code half covered", type_.draws(12, b"q 0.6 g 424 81 50 86 re f Q")),
    _defect(
        "LD464",
        "a QR code for another address",
        type_.draws(12, tags.qr_code("https://lowdown.example/donate?to=me")),
    ),
    _defect(
        "LD463", "no QR code beside the online line", type_.draws(11, b"q 1 g 509 510 49 49 re f Q")
    ),
    _defect(
        "LD464",
        "a QR code beside the online line for another paragraph",
        type_.draws(11, tags.qr_code(f"{ONLINE}#p22", *ONLINE_CODE)),
    ),
    _defect(
        "LD464",
        "a QR code beside the online line for the beginning of the article",
        type_.draws(11, tags.qr_code(ONLINE, *ONLINE_CODE)),
    ),
)

LINK_DEFECTS: Final = (
    _defect(
        "LD447",
        "the online line's link to another address",
        file.leads(11, "https://lowdown.example/analysis", instead="https://elsewhere.example/"),
    ),
    _defect(
        "LD447",
        "the online line's link to the beginning of its article",
        file.leads(11, ONLINE, instead=ONLINE),
    ),
    _defect(
        "LD447",
        "the online line's link to another paragraph",
        file.leads(11, ONLINE, instead=f"{ONLINE}#p22"),
    ),
    _defect("LD447", "an online line that is no link", file.unlinks(11, ONLINE)),
    _defect(
        "LD478",
        "a link to a foreign address",
        file.leads(3, "https://keepcalderwickpublic", instead="https://elsewhere.example/"),
    ),
)

SMALL_DEFECTS: Final = (
    _small("LD415", "a page removed", file.lacks_page(2)),
    _small("LD415", "a blank page added", file.adds_blank_page(4)),
    _small("LD415", "a page bound in twice", file.repeats_page(2)),
    _small(
        "LD416", "a page of another size", file.page_has(4, "/MediaBox", Array([0, 0, 612, 792]))
    ),
    _small("LD416", "a page on its side", file.page_has(4, "/Rotate", 90)),
    _small("LD416", "a page upside down", file.page_has(4, "/Rotate", 180)),
    _small("LD416", "a page cropped", file.page_has(4, "/CropBox", Array([50, 50, 545, 792]))),
    _small(
        "LD455",
        "a page cut off-centre",
        file.page_has(4, "/MediaBox", Array([60, 0, 655.275591, 841.889764])),
    ),
    _small("LD416", "a page enlarged twofold", file.page_has(4, "/UserUnit", 2)),
    _small("LD417", "two pages in each other's place", file.swaps_pages(2, 3)),
    _small("LD425", "a jump line that is no link", file.unlinks(1, "from-a")),
    _small("LD425", "a jump's link beside its line", file.shifts_link(2, "from-b", down=-200)),
    _small(
        "LD426",
        "a jump's link to another page",
        file.leads(1, "from-a", instead="b"),
    ),
    _small(
        "LD434",
        "an entry's link to another article",
        file.leads(1, "b", instead="c"),
    ),
    _small("LD434", "an entry that is no link", file.unlinks(1, "c")),
    _small("LD448", "a picture removed", tags.lacks_picture(PICTURE_PAGE)),
    _small("LD448", "a picture off its page", tags.shifts_picture(PICTURE_PAGE, right=2000)),
    _small("LD448", "a picture taken out of the tags", tags.leaves_out_tags("/Figure", 0)),
    _small("LD470", "fonts that are not in the file", file.fonts_let_go),
    _small("LD471", "no title", file.titled(None)),
    _small("LD471", "the title of another issue", file.titled("The Lowdown 41")),
    _small("LD471", "a title that programs do not show", file.has("/ViewerPreferences", None)),
    _small("LD472", "no language", file.has("/Lang", None)),
    _small("LD472", "another language", file.has("/Lang", String("cy"))),
    _small("LD473", "no tags", file.has("/StructTreeRoot", None)),
    _small(
        "LD473", "tags that are said to be none", file.has("/MarkInfo", Dictionary(Marked=False))
    ),
    _small("LD474", "no declaration of PDF/UA", file.undeclared),
    _small("LD475", "an article's parts read from the last to the first", tags.reverses_article(1)),
    _small("LD475", "a headline left out of the tags", tags.leaves_out_tags("/H1", 2)),
    _small("LD475", "a paragraph left out of the tags", tags.leaves_out_tags("/P", 9)),
    _small("LD475", "the nameplate left out of the tags", tags.leaves_out_tags("/P", 0)),
    _small("LD475", "a jump line left out of the tags", tags.leaves_out_tags("/P", 11)),
    _small("LD475", "a repeated headline left out of the tags", tags.leaves_out_tags("/P", 12)),
    _small("LD475", "an entry left out of the tags", tags.leaves_out_tags("/P", 18)),
    _small("LD476", "a coarse picture", tags.coarse_picture),
    _small("LD477", "a picture without words", tags.silences_figure(0)),
    _small("LD478", "a link to no place", file.leads(2, "from-b", instead="nowhere")),
    _small("LD479", "a bookmark removed", file.lacks_bookmark(2)),
    _small("LD479", "a bookmark to another page", file.moves_bookmark(1, to=4)),
    _small("LD490", "a script that runs when the paper is opened", file.opens_with_script),
    _small("LD490", "a script among the names", file.names_script),
    _small("LD490", "an attached file", file.attaches),
    _small("LD490", "a form", file.has("/AcroForm", Dictionary(Fields=Array()))),
    _small("LD490", "an action when a page is opened", file.acts_on_page),
    _small("LD490", "a link that starts a program", file.launches),
    _small("LD490", "a sticky note", file.sticks_note),
    _raw("LD412", "an empty file", lambda _: b""),
    _raw("LD412", "the first half of the file", lambda data: data[: len(data) // 2]),
    _raw("LD412", "the file without its last line", lambda data: data[: data.rindex(b"%%EOF")]),
    _raw(
        "LD412",
        "a web page in the paper's place",
        lambda _: b"<!doctype html><title>Not found</title><p>404",
    ),
    _raw(
        "LD412", "the copy in the paper's place", lambda _: "Nothing but words – no pages.".encode()
    ),
    _raw("LD412", "a picture's data damaged", tags.damages_picture),
    _raw("LD412", "a stream that swells to a gigabyte", file.swells),
    _raw("LD413", "a password to open it", tags.locks("open", "manage")),
    _raw("LD413", "a password to print or change it", tags.locks("", "manage")),
    _raw("LD414", "a paper of another publication", tags.another_paper),
    _raw("LD414", "pages without a word", tags.blank_paper),
)

PAPER_DEFECTS: Final = TYPE_DEFECTS + PLACE_DEFECTS + PANEL_DEFECTS + LINK_DEFECTS + SMALL_DEFECTS
"""Each fault once, by what is spoiled: the type, its places, the panel, its links, the file."""

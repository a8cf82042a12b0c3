"""Finds what is left of a press release, an e-mail, a word processor or the article's own head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lowdown.desk.pasted.block_words import BREAK, MASK, BlockWords
from lowdown.desk.pasted.html_marks import FoundMark
from lowdown.desk.source import Fault

_LINE_END: Final = re.compile(f"[\n{BREAK}]")
_LINE: Final = re.compile(
    r"""\W*(?:
    ends | (?<=\W)end | (?-i:END)
    | notes?\ (?:to|for)\ (?:the\ )?editors?
    | for\ immediate\ release | (?:press|news|media)\ release
    | embargoed?(?:\ (?:until|till|for)\b.{0,60} | :.{0,60})?
    | sent\ from\ my\ \w+.{0,20} | sent\ from\ (?:outlook|mail|yahoo)\b.{0,30}
    | get\ outlook\ for\ \w+ | von\ meinem\ \w+\ gesendet
    | gesendet\ (?:von|mit)\ (?:meinem\ \w+|der\ \w+.{0,20}|mail|outlook)(?:\ gesendet)?
    | envoy\u00e9\ (?:de|depuis)\ mon\ \w+ | enviado\ desde\ mi\ \w+ | anfonwyd\ o['\u2019]m\ \w+
    )\W* | [-\u2012-\u2015]+\s*30\s*[-\u2012-\u2015]+ | --""",
    re.VERBOSE | re.IGNORECASE,
)
"""Whole lines that belong to a press release or an e-mail."""
_PIECE: Final = re.compile(
    r"""\{(?:\+\+|--|~~|>>|==)
    | (?:\[|^)Comment(?:ed)?\ \[[A-Z]{1,4}\d{1,3}\]
    | Error!\ (?:Bookmark|Reference|Hyperlink)\b
    | HYPERLINK\ ["\u201c]
    | :contentReference\[ | oaicite: | \u3010\d+\u2020 | \[cite(?:_start\]|:\ ?\d)
    | \bturn\d+search\d+
    | ^<{7}(?=\s|$) | ^={7}$ | ^>{7}(?=\s|$)""",
    re.VERBOSE | re.MULTILINE,
)
"""What word processors, chat programs and merges leave within the words."""
_SIGNS: Final = re.compile("[{[\u3010<=>]")
_NAMES: Final = ("Error!", "HYPERLINK", ":contentReference", "oaicite:", "turn")
"""Each piece has one of these signs or names in it, which are found much faster than the pieces."""


def leftovers(words: BlockWords) -> Iterator[FoundMark]:
    """LD248: yields lines and pieces of other documents in `words`."""
    if words.around[-1:] in (("paragraph",), ("heading",)):
        start = 0
        for line in _LINE_END.split(words.text):
            bare = line.replace(MASK, "").strip()
            if bare and _LINE.fullmatch(bare):
                yield _leftover(
                    bare, start, "Take it out, with anything below it that is not for readers"
                )
            start += len(line) + 1
    if not _SIGNS.search(words.text) and not any(name in words.text for name in _NAMES):
        return
    for found in _PIECE.finditer(words.text):
        cure = "Take the change or leave it" if found[0][0] == "{" else "Take it out"
        yield _leftover(found[0], found.start(), f"{cure}, and delete the marks around it")


def _leftover(words: str, start: int, cure: str) -> FoundMark:
    fault = Fault(
        code="LD248",
        message=f"\u201c{words}\u201d seems left over from where the copy was pasted from",
        cure=f"{cure}.",
    )
    return FoundMark(words, start, fault)


def repeated_head(words: BlockWords, heads: Mapping[str, str]) -> FoundMark | None:
    """LD238: returns the fault of a block that repeats one of `heads`; None where it does not.

    `heads` maps the words of each part of the head to its name, such as `headline`.
    """
    longest = max(map(len, heads), default=0)
    if len(words.text) > _MAX_BARE * longest:
        return None
    bare = _bare(words.text)
    for head, name in heads.items():
        if bare and bare == _bare(head):
            fault = Fault(
                code="LD238",
                message=f"the copy repeats the {name}, which is printed above it anyway",
                cure="Take it out of the copy.",
            )
            return FoundMark(name, 0, fault)
    return None


_MAX_BARE: Final = 3
"""How much longer than a part of the head a block that repeats it is, at most, with its marks."""


def _bare(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))

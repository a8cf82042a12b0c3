"""Parses copy into a tree of nodes: CommonMark with tables, notes, comments, containers and the
braces behind pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any, Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from lowdown.desk.markup.comments import read_comment
from lowdown.desk.markup.excess import (
    find_excess,
    find_excess_of_marks,
    note_excess,
    remove_excess,
)
from lowdown.desk.source import FaultLog
from lowdown.values import dataclass

_NESTING: Final = 60
"""Levels of quotations, lists and emphasis, at most; the parser drops what is deeper."""


END: Final = "end"
"""The key in the `meta` of a token of words that has the index where it ends in its block's text.

Tokens of text and of emphasis have none: they end where what is written in them ends.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """A block and what is in it; equal only to itself."""

    type: str
    """The token's type without `_open`: `paragraph`, `bullet_list`, `container`, `inline` ..."""
    token: Token
    """The token that opens it."""
    first: int
    """Its first line in the file, from 1."""
    last: int
    """Its last line."""
    children: list[Node] = field(default_factory=list)
    """The blocks in it; for one of type `inline`, none: they are the token's."""


class _Markdown(MarkdownIt):
    """The parser; addresses stay as they are typed, because the desk checks them itself."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Accepts every address."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Returns the address unchanged."""
        return url


def parse(text: str, first: int, log: FaultLog) -> list[Node]:
    """Returns the blocks of `text`, whose first line is the line `first` of its file.

    What is too large is noted in `log` and left out.
    """
    excess = find_excess(text)
    if excess is not None:
        note_excess(excess, first, log)
        return []
    env: dict[str, Any] = {_EXCESS: []}
    tokens = _PARSER.parse(text, env)
    for excess in env.pop(_EXCESS):
        note_excess(excess, first, log)
    excess = find_excess_of_marks(tokens)
    if excess is not None:
        note_excess(excess, first, log)
        return []
    _parse_titles(tokens, env)
    return _tree(tokens, first)


_EXCESS: Final = "excess"
"""The key in the parser's `env` of what was found too large."""


def too_deep(nodes: list[Node]) -> Node | None:
    """Returns the first block nested so deep that the parser drops its contents, or None."""
    for node in nodes:
        if node.token.level >= _NESTING - 3:
            return node
        if (deep := too_deep(node.children)) is not None:
            return deep
    return None


def _parse_titles(tokens: Sequence[Token], env: dict[str, Any]) -> None:
    """Gives each container the tokens of its title.

    `env` has the addresses and the notes of the whole copy, which titles may refer to.
    """
    for token in tokens:
        if token.type == "container_open":
            title = token.meta["title"]
            token.children = _PARSER.parseInline(title, env)[0].children if title else []


def _tree(tokens: Sequence[Token], first: int) -> list[Node]:
    roots: list[Node] = []
    path: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            path.pop()
            continue
        above = path[-1] if path else None
        begin, end = (token.map[0] + first, token.map[1] + first - 1) if token.map else (0, 0)
        node = Node(
            type=token.type.removesuffix("_open"),
            token=token,
            first=begin or (above.first if above else first),
            last=max(begin, end) or (above.last if above else first),
        )
        (above.children if above else roots).append(node)
        if token.nesting > 0:
            path.append(node)
    return roots


_FENCE: Final = re.compile(r"(:{3,})[ \t]*([^\s:][^\s]*)?[ \t]*(.*?)[ \t]*$")
_CODE: Final = re.compile(r"(`{3,}|~{3,})")


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Reads `::: name title` to its `:::`.

    The library's own rule closes the outermost container at the first `:::`, so that nested
    containers need fences of different lengths; here they need not.
    """
    opening = _fence(state, start)
    if opening is None:
        return False
    if silent:
        return True
    closing = _closing(state, start, end) if opening[2] else None
    token = state.push("container_open", "aside", 1)
    token.info = opening[2] or ""
    token.meta = {"title": opening[3], "closed": closing is not None}
    last = end if closing is None else closing
    token.map = [start, min(last + 1, end)]
    if opening[2]:
        above, bottom = state.parentType, state.lineMax
        state.parentType, state.lineMax = "container", last
        state.md.block.tokenize(state, start + 1, last)
        state.parentType, state.lineMax = above, bottom
    else:
        last = start
    state.push("container_close", "aside", -1)
    state.line = min(last + 1, end)
    return True


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", begin) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src[begin : state.eMarks[line]])


def _closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the container opened on the line `start`, or None."""
    open_sizes: list[int] = []
    code = ""
    for line in range(start, end):
        begin = state.bMarks[line] + state.tShift[line]
        if begin < state.eMarks[line] and state.sCount[line] < state.blkIndent:
            return None
        code, was_code = _code_after(code, state.src[begin : state.eMarks[line]]), code
        fence = None if code or was_code else _fence(state, line)
        if fence is not None:
            open_sizes = _sizes_after(open_sizes, fence)
            if not open_sizes:
                return line
    return None


def _sizes_after(open_sizes: list[int], fence: re.Match[str]) -> list[int]:
    """The lengths of the fences that are still open after `fence`, the innermost last."""
    size = len(fence[1])
    if fence[2]:
        return [*open_sizes, size]
    if size not in open_sizes:
        return open_sizes[:-1]  # no fence is as long: it closes the innermost
    innermost = len(open_sizes) - 1 - open_sizes[::-1].index(size)
    return open_sizes[:innermost]


def _code_after(code: str, line: str) -> str:
    """The fence of the code block that is open after `line`; `code` is that before it."""
    found = _CODE.match(line)
    if not code:
        return found[1] if found else ""
    closes = found is not None and found[1].startswith(code) and not line[found.end() :].strip()
    return "" if closes else code


def _parser() -> MarkdownIt:
    markdown = _Markdown("commonmark", {"html": False, "maxNesting": _NESTING})
    markdown.enable("table").disable(["html_block", "html_inline", "text_join"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.use(attrs_plugin, after=("image",))
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "comment", read_comment, alt)
    markdown.block.ruler.before("fence", "container", _container, alt)
    _note_ends(markdown)
    markdown.core.ruler.after("block", "excess", _remove_excess)
    return markdown


def _remove_excess(state: StateCore) -> None:
    """Takes out what is too large before the words of blocks are parsed."""
    state.env.setdefault(_EXCESS, []).extend(remove_excess(state.tokens))


_InlineRule: TypeAlias = Callable[[StateInline, bool], bool]


def _note_ends(markdown: MarkdownIt) -> None:
    """Makes every rule for words note where the token that it adds ends (`END`)."""
    ruler = markdown.inline.ruler
    for rule in ruler.__rules__:
        if rule.name != "text":  # adds no token; the most frequent one by far
            read = _if_closed(rule.fn) if rule.name == "footnote_ref" else rule.fn
            ruler.at(rule.name, _noting_end(read), {"alt": rule.alt})


def _noting_end(rule: _InlineRule) -> _InlineRule:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
        if not rule(state, silent):
            return False
        if not silent and state.tokens and not state.pending:
            state.tokens[-1].meta[END] = state.pos
        return True

    return noting


def _if_closed(rule: _InlineRule) -> _InlineRule:
    """The rule for references to notes, called only where the closing bracket is near.

    It would look for it to the end of the block from each opening one: minutes, for thousands.
    """

    def closed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
        if not state.src.startswith("[^", state.pos):
            return False
        if state.src.find("]", state.pos, state.pos + _MAX_LABEL) < 0:
            return False
        return rule(state, silent)

    return closed


_MAX_LABEL: Final = 1000
"""Characters of a label with its brackets, at most; as of links in CommonMark."""

_PARSER: Final = _parser()

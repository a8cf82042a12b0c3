"""Reads the comments in a file that silence warnings.

`<!-- lowdown: ignore LD203, LD225 -->`, alone on its lines, is about the block below it; in a
header `# lowdown: ignore LD225` is about the key below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lowdown.desk.markup import Node, parse
from lowdown.desk.source import FaultLog, Header, Position, SourceFile, read_header, read_source
from lowdown.model import RULES, WARNINGS, Finding, Ignore, nearest, suppress
from lowdown.values import dataclass

_IGNORABLE: Final = WARNINGS - {"LD229", "LD230"}
"""The codes that a comment may name: all warnings but those about these comments."""


def read_ignores(root: Path, path: str) -> tuple[Ignore, ...]:
    """Reads the ignore comments in the article or issue at `path`; none where it cannot be read.

    The file is parsed again: a file with errors becomes no article that could keep its comments,
    and its warnings are silenced all the same. That costs little, as a build asks only for files
    that have a warning.
    """
    if not path.endswith(".md"):
        return ()
    log = FaultLog(path)
    source = read_source(root, log)
    if source is None:
        return ()
    header, body = read_header(source, log)
    return note_ignores(header, parse(body, header.copy_line, log), source=source, log=log)


def without_ignored(root: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Returns `findings` without those that comments in their files silence."""
    paths = dict.fromkeys(finding.place.path for finding in findings if finding.code in _IGNORABLE)
    return suppress(
        findings, [ignore for path in paths for ignore in read_ignores(root, path)]
    ).findings


def note_ignores(
    header: Header, nodes: Sequence[Node], *, source: SourceFile, log: FaultLog
) -> tuple[Ignore, ...]:
    """Returns the ignore comments in the header and in the copy `nodes` below it.

    Faults in them are noted in `log`.
    """
    comments = list(_comments_in_header(header, source))
    comments += _comments_in_copy(nodes, source)
    _note_buried(nodes, source, log)
    return tuple(ignore for comment in comments for ignore in _ignores(comment, source, log))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comment:
    """A comment and the lines that it is about."""

    words: str
    """The words between its signs."""
    index: int
    """The index of these words in the source."""
    position: Position
    """Where the comment begins."""
    first: int
    """The first line that it is about."""
    last: int
    """The last line that it is about."""


_COMMENT_SIGNS: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)


def _comments_in_copy(nodes: Sequence[Node], source: SourceFile) -> Iterator[_Comment]:
    """The comments among `nodes`, each with the block that follows it."""
    for number, node in enumerate(nodes):
        if node.type != "comment":
            yield from _comments_in_copy(node.children, source)
            continue
        position = source.find("<!--", node.first, node.last)
        found = _COMMENT_SIGNS.match(source.text, source.index(position))
        block = next((later for later in nodes[number + 1 :] if later.type != "comment"), None)
        first, last = (block.first, block.last) if block else (1, 0)
        if found:
            yield _Comment(
                words=found[1], index=found.start(1), position=position, first=first, last=last
            )


_REMARK: Final = re.compile(r"^[ \t]*#(.*)$", re.MULTILINE)


def _comments_in_header(header: Header, source: SourceFile) -> Iterator[_Comment]:
    """The comments in the header, each with the lines of the key or the entry that follows it."""
    end = source.index(Position(header.copy_line)) if header.sound else 0
    for found in _REMARK.finditer(source.text, 0, end):
        position = source.position(source.text.index("#", found.start()))
        first, last = _lines_below(position.line, header)
        yield _Comment(
            words=found[1], index=found.start(1), position=position, first=first, last=last
        )


def _lines_below(line: int, header: Header) -> tuple[int, int]:
    """The lines of the first key or entry below `line`, with all that belongs to it."""
    entries = {
        path: position
        for path, position in header.positions.items()
        if path and isinstance(path[-1], int)
    }
    starts = sorted(
        (position.line, len(path))
        for path, position in {**entries, **header.keys}.items()
        if position.line > line
    )
    if not starts:
        return 1, 0
    first, depth = starts[0]
    # The line of hyphens stands right above the copy.
    after = (start for start, level in starts if start > first and level <= depth)
    return first, next(after, header.copy_line - 1) - 1


_DIRECTIVE: Final = re.compile(r"\s*lowdown\s*:\s*ignore\s+(\S.*?)\s*", re.DOTALL)
_CODE: Final = re.compile(r"[^\s,;]+")
_FIRST_WORDS: Final = re.compile(r"\W*([a-z]+)\W+([a-z]+)", re.IGNORECASE)
_LIKE_CODE: Final = re.compile(r"\bLD ?\d", re.IGNORECASE)


def _ignores(comment: _Comment, source: SourceFile, log: FaultLog) -> Iterator[Ignore]:
    found = _DIRECTIVE.fullmatch(comment.words)
    if found is None:
        if _is_meant(comment.words):
            _note(comment.position, "this comment cannot be understood", _HOW, log)
        return
    for code in _CODE.finditer(
        source.text, comment.index + found.start(1), comment.index + found.end(1)
    ):
        position = source.position(code.start())
        if code[0] in _IGNORABLE:
            yield Ignore(
                code=code[0], place=log.place(position), first=comment.first, last=comment.last
            )
        else:
            _note_code(code[0], position, log)


_HOW: Final = "Write it as lowdown: ignore LD203, with the codes of the warnings."


def _is_meant(words: str) -> bool:
    """Whether other words in a comment were probably meant as an ignore comment."""
    if re.match(r"\s*lowdown\s*:", words, re.IGNORECASE):
        return True
    found = _FIRST_WORDS.match(words)
    near = [nearest(word, ("lowdown", "ignore")) for word in found.groups()] if found else []
    return near == ["lowdown", "ignore"] or (
        "ignore" in near and _LIKE_CODE.search(words) is not None
    )


def _note_code(code: str, position: Position, log: FaultLog) -> None:
    if code in RULES:
        weight = "a warning about ignores" if code in WARNINGS else "an error"
        _note(
            position,
            f"{code} [{RULES[code].name}] is {weight} and cannot be ignored",
            _PUT_RIGHT,
            log,
        )
        return
    names = {RULES[known].name: known for known in _IGNORABLE}
    guess = (
        nearest(code, sorted(_IGNORABLE))
        if _LIKE_CODE.match(code)
        else names.get(nearest(code, names) or "")
    )
    cure = f"Did you mean \u201c{guess}\u201d?" if guess else _HOW
    _note(position, f"there is no rule \u201c{code}\u201d", cure, log)


_PUT_RIGHT: Final = "Take it out of the comment, and put right what it stands for."


def _note_buried(nodes: Sequence[Node], source: SourceFile, log: FaultLog) -> None:
    """Notes comments that share their lines with words, and so would be printed."""
    for node in nodes:
        _note_buried(node.children, source, log)
        if node.type != "inline":
            continue
        words = "".join(
            token.content for token in node.token.children or [] if token.type == "text"
        )
        if "<!--" not in words:
            continue
        log.fault(
            "LD230" if _has_ignore_comment(words) else "LD233",
            source.find("<!--", node.first, node.last),
            message="this comment stands among words and would be printed",
            cure="Give it a line of its own."
            if "-->" in words
            else "Close it with -->, on a line of its own, or take it out.",
        )


def _has_ignore_comment(words: str) -> bool:
    return any(
        _DIRECTIVE.fullmatch(comment[1]) or _is_meant(comment[1])
        for comment in _COMMENT_SIGNS.finditer(words)
    )


def _note(position: Position, message: str, cure: str, log: FaultLog) -> None:
    log.fault("LD230", position, message=message, cure=cure)

"""From `fillers/<name>.md` to the house advertisements that may fill the rest of a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lowdown.desk.articles import Proofread, permanent_id
from lowdown.desk.ignores import note_ignores
from lowdown.desk.markup import Manuscript, read_copy, smart
from lowdown.desk.schema import SLUG, FillerKeys, slugified, validate
from lowdown.desk.source import FaultLog, Header, Position, read_header, read_source
from lowdown.model import (
    FILLER,
    Article,
    Block,
    Finding,
    Outcome,
    Publication,
    did_you_mean,
    errors_among,
    in_order,
)

FOLDER: Final = "fillers"
"""Where they are."""


def filler_names(root: Path) -> tuple[str, ...]:
    """All fillers that there are, in the order of the alphabet."""
    return tuple(
        sorted(file.stem for file in (root / FOLDER).glob("*.md") if file.name[0] not in "._")
    )


def read_fillers(
    publication: Publication, wanted: Sequence[str] | None, *, header: Header, log: FaultLog
) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """The fillers that an issue may print, and what is wrong in their files.

    `wanted` are those that the manifest names, None is all of them. What is wrong with the names is noted in `log`,
    which is the manifest's; `header` knows their places.
    """
    if not publication.fit.fillers:
        return (), ()
    names = filler_names(publication.root)
    chosen = list(names) if wanted is None else _named(wanted, names, header=header, log=log)
    proofs = {name: proofread_filler(publication, name) for name in chosen}
    for name in wanted or ():
        if name in proofs and proofs[name].is_draft:
            position = header.position(("fillers", list(wanted or ()).index(name)))
            message = f"the filler \u201c{name}\u201d is a draft and is left out"
            log.fault(
                "LD122",
                position,
                message=message,
                cure="Take draft: true out of its header to print it.",
            )
    ready = [proof.reading for proof in proofs.values() if not proof.is_draft]
    found = tuple(reading.value for reading in ready if reading.value)
    return found, tuple(finding for reading in ready for finding in reading.findings)


def _named(
    wanted: Sequence[str], names: Sequence[str], *, header: Header, log: FaultLog
) -> list[str]:
    """Those of `wanted` that there are, each once."""
    chosen: list[str] = []
    for index, name in enumerate(wanted):
        position = header.position(("fillers", index))
        if name not in names:
            message, cure = f"there is no filler \u201c{name}\u201d", _likely(name, names)
            log.fault("LD120", position, message=message, cure=cure)
        elif name in chosen:
            message = f"the filler \u201c{name}\u201d is named twice"
            log.fault("LD121", position, message=message, cure="Take one of the two out.")
        else:
            chosen.append(name)
    return chosen


def _likely(name: str, names: Sequence[str]) -> str:
    return (
        did_you_mean(name, names)
        if names
        else f"Write it as {FOLDER}/{name}.md, or take the name out."
    )


def proofread_filler(publication: Publication, name: str) -> Proofread:
    """The filler `name`, everything that is wrong with it, and whether it is a draft."""
    log = FaultLog(f"{FOLDER}/{name}.md")
    source = read_source(publication.root / FOLDER / f"{name}.md", log)
    if source is None:
        return Proofread(reading=Outcome(value=None, findings=in_order(log.findings)))
    if not SLUG.fullmatch(name):
        better = slugified(name) or "a-name"
        message = "the name of the file cannot stand in an address"
        log.fault("LD112", None, message=message, cure=f"Name it {better}.md.")
    header, body = read_header(source, log)
    note_ignores(header, body, source=source, log=log)
    keys = validate(header.values, FillerKeys, where=header, log=log) if header.sound else None
    script = Manuscript.of(
        publication,
        f"{FILLER}{name}",
        source=source,
        log=log,
        language=keys.language if keys else None,
    )
    blocks = read_copy(body, header.copy_line, script)
    if not blocks and not log.findings:
        position = Position(header.copy_line)
        log.fault(
            "LD201", position, message="the filler has no copy", cure="Write it below its header."
        )
    findings = in_order(log.findings)
    filler = (
        None
        if keys is None or errors_among(findings)
        else _filler(keys, script, publication.url, blocks)
    )
    is_draft = str(header.values.get("draft")).lower() == "true"
    return Proofread(reading=Outcome(value=filler, findings=findings), is_draft=is_draft)


def _filler(keys: FillerKeys, script: Manuscript, url: str, blocks: tuple[Block, ...]) -> Article:
    title = smart(keys.title, script.language)
    return Article(
        slug=script.name,
        title=title,
        contents=title,
        id=permanent_id(url, script.name),
        language=script.language,
        copy=blocks,
        place=script.log.place(None),
        kicker=script.smart(keys.kicker),
        standfirst=script.smart(keys.standfirst),
    )

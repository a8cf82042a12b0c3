"""Reads house advertisements, `fillers/<name>.md`, which may fill the rest of a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lowdown.desk.articles import ArticleReading, permanent_id
from lowdown.desk.copy_file import read_copy_file
from lowdown.desk.markup import Manuscript, smart
from lowdown.desk.schema import SLUG, FillerKeys, slugified
from lowdown.desk.source import FaultLog, Header, markdown_names
from lowdown.model import (
    FILLER,
    Article,
    Block,
    Finding,
    Limit,
    Outcome,
    Publication,
    did_you_mean,
    errors_among,
    in_order,
)

FOLDER: Final = "fillers"
"""Their folder in the publication."""


def filler_names(root: Path) -> tuple[str, ...]:
    """Returns the names of all fillers in the folder `root`, in alphabetical order."""
    return markdown_names(root, FOLDER)


def read_fillers(
    publication: Publication, wanted: Sequence[str] | None, *, header: Header, log: FaultLog
) -> Outcome[tuple[Article, ...]]:
    """Reads the fillers that an issue may print, with the faults in their files.

    `wanted` are those that the manifest names, None is all of them. Faults of the names are noted
    in `log`, the manifest's; `header` has their positions.
    """
    if not publication.fit.fillers:
        return Outcome(value=())
    names = filler_names(publication.root)
    chosen = list(names) if wanted is None else _named(wanted, names, header=header, log=log)
    if len(chosen) > Limit.FILLERS.most:
        log.fault(
            Limit.FILLERS.code,
            header.position(("fillers",), key=True),
            message=f"an issue may have at most {Limit.FILLERS.words}, and there are"
            f" {len(chosen):,}",
            cure="Name those to print, as in fillers: [join-us], or delete some.",
        )
        return Outcome(value=())
    fillers: list[Article] = []
    findings: list[Finding] = []
    for name in chosen:
        reading = read_filler_file(publication, name)
        if not reading.is_draft:
            fillers += [reading.outcome.value] if reading.outcome.value else []
            findings += reading.outcome.findings
        elif wanted is not None:
            log.fault(
                "LD122",
                header.position(("fillers", list(wanted).index(name))),
                message=f"the filler \u201c{name}\u201d is a draft and is left out",
                cure="Take draft: true out of its header to print it.",
            )
    return Outcome(value=tuple(fillers), findings=tuple(findings))


def _named(
    wanted: Sequence[str], names: Sequence[str], *, header: Header, log: FaultLog
) -> list[str]:
    """Those of `wanted` that exist, each once."""
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


def read_filler_file(publication: Publication, name: str) -> ArticleReading:
    """Reads the filler `name`, with all its faults, and whether it is a draft."""
    log = FaultLog(f"{FOLDER}/{name}.md")
    file = read_copy_file(publication, f"{FILLER}{name}", log, schema=FillerKeys)
    if file is None:
        return ArticleReading(outcome=Outcome(value=None, findings=in_order(log.findings)))
    if not SLUG.fullmatch(name):
        better = slugified(name) or "a-name"
        message = "the name of the file cannot stand in an address"
        log.fault("LD112", None, message=message, cure=f"Name it {better}.md.")
    file.note_missing_copy("filler")
    findings = in_order(log.findings)
    filler = None
    if file.keys is not None and not errors_among(findings):
        filler = _filler(file.keys, file.script, publication.url, file.blocks)
    return ArticleReading(outcome=Outcome(value=filler, findings=findings), is_draft=file.is_draft)


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
        spans=script.typed.spans,
        key_places=script.typed.key_places,
        kicker=script.smart(keys.kicker),
        standfirst=script.smart(keys.standfirst),
    )

"""Reads a file of copy: the keys of its header, and the blocks below it.

Articles, manifests and fillers are such files, and are read in the same steps.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel

from lowdown.desk.ignores import note_ignores
from lowdown.desk.markup import Manuscript, parse, read_copy, read_typed_words
from lowdown.desk.pasted import note_pasted
from lowdown.desk.schema import validate
from lowdown.desk.source import FaultLog, Header, Position, read_header, read_source
from lowdown.model import Block, Publication
from lowdown.values import dataclass

Keys = TypeVar("Keys", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFile(Generic[Keys]):
    """A file of copy that has been read, with its faults noted."""

    header: Header
    """Its header, with the position of each key."""
    keys: Keys | None
    """What the header says; None where it is faulty."""
    script: Manuscript
    """What reading more of the file needs."""
    blocks: tuple[Block, ...]
    """Its copy."""

    @property
    def is_draft(self) -> bool:
        """Whether its header says so, whatever the faults of the rest."""
        return str(self.header.values.get("draft")).lower() == "true"

    def note_missing_copy(self, kind: str) -> None:
        """Notes that there is no copy; `kind` is what editors call the file.

        A file with other faults may have lost its copy by them.
        """
        log = self.script.log
        if not self.blocks and not log.findings:
            log.fault(
                "LD201",
                Position(self.header.copy_line),
                message=f"the {kind} has no copy",
                cure="Write it below its header.",
            )


def read_copy_file(
    publication: Publication, name: str, log: FaultLog, *, schema: type[Keys]
) -> CopyFile[Keys] | None:
    """Reads the file of `log`, with its faults; None where it cannot be read.

    `name` is what the ids of its blocks begin with, and `schema` has the keys of its header.
    """
    source = read_source(publication.root, log)
    if source is None:
        return None
    header, body = read_header(source, log)
    nodes = parse(body, header.copy_line, log)
    note_ignores(header, nodes, source=source, log=log)
    keys = validate(header.values, schema, where=header, log=log) if header.sound else None
    script = Manuscript(
        root=publication.root,
        name=name,
        language=getattr(keys, "language", None) or publication.language,
        columns=publication.paper.columns,
        source=source,
        log=log,
        typed=read_typed_words(header, nodes, source=source, log=log),
    )
    blocks = read_copy(nodes, script)
    note_pasted(header, nodes, script=script, publication=publication)
    return CopyFile(header=header, keys=keys, script=script, blocks=blocks)

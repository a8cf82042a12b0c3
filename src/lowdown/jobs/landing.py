"""What a build puts into the output folder, what stays, and what goes: the record and the files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from lowdown.output import (
    Batch,
    MadeFile,
    OutputFolder,
    OutputRecord,
    WrittenFile,
    made_file,
    out_of_use,
    read_record,
    standing,
)
from lowdown.outputs import RECORD
from lowdown.values import dataclass

WEB_PART = "web"
"""What the files of the site belong to in the record of the output folder."""
FEEDS_PART = "feeds"
"""What the feeds and their pictures belong to."""


_PAPERS: Final = "paper/"


def paper_part(issue: str) -> str:
    """Returns what the files of a paper belong to."""
    return f"{_PAPERS}{issue}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the output, made in this build or found to be right."""

    name: str
    """Such as `web`."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The files that were made, by their paths."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """What each file was made of, by its path; those that are not in `files` stand already."""
    is_whole: bool = True
    """Whether files that it had before and has no more are out of use."""
    dated: tuple[str, ...] = ()
    """The files by whose time a check sees that the part is up to date: they get that of this build
    where they are right as they are.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """The files of a build in the output folder."""

    first: tuple[WrittenFile, ...]
    """Those of another folder that landed before."""
    files: tuple[WrittenFile, ...]
    """Those of the parts that were made, by their paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The files in an output folder that are as builds have written them."""

    record: OutputRecord
    """What builds have made."""
    paths: frozenset[str]
    """The files of it that are right as they are."""

    def inputs(self, part: str) -> dict[str, str]:
        """Returns what each file of a part that stands was made of, by its path."""
        return {
            path: made.inputs
            for path, made in self.record.files.items()
            if made.part == part and path in self.paths
        }

    @property
    def files(self) -> dict[str, MadeFile]:
        """The files that stand, by their paths."""
        return {path: self.record.files[path] for path in self.paths}


def look_at(out: Path) -> Standing:
    """Returns what stands in an output folder."""
    record = read_record(out)
    return Standing(record=record, paths=standing(record, out))


def look_at_papers(out: Path) -> Standing:
    """Returns what stands of papers in an output folder; no other file of it is read."""
    record = read_record(out)
    papers = {path: made for path, made in record.files.items() if made.part.startswith(_PAPERS)}
    return Standing(record=record, paths=standing(OutputRecord(files=papers), out))


def land(
    output: OutputFolder,
    before: Standing,
    parts: Sequence[Part],
    *,
    issues: Collection[str],
    first: Batch | None,
) -> Landed:
    """Writes the parts of a build, with the record of what stands then; removes what is out of use.

    Files of parts that are not among `parts` stay, but for papers of issues that are not among
    `issues`: these have been removed or renamed. Raises what `write_files` does.
    """
    made = _made_files(before, parts)
    record = OutputRecord(files={**_carried(before, parts, issues), **made})
    files = {path: data for part in parts for path, data in part.files.items()}
    written = output.write_files(
        {**files, RECORD: record.to_bytes()},
        first=first,
        remove=out_of_use(before.record, record),
        refresh=[path for part in parts for path in part.dated if path not in files],
    )
    sources = written[: len(first.files)] if first else ()
    changed = {file.path for file in written[len(sources) :] if file.changed}
    return Landed(
        first=sources,
        files=tuple(
            WrittenFile(path=path, size=made[path].size, changed=path in changed)
            for path in sorted(made)
        ),
    )


def _made_files(before: Standing, parts: Sequence[Part]) -> dict[str, MadeFile]:
    """What the record has of the parts of this build."""
    made = {}
    for part in parts:
        for path, inputs in part.inputs.items():
            data = part.files.get(path)
            made[path] = (
                before.record.files[path]
                if data is None
                else made_file(data, part=part.name, inputs=inputs)
            )
    return made


def _carried(
    before: Standing, parts: Sequence[Part], issues: Collection[str]
) -> dict[str, MadeFile]:
    """What the record keeps of earlier builds: files that stand, and that nothing is known
    against.
    """
    whole = {part.name for part in parts if part.is_whole}
    papers = {paper_part(issue) for issue in issues}
    return {
        path: made
        for path, made in before.files.items()
        if made.part not in whole and (made.part in papers or not made.part.startswith(_PAPERS))
    }

"""Measures how well lines are set: by Lowdown, and the same words by LuaLaTeX and by Typst.

    type.py                   the sample and the five publications below publications/
    type.py sample ledger     some of them
    type.py --use testing     those that penalties are not tuned on
    type.py --alone           Lowdown only
    type.py --worst 10        and the lines of each paper with the widest word spaces
    type.py --pdf FILE        a finished paper of the sample's face, and nothing else

Each publication is built with Lowdown. LuaLaTeX with microtype and Typst set its paragraphs in one
column of the same measure, face and size; where one of them is not installed, a line says so. All
figures are measured from the finished PDFs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from line_measures import LineMeasures, measure_lines, widest_lines
from other_setters import SETTERS, Setting
from same_copy import prepare

from lowdown.desk import read_issue, read_publication
from lowdown.press import SERIF, load, typefaces_of

HERE: Final = Path(__file__).parent
LOWDOWN: Final = Path(sys.executable).with_name("lowdown")
SOURCE_SERIF_SPACE: Final = 0.233
"""Width of a space of the sample's face in ems."""
ROWS: Final = (
    ("deviation", "mean deviation of word spaces", "{:.2f}"),
    ("over_double", "lines over 2x", "{:.1%}"),
    ("over_triple", "lines over 3x", "{:.1%}"),
    ("tight", "lines under 0.75x", "{:.1%}"),
    ("worst", "widest word spaces", "{:.1f}x"),
    ("hyphenated", "lines hyphenated", "{:.1%}"),
    ("double_ladders", "ladders of 2", "{}"),
    ("long_ladders", "ladders of 3 and more", "{}"),
    ("part_of_word", "last lines of a part of a word", "{}"),
    ("one_word", "last lines of one word", "{}"),
    ("short_last", "last lines under a fifth", "{}"),
    ("last_lines", "paragraphs of 2 lines and more", "{}"),
    ("lines", "lines", "{}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A publication with one issue that is measured."""

    name: str
    """What it is called here."""
    use: str
    """`tuning` or `testing`."""
    folder: Path
    """Its folder."""
    issue: str
    """The issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """A publication as set by each program."""

    title: str
    """What it is called in tables."""
    space: float
    """The width of the font's own word space in ems."""
    pdfs: Mapping[str, bytes]
    """The finished papers, by the names of the programs."""

    def measures(self) -> dict[str, LineMeasures]:
        """The measures of each paper."""
        return {name: measure_lines(pdf, space=self.space) for name, pdf in self.pdfs.items()}


def main() -> None:
    """Measure, and print what was measured."""
    arguments = parse()
    if arguments.pdf:
        pdfs = {"measured": arguments.pdf.read_bytes()}
        every = [Papers(title=arguments.pdf.name, space=SOURCE_SERIF_SPACE, pdfs=pdfs)]
    else:
        every = [set_type(sample, arguments) for sample in chosen(arguments)]
    if arguments.json:
        report = {
            papers.title: {name: asdict(measures) for name, measures in papers.measures().items()}
            for papers in every
        }
        print(json.dumps(report, indent=2))
        return
    for papers in every:
        print("\n".join([*table(papers), *worst(papers, arguments.worst), ""]))


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("publications", nargs="*", metavar="PUBLICATION")
    parser.add_argument("--use", choices=("tuning", "testing"))
    parser.add_argument("--alone", action="store_true", help="Lowdown only")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list N lines")
    parser.add_argument("--pdf", type=Path, help="measure a finished PDF")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the PDFs in a folder")
    parser.add_argument("--json", action="store_true", help="every figure, for a machine")
    return parser.parse_args()


def samples() -> Iterator[Sample]:
    """The sample, and the publications that are there to be measured."""
    yield Sample(name="sample", use="tuning", folder=HERE.parent, issue="issue-42")
    for use in ("tuning", "testing"):
        for manifest in sorted((HERE / "publications" / use).glob("*/issues/*.md")):
            folder = manifest.parents[1]
            yield Sample(name=folder.name, use=use, folder=folder, issue=manifest.stem)


def chosen(arguments: argparse.Namespace) -> list[Sample]:
    """The publications that the command line names; all of them where it names none."""
    every = list(samples())
    unknown = set(arguments.publications) - {sample.name for sample in every}
    if unknown:
        sys.exit(
            f"no publication named {', '.join(sorted(unknown))};"
            f" available: {', '.join(sample.name for sample in every)}"
        )
    return [
        sample
        for sample in every
        if arguments.use in (None, sample.use)
        and (not arguments.publications or sample.name in arguments.publications)
    ]


def set_type(sample: Sample, arguments: argparse.Namespace) -> Papers:
    """A publication, as each program sets it that is installed."""
    publication = read_publication(sample.folder)
    issue = read_issue(publication, sample.issue).value
    if issue is None:
        sys.exit(f"{sample.name}: {sample.issue} has errors; run `lowdown build`")
    with tempfile.TemporaryDirectory(prefix="lowdown-type-") as scratch:
        papers = {"Lowdown": build(sample, Path(scratch))}
        if not arguments.alone:
            setting = prepare(publication, issue, folder=Path(scratch))
            papers.update(set_by_others(setting, Path(scratch)))
    if arguments.keep:
        keep(papers, arguments.keep, sample.name)
    space = width_of_space(load(typefaces_of(publication).upright(SERIF, bold=False)))
    return Papers(title=f"{sample.name} ({sample.use})", space=space, pdfs=papers)


def build(sample: Sample, out: Path) -> bytes:
    """The paper that `lowdown build` makes."""
    project = ["--project", str(sample.folder.resolve()), "--only", "paper", "--out", str(out)]
    subprocess.run(
        [str(LOWDOWN), "build", sample.issue, *project], check=True, stdout=subprocess.DEVNULL
    )
    return (out / sample.issue / f"{sample.issue}.pdf").read_bytes()


def set_by_others(setting: Setting, scratch: Path) -> dict[str, bytes]:
    """The same paragraphs, by each other program that is installed."""
    papers = {}
    for number, setter in enumerate(SETTERS):
        reason = setter.missing()
        if reason:
            print(f"skipped {setter.name}: {reason}", file=sys.stderr)
            continue
        folder = scratch / str(number)
        folder.mkdir()
        papers[setter.name] = setter.set(setting, folder)
    return papers


def keep(papers: Mapping[str, bytes], folder: Path, name: str) -> None:
    """Write the PDFs of a publication into a folder, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    for setter, paper in papers.items():
        (folder / f"{name}-{setter.split()[0].lower()}.pdf").write_bytes(paper)


def width_of_space(font: bytes) -> float:
    """The width of a font's own word space in ems."""
    with TTFont(BytesIO(font)) as opened:
        advance, _ = opened["hmtx"][opened.getBestCmap()[ord(" ")]]
        return float(advance / opened["head"].unitsPerEm)


def table(papers: Papers) -> Iterator[str]:
    """The measures of a publication, a row for each of them."""
    columns = papers.measures()
    yield f"{papers.title:<32}{''.join(f'{name:>22}' for name in columns)}"
    for field, label, form in ROWS:
        cells = [form.format(getattr(measures, field)) for measures in columns.values()]
        yield f"{label:<32}{''.join(f'{cell:>22}' for cell in cells)}"


def worst(papers: Papers, count: int) -> Iterator[str]:
    """The lines of each paper with the widest word spaces."""
    for name, pdf in papers.pdfs.items() if count else ():
        yield f"the widest word spaces of {name}"
        yield from widest_lines(pdf, space=papers.space, count=count)


if __name__ == "__main__":
    main()

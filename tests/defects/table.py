"""Prints a table of all defects: the code, what is done to a paper or feed, and what is reported.

    .venv/bin/lowdown build issue-42
    cd tests && ../.venv/bin/python -m defects.table

With `--docs` it prints the list that stands in docs/proof.md, for which nothing needs to be proved.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from defects.feed_defects import FEED_DEFECTS, Defect
from defects.feed_format_defects import FEED_FORMAT_DEFECTS
from defects.paper_defects import PAPER_DEFECTS, PaperDefect
from defects.picture_defects import PICTURE_DEFECTS
from defects.plan_defects import PLAN_DEFECTS
from defects.rebuilding import REBUILDS, Alteration, rebuild
from defects.site_defects import SITE_DEFECTS, SiteDefect
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.proof.feeds.check import check_feeds
from lowdown.proof.finished import Finished
from making.bench import SMALL, PaperBench, read_bench
from making.papers import write_publication

ROOT = Path(__file__).parents[2]


def listed() -> str:
    """Every defect with its code, as tables of Markdown."""
    parts = []
    altered = [alteration for alterations in REBUILDS.values() for alteration in alterations]
    kinds: Iterable[tuple[str, Sequence[PaperDefect | Alteration | Defect | SiteDefect]]] = (
        ("The paper, spoiled", PAPER_DEFECTS),
        ("The paper, built from something else", altered),
        ("The feeds", FEED_DEFECTS),
        ("The feeds in Atom and JSON Feed, and those of topics", FEED_FORMAT_DEFECTS),
        ("plan.json and the pictures of the feeds", (*PLAN_DEFECTS, *PICTURE_DEFECTS)),
        ("The site", SITE_DEFECTS),
    )
    for title, defects in kinds:
        rows = [f"| {defect.code} | {defect.name.replace('|', '&#124;')} |" for defect in defects]
        parts.append(
            "\n".join(
                [
                    f"### {title}: {len(rows)} defects",
                    "",
                    "| caught as | what is done |",
                    "|---|---|",
                    *rows,
                ]
            )
        )
    return "\n\n".join(parts)


def tried(folder: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Each defect's code and name, and the codes that the proof reports for it."""
    sample = read_bench(ROOT, ROOT / "dist", folder)
    small = _build_small(folder / "small")
    for defect in PAPER_DEFECTS:
        bench = small if defect.small else sample
        yield (
            defect.code,
            defect.name,
            {finding.code for finding in bench.prove(defect.change(bench.good))},
        )
    for build, alterations in REBUILDS.items():
        reported = {
            finding.code
            for finding in sample.prove(
                rebuild(ROOT, folder / build, alterations, _build_sample).read_bytes()
            )
        }
        yield from ((alteration.code, alteration.name, reported) for alteration in alterations)
    publication = read_publication(ROOT)
    readings = [read_issue(publication, name).value for name in issue_names(ROOT)]
    issues = [issue for issue in readings if issue]
    for fault in (*FEED_DEFECTS, *FEED_FORMAT_DEFECTS):
        with tempfile.TemporaryDirectory() as out:
            shutil.copytree(ROOT / "dist", out, dirs_exist_ok=True)
            feed = Path(out, fault.file)
            spoiled = fault.change(feed.read_bytes())
            feed.unlink() if spoiled is None else feed.write_bytes(spoiled)
            found = check_feeds(publication, issues, Finished(out=Path(out), shown="dist"))
        yield fault.code, fault.name, {finding.code for finding in found}


def _build_small(folder: Path) -> PaperBench:
    """Builds the paper of four pages, and reads it."""
    write_publication(folder, SMALL)
    _build(folder, "issue-1")
    (folder / "spoiled").mkdir()
    return read_bench(folder, folder / "dist", folder / "spoiled", "issue-1")


def _build_sample(folder: Path) -> None:
    _build(folder, "issue-42")


def _build(folder: Path, issue: str) -> None:
    command = Path(sys.executable).with_name("lowdown")
    subprocess.run([str(command), "build", issue], cwd=folder, check=True, capture_output=True)


def main() -> None:
    """Print the table, and how many defects were caught."""
    if "--docs" in sys.argv:
        sys.stdout.write(listed() + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = list(tried(Path(folder)))
    for code, name, found in rows:
        reported = ", ".join(sorted(found)) or "nothing"
        sys.stdout.write(
            f"{'caught' if code in found else 'MISSED'}  {code}  {name:<64.64}  {reported}\n"
        )
    caught = sum(code in found for code, _, found in rows)
    sys.stdout.write(f"{caught} of {len(rows)} defects caught\n")


if __name__ == "__main__":
    main()

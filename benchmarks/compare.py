"""Compares two commands: our build with WeasyPrint's own columns, or with a variant of itself.

    compare.py                the sample, by `lowdown build` and by plain_columns.py
    compare.py --scale 4      `lowdown build` of four times the articles, and of the sample's
    compare.py --check        `lowdown check` of the built sample, and its `lowdown build`
    compare.py --planning ordered    `lowdown build`, and the same without search and copyfitting
    compare.py --planning free       the same, of the sample without any `pages:`

The two run in turn, A B A B, each as a process of its own; the first run of each is not counted.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import frontmatter

HERE = Path(__file__).parent
LOWDOWN = Path(sys.executable).with_name("lowdown")
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
MEASURES = (("wall", "wall, s", 1.0), ("cpu", "cpu, s", 1.0), ("memory", "peak, MB", 1e6))

Command = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one process took, with those that it waited for."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, its own and the system's for it."""
    memory: float
    """Bytes at the peak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A command under a name."""

    name: str
    command: Command
    """Given a fresh folder to write into, the arguments to run."""


def main() -> None:
    """Measure, and print what was measured."""
    arguments = parse()
    with tempfile.TemporaryDirectory(prefix="lowdown-bench-") as scratch:
        if arguments.scale:
            first, second = scaled(
                arguments.project, arguments.issue, times=arguments.scale, scratch=Path(scratch)
            )
        elif arguments.planning:
            free = arguments.planning == "free"
            first, second = plans(
                arguments.project, arguments.issue, free=free, scratch=Path(scratch)
            )
        elif arguments.check:
            first, second = proofs(arguments.project, arguments.issue, scratch=Path(scratch))
        else:
            first, second = editions(arguments.project, arguments.issue)
        costs = race((first, second), runs=arguments.runs, scratch=Path(scratch))
    report = summary((first, second), costs)
    print(json.dumps(report, indent=2) if arguments.json else table(report))


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issue", default="issue-42", help="the issue to build")
    parser.add_argument(
        "--project", type=Path, default=HERE.parent, help="the publication's folder"
    )
    parser.add_argument("--runs", type=positive, default=7, help="counted runs of each (7)")
    parser.add_argument(
        "--scale",
        type=positive,
        help="compare with an issue that has the articles N times",
        metavar="N",
    )
    parser.add_argument(
        "--check", action="store_true", help="compare the check of what is built with the build"
    )
    parser.add_argument(
        "--planning",
        choices=("ordered", "free"),
        help="compare with a build without search and fit",
    )
    parser.add_argument("--json", action="store_true", help="every figure, for a machine")
    return parser.parse_args()


def positive(text: str) -> int:
    """A whole number above nought."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above nought")
    return int(text)


def editions(project: Path, issue: str) -> tuple[Contender, Contender]:
    """Our build, and the same copy in WeasyPrint's own columns."""
    plain = [
        sys.executable,
        str(HERE / "plain_columns.py"),
        issue,
        "--project",
        str(project.resolve()),
    ]
    return (
        Contender(name=f"lowdown build {issue}", command=build(project, issue)),
        Contender(
            name="WeasyPrint's own columns", command=lambda out: [*plain, str(out / "plain.pdf")]
        ),
    )


def proofs(project: Path, issue: str, *, scratch: Path) -> tuple[Contender, Contender]:
    """The check of an issue, with everything built that it looks at, and the build."""
    built = scratch / "built"
    subprocess.run(build(project, issue)(built), check=True, stdout=subprocess.DEVNULL)
    check = [str(LOWDOWN), "check", issue, "--project", str(project.resolve()), "--out", str(built)]
    return (
        Contender(name=f"lowdown check {issue}", command=lambda _out: check),
        Contender(name=f"lowdown build {issue}", command=build(project, issue)),
    )


def plans(project: Path, issue: str, *, free: bool, scratch: Path) -> tuple[Contender, Contender]:
    """The build, and the build without search and copyfitting; `free`: without `pages:`."""
    if free:
        multiply(project, issue, copies=1, into=scratch / "free")
        project = scratch / "free"
    bare = [
        sys.executable,
        str(HERE / "first_fit.py"),
        "build",
        issue,
        "--project",
        str(project.resolve()),
    ]
    return (
        Contender(name="with search and fit", command=build(project, issue)),
        Contender(name="first fit", command=lambda out: [*bare, "--out", str(out)]),
    )


def scaled(project: Path, issue: str, *, times: int, scratch: Path) -> tuple[Contender, Contender]:
    """The build of an issue with the sample's articles several times, and of one with each once."""
    large, small = scratch / "large", scratch / "small"
    for folder, copies in ((large, times), (small, 1)):
        multiply(project, issue, copies=copies, into=folder)
    return (
        Contender(name=f"{times} times the articles", command=build(large, issue)),
        Contender(name="the articles once", command=build(small, issue)),
    )


def build(project: Path, issue: str) -> Command:
    """`lowdown build` of an issue of the publication in a folder."""
    return lambda out: [
        str(LOWDOWN),
        "build",
        issue,
        "--project",
        str(project.resolve()),
        "--out",
        str(out),
    ]


def multiply(project: Path, issue: str, *, copies: int, into: Path) -> None:
    """Write a publication whose issue has each article `copies` times, placed automatically."""
    for folder in ("articles", "issues"):
        (into / folder).mkdir(parents=True)
    shutil.copy(project / "lowdown.toml", into)
    shutil.copytree(project / "pictures", into / "pictures")
    for file in (project / "articles").glob("*.md"):
        shutil.copy(file, into / "articles")
    manifest = frontmatter.load(str(project / "issues" / f"{issue}.md"))
    fields: dict[str, Any] = manifest.metadata
    slugs = [entry if isinstance(entry, str) else entry["article"] for entry in fields["articles"]]
    names = [
        *slugs,
        *(copy_article(into, slug, number=n) for n in range(2, copies + 1) for slug in slugs),
    ]
    manifest.metadata = {**fields, "articles": names}
    manifest.metadata.pop("pages", None)
    (into / "issues" / f"{issue}.md").write_text(frontmatter.dumps(manifest), encoding="utf-8")


def copy_article(publication: Path, slug: str, *, number: int) -> str:
    """Copy an article under another slug, without its feed id; return the slug."""
    name = f"{slug}-{number}"
    article = frontmatter.load(str(publication / "articles" / f"{slug}.md"))
    article.metadata.pop("id", None)
    (publication / "articles" / f"{name}.md").write_text(
        frontmatter.dumps(article), encoding="utf-8"
    )
    return name


def race(contenders: Sequence[Contender], *, runs: int, scratch: Path) -> list[list[Cost]]:
    """Each contender's costs, run by run."""
    costs: list[list[Cost]] = [[] for _ in contenders]
    for run in range(runs + 1):
        for contender, own in zip(contenders, costs, strict=True):
            cost = measure(contender, scratch)
            if run:
                own.append(cost)
    return costs


def measure(contender: Contender, scratch: Path) -> Cost:
    """Run once, into an empty folder; a command that fails ends the comparison with its message."""
    with tempfile.TemporaryDirectory(dir=scratch) as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            contender.command(Path(out)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.exit(
                f"{contender.name}: status {process.returncode}\n"
                f"{errors.read().decode(errors='replace')}"
            )
    return Cost(
        wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * MAXRSS_UNIT
    )


def summary(contenders: Sequence[Contender], costs: Sequence[Sequence[Cost]]) -> dict[str, Any]:
    """Medians, ratios of medians (first to second) and every run."""
    medians = [
        {
            measure: statistics.median(getattr(cost, measure) for cost in own)
            for measure, _, _ in MEASURES
        }
        for own in costs
    ]
    return {
        "contenders": [
            {"name": contender.name, "median": median, "runs": [asdict(cost) for cost in own]}
            for contender, median, own in zip(contenders, medians, costs, strict=True)
        ],
        "ratio": {measure: medians[0][measure] / medians[1][measure] for measure, _, _ in MEASURES},
    }


def table(report: dict[str, Any]) -> str:
    """The summary as lines of text, with the quickest and the slowest run beside each median."""
    head = "".join(f"{title:>24}" for _, title, _ in MEASURES)
    lines = [f"{'median (range)':<28}{head}"]
    for contender in report["contenders"]:
        cells = ""
        for measure, _, unit in MEASURES:
            values = [run[measure] / unit for run in contender["runs"]]
            spread = f"({min(values):.2f}-{max(values):.2f})"
            cells += f"{contender['median'][measure] / unit:>9.2f} {spread:>14}"
        lines.append(f"{contender['name']:<28}{cells}")
    ratios = "".join(f"{report['ratio'][measure]:>9.2f}{'':>15}" for measure, _, _ in MEASURES)
    lines.append(f"{'ratio, first to second':<28}{ratios}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    main()

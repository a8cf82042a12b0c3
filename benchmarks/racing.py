"""Races commands: runs them in turn, each as a process of its own, and compares what they take."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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
    has_cache: bool = True
    """Whether it keeps results in the user's cache folder, and is given one of its own."""


def race(
    contenders: Sequence[Contender], *, runs: int, scratch: Path, empty_caches: bool = False
) -> list[list[Cost]]:
    """Each contender's costs, run by run; `empty_caches`: each run begins with an empty cache."""
    caches = [scratch / f"cache-{number}" for number in range(len(contenders))]
    costs: list[list[Cost]] = [[] for _ in contenders]
    for run in range(runs + 1):
        for contender, own, cache in zip(contenders, costs, caches, strict=True):
            if empty_caches:
                shutil.rmtree(cache, ignore_errors=True)
            cost = measure(contender, scratch, cache=cache)
            if run:
                own.append(cost)
    return costs


def measure(contender: Contender, scratch: Path, *, cache: Path) -> Cost:
    """Run once, into an empty folder; a command that fails ends the comparison with its message."""
    kept = {"XDG_CACHE_HOME": str(cache)} if contender.has_cache else {}
    with tempfile.TemporaryDirectory(dir=scratch) as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            contender.command(Path(out)),
            env={**os.environ, **kept},
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
    """Medians, ratios of medians (first to each other) and every run."""
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
        "ratios": [
            {measure: medians[0][measure] / median[measure] for measure, _, _ in MEASURES}
            for median in medians[1:]
        ],
    }


def table(report: Mapping[str, Any]) -> str:
    """The summary as lines of text, with the quickest and the slowest run beside each median."""
    wide = max(28, *(len(contender["name"]) + 2 for contender in report["contenders"]))
    head = "".join(f"{title:>24}" for _, title, _ in MEASURES)
    lines = [f"{'median (range)':<{wide}}{head}"]
    for contender in report["contenders"]:
        cells = ""
        for measure, _, unit in MEASURES:
            values = [run[measure] / unit for run in contender["runs"]]
            spread = f"({min(values):.2f}-{max(values):.2f})"
            cells += f"{contender['median'][measure] / unit:>9.2f} {spread:>14}"
        lines.append(f"{contender['name']:<{wide}}{cells}")
    for place, ratios in zip(("second", "third"), report["ratios"], strict=False):
        cells = "".join(f"{ratios[measure]:>9.2f}{'':>15}" for measure, _, _ in MEASURES)
        lines.append(f"{f'ratio, first to {place}':<{wide}}{cells}".rstrip())
    return "\n".join(lines)

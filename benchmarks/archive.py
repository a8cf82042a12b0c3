"""Measures the build of a large archive's site and feeds, as whole processes.

    archive.py                  100 issues with 1,000 articles
    archive.py --scale 1        1,000 issues with 10,000 articles
    archive.py --pictures       one article in fifty has a picture
    archive.py --no-pelican     without the comparison

It writes a made-up archive into a temporary folder and builds it: everything, again without a
change, and after a change of one article. Beside it Pelican, which it installs into an environment
of its own, makes a site of the same articles with its default theme and feeds. Papers are not
built. Pelican makes no other widths or formats of a picture, which takes most of the time where
there are any: without `--pictures` both do the same work.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from made_up_archive import write_archive

ISSUES: Final = 1_000
"""Issues of the archive at scale 1."""
LOWDOWN: Final = str(Path(sys.executable).with_name("lowdown"))
_PAGE_KB: Final = os.sysconf("SC_PAGE_SIZE") / 1000


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    seconds: float
    peak_mb: float
    """The most memory that all of its processes held together, in megabytes."""


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=0.1, help="1 is 1,000 issues (0.1)")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--no-pelican", dest="pelican", action="store_false")
    arguments = parser.parse_args()
    issues = max(1, round(ISSUES * arguments.scale))
    with tempfile.TemporaryDirectory() as folder:
        every_picture = 50 if arguments.pictures else None
        write_archive(Path(folder) / "archive", issues=issues, every_picture=every_picture)
        measure_lowdown(Path(folder), issues)
        if arguments.pelican:
            measure_pelican(Path(folder), issues)


def measure_lowdown(folder: Path, issues: int) -> None:
    """Builds the archive three times."""
    archive = folder / "archive"
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [LOWDOWN, "build", "--only", "web,feeds", "--project", str(archive)]
    full = run(command, environment)
    pages = len(list((archive / "dist").rglob("*.html")))
    report("everything", full, f"{pages:,} pages, {pages / full.seconds:.0f} a second")
    report("again, nothing changed", run(command, environment))
    article = archive / f"articles/story-{max(1, issues // 2)}-3.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    report("again, one article changed", run(command, environment))


def measure_pelican(folder: Path, issues: int) -> None:
    """Builds the same articles with Pelican."""
    environment = folder / "pelican"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin/pip"), "install", "--quiet", "pelican[markdown]"]
    subprocess.run(pip, check=True)
    content = folder / "content"
    content.mkdir()
    for file in sorted((folder / "archive/articles").glob("*.md")):
        (content / file.name).write_text(for_pelican(file, issues), encoding="utf-8")
    settings = folder / "pelicanconf.py"
    settings.write_text(
        "SITENAME = 'The Archive'\nSITEURL = 'https://archive.example'\nTIMEZONE = 'UTC'\n"
        "DEFAULT_LANG = 'en'\nFEED_ALL_ATOM = 'feeds/all.atom.xml'\n"
        "CATEGORY_FEED_ATOM = 'feeds/{slug}.atom.xml'\nAUTHOR_FEED_ATOM = 'feeds/{slug}.a.xml'\n"
        "TAG_FEED_ATOM = 'feeds/{slug}.t.xml'\nRELATIVE_URLS = True\nDEFAULT_PAGINATION = 50\n"
        "MARKDOWN = {'extensions': ['footnotes', 'tables', 'smarty'], 'output_format': 'html5'}\n",
        encoding="utf-8",
    )
    command = [str(environment / "bin/pelican"), str(content), "-s", str(settings)]
    report("Pelican, everything", run([*command, "-o", str(folder / "output"), "-q"], os.environ))


def for_pelican(file: Path, issues: int) -> str:
    """An article with the header that Pelican reads; links and pictures are left to it."""
    header, _, copy = file.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
    keys = dict(line.split(": ", 1) for line in header.splitlines())
    number = int(file.stem.split("-")[1])
    year, week = 2000 + number * 20 // max(issues, 20), 1 + number % 28
    return (
        f"Title: {keys['title'].strip(chr(34))}\nDate: {year}-{1 + number % 12:02}-{week:02}\n"
        f"Slug: {file.stem}\nCategory: {keys['section']}\nAuthor: {keys['author'].strip(chr(34))}\n"
        f"Tags: {keys['tags'].strip('[]')}\nSummary: {keys['standfirst'].strip(chr(34))}\n\n"
        + re.sub(r"\]\((story-[\d-]+\.md)\)", r"]({filename}\1)", copy)
    )


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Runs a command to its end; its output is thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(process, peak))
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - started
    watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {status}")
    return Run(seconds=seconds, peak_mb=peak[0])


def watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Notes the most memory that a process and its children hold together."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(memory_of(pid) for pid in family(process.pid)))
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(int(child) for child in children)]


def memory_of(pid: int) -> float:
    """Megabytes that a process holds."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE_KB / 1000
    except (OSError, IndexError):
        return 0.0


def report(name: str, measured: Run, more: str = "") -> None:
    """Print one line."""
    print(f"{name:28} {measured.seconds:7.1f} s {measured.peak_mb:7.0f} MB  {more}", flush=True)


if __name__ == "__main__":
    main()

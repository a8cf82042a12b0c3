"""`lowdown plan` as an editor calls it: nothing is written, exit statuses hold, and its advice
works.
"""

from __future__ import annotations

import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from lowdown.cli import main
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan

Completed = subprocess.CompletedProcess[str]
PublicationFactory = Callable[[Mapping[str, str]], Path]
RunLowdown = Callable[[Sequence[str], Path], Completed]

SENTENCE = "The board met on Monday and said nothing of the wards that it had closed."
LONG = 53
"""Sentences that are a few lines more than a page holds beside a picture."""
WORDS = len(SENTENCE.split())


def manuscript(title: str, sentences: int, *, opening: str = "") -> str:
    """An article of `sentences` sentences, four to a paragraph."""
    groups = [" ".join([SENTENCE] * min(4, sentences - first)) for first in range(0, sentences, 4)]
    return (
        "\n\n".join([f'---\ntitle: "{title}"\n---', *([opening] if opening else []), *groups])
        + "\n"
    )


def manifest(*articles: str, **keys: object) -> str:
    lines = [f"{name}: {value}" for name, value in keys.items()]
    return "\n".join(
        ["---", "number: 1", "date: 2026-05-01", *lines, "articles:", *articles, "---", ""]
    )


def order(root: Path, *what_ifs: str, **more: Any) -> PlanResult:
    return run_plan(
        PlanOrder(root=root, issue="issue-1", what_if=what_ifs, **more), progress=lambda _step: None
    )


def codes(made: PlanResult) -> list[str]:
    return [finding.code for finding in made.findings]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    """An issue of two pages: a lead that runs overleaf, and a short item below it."""
    return publication_dir(
        {
            "issues/issue-1.md": manifest(
                "  - {article: lead, pages: 1-2}", "  - {article: strike, pages: 2}"
            ),
            "articles/lead.md": manuscript("The wards that nobody mentions", 90),
            "articles/strike.md": manuscript("Porters walk out", 12),
        }
    )


def test_a_plan_is_told_and_nothing_is_written(folder: Path, run_installed: RunLowdown) -> None:
    """The flatplan, the fit of each article and the quality, on standard output; no file is made or
    changed.
    """
    before = contents(folder)
    done = run_installed(["plan", "issue-1"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "issue-1: 2 pages",
        "A lead",
        "B strike",
        "→ 2",
        "← 1",
        "How the articles fit",
        "headline",
    ):
        assert words in done.stdout
    assert "\x1b" not in done.stdout
    assert contents(folder) == before


def on_a_terminal(folder: Path, **environment: str) -> str:
    """What `lowdown plan` writes on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "lowdown", "plan", "issue-1"]
    environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment}
    with subprocess.Popen(
        command, cwd=folder, stdout=theirs, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
    os.close(ours)
    assert process.returncode == 0
    return written.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """What there is to read; nothing where the other end is closed."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_terminal_gets_colours_and_its_own_width(folder: Path) -> None:
    """Unless NO_COLOR is set; the plan is the same."""
    coloured, plain = (
        on_a_terminal(folder, COLUMNS="60"),
        on_a_terminal(folder, COLUMNS="60", NO_COLOR="1"),
    )
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert max(len(row) for row in plain.split("\n")) <= 60
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert (
        stripped.partition("How the articles fit")[2] == plain.partition("How the articles fit")[2]
    )


def test_a_terminal_of_old_letters_gets_a_flatplan_of_old_letters(folder: Path) -> None:
    """ASCII and nothing else, and no numbers of signs that it does not have."""
    written = on_a_terminal(folder, PYTHONIOENCODING="ascii", NO_COLOR="1", COLUMNS="100")
    flatplan = written.partition("How the articles fit")[0]
    assert "\\u" not in flatplan
    assert "> 2" in flatplan


def test_the_plan_is_that_of_the_build(folder: Path, run_lowdown: RunLowdown) -> None:
    """Pages, jumps and words of each article are those that `plan.json` has after a build."""
    made = order(folder)
    assert made.report
    assert run_lowdown(["build", "issue-1"], folder).returncode == 0
    built = json.loads((folder / "dist/issue-1/plan.json").read_bytes())
    pages: dict[str, list[int]] = {}
    words: dict[str, int] = {}
    for page in built["pages"]:
        for frame in page["frames"]:
            pages.setdefault(frame["article"], []).append(page["number"])
            words[frame["article"]] = words.get(frame["article"], 0) + frame["words"]
    assert {one.slug: list(one.pages) for one in made.report.articles} == pages
    assert {one.slug: one.printed_words for one in made.report.articles} == words
    jumps = [
        {"article": jump.article, "from": jump.from_page, "to": jump.to_page}
        for jump in made.report.jumps
    ]
    assert jumps == built["jumps"]
    assert {one.slug: one.words for one in made.report.articles} == {
        "lead": 90 * WORDS,
        "strike": 12 * WORDS,
    }


def test_json_is_one_document_on_standard_output(folder: Path, run_installed: RunLowdown) -> None:
    """Whatever there is to be said is in it."""
    done = run_installed(
        ["plan", "issue-1", "--format", "json", "--what-if", "move=all:auto"], folder
    )
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert (document["ok"], document["what_if"]) == (True, ["move=all:auto"])
    assert [article["article"] for article in document["plan"]["articles"]] == ["lead", "strike"]


def test_the_picture_goes_to_standard_output(folder: Path, run_installed: RunLowdown) -> None:
    """`--format svg > plan.svg` is an SVG file with all pages."""
    done = run_installed(["plan", "issue-1", "--format", "svg"], folder)
    svg = ET.fromstring(done.stdout)
    pages = [
        title.text
        for title in svg.iter("{http://www.w3.org/2000/svg}title")
        if (title.text or "")[:5] == "Page "
    ]
    assert len(pages) == 2
    assert (done.returncode, done.stderr) == (0, "")


def test_a_what_if_is_planned_and_compared(folder: Path, run_lowdown: RunLowdown) -> None:
    """What changes is described in words, and no file is touched."""
    before = contents(folder)
    done = run_lowdown(
        ["plan", "issue-1", "--what-if", "drop=strike", "--what-if", "move=lead:1, 3"], folder
    )
    assert done.returncode == 0
    assert "issue-1 with drop=strike, move=lead:1, 3: 3 pages" in done.stdout
    assert "The paper now has 3 pages, was 2." in done.stdout
    assert "'strike' is no longer in the paper." in done.stdout
    assert "'lead' now jumps to 3." in done.stdout
    assert contents(folder) == before


def test_a_what_if_without_meaning_is_bad_usage(folder: Path, run_lowdown: RunLowdown) -> None:
    """Exit status 2, with what is meant."""
    done = run_lowdown(["plan", "issue-1", "--what-if", "drop=strik"], folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean \u201cstrike\u201d?" in done.stderr


def test_what_differs_from_the_locked_plan_is_told(folder: Path, run_lowdown: RunLowdown) -> None:
    """As in a build: an article that goes elsewhere than it was locked; and `lock=off` leaves the
    lock aside.
    """
    assert run_lowdown(["build", "issue-1", "--lock"], folder).returncode == 0
    assert order(folder).plan_changes == ()
    longer = manifest("  - {article: lead, pages: 1-2}", "  - {article: strike, pages: 3}")
    (folder / "issues/issue-1.md").write_text(longer, encoding="utf-8")
    done = run_lowdown(["plan", "issue-1"], folder)
    assert done.returncode == 0
    assert "issue-1 differs from its locked plan:" in done.stderr
    assert "'strike' now begins on page 3, was 2" in done.stderr
    assert order(folder, "lock=off").plan_changes == ()


@pytest.mark.parametrize("lines", ["many", "-1", "1.5", ""])
def test_a_limit_that_is_no_number_of_lines_is_bad_usage(
    lines: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2."""
    with pytest.raises(SystemExit) as caught:
        main(["plan", "issue-1", f"--max-over={lines}"])
    assert caught.value.code == 2
    assert "is not a number of lines" in capsys.readouterr().err


def test_pages_that_are_pinned_beyond_the_last_are_told_with_the_plan(folder: Path) -> None:
    """The order contradicts itself: each pin is named, and the plan shows what would stand
    where.
    """
    made = order(folder, "pages=1")
    assert not made.ok
    assert codes(made).count("LD124") == 2
    assert made.report
    assert [article.pages for article in made.report.articles] == [(1,), ()]


def test_faulty_copy_has_no_plan(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown
) -> None:
    """Its findings are reported as in a build."""
    folder = publication_dir(
        {"issues/issue-1.md": manifest("  - lead"), "articles/lead.md": "---\nx: y\n---\nCopy.\n"}
    )
    done = run_lowdown(["plan", "issue-1"], folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "LD109" in done.stderr
    assert "There is no plan until the errors are put right." in done.stderr
    document = json.loads(run_lowdown(["plan", "issue-1", "--format", "json"], folder).stdout)
    assert (document["ok"], document["plan"]) == (False, None)
    assert document["findings"]


@pytest.fixture
def overset(publication_dir: PublicationFactory) -> Path:
    """A lead that is too long for its one page, with a photograph."""
    picture = "![Beds](pictures/beds.png)"
    folder = publication_dir(
        {
            "issues/issue-1.md": manifest(
                "  - {article: lead, pages: 1, overflow: error}", pages=1
            ),
            "articles/lead.md": manuscript("The wards that nobody mentions", LONG, opening=picture),
        }
    )
    save_picture(folder, 1.0)
    return folder


def save_picture(folder: Path, ratio: float) -> None:
    """A photograph `ratio` times as high as it is wide."""
    file = io.BytesIO()
    Image.new("RGB", (1200, round(1200 * ratio)), "teal").save(file, format="PNG")
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures/beds.png").write_bytes(file.getvalue())


def test_a_limit_takes_the_place_of_the_rule_that_copy_fits(overset: Path) -> None:
    """Over by as many lines as it may be is fine; by one more is not; and the default is none."""
    made = order(overset)
    assert made.report
    over = made.report.articles[0].unplaced_lines
    assert over > 3
    assert (made.ok, codes(made).count("LD401")) == (False, 1)
    assert order(overset, max_over=over).ok
    assert not order(overset, max_over=over - 1).ok


def test_cutting_the_words_that_the_report_names_makes_the_article_fit(overset: Path) -> None:
    """The advice is worth following: with that many words less nothing is over, and it is not much
    too much.
    """
    report = order(overset).report
    assert report
    (cut,) = [remedy for remedy in report.articles[0].remedies if remedy.action.value == "cut"]
    sentences = -(-cut.words // WORDS)
    picture = "![Beds](pictures/beds.png)"
    shorter = manuscript("The wards that nobody mentions", LONG - sentences - 1, opening=picture)
    (overset / "articles/lead.md").write_text(shorter, encoding="utf-8")
    fitted = order(overset)
    assert fitted.report
    assert fitted.report.articles[0].lines_over == 0
    assert fitted.report.free_lines < 3 * report.grid.columns


def test_a_picture_of_the_depth_that_the_report_names_makes_the_article_fit(overset: Path) -> None:
    """The advice is worth following: a picture cropped to that depth leaves room for every line."""
    report = order(overset).report
    assert report
    (shrink,) = [
        remedy for remedy in report.articles[0].remedies if remedy.action.value == "shrink"
    ]
    assert shrink.picture == "pictures/beds.png"
    assert shrink.depth < shrink.depth_now
    save_picture(overset, shrink.depth / shrink.depth_now)
    fitted = order(overset)
    assert fitted.report
    assert fitted.report.articles[0].lines_over == 0


def test_the_overset_begins_where_the_report_says(overset: Path) -> None:
    """With the words of the copy that follow the last that are printed."""
    report = order(overset).report
    assert report
    article = report.articles[0]
    copy = " ".join([SENTENCE] * LONG).split()
    assert article.printed_words + article.words_over == article.words == len(copy)
    begins = [
        copy[first : first + 8] for first in (article.printed_words, article.printed_words - 1)
    ]
    assert article.overset.split() in begins


def test_words_are_told_whole_however_the_overset_is_broken(
    publication_dir: PublicationFactory,
) -> None:
    """An overset that begins or goes on within a broken word is reported in the words of
    the copy.
    """
    folder = publication_dir(
        {"issues/issue-1.md": manifest("  - {article: lead, pages: 1, overflow: error}", pages=1)}
    )
    (folder / "articles").mkdir()
    words = ("administration", "responsibility", "extraordinary", "representation", "consultation")
    copy = " ".join(words[number * 3 % 5] for number in range(900))
    broken = 0
    for extra in range(3):
        text = f"---\ntitle: Beds\n---\n{'so ' * extra}{copy}.\n"
        (folder / "articles/lead.md").write_text(text, encoding="utf-8")
        report = order(folder).report
        assert report
        article = report.articles[0]
        written = text.split("---")[-1].split()
        begins = {
            first: written[first : first + 8]
            for first in (article.printed_words, article.printed_words - 1)
        }
        assert article.overset.split() in begins.values()
        broken += article.overset.split() != begins[article.printed_words]
    assert broken


def test_white_is_filled_by_the_words_that_the_report_names(
    publication_dir: PublicationFactory,
) -> None:
    """A page half empty says how much can be written; written, it fits."""
    folder = publication_dir(
        {
            "issues/issue-1.md": manifest("  - {article: lead, pages: 1}"),
            "articles/lead.md": manuscript("The wards that nobody mentions", 30),
        }
    )
    report = order(folder).report
    assert report
    (add,) = report.articles[0].remedies
    assert (add.action.value, add.page, add.lines) == ("add", 1, report.pages[0].free_lines)
    longer = manuscript("The wards that nobody mentions", 30 + add.words // WORDS - 1)
    (folder / "articles/lead.md").write_text(longer, encoding="utf-8")
    filled = order(folder)
    assert filled.ok
    assert filled.report
    assert filled.report.free_lines < report.free_lines / 4


def test_a_picture_that_the_copy_says_may_not_be_cropped_is_left_alone(overset: Path) -> None:
    """`min` says how much may be cropped; where that is not enough, only words can be cut."""
    lead = overset / "articles/lead.md"
    text = lead.read_text(encoding="utf-8")
    lead.write_text(text.replace("beds.png)", "beds.png){min=54}"), encoding="utf-8")
    report = order(overset).report
    assert report
    assert [remedy.action.value for remedy in report.articles[0].remedies] == ["cut"]


def test_the_sample_has_a_plan(sample_dir: Path, run_lowdown: RunLowdown, tmp_path: Path) -> None:
    """Twelve pages, six articles, and every one of them on the flatplan."""
    copy = tmp_path / "sample"
    for name in ("articles", "issues", "pictures", "lowdown.toml"):
        source = sample_dir / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(
            source, copy / name
        )
    done = run_lowdown(["plan", "issue-42"], copy)
    assert done.returncode == 0
    assert "issue-42: 12 pages" in done.stdout
    assert "→ 12" in done.stdout
    assert not (copy / "dist").exists()

"""Copyfitting: what is done with an article that is some lines too long for its page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest

from lowdown.model import Tracking
from lowdown.press import typeset_tracked
from making.issues.writing import article, paragraphs, picture, publication, sentence_words
from making.papers import write_publication

if TYPE_CHECKING:
    from lowdown.model import Issue
    from lowdown.press import Press, TypesetArticle
    from making.command import Completed, RunLowdown

OPTIONAL = f"::: optional\n{sentence_words(7, 45)}\n:::"
PICTURE = '![A square](pictures/square.png "A square. Credit: Tiny Press"){min=20 max=60}'
TITLE = "Headline of article b in plain words"
OPTIONAL_WORDS, PICTURE_WORDS, PLAIN_WORDS = 700, 690, 752
"""Words that, with the extra block, are some lines too long for page 2."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue whose second article, b, has page 2 and no other."""
    bodies = [paragraphs(1, 420), "", paragraphs(2, 60)]
    files = publication(bodies, "a: pages: 1", "b: pages: 2, overflow: error", "c: pages: 3")
    square = picture("PNG", width=600, height=600)
    write_publication(tmp_path, {**files, "pictures/square.png": square})
    return tmp_path


def write(folder: Path, words: int, extra: str = "", **keys: str) -> None:
    """Writes article b: `words` words in paragraphs, with `extra` after the second paragraph."""
    blocks = paragraphs(3, words).split("\n\n")
    copy = "\n\n".join([*blocks[:2], *([extra] if extra else []), *blocks[2:]])
    (folder / "articles/b.md").write_text(article(TITLE, copy, **keys), encoding="utf-8")


def fit_of(folder: Path, run_lowdown: RunLowdown) -> dict[str, Any]:
    """How article b fits, as `lowdown plan` reports it."""
    done = run_lowdown(["plan", "issue-1", "--format", "json"], folder)
    found: dict[str, Any] = next(
        one for one in json.loads(done.stdout)["plan"]["articles"] if one["article"] == "b"
    )
    return found


def build(folder: Path, run_lowdown: RunLowdown) -> Completed:
    """Builds the paper and checks it strictly if it is built; made-up copy may double words."""
    done = run_lowdown(["build", "issue-1"], folder)
    if done.returncode == 0:
        checked = run_lowdown(["check", "issue-1", "--strict", "--ignore", "word-doubled"], folder)
        assert checked.returncode == 0, checked.stdout + checked.stderr
    return done


def words_on_page(folder: Path, number: int) -> str:
    page = pdfium.PdfDocument(folder / "dist/issue-1/issue-1.pdf")[number - 1]
    text: str = page.get_textpage().get_text_range()
    return " ".join(text.replace("\ufffe", "-").split())


def check_too_long(done: Completed) -> None:
    """Fail unless the build reports how far the article is over, and a plan that works."""
    assert done.returncode == 1
    assert "LD401 'b' is " in done.stderr
    assert " words) too long for its pages; it stops on page 2" in done.stderr
    assert "The nearest plan that works: " in done.stderr


@pytest.mark.parametrize(
    ("words", "extra"),
    [(OPTIONAL_WORDS, OPTIONAL), (PICTURE_WORDS, PICTURE), (PLAIN_WORDS, "")],
    ids=["optional", "picture", "tracking"],
)
def test_with_fit_false_it_is_an_error_that_says_how_far_it_is_out(
    words: int, extra: str, folder: Path, run_lowdown: RunLowdown
) -> None:
    """Its copy is not changed; the plan that the error proposes works."""
    write(folder, words, extra, fit="false")
    done = build(folder, run_lowdown)
    check_too_long(done)
    options = done.stderr.partition("`lowdown plan issue-1 ")[2].partition("`")[0].split()
    assert options[0] == "--what-if"
    assert run_lowdown(["plan", "issue-1", *options], folder).returncode == 0
    fit = fit_of(folder, run_lowdown)
    assert 0 < fit["lines_over"] < 20
    assert fit["changes"] == []


def test_optional_copy_is_left_out_of_the_paper(folder: Path, run_lowdown: RunLowdown) -> None:
    """The article fits its page without it; all other words are printed."""
    write(folder, OPTIONAL_WORDS, OPTIONAL)
    assert build(folder, run_lowdown).returncode == 0
    assert [change["rung"] for change in fit_of(folder, run_lowdown)["changes"]] == ["optional"]
    first, last = sentence_words(7, 45).split()[:3], paragraphs(3, OPTIONAL_WORDS).split()[-3:]
    printed = words_on_page(folder, 2)
    assert " ".join(first) not in printed
    assert " ".join(last) in printed


def test_a_picture_is_cropped_and_not_distorted(folder: Path, run_lowdown: RunLowdown) -> None:
    """A square is printed as wide as before and less deep, with its proportions kept."""
    write(folder, PICTURE_WORDS, PICTURE)
    assert build(folder, run_lowdown).returncode == 0
    assert [change["rung"] for change in fit_of(folder, run_lowdown)["changes"]] == ["pictures"]
    page = pdfium.PdfDocument(folder / "dist/issue-1/issue-1.pdf")[1]
    (shown,) = page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    wide, deep = shown.get_px_size()
    left, bottom, right, top = shown.get_bounds()
    assert (right - left) / (top - bottom) == pytest.approx(wide / deep, rel=0.01)
    assert deep < 0.95 * wide
    assert 20 <= (top - bottom) * 25.4 / 72 <= 60


def test_type_is_set_a_little_closer_where_there_is_nothing_to_leave_out(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """Paragraphs that stay good in a line fewer save the lines; every word is printed."""
    write(folder, PLAIN_WORDS)
    assert build(folder, run_lowdown).returncode == 0
    assert [change["rung"] for change in fit_of(folder, run_lowdown)["changes"]] == ["tracking"]
    assert " ".join(paragraphs(3, PLAIN_WORDS).split()[-3:]) in words_on_page(folder, 2)


def test_a_locked_plan_has_the_same_paragraphs_closer(
    folder: Path, run_lowdown: RunLowdown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan has the lines that the article was to lose, and later papers have the same lines.

    Where it cannot be followed, the article is set with other numbers of lines only.
    """
    asked: list[Tracking] = []

    def noted(press: Press, issue: Issue, piece: TypesetArticle, tracking: Tracking) -> Any:
        asked.append(tracking)
        return typeset_tracked(press, issue, piece, tracking)

    monkeypatch.setattr("lowdown.makeup.task.typeset_tracked", noted)
    write(folder, PLAIN_WORDS)
    order = ["build", "issue-1", "--only", "paper"]
    assert run_lowdown([*order, "--lock"], folder).returncode == 0
    assert asked == [Tracking(more_lines=-2)]
    plan = folder / "issues/issue-1.plan.toml"
    assert "\nmore_lines = -2\n" in plan.read_text(encoding="utf-8")
    paper = (folder / "dist/issue-1/issue-1.pdf").read_bytes()
    asked.clear()
    shutil.rmtree(folder / "dist")
    assert run_lowdown(order, folder).returncode == 0
    assert asked == [Tracking(more_lines=-2)]
    assert (folder / "dist/issue-1/issue-1.pdf").read_bytes() == paper
    asked.clear()
    write(folder, PLAIN_WORDS + 60)
    assert " too long for its pages" in run_lowdown(order, folder).stderr
    assert asked[0] == Tracking(more_lines=-2)
    assert len(set(asked)) == len(asked) == 2


def test_a_plan_of_an_earlier_version_still_sets_the_whole_article_closer(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """Its `tracking` is the per cent by which all of the article's type is closer."""
    write(folder, 660)
    assert run_lowdown(["plan", "issue-1", "--lock"], folder).returncode == 0
    plan = folder / "issues/issue-1.plan.toml"
    text = plan.read_text(encoding="utf-8")
    table = "[articles.b]\n"
    plan.write_text(text.replace(table, f"{table}tracking = -1.0\n"), encoding="utf-8")
    assert [change["what"] for change in fit_of(folder, run_lowdown)["changes"]] == [
        "its type 1 per cent closer"
    ]


def test_an_editor_reads_which_paragraphs_were_set_closer(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """The plan reports how many they are, and the lines that they save."""
    write(folder, PLAIN_WORDS)
    shown = run_lowdown(["plan", "issue-1"], folder).stdout
    assert "set 2 paragraphs closer: 2 lines shorter" in shown


@pytest.mark.parametrize("setting", ["tracking = 0", "tracking = false"])
def test_no_paragraph_is_set_closer_where_the_publication_forbids_it(
    setting: str, folder: Path, run_lowdown: RunLowdown
) -> None:
    """The article is then too long for its page."""
    write(folder, PLAIN_WORDS)
    settings = folder / "lowdown.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[fit]\n{setting}\n", encoding="utf-8")
    fit = fit_of(folder, run_lowdown)
    assert (fit["lines_over"], fit["changes"]) == (2, [])


def test_copy_that_no_step_makes_fit_is_an_error(folder: Path, run_lowdown: RunLowdown) -> None:
    """The error says how many lines the steps that were tried have taken out."""
    write(folder, PLAIN_WORDS + 60, OPTIONAL)
    done = build(folder, run_lowdown)
    assert done.returncode == 1
    assert " too long for its pages, with 12 lines taken out to make it fit; " in done.stderr


FILLER = (
    "---\ntitle: Buy a mug\n---\nTea tastes better from a mug that agrees with you. Ask any "
    "porter.\n"
)


@pytest.mark.parametrize(
    ("setting", "line", "printed"),
    [("", "", True), ("\n[fit]\nfillers = false\n", "", False), ("", "fillers: false", False)],
    ids=["wanted", "not wanted by the publication", "not wanted by the issue"],
)
def test_a_house_advertisement_fills_a_page_where_it_is_wanted(
    setting: str, line: str, printed: bool, folder: Path, run_lowdown: RunLowdown
) -> None:
    """It stands below a short article, unless `fillers: false` or `[fit] fillers` forbid it."""
    write(folder, 500)
    (folder / "fillers").mkdir()
    (folder / "fillers/mugs.md").write_text(FILLER, encoding="utf-8")
    settings, manifest = folder / "lowdown.toml", folder / "issues/issue-1.md"
    settings.write_text(settings.read_text(encoding="utf-8") + setting, encoding="utf-8")
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("articles:", f"{line}\narticles:", 1), encoding="utf-8")
    assert build(folder, run_lowdown).returncode == 0
    assert ("Buy a mug" in words_on_page(folder, 2)) == printed
    reported = fit_of(folder, run_lowdown)
    made = json.loads((folder / "dist/issue-1/plan.json").read_text(encoding="utf-8"))
    (fit,) = (one for one in made["fit"] if one["article"] == "b")
    assert fit["lines_under"] == reported["lines_under"]
    assert fit["lines_under"] > 0

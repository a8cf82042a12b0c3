"""Every mistake of an editor is reported with its place and its cure; the last good paper stays."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from making.issues.writing import article, issue, paragraphs, picture, publication, sentence_words
from making.papers import PAPER_RULES, read_issue_back, write_publication

if TYPE_CHECKING:
    from making.command import Completed, RunLowdown

Files = dict[str, str | bytes]

GOOD = publication([paragraphs(1, 200), paragraphs(2, 150)])
SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
"""
PNG = picture("PNG")
ARABIC = "قال العاملون في المستشفى إن الإدارة لم تستشرهم قبل توقيع العقد الجديد مع الشركة الخاصة."
CHINESE = "医院工作人员表示，管理层在与私人公司签订新合同之前没有征求他们的意见。"


ANY_NUMBER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mistake of an editor: the files that make it, and what has to be reported."""

    files: Files
    """What differs from a good publication."""
    code: str
    """The code of its finding, or a pattern for it; empty where it has none."""
    place: str
    """The file, and the line where there is one; a pattern."""
    words: tuple[str, ...]
    """What the message or the cure has to contain."""
    status: int = 1
    findings: int = 1
    """How many findings there are, each with its cure; or `ANY_NUMBER`."""


def name_of(mistake: Mistake) -> str:
    return next(name for name, other in ALL_MISTAKES.items() if other is mistake)


def article_b(copy: str, **keys: str) -> Files:
    return {"articles/b.md": article("The other article", copy, **keys)}


def manifest(*entries: str, **keys: str) -> Files:
    return {"issues/issue-1.md": issue(*entries, **keys)}


MISTAKES_IN_COPY: dict[str, Mistake] = {
    "missing-article": Mistake(
        files=manifest("a", "bb"),
        code="LD120",
        place="issues/issue-1.md:6",
        words=("bb", "Did you mean"),
    ),
    "bad-date": Mistake(
        files={"issues/issue-1.md": issue("a", "b").replace("2026-05-08", "2026-02-30")},
        code="LD111",
        place="issues/issue-1.md:3",
        words=("2026-02-30",),
    ),
    "unknown-key": Mistake(
        files=article_b(paragraphs(3, 60), standfrist="Hello"),
        code="LD108",
        place="articles/b.md:3",
        words=("standfirst",),
    ),
    "page-out-of-range": Mistake(
        files=manifest("a", "b: pages: 9", pages="4"),
        code="LD124",
        place="issues/issue-1.md:7",
        words=("9", "4"),
    ),
    "page-that-cannot-be-shared": Mistake(
        files={
            **publication([paragraphs(4, 200), paragraphs(5, 550), paragraphs(6, 550)]),
            **manifest("a", "b: pages: 2, overflow: error", "c: pages: 2, overflow: error"),
        },
        code="LD40[12]",
        place="issues/issue-1.md:[67]",
        words=("page",),
    ),
    "picture-missing": Mistake(
        files=article_b(paragraphs(7, 60) + '\n\n![What it shows](pictures/ward.jpg "Caption")'),
        code="LD207",
        place=r"articles/b.md:\d+",
        words=("ward.jpg",),
    ),
    "picture-corrupt": Mistake(
        files={
            "pictures/x.png": PNG[: len(PNG) // 2],
            **article_b("Words.\n\n![What it shows](pictures/x.png)"),
        },
        code="LD208",
        place="articles/b.md:7",
        words=("x.png",),
    ),
    "picture-is-rubbish": Mistake(
        files={
            "pictures/x.jpg": bytes(range(256)) * 20,
            **article_b("Words.\n\n![What it shows](pictures/x.jpg)"),
        },
        code="LD208",
        place="articles/b.md:7",
        words=("x.jpg",),
    ),
    "drawing-corrupt": Mistake(
        files={
            "pictures/x.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9'",
            **article_b("![It](pictures/x.svg)"),
        },
        code="LD208",
        place="articles/b.md:5",
        words=("x.svg",),
    ),
    "picture-taller-than-page": Mistake(
        files={
            "pictures/tower.png": picture("PNG", width=60, height=900),
            **article_b("Words.\n\n![A tower](pictures/tower.png)"),
        },
        code="LD404",
        place="articles/b.md:7",
        words=("mm", "Crop"),
    ),
    "headline-wider-than-page": Mistake(
        files={"articles/b.md": article("Pneumono" + "ultramicroscopic" * 6, paragraphs(8, 60))},
        code="LD405",
        place=r"articles/b.md(:\d+)?",
        words=("headline", "mm"),
    ),
    "word-wider-than-column": Mistake(
        files=article_b("The word is " + "1234567890" * 6 + " and no other."),
        code="LD406",
        place="articles/b.md:5",
        words=("mm", "column"),
    ),
    "part-of-a-word-wider-than-column": Mistake(
        files=article_b("They met at Upper-" + "1234567890" * 6 + " and nowhere else."),
        code="LD406",
        place="articles/b.md:5",
        words=("“Upper-1234567890", "column"),
    ),
    "empty-article": Mistake(
        files=article_b(""), code="LD201", place=r"articles/b.md(:\d+)?", words=("copy",)
    ),
    "arabic": Mistake(
        files=article_b(ARABIC, language="ar"),
        code="LD409",
        place="articles/b.md:6",
        words=("type",),
    ),
    "chinese": Mistake(
        files=article_b(CHINESE), code="LD409", place="articles/b.md:5", words=("type",)
    ),
    "too-long-for-its-pages": Mistake(
        files={
            **article_b(paragraphs(9, 20_000)),
            **manifest("a", "b: pages: 2-3, overflow: error"),
        },
        code="LD401",
        place="issues/issue-1.md:6",
        words=("lines", "words", "Cut"),
    ),
    "nowhere-to-jump": Mistake(
        files={**article_b(paragraphs(10, 3000)), **manifest("a", "b: pages: 2", pages="2")},
        code="LD401",
        place="issues/issue-1.md:7",
        words=("lines", "words"),
    ),
    "no-place-to-go-online": Mistake(
        files={
            **article_b(sentence_words(17, 1500)),
            **manifest("a", "b: pages: 2, overflow: online"),
        },
        code="LD402",
        place="issues/issue-1.md:6",
        words=("first paragraph", "online", "Divide"),
    ),
    "donation-panel-too-large": Mistake(
        files={
            "lowdown.toml": SETTINGS + '\n[donation]\narticle = "donate"\n',
            "articles/donate.md": article("Please give", paragraphs(11, 2500)),
        },
        code="LD408",
        place=r"articles/donate.md(:\d+)?",
        words=("panel",),
    ),
    "head-fills-the-page": Mistake(
        files={
            "articles/b.md": article(
                sentence_words(12, 60),
                paragraphs(13, 60),
                standfirst=json.dumps(sentence_words(14, 680)),
            )
        },
        code="LD404",
        place=r"articles/b.md(:\d+)?",
        words=("standfirst", "lines"),
    ),
    "lead-head-fills-the-page": Mistake(
        files={
            "articles/a.md": article(
                sentence_words(12, 60),
                paragraphs(13, 60),
                standfirst=json.dumps(sentence_words(14, 600)),
            )
        },
        code="LD404",
        place=r"articles/a.md(:\d+)?",
        words=("standfirst", "lines"),
    ),
    "filler-fills-the-page": Mistake(
        files={"fillers/join.md": article("Join us", paragraphs(15, 1500))},
        code="LD404",
        place=r"fillers/join.md(:\d+)?",
        words=("house advertisement", "lines", "page"),
    ),
    "binary-article": Mistake(
        files={"articles/b.md": bytes(range(256)) * 8},
        code="LD10[1-5]",
        place=r"articles/b.md(:\d+)?",
        words=("UTF-8",),
        findings=ANY_NUMBER,
    ),
    "article-full-of-nothing": Mistake(
        files={"articles/b.md": b"\0" * 4000},
        code="LD10[1-5]",
        place=r"articles/b.md(:\d+)?",
        words=(),
        findings=ANY_NUMBER,
    ),
    "article-is-a-folder": Mistake(
        files={"articles/c.md/x.txt": "x", **manifest("a", "c")},
        code="LD1",
        place=r"(articles|issues)/\S+",
        words=(),
    ),
}
MISTAKES_IN_SETTINGS: dict[str, Mistake] = {
    "empty-settings": Mistake(
        files={"lowdown.toml": ""},
        code="LD1",
        place="lowdown.toml",
        words=("publication",),
        status=2,
    ),
    "settings-are-rubbish": Mistake(
        files={"lowdown.toml": b"\xff\xfe\0[[["},
        code="LD1",
        place="lowdown.toml",
        words=(),
        status=2,
    ),
    "template-missing": Mistake(
        files={"lowdown.toml": SETTINGS + '\n[paper]\ntemplate = "broadsheet"\n'},
        code="",
        place="lowdown.toml",
        words=("broadsheet", "lowdown"),
        status=2,
    ),
    "template-with-a-fault": Mistake(
        files={
            "templates/lowdown/parts.html": "{% macro nameplate(x) %}\n{% if x %}\n{% endmacro %}\n"
        },
        code="",
        place=r"templates/lowdown/parts.html:\d+",
        words=("template",),
        status=2,
    ),
    "template-with-an-unknown-name": Mistake(
        files={
            "templates/lowdown/forms.html": "<html lang=en><title>{{ nothing.of_the_kind "
            "}}</title></html>"
        },
        code="",
        place="templates/lowdown/forms.html",
        words=("nothing",),
        status=2,
    ),
    "template-without-slots": Mistake(
        files={
            "templates/lowdown/forms.html": "<html lang=en><title>x</title><body>no "
            "slots</body></html>"
        },
        code="",
        place="templates/lowdown/forms.html",
        words=("template",),
        status=2,
    ),
    "grid-with-a-fault": Mistake(
        files={"templates/lowdown/grid.toml": "leading = 'wide'\n"},
        code="",
        place="templates/lowdown/grid.toml",
        words=("leading",),
        status=2,
    ),
    "too-many-columns": Mistake(
        files={"lowdown.toml": SETTINGS + "\n[paper]\nsize = 'A5'\ncolumns = 6\n"},
        code="",
        place="lowdown.toml",
        words=("columns",),
        status=2,
    ),
    "unknown-issue": Mistake(
        files={"issues/issue-1.md": "", "issues/issue-2.md": issue("a")},
        code="",
        place="",
        words=(),
        status=1,
    ),
}
ALL_MISTAKES = {**MISTAKES_IN_COPY, **MISTAKES_IN_SETTINGS}


@pytest.fixture
def with_mistake(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, Mistake]:
    """A publication with one mistake, and the paper of an earlier build, which must stay."""
    mistake = ALL_MISTAKES[request.param]
    write_publication(tmp_path, {**GOOD, **mistake.files})
    (tmp_path / "dist" / "issue-1").mkdir(parents=True)
    (tmp_path / "dist" / "issue-1" / "issue-1.pdf").write_bytes(b"the last good paper")
    return tmp_path, mistake


def checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_no_traceback(done: Completed) -> None:
    """Fail where the command ended in a traceback or an internal error."""
    assert "Traceback" not in done.stderr + done.stdout
    assert "internal error" not in done.stderr + done.stdout, done.stderr


def cures_in(stderr: str) -> list[str]:
    """The cures that were printed: the last line of every finding."""
    findings = re.split(r"\n\s*\n|\n(?=\S)", stderr.strip("\n"))
    return [
        finding.splitlines()[-1].strip()
        for finding in findings
        if re.match(r"(lowdown: )?\S+: LD\d{3} ", finding)
    ]


@pytest.mark.parametrize("with_mistake", ALL_MISTAKES, indirect=True)
def test_a_mistake_is_reported(with_mistake: tuple[Path, Mistake], run_lowdown: RunLowdown) -> None:
    """The build ends with the exit status and reports code, place and cure; no file is changed.

    A cure is a whole sentence, with a capital and a full stop.
    """
    folder, mistake = with_mistake
    before = checksums(folder)
    done = run_lowdown(["build", "issue-1"], folder)
    check_no_traceback(done)
    assert done.returncode == mistake.status, done.stderr
    assert checksums(folder) == before, "something was written"
    if mistake.code:
        assert re.search(
            rf"^(lowdown: )?{mistake.place}(:\d+)*: {mistake.code}", done.stderr, re.MULTILINE
        ), done.stderr
    elif mistake.place:
        assert re.search(mistake.place, done.stderr), done.stderr
    findings = re.findall(r"^\S+: LD\d{3} .{5,300}\n +(\S.+)$", done.stderr, re.MULTILINE)
    assert (
        mistake.findings in (ANY_NUMBER, len(findings)) or name_of(mistake) in MISTAKES_IN_SETTINGS
    ), done.stderr
    for word in mistake.words:
        assert word in done.stderr, f"“{word}” is missing from: {done.stderr}"
    cures = cures_in(done.stderr)
    assert cures or not mistake.code
    assert [cure for cure in cures if not re.match(r"[A-Z].*[.?]$", cure)] == []


@pytest.mark.slow
def test_twenty_thousand_words(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """An article of twenty thousand words is printed whole, on 18 to 32 pages."""
    write_publication(
        tmp_path, {**GOOD, "articles/b.md": article("A very long read", paragraphs(15, 20_000))}
    )
    done = run_lowdown(["build", "issue-1"], tmp_path)
    check_no_traceback(done)
    assert done.returncode == 0, done.stderr
    printed = read_issue_back(tmp_path, tmp_path / "dist", "issue-1")
    assert printed.faults() == []
    assert printed.findings(*PAPER_RULES) == []
    assert 18 <= len(printed.paper.pages) <= 32


def test_mistakes_in_several_files_are_reported_together(
    tmp_path: Path, run_lowdown: RunLowdown
) -> None:
    """One build reports all of them."""
    files = {
        **GOOD,
        **article_b("![](pictures/none.png)", tilte="x"),
        **manifest("a", "b", "nobody", page="3"),
    }
    write_publication(tmp_path, files)
    done = run_lowdown(["build", "issue-1"], tmp_path)
    check_no_traceback(done)
    assert done.returncode == 1
    for code in ("LD108", "LD120", "LD207"):
        assert code in done.stderr, done.stderr


def test_good_publication_is_good(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """The publication that the mistakes are put into has no finding itself."""
    write_publication(tmp_path, GOOD)
    done = run_lowdown(["build", "issue-1", "--strict"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

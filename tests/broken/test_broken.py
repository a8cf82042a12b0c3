"""Every mistake of an editor is reported with its place and its cure; the last good paper stays."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checking.soundness import faults_of
from making.papers import prove, write_publication
from making.writing import article, issue, paragraphs, picture, publication, sentence_words

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


MANY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One defect: the files that make it, and how it has to be told."""

    files: Files
    """What differs from a good publication."""
    enabled: str
    """The code of its finding."""
    place: str
    """The file, and the line where there is one."""
    says: tuple[str, ...]
    """Words of the message or the cure."""
    status: int = 1
    findings: int = 1
    """How many findings, each with its cure; MANY: as many as there are."""


def name_of(broken: Broken) -> str:
    return next(name for name, other in EVERY.items() if other is broken)


def body(copy: str, **keys: str) -> Files:
    return {"articles/b.md": article("The other article", copy, **keys)}


def orders(*entries: str, **keys: str) -> Files:
    return {"issues/issue-1.md": issue(*entries, **keys)}


CASES: dict[str, Broken] = {
    "missing-article": Broken(
        files=orders("a", "bb"),
        enabled="LD120",
        place="issues/issue-1.md:6",
        says=("bb", "Did you mean"),
    ),
    "bad-date": Broken(
        files={"issues/issue-1.md": issue("a", "b").replace("2026-05-08", "2026-02-30")},
        enabled="LD111",
        place="issues/issue-1.md:3",
        says=("2026-02-30",),
    ),
    "unknown-key": Broken(
        files=body(paragraphs(3, 60), standfrist="Hello"),
        enabled="LD108",
        place="articles/b.md:3",
        says=("standfirst",),
    ),
    "page-out-of-range": Broken(
        files=orders("a", "b: pages: 9", pages="4"),
        enabled="LD124",
        place="issues/issue-1.md:7",
        says=("9", "4"),
    ),
    "page-that-cannot-be-shared": Broken(
        files={
            **publication([paragraphs(4, 200), paragraphs(5, 550), paragraphs(6, 550)]),
            **orders("a", "b: pages: 2, overflow: error", "c: pages: 2, overflow: error"),
        },
        enabled="LD40[12]",
        place="issues/issue-1.md:[67]",
        says=("page",),
    ),
    "picture-missing": Broken(
        files=body(paragraphs(7, 60) + '\n\n![What it shows](pictures/ward.jpg "Caption")'),
        enabled="LD207",
        place=r"articles/b.md:\d+",
        says=("ward.jpg",),
    ),
    "picture-corrupt": Broken(
        files={
            "pictures/x.png": PNG[: len(PNG) // 2],
            **body("Words.\n\n![What it shows](pictures/x.png)"),
        },
        enabled="LD208",
        place="articles/b.md:7",
        says=("x.png",),
    ),
    "picture-is-rubbish": Broken(
        files={
            "pictures/x.jpg": bytes(range(256)) * 20,
            **body("Words.\n\n![What it shows](pictures/x.jpg)"),
        },
        enabled="LD208",
        place="articles/b.md:7",
        says=("x.jpg",),
    ),
    "drawing-corrupt": Broken(
        files={
            "pictures/x.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9'",
            **body("![It](pictures/x.svg)"),
        },
        enabled="LD208",
        place="articles/b.md:5",
        says=("x.svg",),
    ),
    "picture-taller-than-page": Broken(
        files={
            "pictures/tower.png": picture("PNG", width=60, height=900),
            **body("Words.\n\n![A tower](pictures/tower.png)"),
        },
        enabled="LD404",
        place="articles/b.md:7",
        says=("mm", "Crop"),
    ),
    "headline-wider-than-page": Broken(
        files={"articles/b.md": article("Pneumono" + "ultramicroscopic" * 6, paragraphs(8, 60))},
        enabled="LD405",
        place=r"articles/b.md(:\d+)?",
        says=("headline", "mm"),
    ),
    "word-wider-than-column": Broken(
        files=body("The word is " + "1234567890" * 6 + " and no other."),
        enabled="LD406",
        place="articles/b.md:5",
        says=("mm", "column"),
    ),
    "part-of-a-word-wider-than-column": Broken(
        files=body("They met at Upper-" + "1234567890" * 6 + " and nowhere else."),
        enabled="LD406",
        place="articles/b.md:5",
        says=("“Upper-1234567890", "column"),
    ),
    "empty-article": Broken(
        files=body(""), enabled="LD201", place=r"articles/b.md(:\d+)?", says=("copy",)
    ),
    "arabic": Broken(
        files=body(ARABIC, language="ar"), enabled="LD409", place="articles/b.md:6", says=("type",)
    ),
    "chinese": Broken(
        files=body(CHINESE), enabled="LD409", place="articles/b.md:5", says=("type",)
    ),
    "too-long-for-its-pages": Broken(
        files={**body(paragraphs(9, 20_000)), **orders("a", "b: pages: 2-3, overflow: error")},
        enabled="LD401",
        place="issues/issue-1.md:6",
        says=("lines", "words", "Cut"),
    ),
    "nowhere-to-jump": Broken(
        files={**body(paragraphs(10, 3000)), **orders("a", "b: pages: 2", pages="2")},
        enabled="LD401",
        place="issues/issue-1.md:7",
        says=("lines", "words"),
    ),
    "no-place-to-go-online": Broken(
        files={**body(sentence_words(17, 1500)), **orders("a", "b: pages: 2, overflow: online")},
        enabled="LD402",
        place="issues/issue-1.md:6",
        says=("first paragraph", "online", "Divide"),
    ),
    "donation-panel-too-large": Broken(
        files={
            "lowdown.toml": SETTINGS + '\n[donation]\narticle = "donate"\n',
            "articles/donate.md": article("Please give", paragraphs(11, 2500)),
        },
        enabled="LD408",
        place=r"articles/donate.md(:\d+)?",
        says=("panel",),
    ),
    "head-fills-the-page": Broken(
        files={
            "articles/b.md": article(
                sentence_words(12, 90),
                paragraphs(13, 60),
                standfirst=json.dumps(sentence_words(14, 900)),
            )
        },
        enabled="LD404",
        place=r"articles/b.md(:\d+)?",
        says=("standfirst", "lines"),
    ),
    "lead-head-fills-the-page": Broken(
        files={
            "articles/a.md": article(
                sentence_words(12, 60),
                paragraphs(13, 60),
                standfirst=json.dumps(sentence_words(14, 600)),
            )
        },
        enabled="LD404",
        place=r"articles/a.md(:\d+)?",
        says=("standfirst", "lines"),
    ),
    "filler-fills-the-page": Broken(
        files={"fillers/join.md": article("Join us", paragraphs(15, 1500))},
        enabled="LD404",
        place=r"fillers/join.md(:\d+)?",
        says=("house advertisement", "lines", "page"),
    ),
    "binary-article": Broken(
        files={"articles/b.md": bytes(range(256)) * 8},
        enabled="LD10[1-5]",
        place=r"articles/b.md(:\d+)?",
        says=("UTF-8",),
        findings=MANY,
    ),
    "article-full-of-nothing": Broken(
        files={"articles/b.md": b"\0" * 4000},
        enabled="LD10[1-5]",
        place=r"articles/b.md(:\d+)?",
        says=(),
        findings=MANY,
    ),
    "article-is-a-folder": Broken(
        files={"articles/c.md/x.txt": "x", **orders("a", "c")},
        enabled="LD1",
        place=r"(articles|issues)/\S+",
        says=(),
    ),
}
MISUSED: dict[str, Broken] = {
    "empty-settings": Broken(
        files={"lowdown.toml": ""},
        enabled="LD1",
        place="lowdown.toml",
        says=("publication",),
        status=2,
    ),
    "settings-are-rubbish": Broken(
        files={"lowdown.toml": b"\xff\xfe\0[[["},
        enabled="LD1",
        place="lowdown.toml",
        says=(),
        status=2,
    ),
    "template-missing": Broken(
        files={"lowdown.toml": SETTINGS + '\n[paper]\ntemplate = "broadsheet"\n'},
        enabled="",
        place="lowdown.toml",
        says=("broadsheet", "lowdown"),
        status=2,
    ),
    "template-with-a-fault": Broken(
        files={
            "templates/lowdown/parts.html": "{% macro nameplate(x) %}\n{% if x %}\n{% endmacro %}\n"
        },
        enabled="",
        place=r"templates/lowdown/parts.html:\d+",
        says=("template",),
        status=2,
    ),
    "template-with-an-unknown-name": Broken(
        files={
            "templates/lowdown/forms.html": "<html lang=en><title>{{ nothing.of_the_kind }}</title></html>"
        },
        enabled="",
        place="templates/lowdown/forms.html",
        says=("nothing",),
        status=2,
    ),
    "template-without-slots": Broken(
        files={
            "templates/lowdown/forms.html": "<html lang=en><title>x</title><body>no slots</body></html>"
        },
        enabled="",
        place="templates/lowdown/forms.html",
        says=("template",),
        status=2,
    ),
    "grid-with-a-fault": Broken(
        files={"templates/lowdown/grid.toml": "leading = 'wide'\n"},
        enabled="",
        place="templates/lowdown/grid.toml",
        says=("leading",),
        status=2,
    ),
    "too-many-columns": Broken(
        files={"lowdown.toml": SETTINGS + "\n[paper]\nsize = 'A5'\ncolumns = 6\n"},
        enabled="",
        place="lowdown.toml",
        says=("columns",),
        status=2,
    ),
    "unknown-issue": Broken(
        files={"issues/issue-1.md": "", "issues/issue-2.md": issue("a")},
        enabled="",
        place="",
        says=(),
        status=1,
    ),
}
EVERY = {**CASES, **MISUSED}


@pytest.fixture
def spoiled(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, Broken]:
    """A publication with one defect, and a last good output that it must leave alone."""
    broken = EVERY[request.param]
    write_publication(tmp_path, {**GOOD, **broken.files})
    (tmp_path / "dist" / "issue-1").mkdir(parents=True)
    (tmp_path / "dist" / "issue-1" / "issue-1.pdf").write_bytes(b"the last good paper")
    return tmp_path, broken


def sums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clean(done: Completed) -> None:
    """No traceback, no internal error: whatever the input, the editor is spoken to."""
    assert "Traceback" not in done.stderr + done.stdout
    assert "internal error" not in done.stderr + done.stdout, done.stderr


def cures_in(stderr: str) -> list[str]:
    """The last line of every finding."""
    findings = re.split(r"\n\s*\n|\n(?=\S)", stderr.strip("\n"))
    return [
        finding.splitlines()[-1].strip()
        for finding in findings
        if re.match(r"(lowdown: )?\S+: LD\d{3} ", finding)
    ]


@pytest.mark.parametrize("spoiled", EVERY, indirect=True)
def test_defect_is_told(spoiled: tuple[Path, Broken], run_lowdown: RunLowdown) -> None:
    """A defect ends the build with its exit status, told with code, place and cure; the last good paper stays.

    A cure is a whole sentence, with a capital and a full stop.
    """
    folder, broken = spoiled
    before = sums(folder)
    done = run_lowdown(["build", "issue-1"], folder)
    clean(done)
    assert done.returncode == broken.status, done.stderr
    assert sums(folder) == before, "something was written"
    if broken.enabled:
        assert re.search(
            rf"^(lowdown: )?{broken.place}(:\d+)*: {broken.enabled}", done.stderr, re.MULTILINE
        ), done.stderr
    elif broken.place:
        assert re.search(broken.place, done.stderr), done.stderr
    told = re.findall(r"^\S+: LD\d{3} .{5,300}\n +(\S.+)$", done.stderr, re.MULTILINE)
    assert broken.findings in (MANY, len(told)) or name_of(broken) in MISUSED, done.stderr
    for word in broken.says:
        assert word in done.stderr, f"“{word}” is not said in: {done.stderr}"
    cures = cures_in(done.stderr)
    assert cures or not broken.enabled
    assert [cure for cure in cures if not re.match(r"[A-Z].*[.?]$", cure)] == []


def test_twenty_thousand_words(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """An article of twenty thousand words is printed whole, in a sane number of pages."""
    write_publication(
        tmp_path, {**GOOD, "articles/b.md": article("A very long read", paragraphs(15, 20_000))}
    )
    done = run_lowdown(["build", "issue-1"], tmp_path)
    clean(done)
    assert done.returncode == 0, done.stderr
    proof = prove(tmp_path, tmp_path / "dist", "issue-1")
    faults = faults_of(proof)
    assert not faults, "\n".join(faults[:20])
    assert 18 <= len(proof.paper.pages) <= 32


def test_defects_of_several_files_at_once(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """Every defect is reported in one go, not one a build."""
    files = {
        **GOOD,
        **body("![](pictures/none.png)", tilte="x"),
        **orders("a", "b", "nobody", page="3"),
    }
    write_publication(tmp_path, files)
    done = run_lowdown(["build", "issue-1"], tmp_path)
    clean(done)
    assert done.returncode == 1
    for code in ("LD108", "LD120", "LD207"):
        assert code in done.stderr, done.stderr


def test_good_publication_is_good(tmp_path: Path, run_lowdown: RunLowdown) -> None:
    """The publication that the others spoil is clean itself."""
    write_publication(tmp_path, GOOD)
    done = run_lowdown(["build", "issue-1", "--strict"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

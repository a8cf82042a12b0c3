"""The documents are true: their commands work, and what they name exists."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from lowdown.cli import main
from lowdown.desk import alter_issue, read_issue, read_publication

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = ("articles", "fillers", "issues", "pictures", "lowdown.toml")
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "benchmarks" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)


def section(title: str) -> str:
    """The part of the README below a heading of the second level."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def commands(text: str) -> list[list[str]]:
    """The arguments of every fenced command line `$ lowdown ...`, without redirections."""
    lines = re.findall(r"^ *\$ lowdown (.*)$", text, re.MULTILINE)
    return [shlex.split(line.partition(" > ")[0], comments=True) for line in lines]


TITLES = re.findall(r"^## (.*)$", README, re.MULTILINE)
NEW = "Start a publication"
OWN = "Your own newsletter"
LOOK = "Change colours and type"


def test_a_publication_is_started_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three files that can be copied from the page, and one command, make a paper that is proved
    without a finding.
    """
    _write_new_publication(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert [main(arguments) for arguments in commands(section(NEW))] == [0]
    assert (tmp_path / "dist" / "one" / "one.pdf").is_file()
    assert main(["check", "--strict"]) == 0


def _write_new_publication(folder: Path, *, issue: str = "one") -> None:
    """Writes the files of the README's first publication; its issue may have another name."""
    files = re.findall(r"^```\w+ (\S+)\n(.*?)^```", section(NEW), re.MULTILINE | re.DOTALL)
    for name, text in files:
        file = folder / name.replace("issues/one", f"issues/{issue}")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _copy_sample(folder: Path) -> None:
    for name in SAMPLE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)


@pytest.mark.slow
def test_a_newsletter_is_started_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of the page does its work, one after the other; those after the first in the
    folder that it makes.
    """
    first, *others = commands(section(OWN))
    monkeypatch.chdir(tmp_path)
    assert main(first) == 0
    monkeypatch.chdir(tmp_path / "valley-voice")
    for arguments in others:
        assert main(arguments) == 0, f"lowdown {shlex.join(arguments)}"


@pytest.mark.parametrize(
    "title", [title for title in TITLES if title not in (NEW, OWN) and commands(section(title))]
)
def test_the_commands_of_the_readme_work(
    title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of the page does its work on the sample, without a finding."""
    _copy_sample(tmp_path)
    monkeypatch.chdir(tmp_path)
    for arguments in commands(section(title)):
        assert main(arguments) == 0, f"lowdown {shlex.join(arguments)}"


PAGES_OF_USE = [page for page in PAGES if page.parent.name == "docs" and page.name != "rules.md"]


def test_the_commands_of_the_documents_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command line in `docs/` does its work, once; a small issue has the sample's name."""
    lines = {
        shlex.join(arguments): arguments
        for page in PAGES_OF_USE
        for arguments in commands(page.read_text(encoding="utf-8"))
    }
    assert lines
    _write_new_publication(tmp_path, issue="issue-42")
    monkeypatch.chdir(tmp_path)
    for line, arguments in lines.items():
        assert main(arguments) == 0, f"lowdown {line}"


def test_what_ifs_in_the_documents_are_of_the_sample() -> None:
    """Each `--what-if` can be typed as it stands."""
    publication = read_publication(ROOT)
    issue = read_issue(publication, "issue-42").value
    assert issue
    typed = {
        shlex.split(span)[1]
        for page in PAGES
        for span in re.findall(
            r"--what-if (?:\"[^\"]*\"|[\w=:,-]+)", page.read_text(encoding="utf-8")
        )
        if "=" in span
    }
    assert {"drop=strike-vote", "pages=14"} <= typed
    for what_if in typed:
        alter_issue(issue, (what_if,))


def test_the_package_is_installed_by_its_name() -> None:
    """Every message and page names `lowdown-press`, as does the project file; `lowdown` is another
    project's name.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "lowdown-press"
    assert set(project["scripts"]) == {"lowdown"}
    extras = "|".join(project["optional-dependencies"])
    wrong = re.compile(rf"\blowdown\[(?:{extras})\b|install [\"']?lowdown(?!-press)\b")
    files = [*PAGES, ROOT / "action.yml", ROOT / "CHANGELOG.md", *_texts(ROOT / "src")]
    named = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in files
        for found in wrong.finditer(file.read_text(encoding="utf-8"))
    ]
    assert named == []


def _texts(folder: Path) -> list[Path]:
    return [file for kind in ("*.py", "*.toml") for file in sorted(folder.rglob(kind))]


def test_the_readme_has_commands_for_each_task() -> None:
    """The tests above run something."""
    wanted = {NEW, OWN, "Make the next issue", "Plan", "Put it online", "Check an issue", LOOK}
    assert {title for title in TITLES if commands(section(title))} == wanted


FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"dist", ".venv", ".cache"}
ROOMS = {path.name for path in (ROOT / "src" / "lowdown").iterdir()}
IGNORED = re.compile(r"[<>*{}]|\.\.\.|^(?:dist|articles|issues|fillers|pictures)/")
"""Patterns, what is built, and the files of somebody's publication."""


def named_paths(text: str) -> set[str]:
    """The paths of the repository in a page's code spans, those below `src/lowdown` included."""
    spans = re.findall(r"`([\w./<>*{}-]+/[\w./<>*{}-]*|\w+\.py)`", text)
    return {span for span in spans if not IGNORED.search(span)}


def exists(path: str, page: Path) -> bool:
    """Whether a path exists below the repository, the page's folder or the package."""
    if (ROOT / path).exists() or (page.parent / path).exists():
        return True
    source = ROOT / "src" / "lowdown"
    return (source / path).exists() or any(source.rglob(f"*/{path}"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_path_in_the_documents_exists(page: Path) -> None:
    """A module that has moved has moved in the documents too."""
    paths = named_paths(page.read_text(encoding="utf-8"))
    roots = FOLDERS | ROOMS
    missing = [
        path
        for path in sorted(paths)
        if (path.split("/")[0] in roots or path.endswith(".py")) and not exists(path, page)
    ]
    assert not missing, f"{page.name} names what does not exist: {', '.join(missing)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_the_documents_leads_somewhere(page: Path) -> None:
    """A link leads to a file, and to a heading in it where it names one."""
    text = re.sub(
        r"^```.*?^```|^    .*?$|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S
    )
    for target in re.findall(r"\]\(((?!https?:)[^)\s]+)\)", text):
        if target == "...":
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """The fragments of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in words}

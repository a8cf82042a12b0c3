"""An issue is named by its name or by its file, from any folder of the publication."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.cli.issue_argument import issue_named
from making.command import run_here

if TYPE_CHECKING:
    from conftest import PublicationFactory


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(
        {
            "issues/one.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n",
            "articles/a.md": "---\ntitle: A\n---\nCopy.\n",
        }
    )


@pytest.mark.parametrize(
    ("here", "typed"),
    [
        (here, typed)
        for here, typed_here in {
            "": ("./issues/one.md", "./issues/one", "./one.md", "issues//one.md"),
            "articles": ("../issues/one.md", "../issues/one", "{root}/articles/../issues/one"),
            "issues": ("./one.md", "../issues/one.md"),
            "pictures/2026": ("../../issues/one.md", "issues\\one.md"),
        }.items()
        for typed in (
            *("one", "one.md", "issues/one", "issues/one.md", "issues/one.plan.toml"),
            *("{root}/issues/one.md", "{root}/issues/one"),
            *typed_here,
        )
    ],
)
def test_every_way_to_name_an_issue(
    folder: Path, monkeypatch: pytest.MonkeyPatch, here: str, typed: str
) -> None:
    """What a shell completes is a path from the current folder."""
    (folder / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder / here)
    assert issue_named(typed.format(root=folder), folder) == "one"


@pytest.mark.parametrize("typed", ["articles/a.md", "../one.md", "issues/2026/one.md", "issues/"])
def test_what_is_not_an_issue_is_left_as_it_is_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """So the message that there is none quotes it."""
    monkeypatch.chdir(folder)
    assert issue_named(typed, folder) == typed


@pytest.mark.parametrize("command", ["build", "check", "plan"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [("../issues/oen.md", "There is no issue “oen”. Did you mean “one”?"), ("x/one.md", "x/one")],
)
def test_every_command_takes_the_file_of_an_issue(
    folder: Path, command: str, typed: str, said: str
) -> None:
    """From a folder in the publication, too."""
    done = run_here([command, typed], folder / "articles")
    assert done.returncode == 2
    assert said in done.stderr

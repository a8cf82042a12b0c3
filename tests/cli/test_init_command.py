"""`lowdown init` makes a publication that builds, in a folder that is empty or new."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from making.command import run_here

ANSWERED = [
    *("--title", "The Valley Voice", "--url", "voice.example", "--language", "en-GB"),
    *("--paper", "A5", "--colour", "#00557f", "--date", "2026-12-04"),
]
"""Every answer, as options."""


def files_in(folder: Path) -> dict[str, str]:
    """The text of every file below a folder, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def settings_in(folder: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads((folder / "lowdown.toml").read_text("utf-8"))


def test_a_publication_is_made_from_options(tmp_path: Path) -> None:
    """With every answer given nobody is asked, and the settings, ids and dates have them."""
    done = run_here(["init", "new/voice", *ANSWERED], tmp_path)
    folder = tmp_path / "new/voice"
    assert (done.returncode, done.stdout.splitlines()) == (0, sorted(files_in(folder)))
    assert "Go to new/voice, and make the paper and the site with `lowdown build`." in done.stderr
    settings = settings_in(folder)
    assert settings["publication"]["title"] == "The Valley Voice"
    assert settings["publication"]["url"] == "https://voice.example/"
    assert settings["paper"] == {"size": "A5", "columns": 2}
    assert settings["look"] == {"accent": "#00557f"}
    files = files_in(folder)
    assert 'fill="#00557f"' in files["pictures/front-door.svg"]
    assert "date: 2026-12-04" in files["issues/issue-1.md"]
    assert 'id: "tag:voice.example,2026:welcome"' in files["articles/welcome.md"]


def test_the_defaults_come_from_the_folder(tmp_path: Path) -> None:
    """Its name becomes the title, and the title an address that is kept for examples."""
    assert run_here(["init", "valley-voice", "--yes"], tmp_path).returncode == 0
    publication = settings_in(tmp_path / "valley-voice")["publication"]
    assert publication["title"] == "Valley Voice"
    assert publication["url"] == "https://valley-voice.example/"
    assert publication["language"] == "en-GB"


@pytest.mark.parametrize(
    ("language", "paper"),
    [("en-US", "letter"), ("fr-CA", "letter"), ("es-MX", "letter"), ("en-GB", "A4"), ("de", "A4")],
)
def test_the_paper_is_the_usual_one_of_the_region(
    tmp_path: Path, language: str, paper: str
) -> None:
    """US Letter where a language of North America is chosen, A4 elsewhere."""
    assert run_here(["init", "x", "--yes", "--language", language], tmp_path).returncode == 0
    assert settings_in(tmp_path / "x")["paper"]["size"] == paper


def test_a_title_of_any_characters_stands_everywhere(tmp_path: Path) -> None:
    """Quotation marks, backslashes and marks of Markdown are part of the name and nothing else."""
    title = 'The "Hook*" & \\Line_ $$1'
    assert run_here(["init", "x", "--yes", "--title", title], tmp_path).returncode == 0
    assert settings_in(tmp_path / "x")["publication"]["title"] == title
    done = run_here(["plan", "issue-1"], tmp_path / "x")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_publication_is_the_same_wherever_it_is_made(tmp_path: Path) -> None:
    """The same answers give the same bytes."""
    for name in ("one", "two"):
        assert run_here(["init", name, *ANSWERED], tmp_path).returncode == 0
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_an_article_in_another_language_says_so(tmp_path: Path) -> None:
    """Where there is no copy in the publication's language, it is English and marked as such."""
    assert run_here(["init", "x", "--yes", "--language", "it"], tmp_path).returncode == 0
    assert "\nlanguage: en\n---\n" in files_in(tmp_path / "x")["articles/welcome.md"]


def test_nobody_is_asked_without_a_terminal(tmp_path: Path) -> None:
    """The message has what is missing, and that --yes takes the defaults."""
    done = run_here(
        ["init", "x", "--title", "Voice", "--paper", "A4", "--colour", "navy"], tmp_path
    )
    assert done.returncode == 2
    assert "give --url, --language, or take the defaults with --yes" in done.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--paper", "A44"], "“A44” is not a size of paper. Did you mean “A4”?"),
        (["--language", "en_GB"], "“en_GB” is not the code of a language. Write a code such as"),
        (["--url", "https://x y/"], "“https://x y/” "),
        (["--colour", "yellow"], "the accent #ffff00 is too pale to be read"),
        (["--colour", "reddish"], "“reddish” "),
        (["--title", ""], "“title” is missing"),
        (["--date", "4 December"], "'4 December' is not a day; write year, month and day"),
    ],
)
def test_an_answer_that_the_settings_would_refuse_is_refused(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    """In the words that a build would have for it, before anything is written."""
    done = run_here(["init", "x", "--yes", *arguments], tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """With --force, what is there is kept and listed."""
    (tmp_path / "README.md").write_text("ours", encoding="utf-8")
    refused = run_here(["init", ".", "--yes"], tmp_path)
    assert refused.returncode == 2
    assert ". has something in it already: README.md; " in refused.stderr
    assert files_in(tmp_path) == {"README.md": "ours"}
    done = run_here(["init", ".", "--yes", "--force"], tmp_path)
    assert done.returncode == 0
    assert "Kept as they were: README.md." in done.stderr
    assert files_in(tmp_path)["README.md"] == "ours"
    assert "lowdown.toml" in files_in(tmp_path)


def test_a_new_repository_is_empty(tmp_path: Path) -> None:
    """What git and the desktop put into a folder is not counted."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".DS_Store").touch()
    assert run_here(["init", ".", "--yes"], tmp_path).returncode == 0


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_publication_is_not_made_twice(tmp_path: Path, force: list[str]) -> None:
    """One that is there already is added to by other commands."""
    assert run_here(["init", "x", "--yes"], tmp_path).returncode == 0
    before = files_in(tmp_path)
    done = run_here(["init", "x", "--yes", *force], tmp_path)
    assert done.returncode == 2
    assert "x is a publication already" in done.stderr
    assert files_in(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A name that is taken by a file is refused in one sentence."""
    (tmp_path / "x").touch()
    done = run_here(["init", "x", "--yes"], tmp_path)
    assert done.returncode == 2
    assert "x is a file, or is below one; name a new folder" in done.stderr


def on_a_terminal(arguments: list[str], answers: list[str], folder: Path) -> tuple[int, str]:
    """The exit status of the command on a terminal, and what stands on it in the end.

    Each answer is typed when the next prompt is there.
    """
    editor, terminal = pty.openpty()
    command = [str(Path(sys.executable).with_name("lowdown")), *arguments]
    process = subprocess.Popen(
        command, cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    shown, answered = b"", 0
    with contextlib.suppress(OSError):  # Linux ends a terminal so
        while select.select([editor], [], [], 20)[0] and (part := os.read(editor, 4096)):
            shown += part
            if shown.count(b"]: ") > answered < len(answers):
                os.write(editor, answers[answered].encode())
                answered += 1
    process.kill()
    os.close(editor)
    return process.wait(20), shown.decode()


def test_an_editor_is_asked_on_a_terminal(tmp_path: Path) -> None:
    """One question on a line; Enter takes the default, and a wrong answer is asked for again."""
    typed = ["The Valley Voice\n", "\n", "en-US\n", "A44\n", "\n", "navy\n"]
    status, shown = on_a_terminal(["init", "x", "--date", "2026-12-04"], typed, tmp_path)
    assert status == 0, shown
    assert "called? [X]: " in shown
    assert "“A44” is not a size of paper. Did you mean “A4”?" in shown
    settings = settings_in(tmp_path / "x")
    assert settings["publication"]["title"] == "The Valley Voice"
    assert settings["publication"]["url"] == "https://the-valley-voice.example/"
    assert settings["paper"]["size"] == "letter"
    assert settings["look"]["accent"] == "navy"


def test_an_editor_may_walk_away(tmp_path: Path) -> None:
    """The end of the input, as Ctrl-D is, makes nothing."""
    status, shown = on_a_terminal(["init", "x"], ["Voice\n", "\x04"], tmp_path)
    assert status == 2
    assert "the answers ended before the questions; nothing was made" in shown
    assert not (tmp_path / "x").exists()

"""`lowdown templates copy` writes the built-in templates where they can be changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from lowdown.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    PublicationFactory = Callable[[Mapping[str, str]], Path]

BUILT_IN: Final = Path(__file__).parents[2] / "templates/lowdown"


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication, which is the current folder."""
    folder = publication_dir({})
    monkeypatch.chdir(folder)
    return folder


def set_in(folder: Path) -> dict[str, bytes]:
    """The files of a set, by their paths in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_whole_set_is_copied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file, byte for byte; the message has the line of the settings that is missing."""
    assert main(["templates", "copy", "mine"]) == 0
    assert set_in(folder / "templates/mine") == set_in(BUILT_IN)
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "templates/mine/forms.html"
    assert len(out.splitlines()) == len(set_in(BUILT_IN))
    assert 'Write template = "mine" below [paper] in lowdown.toml' in err


def test_some_files_are_copied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only those that are named; in a set called lowdown they are used at once."""
    assert main(["templates", "copy", "lowdown", "--only", "type.css", "web/own.css"]) == 0
    assert list(set_in(folder / "templates/lowdown")) == ["type.css", "web/own.css"]
    assert "2 files written. They are used from now on" in capsys.readouterr().err


def test_files_that_were_changed_are_not_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written where one of them was changed, but with --force; same ones may stay."""
    assert main(["templates", "copy", "mine", "--only", "type.css"]) == 0
    own = folder / "templates/mine/type.css"
    own.write_text("ours", encoding="utf-8")
    capsys.readouterr()
    assert main(["templates", "copy", "mine"]) == 2
    assert "differ from the built-in ones: templates/mine/type.css; " in capsys.readouterr().err
    assert set_in(folder / "templates/mine") == {"type.css": b"ours"}
    assert main(["templates", "copy", "mine", "--force"]) == 0
    assert set_in(folder / "templates/mine") == set_in(BUILT_IN)
    capsys.readouterr()
    assert main(["templates", "copy", "mine"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.split(". ")[0]) == ("", "0 files written")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mine", "--only", "tipe.css"], "no built-in template “tipe.css”; did you mean type.css?"),
        (["Our Look"], "“Our Look” cannot be the name of a set of templates; it takes small"),
        (["../mine"], "letters, digits and hyphens, such as mine"),
        ([""], "cannot be the name"),
    ],
)
def test_what_cannot_be_copied_is_refused(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has what is wrong and what would work; nothing is written."""
    assert main(["templates", "copy", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (folder / "templates").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [["templates"], ["templates", "copy"]])
def test_a_copy_needs_a_name(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The usage is shown."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: lowdown templates" in capsys.readouterr().err

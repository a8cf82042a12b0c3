"""A newcomer's path: the installed wheel, a publication from nothing, two issues, an own look.

Everything is done by the command that the wheel installs, outside the repository.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Final

import pytest

from making.command import environment

ROOT: Final = Path(__file__).parents[2]
LOGO: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 90">'
    '<path d="M0 80 60 10l60 70z" fill="#00557f"/><circle cx="330" cy="45" r="40"/></svg>'
)


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that was built and installed in an empty environment.

    The libraries are those of the environment that runs the tests.
    """
    folder = tmp_path_factory.mktemp("wheel")
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(building, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True, timeout=120)
    (packages,) = home.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
        (entry,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        assert "lowdown = lowdown.__main__:run" in archive.read(entry).decode()
    (packages / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    script = home / "bin/lowdown"
    script.write_text(
        f"#!{home / 'bin/python'}\nfrom lowdown.__main__ import run\nrun()\n", encoding="utf-8"
    )
    script.chmod(0o755)
    return script


def run(command: Path, arguments: list[str], folder: Path) -> str:
    """What the command writes to standard output; it succeeds."""
    done = subprocess.run(
        [command, *arguments],
        cwd=folder,
        env={**environment(), "PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, f"lowdown {arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def replace(file: Path, **values: str) -> None:
    """Gives keys of a file other values, or switches them on."""
    text = file.read_text("utf-8")
    for key, value in values.items():
        text, found = re.subn(rf"(?m)^(?:# )?{key} = .*$", f"{key} = {value}", text, count=1)
        assert found, key
    file.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_a_newcomer_makes_two_issues_and_a_look_of_their_own(command: Path, tmp_path: Path) -> None:
    """From nothing to a strict check, then a logo, colours, faces and US Letter in two columns."""
    where = "import lowdown; print(lowdown.__file__)"
    python = command.with_name("python")
    found = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True)
    assert Path(found.stdout).is_relative_to(command.parents[1])

    run(command, ["init", "valley-voice", "--yes", "--date", "2026-12-04"], tmp_path)
    folder = tmp_path / "valley-voice"
    run(command, ["build"], folder)
    assert run(command, ["check", "--strict"], folder) == "issue-1 (2 pages): no findings\n"

    path = run(command, ["new", "article", "Council sells the baths"], folder).strip()
    article = folder / path
    article.write_text(
        article.read_text("utf-8").replace("\nTK\n", "\nNobody had asked the swimmers.\n"),
        encoding="utf-8",
    )
    assert run(command, ["new", "issue"], folder) == "issues/issue-2.md\n"
    run(command, ["build"], folder)
    checked = run(command, ["check", "--strict"], folder)
    assert checked == "issue-1 (2 pages), issue-2 (1 page): no findings\n"
    assert (folder / "dist/issue-2/issue-2.pdf").read_bytes().startswith(b"%PDF")

    (folder / "pictures/logo.svg").write_text(LOGO, encoding="utf-8")
    settings = folder / "lowdown.toml"
    replace(
        settings,
        accent='"#00557f"',
        serif='"Caladea"',
        sans='"FiraGO"',
        size='"letter"',
        columns="2",
    )
    text = settings.read_text("utf-8").replace("# [nameplate]", "[nameplate]")
    settings.write_text(text, encoding="utf-8")
    replace(settings, image='"pictures/logo.svg"', style='"centre"')
    run(command, ["build"], folder)
    checked = run(command, ["check", "--strict"], folder)
    assert checked == "issue-1 (2 pages), issue-2 (1 page): no findings\n"

"""Sources that are no ordinary files of the publication: links, pipes, sockets and folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hostile.case import CHECK, PLAN, READ, Case, article_b

B: Final = "articles/b.md"
ISSUE: Final = "issues/issue-1.md"
LOCKED: Final = "issues/issue-1.plan.toml"
PICTURE: Final = "pictures/x.png"
PROVE: Final = ("check", "--no-build")
SECRET: Final = "the secret of the machine"
OUT, NO_FILE, BROKEN = "LD160", "LD161", "LD162"
Prepare = Callable[[Path], None]


def link(path: str, target: str) -> Prepare:
    """Puts a link to `target` in the place of a source."""

    def prepare(folder: Path) -> None:
        (folder.parent / "secret.md").write_text(
            f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n", encoding="utf-8"
        )
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        file.symlink_to(target)

    return prepare


def pipe(path: str) -> Prepare:
    """Puts a pipe that nobody writes to in the place of a source."""

    def prepare(folder: Path) -> None:
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        os.mkfifo(file)

    return prepare


def folder_at(path: str) -> Prepare:
    """Puts a folder in the place of a source."""

    def prepare(folder: Path) -> None:
        file = folder / path
        file.unlink(missing_ok=True)
        file.mkdir(parents=True)

    return prepare


def moved_out(name: str) -> Prepare:
    """Moves a folder of sources out of the publication and leaves a link to it."""

    def prepare(folder: Path) -> None:
        shutil.move(folder / name, folder.parent / name)
        (folder / name).symlink_to(f"../{name}")

    return prepare


def moved_within(folder: Path) -> None:
    """Moves the articles elsewhere in the publication and leaves links, one to each and to all."""
    shutil.move(folder / "articles", folder / "texts")
    (folder / "articles").symlink_to("texts")
    shutil.move(folder / "texts/b.md", folder / "b-as-it-was.md")
    (folder / "texts/b.md").symlink_to("../b-as-it-was.md")


def reached_by_link(folder: Path) -> None:
    """Moves the publication itself elsewhere and leaves a link in its place."""
    shutil.move(folder, folder.parent / "elsewhere")
    folder.symlink_to("elsewhere")


def file_for_folder(name: str) -> Prepare:
    """Puts a file in the place of a folder of sources."""

    def prepare(folder: Path) -> None:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).write_text("This is no folder.", encoding="utf-8")

    return prepare


def loop(folder: Path, name: str) -> None:
    """Puts a link to itself in the place of a folder of sources."""
    shutil.rmtree(folder / name, ignore_errors=True)
    (folder / name).symlink_to(name)


def article(name: str, prepare: Prepare, code: str, *says: str) -> Case:
    """An article that is no ordinary file of the publication."""
    return Case(name=f"article-{name}", prepare=prepare, codes=(code,), place=B, says=says)


def source(name: str, path: str, prepare: Prepare, code: str) -> Case:
    """Another source that is no ordinary file; the fault is reported for it."""
    return Case(
        name=name,
        prepare=prepare,
        status=2 if path == "lowdown.toml" else 1,
        codes=(code,),
        place=path,
    )


def picture(name: str, prepare: Prepare, code: str, *says: str) -> Case:
    """A picture, named on line 5 of the article `b`, that is no ordinary file."""
    return Case(
        name=f"picture-{name}",
        files=article_b(f'![A bath]({PICTURE} "The bath.")'),
        prepare=prepare,
        codes=(code,),
        place=f"{B}:5:1",
        says=says,
    )


CASES: Final = (
    article("linked-out", link(B, "../../secret.md"), OUT, "leads out", "Copy what it leads to"),
    article("linked-to-passwd", link(B, "/etc/passwd"), OUT),
    article("linked-to-zero", link(B, "/dev/zero"), OUT),
    article("linked-to-random", link(B, "/dev/urandom"), OUT),
    article("linked-to-terminal", link(B, "/dev/tty"), OUT),
    article("linked-to-kernel", link(B, "/proc/self/mem"), OUT),
    article("linked-to-itself", link(B, "b.md"), BROKEN, "leads back to itself"),
    article("linked-to-folder-of-itself", link(B, "../articles/b.md/b.md"), BROKEN),
    article("linked-to-nothing", link(B, "gone.md"), BROKEN, "not there"),
    article("linked-to-nothing-outside", link(B, "/no-such-folder/b.md"), BROKEN),
    article("linked-to-folder", link(B, "../issues"), NO_FILE, "a folder"),
    article("linked-to-root", link(B, "/"), OUT),
    article("pipe", pipe(B), NO_FILE, "a pipe"),
    article("folder", folder_at(B), NO_FILE, "a folder"),
    source("settings-linked-out", "lowdown.toml", link("lowdown.toml", "/etc/hostname"), OUT),
    source("settings-loop", "lowdown.toml", link("lowdown.toml", "lowdown.toml"), BROKEN),
    source("settings-pipe", "lowdown.toml", pipe("lowdown.toml"), NO_FILE),
    source("settings-folder", "lowdown.toml", folder_at("lowdown.toml"), NO_FILE),
    source("manifest-linked-out", ISSUE, link(ISSUE, "../../secret.md"), OUT),
    source("manifest-linked-to-zero", ISSUE, link(ISSUE, "/dev/zero"), OUT),
    source("manifest-loop", ISSUE, link(ISSUE, "issue-1.md"), BROKEN),
    source("manifest-pipe", ISSUE, pipe(ISSUE), NO_FILE),
    source("manifest-folder", ISSUE, folder_at(ISSUE), NO_FILE),
    source("filler-linked-out", "fillers/f.md", link("fillers/f.md", "../../secret.md"), OUT),
    source("filler-pipe", "fillers/f.md", pipe("fillers/f.md"), NO_FILE),
    source("filler-nothing", "fillers/f.md", link("fillers/f.md", "g.md"), BROKEN),
    source("plan-linked-out", LOCKED, link(LOCKED, "/etc/passwd"), OUT),
    source("plan-pipe", LOCKED, pipe(LOCKED), NO_FILE),
    source("plan-folder", LOCKED, folder_at(LOCKED), NO_FILE),
    Case(
        name="lock-linked-out",
        prepare=link("lowdown.lock", "/etc/passwd"),
        command=PROVE,
        codes=("LD132",),
        place="lowdown.lock",
        says=("leads out",),
    ),
    Case(
        name="lock-pipe",
        prepare=pipe("lowdown.lock"),
        command=PROVE,
        codes=("LD132",),
        place="lowdown.lock",
    ),
    picture("linked-out", link(PICTURE, "../../secret.md"), OUT, "leads out"),
    picture("linked-to-passwd", link(PICTURE, "/etc/passwd"), OUT),
    picture("linked-to-zero", link(PICTURE, "/dev/zero"), OUT),
    picture("loop", link(PICTURE, "x.png"), BROKEN, "leads back"),
    picture("nothing", link(PICTURE, "y.png"), BROKEN, "not there"),
    picture("pipe", pipe(PICTURE), NO_FILE, "a pipe"),
    picture("folder", folder_at(PICTURE), NO_FILE, "a folder"),
    Case(
        name="drawing-pipe",
        files=article_b('![A bath](pictures/x.svg "The bath.")'),
        prepare=pipe("pictures/x.svg"),
        codes=(NO_FILE,),
        place=f"{B}:5:1",
    ),
    Case(
        name="drawing-linked-out",
        files=article_b('![A bath](pictures/x.svg "The bath.")'),
        prepare=link("pictures/x.svg", "/dev/zero"),
        codes=(OUT,),
    ),
    Case(
        name="header-picture-pipe",
        files=article_b("Words.", f"image: {{file: {PICTURE}, alt: A bath}}"),
        prepare=pipe(PICTURE),
        codes=(NO_FILE,),
        place=f"{B}:3",
    ),
    Case(name="articles-linked-out", prepare=moved_out("articles"), codes=(OUT,), place=B),
    Case(
        name="issues-linked-out",
        prepare=moved_out("issues"),
        status=2,
        says=("issues: the folder",),
    ),
    Case(
        name="fillers-linked-out",
        files={"fillers/f.md": f"---\ntitle: {SECRET}\n---\n\nWords.\n"},
        prepare=moved_out("fillers"),
        status=2,
        says=("fillers: the folder is a link that leads out",),
    ),
    Case(
        name="pictures-linked-out",
        files={**article_b(f"![A bath]({PICTURE})"), PICTURE: b""},
        prepare=moved_out("pictures"),
        codes=(OUT,),
    ),
    Case(name="articles-loop", prepare=lambda folder: loop(folder, "articles"), codes=(BROKEN,)),
    Case(name="issues-loop", prepare=lambda folder: loop(folder, "issues"), status=2),
    Case(name="pictures-loop", prepare=lambda folder: loop(folder, "pictures"), status=0),
    Case(name="templates-loop", prepare=lambda folder: loop(folder, "templates"), status=2),
    *(
        Case(
            name=f"{name}-file",
            prepare=file_for_folder(name),
            status=2,
            says=(f"{name}: a file stands where a folder belongs",),
        )
        for name in ("articles", "issues", "fillers", "templates")
    ),
    Case(
        name="pictures-file",
        files=article_b(f"![A bath]({PICTURE})"),
        prepare=file_for_folder("pictures"),
        status=2,
        says=("pictures: a file stands where a folder belongs",),
    ),
    Case(name="links-within", prepare=moved_within, command=READ, status=0),
    Case(name="publication-linked", prepare=reached_by_link, command=READ, status=0),
    Case(name="plan-of-a-pipe", prepare=pipe(B), command=PLAN, codes=(NO_FILE,), place=B),
    Case(name="check-of-a-pipe", prepare=pipe(B), command=CHECK, codes=(NO_FILE,), place=B),
    Case(
        name="check-pipe-in-output",
        prepare=pipe("dist/issue-1/plan.json"),
        command=PROVE,
    ),
    Case(
        name="check-feed-pipe",
        prepare=pipe("dist/feed.xml"),
        command=PROVE,
    ),
    Case(
        name="other-issue-pipe",
        prepare=pipe("issues/issue-0.md"),
        command=PROVE,
        codes=(NO_FILE,),
        place="issues/issue-0.md",
    ),
)

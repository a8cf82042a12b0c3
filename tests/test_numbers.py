"""The numbers that keep the code easy to read: complexity, arguments, and names for groups of
values.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from complexipy import file_complexity

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "lowdown"
MAX_COMPLEXITY = 12
MAX_ARGUMENTS = 5
OF_WEASYPRINT = ("widths_to_break", "iter_line_boxes")

MODULES = sorted(SOURCE.rglob("*.py"))
PROGRAMS = sorted([*MODULES, *(ROOT / "benchmarks").glob("*.py"), *(ROOT / "tools").glob("*.py")])


def path_of(file: Path) -> str:
    """A file's path in the repository."""
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", PROGRAMS, ids=path_of)
def test_no_function_is_too_complex(file: Path) -> None:
    """A function that needs more is divided, or made plainer."""
    report = file_complexity(str(file), with_plans=False)
    complex_functions = [
        f"{function.name} (line {function.line_start}): {function.complexity}"
        for function in report.functions
        if function.complexity > MAX_COMPLEXITY
    ]
    assert not complex_functions, f"over {MAX_COMPLEXITY}: {'; '.join(complex_functions)}"


def public_functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """The functions and methods of a module that others may call."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def returns_group(function: ast.FunctionDef) -> bool:
    """Whether a function returns a tuple of several values that have no names."""
    if function.returns is None:
        return False
    return any(is_group(node) for node in ast.walk(function.returns))


def is_group(node: ast.AST) -> bool:
    """Whether an annotation is a tuple of fixed shape, not one of any length."""
    if not isinstance(node, ast.Subscript) or ast.unparse(node.value) != "tuple":
        return False
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else []
    return len(parts) > 1 and ast.unparse(parts[-1]) != "..."


def count_arguments(function: ast.FunctionDef) -> int:
    """The arguments of a function, the object of a method apart."""
    listed = function.args
    named = [*listed.posonlyargs, *listed.args, *listed.kwonlyargs]
    return len([argument for argument in named if argument.arg not in ("self", "cls")])


@pytest.mark.parametrize("file", MODULES, ids=path_of)
def test_no_function_has_too_many_arguments(file: Path) -> None:
    """What needs more takes an object; what stands in for WeasyPrint's own has no choice."""
    crowded = [
        f"{node.name} (line {node.lineno})"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name not in OF_WEASYPRINT
        and count_arguments(node) > MAX_ARGUMENTS
    ]
    assert not crowded, f"over {MAX_ARGUMENTS}: {', '.join(crowded)}"


@pytest.mark.parametrize("file", MODULES, ids=path_of)
def test_groups_of_values_have_names(file: Path) -> None:
    """What a public function returns is one value, or has a name for each of its values."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nameless = [
        f"{function.name} (line {function.lineno})"
        for function in public_functions(tree)
        if returns_group(function)
    ]
    assert not nameless, f"use a dataclass or a NamedTuple: {', '.join(nameless)}"


def test_a_group_without_names_is_seen() -> None:
    """The test above knows a group of values from a tuple of any length."""
    functions = ast.parse(
        "def a() -> tuple[int, str]: ...\n"
        "def b() -> list[tuple[int, str]] | None: ...\n"
        "def c() -> tuple[int, ...]: ...\n"
        "def d() -> dict[str, int]: ...\n"
        "def _e() -> tuple[int, str]: ...\n"
    )
    assert [
        function.name for function in public_functions(functions) if returns_group(function)
    ] == [
        "a",
        "b",
    ]

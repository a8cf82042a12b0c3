"""The house is built so that imports point one way: read from the source, lazy imports included."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "lowdown"
MODULES = sorted(SOURCE.rglob("*.py"))

ROOMS = {
    "errors": 0,
    "values": 0,
    "model": 1,
    "outputs": 2,
    "cache": 2,
    "bitmaps": 2,
    "colours": 2,
    "program": 2,
    "sources": 2,
    "workers": 2,
    "desk": 3,
    "layout": 3,
    "press": 4,
    "starter": 4,
    "intake": 4,
    "makeup": 5,
    "editions": 6,
    "proof": 7,
    "output": 8,
    "jobs": 9,
    "report": 10,
    "cli": 11,
    "__main__": 12,
}
"""Each room and its place from the left: a room imports only from itself and from its left."""

PRESS_ONLY = {"weasyprint", "jinja2", "pydyf", "fontTools"}
"""The libraries of the press. The editions and the SVG flatplan fill templates with Jinja too."""

WRITING = {
    "write_bytes",
    "write_text",
    "mkdir",
    "rename",
    "symlink_to",
    "hardlink_to",
    "unlink",
    "rmdir",
    "touch",
}
WRITING_MODULES = {"shutil", "tempfile"}
WRITING_OS = {
    "replace",
    "rename",
    "remove",
    "unlink",
    "mkdir",
    "makedirs",
    "rmdir",
    "removedirs",
    "link",
    "symlink",
}


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "lowdown"


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
    )


def walk_run(node: ast.AST) -> list[ast.AST]:
    """Every node below, except what only a type checker sees."""
    found = [node]
    children = (
        node.orelse
        if isinstance(node, ast.If) and is_type_checking(node)
        else ast.iter_child_nodes(node)
    )
    for child in children:
        found += walk_run(child)
    return found


@cache
def faced(package: str) -> frozenset[str]:
    """Full names in a package's face; some are called like the module that they come from."""
    path = NAMES.get(package)
    if path is None or path.name != "__init__.py":
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    imports = [node for node in body if isinstance(node, ast.ImportFrom)]
    return frozenset(f"{package}.{alias.name}" for node in imports for alias in node.names)


def imports_of(path: Path) -> set[str]:
    """Full names of the modules that a module imports when it runs."""
    found: set[str] = set()
    package = (
        name_of(path).split(".") if path.name == "__init__.py" else name_of(path).split(".")[:-1]
    )
    for node in walk_run(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names = {f"{module}.{alias.name}" for alias in node.names}
            found |= {module if name in faced(module) else name for name in names & set(NAMES)}
            found |= {module} if names - set(NAMES) else set()
    return found


def own_imports(path: Path) -> set[str]:
    return {name for name in imports_of(path) if name in NAMES}


@pytest.mark.parametrize("module", NAMES)
def test_imports_point_left(module: str) -> None:
    """No module imports from a room to the right of its own, nor from one at the same place."""
    room = room_of(module)
    if room == "lowdown":
        assert not own_imports(NAMES[module]), (
            "the package itself imports nothing, so that `--help` is instant"
        )
        return
    assert room in ROOMS, f"{module} is in no room: give it one in ROOMS, and in CONTRIBUTING.md"
    for imported in own_imports(NAMES[module]) - {"lowdown"}:
        other = room_of(imported)
        assert other == room or ROOMS[other] < ROOMS[room], (
            f"{module} imports {imported}, which is to its right"
        )


def test_there_are_no_cycles() -> None:
    """No module imports itself by way of others, lazy imports included."""
    graph = {module: own_imports(path) - {module} for module, path in NAMES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]), pytrace=False)


def package_of(module: str) -> str:
    return module if NAMES[module].name == "__init__.py" else module.rpartition(".")[0]


def face_past(importer: str, imported: str) -> str:
    """The package whose face an import goes past; empty where it goes past none."""
    within = package_of(importer).split(".")
    parts = imported.split(".")
    for length in range(1, len(parts)):
        package = ".".join(parts[:length])
        if parts[:length] != within[:length]:
            return package
    return ""


@pytest.mark.parametrize("module", NAMES)
def test_packages_are_entered_by_their_faces(module: str) -> None:
    """A module imports from its own package or from the face (`__init__`) of another."""
    past = {name: face_past(module, name) for name in own_imports(NAMES[module])}
    wrong = [f"{name} (import it from {package})" for name, package in past.items() if package]
    assert not wrong, f"{module} imports past a face: {', '.join(wrong)}"


def test_an_import_past_a_face_is_seen() -> None:
    """The test above knows a door from a wall."""
    assert face_past("lowdown.press.type.lines", "lowdown.model.article") == "lowdown.model"
    assert (
        face_past("lowdown.press.type.lines", "lowdown.press.weasy.set_galleys")
        == "lowdown.press.weasy"
    )
    assert not face_past("lowdown.press.type.lines", "lowdown.press.weasy")
    assert not face_past("lowdown.press.weasy.set_galleys", "lowdown.press.weasy.boxes")
    assert not face_past("lowdown.press", "lowdown.press.type")


@pytest.mark.parametrize("module", [name for name in NAMES if NAMES[name].name == "__init__.py"])
def test_faces_only_import(module: str) -> None:
    """A face has a docstring, imports and `__all__`, which has every imported name."""
    tree = ast.parse(NAMES[module].read_text(encoding="utf-8"))
    if module == "lowdown":
        return
    imported = {
        alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    listed = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    assert [set(names) for names in listed] == ([imported] if imported else [])
    assert all(isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in tree.body)


@pytest.mark.parametrize("module", NAMES)
def test_only_the_press_knows_its_machines(module: str) -> None:
    """Typesetting is behind the press: no other room imports WeasyPrint and its like."""
    allowed = {"press": PRESS_ONLY, "editions": {"jinja2"}, "report": {"jinja2"}}.get(
        room_of(module), set()
    )
    imported = {name.split(".")[0] for name in imports_of(NAMES[module])}
    assert not (imported & PRESS_ONLY) - allowed


def writes_of(path: Path) -> list[str]:
    """Every call in a module that would write to disk, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in walk_run(tree) if isinstance(node, ast.Call)]
    return [f"line {call.lineno}: {ast.unparse(call.func)}" for call in calls if is_write(call)]


def is_write(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id == "open" and opens_to_write(node, mode_at=1)
    if not isinstance(node.func, ast.Attribute):
        return False
    owner = ast.unparse(node.func.value)
    if owner == "os":
        return node.func.attr in WRITING_OS
    if node.func.attr == "open":
        return opens_to_write(node, mode_at=0)
    return node.func.attr in WRITING


def opens_to_write(call: ast.Call, *, mode_at: int) -> bool:
    modes = [word.value for word in call.keywords if word.arg == "mode"] + call.args[
        mode_at : mode_at + 1
    ]
    return any(
        isinstance(mode, ast.Constant) and set(str(mode.value)) & set("wax+") for mode in modes
    )


@pytest.mark.parametrize(
    "module", [name for name in sorted(NAMES) if room_of(name) not in ("output", "cache")]
)
def test_only_the_output_and_the_cache_write_to_disk(module: str) -> None:
    """Every other room returns bytes."""
    assert writes_of(NAMES[module]) == []
    # Finding out how wide the terminal is needs shutil too.
    permitted = {"shutil"} if module == "lowdown.cli.terminal" else set()
    assert (
        not {name.split(".")[0] for name in imports_of(NAMES[module])} & WRITING_MODULES - permitted
    )


def test_the_ban_on_writing_sees_writing() -> None:
    """The test above would find every common way to write a file."""
    writes = ("open(p, 'w')", "p.open(mode='ab')", "p.write_text('')", "os.replace(a, b)")
    harmless = ("open(p)", "'a'.replace('b', 'c')", "p.open('rb')")
    calls = [ast.parse(line, mode="eval").body for line in (*writes, *harmless)]
    assert [is_write(call) for call in calls] == [True] * len(writes) + [False] * len(harmless)


@pytest.mark.parametrize("module", [name for name in NAMES if name != "lowdown.cli.terminal"])
def test_only_the_command_line_prints(module: str) -> None:
    """Other rooms return words; the command line says them."""
    calls = [
        node
        for node in walk_run(ast.parse(NAMES[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    assert not [
        call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]


@pytest.mark.parametrize("module", sorted(NAMES))
def test_no_module_is_over_300_lines(module: str) -> None:
    """A file that outgrows its page has two subjects."""
    lines = len(NAMES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= 300

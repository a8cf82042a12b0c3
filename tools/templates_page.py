"""Writes the tables of docs/templates.md from the templates: `python tools/templates_page.py`.

Each table stands between `<!-- table: NAME -->` and `<!-- end -->`; everything else in the page is
written by hand. tests/test_templates_page.py fails where the page is not as this program would
write it.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "templates.md"
SET: Final = ROOT / "templates" / "lowdown"
PAPER: Final = (
    "lowdown.press.pages.page_views:PageView",
    "lowdown.press.templates.views:ArticleView",
    "lowdown.press.templates.views:PanelView",
    "lowdown.press.templates.nameplate:NameplateView",
    "lowdown.press.type.furniture:ContentsBox",
    "lowdown.press.type.furniture:Panel",
    "lowdown.model:Grid",
    "lowdown.colours:Palette",
)
"""The values of the templates of the paper; those that they hold follow."""
WEB: Final = (
    "lowdown.editions.web.views.article:ArticleView",
    "lowdown.editions.web.views.issue:IssueView",
    "lowdown.editions.web.views.issue:ArchiveView",
    "lowdown.editions.web.views.topics:TopicView",
    "lowdown.editions.web.views.topics:TopicsView",
    "lowdown.editions.web.views.service:FeedsView",
    "lowdown.editions.web.views.service:SubscribeView",
    "lowdown.editions.web.views.service:PlainView",
    "lowdown.editions.web.views.service:AliasView",
    "lowdown.editions.web.records:BodyBlock",
    "lowdown.colours:SitePalette",
)
"""What `page` and `body` are on the pages of the site; what they hold follows."""
FILTERS: Final = ("breakable", "css_string", "rooted", "scaled", "with_breaks")
"""The filters that templates have besides those of Jinja."""

_TABLE: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


class Value(NamedTuple):
    """A field of a value."""

    name: str
    """Its name."""
    kind: str
    """Its type, as the code has it."""
    text: str
    """What it is."""


def write_page(page: str) -> str:
    """Returns `page` with every table as the templates have it."""
    return _TABLE.sub(lambda table: f"{table[1]}{write_table(table[2])}\n{table[3]}", page)


def write_table(name: str) -> str:
    """Returns the table `name`: `Files`, `Paper` or `Web`."""
    if name == "Files":
        rows = [_file_row(file) for file in sorted(SET.rglob("*")) if file.is_file()]
        return "\n".join(["| file | what it is | blocks | values |", "|---|---|---|---|", *rows])
    roots = [_class_of(path) for path in (PAPER if name == "Paper" else WEB)]
    return "\n\n".join(_write_class(kind) for kind in reachable(roots))


def blocks_of(file: Path) -> list[str]:
    """Returns the names of the blocks of a template, in their order."""
    tree = _environment().parse(file.read_text(encoding="utf-8"))
    return [block.name for block in tree.find_all(nodes.Block)]


def values_of(file: Path) -> list[str]:
    """Returns the names of the values that a template is given and uses, sorted."""
    environment = _environment()
    tree = environment.parse(file.read_text(encoding="utf-8"))
    return sorted(find_undeclared_variables(tree) - set(environment.globals))


def _environment() -> Environment:
    """An environment that knows the names of the filters of the press."""
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    return environment


def reachable(roots: list[type]) -> list[type]:
    """Returns the classes that templates can look into from `roots`, each once."""
    found = list(dict.fromkeys(roots))
    for kind in found:  # which grows meanwhile
        found += [one for one in _held_by(kind) if one not in found]
    return found


def _held_by(kind: type) -> list[type]:
    """The views that a field of a class may hold, in the order of their names."""
    names = {word for value in fields_of(kind) for word in re.findall(r"\w+", value.kind)}
    module = vars(inspect.getmodule(kind))
    return [module[name] for name in sorted(names) if _is_value(module.get(name))]


def fields_of(kind: type) -> Iterator[Value]:
    """Yields the fields of a class, with the sentences below them."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    for node, below in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.AnnAssign):
            yield Value(ast.unparse(node.target), ast.unparse(node.annotation), _text_of(below))


def _text_of(node: ast.stmt) -> str:
    """The sentences of a docstring; empty where `node` is none."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""


def _is_value(kind: object) -> bool:
    """Whether a type is a view: an article, an issue and settings have what their keys have."""
    return (
        isinstance(kind, type)
        and kind.__module__.startswith(("lowdown.press.", "lowdown.editions."))
        and (hasattr(kind, "__dataclass_fields__") or hasattr(kind, "_fields"))
    )


def _class_of(path: str) -> type:
    module, _, name = path.partition(":")
    kind: type = getattr(importlib.import_module(module), name)
    return kind


def _write_class(kind: type) -> str:
    first = (inspect.getdoc(kind) or "").split("\n\n")[0]
    rows = [
        f"| `{value.name}` | `{_cell(value.kind)}` | {_cell(value.text)} |"
        for value in fields_of(kind)
    ]
    heading = f"**{kind.__name__}**: {' '.join(first.split())}"
    return "\n".join([heading, "", "| value | type | what it is |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _file_row(file: Path) -> str:
    name = file.relative_to(SET).as_posix()
    text = file.read_text(encoding="utf-8")
    about = re.match(r"\{# (.*?) #\}|(?:#|//) (.*)", text)
    assert about, f"{name} begins with no comment that says what it is"
    words = (about[1] or about[2]).split(". ")[0].rstrip(".")
    if name == "grid.toml":
        return f"| `{name}` | {words} | | |"
    blocks = ", ".join(f"`{block}`" for block in blocks_of(file))
    values = ", ".join(f"`{value}`" for value in values_of(file))
    return f"| `{name}` | {words} | {blocks} | {values} |"


if __name__ == "__main__":
    PAGE.write_text(write_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

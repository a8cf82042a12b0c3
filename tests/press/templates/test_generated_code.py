"""Built-in templates come with the code that Jinja generates from them; all others are compiled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from lowdown.desk import read_publication
from lowdown.model import Publication
from lowdown.press.templates import TemplateSet, load_templates
from lowdown.press.templates.files import builtin_set
from lowdown.press.templates.generated_code import FOLDER, GeneratedCode
from test_reference import load_tool

ROOT = Path(__file__).parents[3]
HEAD = (FOLDER / "parts.html.txt").read_text(encoding="utf-8").partition("\n")[0]
of_this_jinja = pytest.mark.skipif(
    f" {jinja2.__version__} " not in HEAD,
    reason="there is another Jinja: run `python tools/generated_templates.py`",
)


@pytest.fixture
def publication() -> Publication:
    return read_publication(ROOT)


@pytest.fixture
def templates(publication: Publication) -> TemplateSet:
    return load_templates(publication)


def has_code(environment: jinja2.Environment, name: str, source: str) -> bool:
    """Whether code comes with Lowdown for a template of this name and text."""
    return GeneratedCode().get_bucket(environment, name, None, source).code is not None


@of_this_jinja
def test_the_code_is_that_of_the_templates() -> None:
    """Otherwise run `python tools/generated_templates.py`."""
    there = {
        file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8")
        for file in FOLDER.rglob("*.txt")
    }
    assert there == load_tool("generated_templates").write_files()


def test_nothing_that_a_publication_sets_is_in_the_code(publication: Publication) -> None:
    """Type of another size is scaled in the style sheet as Jinja itself would scale it."""
    larger = replace(publication, look=replace(publication.look, size=12.3))
    given, compiled = load_templates(larger), load_templates(larger)
    compiled.environment.bytecode_cache = None
    sheets = [each.render("type.css", is_set=True) for each in (given, compiled)]
    assert sheets[0] == sheets[1]
    assert sheets[0] != load_templates(publication).render("type.css", is_set=True)


@of_this_jinja
def test_no_built_in_template_is_compiled(
    templates: TemplateSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are there at once."""

    def refuse(*_values: object, **_named: object) -> None:
        raise AssertionError("compiled")

    monkeypatch.setattr(templates.environment, "compile", refuse)
    for name in ("galleys.html", "forms.html", "parts.html", "type.css", "web/article.html"):
        file = templates.environment.get_template(name).filename
        assert file == str(builtin_set() / name), "errors name the template"


@of_this_jinja
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("parts.html", " "),
        ("lowdown/parts.html", ""),
        ("strange.html", ""),
        ("web", ""),
    ],
    ids=["changed", "by another name", "unknown", "a folder"],
)
def test_other_templates_are_compiled(templates: TemplateSet, name: str, change: str) -> None:
    """What was generated is for one name and one text."""
    source = (builtin_set() / "parts.html").read_text(encoding="utf-8")
    assert has_code(templates.environment, "parts.html", source)
    assert not has_code(templates.environment, name, source + change)


@of_this_jinja
def test_another_jinja_compiles_them_all(
    templates: TemplateSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code that one version generates is not promised to run with another."""
    source = (builtin_set() / "parts.html").read_text(encoding="utf-8")
    monkeypatch.setattr(jinja2, "__version__", "99.0")
    assert not has_code(templates.environment, "parts.html", source)


def test_code_is_never_kept(templates: TemplateSet) -> None:
    """What is compiled in one build is compiled in the next."""
    cache = GeneratedCode()
    bucket = cache.get_bucket(templates.environment, "mine.html", None, "Mine")
    bucket.code = compile("", "mine.html", "exec")
    cache.set_bucket(bucket)
    assert not has_code(templates.environment, "mine.html", "Mine")

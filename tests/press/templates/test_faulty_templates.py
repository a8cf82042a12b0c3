"""A faulty or hostile template of the site is a settings error with its file and line, as one of
the paper is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.press import web_templates

SETTINGS: Final = '[publication]\ntitle = "T"\nurl = "https://t.example/"\n'
NESTED: Final = "{% for a in range(99999) %}{% for b in range(99999) %}"
ENDED: Final = "{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "may not use '__init__'"),
        ("{{ (''|attr('__class__')).__mro__ }}", "may not use '__class__'"),
        ("{{ '{0.__class__}'.format(1) }}", "may not use '__class__'"),
        ("{{ '%s'|format(page.__class__) }}", "may not use '__class__'"),
        ("{{ [[]]|map(attribute='__class__')|join }}", "may not use '__class__'"),
        ("{{ self._TemplateReference__context }}", "_TemplateReference__context"),
        ("{{ page.joinpath('/etc/passwd').read_text() }}", "may not use 'joinpath'"),
        ("{% include '../../../etc/passwd' %}", "there is no template"),
        ("{% include '/etc/passwd' %}", "there is no template"),
        ("{% include 'lowdown/../../lowdown.toml' %}", "there is no template"),
        ("{% include 'web/own.html' %}", "is a link that leads out of the publication"),
        ("{% if %}", "Expected an expression"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ 1 // 0 }}", "division"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "without end"),
        ("{% extends 'web/404.html' %}", "without end"),
        (f"{NESTED}1234567890{ENDED}", "is there a loop without end?"),
        ("{{ 'x' * 10 ** 12 }}", "repeated too often"),
        ("{{ '%9999999999d'|format(1) }}", "memory"),
        (b"\xe9", "it is not UTF-8 text"),
    ],
)
def test_a_faulty_page_of_the_site_is_named_with_its_line(
    text: str | bytes, message: str, tmp_path: Path
) -> None:
    """Nothing outside is read, and nothing goes on without end."""
    (tmp_path / "lowdown.toml").write_text(SETTINGS, encoding="utf-8")
    folder = tmp_path / "templates/lowdown/web"
    folder.mkdir(parents=True)
    (folder / "own.html").symlink_to("/etc/hostname")
    (folder / "404.html").write_bytes(b"\n" + (text if isinstance(text, bytes) else text.encode()))
    templates = web_templates(read_publication(tmp_path))
    with pytest.raises(SettingsError) as raised:
        templates.render("404.html", page=tmp_path)
    place = "own.html: " if "own.html" in str(text) else "404.html:2: "
    assert str(raised.value).startswith(f"templates/lowdown/web/{place}")
    assert message in str(raised.value)

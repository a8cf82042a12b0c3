"""Has Jinja generate the code of the built-in templates: `python tools/generated_templates.py`.

Writes `src/lowdown/press/templates/generated/`, which saves a build from doing so at each start. It
has to be run again where a template has changed, or Jinja has: until then a build is slower, and
tests/press/templates/test_generated_code.py fails.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from lowdown.desk import read_publication
from lowdown.press.templates import load_templates, web_templates
from lowdown.press.templates.files import builtin_set
from lowdown.press.templates.generated_code import FOLDER, write_code
from lowdown.press.templates.sandbox import Sandbox

SAMPLE: Final = Path(__file__).parents[1]
SUFFIXES: Final = (".html", ".css")
"""The ends of the names of templates; other files of the set are copied."""


def write_files() -> dict[str, str]:
    """The file of each template, by its path below the folder."""
    publication = read_publication(SAMPLE)
    environment = load_templates(publication).environment
    ours = {**environment.filters, **web_templates(publication).environment.filters}
    for name in ours.keys() - Sandbox().filters.keys():
        environment.filters[name] = _fail
    folder = builtin_set()
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.*"))
    return {
        f"{name}.txt": write_code(environment, name, (folder / name).read_text(encoding="utf-8"))
        for name in names
        if name.endswith(SUFFIXES)
    }


def _fail(*_values: object) -> None:
    """Stands in for every filter of ours, so that none is applied while code is generated."""
    raise NotImplementedError


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    for path, text in write_files().items():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_text(text, encoding="utf-8")

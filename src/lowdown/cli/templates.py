"""`lowdown templates`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from lowdown.cli.command import DONE, Command, add_project_argument, find_project
from lowdown.cli.terminal import notice, say

if TYPE_CHECKING:
    from lowdown.jobs import CopiedTemplates


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    copying = actions.add_parser(
        "copy",
        help="copy the built-in templates into the publication, to be changed there",
        description="Copy the built-in templates into templates/NAME, to be changed there.",
        allow_abbrev=False,
    )
    copying.add_argument(
        "name", metavar="NAME", help="the name of your set, such as mine for templates/mine"
    )
    add_project_argument(copying)
    copying.add_argument(
        "--only",
        metavar="FILE",
        nargs="+",
        action="extend",
        help="copy these only, such as type.css web/own.css; the others stay the built-in ones",
    )
    copying.add_argument(
        "--force", action="store_true", help="replace files of these names that are there"
    )


def _run(options: argparse.Namespace) -> int:
    from lowdown.jobs import TemplatesOrder, copy_templates

    order = TemplatesOrder(
        root=find_project(options.project),
        name=options.name,
        only=tuple(options.only or ()),
        force=options.force,
    )
    _report(copy_templates(order, notice=notice))
    return DONE


def _report(copied: CopiedTemplates) -> None:
    from lowdown.model import plural

    new = [file.path for file in copied.files if file.changed]
    say("\n".join(new), sys.stdout)
    say(f"{plural(len(new), 'file')} written. {copied.next_step}.", sys.stderr)


TEMPLATES: Final = Command(
    name="templates",
    summary="Copy the built-in templates, to change the look",
    add_arguments=_add_arguments,
    run=_run,
)
"""`lowdown templates copy`."""

"""`lowdown new`."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable
from typing import Final, TypeVar

from lowdown.cli.command import DONE, Command, add_date_argument, add_project_argument, find_project
from lowdown.cli.terminal import notice, say
from lowdown.errors import UsageError

T = TypeVar("T")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(metavar="WHAT", required=True)
    article = actions.add_parser(
        "article",
        help="begin an article for the next issue",
        description="Begin an article, in a file of its own in articles/.",
        allow_abbrev=False,
    )
    article.add_argument("title", metavar="TITLE", help="its headline, in quotation marks")
    article.add_argument("--author", metavar="NAME", default="", help="who writes it")
    article.add_argument("--section", metavar="SLUG", default="", help="its section, such as news")
    article.add_argument(
        "--slug", metavar="SLUG", help="the name of its file; default: from the title"
    )
    add_date_argument(article, "its day, such as 2026-05-08; default: that of the next issue")
    add_project_argument(article)
    article.set_defaults(begin=_begin_article)
    issue = actions.add_parser(
        "issue",
        help="begin the next issue",
        description="Begin the next issue, in a file of its own in issues/: its number and day"
        " follow those of the issues before, and it lists every article that none of them has.",
        allow_abbrev=False,
    )
    add_date_argument(
        issue, "its day, such as 2026-05-08; default: the next in the rhythm of the issues before"
    )
    issue.add_argument(
        "--number", metavar="NUMBER", help="its number, such as 43, 15-16 or 7a; default: the next"
    )
    issue.add_argument(
        "--volume", metavar="VOLUME", help="its volume, such as 4 or IV; default: as before"
    )
    issue.add_argument(
        "--name", metavar="NAME", help="the name of its file; default: like the last one's"
    )
    add_project_argument(issue)
    issue.set_defaults(begin=_begin_issue)


def _run(options: argparse.Namespace) -> int:
    status: int = options.begin(options)
    return status


def _begin_article(options: argparse.Namespace) -> int:
    from lowdown.jobs import ArticleOrder, new_article

    order = ArticleOrder(
        root=find_project(options.project),
        title=options.title,
        today=_today(),
        slug=options.slug,
        author=options.author,
        section=options.section,
        date=options.date,
    )
    begun = new_article(order, notice=notice)
    say(begun.path, sys.stdout)
    if begun.issue:
        say(f"Name {begun.slug} in issues/{begun.issue}.md, below articles:.", sys.stderr)
    else:
        say("`lowdown new issue` begins the issue, and lists it there.", sys.stderr)
    return DONE


def _begin_issue(options: argparse.Namespace) -> int:
    from lowdown.jobs import IssueOrder, new_issue
    from lowdown.model import IssueNumber, Volume, plural

    order = IssueOrder(
        root=find_project(options.project),
        today=_today(),
        date=options.date,
        number=_parsed(options.number, IssueNumber.parse, "a number, such as 43, 15-16 or 7a"),
        volume=_parsed(options.volume, Volume.parse, "a volume, such as 4 or IV"),
        name=options.name,
    )
    begun = new_issue(order, notice=notice)
    say(begun.path, sys.stdout)
    why = f", {begun.reason}" if begun.reason else ""
    say(f"Number {begun.issue.number}, dated {begun.issue.date}{why}.", sys.stderr)
    if begun.articles:
        listed = plural(len(begun.articles), "article")
        say(f"It lists {listed} that no other issue has; put the lead first.", sys.stderr)
    else:
        say("No article waits for it: write one, and name it below articles:.", sys.stderr)
    return DONE


def _parsed(typed: str | None, parse: Callable[[str], T | None], what: str) -> T | None:
    """What an option says; raises UsageError where it cannot be read."""
    value = None if typed is None else parse(typed)
    if typed is not None and value is None:
        raise UsageError(f"“{typed}” is not {what}")
    return value


def _today() -> datetime.date:
    """The day on which the command runs; what is written is a source, and no output."""
    return datetime.date.today()  # noqa: DTZ011, TID251 - as above


NEW: Final = Command(
    name="new",
    summary="Begin an article, or the next issue",
    add_arguments=_add_arguments,
    run=_run,
)

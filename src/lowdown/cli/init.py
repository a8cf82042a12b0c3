"""`lowdown init`."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.cli.command import DONE, Command, add_date_argument, folder_argument
from lowdown.cli.questions import ask, can_ask
from lowdown.cli.terminal import notice, say
from lowdown.errors import UsageError
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lowdown.jobs import InitResult
    from lowdown.starter import Answers


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=folder_argument, help="the folder; . for the one you are in"
    )
    for question in _QUESTIONS:
        parser.add_argument(
            *question.options, dest=question.name, metavar=question.metavar, help=question.help
        )
    add_date_argument(parser, "the day of the first issue, such as 2026-12-04; default: today")
    parser.add_argument(
        "--yes", action="store_true", help="ask nothing: take the default of what is not given"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="also in a folder that has something in it; no file is replaced",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked, and the option that answers it."""

    name: str
    """The name of the answer."""
    options: tuple[str, ...]
    """The options on the command line."""
    metavar: str
    """What they take."""
    help: str
    """What they are for."""
    words: str
    """The question."""
    setting: str
    """The setting that it decides."""
    default: Callable[[Path, Mapping[str, str]], str]
    """Its default, from the folder and from the answers before it."""
    tidy: Callable[[str], str] = str
    """Returns an answer as the settings have it."""


def _whole_address(answer: str) -> str:
    """An address with the https:// that nobody types, and a slash at its end."""
    address = answer if "://" in answer else f"https://{answer}"
    return address if address.endswith("/") else f"{address}/"


def _title(folder: Path, _answers: Mapping[str, str]) -> str:
    from lowdown.starter import default_title

    return default_title(folder.absolute().name)


def _url(_folder: Path, answers: Mapping[str, str]) -> str:
    from lowdown.starter import default_url

    return default_url(answers["title"])


def _language(_folder: Path, _answers: Mapping[str, str]) -> str:
    from lowdown.starter import DEFAULT_LANGUAGE

    return DEFAULT_LANGUAGE


def _paper(_folder: Path, answers: Mapping[str, str]) -> str:
    from lowdown.starter import default_paper

    return default_paper(answers["language"])


def _accent(_folder: Path, _answers: Mapping[str, str]) -> str:
    from lowdown.starter import DEFAULT_ACCENT

    return DEFAULT_ACCENT


_QUESTIONS: Final = (
    _Question(
        name="title",
        options=("--title",),
        metavar="TITLE",
        help="what the publication is called; default: from the folder's name",
        words="What is the publication called?",
        setting="publication.title",
        default=_title,
    ),
    _Question(
        name="url",
        options=("--url", "--address"),
        metavar="URL",
        help="where its site will be; default: an address for examples",
        words="Where will its site be? It can be changed until the first issue is out",
        setting="publication.url",
        default=_url,
        tidy=_whole_address,
    ),
    _Question(
        name="language",
        options=("--language",),
        metavar="CODE",
        help="its language, such as cy, de, en-US, es or fr; default: en-GB",
        words="In which language? A code, such as cy, de, en-US, es or fr",
        setting="publication.language",
        default=_language,
    ),
    _Question(
        name="paper",
        options=("--paper",),
        metavar="SIZE",
        help="the size of its paper, such as A4, A5, A3, letter or tabloid; default: A4, or letter"
        " where the language is one of America",
        words="On which paper? A4, A5, A3, letter, tabloid ...",
        setting="paper.size",
        default=_paper,
    ),
    _Question(
        name="accent",
        options=("--colour", "--color"),
        metavar="COLOUR",
        help="its colour, such as #00557f or darkgreen; default: a dark red, #9e1b32",
        words="In which colour? A name or a number, such as darkgreen, navy or #00557f",
        setting="look.accent",
        default=_accent,
    ),
)
"""The questions, in their order."""


def _run(options: argparse.Namespace) -> int:
    from lowdown.jobs import InitOrder, require_room, run_init

    require_room(options.folder, force=options.force)
    answers = _answers(options)
    order = InitOrder(folder=options.folder, answers=answers, force=options.force)
    _report(run_init(order, notice=notice), order.folder)
    return DONE


def _answers(options: argparse.Namespace) -> Answers:
    """The answers, from the options or from the editor.

    Raises UsageError where somebody has to be asked who is not there.
    """
    from lowdown.starter import Answers

    asks = _has_to_ask(options)
    answers: dict[str, str] = {}
    for question in _QUESTIONS:
        answer = getattr(options, question.name)
        if answer is None:
            default = question.default(options.folder, answers)
            judge = _judge(question)
            answer = ask(question.words, default=default, fault_of=judge) if asks else default
        answers[question.name] = question.tidy(answer)
    return Answers(
        **answers,
        date=options.date or datetime.date.today(),  # noqa: DTZ011, TID251 - of a source, no output
    )


def _has_to_ask(options: argparse.Namespace) -> bool:
    """Whether there are questions left, and an editor who is to answer them.

    Raises UsageError where there is none.
    """
    missing = [question for question in _QUESTIONS if getattr(options, question.name) is None]
    if options.yes or not missing:
        return False
    if not can_ask():
        names = ", ".join(question.options[0] for question in missing)
        message = (
            f"there is no terminal to ask you at; give {names}, or take the defaults with --yes"
        )
        raise UsageError(message)
    say("Press Enter to take what stands in brackets.", sys.stderr)
    return True


def _judge(question: _Question) -> Callable[[str], str | None]:
    """A function that returns what is wrong with an answer to a question."""

    def fault_of(answer: str) -> str | None:
        from lowdown.desk import setting_fault

        fault = setting_fault(question.setting, question.tidy(answer))
        return f"{fault.message[:1].upper()}{fault.message[1:]}. {fault.cure}" if fault else None

    return fault_of


def _report(made: InitResult, folder: Path) -> None:
    from lowdown.model import plural

    say("\n".join(made.written), sys.stdout)
    lines = [f"{plural(len(made.written), 'file')} written."]
    if made.kept:
        lines += [f"Kept as they were: {', '.join(made.kept)}."]
    if folder.absolute() != Path.cwd():
        lines += [f"Go to {folder}, and make the paper and the site with `lowdown build`."]
    else:
        lines += ["Make the paper and the site with `lowdown build`."]
    say("\n".join(lines), sys.stderr)


INIT: Final = Command(
    name="init",
    summary="Start a publication that can be built at once",
    add_arguments=_add_arguments,
    run=_run,
)

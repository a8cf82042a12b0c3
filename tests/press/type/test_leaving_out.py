"""A paper whose copy was made to fit passes its proof, as long as only that is missing which may
be.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lowdown.desk import read_publication
from lowdown.layout.search.plan import make_up
from lowdown.makeup.task import orders_of
from lowdown.model.plan import FitStep, Makeup
from lowdown.press.type.apply_levers import apply_levers
from making.pressroom import WORDS, Pressroom, proof_messages, set_article

COPY = f"""\
{WORDS * 3}

::: pullquote
Nobody asked us, and nobody ever does
:::

## What was sold

::: optional
It was a bath, a boiler and a door.

> With a key to it.
:::

## What was not

{WORDS * 3}

![A bath](pictures/wide.png "The bath in June. Credit: Nobody"){{min=15 max=40 focus=top}}

{WORDS * 2}
"""


def fit(room: Pressroom, *steps: FitStep) -> tuple[Pressroom, Makeup]:
    """The article with every lever of `steps` at its last depth, made up again."""
    levers = room.piece.measures.levers
    depths = {
        number: lever.depths[-1] for number, lever in enumerate(levers) if lever.step in steps
    }
    assert depths
    typeset = replace(room.typeset, articles=(apply_levers(room.piece, depths, room.cropper),))
    return replace(room, typeset=typeset), make_up(
        orders_of(room.issue, typeset), typeset.furniture, typeset.grid, 1
    )


@pytest.mark.parametrize(
    "steps",
    [
        (FitStep.OPTIONAL,),
        (FitStep.PICTURES,),
        (FitStep.PULLQUOTES,),
        (FitStep.CROSSHEADS,),
        tuple(FitStep),
    ],
    ids=["optional", "pictures", "pullquotes", "crossheads", "all"],
)
def test_a_fitted_paper_passes_its_proof(steps: tuple[FitStep, ...], tmp_path: Path) -> None:
    """Optional copy with its crosshead, pull quotes and the rims of pictures may be missing, and
    nothing else.
    """
    room, makeup = fit(set_article(tmp_path, COPY), *steps)
    assert proof_messages(room, makeup, tmp_path / "dist") == []


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (FitStep.OPTIONAL, "What was sold"),
        (FitStep.PULLQUOTES, "Nobody asked us, and nobody ever does"),
    ],
)
def test_what_the_settings_hold_fast_is_missed(step: FitStep, words: str, tmp_path: Path) -> None:
    """A paper that leaves out copy although its publication forbids it does not pass."""
    room, makeup = fit(set_article(tmp_path, COPY), step)
    settings = tmp_path / "lowdown.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + f"[fit]\n{step.value} = false\n", encoding="utf-8"
    )
    strict = replace(room, publication=read_publication(tmp_path))
    (told, *_) = proof_messages(strict, makeup, tmp_path / "dist")
    assert told.startswith("LD440")
    assert words in told


@pytest.mark.parametrize(
    "more",
    ["::: box Opening hours\nNever again.\n:::", "| Bath | Sold |\n|---|---|\n| Victoria | June |"],
)
def test_a_box_or_a_table_that_is_not_printed_is_missed(more: str, tmp_path: Path) -> None:
    """What may stand a little elsewhere still has to stand somewhere, in an article that is printed
    to its end.
    """
    room = set_article(tmp_path / "printed", f"{WORDS * 3}\n\n{WORDS}")
    ordered = set_article(tmp_path / "ordered", f"{WORDS * 3}\n\n{more}\n\n{WORDS}")
    makeup = make_up(
        orders_of(room.issue, room.typeset), room.typeset.furniture, room.typeset.grid, 1
    )
    (told,) = proof_messages(replace(room, issue=ordered.issue), makeup, tmp_path / "dist")
    assert told.startswith("LD440 the ")

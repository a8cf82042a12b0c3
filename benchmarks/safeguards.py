"""Measures the share of a build that each safeguard takes: what reads, cleans and limits sources,
runs templates in a sandbox, and keeps outputs whole.

    safeguards.py                   the sample, seven builds
    safeguards.py --runs 15         more of them

Each function is timed within builds of one process, in the processor's seconds, and its share of
the whole build is printed, as the median of all runs. What a function did before it was a safeguard
counts too, so that a share is more than what the safeguard costs.
"""

import argparse
import contextlib
import functools
import importlib
import io
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lowdown.cli import main as run_command

SAFEGUARDS = {
    "copy as people paste it": "lowdown.desk.pasted.check:note_pasted",
    "limits of the copy": "lowdown.desk.markup.excess:find_excess",
    "limits of its blocks": "lowdown.desk.markup.excess:remove_excess",
    "limits of its marks": "lowdown.desk.markup.excess:find_excess_of_marks",
    "ordinary files only": "lowdown.sources:source_bytes",
    "pictures, looked at": "lowdown.desk.source.picture_file:find_picture",
    "pictures, prepared": "lowdown.press.assets.pictures:prepare",
    "pictures, published": "lowdown.editions.feeds.published_pictures:publish_pictures",
    "templates in a sandbox": "lowdown.press.templates.sandbox:fill_in",
    "characters without type": "lowdown.press.type.unsettable:find_unsettable",
    "furniture that is too large": "lowdown.press.type.furniture_checks:inspect_furniture",
    "repair of the output": "lowdown.output.repair:repair_output",
}
"""Every safeguard: what it is, and its module and function."""
WHOLE = "lowdown.jobs.build:run_build"

Spent = dict[str, float]


def timed(name: str, function: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    """Returns `function`, which adds the time of each call to `spent`."""

    @functools.wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        begun = time.process_time()
        try:
            result = function(*args, **options)
            return list(result) if hasattr(result, "send") else result
        finally:
            spent[name] += time.process_time() - begun

    return call


def replace(name: str, place: str, spent: Spent) -> None:
    """Times a function wherever a module of Lowdown has it."""
    module, _, attribute = place.partition(":")
    function = getattr(importlib.import_module(module), attribute)
    by = timed(name, function, spent)
    for known, loaded in list(sys.modules.items()):
        if known.startswith("lowdown") and getattr(loaded, attribute, None) is function:
            setattr(loaded, attribute, by)


def main() -> None:
    """Builds the sample several times, and prints the share of each safeguard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    root = Path(__file__).parents[1]
    spent: Spent = defaultdict(float)
    shares: dict[str, list[float]] = {name: [] for name in SAFEGUARDS}
    with tempfile.TemporaryDirectory() as out:
        command = ["build", "issue-42", "--project", str(root), "--out", f"{out}/dist"]
        with contextlib.redirect_stdout(io.StringIO()):
            run_command(command)  # loads everything, and fills the cache
        for name, place in {**SAFEGUARDS, "whole": WHOLE}.items():
            replace(name, place, spent)
        for _ in range(runs):
            spent.clear()
            with contextlib.redirect_stdout(io.StringIO()):
                run_command(command)
            for name, values in shares.items():
                values.append(spent[name] / spent["whole"])
    for name, values in shares.items():
        print(f"{statistics.median(values):7.2%}  {name}")


if __name__ == "__main__":
    main()

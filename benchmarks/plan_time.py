"""Measures the seconds that planning made-up articles takes: by search, and by first fit.

    plan_time.py                    60 articles, about 64 pages
    plan_time.py --articles 120     twice as many

No type is set: only the planning is measured, in the processor's seconds of this one process. Each
run begins with new values, so that nothing is kept from the run before.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence

from lowdown.layout.costs import total
from lowdown.layout.search.plan import ArticleOrder, first_fit, make_up
from lowdown.model.plan import ArticleMetrics, Cut, Furniture, Grid, Line, Makeup, WidePicture

GRID = Grid(
    page_width=595,
    page_height=842,
    left=42,
    top=42,
    columns=3,
    gutter=17,
    measure=159,
    leading=14,
    lines=54,
)
"""The sample's pages."""
FURNITURE = Furniture(nameplate=8, contents=14, contents_span=1, panel=19)
"""What stands on them besides."""
DEPTHS = (30, 200, 95, 70, 230, 130, 48, 168, 80, 110)
"""Lines of copy of one article after another, again and again."""

Planner = Callable[[Sequence[ArticleOrder], Furniture, Grid], Makeup]


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=60, help="how many articles (60)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--json", action="store_true", help="every figure, for a machine")
    arguments = parser.parse_args()
    report = {
        name: measure(planner, articles=arguments.articles, runs=arguments.runs)
        for name, planner in (("search", make_up), ("first fit", first_fit))
    }
    print(
        json.dumps(report, indent=2)
        if arguments.json
        else table(report, articles=arguments.articles)
    )


def measure(planner: Planner, *, articles: int, runs: int) -> dict[str, float]:
    """The median of the seconds, the pages and the cost of the plan."""
    seconds = []
    for _ in range(runs):
        orders = [order(number) for number in range(articles)]
        started = time.process_time()
        makeup = planner(orders, FURNITURE, GRID)
        seconds.append(time.process_time() - started)
    return {"seconds": statistics.median(seconds), "pages": makeup.pages, "cost": total(makeup)}


def order(number: int) -> ArticleOrder:
    """One article: paragraphs of three to nine lines, crossheads, and a picture in every third."""
    depth = DEPTHS[number % len(DEPTHS)] + number % 7
    lines: list[Line] = []
    while len(lines) < depth:
        crosshead = len(lines) % 5 == 4
        if crosshead:
            lines.append(Line(height=1, space=1, cut=Cut.NEVER, text="crosshead"))
        lines += paragraph(3 + (number + len(lines)) % 7)
    pictures = (WidePicture(span=2, height=16, anchor=len(lines) // 2),) if number % 3 == 0 else ()
    heads = ((2, 9),) if number % 2 else ()
    return ArticleOrder(
        article=ArticleMetrics(
            slug=f"a{number:03}",
            lines=tuple(lines),
            head=7,
            narrow_heads=heads,
            wide_pictures=pictures,
        )
    )


def paragraph(depth: int) -> list[Line]:
    """The lines of one paragraph, without widows and orphans; every fourth ends in a hyphen."""
    cuts = [Cut.COLUMN if index % 4 == 3 else Cut.JUMP for index in range(depth)]
    cuts[0] = cuts[-2] = Cut.NEVER
    cuts[-1] = Cut.CLOSE
    return [Line(height=1, cut=cut, words=7, text="words") for cut in cuts]


def table(report: dict[str, dict[str, float]], *, articles: int) -> str:
    """The figures as lines of text."""
    lines = [f"{articles} articles{'':<18}{'cpu, s':>10}{'pages':>8}{'cost':>10}"]
    lines += [
        f"{name:<28}{one['seconds']:>10.2f}{one['pages']:>8.0f}{one['cost']:>10.0f}"
        for name, one in report.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()

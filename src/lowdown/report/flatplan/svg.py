"""The flatplan as an SVG picture that stands by itself."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from lowdown.model import plural
from lowdown.report.differences import describe_differences
from lowdown.report.findings import plain

if TYPE_CHECKING:
    from lowdown.jobs import PlanResult
    from lowdown.report.flatplan.drawing import Drawing


def write_plan_svg(made: PlanResult) -> str:
    """The flatplan as one SVG document; empty where there is no plan."""
    # Only `lowdown plan --format svg` needs it.
    from lowdown.report.flatplan.svg_drawing import draw_report

    if made.report is None:
        return ""
    with_ = f" with {', '.join(made.what_if)}" if made.what_if else ""
    pages = plural(len(made.report.pages), "page")
    title = f"{plain(made.report.publication)}: {made.report.issue}{with_}, {pages}"
    differences = describe_differences(made.ordered, made.report) if made.ordered else ()
    return _fill_template(draw_report(made.report, title, [plain(line) for line in differences]))


def _fill_template(drawing: Drawing) -> str:
    from jinja2 import Environment, StrictUndefined

    from lowdown.report.flatplan.svg_text import number

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["px"] = number
    template = files("lowdown.report.flatplan").joinpath("flatplan.svg.jinja")
    return environment.from_string(template.read_text(encoding="utf-8")).render(drawing=drawing)

"""The flatplan, drawn in characters and as SVG."""

from lowdown.report.flatplan.letters import draw_flatplan
from lowdown.report.flatplan.palette import letter_of
from lowdown.report.flatplan.svg import write_plan_svg

__all__ = [
    "draw_flatplan",
    "letter_of",
    "write_plan_svg",
]

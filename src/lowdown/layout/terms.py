"""The table of costs: what makes a plan worse, and how much each of it weighs.

The unit is a column line of white: one line of one column, empty in the middle of the paper, costs
1.
"""

from __future__ import annotations

from lowdown.layout.frame import HEAD_LINES
from lowdown.values import dataclass

SHORT_TAKE = 8
"""Lines below which a piece of an article that is in several pieces is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that makes a plan worse."""

    name: str
    """What it is called."""
    weight: float
    """What one of it costs, in column lines of white."""
    unit: str
    """What one of it is."""
    reason: str
    """Why it costs so much."""


TERMS = (
    Term(
        name="overset",
        weight=1000.0,
        unit="line of copy that finds no room",
        reason="A paper that loses copy cannot be printed: any plan that prints it all is better.",
    ),
    Term(
        name="online",
        weight=0.75,
        unit="line of copy that is left to the web, where the manifest allows it",
        reason=(
            "It is still read, on the web: a little better than a page that is printed for a "
            "few lines' sake."
        ),
    ),
    Term(
        name="white",
        weight=1.0,
        unit="column line empty on an inside page",
        reason="The unit of all the others: paper paid for and not used.",
    ),
    Term(
        name="hole",
        weight=2.0,
        unit="column line of white beyond a tenth of a page",
        reason=(
            "White that the eye takes for a mistake: one hole is worse than the same white "
            "on several pages."
        ),
    ),
    Term(
        name="front page",
        weight=4.0,
        unit="column line empty on page 1",
        reason="The page that everybody sees, in the shop, on the mat and on the screen.",
    ),
    Term(
        name="last page",
        weight=0.25,
        unit="column line empty on the last page",
        reason="Copy ends where it ends; some white above the panel does little harm.",
    ),
    Term(
        name="empty back",
        weight=0.75,
        unit="column line of the last page's white beyond a third of its space",
        reason="A back page with nothing on it but the panel is a page too many.",
    ),
    Term(
        name="jump",
        weight=24.0,
        unit="jump, the one from page 1 overleaf left out",
        reason=(
            "Readers lose their place and many do not turn the page: worth avoiding for half "
            "a column's foot."
        ),
    ),
    Term(
        name="second jump",
        weight=80.0,
        unit="jump of an article after its first",
        reason="No reader follows an article to a third place.",
    ),
    Term(
        name="ragged",
        weight=1.0,
        unit=(
            "line, beyond the first, by which a column ends above the others, or above the "
            "picture at its foot"
        ),
        reason=(
            "Columns that end level look finished; a line's difference is let pass, as copy "
            "can't always be halved."
        ),
    ),
    Term(
        name="short take",
        weight=5.0,
        unit=f"line by which a piece of an article is less than {SHORT_TAKE} lines deep",
        reason="A few lines at the head of a page look left over, and are.",
    ),
    Term(
        name="sliver",
        weight=6.0,
        unit="column of one or two lines, beside longer ones or below a picture",
        reason="A line alone below a picture is lost, and no reader goes on from it.",
    ),
    Term(
        name="low start",
        weight=0.5,
        unit="line below the middle of the page at which an article begins that goes on elsewhere",
        reason="A headline at the foot opens nothing; a short item that ends there is at home.",
    ),
    Term(
        name="page turn",
        weight=12.0,
        unit="leaf turned in the middle of an article, the one from page 1 left out",
        reason="An article on one spread is seen whole.",
    ),
    Term(
        name="head",
        weight=6.0,
        unit="column by which a head spans too much or too little",
        reason=(
            f"A head wants some {HEAD_LINES} lines below each of its columns, and its copy "
            "under one roof."
        ),
    ),
    Term(
        name="order",
        weight=6.0,
        unit="pair of articles that stand in another order than the manifest's",
        reason="The editor's order is an order; a short item may step aside to fill a foot.",
    ),
    Term(
        name="sheet",
        weight=60.0,
        unit="page beyond a multiple of `[paper] sheet`",
        reason="Paper is printed on whole sheets: pages beyond one are paid for and stay blank.",
    ),
    Term(
        name="fit",
        weight=0.3,
        unit="column line by which the fit ladder makes an article longer or shorter",
        reason=(
            "What the editor wrote stands, unless a change of it fills more white than it moves."
        ),
    ),
    Term(
        name="filler",
        weight=5.0,
        unit="house advertisement at a page's foot",
        reason="Better than white, worse than copy.",
    ),
)
"""Every term of a plan's cost."""
WEIGHTS = {term.name: term.weight for term in TERMS}
"""What one of each term costs, by the term's name."""

"""The rules about a finished paper, one module for each subject."""

from lowdown.proof.paper.rules.columns import (
    check_baselines,
    check_column_ends,
    check_edges,
    check_holes,
    check_overprints,
)
from lowdown.proof.paper.rules.contents import check_contents, check_contents_links
from lowdown.proof.paper.rules.document import (
    check_active,
    check_document,
    check_links,
    check_pages,
    check_pictures,
)
from lowdown.proof.paper.rules.imprint import check_imprint
from lowdown.proof.paper.rules.jumps import check_jump_links, check_jump_places, check_jumps
from lowdown.proof.paper.rules.online import check_cuts, check_online_codes
from lowdown.proof.paper.rules.panel import check_panel, check_qr_code
from lowdown.proof.paper.rules.plan_file import check_plan_json
from lowdown.proof.paper.rules.reading_order import check_reading_order
from lowdown.proof.paper.rules.visibility import check_visibility
from lowdown.proof.paper.rules.words import check_order, check_spaces, check_strangers, check_words

__all__ = [
    "check_active",
    "check_baselines",
    "check_column_ends",
    "check_contents",
    "check_contents_links",
    "check_cuts",
    "check_document",
    "check_edges",
    "check_holes",
    "check_imprint",
    "check_jump_links",
    "check_jump_places",
    "check_jumps",
    "check_links",
    "check_online_codes",
    "check_order",
    "check_overprints",
    "check_pages",
    "check_panel",
    "check_pictures",
    "check_plan_json",
    "check_qr_code",
    "check_reading_order",
    "check_spaces",
    "check_strangers",
    "check_visibility",
    "check_words",
]

"""The paper: its PDF, and `plan.json`, which says what stands where in it."""

from __future__ import annotations

import json

from lowdown.makeup import PaperPlan, find_undrawn, plan_values
from lowdown.model import Edition, Publication
from lowdown.outputs import paper_path, plan_json_path
from lowdown.press import UndrawnPictureError, paste_up


def print_paper(publication: Publication, plan: PaperPlan) -> Edition:
    """Pastes up the pages of `plan`, and makes the PDF and `plan.json`.

    A picture that cannot be drawn is a finding, and there are no files.
    """
    values = plan_values(publication, plan.issue, plan.typeset, plan.makeup)
    try:
        pdf = paste_up(plan.press, plan.issue, plan.typeset, plan.makeup)
    except UndrawnPictureError as error:
        return Edition(findings=find_undrawn(publication, plan.issue, error))
    plan.press.engine.keep()
    name = plan.issue.name
    plan_json = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    return Edition(
        files={paper_path(name): pdf, plan_json_path(name): plan_json.encode()},
        pages={paper_path(name): plan.makeup.pages},
    )

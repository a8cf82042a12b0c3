"""The paper: its PDF, and `plan.json`, which says what stands where in it."""

from __future__ import annotations

import json

from lowdown.makeup import PaperPlan, plan_values
from lowdown.model import Edition, Finding, Issue, Publication
from lowdown.outputs import paper_path, plan_json_path
from lowdown.press import UndrawnPictureError, paste_up, pictures_of, prepare


def print_paper(publication: Publication, plan: PaperPlan) -> Edition:
    """Pastes up the pages of `plan`, and makes the PDF and `plan.json`.

    A picture that cannot be drawn is a finding, and there are no files.
    """
    values = plan_values(publication, plan.issue, plan.typeset, plan.makeup)
    try:
        pdf = paste_up(plan.press, plan.issue, plan.typeset, plan.makeup)
    except UndrawnPictureError as error:
        findings = _undrawn(publication, plan.issue, error.urls)
        if not findings:
            raise
        return Edition(findings=findings)
    name = plan.issue.name
    plan_json = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    return Edition(
        files={paper_path(name): pdf, plan_json_path(name): plan_json.encode()},
        pages={paper_path(name): plan.makeup.pages},
    )


def _undrawn(publication: Publication, issue: Issue, urls: tuple[str, ...]) -> tuple[Finding, ...]:
    """LD254 for each drawing of the issue that the press has at one of `urls`."""
    pictures = {
        picture.file: picture
        for article in (*issue.articles, *issue.fillers)
        for picture in pictures_of(article)
        if picture.file.lower().endswith(".svg")
    }
    return tuple(
        Finding(
            code="LD254",
            place=picture.place,
            message=f"the drawing “{file}” cannot be drawn: something in it is not as it should be",
            cure="Save it again as plain SVG from a program for drawings, or export it as PNG.",
        )
        for file, picture in pictures.items()
        if prepare(publication.root / file, width=1.0).url in urls
    )

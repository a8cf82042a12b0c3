"""Finds the drawings of an issue among the pictures that the press cannot draw."""

from __future__ import annotations

from lowdown.model import Finding, Issue, Publication
from lowdown.press import UndrawnPictureError, pictures_of, prepare


def find_undrawn(
    publication: Publication, issue: Issue, error: UndrawnPictureError
) -> tuple[Finding, ...]:
    """LD254 for each drawing of the issue that `error` names.

    UndrawnPictureError: it names none of them.
    """
    articles = (*issue.articles, *issue.fillers)
    logo = publication.nameplate.image
    shown = [picture for article in articles for picture in pictures_of(article)]
    pictures = {
        picture.file: picture
        for picture in (*([logo] if logo else []), *shown)
        if picture.file.lower().endswith(".svg")
    }
    findings = tuple(
        Finding(
            code="LD254",
            place=picture.place,
            message=f"the drawing “{file}” cannot be drawn: something in it is not as it should be",
            cure="Save it again as plain SVG from a program for drawings, or export it as PNG.",
        )
        for file, picture in pictures.items()
        if prepare(publication.root / file, width=1.0).url in error.urls
    )
    if not findings:
        raise error
    return findings

"""Finds missing names: credits of pictures, and the imprint near an election."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.desk import SETTINGS, setting_position
from lowdown.model import Finding, Location, Picture
from lowdown.proof.copy.archive import Archive, articles_of


def check_credits(archive: Archive) -> Iterator[Finding]:
    """LD225: who made a picture stands below it, as its caption does."""
    for picture in _pictures(archive):
        if picture.caption and not picture.credit:
            yield Finding(
                code="LD225",
                place=picture.place,
                message="the picture has a caption and no credit",
                cure="End its caption with Credit: and a name (in a header: add credit:).",
            )


def check_imprint(archive: Archive) -> Iterator[Finding]:
    """LD801: near an election, the law wants to know who is behind what is printed."""
    publication = archive.publication
    if publication.election and not publication.imprint:
        position = setting_position(publication.root, "publication", "election")
        yield Finding(
            code="LD801",
            place=Location(path=SETTINGS, line=position.line, column=position.column),
            message="an election is near and the publication has no imprint",
            cure="Add imprint with the names and addresses of the printer, the promoter and the"
            " publisher.",
        )


def _pictures(archive: Archive) -> Iterator[Picture]:
    for issue in archive.checked:
        for article in articles_of(issue):
            if article.image:
                yield article.image
            yield from (block.picture for block in article.copy if block.picture)
        yield from (block.picture for block in issue.introduction if block.picture)

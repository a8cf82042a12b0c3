"""Prepares the pictures of an issue and sets its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lowdown.bitmaps import BitmapError
from lowdown.cache import Cache
from lowdown.model import Block, BlockKind, Finding, Issue, Picture, Publication, shorten
from lowdown.press import (
    Asset,
    Engine,
    Hyphenation,
    Press,
    TemplateSet,
    TypesetIssue,
    clean_drawing,
    crop_of,
    draw_dropcap,
    draw_qr,
    find_unsettable_drawing,
    first_letter,
    has_code,
    is_front_crowded,
    picture_key,
    pictures_of,
    prepare,
    typeset_issue,
    typeset_lead_again,
    view_nameplate,
)
from lowdown.sources import reason_of, source_bytes
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPictures:
    """The pictures of an issue at their printed size."""

    assets: Mapping[str, Asset]
    """The files that templates load: by `picture_key`, and that of the nameplate."""
    findings: tuple[Finding, ...]
    """One finding for each picture that is damaged, or has words that cannot be set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetIssue:
    """An issue as type, and what it was set with."""

    issue: Issue
    """What was set: the issue as ordered, but for a lead picture that page 1 has no room for."""
    typeset: TypesetIssue
    """Its galleys, heads, pictures and furniture."""
    press: Press
    """The press that set them, which also draws the pages."""


def prepare_pictures(
    publication: Publication, issue: Issue, templates: TemplateSet, cache: Cache | None
) -> PreparedPictures:
    """Every picture of the issue at its printed size. `cache` keeps them between builds."""
    grid = templates.grid
    articles = (*issue.articles, *issue.fillers)
    pictures = {
        picture_key(picture): picture for article in articles for picture in pictures_of(article)
    }
    assets: dict[str, Asset] = {}
    findings: list[Finding] = []
    widths = {key: grid.width(min(picture.span, grid.columns)) for key, picture in pictures.items()}
    logo = view_nameplate(publication, issue, grid, templates.typefaces).picture
    if logo:
        pictures[_NAMEPLATE], widths[_NAMEPLATE] = logo.picture, logo.width
    for key, picture in pictures.items():
        width = widths[key]
        path = publication.root / picture.file
        try:
            assets[key] = prepare(path, width=width, crop=crop_of(picture, width), cache=cache)
            if path.suffix.lower() == ".svg":
                source = source_bytes(publication.root, picture.file)
                findings += find_unsettable_drawing(
                    picture, assets[key], source, templates.typefaces
                )
                findings += _left_out_of(picture, source, cache)
        except (OSError, ValueError, SyntaxError) as error:
            findings.append(_damaged(picture, error))
    return PreparedPictures(assets=assets, findings=tuple(findings))


_NAMEPLATE: Final = "nameplate"
"""The key of the picture in the nameplate among the assets."""


def _left_out_of(picture: Picture, source: bytes, cache: Cache | None) -> list[Finding]:
    """LD251 for each thing that a drawing shows and does not hold."""
    return [
        Finding(
            code="LD251",
            place=picture.place,
            message=f"the drawing “{picture.file}” shows {shorten(left_out.what, 80)} on its line"
            f" {left_out.line}, which is not in its file and is left out",
            cure="Embed it in the program that made the drawing, and save the drawing again.",
        )
        for left_out in clean_drawing(source, cache).left_out
    ]


def _damaged(picture: Picture, error: Exception) -> Finding:
    if isinstance(error, BitmapError):
        return error.finding(picture.file, picture.place)
    if isinstance(error, OSError):
        return Finding(
            code="LD208",
            place=picture.place,
            message=f"the picture “{picture.file}” cannot be read any more ({reason_of(error)})",
            cure="Put it back, and run the command again when nobody is changing it.",
        )
    return Finding(
        code="LD208",
        place=picture.place,
        message=f"the picture “{picture.file}” is damaged: {str(error).splitlines()[0]}",
        cure="Save it again from the program that made it.",
    )


def set_type(
    publication: Publication,
    issue: Issue,
    templates: TemplateSet,
    pictures: Mapping[str, Asset],
    *,
    cache: Cache | None = None,
) -> SetIssue:
    """Set all type of an issue. `cache` keeps drawings, and where words are divided.

    Where page 1 has no room for the lead's picture, the lead is set again with the picture in its
    copy.
    SettingsError: a template of the publication's own is faulty.
    """
    url = publication.donation.url if issue.donation and publication.donation else None
    qr = draw_qr(url) if url and has_code(url) else None
    typefaces = templates.typefaces
    letter = first_letter(issue, typefaces)
    dropcap = (
        draw_dropcap(
            letter,
            typefaces,
            colour=templates.look.accent,
            size=publication.look.size,
            leading=templates.grid.leading,
        )
        if letter
        else None
    )
    drawn = [asset for asset in (qr, dropcap and dropcap.asset) if asset]
    engine = Engine(
        typefaces,
        [*pictures.values(), *drawn],
        find=templates.find_picture,
        hyphenation=Hyphenation(words=publication.hyphenation, cache=cache),
        cache=cache,
    )
    engine.keep_lines_of(f"{publication.root.absolute()} {issue.name}", cache)
    logo = pictures.get(_NAMEPLATE)
    press = Press(
        publication=publication,
        templates=templates,
        engine=engine,
        nameplate_url=logo.url if logo else "",
    )

    typeset = typeset_issue(press, issue, pictures=pictures, qr=qr, dropcap=dropcap)
    if is_front_crowded(typeset) and issue.articles[0].image:
        issue = with_lead_picture_in_copy(issue)
        typeset = typeset_lead_again(press, issue, typeset, pictures=pictures, dropcap=dropcap)
    return SetIssue(issue=issue, typeset=typeset, press=press)


def with_lead_picture_in_copy(issue: Issue) -> Issue:
    """The issue with the lead's picture in its copy and not in its head, so that it may follow."""
    first, *others = issue.placements
    article = first.article
    figure = Block(
        kind=BlockKind.FIGURE,
        id=f"{article.slug}-picture",
        body=None,
        place=article.place,
        picture=article.image,
    )
    moved = replace(article, image=None, copy=(figure, *article.copy))
    return replace(issue, placements=(replace(first, article=moved), *others))

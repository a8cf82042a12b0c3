"""Draws the page forms, cuts the galleys, pastes them into the forms, and writes the PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowdown.model import Grid, Issue, Makeup, Take
from lowdown.press.pages.article_parts import tag_pages
from lowdown.press.pages.contents import contents_entries, contents_top
from lowdown.press.pages.continuation import continue_online
from lowdown.press.pages.page_views import FrameView, PageView, view_pages
from lowdown.press.templates import Named
from lowdown.press.type import (
    IMPRINT_WHITE,
    SOLID_WHITE,
    Press,
    TypesetArticle,
    TypesetIssue,
    repeated_heads,
)
from lowdown.press.weasy import PasteArea, PlacedLine, SetDocument, SetLine


def paste_up(press: Press, issue: Issue, typeset: TypesetIssue, makeup: Makeup) -> bytes:
    """Draw the page forms, paste the type into them, and write the PDF.

    The galleys are moved and cannot be pasted a second time. SettingsError: a template of the
    publication's own does not draw what the pages have, or cannot be used.
    """
    with press.templates.blaming_own_templates():
        return _paste_up(press, issue, typeset, makeup)


def _paste_up(press: Press, issue: Issue, typeset: TypesetIssue, makeup: Makeup) -> bytes:
    pages = view_pages(typeset, makeup)
    document = _draw_forms(press, issue, typeset, makeup, pages=pages)
    form = f"{press.templates.name}/forms.html"
    areas = Named(document.paste_areas(), form)
    areas["nameplate-slot"].paste_galley(
        typeset.nameplate, left=typeset.grid.left, top=typeset.grid.top
    )
    articles = typeset.by_slug
    for page in pages:
        for view in page.frames:
            _paste_frame(view, articles[view.frame.article], areas, typeset.grid)
    _paste_panel(typeset, areas)
    return document.write(tag_pages(press.publication, typeset, pages), form=f"templates/{form}")


def _draw_forms(
    press: Press,
    issue: Issue,
    typeset: TypesetIssue,
    makeup: Makeup,
    *,
    pages: Sequence[PageView],
) -> SetDocument:
    """The furniture of every page, with empty elements for the type."""
    publication = press.publication
    continued = continue_online(publication, issue, typeset, makeup)
    press.engine.add_assets(continued.codes)
    foot = typeset.grid.lines - typeset.furniture.imprint
    panel_top = 0.0
    if typeset.panel:
        panel_top = (foot - typeset.panel.depth + 1) * typeset.grid.leading
    return press.set_template(
        "forms.html",
        issue,
        pages=pages,
        continued=continued.lines,
        contents=typeset.contents,
        contents_top=contents_top(typeset, makeup),
        entries=contents_entries(typeset, makeup, publication.words),
        panel=typeset.panel,
        panel_top=panel_top,
        language_of_panel=issue.donation.language if issue.donation else publication.language,
        last_page=makeup.pages,
        imprint_top=foot * typeset.grid.leading + IMPRINT_WHITE,
        imprint_breaks=typeset.imprint_breaks,
    )


def _paste_frame(
    view: FrameView, piece: TypesetArticle, areas: Mapping[str, PasteArea], grid: Grid
) -> None:
    frame, name = view.frame, f"f{view.number}"
    if frame.headed:
        head = piece.narrow_heads[frame.head_span] if frame.head_span else piece.head
        areas[f"{name}-head"].paste_galley(head, left=grid.left, top=grid.y(frame.top))
    for number, placed in enumerate(frame.wide_pictures):
        galley = piece.wide_pictures[placed.index]
        slack = piece.measures.wide_pictures[placed.index].height * grid.leading - galley.height
        at_foot = number == 1
        top = grid.y(placed.top) + (slack - 2 if at_foot else 2)
        areas[f"{name}-spanner{number}"].paste_galley(galley, left=grid.x(placed.column), top=top)
    heights = [line.height for line in piece.measures.lines]
    for number, take in enumerate(frame.takes):
        lines = _place_lines(take, piece.set_lines, heights, grid)
        areas[f"{name}-take{number}"].paste_lines(piece.galley, lines, left=grid.x(take.column))


def _place_lines(
    take: Take, set_lines: Sequence[SetLine], heights: Sequence[int], grid: Grid
) -> list[PlacedLine]:
    """Where each of a take's lines goes, the repeated head of a table cut in two included."""
    placed = []
    first_line, first_depth = take.placed[0]
    depth = 0
    for row in repeated_heads(set_lines, first_line) if first_depth else ():
        placed.append(PlacedLine(set_line=row, top=grid.y(take.top + depth), repeats=True))
        depth += max(1, grid.lines_for(row.bottom - row.top))
    for line, offset in take.placed:
        set_line, height = set_lines[line], heights[line] * grid.leading
        top = grid.y(take.top + offset)
        if set_line.opens:
            top += height - (set_line.bottom - set_line.top)
        elif set_line.solid and set_line.tags[-1] not in ("tr", "hr"):
            top += _space_above_solid(
                height - (set_line.bottom - set_line.top),
                first=offset == 0,
                last=offset + heights[line] == take.depth,
            )
        placed.append(PlacedLine(set_line=set_line, top=top))
    return placed


def _space_above_solid(slack: float, *, first: bool, last: bool) -> float:
    """Points from the top of a solid block's lines to the block, which does not fill them.

    It stands level with the capitals at the head of a column, with the last baseline at its foot,
    halfway between elsewhere. `slack`: the points that it leaves free.
    """
    if first:
        return 2.5
    return slack - 3.0 if last else max(SOLID_WHITE / 2, slack / 2)


def _paste_panel(typeset: TypesetIssue, areas: Mapping[str, PasteArea]) -> None:
    panel, grid = typeset.panel, typeset.grid
    if panel is None or typeset.panel_copy is None or typeset.panel_title is None:
        return
    top = grid.y(grid.lines - typeset.furniture.imprint - panel.depth + 1)
    inset = panel.columns[0]
    areas["panel-title-slot"].paste_galley(
        typeset.panel_title, left=grid.left + inset, top=top + inset
    )
    for number, take in enumerate(panel.takes):
        lines = [
            PlacedLine(
                set_line=typeset.panel_lines[line],
                top=top + panel.copy_top + offset * grid.leading,
            )
            for line, offset in take.placed
        ]
        left = grid.left + panel.columns[take.column]
        areas[f"panel-take{number}"].paste_lines(typeset.panel_copy, lines, left=left)
    if typeset.qr:
        left = grid.left + panel.columns[-1]
        areas["qr-slot"].paste_galley(typeset.qr, left=left, top=top + panel.qr_top)

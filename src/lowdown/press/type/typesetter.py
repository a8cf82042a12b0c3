"""An issue in, type out: every galley, head, picture and panel set once, and measured in lines of the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lowdown.model import (
    ArticleMetrics,
    FitLimits,
    Frame,
    Furniture,
    Grid,
    Issue,
    Publication,
    WidePicture,
)
from lowdown.press.assets import Asset, DropCap
from lowdown.press.templates import (
    ArticleView,
    Named,
    TemplateSet,
    long_date,
    view_articles,
    view_fillers,
)
from lowdown.press.type.furniture import (
    PANEL_PADDING,
    QR_SIZE,
    ContentsBox,
    Panel,
    arrange_contents,
    arrange_panel,
    contents_width,
    panel_measure,
)
from lowdown.press.type.levers import levers_of
from lowdown.press.type.lines import SOLID_WHITE, lines_of
from lowdown.press.weasy import Engine, SetGalley, SetLine

UNCUT = {"table": 0.4, "aside": 0.5}
"""Share of a column's depth up to which a table, a box or a pull quote is not cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetArticle:
    """One article as type: its measures for the make-up, and its sheets for the paste-up."""

    view: ArticleView
    """What was set."""
    measures: ArticleMetrics
    """Its lines and depths."""
    galley: SetGalley
    """The copy, one column wide."""
    set_lines: tuple[SetLine, ...]
    """The galley's lines, one for each of `measures.lines`."""
    head: SetGalley
    """Kicker, headline, standfirst and byline, across all columns."""
    narrow_heads: Mapping[int, SetGalley]
    """The same across fewer columns, by their number."""
    wide_pictures: tuple[SetGalley, ...]
    """Pictures set apart."""

    def blocks_in(self, frames: Sequence[Frame]) -> frozenset[str]:
        """The ids of the blocks of copy of which something stands in `frames`."""
        shown = [
            self.view.spanners[wide_picture.index].picture
            for frame in frames
            for wide_picture in frame.wide_pictures
        ]
        apart = {
            block.id for block in self.view.article.copy if block.picture and block.picture in shown
        }
        return frozenset(
            apart | {self.set_lines[line].id for frame in frames for line in frame.line_numbers}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetIssue:
    """A whole issue as type."""

    grid: Grid
    """The measures of the page."""
    pieces: tuple[TypesetArticle, ...]
    """The articles, in order."""
    nameplate: SetGalley
    """The nameplate."""
    contents: ContentsBox | None
    """The contents box, arranged but not filled in: its page numbers are not known yet."""
    panel: Panel | None
    """The donation panel, arranged."""
    panel_title: SetGalley | None
    """The panel's title."""
    panel_copy: SetGalley | None
    """The panel's copy."""
    panel_extents: tuple[SetLine, ...]
    """The lines of the panel's copy."""
    qr: SetGalley | None
    """The QR code with its address."""
    furniture: Furniture
    """The depths of all that stands on the pages besides articles."""
    fillers: tuple[TypesetArticle, ...] = ()
    """The house advertisements that may be printed."""

    @property
    def by_slug(self) -> dict[str, TypesetArticle]:
        """All that a frame may hold: articles and fillers, by their slugs."""
        return {piece.view.article.slug: piece for piece in (*self.pieces, *self.fillers)}


def typeset_issue(
    publication: Publication,
    issue: Issue,
    *,
    engine: Engine,
    templates: TemplateSet,
    pictures: Mapping[str, Asset],
    qr: Asset | None,
    dropcap: DropCap | None,
) -> TypesetIssue:
    """Set everything of an issue that has no page number in it. `dropcap` opens the lead."""
    grid = templates.grid
    views = view_articles(publication, issue, grid=grid, pictures=pictures, dropcap=dropcap)
    fillers = view_fillers(publication, issue, grid=grid, pictures=pictures)
    html = templates.render(
        "galleys.html",
        publication=publication,
        issue=issue,
        date=long_date(issue, publication.language),
        articles=(*views, *fillers),
        widths=_widths(grid),
        panel=issue.donation,
        qr=qr_view(publication, qr),
    )
    sheets = Named(engine.set(html).sheets(), f"{templates.name}/galleys.html")
    pieces = tuple(
        _with_levers(_piece(view, sheets, grid), publication.fit, grid) for view in views
    )
    typeset = _with_furniture(pieces, sheets, views, grid)
    return replace(typeset, fillers=tuple(_piece(view, sheets, grid) for view in fillers))


def typeset_again(
    publication: Publication,
    issue: Issue,
    piece: TypesetArticle,
    *,
    engine: Engine,
    templates: TemplateSet,
    tracking: float,
) -> TypesetArticle:
    """The article with its copy set again, letters and words wider by `tracking` per cent of the type's size.

    Less than 0 is closer. Head and pictures set apart stay as they are, and so does the order of the levers, which can
    be pulled afterwards: `piece` is as it was set, not as it was fitted.
    """
    view = replace(piece.view, tracking=tracking)
    html = templates.render(
        "galleys.html",
        publication=publication,
        issue=issue,
        date=long_date(issue, publication.language),
        articles=(replace(view, picture=None, spanners=()),),
        widths=_widths(templates.grid),
        panel=None,
        qr=None,
    )
    sheets = Named(engine.set(html).sheets(), f"{templates.name}/galleys.html")
    galley = sheets[f"galley-{view.article.slug}"]
    set_lines = _extents(galley, templates.grid)
    anchors = [_anchor(set_lines, figure.before) for figure in view.spanners]
    measures = replace(
        piece.measures,
        lines=lines_of(set_lines, templates.grid),
        tracking=tracking,
        wide_pictures=tuple(
            replace(wide_picture, anchor=anchor)
            for wide_picture, anchor in zip(piece.measures.wide_pictures, anchors, strict=True)
        ),
    )
    again = replace(piece, view=view, measures=measures, galley=galley, set_lines=set_lines)
    return _with_levers(again, publication.fit, templates.grid)


def qr_view(publication: Publication, qr: Asset | None) -> Mapping[str, object] | None:
    """What the templates are told of the QR code."""
    if qr is None or publication.donation is None or publication.donation.url is None:
        return None
    target = publication.donation.url
    return {"url": qr.url, "alt": f"QR code: {target}", "size": QR_SIZE, "target": target}


def _widths(grid: Grid) -> dict[str, float]:
    widths = {f"span{span}": grid.width(span) for span in range(1, grid.columns + 1)}
    widths["full"] = grid.width(grid.columns)
    widths["panel-title-page"] = grid.width(grid.columns) - 2 * PANEL_PADDING
    widths["entry-page"] = contents_width(grid)
    widths["panel-page"] = panel_measure(grid)
    return widths


def _piece(view: ArticleView, sheets: Mapping[str, SetGalley], grid: Grid) -> TypesetArticle:
    slug = view.article.slug
    galley, head = sheets[f"galley-{slug}"], sheets[f"head-{slug}"]
    set_lines = _extents(galley, grid)
    wide_pictures = tuple(
        sheets[f"spanner-{slug}-{number}"] for number in range(len(view.spanners))
    )
    narrow = {
        span: sheets[f"head-{slug}-{span}"]
        for span, _ in view.narrow
        if f"head-{slug}-{span}" in sheets
    }
    measures = ArticleMetrics(
        slug=slug,
        lines=lines_of(set_lines, grid),
        head=grid.lines_for(head.height),
        narrow_heads=tuple(
            (span, grid.lines_for(one.height)) for span, one in narrow.items() if one.overrun <= 0
        ),
        wide_pictures=tuple(
            WidePicture(
                span=figure.span,
                height=grid.lines_for(sheet.height + SOLID_WHITE),
                anchor=_anchor(set_lines, figure.before),
            )
            for figure, sheet in zip(view.spanners, wide_pictures, strict=True)
        ),
        to_line=grid.lines_for(sheets[f"to-{slug}"].height),
        from_line=grid.lines_for(sheets[f"from-{slug}"].height),
        jump_head=grid.lines_for(sheets[f"jumphead-{slug}"].height + grid.leading / 2),
        online_line=grid.lines_for(sheets[f"online-{slug}"].height) if view.online else 0,
    )
    return TypesetArticle(
        view=view,
        measures=measures,
        galley=galley,
        set_lines=set_lines,
        head=head,
        narrow_heads=narrow,
        wide_pictures=wide_pictures,
    )


def _extents(galley: SetGalley, grid: Grid) -> tuple[SetLine, ...]:
    column = grid.lines * grid.leading
    return galley.set_lines({tag: share * column for tag, share in UNCUT.items()})


def _with_levers(piece: TypesetArticle, limits: FitLimits, grid: Grid) -> TypesetArticle:
    return replace(piece, measures=replace(piece.measures, levers=levers_of(piece, limits, grid)))


def _anchor(set_lines: Sequence[SetLine], block: str) -> int:
    """The first line of a block; the galley's end where the block has none."""
    return next(
        (index for index, set_line in enumerate(set_lines) if set_line.id == block), len(set_lines)
    )


def _with_furniture(
    pieces: tuple[TypesetArticle, ...],
    sheets: Mapping[str, SetGalley],
    views: Sequence[ArticleView],
    grid: Grid,
) -> TypesetIssue:
    entries = [sheets[f"entry-{view.article.slug}"].height for view in views[1:]]
    nameplate = grid.lines_for(sheets["nameplate"].height + grid.leading)
    room = grid.lines - nameplate - pieces[0].measures.head
    contents = arrange_contents(sheets["contents-title"].height, entries, grid, room=room)
    copy, title, qr = sheets.get("panel-copy"), sheets.get("panel-title"), sheets.get("qr")
    panel: Panel | None = None
    set_lines: tuple[SetLine, ...] = ()
    if copy and title:
        set_lines = copy.set_lines({})
        panel = arrange_panel(
            title.height, lines_of(set_lines, grid), qr.height if qr else 0.0, grid
        )
    furniture = Furniture(
        nameplate=nameplate,
        contents=contents.depth if contents else 0,
        contents_span=contents.span if contents else 1,
        panel=panel.depth if panel else 0,
    )
    return TypesetIssue(
        grid=grid,
        pieces=pieces,
        nameplate=sheets["nameplate"],
        contents=contents,
        panel=panel,
        panel_title=title,
        panel_copy=copy,
        panel_extents=set_lines,
        qr=qr,
        furniture=furniture,
    )

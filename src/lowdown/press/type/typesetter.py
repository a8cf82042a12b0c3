"""Sets every galley, head, picture and panel of an issue once, and measures it in grid lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.model import (
    ArticleMetrics,
    FitLimits,
    Furniture,
    Grid,
    Issue,
    Publication,
    Tracking,
    WidePicture,
)
from lowdown.press.assets import Asset, DropCap
from lowdown.press.templates import (
    ArticleView,
    Named,
    Setting,
    room_of,
    view_articles,
    view_fillers,
    view_nameplate,
    view_panel,
)
from lowdown.press.type.furniture import (
    QR_SIZE,
    Panel,
    arrange_contents,
    arrange_panel,
    imprint_depth,
    page_widths,
    panel_measure,
)
from lowdown.press.type.levers import levers_of
from lowdown.press.type.line_changes import line_changes
from lowdown.press.type.lines import SOLID_WHITE, lines_of
from lowdown.press.type.typeset import Press, TypesetArticle, TypesetIssue
from lowdown.press.weasy import LineChanges, SetGalley, SetLine

UNCUT = {"table": 0.4, "aside": 0.5}
"""Maximum share of a column's depth of a table, a box or a pull quote that is not cut."""


def typeset_issue(
    press: Press,
    issue: Issue,
    *,
    pictures: Mapping[str, Asset],
    qr: Asset | None,
    dropcap: DropCap | None,
) -> TypesetIssue:
    """Set everything of an issue that has no page number in it. `dropcap` opens the lead.

    SettingsError: a template of the publication's own is faulty.
    """
    publication, grid = press.publication, press.grid
    typefaces = press.templates.typefaces
    setting = Setting(
        publication=publication, issue=issue, grid=grid, pictures=pictures, typefaces=typefaces
    )
    views = tuple(view_articles(setting, dropcap=dropcap))
    fillers = view_fillers(setting)
    document = press.set_template(
        "galleys.html",
        issue,
        articles=(*views, *fillers),
        widths=page_widths(grid),
        panel=view_panel(setting, panel_measure(grid)),
        qr=qr_view(publication, issue, qr, grid),
    )
    galleys = Named(document.galleys(), f"{press.templates.name}/galleys.html")
    articles = tuple(
        _with_levers(_piece(view, galleys, grid), publication.fit, grid) for view in views
    )
    return replace(
        _with_furniture(articles, galleys, grid),
        fillers=tuple(_piece(view, galleys, grid) for view in fillers),
        title_leading=view_nameplate(publication, issue, grid, typefaces).title.leading,
    )


def typeset_lead_again(
    press: Press,
    issue: Issue,
    typeset: TypesetIssue,
    *,
    pictures: Mapping[str, Asset],
    dropcap: DropCap | None,
) -> TypesetIssue:
    """The issue with its lead set again, as it is in `issue` now; all else stays as it was set.

    The lead's copy is set again only where it has changed. SettingsError: a template of the
    publication's own is faulty.
    """
    grid = press.grid
    setting = Setting(
        publication=press.publication,
        issue=issue,
        grid=grid,
        pictures=pictures,
        typefaces=press.templates.typefaces,
    )
    view = next(view_articles(setting, dropcap=dropcap))
    before = typeset.articles[0]
    if view.blocks == before.view.blocks:
        galleys = _set_alone(press, issue, replace(view, blocks=()))
        galleys[f"galley-{view.article.slug}"] = before.galley
    else:
        galleys = _set_alone(press, issue, view)
    lead = _with_levers(_piece(view, galleys, grid), press.publication.fit, grid)
    galleys.update(
        {name: galley for name, galley in typeset.galleys.items() if name not in galleys}
    )
    return replace(
        _with_furniture((lead, *typeset.articles[1:]), galleys, grid),
        fillers=typeset.fillers,
        title_leading=typeset.title_leading,
    )


def typeset_tracked(
    press: Press, issue: Issue, piece: TypesetArticle, tracking: Tracking
) -> TypesetArticle:
    """The article with its copy set again, closer or wider as `tracking` has it.

    Of the lines that are asked for, it has as many more or fewer as `line_changes` finds good
    settings for. Head and pictures set apart stay as they are, and so does the order of the
    levers, which can be applied afterwards: `piece` must be as it was set, without levers applied.
    """
    view = replace(piece.view, tracking=tracking.per_cent)
    changes = line_changes(piece, tracking.more_lines, per_cent=press.publication.fit.tracking)
    if not changes.more and not tracking.per_cent:
        return piece
    shown = replace(view, picture=None, spanners=())
    galleys = _set_alone(press, issue, shown, changes)
    galley = galleys[f"galley-{view.article.slug}"]
    set_lines = _set_lines(galley, press.grid)
    anchors = [_anchor(set_lines, figure.before) for figure in view.spanners]
    measures = replace(
        piece.measures,
        lines=lines_of(set_lines, press.grid),
        tracking=replace(tracking, more_lines=sum(changes.more.values())),
        wide_pictures=tuple(
            replace(wide_picture, anchor=anchor)
            for wide_picture, anchor in zip(piece.measures.wide_pictures, anchors, strict=True)
        ),
    )
    again = replace(piece, view=view, measures=measures, galley=galley, set_lines=set_lines)
    return _with_levers(again, press.publication.fit, press.grid)


def _set_alone(
    press: Press, issue: Issue, view: ArticleView, changes: LineChanges | None = None
) -> Named[SetGalley]:
    """Everything that is set of one article, and what else `galleys.html` always has."""
    document = press.set_template(
        "galleys.html",
        issue,
        changes=changes,
        articles=(view,),
        widths=page_widths(press.grid),
        panel=None,
        qr=None,
    )
    return Named(document.galleys(), f"{press.templates.name}/galleys.html")


def qr_view(
    publication: Publication, issue: Issue, qr: Asset | None, grid: Grid
) -> Mapping[str, object] | None:
    """The values of the donation address for the templates; None where there is none.

    `qr` is its code; None where the address is too long for one.
    """
    target = publication.donation.url if publication.donation and issue.donation else None
    if target is None:
        return None
    return {
        "url": qr.url if qr else "",
        "alt": f"{publication.words.qr}: {target}",
        "size": QR_SIZE,
        "target": target,
        "room": room_of(panel_measure(grid), publication),
    }


def _piece(view: ArticleView, galleys: Mapping[str, SetGalley], grid: Grid) -> TypesetArticle:
    slug = view.article.slug
    galley, head = galleys[f"galley-{slug}"], galleys[f"head-{slug}"]
    set_lines = _set_lines(galley, grid)
    wide_pictures = tuple(
        galleys[f"spanner-{slug}-{number}"] for number in range(len(view.spanners))
    )
    narrow = {
        span: galleys[f"head-{slug}-{span}"]
        for span, _ in view.narrow
        if f"head-{slug}-{span}" in galleys
    }
    measures = ArticleMetrics(
        slug=slug,
        lines=lines_of(set_lines, grid),
        head=grid.lines_for(head.height),
        narrow_heads=tuple(
            (span, grid.lines_for(narrow_head.height))
            for span, narrow_head in narrow.items()
            if narrow_head.overrun <= 0
        ),
        wide_pictures=tuple(
            WidePicture(
                span=figure.span,
                height=grid.lines_for(galley_apart.height + SOLID_WHITE),
                anchor=_anchor(set_lines, figure.before),
            )
            for figure, galley_apart in zip(view.spanners, wide_pictures, strict=True)
        ),
        to_line=grid.lines_for(galleys[f"to-{slug}"].height),
        from_line=grid.lines_for(galleys[f"from-{slug}"].height),
        jump_head=grid.lines_for(galleys[f"jumphead-{slug}"].height + grid.leading / 2),
        online_line=grid.lines_for(galleys[f"online-{slug}"].height) if view.online else 0,
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


def _set_lines(galley: SetGalley, grid: Grid) -> tuple[SetLine, ...]:
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
    articles: tuple[TypesetArticle, ...], galleys: Mapping[str, SetGalley], grid: Grid
) -> TypesetIssue:
    entries = [galleys[f"entry-{piece.view.article.slug}"].height for piece in articles[1:]]
    nameplate = grid.lines_for(galleys["nameplate"].height + grid.leading)
    room = grid.lines - nameplate - articles[0].measures.head
    contents = arrange_contents(galleys["contents-title"].height, entries, grid, room=room)
    copy, title, qr = galleys.get("panel-copy"), galleys.get("panel-title"), galleys.get("qr")
    panel: Panel | None = None
    set_lines: tuple[SetLine, ...] = ()
    if copy and title:
        set_lines = copy.set_lines({})
        panel = arrange_panel(
            title.height, lines_of(set_lines, grid), qr.height if qr else 0.0, grid
        )
    imprint = galleys.get("imprint")
    imprint_breaks = imprint is not None and imprint.line_count > 1
    furniture = Furniture(
        nameplate=nameplate,
        contents=contents.depth if contents else 0,
        contents_span=contents.span if contents else 1,
        panel=panel.depth if panel else 0,
        imprint=imprint_depth(imprint.height, grid) if imprint and imprint_breaks else 0,
    )
    return TypesetIssue(
        grid=grid,
        articles=articles,
        nameplate=galleys["nameplate"],
        contents=contents,
        panel=panel,
        panel_title=title,
        panel_copy=copy,
        panel_lines=set_lines,
        qr=qr,
        furniture=furniture,
        galleys=galleys,
        imprint_breaks=imprint_breaks,
    )

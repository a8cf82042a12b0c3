"""Type and the made-up pages in, the finished PDF out: forms are drawn, galleys are cut and hung into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lowdown.model.issue import Issue
from lowdown.model.measure import Grid
from lowdown.model.pages import Frame, Makeup, Take
from lowdown.model.publication import Publication
from lowdown.press.continuing import continue_online
from lowdown.press.listing import contents_entries, contents_top
from lowdown.press.reading import SOLID_WHITE, repeated_heads
from lowdown.press.templates import Named, TemplateSet
from lowdown.press.typesetter import TypesetArticle, TypesetIssue
from lowdown.press.views import ArticleView, long_date
from lowdown.press.weasy import ArticlePart, Engine, SetLine, Join, Placing, Role, Slot

MAX_DROPPED_LINES = 2
"""Lines of white, at the most, between the last words and the line that goes online, so that columns end level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line of furniture inside the copy: a jump line, or the line that goes online. Lengths in points."""

    left: float
    top: float
    height: float
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """One frame, as the page form draws it. Lengths in points from the page's type area."""

    number: int
    """Counts the frames of the paper, so that every slot has a name of its own."""
    frame: Frame
    view: ArticleView
    top: float
    ruled: bool
    """Whether a rule parts it from the frame above; a filler stands between two rules wherever it is."""
    takes: range
    spanners: range
    origin: Note | None
    """The line "...continued from page ..."."""
    to: Note | None
    """The line "continued on page ..."."""
    online: Note | None
    """The line that names the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page, as its form draws it."""

    number: int
    frames: tuple[FrameView, ...]


def paste_up(
    publication: Publication,
    issue: Issue,
    type_: TypesetIssue,
    makeup: Makeup,
    *,
    engine: Engine,
    templates: TemplateSet,
) -> bytes:
    """Draw the page forms, hang the type in them, and write the PDF. The type is used up."""
    pages = view_pages(type_, makeup)
    continued, codes = continue_online(publication, issue, type_, makeup)
    engine.take_in(codes)
    pieces = type_.by_slug
    html = templates.render(
        "forms.html",
        publication=publication,
        issue=issue,
        date=long_date(issue, publication.language),
        pages=pages,
        continued=continued,
        contents=type_.contents,
        contents_top=contents_top(type_, makeup),
        entries=contents_entries(type_, makeup),
        panel=type_.panel,
        panel_top=(type_.grid.lines - type_.panel.depth + 1) * type_.grid.leading if type_.panel else 0,
        language_of_panel=issue.donation.language if issue.donation else publication.language,
        last_page=makeup.pages,
    )
    document = engine.set(html)
    form = f"{templates.name}/forms.html"
    slots = Named(document.slots(), form)
    slots["nameplate-slot"].hang_whole(type_.nameplate, left=type_.grid.left, top=type_.grid.top)
    for page in pages:
        for view in page.frames:
            _hang_frame(view, pieces[view.frame.article], slots, type_.grid)
    _hang_panel(type_, slots)
    return document.write(tag_pages(publication, type_, pages), form=f"templates/{form}")


def view_pages(type_: TypesetIssue, makeup: Makeup) -> tuple[PageView, ...]:
    """Every page with its frames, the places of their lines of furniture worked out."""
    views = type_.by_slug
    pages, count = [], 0
    for number in range(1, makeup.pages + 1):
        frames = []
        for position, frame in enumerate(makeup.on_page(number)):
            piece = views[frame.article]
            ruled = position > 0 or piece.view.weight == "filler"
            frames.append(_frame_view(frame, piece, type_.grid, count, ruled=ruled))
            count += 1
        pages.append(PageView(number=number, frames=tuple(frames)))
    return tuple(pages)


def _frame_view(frame: Frame, piece: TypesetArticle, grid: Grid, number: int, *, ruled: bool) -> FrameView:
    measures = piece.measures
    first, last = frame.takes[0], frame.takes[-1]
    origin = to = online = None
    if frame.from_page is not None:
        origin = _note(first.column, first.top - measures.from_line, measures.from_line, grid, frame.from_page)
    if frame.to_page is not None:
        to = _note(last.column, last.top + last.depth, measures.to_line, grid, frame.to_page)
    if frame.online:
        online = _note(last.column, _online_top(frame, measures.online_line), measures.online_line, grid, None)
    return FrameView(
        number=number,
        frame=frame,
        view=piece.view,
        top=frame.top * grid.leading,
        ruled=ruled,
        takes=range(len(frame.takes)),
        spanners=range(len(frame.spanners)),
        origin=origin,
        to=to,
        online=online,
    )


def _online_top(frame: Frame, depth: int) -> int:
    """The page's line at which the line that goes online begins: its foot stands level with the other columns' feet.

    Where that would part it from its copy, or something stands below it, it follows the last words.
    """
    last = frame.takes[-1]
    below = last.top + last.depth
    level = max(take.top + take.depth for take in frame.takes) - depth
    free = frame.page > 1 and all(spanner.top < below for spanner in frame.spanners)
    return level if free and below < level <= below + MAX_DROPPED_LINES else below


def _note(column: int, line: int, depth: int, grid: Grid, page: int | None) -> Note:
    left, leading = grid.x(column) - grid.left, grid.leading
    return Note(left=left, top=line * leading, height=depth * leading, page=page)


def _hang_frame(view: FrameView, piece: TypesetArticle, slots: Mapping[str, Slot], grid: Grid) -> None:
    frame, name = view.frame, f"f{view.number}"
    if frame.headed:
        head = piece.narrow_heads[frame.head_span] if frame.head_span else piece.head
        slots[f"{name}-head"].hang_whole(head, left=grid.left, top=grid.y(frame.top))
    for number, spanner in enumerate(frame.spanners):
        sheet = piece.spanners[spanner.index]
        slack = piece.measures.spanners[spanner.index].height * grid.leading - sheet.height
        foot = number == 1
        top = grid.y(spanner.top) + (slack - 2 if foot else 2)
        slots[f"{name}-spanner{number}"].hang_whole(sheet, left=grid.x(spanner.column), top=top)
    for number, take in enumerate(frame.takes):
        placings = _placings(take, piece.extents, [line.height for line in piece.measures.lines], grid)
        slots[f"{name}-take{number}"].hang_take(piece.galley, placings, left=grid.x(take.column))


def _placings(take: Take, extents: Sequence[SetLine], heights: Sequence[int], grid: Grid) -> list[Placing]:
    """Where each of a take's lines goes, the repeated head of a table cut in two included."""
    placings = []
    first_line, first_depth = take.placed[0]
    depth = 0
    for row in repeated_heads(extents, first_line) if first_depth else ():
        placings.append(Placing(extent=row, top=grid.y(take.top + depth), repeats=True))
        depth += max(1, grid.lines_for(row.bottom - row.top))
    for line, offset in take.placed:
        extent, slot = extents[line], heights[line] * grid.leading
        top = grid.y(take.top + offset)
        if extent.opens:
            top += slot - (extent.bottom - extent.top)
        elif extent.solid and extent.tags[-1] not in ("tr", "hr"):
            top += _seat(
                slot - (extent.bottom - extent.top), first=offset == 0, last=offset + heights[line] == take.depth
            )
        placings.append(Placing(extent=extent, top=top))
    return placings


def _seat(slack: float, *, first: bool, last: bool) -> float:
    """How far below the top of its lines a block stands that does not fill them, in points.

    Level with the capitals at the head of a column, with the last baseline at its foot, halfway between.
    """
    if first:
        return 2.5
    return slack - 3.0 if last else max(SOLID_WHITE / 2, slack / 2)


def tag_pages(publication: Publication, type_: TypesetIssue, pages: Sequence[PageView]) -> list[list[ArticlePart]]:
    """What the elements of every page form are, in the order in which `forms.html` has them."""
    pieces = type_.by_slug
    ends: dict[str, SetLine] = {}
    tagged = []
    for page in pages:
        parts = []
        for view in page.frames:
            article = view.view.article
            extents = pieces[article.slug].extents
            joins = []
            for take in view.frame.takes:
                placed = [extents[line] for line in sorted(line for line, _ in take.placed)]
                joins.append(_join(ends.get(article.slug), placed))
                ends[article.slug] = placed[-1]
            language = article.language if article.language != publication.language else ""
            parts.append(ArticlePart(article=article.slug, language=language, roles=_roles(view), joins=tuple(joins)))
        tagged.append(parts)
    return tagged


def _roles(view: FrameView) -> tuple[Role, ...]:
    before = [Role.RULE] * view.ruled + [Role.HEAD] * view.frame.headed
    origin = [Role.JUMP_HEAD, Role.FROM] if view.origin else []
    after = [Role.TO] * (view.to is not None) + [Role.ONLINE] * (view.online is not None)
    return (*before, *origin, *[Role.TAKE] * len(view.takes), *after, *[Role.SPANNER] * len(view.spanners))


def _join(end: SetLine | None, placed: Sequence[SetLine]) -> Join | None:
    """Where a take goes on with the block that the one before it ended in."""
    if end is None or end.solid:
        return None
    children = sorted({extent.path[0] for extent in placed})
    following = next((extent for extent in placed if not extent.solid and extent.path[0] == end.path[0]), None)
    if following is None:
        return None
    same = [one == other for one, other in zip(end.block, following.block, strict=False)]
    depth = same.index(False) if False in same else len(same)
    return Join(child=children.index(end.path[0]), depth=depth)


def _hang_panel(type_: TypesetIssue, slots: Mapping[str, Slot]) -> None:
    panel, grid = type_.panel, type_.grid
    if panel is None or type_.panel_copy is None or type_.panel_title is None:
        return
    top = grid.y(grid.lines - panel.depth + 1)
    inset = grid.left + panel.columns[0]
    slots["panel-title-slot"].hang_whole(type_.panel_title, left=inset, top=top + panel.columns[0])
    for number, take in enumerate(panel.takes):
        placings = [
            Placing(extent=type_.panel_extents[line], top=top + panel.copy_top + offset * grid.leading)
            for line, offset in take.placed
        ]
        left = grid.left + panel.columns[take.column]
        slots[f"panel-take{number}"].hang_take(type_.panel_copy, placings, left=left)
    if type_.qr:
        left = grid.left + panel.columns[-1]
        slots["qr-slot"].hang_whole(type_.qr, left=left, top=top + panel.qr_top)

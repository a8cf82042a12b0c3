"""Type and the made-up pages in, the finished PDF out: forms are drawn, galleys are cut and hung into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lowdown.model import Frame, Grid, Issue, Makeup, Publication, Take
from lowdown.press.pages.contents import contents_entries, contents_top
from lowdown.press.pages.continuation import continue_online
from lowdown.press.templates import ArticleView, Named, TemplateSet, long_date
from lowdown.press.type import SOLID_WHITE, TypesetArticle, TypesetIssue, repeated_heads
from lowdown.press.weasy import ArticlePart, Engine, Join, Placing, Role, SetLine, Slot

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
    typeset: TypesetIssue,
    makeup: Makeup,
    *,
    engine: Engine,
    templates: TemplateSet,
) -> bytes:
    """Draw the page forms, hang the type in them, and write the PDF. The type is used up."""
    pages = view_pages(typeset, makeup)
    continued, codes = continue_online(publication, issue, typeset, makeup)
    engine.take_in(codes)
    pieces = typeset.by_slug
    html = templates.render(
        "forms.html",
        publication=publication,
        issue=issue,
        date=long_date(issue, publication.language),
        pages=pages,
        continued=continued,
        contents=typeset.contents,
        contents_top=contents_top(typeset, makeup),
        entries=contents_entries(typeset, makeup),
        panel=typeset.panel,
        panel_top=(typeset.grid.lines - typeset.panel.depth + 1) * typeset.grid.leading
        if typeset.panel
        else 0,
        language_of_panel=issue.donation.language if issue.donation else publication.language,
        last_page=makeup.pages,
    )
    document = engine.set(html)
    form = f"{templates.name}/forms.html"
    slots = Named(document.slots(), form)
    slots["nameplate-slot"].hang_whole(
        typeset.nameplate, left=typeset.grid.left, top=typeset.grid.top
    )
    for page in pages:
        for view in page.frames:
            _hang_frame(view, pieces[view.frame.article], slots, typeset.grid)
    _hang_panel(typeset, slots)
    return document.write(tag_pages(publication, typeset, pages), form=f"templates/{form}")


def view_pages(typeset: TypesetIssue, makeup: Makeup) -> tuple[PageView, ...]:
    """Every page with its frames, the places of their lines of furniture worked out."""
    views = typeset.by_slug
    pages, count = [], 0
    for number in range(1, makeup.pages + 1):
        frames = []
        for position, frame in enumerate(makeup.on_page(number)):
            piece = views[frame.article]
            ruled = position > 0 or piece.view.weight == "filler"
            frames.append(_frame_view(frame, piece, typeset.grid, count, ruled=ruled))
            count += 1
        pages.append(PageView(number=number, frames=tuple(frames)))
    return tuple(pages)


def _frame_view(
    frame: Frame, piece: TypesetArticle, grid: Grid, number: int, *, ruled: bool
) -> FrameView:
    measures = piece.measures
    first, last = frame.takes[0], frame.takes[-1]
    origin = to = online = None
    if frame.from_page is not None:
        origin = _note(
            first.column, first.top - measures.from_line, measures.from_line, grid, frame.from_page
        )
    if frame.to_page is not None:
        to = _note(last.column, last.top + last.depth, measures.to_line, grid, frame.to_page)
    if frame.online:
        online = _note(
            last.column, _online_top(frame, measures.online_line), measures.online_line, grid, None
        )
    return FrameView(
        number=number,
        frame=frame,
        view=piece.view,
        top=frame.top * grid.leading,
        ruled=ruled,
        takes=range(len(frame.takes)),
        spanners=range(len(frame.wide_pictures)),
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
    free = frame.page > 1 and all(wide_picture.top < below for wide_picture in frame.wide_pictures)
    return level if free and below < level <= below + MAX_DROPPED_LINES else below


def _note(column: int, line: int, depth: int, grid: Grid, page: int | None) -> Note:
    left, leading = grid.x(column) - grid.left, grid.leading
    return Note(left=left, top=line * leading, height=depth * leading, page=page)


def _hang_frame(
    view: FrameView, piece: TypesetArticle, slots: Mapping[str, Slot], grid: Grid
) -> None:
    frame, name = view.frame, f"f{view.number}"
    if frame.headed:
        head = piece.narrow_heads[frame.head_span] if frame.head_span else piece.head
        slots[f"{name}-head"].hang_whole(head, left=grid.left, top=grid.y(frame.top))
    for number, wide_picture in enumerate(frame.wide_pictures):
        sheet = piece.wide_pictures[wide_picture.index]
        slack = (
            piece.measures.wide_pictures[wide_picture.index].height * grid.leading - sheet.height
        )
        foot = number == 1
        top = grid.y(wide_picture.top) + (slack - 2 if foot else 2)
        slots[f"{name}-spanner{number}"].hang_whole(
            sheet, left=grid.x(wide_picture.column), top=top
        )
    for number, take in enumerate(frame.takes):
        placings = _placings(
            take, piece.set_lines, [line.height for line in piece.measures.lines], grid
        )
        slots[f"{name}-take{number}"].hang_take(piece.galley, placings, left=grid.x(take.column))


def _placings(
    take: Take, set_lines: Sequence[SetLine], heights: Sequence[int], grid: Grid
) -> list[Placing]:
    """Where each of a take's lines goes, the repeated head of a table cut in two included."""
    placings = []
    first_line, first_depth = take.placed[0]
    depth = 0
    for row in repeated_heads(set_lines, first_line) if first_depth else ():
        placings.append(Placing(set_line=row, top=grid.y(take.top + depth), repeats=True))
        depth += max(1, grid.lines_for(row.bottom - row.top))
    for line, offset in take.placed:
        set_line, slot = set_lines[line], heights[line] * grid.leading
        top = grid.y(take.top + offset)
        if set_line.opens:
            top += slot - (set_line.bottom - set_line.top)
        elif set_line.solid and set_line.tags[-1] not in ("tr", "hr"):
            top += _seat(
                slot - (set_line.bottom - set_line.top),
                first=offset == 0,
                last=offset + heights[line] == take.depth,
            )
        placings.append(Placing(set_line=set_line, top=top))
    return placings


def _seat(slack: float, *, first: bool, last: bool) -> float:
    """How far below the top of its lines a block stands that does not fill them, in points.

    Level with the capitals at the head of a column, with the last baseline at its foot, halfway between.
    """
    if first:
        return 2.5
    return slack - 3.0 if last else max(SOLID_WHITE / 2, slack / 2)


def tag_pages(
    publication: Publication, typeset: TypesetIssue, pages: Sequence[PageView]
) -> list[list[ArticlePart]]:
    """What the elements of every page form are, in the order in which `forms.html` has them."""
    pieces = typeset.by_slug
    ends: dict[str, SetLine] = {}
    tagged = []
    for page in pages:
        parts = []
        for view in page.frames:
            article = view.view.article
            set_lines = pieces[article.slug].set_lines
            joins = []
            for take in view.frame.takes:
                placed = [set_lines[line] for line in sorted(line for line, _ in take.placed)]
                joins.append(_join(ends.get(article.slug), placed))
                ends[article.slug] = placed[-1]
            language = article.language if article.language != publication.language else ""
            parts.append(
                ArticlePart(
                    article=article.slug, language=language, roles=_roles(view), joins=tuple(joins)
                )
            )
        tagged.append(parts)
    return tagged


def _roles(view: FrameView) -> tuple[Role, ...]:
    before = [Role.RULE] * view.ruled + [Role.HEAD] * view.frame.headed
    origin = [Role.JUMP_HEAD, Role.FROM] if view.origin else []
    after = [Role.TO] * (view.to is not None) + [Role.ONLINE] * (view.online is not None)
    return (
        *before,
        *origin,
        *[Role.TAKE] * len(view.takes),
        *after,
        *[Role.SPANNER] * len(view.spanners),
    )


def _join(end: SetLine | None, placed: Sequence[SetLine]) -> Join | None:
    """Where a take goes on with the block that the one before it ended in."""
    if end is None or end.solid:
        return None
    children = sorted({set_line.path[0] for set_line in placed})
    following = next(
        (set_line for set_line in placed if not set_line.solid and set_line.path[0] == end.path[0]),
        None,
    )
    if following is None:
        return None
    same = [one == other for one, other in zip(end.block, following.block, strict=False)]
    depth = same.index(False) if False in same else len(same)
    return Join(child=children.index(end.path[0]), depth=depth)


def _hang_panel(typeset: TypesetIssue, slots: Mapping[str, Slot]) -> None:
    panel, grid = typeset.panel, typeset.grid
    if panel is None or typeset.panel_copy is None or typeset.panel_title is None:
        return
    top = grid.y(grid.lines - panel.depth + 1)
    inset = grid.left + panel.columns[0]
    slots["panel-title-slot"].hang_whole(
        typeset.panel_title, left=inset, top=top + panel.columns[0]
    )
    for number, take in enumerate(panel.takes):
        placings = [
            Placing(
                set_line=typeset.panel_extents[line],
                top=top + panel.copy_top + offset * grid.leading,
            )
            for line, offset in take.placed
        ]
        left = grid.left + panel.columns[take.column]
        slots[f"panel-take{number}"].hang_take(typeset.panel_copy, placings, left=left)
    if typeset.qr:
        left = grid.left + panel.columns[-1]
        slots["qr-slot"].hang_whole(typeset.qr, left=left, top=top + panel.qr_top)

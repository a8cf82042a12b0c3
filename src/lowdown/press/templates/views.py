"""Articles and pictures as plain values for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from lowdown.model import (
    Article,
    Block,
    BlockKind,
    BylinePlace,
    Grid,
    Issue,
    Overflow,
    Picture,
    Placement,
    Publication,
)
from lowdown.press.assets import Asset, DropCap, Typefaces
from lowdown.press.templates.figures import FigureView, picture_key, view_figure
from lowdown.press.templates.headlines import HeadlineSize, size_headline
from lowdown.press.templates.localised import byline
from lowdown.press.templates.online_line import OnlineLine, longest_line
from lowdown.press.templates.paper_html import (
    LinkTargets,
    PaperRenderer,
    link_targets,
    words_in_print,
)
from lowdown.values import dataclass

SURE = 0.8
"""Share of a column that no indent and no larger type takes away."""
SHORT = 450
"""Words below which an article has a small headline."""
MAX_TOPIC_WORDS = 6
"""Maximum words of a topic: what stands before the colon of a line in the contents box."""
SIGNATURE = "signature"
"""The class of a byline at the end of the copy, and how its id begins."""
DRIFTING = frozenset({BlockKind.FIGURE, BlockKind.PULLQUOTE, BlockKind.BOX, BlockKind.TABLE})
"""Blocks that may stand lower than their place: a paragraph's indent ignores them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One block of copy."""

    id: str
    html: Markup
    figure: FigureView | None = None
    follows: bool = False
    """Whether it is a paragraph below another, and so indented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article, taken apart for setting."""

    article: Article
    weight: str
    """`lead`, `main`, `short` or `filler`: how large the headline is."""
    headline: HeadlineSize
    """How the headline is set."""
    narrow: tuple[tuple[int, HeadlineSize], ...]
    """Heads across fewer columns that it may have instead: columns, and its headline there."""
    byline: str
    blocks: tuple[BlockView, ...]
    """What runs in the column."""
    picture: FigureView | None
    """The lead picture, where it stands in the head."""
    spanners: tuple[FigureView, ...]
    """Pictures set apart."""
    jump_head: str
    to_line: str
    from_line: str
    online: OnlineLine | None
    """The longest line that it may need to go on online; None where it does not go online."""
    topic: str
    """The contents line up to its colon, or nothing."""
    phrase: str
    """The rest of the contents line."""
    tracking: float = 0.0
    """Per cent of the type's size by which letters and words are wider; less than 0: closer. Only
    where a plan that an earlier version has locked has it.
    """


def view_articles(setting: Setting, *, dropcap: DropCap | None) -> Iterator[ArticleView]:
    """Yields the issue's articles, in order; the first is the lead."""
    for number, placement in enumerate(setting.issue.placements):
        yield _view(placement, setting, lead=number == 0, dropcap=None if number else dropcap)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """The donation panel."""

    title: str
    language: str
    print_copy: tuple[BlockView, ...]
    """What stands in it."""


def view_panel(setting: Setting, measure: float) -> PanelView | None:
    """Returns the donation panel as its template needs it, with columns `measure` points wide.

    None where there is none.
    """
    publication, issue = setting.publication, setting.issue
    donation = issue.donation
    if donation is None:
        return None
    renderer = PaperRenderer(
        {article.slug for article in issue.articles},
        targets=LinkTargets(page=publication.link_base(donation, issue)),
        room=room_of(measure, publication),
        typefaces=setting.typefaces,
    )
    blocks = tuple(
        BlockView(id=block.id, html=Markup(renderer.block(block.body, block.id)))
        for block in donation.print_copy
        if block.body
    )
    return PanelView(title=donation.title, language=donation.language, print_copy=blocks)


def room_of(measure: float, publication: Publication) -> float:
    """The ems of the copy that a line of a column `measure` points wide surely has."""
    return SURE * measure / publication.look.size


def view_fillers(setting: Setting) -> tuple[ArticleView, ...]:
    """The issue's house advertisements, in order, to be set like short articles."""
    width = setting.grid.width(setting.grid.columns)
    views = [
        _view(Placement(article=filler, place=filler.place), setting, lead=False, dropcap=None)
        for filler in setting.issue.fillers
    ]
    return tuple(
        replace(
            view,
            weight="filler",
            narrow=(),
            headline=size_headline(
                view.article.title, "filler", width, typefaces=setting.typefaces
            ),
        )
        for view in views
    )


class ContentsLine(NamedTuple):
    """The line of an article in the contents box."""

    topic: str
    """What stands before its colon, colon included; empty where there is none."""
    phrase: str
    """The rest of it."""


def contents_line(article: Article) -> ContentsLine:
    """The contents line of an article, divided at the colon after a short topic."""
    topic, colon, phrase = article.contents.partition(": ")
    if colon and phrase.strip() and len(topic.split()) <= MAX_TOPIC_WORDS:
        return ContentsLine(topic=f"{topic}:", phrase=phrase.strip())
    return ContentsLine(topic="", phrase=article.contents)


def _view(
    placement: Placement, setting: Setting, *, lead: bool, dropcap: DropCap | None
) -> ArticleView:
    publication, issue = setting.publication, setting.issue
    article, grid = placement.article, setting.grid
    if lead:
        weight = "lead"
    else:
        weight = "short" if words_in_print(article) < SHORT else "main"
    picture = article.image
    in_head = picture if picture and picture.span >= grid.columns else None
    # A short article that may stand anywhere may also have a head across some of the columns.
    narrow = range(2, grid.columns) if weight == "short" and not placement.pages else range(0)
    if in_head:
        narrow = range(0)
    online = None
    if placement.overflow is Overflow.ONLINE:
        online = longest_line(publication, issue, article, grid.measure)
    line = contents_line(article)

    def sized(span: int) -> HeadlineSize:
        width = grid.width(span)
        return size_headline(article.title, weight, width, typefaces=setting.typefaces)

    filled = {"page": "888", "title": article.title}
    targets = link_targets(publication, issue, placement)
    blocks = _blocks(article, setting, targets=targets, dropcap=dropcap)
    # Where print stops before the end, readers learn at the head who wrote it.
    at_end = online is None and publication.look.byline is BylinePlace.END
    ends = at_end and bool(blocks and article.authors)
    return ArticleView(
        article=article,
        weight=weight,
        headline=sized(grid.columns),
        narrow=tuple((span, sized(span)) for span in narrow),
        byline="" if ends else byline(article, publication),
        blocks=_signed(blocks, article, setting) if ends else blocks,
        picture=setting.view(in_head, "") if in_head else None,
        spanners=_spanners(article, setting),
        jump_head=line.topic.rstrip(":") or article.title,
        to_line=publication.jumps.to.format(**filled),
        from_line=publication.jumps.origin.format(**filled),
        online=online,
        topic=line.topic,
        phrase=line.phrase,
    )


def _signed(
    blocks: tuple[BlockView, ...], article: Article, setting: Setting
) -> tuple[BlockView, ...]:
    """The blocks of an article with its byline after the last words, above its notes."""
    name = f"{SIGNATURE}-{escape(article.slug)}"
    words = escape(setting.typefaces.settable(byline(article, setting.publication)), quote=False)
    view = BlockView(id=name, html=Markup(f'<p class="{SIGNATURE}" id="{name}">{words}</p>'))
    notes = {block.id for block in article.print_copy if block.kind is BlockKind.NOTES}
    end = next((at for at, block in enumerate(blocks) if block.id in notes), len(blocks))
    return (*blocks[:end], view, *blocks[end:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an issue is set from."""

    publication: Publication
    """The publication."""
    issue: Issue
    """The issue."""
    grid: Grid
    """The measures of the page."""
    pictures: Mapping[str, Asset]
    """The prepared pictures, by `picture_key`."""
    typefaces: Typefaces
    """What the type is set in."""

    @property
    def slugs(self) -> frozenset[str]:
        """The articles of the issue, which links in the copy may lead to."""
        return frozenset(article.slug for article in self.issue.articles)

    def view(self, picture: Picture, before: str) -> FigureView:
        """Returns a picture as its template needs it, to be set before the block `before`."""
        url = self.pictures[picture_key(picture)].url
        return view_figure(picture, url=url, grid=self.grid, before=before)


def _is_apart(block: Block) -> bool:
    return block.picture is not None and block.picture.span > 1


def _blocks(
    article: Article, setting: Setting, *, targets: LinkTargets, dropcap: DropCap | None
) -> tuple[BlockView, ...]:
    renderer = PaperRenderer(
        setting.slugs,
        targets=targets,
        room=room_of(setting.grid.measure, setting.publication),
        typefaces=setting.typefaces,
    )
    views: list[BlockView] = []
    above: BlockKind | None = None
    for block in article.print_copy:
        if _is_apart(block):
            continue
        follows = block.kind is BlockKind.PARAGRAPH and above is BlockKind.PARAGRAPH
        capped = None if views else dropcap
        html = renderer.marked(block, follows=follows, dropcap=capped)
        figure = setting.view(block.picture, "") if block.picture else None
        views.append(
            BlockView(id=escape(block.id), html=Markup(html), figure=figure, follows=follows)
        )
        if block.kind not in DRIFTING:
            above = block.kind
    return tuple(views)


def _spanners(article: Article, setting: Setting) -> tuple[FigureView, ...]:
    copy = article.print_copy
    figures = []
    if article.image and article.image.span < setting.grid.columns:
        figures.append(setting.view(article.image, copy[0].id if copy else ""))
    for number, block in enumerate(copy):
        if block.picture and _is_apart(block):
            following = next((other.id for other in copy[number + 1 :] if not _is_apart(other)), "")
            figures.append(setting.view(block.picture, following))
    return tuple(figures)

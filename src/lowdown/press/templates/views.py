"""Articles and pictures as plain values for the templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from lowdown.model import (
    Article,
    Block,
    BlockKind,
    Grid,
    Issue,
    Overflow,
    Picture,
    Placement,
    Publication,
)
from lowdown.press.assets import Asset, DropCap, settable
from lowdown.press.templates.figures import FigureView, picture_key, view_figure
from lowdown.press.templates.headlines import HeadlineSize, size_headline
from lowdown.press.templates.localised import byline
from lowdown.press.templates.online_line import OnlineLine, longest_line

SHORT = 450
"""Words below which an article has a small headline."""
MIN_DROPCAP_LETTERS = 150
"""Minimum characters of a first paragraph that has a drop cap."""
MAX_TOPIC_WORDS = 6
"""Maximum words of a topic: what stands before the colon of a line in the contents box."""
DROPCAP_EMS = 3.5
"""Height of a drop cap in ems of the copy; the templates set it beside three lines."""
_ARTICLE_LINK = re.compile(
    r'<a href="(?:[^":]*/)?([^"/:#]+)\.md(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL
)
_ADDRESS = re.compile(r"(<a [^>]*>)?(?<![\"'=/\w])((?:https?://|www\.)[^\s<]*[^\s<.,;:!?)])(</a>)?")
DRIFTING = frozenset({BlockKind.FIGURE, BlockKind.PULLQUOTE, BlockKind.BOX, BlockKind.TABLE})
"""Blocks that may stand lower than their place: a paragraph's indent ignores them."""
_FIRST_LETTER = re.compile(r"(<p[^>]*>)((?:[“‘«„]\s?)?[^\W\d_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One block of copy."""

    id: str
    html: Markup
    figure: FigureView | None = None


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
    """Per cent of the type's size by which letters and words are wider; less than 0: closer."""


def view_articles(
    publication: Publication,
    issue: Issue,
    *,
    grid: Grid,
    pictures: Mapping[str, Asset],
    dropcap: DropCap | None,
) -> tuple[ArticleView, ...]:
    """The issue's articles, in order; the first is the lead. `pictures`: by `picture_key`."""
    setting = _Setting(
        grid=grid, pictures=pictures, slugs=frozenset(article.slug for article in issue.articles)
    )
    return tuple(
        _view(
            publication,
            issue,
            placement,
            setting=setting,
            lead=number == 0,
            dropcap=None if number else dropcap,
        )
        for number, placement in enumerate(issue.placements)
    )


def view_fillers(
    publication: Publication, issue: Issue, *, grid: Grid, pictures: Mapping[str, Asset]
) -> tuple[ArticleView, ...]:
    """The issue's house advertisements, in order, to be set like short articles."""
    setting = _Setting(
        grid=grid, pictures=pictures, slugs=frozenset(article.slug for article in issue.articles)
    )
    width = grid.width(grid.columns)
    views = [
        _view(
            publication,
            issue,
            Placement(article=filler, place=filler.place),
            setting=setting,
            lead=False,
            dropcap=None,
        )
        for filler in issue.fillers
    ]
    return tuple(
        replace(
            view,
            weight="filler",
            narrow=(),
            headline=size_headline(view.article.title, "filler", width),
        )
        for view in views
    )


def first_letter(issue: Issue) -> str:
    """The letter of the drop cap that opens the lead; empty where it has none."""
    copy = issue.articles[0].print_copy
    if (
        not copy
        or copy[0].kind is not BlockKind.PARAGRAPH
        or len(copy[0].text) < MIN_DROPCAP_LETTERS
    ):
        return ""
    match = _FIRST_LETTER.match(settable(copy[0].html))
    return match[2] if match else ""


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
    publication: Publication,
    issue: Issue,
    placement: Placement,
    *,
    setting: _Setting,
    lead: bool,
    dropcap: DropCap | None,
) -> ArticleView:
    article, grid = placement.article, setting.grid
    words = sum(len(block.text.split()) for block in article.print_copy)
    if lead:
        weight = "lead"
    else:
        weight = "short" if words < SHORT else "main"
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
    filled = {"page": "888", "title": article.title}
    return ArticleView(
        article=article,
        weight=weight,
        headline=size_headline(article.title, weight, grid.width(grid.columns)),
        narrow=tuple(
            (span, size_headline(article.title, weight, grid.width(span))) for span in narrow
        ),
        byline=byline(article, publication),
        blocks=_blocks(article, setting, dropcap),
        picture=setting.view(in_head, "") if in_head else None,
        spanners=_spanners(article, setting),
        jump_head=line.topic.rstrip(":") or article.title,
        to_line=publication.jumps.to.format(**filled),
        from_line=publication.jumps.origin.format(**filled),
        online=online,
        topic=line.topic,
        phrase=line.phrase,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    grid: Grid
    pictures: Mapping[str, Asset]
    slugs: frozenset[str]
    """The articles of the issue, which links in the copy may lead to."""

    def view(self, picture: Picture, before: str) -> FigureView:
        url = self.pictures[picture_key(picture)].url
        return view_figure(picture, url=url, grid=self.grid, before=before)


def _is_apart(block: Block) -> bool:
    return block.picture is not None and block.picture.span > 1


def _blocks(article: Article, setting: _Setting, dropcap: DropCap | None) -> tuple[BlockView, ...]:
    views = []
    above: BlockKind | None = None
    for number, block in enumerate(block for block in article.print_copy if not _is_apart(block)):
        html = _ARTICLE_LINK.sub(partial(_lead_to_headline, setting.slugs), settable(block.html))
        html = _ADDRESS.sub(_with_breaks, html)
        if number == 0 and dropcap:
            html = _with_dropcap(html, dropcap)
        if block.kind is BlockKind.PARAGRAPH and above is BlockKind.PARAGRAPH:
            html = html.replace("<p ", '<p class="follows" ', 1)
        if block.kind not in DRIFTING:
            above = block.kind
        figure = _figure(block, setting)
        views.append(BlockView(id=escape(block.id), html=Markup(html), figure=figure))
    return tuple(views)


def _figure(block: Block, setting: _Setting) -> FigureView | None:
    return setting.view(block.picture, "") if block.picture else None


def breakable(url: str) -> str:
    """Returns an address that may break after slashes and dots, without hyphens."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "", url
    joined = scheme + separator + "\u2060" * bool(separator)
    return joined + re.sub(r"([/._?&=]+)(?=[^/])", "\\1\u200b", rest)


def _with_breaks(address: re.Match[str]) -> str:
    """An address in the copy, without hyphenation; a link stays one element around its text."""
    start, text, end = address[1] or "", address[2], address[3] or ""
    return f'<span class="address">{start}{breakable(text)}{end}</span>'


def _lead_to_headline(slugs: frozenset[str], link: re.Match[str]) -> str:
    """A link to another article as one to its headline, or its words alone outside the issue."""
    return f'<a href="#{link[1]}">{link[2]}</a>' if link[1] in slugs else link[2]


def _with_dropcap(html: str, dropcap: DropCap) -> str:
    """A paragraph with its first letter drawn large, and the same letter, unseen, in its word."""
    style = (
        f"background-image: url({dropcap.asset.url}); width: {dropcap.ratio * DROPCAP_EMS:.3f}em"
    )
    drawn = f'<span class="dropcap" style="{style}"></span>'
    unseen = (
        f'<span class="unseen" style="margin-left: -{dropcap.advance}em">{dropcap.letter}</span>'
    )
    return _FIRST_LETTER.sub(lambda match: f"{match[1]}{drawn}{unseen}", html, count=1)


def _spanners(article: Article, setting: _Setting) -> tuple[FigureView, ...]:
    copy = article.print_copy
    figures = []
    if article.image and article.image.span < setting.grid.columns:
        figures.append(setting.view(article.image, copy[0].id if copy else ""))
    for number, block in enumerate(copy):
        if block.picture and _is_apart(block):
            following = next((other.id for other in copy[number + 1 :] if not _is_apart(other)), "")
            figures.append(setting.view(block.picture, following))
    return tuple(figures)

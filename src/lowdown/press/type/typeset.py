"""The type of an article and of a whole issue, set and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from lowdown.model import ArticleMetrics, Frame, Furniture, Grid, Issue, Publication
from lowdown.press.templates import ArticleView, TemplateSet, long_date, view_nameplate
from lowdown.press.type.furniture import ContentsBox, Panel
from lowdown.press.weasy import Engine, LineChanges, SetDocument, SetGalley, SetLine
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What the type of a publication is set with, and its pages are drawn with."""

    publication: Publication
    """The publication."""
    templates: TemplateSet
    """Its templates."""
    engine: Engine
    """The engine, which has the fonts and pictures of the issue."""
    nameplate_url: str = ""
    """The address of the picture in the nameplate; empty without."""

    @property
    def grid(self) -> Grid:
        """The measures of the page."""
        return self.templates.grid

    def set_template(
        self,
        template: str,
        issue: Issue,
        *,
        changes: LineChanges | None = None,
        **values: object,
    ) -> SetDocument:
        """Fill in a template and set it. SettingsError: the publication's own one is faulty.

        `changes` has the paragraphs that are to have other numbers of lines than is best.
        """
        html = self.templates.render(
            template,
            publication=self.publication,
            issue=issue,
            date=long_date(issue.date, self.publication.language, self.templates.typefaces),
            plate=view_nameplate(self.publication, issue, self.grid, self.templates.typefaces),
            plate_url=self.nameplate_url,
            **values,
        )
        with self.templates.blaming_own_templates():
            return self.engine.set(html, changes or LineChanges())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetArticle:
    """One article as type: its measures for the make-up, its galleys for the paste-up."""

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
    articles: tuple[TypesetArticle, ...]
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
    panel_lines: tuple[SetLine, ...]
    """The lines of the panel's copy."""
    qr: SetGalley | None
    """The QR code with its address."""
    furniture: Furniture
    """The depths of all that stands on the pages besides articles."""
    galleys: Mapping[str, SetGalley] = field(default_factory=dict)
    """All that was set, by its id in the template."""
    imprint_breaks: bool = False
    """Whether the imprint has more than one line."""
    title_leading: float = 0.0
    """Points from one line of the paper's title to the next."""
    fillers: tuple[TypesetArticle, ...] = ()
    """The house advertisements that may be printed."""

    @property
    def by_slug(self) -> dict[str, TypesetArticle]:
        """All that a frame may hold: articles and fillers, by their slugs."""
        return {piece.view.article.slug: piece for piece in (*self.articles, *self.fillers)}

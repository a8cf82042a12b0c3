"""The drawing that the SVG flatplan is filled in with. Lengths in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lowdown.model import PageReport, Patch, PatchKind, PlanReport, name_of, name_pages, plural
from lowdown.report.findings import plain
from lowdown.report.flatplan.arrows import End, route
from lowdown.report.flatplan.drawing import (
    Arrow,
    Drawing,
    LegendEntry,
    PageDrawing,
    PatchDrawing,
    Signpost,
)
from lowdown.report.flatplan.palette import FURNITURE, Hue, hue_of, letter_of
from lowdown.report.flatplan.sheet import HEADING, Box, FlatplanLayout, lay_out
from lowdown.report.flatplan.svg_text import Label, width_of
from lowdown.report.sentences import describe_fit

_FURNITURE: Final = {
    PatchKind.CONTENTS: "contents",
    PatchKind.PANEL: "donation panel",
    PatchKind.IMPRINT: "imprint",
}
_SIGNS: Final = {
    PatchKind.TO_LINE: "\u2192",
    PatchKind.FROM_LINE: "\u2190",
    PatchKind.ONLINE_LINE: "\u2197",
}
"""What a signpost points with."""
_SIGNPOST: Final = 10.0
"""Height of a signpost."""
_MIN_TYPE: Final = 7.0
"""Size of type below which words are shortened instead."""
_LEGEND_LINE: Final = 20.0
"""Height of a line of the legend."""
_LEGEND_TYPE: Final = 12.0
"""Size of the legend's type."""


def draw_report(report: PlanReport, title: str, differences: Sequence[str]) -> Drawing:
    """Returns the drawing of a plan, with `differences` from another below it."""
    return _Artist(report).draw(title, differences)


class _Artist:
    """Draws one report."""

    def __init__(self, report: PlanReport) -> None:
        self.report = report
        self.sheet: FlatplanLayout = lay_out(report)
        self.slugs: Sequence[str] = [article.slug for article in report.articles]

    def draw(self, title: str, differences: Sequence[str]) -> Drawing:
        """The whole picture."""
        margin, width = self.sheet.margin, self.sheet.width
        room = width - 2 * margin
        legend_lines = len(self.slugs) + len(differences) + 2
        heading = Label(text=title, x=margin, y=margin + 16, room=room, size=20, bold=True)
        return Drawing(
            width=width,
            height=self.sheet.height + _LEGEND_LINE * legend_lines + margin,
            title=title,
            description="; ".join(self._descriptions()),
            heading=heading.fitted(),
            pages=tuple(self._page(page) for page in self.report.pages),
            signposts=tuple(self._signposts()),
            arrows=tuple(self._arrows()),
            legend=tuple(self._legend()),
            differences=_fitted(self._differences(differences)),
        )

    def _descriptions(self) -> Iterator[str]:
        for article in self.report.articles:
            pages = f"on page {name_pages(article.pages)}" if article.pages else "without room"
            jumps = "".join(
                f", jumps from {jump.from_page} to {jump.to_page}" for jump in article.jumps
            )
            yield f"{article.slug} {pages}{jumps}: {describe_fit(article)}"

    def _page(self, page: PageReport) -> PageDrawing:
        left, top = self.sheet.corner(page.number)
        width = self.sheet.page_width
        labels = [
            Label(
                text=f"{page.number}",
                x=left + width / 2,
                y=top - 6,
                room=width / 3,
                size=13,
                bold=True,
                anchor="middle",
            )
        ]
        if page.free_lines:
            free = f"{page.free_lines} free"
            x = left + width - 2
            labels.append(Label(text=free, x=x, y=top - 6, room=width / 3, size=9, anchor="end"))
        title = f", {plural(page.free_lines, 'line')} free" if page.free_lines else ""
        white_first = sorted(page.patches, key=lambda patch: patch.kind is not PatchKind.WHITE)
        return PageDrawing(
            title=f"Page {page.number}{title}",
            box=Box(x=left, y=top, width=width, height=self.sheet.page_height),
            patches=tuple(
                self._patch(patch, page.number)
                for patch in white_first
                if patch.kind is not PatchKind.RULE and patch.kind not in _SIGNS
            ),
            labels=_fitted(labels),
        )

    def _patch(self, patch: Patch, page: int) -> PatchDrawing:
        title, box = self._patch_title(patch), self.sheet.place(patch, page)
        if patch.kind is PatchKind.WHITE:
            return PatchDrawing(title=title, box=box, hue=None)
        hue = self._hue(patch)
        if patch.kind is PatchKind.COPY:
            step = box.height / patch.height
            rows = tuple(box.y + step * (line + 0.5) for line in range(0, patch.height, 2))
            return PatchDrawing(title=title, box=box, hue=hue, rows=rows)
        if patch.kind is PatchKind.PICTURE:
            return PatchDrawing(title=title, box=box, hue=hue, crossed=True)
        return PatchDrawing(title=title, box=box, hue=hue, label=self._patch_label(patch, box))

    def _patch_label(self, patch: Patch, box: Box) -> Label | None:
        """The words in a head or in a piece of furniture, in the middle of their box."""
        text = self._caption(patch)
        size_for_width = HEADING * (box.width - 6) / width_of(text, HEADING, bold=True)
        size = max(_MIN_TYPE, min(HEADING, box.height * 0.8, size_for_width))
        base = box.y + min(box.height / 2, HEADING) + size * 0.35
        label = Label(text=text, x=box.x + 3, y=base, room=box.width - 6, size=size, bold=True)
        return label.fitted()

    def _caption(self, patch: Patch) -> str:
        if patch.kind is PatchKind.NAMEPLATE:
            return plain(self.report.publication)
        if patch.kind in _FURNITURE:
            return _FURNITURE[patch.kind]
        place = self._place_of(patch)
        if place is None:
            return name_of(patch.article or "filler")
        return f"{letter_of(place)} {patch.article}"

    def _patch_title(self, patch: Patch) -> str:
        if patch.kind is PatchKind.WHITE:
            return f"{plural(patch.height * patch.span, 'line')} free"
        article = f"{name_of(patch.article)}: " if patch.article else ""
        kind = patch.kind.value.replace("-", " ")
        return f"{article}{kind}, {plural(patch.height, 'line')} deep"

    def _signposts(self) -> Iterator[Signpost]:
        """What names the page where an article goes on, and the one that it comes from."""
        for page in self.report.pages:
            for patch in page.patches:
                if patch.kind not in _SIGNS:
                    continue
                box = self._signpost_box(patch, page.number)
                where = "web" if patch.page is None else str(patch.page)
                label = Label(
                    text=f"{_SIGNS[patch.kind]} {where}",
                    x=box.x + box.width / 2,
                    y=box.y + 7.8,
                    room=box.width - 2,
                    size=8,
                    bold=True,
                    anchor="middle",
                    fill="#ffffff",
                )
                yield Signpost(box=box, hue=self._hue(patch), label=label.fitted())

    def _signpost_box(self, patch: Patch, page: int) -> Box:
        """Where a signpost stands: below the line above it, or above the line below it."""
        box = self.sheet.place(patch, page)
        top = box.y if patch.kind is PatchKind.FROM_LINE else box.y + box.height - _SIGNPOST
        return Box(x=box.x, y=top, width=box.width, height=_SIGNPOST)

    def _arrows(self) -> Iterator[Arrow]:
        """One from every jump line to its twin."""
        ends = {
            (patch.article, patch.kind, page.number): self._signpost_box(patch, page.number)
            for page in self.report.pages
            for patch in page.patches
        }
        for jump in self.report.jumps:
            start = ends.get((jump.article, PatchKind.TO_LINE, jump.from_page))
            end = ends.get((jump.article, PatchKind.FROM_LINE, jump.to_page))
            if start is None or end is None:
                continue
            place = self.slugs.index(jump.article)
            leaving = End(page=jump.from_page, label=start)
            landing = End(page=jump.to_page, label=end)
            yield Arrow(
                title=f"{jump.article} jumps from page {jump.from_page} to page {jump.to_page}",
                path=route(self.sheet, leaving, landing, lane=place),
                letter=letter_of(place),
                hue=hue_of(place),
            )

    def _legend(self) -> Iterator[LegendEntry]:
        left, room = self.sheet.margin, self.sheet.width - 2 * self.sheet.margin
        for place, article in enumerate(self.report.articles):
            line = self.sheet.height + place * _LEGEND_LINE
            pages = f"p{name_pages(article.pages)}" if article.pages else "no room"
            words = f"{article.slug}: {pages}, {describe_fit(article)}. {plain(article.title)}"
            letter = letter_of(place)
            labels = (
                Label(
                    text=letter, x=left + 7, y=line, room=14, size=10, bold=True, anchor="middle"
                ),
                Label(text=words, x=left + 22, y=line, room=room - 22, size=_LEGEND_TYPE),
            )
            yield LegendEntry(
                box=Box(x=left, y=line - 11, width=14, height=14),
                hue=hue_of(place),
                letter=letter,
                labels=_fitted(labels),
            )

    def _differences(self, differences: Sequence[str]) -> Iterator[Label]:
        if not differences:
            return
        left, room = self.sheet.margin, self.sheet.width - 2 * self.sheet.margin
        line = self.sheet.height + _LEGEND_LINE * (len(self.slugs) + 0.5)
        yield Label(text="What changes", x=left, y=line, room=room, size=_LEGEND_TYPE, bold=True)
        for row, difference in enumerate(differences, start=1):
            y = line + row * _LEGEND_LINE
            yield Label(text=difference, x=left, y=y, room=room, size=_LEGEND_TYPE)

    def _hue(self, patch: Patch) -> Hue:
        place = self._place_of(patch)
        return FURNITURE if place is None else hue_of(place)

    def _place_of(self, patch: Patch) -> int | None:
        return self.slugs.index(patch.article) if patch.article in self.slugs else None


def _fitted(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels that at least a letter of can be shown."""
    return tuple(fitted for label in labels if (fitted := label.fitted()))

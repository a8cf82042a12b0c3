"""The report on a plan goes in; its flatplan comes out as an SVG picture that stands by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from lowdown.model import PageReport, Patch, PatchKind, PlanReport, name_of, name_pages, plural
from lowdown.report.differences import describe_differences
from lowdown.report.findings import plain
from lowdown.report.flatplan.arrows import Box, End, route
from lowdown.report.flatplan.palette import FURNITURE, Hue, hue_of, letter_of
from lowdown.report.flatplan.sheet import HEADING, FlatplanLayout, lay_out
from lowdown.report.flatplan.svg_text import Label, add_text, number, width_of
from lowdown.report.sentences import describe_fit

if TYPE_CHECKING:
    from lowdown.jobs import PlanResult

_INK: Final = "#1a1a1a"
_FAMILY: Final = "Source Sans 3, Source Sans Pro, Helvetica, Arial, DejaVu Sans, sans-serif"
_FURNITURE: Final = {
    PatchKind.CONTENTS: "contents",
    PatchKind.PANEL: "donation panel",
}
_SIGNPOST: Final = 10.0
"""Height of the label that names the page of a jump."""
_LEAST_TYPE: Final = 7.0
"""Size of type below which words are rather shortened."""
_LEGEND_LINE: Final = 20.0
"""Height of a line of the legend."""
_LEGEND_TYPE: Final = 12.0
"""Size of the legend's type."""


def write_plan_svg(made: PlanResult) -> str:
    """The flatplan as one SVG document; empty where there is no plan. Lengths in pixels."""
    if made.report is None:
        return ""
    with_ = f" with {', '.join(made.what_if)}" if made.what_if else ""
    differences = describe_differences(made.ordered, made.report) if made.ordered else ()
    title = f"{plain(made.report.publication)}: {made.report.issue}{with_}, {plural(len(made.report.pages), 'page')}"
    svg = _Drawing(made.report).draw(title, [plain(line) for line in differences])
    ET.indent(svg, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(svg, encoding="unicode") + "\n"


def _element(parent: ET.Element, tag: str, **attributes: object) -> ET.Element:
    values = {
        name.strip("_").replace("_", "-"): number(value) if isinstance(value, float) else str(value)
        for name, value in attributes.items()
    }
    return ET.SubElement(parent, tag, values)


class _Drawing:
    """Draws one report."""

    def __init__(self, report: PlanReport) -> None:
        self.report = report
        self.sheet: FlatplanLayout = lay_out(report)
        self.slugs: Sequence[str] = [article.slug for article in report.articles]

    def draw(self, title: str, differences: Sequence[str]) -> ET.Element:
        """The whole picture."""
        depth = (
            self.sheet.height
            + _LEGEND_LINE * (len(self.slugs) + len(differences) + 2)
            + self.sheet.margin
        )
        width = self.sheet.width
        svg = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {number(width)} {number(depth)}",
                "width": number(width),
                "height": number(depth),
                "role": "img",
                "aria-labelledby": "title description",
                "font-family": _FAMILY,
                "fill": _INK,
            },
        )
        _element(svg, "title", id="title").text = title
        _element(svg, "desc", id="description").text = self._description()
        self._definitions(svg)
        _element(svg, "rect", width=width, height=depth, fill="#f4f2ee")
        room = width - 2 * self.sheet.margin
        add_text(
            svg,
            Label(
                text=title,
                x=self.sheet.margin,
                y=self.sheet.margin + 16,
                room=room,
                size=20,
                bold=True,
            ),
        )
        for page in self.report.pages:
            self._page(svg, page)
        for page in self.report.pages:
            self._signposts(svg, page)
        self._jumps(svg)
        self._legend(svg, differences)
        return svg

    def _description(self) -> str:
        told = []
        for article in self.report.articles:
            pages = f"on page {name_pages(article.pages)}" if article.pages else "without room"
            jumps = "".join(
                f", jumps from {jump.from_page} to {jump.to_page}" for jump in article.jumps
            )
            told.append(f"{article.slug} {pages}{jumps}: {describe_fit(article)}")
        return "; ".join(told)

    def _definitions(self, svg: ET.Element) -> None:
        """The hatching of white, and an arrow's head in every article's colour."""
        definitions = _element(svg, "defs")
        hatching = _element(
            definitions, "pattern", id="white", width=6, height=6, patternUnits="userSpaceOnUse"
        )
        _element(
            hatching,
            "path",
            d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5",
            stroke="#b9b2a6",
            stroke_width=0.8,
        )
        for place in range(len(self.slugs)):
            head = _element(
                definitions,
                "marker",
                id=f"arrow-{letter_of(place)}",
                viewBox="0 0 8 8",
                refX=7,
                refY=4,
                markerWidth=8,
                markerHeight=8,
                markerUnits="userSpaceOnUse",
                orient="auto",
            )
            _element(head, "path", d="M0 0 L8 4 L0 8 Z", fill=hue_of(place).ink)

    def _page(self, svg: ET.Element, page: PageReport) -> None:
        left, top = self.sheet.corner(page.number)
        group = _element(svg, "g")
        free = f", {plural(page.free_lines, 'line')} free" if page.free_lines else ""
        _element(group, "title").text = f"Page {page.number}{free}"
        width, height = self.sheet.page_width, self.sheet.page_height
        _element(
            group,
            "rect",
            x=left,
            y=top,
            width=width,
            height=height,
            fill="#ffffff",
            stroke="#8a8a8a",
        )
        for patch in sorted(page.patches, key=lambda patch: patch.kind is not PatchKind.WHITE):
            self._patch(group, patch, page)
        label = Label(
            text=f"{page.number}", x=left + width / 2, y=top - 6, room=width / 3, size=13, bold=True
        )
        add_text(group, label, anchor="middle")
        if page.free_lines:
            told = Label(
                text=f"{page.free_lines} free",
                x=left + width - 2,
                y=top - 6,
                room=width / 3,
                size=9,
            )
            add_text(group, told, anchor="end")

    def _patch(self, group: ET.Element, patch: Patch, page: PageReport) -> None:
        if patch.kind in (
            PatchKind.RULE,
            PatchKind.TO_LINE,
            PatchKind.FROM_LINE,
            PatchKind.ONLINE_LINE,
        ):
            return
        x, y, width, height = self.sheet.place(patch, page.number)
        hue, part = self._hue(patch), _element(group, "g")
        _element(part, "title").text = self._words(patch)
        if patch.kind is PatchKind.WHITE:
            _element(part, "rect", x=x, y=y, width=width, height=height, fill="url(#white)")
            return
        _element(
            part,
            "rect",
            x=x,
            y=y,
            width=width,
            height=height,
            fill=hue.fill,
            stroke=hue.ink,
            stroke_width=0.7,
        )
        if patch.kind is PatchKind.COPY:
            self._type(part, patch, page.number)
        elif patch.kind is PatchKind.PICTURE:
            cross = (
                f"M{number(x)} {number(y)} l{number(width)} {number(height)} m0 {number(-height)}"
            )
            _element(
                part,
                "path",
                d=f"{cross} l{number(-width)} {number(height)}",
                stroke=hue.ink,
                stroke_width=0.7,
            )
        else:
            self._heading(part, patch, page.number)

    def _type(self, part: ET.Element, patch: Patch, page: int) -> None:
        """Every second line of type, as a stroke."""
        x, y, width, height = self.sheet.place(patch, page)
        step = height / patch.height
        rows = [y + step * (line + 0.5) for line in range(0, patch.height, 2)]
        strokes = " ".join(f"M{number(x + 2)} {number(row)} h{number(width - 4)}" for row in rows)
        _element(
            part,
            "path",
            d=strokes,
            stroke=self._hue(patch).ink,
            stroke_width=1,
            stroke_opacity=0.32,
        )

    def _heading(self, part: ET.Element, patch: Patch, page: int) -> None:
        """The words in a head or in a piece of furniture, in the middle of their box."""
        x, y, width, height = self.sheet.place(patch, page)
        text = self._caption(patch)
        size = max(
            _LEAST_TYPE,
            min(HEADING, height * 0.8, HEADING * (width - 6) / width_of(text, HEADING, bold=True)),
        )
        base = y + min(height / 2, HEADING) + size * 0.35
        label = Label(text=text, x=x + 3, y=base, room=width - 6, size=size, bold=True)
        add_text(part, label)

    def _caption(self, patch: Patch) -> str:
        if patch.kind is PatchKind.NAMEPLATE:
            return plain(self.report.publication)
        if patch.kind in _FURNITURE:
            return _FURNITURE[patch.kind]
        place = self._place_of(patch)
        return (
            name_of(patch.article or "filler")
            if place is None
            else f"{letter_of(place)} {patch.article}"
        )

    def _words(self, patch: Patch) -> str:
        if patch.kind is PatchKind.WHITE:
            return f"{plural(patch.height * patch.span, 'line')} free"
        whose = f"{name_of(patch.article)}: " if patch.article else ""
        return f"{whose}{patch.kind.value.replace('-', ' ')}, {plural(patch.height, 'line')} deep"

    def _signposts(self, svg: ET.Element, page: PageReport) -> None:
        """The labels that say where an article goes on, and where it comes from."""
        signs = {
            PatchKind.TO_LINE: "\u2192",
            PatchKind.FROM_LINE: "\u2190",
            PatchKind.ONLINE_LINE: "\u2197",
        }
        for patch in page.patches:
            if patch.kind not in signs:
                continue
            x, top, width, _ = self._signpost(patch, page.number)
            where = "web" if patch.page is None else str(patch.page)
            _element(
                svg,
                "rect",
                x=x,
                y=top,
                width=width,
                height=_SIGNPOST,
                rx=2,
                fill=self._hue(patch).ink,
            )
            text = f"{signs[patch.kind]} {where}"
            label = Label(
                text=text, x=x + width / 2, y=top + 7.8, room=width - 2, size=8, bold=True
            )
            add_text(svg, label, anchor="middle", fill="#ffffff")

    def _signpost(self, patch: Patch, page: int) -> Box:
        """Where such a label stands: below the line above it, or above the line below it."""
        x, y, width, height = self.sheet.place(patch, page)
        top = y if patch.kind is PatchKind.FROM_LINE else y + height - _SIGNPOST
        return x, top, width, _SIGNPOST

    def _jumps(self, svg: ET.Element) -> None:
        """A curve from every jump line to its twin."""
        ends = {
            (patch.article, patch.kind, page.number): self._signpost(patch, page.number)
            for page in self.report.pages
            for patch in page.patches
        }
        for jump in self.report.jumps:
            start = ends.get((jump.article, PatchKind.TO_LINE, jump.from_page))
            end = ends.get((jump.article, PatchKind.FROM_LINE, jump.to_page))
            if start is None or end is None:
                continue
            place = self.slugs.index(jump.article)
            leaving, landing = (
                End(page=jump.from_page, label=start),
                End(page=jump.to_page, label=end),
            )
            path = route(self.sheet, leaving, landing, lane=place)
            group = _element(svg, "g", fill="none")
            _element(
                group, "title"
            ).text = f"{jump.article} jumps from page {jump.from_page} to page {jump.to_page}"
            _element(group, "path", d=path, stroke="#ffffff", stroke_width=4.5, stroke_opacity=0.85)
            arrow = f"url(#arrow-{letter_of(place)})"
            _element(
                group, "path", d=path, stroke=hue_of(place).ink, stroke_width=2, marker_end=arrow
            )

    def _legend(self, svg: ET.Element, differences: Sequence[str]) -> None:
        left, line = self.sheet.margin, self.sheet.height
        room = self.sheet.width - 2 * left
        for place, article in enumerate(self.report.articles):
            hue = hue_of(place)
            _element(
                svg,
                "rect",
                x=left,
                y=line - 11,
                width=14,
                height=14,
                rx=2,
                fill=hue.fill,
                stroke=hue.ink,
            )
            mark = Label(text=letter_of(place), x=left + 7, y=line, room=14, size=10, bold=True)
            add_text(svg, mark, anchor="middle")
            pages = f"p{name_pages(article.pages)}" if article.pages else "no room"
            words = f"{article.slug}: {pages}, {describe_fit(article)}. {plain(article.title)}"
            add_text(svg, Label(text=words, x=left + 22, y=line, room=room - 22, size=_LEGEND_TYPE))
            line += _LEGEND_LINE
        if differences:
            line += _LEGEND_LINE / 2
            add_text(
                svg,
                Label(text="What changes", x=left, y=line, room=room, size=_LEGEND_TYPE, bold=True),
            )
            line += _LEGEND_LINE
        for difference in differences:
            add_text(svg, Label(text=difference, x=left, y=line, room=room, size=_LEGEND_TYPE))
            line += _LEGEND_LINE

    def _hue(self, patch: Patch) -> Hue:
        place = self._place_of(patch)
        return FURNITURE if place is None else hue_of(place)

    def _place_of(self, patch: Patch) -> int | None:
        return self.slugs.index(patch.article) if patch.article in self.slugs else None

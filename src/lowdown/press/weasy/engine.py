"""Sets HTML as finished pages of boxes with WeasyPrint, and writes such pages as a PDF."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import field
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final

from lowdown.press.assets import Asset, SymbolFace, Typefaces, load, load_symbols
from lowdown.press.weasy.boxes import bare, id_of
from lowdown.press.weasy.compositor import Compositor
from lowdown.press.weasy.compression import deflated_quickly
from lowdown.press.weasy.cutting import PasteArea
from lowdown.press.weasy.drawings import KeptDrawings
from lowdown.press.weasy.faces import FaceFolder
from lowdown.press.weasy.filled_lines import lines_filled
from lowdown.press.weasy.first_lines import first_lines_ended
from lowdown.press.weasy.glyphs import own_lines_drawn
from lowdown.press.weasy.hyphenation import Hyphenation, words_divided_by
from lowdown.press.weasy.kept_breaks import KeptBreaks
from lowdown.press.weasy.line_setting import ask_for
from lowdown.press.weasy.loading import load_weasyprint
from lowdown.press.weasy.margin_boxes import empty_margins_left_out
from lowdown.press.weasy.narrow_spaces import narrow_spaces_read_as_spaces
from lowdown.press.weasy.replacing import replaced
from lowdown.press.weasy.set_galleys import SetGalley
from lowdown.press.weasy.set_paragraphs import LineChanges
from lowdown.press.weasy.tagging import ArticlePart, restructure
from lowdown.press.weasy.undrawn import undrawn_refused
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.cache import Cache

_FACES: Final = "@font-face"
"""Stands in what loads its faces itself: a document without any face cannot be set."""
_AS_IS_BEST: Final = LineChanges()
"""No paragraph is to have another number of lines than is best."""


class Engine:
    """WeasyPrint with its fonts and pictures loaded once for a whole run."""

    def __init__(
        self,
        typefaces: Typefaces,
        assets: Sequence[Asset],
        *,
        find: Callable[[str], Asset | None] = lambda _: None,
        hyphenation: Hyphenation | None = None,
        cache: Cache | None = None,
    ) -> None:
        """`find` returns the file at an address that is none of `assets`, if there is one.

        `hyphenation` divides words; without it they are divided without exceptions of a
        publication's own. `cache` keeps drawings between builds.
        """
        self.hyphenation = hyphenation or Hyphenation()
        with _libraries_found_by_name(), _fonts_of_the_machine_ignored():
            load_weasyprint()
            from weasyprint.text.fonts import FontConfiguration

            self._fonts = FontConfiguration()
        logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
        # WeasyPrint's own folder for faces would stay where a process is killed.
        self._fonts._folder = FaceFolder()
        self._loaded: dict[str, bytes] = {}
        self._drawings = KeptDrawings(cache=cache, files=self._loaded, faces=self._fonts._folder)
        self._images: dict[str, Any] = {}
        self._assets: dict[str, Asset] = {}
        self._find = find
        self._missing: list[str] = []
        self._fetcher = _fetcher(self._asset_at)
        self._symbols: set[SymbolFace] = set()
        self._typefaces = typefaces
        self._compositor = Compositor(self.hyphenation)
        fonts = [Asset(url=face.url, mime="font/ttf", data=load(face)) for face in typefaces.faces]
        self.add_assets([*fonts, *assets])

    def add_assets(self, assets: Sequence[Asset]) -> None:
        """Add files that documents may load."""
        self._assets.update({asset.url: asset for asset in assets})
        for asset in assets:
            if asset.mime == "image/svg+xml":
                self._load_symbols_for(asset.data.decode(errors="ignore"))

    def _asset_at(self, url: str) -> Asset:
        """The file at an address. LookupError: there is none, which is noted."""
        if url not in self._assets:
            found = self._find(url)
            if found is None:
                self._missing.append(url)
                raise LookupError(url)
            self.add_assets([found])
        asset = self._assets[url]
        if asset.mime == "image/svg+xml":
            self._loaded[url] = asset.data
        return asset

    def set(self, html: str, changes: LineChanges = _AS_IS_BEST) -> SetDocument:
        """Set a document, which can load nothing but the assets.

        `changes` has the paragraphs that are to have other numbers of lines than is best.

        UndrawnPictureError: a picture cannot be loaded.
        """
        from weasyprint import HTML

        self._load_symbols_for(html)
        if _FACES not in html:
            self._load_rules(self._typefaces.font_faces())
        source = HTML(string=html, base_url="lowdown:", url_fetcher=self._fetcher)
        ask_for(changes, source.etree_element)
        with (
            self._compositor.at_work(),
            lines_filled(),
            first_lines_ended(),
            empty_margins_left_out(),
            words_divided_by(self.hyphenation),
            undrawn_refused(self._missing),
        ):
            document = source.render(font_config=self._fonts, cache=self._images)
        return SetDocument(
            document=document,
            get_image=self._get_image,
            drawings=self._drawings,
            missing=self._missing,
        )

    def keep_lines_of(self, issue: str, cache: Cache | None) -> None:
        """Have a cache keep where the lines end of all that is set from now on, which is `issue`'s.

        `issue`: a name that no issue of another publication has.
        """
        self._compositor.kept = KeptBreaks(self.hyphenation.words, cache, issue)

    def keep(self) -> None:
        """Put into the cache where words were divided and lines end."""
        self.hyphenation.keep()
        self._compositor.kept.keep()

    def load(self, picture: Asset) -> Any:
        """Load a picture that is to take the place of another in type that is set already.

        UndrawnPictureError: it cannot be loaded.
        """
        self.add_assets([picture])
        return self._get_image(url=picture.url)

    def _load_symbols_for(self, text: str) -> None:
        """Load the faces of symbols that `text` needs."""
        for face in self._typefaces.symbol_faces_for(text):
            if face not in self._symbols:
                self._symbols.add(face)
                data = load_symbols(face)
                self._assets[face.url] = Asset(url=face.url, mime="font/ttf", data=data)
                self._load_rules(self._typefaces.symbol_rule(face))

    def _load_rules(self, rules: str) -> None:
        """Load faces by rules for them, whose parsing adds the faces to the configuration."""
        from weasyprint import CSS

        CSS(
            string=rules,
            url_fetcher=self._fetcher,
            base_url="lowdown:",
            font_config=self._fonts,
        )

    def _get_image(self, **wanted: Any) -> Any:
        """Load a picture as WeasyPrint's `get_image_from_uri` does, which `wanted` is for."""
        from weasyprint import DEFAULT_OPTIONS
        from weasyprint.images import get_image_from_uri

        with undrawn_refused(self._missing):
            return get_image_from_uri(
                cache=self._images,
                url_fetcher=self._fetcher,
                options=dict(DEFAULT_OPTIONS),
                **wanted,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDocument:
    """Finished pages, whose boxes can be read, moved and written."""

    document: Any
    """WeasyPrint's own."""
    get_image: Callable[..., Any]
    """Loads a background picture."""
    drawings: KeptDrawings
    """Paints drawings."""
    missing: list[str] = field(default_factory=list)
    """Gets the addresses of all that cannot be loaded."""

    def galleys(self) -> dict[str, SetGalley]:
        """Every galley by its id: the children of the body that have one."""
        galleys: dict[str, SetGalley] = {}
        for page in self.document.pages:
            for body in page._page_box.children[0].children:
                galleys.update(
                    {id_of(child): SetGalley(box=child) for child in body.children if id_of(child)}
                )
        return galleys

    def paste_areas(self) -> dict[str, PasteArea]:
        """Every element with an id, on any page, that something may be pasted into."""
        areas: dict[str, PasteArea] = {}
        for page in self.document.pages:
            page_box = page._page_box
            for box in page_box.descendants(placeholders=True):
                name = id_of(bare(box))
                if name and name not in areas:
                    areas[name] = PasteArea(
                        box=bare(box), page_box=page_box, get_image=self.get_image
                    )
        return areas

    def write(self, tags: Sequence[Sequence[ArticlePart]], *, form: str) -> bytes:
        """The PDF, with links, anchors, bookmarks and tags for what has been pasted into the pages.

        `tags` has the frames of every page, for the structure tree. SettingsError: `form`, the
        template that the pages were drawn by, does not draw what they have. UndrawnPictureError: a
        picture is left out.
        """
        from weasyprint.document import Page

        pages = [Page(page._page_box) for page in self.document.pages]
        with (
            narrow_spaces_read_as_spaces(),
            self.drawings.painted(),
            deflated_quickly(),
            undrawn_refused(self.missing),
            own_lines_drawn(),
        ):
            data = self.document.copy(pages).write_pdf(
                pdf_variant="pdf/ua-1",
                finisher=lambda _document, pdf: restructure(pdf, tags, form=form),
            )
        return bytes(data)


def _libraries_found_by_name() -> AbstractContextManager[None]:
    """Prevent useless searches for libraries while WeasyPrint is imported on Linux.

    It tries the names of several systems in turn; every miss starts ldconfig, a compiler and a
    linker, 0.2 s in all. The names with `.so` in them, which it tries next, need no search.
    """
    import ctypes.util

    if sys.platform != "linux":
        return nullcontext()
    return replaced(ctypes.util, "find_library", lambda _search: lambda _name: None)


@contextmanager
def _fonts_of_the_machine_ignored() -> Iterator[None]:
    """Have fontconfig read a configuration without any font in place of the machine's.

    It would take a character that our faces lack from any font that it finds, and pages would
    differ from machine to machine. WeasyPrint warns that it finds none: that is what we want.
    """
    own = os.environ.get("FONTCONFIG_FILE")
    with (
        as_file(files("lowdown.press.weasy") / "no_fonts.conf") as path,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield
        finally:
            if own is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = own


def _fetcher(asset_at: Callable[[str], Asset]) -> Any:
    """A fetcher that finds the assets, and pictures within drawings: no files, no network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            asset = asset_at(url)
            return URLFetcherResponse(url, asset.data, {"Content-Type": asset.mime})

    return AssetFetcher()

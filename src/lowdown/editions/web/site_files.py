"""Makes the files that every page loads: the style sheet, the script, the typefaces, the icon."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from markupsafe import Markup

from lowdown.cache import picture_cache
from lowdown.editions.web.assets import make_icons, make_web_fonts
from lowdown.editions.web.nameplate import title_sizes
from lowdown.editions.web.site import SiteFiles
from lowdown.model import Publication, readable_on
from lowdown.outputs import asset_path
from lowdown.press import typefaces_of, web_templates


class LoadedFiles(NamedTuple):
    """The files that every page loads."""

    names: SiteFiles
    """Their paths."""
    files: dict[str, bytes]
    """Their bytes by their paths below the output folder."""


def make_site_files(
    publication: Publication, *, has_search: bool, processes: int = 1
) -> LoadedFiles:
    """Returns the files that every page loads; each path has a digest of its file.

    `has_search` says whether there is a search index; `processes` make typefaces, at most. Raises
    SettingsError for faulty templates.
    """
    templates = web_templates(publication)
    typefaces = typefaces_of(publication)
    fonts = make_web_fonts(typefaces, picture_cache(), processes=processes)
    accent = publication.look.accent
    icons = make_icons(publication.title, typefaces, colour=accent)
    style = templates.render(
        "site.css",
        font_faces=Markup(fonts.css),
        serif=fonts.serif,
        sans=fonts.sans,
        headline=fonts.headline,
        title=title_sizes(publication.title, typefaces),
        band=accent,
        on_band=readable_on(accent),
    ).encode()
    script = templates.render("site.js").encode()
    stylesheet, script_path = _named("site.css", style), _named("site.js", script)
    files = {**fonts.files, **icons.files, stylesheet: style, script_path: script}
    names = SiteFiles(
        stylesheet=stylesheet, script=script_path, icon=icons.icon, has_search=has_search
    )
    return LoadedFiles(names, files)


def _named(name: str, data: bytes) -> str:
    return asset_path(name, hashlib.sha256(data).hexdigest())

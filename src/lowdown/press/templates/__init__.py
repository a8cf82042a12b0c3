"""The templates, their grid, and the values that fill them."""

from lowdown.press.templates.figures import FigureView, picture_key, pictures_of
from lowdown.press.templates.files import BUILT_IN, builtin_files, builtin_templates
from lowdown.press.templates.grid import read_grid
from lowdown.press.templates.localised import date_in_words, list_names, locale_of, long_date
from lowdown.press.templates.nameplate import (
    NameplateView,
    measure_title,
    view_nameplate,
)
from lowdown.press.templates.online_line import OnlineLine, name_address
from lowdown.press.templates.paper_html import first_letter
from lowdown.press.templates.template_set import Named, TemplateSet, load_templates
from lowdown.press.templates.views import (
    DRIFTING,
    SIGNATURE,
    ArticleView,
    Setting,
    room_of,
    view_articles,
    view_fillers,
    view_panel,
)
from lowdown.press.templates.web_templates import (
    ROOT,
    WebTemplates,
    web_templates,
    web_templates_digest,
)

__all__ = [
    "BUILT_IN",
    "DRIFTING",
    "ROOT",
    "SIGNATURE",
    "ArticleView",
    "FigureView",
    "Named",
    "NameplateView",
    "OnlineLine",
    "Setting",
    "TemplateSet",
    "WebTemplates",
    "builtin_files",
    "builtin_templates",
    "date_in_words",
    "first_letter",
    "list_names",
    "load_templates",
    "locale_of",
    "long_date",
    "measure_title",
    "name_address",
    "picture_key",
    "pictures_of",
    "read_grid",
    "room_of",
    "view_articles",
    "view_fillers",
    "view_nameplate",
    "view_panel",
    "web_templates",
    "web_templates_digest",
]

"""The templates, their grid, and the values that fill them."""

from lowdown.press.templates.figures import FigureView, picture_key, pictures_of
from lowdown.press.templates.files import builtin_templates
from lowdown.press.templates.grid import read_grid
from lowdown.press.templates.localised import long_date
from lowdown.press.templates.online_line import OnlineLine, name_address
from lowdown.press.templates.paper_html import first_letter
from lowdown.press.templates.template_set import Named, TemplateSet, load_templates
from lowdown.press.templates.views import (
    DRIFTING,
    ArticleView,
    room_of,
    view_articles,
    view_fillers,
    view_panel,
)

__all__ = [
    "DRIFTING",
    "ArticleView",
    "FigureView",
    "Named",
    "OnlineLine",
    "TemplateSet",
    "builtin_templates",
    "first_letter",
    "load_templates",
    "long_date",
    "name_address",
    "picture_key",
    "pictures_of",
    "read_grid",
    "room_of",
    "view_articles",
    "view_fillers",
    "view_panel",
]

"""The keys of every header and settings file, and the validators of their values."""

from lowdown.desk.schema.keys import (
    ArticleKeys,
    EntryKeys,
    FillerKeys,
    FitKeys,
    IssueKeys,
    SettingsKeys,
    json_schema,
)
from lowdown.desk.schema.measures import depth, focus
from lowdown.desk.schema.page_lists import MAX_PAGE, pages
from lowdown.desk.schema.validation import prove
from lowdown.desk.schema.validators import SLUG, flag, number, slug, slugified, text

__all__ = [
    "MAX_PAGE",
    "SLUG",
    "ArticleKeys",
    "EntryKeys",
    "FillerKeys",
    "FitKeys",
    "IssueKeys",
    "SettingsKeys",
    "depth",
    "flag",
    "focus",
    "json_schema",
    "number",
    "pages",
    "prove",
    "slug",
    "slugified",
    "text",
]

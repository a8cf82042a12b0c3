"""The keys of every header and settings file, and the validators of their values."""

from lowdown.desk.schema.article_keys import ArticleKeys, FillerKeys
from lowdown.desk.schema.issue_keys import EntryKeys, IssueKeys
from lowdown.desk.schema.json_schema import SCHEMAS, json_schema, schema_file
from lowdown.desk.schema.look_keys import LookKeys
from lowdown.desk.schema.measures import depth, focus
from lowdown.desk.schema.nameplate_keys import NameplateKeys
from lowdown.desk.schema.page_lists import MAX_PAGE, pages
from lowdown.desk.schema.paper_sizes import page_size
from lowdown.desk.schema.plan_keys import PlanKeys
from lowdown.desk.schema.settings_keys import (
    FitKeys,
    JumpKeys,
    PublicationKeys,
    SettingsKeys,
    WordKeys,
)
from lowdown.desk.schema.slugs import SLUG, slugified, without_path
from lowdown.desk.schema.texts import text
from lowdown.desk.schema.validation import validate
from lowdown.desk.schema.validators import flag, language, number, slug
from lowdown.desk.schema.web_addresses import own_alias
from lowdown.desk.schema.web_keys import SubscribeKeys, WebKeys

__all__ = [
    "MAX_PAGE",
    "SCHEMAS",
    "SLUG",
    "ArticleKeys",
    "EntryKeys",
    "FillerKeys",
    "FitKeys",
    "IssueKeys",
    "JumpKeys",
    "LookKeys",
    "NameplateKeys",
    "PlanKeys",
    "PublicationKeys",
    "SettingsKeys",
    "SubscribeKeys",
    "WebKeys",
    "WordKeys",
    "depth",
    "flag",
    "focus",
    "json_schema",
    "language",
    "number",
    "own_alias",
    "page_size",
    "pages",
    "schema_file",
    "slug",
    "slugified",
    "text",
    "validate",
    "without_path",
]

"""The types of the trade (article, issue, galley, frame, finding ...) that every package may use.

They are frozen values; the standard library only.
"""

from lowdown.model.article import FILLER, Article, Block, BlockKind, Medium, Picture, name_of
from lowdown.model.copyfit import Change, FitLimits, FitStep, Lever
from lowdown.model.edition import Edition
from lowdown.model.finding import Finding, errors_among, in_order
from lowdown.model.galley import ArticleMetrics, Cut, Galley, Line, WidePicture
from lowdown.model.geometry import MM, Box, Grid
from lowdown.model.issue import Issue, Overflow, Placement
from lowdown.model.location import Location
from lowdown.model.locked_plan import LockedArticle, LockedFrame, LockedPlan, PulledLever
from lowdown.model.outcome import Outcome
from lowdown.model.pages import (
    Cost,
    Fit,
    Frame,
    Furniture,
    Makeup,
    PlacedWidePicture,
    Remainder,
    Take,
)
from lowdown.model.plan_report import (
    Action,
    ArticleReport,
    Jump,
    PageReport,
    Patch,
    PatchKind,
    PlanReport,
    Remedy,
    Spread,
    TermReport,
)
from lowdown.model.publication import (
    Check,
    Donation,
    Feeds,
    JumpWords,
    Paper,
    Publication,
    UrlPatterns,
)
from lowdown.model.rule_selection import Selection, all_meant, codes_meant, which_rule
from lowdown.model.rules import (
    RULES,
    WARNINGS,
    Rule,
    RuleChapter,
    RuleText,
    Severity,
    read_chapter,
    read_introduction,
)
from lowdown.model.suppress import Ignore, suppress, unused
from lowdown.model.wording import (
    did_you_mean,
    first_words,
    name_pages,
    name_run,
    nearest,
    plural,
    runs_of_pages,
    shorten,
)
from lowdown.model.words import Words, main_language, words_in

__all__ = [
    "FILLER",
    "MM",
    "RULES",
    "WARNINGS",
    "Action",
    "Article",
    "ArticleMetrics",
    "ArticleReport",
    "Block",
    "BlockKind",
    "Box",
    "Change",
    "Check",
    "Cost",
    "Cut",
    "Donation",
    "Edition",
    "Feeds",
    "Finding",
    "Fit",
    "FitLimits",
    "FitStep",
    "Frame",
    "Furniture",
    "Galley",
    "Grid",
    "Ignore",
    "Issue",
    "Jump",
    "JumpWords",
    "Lever",
    "Line",
    "Location",
    "LockedArticle",
    "LockedFrame",
    "LockedPlan",
    "Makeup",
    "Medium",
    "Outcome",
    "Overflow",
    "PageReport",
    "Paper",
    "Patch",
    "PatchKind",
    "Picture",
    "PlacedWidePicture",
    "Placement",
    "PlanReport",
    "Publication",
    "PulledLever",
    "Remainder",
    "Remedy",
    "Rule",
    "RuleChapter",
    "RuleText",
    "Selection",
    "Severity",
    "Spread",
    "Take",
    "TermReport",
    "UrlPatterns",
    "WidePicture",
    "Words",
    "all_meant",
    "codes_meant",
    "did_you_mean",
    "errors_among",
    "first_words",
    "in_order",
    "main_language",
    "name_of",
    "name_pages",
    "name_run",
    "nearest",
    "plural",
    "read_chapter",
    "read_introduction",
    "runs_of_pages",
    "shorten",
    "suppress",
    "unused",
    "which_rule",
    "words_in",
]

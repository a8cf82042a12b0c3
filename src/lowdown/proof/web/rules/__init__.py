"""The rules about the finished site, by subject."""

from lowdown.proof.web.rules.active import (
    check_active,
    check_policy,
)
from lowdown.proof.web.rules.copy import (
    check_article,
    check_notes,
)
from lowdown.proof.web.rules.heads import (
    check_canonical,
    check_head,
    check_titles,
    check_weight,
)
from lowdown.proof.web.rules.links import (
    check_ids,
    check_links,
    check_pointers,
    check_settings,
    pointers_of,
)
from lowdown.proof.web.rules.lists import (
    check_feed_links,
    check_print_addresses,
    check_sitemap,
)
from lowdown.proof.web.rules.pictures import (
    check_alt,
    check_picture_files,
    check_sizes,
)
from lowdown.proof.web.rules.presence import (
    check_aliases,
    check_presence,
    check_published,
    check_record,
)
from lowdown.proof.web.rules.resources import (
    check_resources,
    check_style_sheets,
)
from lowdown.proof.web.rules.structured import (
    check_json_ld,
)

__all__ = [
    "check_active",
    "check_aliases",
    "check_alt",
    "check_article",
    "check_canonical",
    "check_feed_links",
    "check_head",
    "check_ids",
    "check_json_ld",
    "check_links",
    "check_notes",
    "check_picture_files",
    "check_pointers",
    "check_policy",
    "check_presence",
    "check_print_addresses",
    "check_published",
    "check_record",
    "check_resources",
    "check_settings",
    "check_sitemap",
    "check_sizes",
    "check_style_sheets",
    "check_titles",
    "check_weight",
    "pointers_of",
]

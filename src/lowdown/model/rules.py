"""The table of rules: every code that a finding may carry, and its short name. A code never changes its meaning."""

from __future__ import annotations

from typing import Final

RULES: Final[dict[str, str]] = {
    # LD1xx: settings, manifests and front matter
    # LD2xx: copy
    # LD3xx: links
    # LD4xx: pages and jumps
    "LD401": "copy-does-not-fit",
    "LD402": "page-cannot-be-shared",
    "LD403": "page-out-of-range",
    "LD404": "block-taller-than-page",
    "LD405": "head-wider-than-page",
    "LD406": "word-wider-than-column",
    "LD407": "too-many-pages",
    "LD408": "furniture-leaves-no-room",
    # LD5xx: feeds
    "LD501": "feed-picture-unreadable",
    "LD502": "issue-left-out-of-feeds",
}

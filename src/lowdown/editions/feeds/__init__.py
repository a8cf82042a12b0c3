"""The feeds in RSS, Atom and JSON Feed, and copy as HTML that can stand anywhere."""

from lowdown.editions.feeds.article_items import (
    MadeItem,
    article_item,
    first_words,
    issue_item,
    with_paper,
)
from lowdown.editions.feeds.items import Enclosure, Item
from lowdown.editions.feeds.portable_html import (
    MARKED_ARTICLE,
    MarkedArticles,
    Origin,
    ascii_address,
)
from lowdown.editions.feeds.published_pictures import publish_pictures
from lowdown.editions.feeds.sets import FeedSet, FeedTopic, feed_topics, main_set, topic_set
from lowdown.editions.feeds.write import FeedWriter, write_issues_feed

__all__ = [
    "MARKED_ARTICLE",
    "Enclosure",
    "FeedSet",
    "FeedTopic",
    "FeedWriter",
    "Item",
    "MadeItem",
    "MarkedArticles",
    "Origin",
    "article_item",
    "ascii_address",
    "feed_topics",
    "first_words",
    "issue_item",
    "main_set",
    "publish_pictures",
    "topic_set",
    "with_paper",
    "write_issues_feed",
]

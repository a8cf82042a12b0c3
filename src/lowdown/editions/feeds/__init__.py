"""The feeds in RSS, Atom and JSON Feed, and copy as HTML that can stand anywhere."""

from lowdown.editions.feeds.article_items import MadeItem, article_item, feed_origin, issue_item
from lowdown.editions.feeds.items import Enclosure, Item, plain_item, read_item
from lowdown.editions.feeds.make import make_feeds, write_issues_feed
from lowdown.editions.feeds.portable_html import (
    MARKED_ARTICLE,
    MarkedArticles,
    Origin,
    ascii_address,
)
from lowdown.editions.feeds.published_pictures import publish_pictures
from lowdown.editions.feeds.sets import FeedSet, FeedTopic, feed_topics, main_set, topic_set
from lowdown.editions.feeds.write import FeedWriter

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
    "feed_origin",
    "feed_topics",
    "issue_item",
    "main_set",
    "make_feeds",
    "plain_item",
    "publish_pictures",
    "read_item",
    "topic_set",
    "write_issues_feed",
]

"""What each page of the site shows, as plain values for its template."""

from lowdown.editions.web.views.article import ArticleView, article_facts, article_view
from lowdown.editions.web.views.issue import (
    ArchiveView,
    IssueView,
    archive_pages,
    archive_view,
    home_view,
    issue_view,
)
from lowdown.editions.web.views.service import (
    AliasView,
    FeedsView,
    PlainView,
    SubscribeView,
    alias_view,
    donate_view,
    feeds_view,
    not_found_view,
    search_view,
    subscribe_view,
)
from lowdown.editions.web.views.topics import (
    TopicsView,
    TopicView,
    topic_pages,
    topic_view,
    topics_view,
)

__all__ = [
    "AliasView",
    "ArchiveView",
    "ArticleView",
    "FeedsView",
    "IssueView",
    "PlainView",
    "SubscribeView",
    "TopicView",
    "TopicsView",
    "alias_view",
    "archive_pages",
    "archive_view",
    "article_facts",
    "article_view",
    "donate_view",
    "feeds_view",
    "home_view",
    "issue_view",
    "not_found_view",
    "search_view",
    "subscribe_view",
    "topic_pages",
    "topic_view",
    "topics_view",
]

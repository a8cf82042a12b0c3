"""The words of the web edition, in the languages that Lowdown has them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lowdown.model.words import main_language


@dataclass(frozen=True, slots=True, kw_only=True)
class WebWords:
    """The words of the web edition in one language. What stands in braces is filled in."""

    home: str = "Home"
    """The link to the newest issue."""
    archive: str = "Archive"
    """The page of all issues."""
    sections: str = "Sections"
    """The list of all sections."""
    section: str = "Section"
    """Before the name of one."""
    authors: str = "Authors"
    """The list of all authors."""
    author: str = "Author"
    """Before the name of one."""
    tags: str = "Topics"
    """The list of all tags, and what stands before the tags of an article."""
    tag: str = "Topic"
    """Before the name of one."""
    subscribe: str = "Subscribe"
    """The page for subscribers, and the button of its form."""
    donate: str = "Donate"
    """The page of the donation panel."""
    feeds: str = "Feeds"
    """The page about the feeds."""
    search: str = "Search"
    """The page of the search, and its button."""
    skip: str = "Skip to the text"
    """The first link of a page, for those who use no mouse."""
    menu: str = "Main menu"
    """What the navigation is called."""
    footer_menu: str = "All pages"
    """What the links at the foot are called."""
    published_by: str = "Published by"
    """Before the name of the publisher."""
    contact: str = "Write to the editor"
    """Before the editor's e-mail address."""
    follow: str = "Follow us"
    """Above the links to social networks."""

    updated: str = "Updated"
    """Before the date of an article's last change."""
    reading_time: str = "{minutes} min read"
    """How long it takes to read an article."""
    in_print: str = "In print on {pages}"
    """Where an article is in the paper; the pages are such as "p4-5, 12"."""
    arrival: str = "From the paper? Read on here"
    """Where readers of the paper arrive."""
    notes: str = "Notes"
    """Above the notes of an article."""
    note: str = "Note"
    """Before the number of a note, for screen readers."""
    back: str = "Back to the text"
    """The link from a note, for screen readers."""
    table: str = "Table"
    """Before the number of a table, for screen readers."""
    full_issue: str = "Link to full issue"
    """Above the links from an article to its issue."""
    print_note: str = "This article is in print on {pages} of {issue}. PDF: {address}"
    """At the end of an article that a reader prints."""
    more_of_issue: str = "More from this issue"
    """What the links to the articles before and after are called."""
    previous_article: str = "Previous article"
    """The article before."""
    next_article: str = "Next article"
    """The article after."""
    related: str = "Related articles"
    """Above the articles that share tags with one."""

    pdf: str = "PDF"
    """Before the size of a file."""
    page_count: str = "{pages} pages"
    """How many pages a paper has."""
    read_paper: str = "Read the paper"
    """The link to the PDF of an issue."""
    front_page: str = "Page 1 of {issue}"
    """What the picture of a front page shows."""
    introduction: str = "From the editor"
    """Above the editor's introduction."""
    in_this_issue: str = "In this issue"
    """Above the contents of an issue."""
    previous_issue: str = "Previous issue"
    """The issue before."""
    next_issue: str = "Next issue"
    """The issue after."""
    earlier_issues: str = "Earlier issues"
    """Above the issues before the newest."""
    all_issues: str = "All issues"
    """The link to the archive."""

    archive_description: str = "Every issue of {title}, by volume and year"
    """Below the headline of the archive."""
    volumes: str = "Volumes"
    """What the links to the volumes in the archive are called."""
    topic_description: str = "Articles of {title}: {topic}"
    """What the list of a topic is, for search engines."""
    also: str = "Also"
    """Before the links to other lists."""
    list_pages: str = "Pages of this list"
    """What the links to the pages of a long list are called."""
    page_of: str = "Page {page} of {pages}"
    """Which page of a long list it is."""
    newer: str = "Newer"
    """The page before."""
    older: str = "Older"
    """The page after."""

    feeds_introduction: str = (
        "A feed brings each new article of {title} to a feed reader, without an account or an"
        " e-mail address. Copy one of these addresses into your reader; every article is in it in"
        " full."
    )
    """Above the feeds."""
    about_rss: str = (
        "The newest articles in full, in the format that every feed reader understands. Take this"
        " one if you are in doubt."
    )
    """About the feed in RSS 2.0."""
    about_atom: str = (
        "The same articles in a stricter format, which says when each was last changed. Take it"
        " where your reader offers the choice."
    )
    """About the feed in Atom."""
    about_json: str = (
        "The same articles in the format that programs read most easily. Take it to show our"
        " headlines on a website of your own."
    )
    """About the JSON Feed."""
    issues_feed: str = "whole issues"
    """What the feed of issues has, after the publication's title."""
    about_issues_feed: str = (
        "One entry for each issue, with its PDF attached. Take it to be sent the paper as it is"
        " printed."
    )
    """About the feed of issues."""
    topic_feeds: str = (
        "Every section, author and topic has feeds of its own at the foot of its page:"
    )
    """Above the links to the lists of topics."""

    subscribe_introduction: str = "Have every issue of {title} sent to you. It costs nothing."
    """Below the headline of the page for subscribers, and at home."""
    by_email: str = "By e-mail"
    """Above the form."""
    email: str = "E-mail address"
    """The field for it."""
    name: str = "Name"
    """The field for it."""
    optional: str = "not required"
    """Beside a field that may stay empty."""
    trap: str = "Leave this field empty"
    """The field that only programs fill in."""
    consent: str = "Yes, send me {title} by e-mail. I can unsubscribe at any time."
    """Beside the box to tick."""
    privacy: str = "What happens to your data"
    """The link to the privacy notice."""
    by_feed: str = "By feed"
    """Above the addresses of the feeds."""
    by_feed_text: str = (
        "A feed reader fetches new articles by itself, and nobody learns that you read them."
    )
    """Below that."""
    about_feeds: str = "What feeds are, and which to take"
    """The link to the page about them."""
    give: str = "Donate now"
    """The button of the donation panel."""
    about_donation: str = "More about donating"
    """The link to its page."""

    not_found: str = "This page is not here"
    """The headline for an address where there is nothing."""
    not_found_text: str = (
        "The address may be mistyped, or the page has been taken away. This is in the newest issue:"
    )
    """Below that."""
    moved: str = "This page has moved"
    """The headline at an old address."""
    moved_text: str = "It is now here:"
    """Below that, before the link."""

    search_label: str = "Words to search for"
    """What the field for them is called."""
    search_needs_script: str = (
        "The search needs JavaScript. The archive lists every issue and article without it."
    )
    """In place of the search where there is no script."""
    searching: str = "Searching..."
    """While it does."""
    found: str = "Results: {count}"
    """How many it has found."""
    found_nothing: str = "Nothing found for {words}"
    """That it has found none."""
    more_results: str = "More results"
    """The button that shows them."""
    search_failed: str = "The search could not be loaded. Please try again later."
    """That it cannot search."""


WEB_WORDS: Final[dict[str, WebWords]] = {"en": WebWords()}
"""The words of each language, by the first part of its BCP 47 code."""


def web_words_in(language: str, *others: str) -> WebWords:
    """Returns the words of the web edition in the first of the languages that it has.

    English ones where it has none of them. A language is a BCP 47 code.
    """
    codes = [main_language(code) for code in (language, *others)]
    return next((WEB_WORDS[code] for code in codes if code in WEB_WORDS), WEB_WORDS["en"])

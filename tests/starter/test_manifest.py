"""The manifest of the next issue has the form of the last one, and other articles."""

from __future__ import annotations

import datetime
from textwrap import dedent

from lowdown.model import IssueNumber, Volume
from lowdown.starter import Entry, Numbered, next_manifest

ISSUE = Numbered(
    date=datetime.date(2026, 6, 5),
    number=IssueNumber(first=43, last=43),
    volume=Volume(number=4, roman="IV"),
)
LAST = dedent("""\
    ---
    # What every issue has
    number: "41-42"    # counts on
    volume: III        # the fourth year
    date: 2026-05-08
    title: "Five networks"
    pages: 12                 # three sheets

    articles:   # in order
      # never more than five
      - article: scanner
        pages: 1-3
      - strike
    donation: false
    fillers: [letters,
      open-evening]
    ---
    Most of this issue began as a refusal.
    """)
SHAPE = [Entry(pages="1-3"), Entry(), Entry(pages="4, 8", overflow="online")]


def test_what_an_issue_has_of_its_own_is_replaced() -> None:
    """Number, volume, date and articles; its title and introduction go, keys and notes stay."""
    assert next_manifest(LAST, ISSUE, articles=["baths", "buses"], shape=SHAPE) == dedent("""\
        ---
        # What every issue has
        number: 43         # counts on
        volume: IV         # the fourth year
        date: 2026-06-05
        pages: 12                 # three sheets

        articles:   # in order
          - baths
          - buses
          # never more than five
          # The places of the last issue's articles, to be used again:
          # - article:
          #   pages: 1-3
          # - article:
          # - article:
          #   pages: 4, 8
          #   overflow: online
        donation: false
        fillers: [letters,
          open-evening]
        ---
        """)


def test_notes_do_not_grow_from_issue_to_issue() -> None:
    """The places that were noted for the last issue are not noted again."""
    once = next_manifest(LAST, ISSUE, articles=[], shape=SHAPE)
    again = next_manifest(once, ISSUE, articles=[], shape=SHAPE)
    assert again == once
    assert "  # - the-slug-of-the-lead\n" in once


def test_a_header_on_one_line_gives_a_plain_manifest() -> None:
    """Where the keys have no lines of their own, the new manifest has only what it needs."""
    text = "---\n{number: 42, date: 2026-05-08, articles: [a]}\n---\n"
    assert next_manifest(text, ISSUE, articles=["baths"], shape=[Entry()]) == dedent("""\
        ---
        number: 43
        volume: IV
        date: 2026-06-05
        articles:
          - baths
        ---
        """)

"""What pages show: pages in print, neighbours, related articles, lists and their lines."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lowdown.editions.web.index import TopicKind
from lowdown.editions.web.localised import file_size
from lowdown.editions.web.parts import ArticleItem
from lowdown.editions.web.site import Site, topic_name
from lowdown.editions.web.views import (
    archive_pages,
    archive_view,
    article_view,
    home_view,
    issue_view,
    not_found_view,
    topic_pages,
    topic_view,
)
from lowdown.editions.web.views.heads import content_policy
from lowdown.editions.web.views.items import article_item, joint
from lowdown.editions.web.views.json_ld import issue_json_ld
from lowdown.model.issue_numbers import IssueNumber, Volume
from making.web_fixtures import make_weekly, write_weekly
from making.web_site import MadeSite


def view_of(made: MadeSite, slug: str):  # type: ignore[no-untyped-def]
    return article_view(made.site, made.site.index.by_slug[slug])


def titles(items: tuple[ArticleItem, ...]) -> list[str]:
    return [item.title for item in items]


@pytest.mark.parametrize(
    ("slug", "printed"),
    [
        ("baths", "In print on p1-3"),
        ("strike", "In print on p4-5, 12"),
        ("pwll", "In print on p6"),
        ("older", ""),
    ],
)
def test_pages_in_print_are_named_as_runs(weekly: MadeSite, slug: str, printed: str) -> None:
    """An article that jumps is named with both of its runs; one without a paper with none."""
    assert view_of(weekly, slug).issue.printed == printed


def test_an_article_that_is_printed_says_where_on_paper(weekly: MadeSite) -> None:
    """Who prints the page is sent to the paper."""
    assert view_of(weekly, "strike").issue.print_note == (
        "This article is in print on p4-5, 12 of Volume 2, Number 2."
        " PDF: https://weekly.example/paper/number-2/number-2.pdf"
    )


def test_readers_of_the_paper_arrive_at_their_paragraph(weekly: MadeSite) -> None:
    """Only an article that goes on online has a place to arrive at."""
    assert view_of(weekly, "strike").arrival == "p2"
    assert view_of(weekly, "baths").arrival == ""


def test_neighbours_are_those_of_the_manifest(weekly: MadeSite) -> None:
    """The first article has none before it; one that is elsewhere is linked to there."""
    first, third = view_of(weekly, "baths"), view_of(weekly, "pwll")
    assert first.before is None
    assert first.after.title == "Will they strike?"
    assert third.before.address == "news/strike/index.html"
    assert third.after.address == "https://else.where.example/report"
    assert third.after.is_outside


def test_related_articles_share_most_tags_then_are_newest(weekly: MadeSite) -> None:
    """An older article that shares three tags comes before newer ones that share one."""
    assert titles(view_of(weekly, "strike").related) == [
        "An older story",
        "Baths & wash-houses: <closed>",
        "Y pwll",
        "Seen elsewhere.",
    ]


def test_the_byline_links_each_author_once(weekly: MadeSite) -> None:
    """Between the names stands what the article's language puts there."""
    parts = view_of(weekly, "baths").authors
    assert [(part.text, part.address) for part in parts] == [
        ("Ann Lee", "authors/ann-lee/index.html"),
        (" and ", ""),
        ("Ben Ode", "authors/ben-ode/index.html"),
    ]


@pytest.mark.parametrize(("words", "time"), [(1, 1), (329, 1), (331, 2), (1600, 7)])
def test_the_time_that_reading_takes(weekly: MadeSite, words: int, time: int) -> None:
    """220 words a minute, and at least one minute."""
    site = weekly.site
    card = replace(site.index.by_slug["baths"], words=words)
    assert article_view(site, card).reading_time == f"{time} min read"


@pytest.mark.parametrize(
    ("title", "between"),
    [
        ("The baths", ": "),
        ("Will they strike?", " "),
        ("\u201cWill they strike?\u201d", " "),
        ("Seen elsewhere.", " "),
        ("Baths: closed", " \u2013 "),
        ("At 10:30 the baths close", ": "),
    ],
)
def test_what_stands_between_a_headline_and_its_standfirst(title: str, between: str) -> None:
    """A colon, as in "title: subtitle", unless the headline has a mark there already."""
    assert joint(title) == between
    assert joint(title, "\u00a0:") == between.replace(":", "\u00a0:")


def test_an_article_is_made_once_for_all_lists_that_show_it_alike(weekly: MadeSite) -> None:
    """Its item depends on the language of the page and on the paper whose pages it names."""
    site, card = weekly.site, weekly.site.index.by_slug["pwll"]
    paper = site.index.by_name[card.issue].paper
    item = article_item(site, card)
    assert article_item(site, card, language=site.publication.language) is item
    assert (item.language, item.pages) == ("cy", "")
    assert article_item(site, card, language="cy").language == ""
    assert article_item(site, card, paper=paper).pages == "p6"


def test_lines_of_the_archive(weekly: MadeSite) -> None:
    """The archive has each volume with its year, newest first, and every article of an issue."""
    view = archive_view(weekly.site)
    assert [volume.name for volume in view.volumes] == ["Volume 2, 2026", "Volume 1, 2025"]
    newest = view.volumes[0].issues[0]
    assert [(item.title, item.joint, item.standfirst, item.pages) for item in newest.articles] == [
        ("Baths & wash-houses: <closed>", " \u2013 ", "Nobody was asked.", "p1-3"),
        ("Will they strike?", " ", "The vote is on Friday.", "p4-5, 12"),
        ("Y pwll", "", "", "p6"),
        ("Seen elsewhere.", " ", "A report.", ""),
    ]
    assert newest.articles[2].language == "cy"


def test_volumes_are_named_as_they_were_typed_and_put_together_by_their_value(
    weekly: MadeSite,
) -> None:
    """A double issue and a Roman numeral in the archive and in JSON-LD; III is volume 3."""
    site = weekly.site
    new, old = site.index.issues
    number = IssueNumber(first=15, last=16)
    roman = replace(new, number=number, volume=Volume(number=3, roman="III"))
    digits = replace(old, volume=Volume(number=3), date=new.date)
    both = replace(site, index=replace(site.index, issues=(roman, digits)))
    view = archive_view(both)
    assert [(volume.name, volume.anchor) for volume in view.volumes] == [
        ("Volume III, 2026", "v3-2026")
    ]
    assert [item.name for item in view.volumes[0].issues] == [
        "Volume III, Number 15\u201316",
        "Volume 3, Number 1",
    ]
    written = json.loads(issue_json_ld(site, roman))
    assert (written["issueNumber"], written["isPartOf"]["volumeNumber"]) == ("15-16", "III")


def test_long_lists_go_on_on_further_pages(weekly: MadeSite) -> None:
    """Pages of a list lead to the newer and the older one; the first has the list's address."""
    site = _with_page_size(weekly.site, 1)
    topic = site.index.topics[TopicKind.TAG]["baths"]
    count = topic_pages(site, topic)
    views = [topic_view(site, topic, number) for number in range(1, count + 1)]
    assert [titles(view.articles) for view in views] == [
        ["Baths & wash-houses: <closed>"],
        ["Will they strike?"],
        ["Y pwll"],
        ["An older story"],
    ]
    assert [(view.paging.newer, view.paging.older) for view in views[:2]] == [
        ("", "tags/baths/2/index.html"),
        ("tags/baths/index.html", "tags/baths/3/index.html"),
    ]
    assert views[-1].paging.older == ""
    assert len({view.head.title for view in views}) == count
    assert [view.head.canonical.removeprefix(site.publication.url) for view in views[:2]] == [
        "tags/baths/",
        "tags/baths/2/",
    ]


def test_the_archive_links_every_volume_to_the_page_where_it_begins(weekly: MadeSite) -> None:
    """Its contents are on each of its pages."""
    site = _with_page_size(weekly.site, 1)
    assert archive_pages(site) == 2
    assert [(link.address, link.anchor) for link in archive_view(site, 2).contents] == [
        ("archive/index.html", "v2-2026"),
        ("archive/2/index.html", "v1-2025"),
    ]


def _with_page_size(site: Site, size: int) -> Site:
    publication = site.publication
    web = replace(publication.web, page_size=size)
    return replace(site, publication=replace(publication, web=web))


def test_issues_know_the_ones_before_and_after(weekly: MadeSite) -> None:
    """The newest has none after it, and home is the newest."""
    newest, oldest = weekly.site.index.issues
    view = issue_view(weekly.site, newest)
    assert view.after is None
    assert view.before.name == "Volume 1, Number 1"  # type: ignore[union-attr]
    assert issue_view(weekly.site, oldest).after.name == "Volume 2, Number 2"  # type: ignore[union-attr]
    home = home_view(weekly.site)
    assert home
    assert home.issue.name == view.issue.name
    assert [issue.name for issue in home.earlier] == ["Volume 1, Number 1"]


def test_links_of_an_introduction_lead_from_where_it_is_shown(weekly: MadeSite) -> None:
    """The same introduction is on the issue's page and at home."""
    home = home_view(weekly.site)
    assert home
    assert '<a href="news/baths/index.html">' in home.introduction
    issue = issue_view(weekly.site, weekly.site.index.issues[0])
    assert '<a href="../news/baths/index.html">' in issue.introduction


def test_the_page_for_what_is_not_there_leads_from_any_depth(weekly: MadeSite) -> None:
    """Its links begin at the host's first folder."""
    head = not_found_view(weekly.site).head
    assert (head.path, head.root, head.canonical) == ("404.html", "/paper/", "")


def test_policies_allow_what_a_page_needs(weekly: MadeSite) -> None:
    """Only the page with the form may send it; nothing may come from elsewhere."""
    plain = (
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
        " script-src 'self'; form-action 'none'; base-uri 'none'"
    )
    assert content_policy(weekly.site) == plain
    form = content_policy(weekly.site, form="https://lists.example:8080/x?y")
    assert "; form-action https://lists.example:8080; " in form
    site = replace(weekly.site, files=replace(weekly.site.files, has_search=True))
    assert "; form-action 'self'; " in content_policy(site)
    assert "connect-src" not in content_policy(site)
    searching = content_policy(site, searches=True)
    assert "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" in searching


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (1, "en-GB", "1\u00a0kB"),
        (758_700, "en-GB", "759\u00a0kB"),
        (999_600, "en-GB", "1\u00a0MB"),
        (1_234_567, "en-GB", "1.2\u00a0MB"),
        (1_234_567, "de", "1,2\u00a0MB"),
        (12_345_678, "en-GB", "12\u00a0MB"),
        (1_234_567, "tlh", "1.2\u00a0MB"),
    ],
)
def test_sizes_of_files(size: int, language: str, text: str) -> None:
    """Sizes have the decimal mark of the language."""
    assert file_size(size, language) == text


def test_names_of_topics(weekly: MadeSite) -> None:
    """Slugs are read as words; names as they are typed."""
    topics = weekly.site.index.topics
    baths = topics[TopicKind.TAG]["baths"]
    assert topic_name(topics[TopicKind.SECTION]["news"]) == "News"
    assert topic_name(topics[TopicKind.AUTHOR]["ann-lee"]) == "Ann Lee"
    assert topic_name(replace(baths, slug="night-shift", name="night-shift")) == "night shift"
    assert topic_name(replace(baths, slug="covid-19", name="covid-19")) == "covid-19"
    assert topic_name(replace(baths, slug="nhs-pay", name="NHS pay")) == "NHS pay"


def test_a_view_is_the_same_for_the_same_sources(tmp_path: Path, weekly: MadeSite) -> None:
    """What represents a view says everything that it shows, so that equal pages are not made."""
    again = make_weekly(write_weekly(tmp_path))
    assert repr(view_of(again, "baths")).replace(str(tmp_path), "") == repr(
        view_of(weekly, "baths")
    )
    other = replace(again.site, publication=replace(again.site.publication, imprint="Another"))
    view = article_view(other, other.index.by_slug["baths"])
    assert repr(view) != repr(view_of(weekly, "baths"))

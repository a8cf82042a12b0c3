"""The pages of the web edition, as they are served."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from lowdown.errors import SettingsError
from lowdown.outputs import page_path
from lowdown.press import web_templates, web_templates_digest
from making.publications.weekly import FILES
from making.web_fixtures import make_weekly, write_weekly
from making.web_site import MadeSite, make_site, render_site, style_sheet

REPOSITORY = Path(__file__).parents[3]
SITE = "https://weekly.example/paper/"
ARTICLE = "news/baths/index.html"
LOADED = ("assets/site.css", "assets/site.js", "favicon.svg", "number-2/number-2.pdf")
"""What pages link to that is made elsewhere."""


@dataclass
class Page(HTMLParser):
    """The elements of a page, as a browser finds them."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of the elements that have the wanted ones."""
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def test_every_page_stands_by_itself(weekly_pages: dict[str, str]) -> None:
    """A page has one headline, one policy before all that it loads, and ids that are its own."""
    titles = {}
    for path, html in weekly_pages.items():
        page = Page(html)
        assert html.startswith("<!doctype html>\n<html lang="), path
        assert len(page.all("h1")) == 1, path
        assert len(page.ids) == len(set(page.ids)), path
        policy = html.index('<meta http-equiv="Content-Security-Policy"')
        assert policy < html.index("<link") < html.index("<script"), path
        titles[path] = re.findall("<title>(.*)</title>", html)[0]
    redirects = {"old/strike/index.html"}
    assert len(set(titles.values())) == len(titles.keys() - redirects)


def test_no_page_runs_or_styles_anything_of_its_own(weekly_pages: dict[str, str]) -> None:
    """There is no style, no handler and no script in a page; JSON-LD is no script."""
    for path, html in weekly_pages.items():
        page = Page(html)
        assert not page.all("style"), path
        for tag, attributes in page.elements:
            assert "style" not in attributes, path
            assert not [name for name in attributes if name.startswith("on")], path
            if tag == "script":
                is_data = attributes.get("type") == "application/ld+json"
                assert is_data or attributes["src"].endswith("assets/site.js"), path


def test_links_lead_to_pages_and_places_that_are_there(weekly_pages: dict[str, str]) -> None:
    """Links between pages are relative, and name files, so that they work from a disk."""
    pages = {path: Page(html) for path, html in weekly_pages.items()}
    for path, page in pages.items():
        for attributes in page.all("a") + page.all("link", rel="stylesheet"):
            address = urlsplit(attributes["href"])
            if address.scheme:
                continue
            base = "/paper/" if path == "404.html" else ""
            target = posixpath.join(posixpath.dirname(path), unquote(address.path))
            target = posixpath.normpath(target).removeprefix(base) if address.path else path
            assert target in pages or target in LOADED, (path, attributes)
            assert not address.fragment or address.fragment in (["content", *pages[target].ids]), (
                path,
                attributes,
            )


def test_an_article_names_itself_to_services(weekly_pages: dict[str, str]) -> None:
    """Addresses for others are absolute; feeds are those of the section and of the publication."""
    page = Page(weekly_pages[ARTICLE])
    assert page.all("link", rel="canonical") == [{"rel": "canonical", "href": f"{SITE}news/baths/"}]
    feeds = [one["href"].removeprefix(SITE) for one in page.all("link", rel="alternate")]
    files = ["feed.xml", "atom.xml", "feed.json"]
    assert feeds == [*(f"sections/news/{file}" for file in files), *files]
    properties = {one["property"]: one["content"] for one in page.all("meta") if "property" in one}
    assert properties["og:type"] == "article"
    assert properties["og:title"] == "Baths & wash-houses: <closed>"
    assert properties["og:url"] == f"{SITE}news/baths/"
    assert properties["og:image"].startswith(f"{SITE}pictures/")
    assert properties["og:image:alt"] == "An empty \u201cbath\u201d"


def test_the_nameplate_names_the_issue_of_the_page(weekly_pages: dict[str, str]) -> None:
    """An article has its own issue's volume, number and date, and other pages the newest's."""
    for path, issue, day in (
        ("comment/older/index.html", "Volume 1, Number 1", "2025-05-02"),
        (ARTICLE, "Volume 2, Number 2", "2026-05-08"),
        ("archive/index.html", "Volume 2, Number 2", "2026-05-08"),
    ):
        dateline = re.findall('<p class="dateline">.*', weekly_pages[path])[0]
        assert f">{issue}</a>" in dateline
        assert f'<time datetime="{day}">' in dateline


def test_only_the_first_picture_is_loaded_at_once(weekly_pages: dict[str, str]) -> None:
    """What readers see first comes first: the lead picture, and page 1 on the issue's page."""
    for path, first in (
        (ARTICLE, "bath"),
        ("index.html", "bath"),
        ("number-2/index.html", "page-1"),
    ):
        pictures = Page(weekly_pages[path]).all("img")
        early = [one for one in pictures if one.get("loading") != "lazy"]
        assert len(early) == 1, path
        assert first in early[0]["src"], path
        assert early[0]["fetchpriority"] == "high"


def test_readers_of_the_paper_see_where_to_read_on(weekly_pages: dict[str, str]) -> None:
    """The mark stands right before the paragraph that the paper names."""
    html = weekly_pages["news/strike/index.html"]
    assert re.search(r'<p class="arrival"[^>]*>.*</p>\n<p id="p2">', html)
    assert "arrival" not in weekly_pages[ARTICLE]


def test_an_article_in_another_language(weekly_pages: dict[str, str]) -> None:
    """The page is in the article's language, and what stands around it says that it is not."""
    page = Page(weekly_pages["pwll/index.html"])
    assert page.all("html") == [{"lang": "cy"}]
    for tag in ("header", "nav", "footer"):
        assert page.all(tag, lang="en-GB"), tag
    assert Page(weekly_pages[ARTICLE]).all("header", lang="en-GB") == []


def test_lists_say_what_language_a_headline_is_in(weekly_pages: dict[str, str]) -> None:
    """A Welsh headline among English ones is read as Welsh."""
    assert (
        '<span lang="cy"><a class="line-title" href="../pwll/index.html">Y pwll</a></span>'
        in (weekly_pages["archive/index.html"])
    )


def test_notes_stand_once_at_the_end(weekly_pages: dict[str, str]) -> None:
    """The notes have a headline, and screen readers find them once."""
    html = weekly_pages[ARTICLE]
    assert html.count('role="doc-endnotes"') == 1
    assert html.index('role="doc-noteref"') < html.index('<h2 id="notes-title">Notes</h2>')
    assert html.count("Letter of 4 May.") == 1


def test_old_addresses_lead_on(weekly_pages: dict[str, str]) -> None:
    """A browser is sent on at once, a reader sees a link, and a search engine the new address."""
    page = Page(weekly_pages["old/strike/index.html"])
    assert page.all("meta", **{"http-equiv": "refresh"})[0]["content"] == (
        "0; url=../../news/strike/index.html"
    )
    assert page.all("link", rel="canonical")[0]["href"] == f"{SITE}news/strike/"
    assert page.all("meta", name="robots")[0]["content"] == "noindex"
    assert page.all("a", href="../../news/strike/index.html")


def test_the_form_for_subscribers(weekly_pages: dict[str, str]) -> None:
    """It is sent as the service wants it; nothing is ticked, and nobody sees the trap."""
    page = Page(weekly_pages["subscribe/index.html"])
    assert page.all("form") == [
        {
            "class": "subscribe",
            "action": "https://lists.example/subscription/form",
            "method": "post",
        }
    ]
    fields = {one.get("name"): one for one in page.all("input")}
    assert set(fields) == {"email", "name", "nonce", "l", None}
    assert "required" in fields["email"]
    list_id = "eb420c55-4cfb-4972-92ba-c93c34ba475d"
    assert fields["l"] == {"type": "hidden", "name": "l", "value": list_id}
    assert fields["nonce"]["tabindex"] == "-1"
    assert "required" in fields[None]
    assert "checked" not in fields[None]


def test_a_site_without_extras(tmp_path: Path) -> None:
    """Nothing leads to a form, a panel or links that are not in the settings."""
    settings = (
        '[publication]\ntitle = "T"\nurl = "https://t.example/"\nlanguage = "en"\npublisher = "P"\n'
    )
    pages = render_site(make_site(write_weekly(tmp_path, {"lowdown.toml": settings})))
    for path, html in pages.items():
        assert "<form" not in html, path
        assert "donate" not in html, path
        assert "None" not in html, path
    assert "donate/index.html" not in pages


@pytest.mark.parametrize("url", ["https://weekly.example/paper/donate", f"{SITE}donate/"])
def test_the_panel_leads_to_the_page_for_giving(tmp_path: Path, url: str) -> None:
    """Where readers give on the site's own page, the button leads there also from a disk."""
    own = FILES["lowdown.toml"].replace("https://weekly.example/give?a=1&b=2", url)
    pages = render_site(make_weekly(write_weekly(tmp_path, {"lowdown.toml": own})))
    assert f'class="button" href="{url}"' not in "".join(pages.values())
    assert '<a class="button" href="../../donate/index.html">Donate now</a>' in pages[ARTICLE]


def test_the_search_stays_hidden_without_script(tmp_path: Path) -> None:
    """The field is on every page of a site that has an index, and hidden; elsewhere it is not."""
    pages = render_site(make_site(write_weekly(tmp_path), search=True))
    for path, html in pages.items():
        forms = [form for form in Page(html).all("form") if form.get("role") == "search"]
        assert ["hidden" in form for form in forms] == [True], path
    assert 'data-pagefind="../pagefind/pagefind.js"' in pages["search/index.html"]


def test_words_of_every_field_are_escaped(weekly_pages: dict[str, str]) -> None:
    """Headlines, descriptions and settings stay words wherever they stand."""
    for path, html in weekly_pages.items():
        assert "<closed>" not in html, path
        assert "us & others" not in html, path
        assert 'href="https://weekly.example/give?a=1&b=2"' not in html, path


@pytest.fixture(scope="module")
def sample() -> MadeSite:
    return make_site(REPOSITORY)


def test_a_long_article_is_light(sample: MadeSite) -> None:
    """The longest article of the sample and the style sheet have less than 60 kB."""
    templates = web_templates(sample.site.publication)
    longest = max(sample.site.index.articles, key=lambda card: card.words)
    html = render_site(sample)[page_path(longest.address)]
    css = style_sheet(sample.site.publication)
    script = templates.render("site.js")
    assert len((html + css).encode()) < 60_000
    assert len(script.encode()) < 8_000


def test_a_publication_overrides_one_template(tmp_path: Path) -> None:
    """Its own file stands in for the built-in one of the same name, which it may extend."""
    before = make_weekly(write_weekly(tmp_path))
    digest = web_templates_digest(before.site.publication)
    own = (
        '{% extends "lowdown/web/feeds.html" %}\n'
        "{% block main %}<h1>Our own</h1>{{ super() }}{% endblock %}\n"
    )
    folder = tmp_path / "templates" / "lowdown" / "web"
    folder.mkdir(parents=True)
    (folder / "feeds.html").write_text(own, encoding="utf-8")
    pages = render_site(before)
    assert "<h1>Our own</h1>" in pages["feeds/index.html"]
    assert "Our own" not in pages["subscribe/index.html"]
    assert web_templates_digest(before.site.publication) != digest


def test_a_publication_changes_a_colour(tmp_path: Path) -> None:
    """Its own rules are read after the built-in ones."""
    made = make_weekly(write_weekly(tmp_path))
    folder = tmp_path / "templates" / "lowdown" / "web"
    folder.mkdir(parents=True)
    (folder / "own.css").write_text(":root { --accent: teal }", encoding="utf-8")
    css = style_sheet(made.site.publication)
    assert css.rstrip().endswith(":root { --accent: teal }")


def test_a_set_of_another_name_falls_back_to_the_built_in_pages(tmp_path: Path) -> None:
    """A publication whose paper has templates of its own need not write pages of its own."""
    made = make_weekly(write_weekly(tmp_path))
    folder = tmp_path / "templates" / "ours" / "web"
    folder.mkdir(parents=True)
    (folder / "404.html").write_text("<h1>Gone</h1>", encoding="utf-8")
    settings = (tmp_path / "lowdown.toml").read_text(encoding="utf-8")
    (tmp_path / "lowdown.toml").write_text(
        f'{settings}\n[paper]\ntemplate = "ours"\n', encoding="utf-8"
    )
    again = render_site(make_weekly(tmp_path))
    assert again["404.html"] == "<h1>Gone</h1>"
    assert again[ARTICLE] == render_site(made)[ARTICLE]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ page.nothing }}", "feeds.html:1: the template cannot be used"),
        ("\n{% if %}", "feeds.html:2: the template cannot be used"),
        ("{{ page.site.__class__ }}", "may not use '__class__'"),
        ('{% include "web/none.html" %}', "there is no template"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """The message has the publication's own file, and what to do."""
    made = make_weekly(write_weekly(tmp_path))
    folder = tmp_path / "templates" / "lowdown" / "web"
    folder.mkdir(parents=True)
    (folder / "feeds.html").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(message)):
        render_site(made)


def test_a_byline_may_stand_at_the_end(tmp_path: Path) -> None:
    """It follows the copy, stands before the notes, and no second one is left in the head."""
    plain = render_site(make_weekly(write_weekly(tmp_path)))[ARTICLE]
    settings = tmp_path / "lowdown.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[look]\nbyline = "end"\n', encoding="utf-8")
    signed = render_site(make_weekly(tmp_path))[ARTICLE]
    for html, is_before in ((plain, True), (signed, False)):
        assert html.count('class="byline"') == 1
        assert (html.index('class="byline"') < html.index('<div class="copy">')) is is_before

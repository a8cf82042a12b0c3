"""The settings of the web edition, and the old addresses of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.desk import read_article, read_issue, read_publication
from lowdown.errors import SettingsError
from lowdown.model import FormField, Publication, WebLink, topic_slug

HEAD = '[publication]\ntitle = "T"\nurl = "https://t.example/paper/"\n'


def published(folder: Path, text: str) -> Publication:
    (folder / "lowdown.toml").write_text(HEAD + text, encoding="utf-8")
    return read_publication(folder)


def test_there_is_a_web_edition_with_search_unless_the_settings_say_no(tmp_path: Path) -> None:
    """Without any setting the site is made, with fifty articles on a page of a list."""
    web = published(tmp_path, "").web
    assert (web.enabled, web.search, web.page_size, web.links) == (True, True, 50, ())


def test_links_are_tables_of_their_own(tmp_path: Path) -> None:
    """Each `[[web.links]]` is a link, in the order of the file."""
    text = "".join(
        f'[[web.links]]\ntitle = "{name}"\nurl = "https://{name}.example/"\n' for name in "ba"
    )
    links = published(tmp_path, text).web.links
    assert links == tuple(WebLink(title=name, url=f"https://{name}.example/") for name in "ba")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[web]\nlinks = ["https://a.example/"]', "below a line [[web.links]]"),
        ("[web]\npage_size = 4", "too small"),
        ('[[web.links]]\ntitle = "A"\nurl = "javascript:alert(1)"', "LD113"),
        ('[subscribe]\nprovider = "mailchip"\naction = "https://a.example/"', "mailchimp"),
        ('[subscribe]\nprovider = "form"\naction = "http://a.example/"', "begins with https:"),
        (
            '[subscribe]\nprovider = "listmonk"\naction = "https://a.example/"\nlists = ["News"]',
            "lowdown.toml:7:9: LD110 listmonk has no list \u201cNews\u201d",
        ),
        ('[feeds]\nhub = "hub"', "LD113"),
    ],
)
def test_a_faulty_setting_is_reported_with_its_cure(tmp_path: Path, text: str, words: str) -> None:
    """What cannot be a link, a service or a hub stops every command."""
    with pytest.raises(SettingsError) as error:
        published(tmp_path, text)
    assert words in str(error.value)


LIST = "eb420c55-4cfb-4972-92ba-c93c34ba475d"
SERVICES = {
    "listmonk": ("email", "name", (FormField(name="l", value=LIST),), "nonce"),
    "buttondown": (
        "email",
        None,
        (FormField(name="embed", value="1"), FormField(name="list", value=LIST)),
        None,
    ),
    "mailchimp": ("EMAIL", "FNAME", (FormField(name="list", value=LIST),), "b_7_9"),
    "form": ("email", None, (FormField(name="list", value=LIST),), None),
}


@pytest.mark.parametrize("provider", SERVICES)
def test_each_service_gets_the_fields_of_its_own_forms(tmp_path: Path, provider: str) -> None:
    """The names of the fields are those of the service, and Mailchimp's trap those of its list."""
    text = (
        f'[subscribe]\nprovider = "{provider}"\naction = "https://a.example/?u=7&id=9"\n'
        f'lists = ["{LIST}"]\n'
    )
    form = published(tmp_path, text).subscribe
    assert form is not None
    assert (form.email_field, form.name_field, form.hidden, form.trap) == SERVICES[provider]


def test_a_field_may_have_another_name(tmp_path: Path) -> None:
    """A form of one's own may name its fields as it likes, and send more of them."""
    text = (
        '[subscribe]\nprovider = "form"\naction = "http://localhost:8000/"\n'
        'email_field = "mail"\nname_field = "who"\nhidden = {tag = "web"}\n'
    )
    form = published(tmp_path, text).subscribe
    assert form is not None
    assert (form.email_field, form.name_field) == ("mail", "who")
    assert form.hidden == (FormField(name="tag", value="web"),)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("[2019/baths/, /2019/baths/]", ("2019/baths/",)),
        ("old.html", ("old.html",)),
        ("[a/index.html, a/]", ("a/",)),
        ("[/]", None),
        ("[../a/]", None),
        ("[a/../../b]", None),
        ("[a?b]", None),
        ("[a//b]", None),
        ('["//evil.example/"]', None),
        ('["a b/"]', None),
        ('["https://t.example/paper/old/a/", old/a/]', ("old/a/",)),
        ('["http://T.example/paper/old/index.html"]', ("old/",)),
        ('["https://t.example/paper/"]', None),
        ('["https://t.example/old/"]', None),
        ('["https://t.example/paper//b"]', None),
        ('["https://t.example/paper/../b"]', None),
        ('["https://t.example/paper/b?c"]', None),
        ('["https://t.example.evil.example/paper/b"]', None),
        ('["https://t.example@evil.example/paper/b"]', None),
        ('["https://t.example:8000/paper/b"]', None),
        ('["ftp://t.example/paper/b"]', None),
        ('["javascript:alert(1)"]', None),
    ],
)
def test_old_addresses_stay_on_the_site(
    tmp_path: Path, typed: str, read: tuple[str, ...] | None
) -> None:
    """An old address is a path below the publication's; nothing that leads out is taken."""
    publication = published(tmp_path, "")
    for folder in ("articles", "issues"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles/one.md").write_text(f"---\ntitle: x\naliases: {typed}\n---\nCopy.")
    (tmp_path / "issues/i.md").write_text(
        "---\nnumber: 1\ndate: 2026-05-08\narticles: [one]\n---\n"
    )
    reading = read_issue(publication, "i")
    found = reading.value.articles[0].aliases if reading.value else None
    assert found == read, reading.findings
    if read is None:
        assert "LD168" in {finding.code for finding in reading.findings}


def test_an_old_address_elsewhere_is_reported_with_that_of_the_site(tmp_path: Path) -> None:
    """Each of them, so that the editor sees what the site's own begin with."""
    publication = published(tmp_path, "")
    (tmp_path / "articles").mkdir()
    text = (
        "---\ntitle: x\naliases: [https://old.example/a, own/, https://t.example/b]\n---\nCopy.\n"
    )
    (tmp_path / "articles/one.md").write_text(text)
    findings = read_article(publication, "one").findings
    assert [(finding.code, finding.place.line) for finding in findings] == [("LD168", 3)] * 2
    for finding, alias in zip(
        findings, ("https://old.example/a", "https://t.example/b"), strict=True
    ):
        assert f"\u201c{alias}\u201d is not below https://t.example/paper/" in finding.message


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Dilys Marchbank", "dilys-marchbank"),
        ("Zoë Ångström", "zoe-angstroem"),
        ("Łódź", "lodz"),
        ("Иван Петров", "иван-петров"),
        ("...", "u002e-u002e-u002e"),
        ("C++", "c"),
        ("con", "con-"),
    ],
)
def test_every_topic_has_a_folder(name: str, slug: str) -> None:
    """Names in any script, and signs alone, give a name that a folder can have."""
    assert topic_slug(name) == slug

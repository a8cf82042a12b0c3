"""The proof of the sample's real site: it passes, and what is spoiled in it is seen."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from defects.site_defects import located
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.proof.finished import Finished
from lowdown.proof.web.check import check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lowdown.model.findings import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication

    Change = Callable[[bytes], bytes | None]

SHIFT: Final = "comment/night-shift/index.html"
DENTAL: Final = "analysis/dental-desert/index.html"
BUS: Final = "2025/last-bus/index.html"
ISSUE: Final = "issue-42/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class RealSite:
    """The sample's site, to be spoiled and put right again."""

    publication: Publication
    issues: tuple[Issue, ...]
    out: Path

    def prove(self) -> tuple[Finding, ...]:
        return check_site(self.publication, self.issues, Finished(out=self.out, shown="dist"))

    @contextmanager
    def spoiled(self, pattern: str, change: Change) -> Iterator[None]:
        """The site with the first file of a pattern changed, or removed."""
        file = sorted(self.out.glob(pattern))[0]
        good = file.read_bytes()
        spoiled = change(good)
        assert spoiled != good
        if spoiled is None:
            file.unlink()
        else:
            file.write_bytes(spoiled)
        try:
            yield
        finally:
            file.write_bytes(good)


@pytest.fixture(scope="module")
def site(
    sample_dir: Path, sample_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> RealSite:
    """A copy of what the sample is built to."""
    out = tmp_path_factory.mktemp("site") / "dist"
    shutil.copytree(sample_build, out)
    publication = read_publication(sample_dir)
    readings = [read_issue(publication, name) for name in issue_names(sample_dir)]
    issues = tuple(reading.value for reading in readings if reading.value)
    return RealSite(publication=publication, issues=issues, out=out)


def sub(pattern: str, by: str) -> Change:
    """Changes the first match."""
    return lambda data: re.sub(pattern, by, data.decode(), count=1, flags=re.DOTALL).encode()


def at_end(html: str) -> Change:
    """Adds HTML at the end of the main part."""
    return sub("</main>", f"{html}</main>")


MUTATIONS: Final[tuple[tuple[str, str, Change], ...]] = (
    ("LD701", SHIFT, lambda _: None),
    ("LD701", ISSUE, lambda _: None),
    ("LD702", SHIFT, lambda data: data[:-400]),
    ("LD702", "404.html", lambda _: b""),
    ("LD704", "robots.txt", lambda data: data + b"\n"),
    ("LD704", SHIFT, sub("By ", "by ")),
    ("LD706", "archive/index.html", sub(' lang="[^"]*"', "")),
    ("LD706", SHIFT, sub('<html lang="[^"]*"', '<html lang="cy"')),
    ("LD706", "feeds/index.html", sub("<title>.*?</title>", "")),
    ("LD706", "index.html", sub("<h1.*?</h1>", "")),
    ("LD707", SHIFT, sub("<title>.*?</title>", "<title>Archive – The Lowdown</title>")),
    ("LD708", SHIFT, sub('<link rel="canonical"[^>]*>', "")),
    ("LD708", ISSUE, sub('issue-42/">', 'issue-41/">')),
    ("LD709", SHIFT, at_end(f"<!-- {'heavy' * 12_000} -->")),
    ("LD710", ISSUE, sub("issue-42.pdf", "issue-43.pdf")),
    ("LD710", "index.html", sub('href="archive/index.html"', 'href="archives/index.html"')),
    ("LD711", SHIFT, sub('href="#content"', 'href="#text"')),
    ("LD712", SHIFT, sub("</main>", '<p id="p1">x</p></main>')),
    ("LD713", "index.html", sub('href="archive/index.html"', 'href="archive/"')),
    ("LD714", BUS, lambda _: None),
    ("LD714", BUS, sub('url=[^"]*', "url=../../index.html")),
    ("LD715", SHIFT, sub('href="#fnref1"', 'href="#p1"')),
    ("LD715", SHIFT, sub('href="#fn1"', 'href="#p1"')),
    ("LD716", DENTAL, sub('id="p24"', 'id="p24b"')),
    ("LD717", "sections/comment/feed.json", sub("comment/night-shift/", "comment/late-shift/")),
    ("LD717", "atom.xml", sub("comment/night-shift/", "comment/late-shift/")),
    ("LD717", "feed.xml", sub("#fn1", "#fn99")),
    ("LD718", "sitemap.xml", sub("comment/night-shift/", "comment/late-shift/")),
    ("LD719", "sitemap.xml", sub("comment/night-shift/", "comment/late-shift/")),
    ("LD720", SHIFT, sub('(<p id="p2"[^>]*>)', r"\1Really, ")),
    ("LD720", SHIFT, sub('<p id="p4".*?</p>', "")),
    ("LD720", SHIFT, sub('<p id="p4"', '<p>Buy now!</p><p id="p4"')),
    ("LD721", SHIFT, sub("<h1>What", "<h1>How")),
    ("LD721", SHIFT, sub('class="standfirst">', 'class="standfirst">Our ')),
    ("LD721", SHIFT, sub(">Esther Wolstan</a>", ">Ester Wolstan</a>")),
    ("LD721", SHIFT, sub('(class="facts".*?)datetime="2026', r'\1datetime="2025')),
    ("LD723", SHIFT, sub('"@context"', "@context")),
    ("LD723", SHIFT, sub('"datePublished":"2026', '"datePublished":"2025')),
    ("LD730", "pictures/web/ward-night-*-480.webp", lambda _: None),
    ("LD730", "assets/site-*.css", lambda _: None),
    ("LD730", "assets/*.woff2", lambda _: None),
    ("LD731", SHIFT, sub('(<img [^>]*)height="[0-9]+"', r'\1height="7"')),
    ("LD732", SHIFT, sub('(<img [^>]*)alt="[^"]*"', r"\1")),
    ("LD733", "pictures/web/ward-night-*.jpg", lambda _: located("JPEG")),
    ("LD740", SHIFT, at_end("<script>alert(1)</script>")),
    ("LD740", SHIFT, sub("<main", '<main onclick="alert(1)"')),
    ("LD740", "subscribe/index.html", sub('action="https://[^"]*"', 'action="https://x.example/"')),
    ("LD741", SHIFT, sub("script-src &#39;self&#39;", "script-src *")),
    ("LD742", SHIFT, sub('src="../../assets', 'src="https://x.example/assets')),
)
"""What is done to which file, and the code under which it must be reported."""


def test_the_sample_s_site_is_faultless(site: RealSite) -> None:
    """What readers get of the sample has nothing that the proof would complain of."""
    assert [str(finding) for finding in site.prove()] == []


@pytest.mark.parametrize(
    ("code", "pattern", "change"),
    MUTATIONS,
    ids=[f"{number} {code} {path}" for number, (code, path, _) in enumerate(MUTATIONS)],
)
def test_what_is_spoiled_is_seen(site: RealSite, code: str, pattern: str, change: Change) -> None:
    """In one file of the real site, which is as it was afterwards."""
    with site.spoiled(pattern, change):
        assert code in {finding.code for finding in site.prove()}

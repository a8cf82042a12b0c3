"""Whatever is typed, the desk answers with findings."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from making.publications.desk_copy import SETTINGS, issue_of, lay_out

MARKS = (
    *"ab\"' \n\t*_[]()!<>`~#-+.:|{}=\\&^1é\u2028\r\x07",
    *(
        "\n\n",
        "::: ",
        "box",
        "web",
        "pullquote",
        "![",
        "](",
        "[^1]",
        "[^1]: ",
        "```",
        "<!--",
        "-->",
        "> ",
        "- ",
        "1. ",
    ),
    *(
        "    ",
        "| a |\n|--|\n",
        "pictures/x.svg",
        "{span=2}",
        "&#0;",
        "---",
        "](http://",
        "](#",
        ".md",
        "https://a.b",
    ),
)
KEYS = (
    *"ab\"' \n\t*[]{}!<>`~#-+.:|=\\&%@,1é\r",
    *(
        "\n- ",
        "title: ",
        "date: ",
        "2026-01-01",
        "pages: ",
        "image: ",
        "\n  ",
        "author: ",
        "tags: ",
        "online: ",
    ),
    *(
        "http://",
        "draft: ",
        "true",
        "\n\n",
        "language: ",
        "id: ",
        '"\\ud800"',
        "? ",
        "articles:",
        "overflow: ",
    ),
)
COPY = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)
HEADS = st.lists(st.sampled_from(KEYS), max_size=40).map("".join)


def read(files: dict[str, str | bytes]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        findings = issue_of(Path(folder), files).findings
        return "\n".join(f"{finding} {finding.cure}" for finding in findings)


@given(st.one_of(COPY, st.text(max_size=80)))
def test_any_copy_gives_findings_at_worst(body: str) -> None:
    """No copy, however odd, is more than a finding."""
    read({"articles/one.md": f"---\ntitle: One\n---\n{body}".encode(errors="surrogatepass")})


@given(st.one_of(HEADS, st.text(max_size=80)))
def test_any_header_gives_findings_in_plain_words(head: str) -> None:
    """No header is more than a finding, and none speaks of the program's insides."""
    said = read({"articles/one.md": f"---\n{head}\n---\nCopy.".encode(errors="surrogatepass")})
    quoted = re.sub(r"\u201c[^\u201d]*\u201d", "", said)
    assert not re.search(r"pydantic|validator|NoneType|<class|Traceback|dict|YAML", quoted)


@given(st.one_of(HEADS, st.text(max_size=80)))
def test_any_manifest_gives_findings_at_worst(head: str) -> None:
    """No manifest is more than a finding."""
    read(
        {
            "issues/seven.md": f"---\nnumber: 7\ndate: 2026-05-08\n{head}\n---\n".encode(
                errors="surrogatepass"
            )
        }
    )


@given(st.binary(max_size=60))
def test_any_bytes_give_findings_at_worst(data: bytes) -> None:
    """A file that is no text is a finding, be it an article, a manifest or a picture."""
    read({"articles/one.md": data})
    read({"issues/seven.md": data})
    read(
        {
            "articles/one.md": "---\ntitle: One\n---\n![A](pictures/x.svg)\n![B](b.png)",
            "pictures/x.svg": data,
            "b.png": data,
        }
    )


@given(st.one_of(st.text(max_size=60), HEADS.map(lambda head: head.replace(":", "="))))
def test_any_settings_give_one_error_at_worst(text: str) -> None:
    """Settings that cannot be used are refused in one exception, whose text names places."""
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(
            Path(folder), {"lowdown.toml": (SETTINGS + text).encode(errors="surrogatepass")}
        )
        try:
            read_publication(root)
        except SettingsError as error:
            said = str(error)
        else:
            said = "lowdown.toml is sound"
        assert said.startswith("lowdown.toml")


WORDS = st.lists(
    st.from_regex(r"[A-Za-zÀ-ÿ]{1,9}['’]?[a-z]?[,.;]?", fullmatch=True), min_size=1, max_size=30
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_word_of_plain_paragraphs_survives(paragraphs: list[list[str]]) -> None:
    """Nothing that is typed in a plain paragraph is lost or changes places."""
    body = "\n\n".join(" ".join(words) for words in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        value = issue_of(Path(folder), {"articles/one.md": f"---\ntitle: One\n---\n{body}"}).value
    assert value is not None
    read_words = " ".join(block.text for block in value.articles[0].copy)
    bare = re.compile(r"['‘’]")
    assert bare.sub("'", read_words) == bare.sub("'", " ".join(body.split()))

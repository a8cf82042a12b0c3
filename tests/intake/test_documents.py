"""Documents of other programs become articles that say what the documents say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from PIL import Image

from lowdown.desk.markup.parser import Node, parse
from lowdown.desk.source import FaultLog
from lowdown.intake import DocumentError, ImportedArticle, read_document

DOCUMENTS = Path(__file__).parent / "documents"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str, head: str = "") -> bytes:
    """A Word document of plain paragraphs."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in paragraphs
    )
    xml = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return file.getvalue()


def read(folder: Path, name: str, data: str | bytes) -> ImportedArticle:
    """The article that a document makes."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(file)


def words_of(copy: str) -> str:
    """The words that our Markdown reads in a copy."""
    return " ".join(_words(parse(copy, 1, FaultLog("articles/x.md")))).strip()


def _words(nodes: list[Node]) -> list[str]:
    found = []
    for node in nodes:
        found += ["".join(map(_text, node.token.children or ()))] if node.type == "inline" else []
        found += [node.token.content] if node.type in ("fence", "code_block") else []
        found += _words(node.children)
    return found


def _text(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.html"])
def test_everything_in_a_document_comes_in(name: str) -> None:
    """Notes, lists, tables, links, emphasis, crossheads and pictures are those of the document."""
    article = read_document(DOCUMENTS / name)
    assert article.header["title"] == "Council sells the baths"
    assert article.slug == "council-sells-the-baths"
    (picture,) = article.pictures
    for expected in (
        "The *sale* took **four minutes**, and nobody asked why.[^1]",
        "[the minutes](https://example.org/minutes_may)",
        "\n## The money\n",
        "- two letters\n  - one of them late",
        "1. First, the roof.\n2. Then the boiler.",
        "| year | cost |\n| --- | --- |\n| 2024 | 15 |\n| 2025 | 5 \\* 3 |",
        "> It was never costed, said the clerk.",
        "\n### The roof\n",
        "1\\. This is no list, and snake\\_case is no emphasis.",
        f"({picture} ",
        "\n[^1]: The chair did not *vote*.\n\n    She left at nine.\n",
    ):
        assert expected in article.copy
    assert article.copy.count("She left at nine.") == 1


def test_a_subtitle_is_the_standfirst() -> None:
    """What Word sets as a subtitle stands below the headline."""
    article = read_document(DOCUMENTS / "pandoc.docx")
    assert article.header["standfirst"] == "The sale took four minutes."


PARAGRAPH = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u3000"
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4))
def test_every_word_of_a_word_document_is_kept(paragraphs: list[str]) -> None:
    """No sign in a document is taken for markup, or lost."""
    from lowdown.intake.documents.pictures import PictureShelf
    from lowdown.intake.documents.word import word_page
    from lowdown.intake.markdown import write_markdown

    shelf = PictureShelf("x")
    copy = write_markdown(word_page(docx(*paragraphs), shelf), shelf=shelf).copy
    assert words_of(copy).split() == " ".join(paragraphs).split()


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4))
def test_every_word_of_a_text_is_kept(paragraphs: list[str]) -> None:
    """No sign in a plain text is taken for markup, or lost."""
    from lowdown.intake.documents.plain import read_text

    parts = read_text("\n\n".join(paragraphs).encode(), Path("x.txt"))
    words = f"{parts.title} {words_of(parts.copy)}"
    assert words.split() == " ".join(paragraphs).split()


def bomb() -> bytes:
    """A document that unpacks to far more than it weighs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 41_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", "no document of its kind"),
        ("a.docx", b"PK\x03\x04 and then nothing", "no document of its kind"),
        ("a.docx", docx("x")[:200], "no document of its kind"),
        ("a.docx", docx("x", head='<!DOCTYPE x [<!ENTITY a "b">]>'), "entities"),
        ("a.docx", bomb(), "unpacks to more"),
        ("a.html", "<div>" * 20_000, "is broken"),
        ("a.doc", b"x", "save it as .docx"),
        ("a.xyz", b"x", "cannot be imported"),
    ],
    ids=["empty", "broken", "cut", "entities", "bomb", "deep", "old Word", "unknown"],
)
def test_hostile_documents_are_refused(
    tmp_path: Path, name: str, data: bytes | str, message: str
) -> None:
    """A document that is broken or made to do harm is refused in one sentence."""
    with pytest.raises(DocumentError, match=message):
        read(tmp_path, name, data)


def test_an_address_is_not_loaded() -> None:
    """The message says what to do about a page on the web."""
    with pytest.raises(DocumentError, match="save its page"):
        read_document(Path("https://voice.example/baths"))


def test_ends_of_lines_in_a_page_are_spaces(tmp_path: Path) -> None:
    """As browsers show them; in code they stay."""
    page = "<h1>A</h1><p>One\n  two\n<em>three</em>.</p><pre>a\n  b</pre>"
    assert read(tmp_path, "a.html", page).copy == "One two *three*.\n\n```\na\n  b\n```\n"


def test_pages_bring_no_scripts_and_no_files_of_the_machine(tmp_path: Path) -> None:
    """Scripts go, links that run them lose their address, and `../` leads to no picture."""
    folder = tmp_path / "pages"
    folder.mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    page = (
        "<title>A page</title><script>alert(1)</script><p onclick='x()'>Read <a href='java\n"
        "script:alert(1)'>this</a>.</p><p><img src='../secret.png'></p><img src='/etc/passwd'>"
    )
    article = read(folder, "a.html", page)
    assert article.copy == "Read this.\n"
    assert not article.pictures
    assert len(article.open_points) == 3


def test_photographs_are_scaled_and_lose_their_metadata(tmp_path: Path) -> None:
    """A picture is at most 2,400 pixels wide and deep, upright, and says nothing of its camera."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera"
    Image.new("RGB", (3000, 100)).save(tmp_path / "a.jpg", exif=exif)
    article = read(tmp_path, "a.html", "<h1>A</h1><p><img src='a.jpg'></p>")
    ((path, data),) = article.pictures.items()
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (80, 2400)
        assert not image.getexif()
    assert article.copy == f"![]({path})\n"
    assert [point.line for point in article.open_points] == [4]


def test_a_header_of_another_program_is_read(tmp_path: Path) -> None:
    """Keys that mean the same here are kept, and headings become crossheads."""
    text = "---\ntitle: Baths\nlayout: post\ntags: [a, b]\n---\n# One\n\n```\n# code\n```\n"
    article = read(tmp_path, "a.md", text)
    assert article.header == {"title": "Baths", "tags": ["a", "b"]}
    assert "# code" in article.copy


def test_aliases_in_a_header_are_not_followed(tmp_path: Path) -> None:
    """A header that would fill the memory stays where it is, and is an open point."""
    article = read(tmp_path, "a.md", "---\na: &a [x]\ntitle: [*a, *a]\n---\nCopy.\n")
    assert article.header == {"title": "a"}
    assert len(article.open_points) == 1

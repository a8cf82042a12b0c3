"""Prints an issue with WeasyPrint's own `column-count: 3`, to compare our build with.

It is the script that one would write without Lowdown: front matter, Markdown, one HTML document,
`write_pdf`. It uses nothing of Lowdown, so that our changes do not alter it. It places nothing and
has no jumps.
"""

import argparse
import html
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

CONTAINERS = ("pullquote", "box", "optional", "web", "print")

FACES = (
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Regular", 400, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-It", 400, "italic"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Bold", 700, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-BoldIt", 700, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Regular", 400, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-It", 400, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Bold", 700, "normal"),
)

STYLE = """
@page {
  size: A4; margin: 15mm 15mm 18mm;
  @bottom-center { content: counter(page); font: 9pt "Source Sans Pro" }
}
html { font: 10pt/13pt "Source Serif Pro" }
body { margin: 0 }
header.nameplate { border-bottom: 2pt solid; margin-bottom: 13pt }
header.nameplate p { font: bold 48pt/52pt "Source Sans Pro"; margin: 0 }
header.nameplate p + p { font: 12pt/13pt "Source Sans Pro" }
article + article { break-before: page }
h1 { font: bold 28pt/30pt "Source Serif Pro"; margin: 0 0 6pt; hyphens: none }
.kicker, .byline { font: bold 9pt/13pt "Source Sans Pro"; margin: 0 }
.standfirst { font: italic 13pt/16pt "Source Serif Pro"; margin: 0 0 6pt }
.copy { column-count: 3; column-gap: 6mm; text-align: justify; hyphens: auto; widows: 2;
  orphans: 2 }
.copy p { margin: 0; text-indent: 1em }
.copy h2, .copy h3 { font: bold 11pt/13pt "Source Sans Pro"; margin: 13pt 0 0; break-after: avoid }
.copy h2, .copy h3 { text-align: left; hyphens: none }
.copy h2 + p, .copy h3 + p { text-indent: 0 }
.copy ul, .copy ol { margin: 0; padding-left: 1.5em }
.copy blockquote { margin: 6.5pt 0; padding-left: 1em; border-left: 1pt solid }
.copy table { width: 100%; border-collapse: collapse; font: 8.5pt/13pt "Source Sans Pro" }
.copy table { margin: 6.5pt 0; break-inside: avoid }
.copy td, .copy th { border-bottom: .5pt solid; padding: 0 2pt; hyphens: none; text-align: left }
.pullquote { font: italic 14pt/17pt "Source Serif Pro"; margin: 6.5pt 0; break-inside: avoid }
.pullquote { border: solid; border-width: 1pt 0 }
.box { font: 9pt/13pt "Source Sans Pro"; background: #eee; padding: 6.5pt; margin: 6.5pt 0;
  break-inside: avoid }
.footnotes { font-size: 8.5pt }
figure { margin: 6.5pt 0; break-inside: avoid }
figure img { width: 100% }
figcaption { font: 8pt/10pt "Source Sans Pro"; text-align: left }
a { color: inherit }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article, as HTML."""

    slug: str
    fields: dict[str, Any]
    body: str


def main() -> None:
    """Set the issue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue", help="the issue's name, issue-42")
    parser.add_argument("pdf", type=Path, help="the file to write")
    parser.add_argument(
        "--project", type=Path, default=Path(__file__).parents[1], help="the publication's folder"
    )
    arguments = parser.parse_args()
    document = compose(arguments.project, arguments.issue)
    write(document, pdf=arguments.pdf, base=arguments.project)


def compose(project: Path, issue: str) -> str:
    """The whole issue as one HTML document."""
    manifest: dict[str, Any] = frontmatter.load(str(project / "issues" / f"{issue}.md")).metadata
    slugs = [
        entry if isinstance(entry, str) else entry["article"] for entry in manifest["articles"]
    ]
    markdown = reader()
    articles = "".join(article(read(project, slug, markdown)) for slug in slugs)
    title = html.escape(f"{manifest.get('title') or 'Issue'}, number {manifest['number']}")
    nameplate = f'<header class="nameplate"><p>The Lowdown</p><p>{title}</p></header>'
    head = f'<html lang="en-GB"><title>{title}</title><style>{faces()}{STYLE}</style>'
    return f"{head}<body>{nameplate}{articles}"


def write(document: str, *, pdf: Path, base: Path) -> None:
    """The document as an accessible PDF."""
    from weasyprint import HTML

    HTML(string=document, base_url=f"{base.resolve()}/").write_pdf(pdf, pdf_variant="pdf/ua-1")


def reader() -> MarkdownIt:
    """Markdown as the sample's articles have it."""
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
    markdown.enable(["table", "replacements", "smartquotes"])
    markdown.use(footnote_plugin).use(attrs_plugin)
    for name in CONTAINERS:
        markdown.use(container_plugin, name=name)
    return markdown


def read(project: Path, slug: str, markdown: MarkdownIt) -> Copy:
    """One article from its file."""
    post = frontmatter.load(str(project / "articles" / f"{slug}.md"))
    environment = {"docId": slug}  # keeps the notes of several articles apart
    tokens = markdown.parse(post.content, environment)
    kept, hidden = [], 0
    for token in tokens:
        opens, closes = token.type == "container_web_open", token.type == "container_web_close"
        hidden += opens
        if not hidden:
            kept.append(token)
        hidden -= closes
    body = markdown.renderer.render(kept, markdown.options, environment)
    return Copy(slug=slug, fields=post.metadata, body=framed(body))


def framed(body: str) -> str:
    """Pictures with their captions, which Markdown leaves in the title."""
    parts = body.split("<p><img ")
    for number, part in enumerate(parts[1:], start=1):
        image, _, rest = part.partition("</p>")
        before, _, caption = image.partition(' title="')
        caption, _, after = caption.partition('"')
        text = f"<figcaption>{caption}</figcaption>" if caption else ""
        parts[number] = f"<figure><img {before}{after}{text}</figure>{rest}"
    return "".join(parts)


def article(copy: Copy) -> str:
    """Head, lead picture, and the copy in its three columns."""
    fields = copy.fields
    author = fields.get("author", "")
    byline = ", ".join(author) if isinstance(author, list) else author
    return (
        f"<article>{line('kicker', fields.get('kicker'))}<h1>{html.escape(fields['title'])}</h1>"
        f"{line('standfirst', fields.get('standfirst'))}{line('byline', byline)}"
        f"{lead_picture(fields.get('image'))}"
        f'<div class="copy">{copy.body}</div></article>'
    )


def line(name: str, text: str | None) -> str:
    """A line of the head, where the article has it."""
    return f'<p class="{name}">{html.escape(text)}</p>' if text else ""


def lead_picture(image: dict[str, Any] | None) -> str:
    """The article's picture, across the page."""
    if not image:
        return ""
    picture = f'<img src="{html.escape(image["file"])}" alt="{html.escape(image.get("alt", ""))}">'
    caption = " ".join(filter(None, (image.get("caption"), image.get("credit"))))
    return f"<figure>{picture}<figcaption>{html.escape(caption)}</figcaption></figure>"


def faces() -> str:
    """The fonts that the paper is set in, from the same packages."""
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style};"
        f" src: url({(font_folder(package) / f'{name}.otf').as_uri()}) }}\n"
        for family, package, name, weight, style in FACES
    )


def font_folder(package: str) -> Path:
    """Where a font package has its files."""
    from importlib.resources import files

    return Path(str(files(package))) / "files"


if __name__ == "__main__":
    main()

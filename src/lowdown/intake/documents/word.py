"""Reads a Word document (.docx) as HTML, with mammoth."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lowdown.intake.documents.archive import check_archive

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from lowdown.intake.documents.pictures import PictureShelf

_STYLES: Final = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
"""
"""What the styles of Word, LibreOffice and pandoc mean, beyond those that mammoth knows."""


def word_page(data: bytes, shelf: PictureShelf) -> BeautifulSoup:
    """Returns the tree of a document, with the paths of its pictures in `shelf`.

    Raises DocumentError where its archive is not what it should be, and whatever mammoth raises
    for a document that is broken.
    """
    import mammoth
    from bs4 import BeautifulSoup

    check_archive(data, needed="word/document.xml")

    def keep(image: Any) -> dict[str, str]:
        path = _kept(image, shelf)
        if path is None:
            shelf.miss(image.alt_text or "")
        return {"src": path or ""}

    result = mammoth.convert_to_html(
        BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
    )
    page = BeautifulSoup(result.value, "html.parser")
    for picture in page.find_all("img", src=""):
        picture.decompose()
    return page


def _kept(image: Any, shelf: PictureShelf) -> str | None:
    """The path of a picture; None where it cannot be used, or is not in the document."""
    try:
        with image.open() as file:
            return shelf.add(file.read())
    except Exception:
        return None  # mammoth has no common exception for a picture that is missing or elsewhere

"""Rules about the pictures of a page: words in their place, their size, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.model import Location
from lowdown.proof.feeds import quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Element, Page
from lowdown.proof.web.pictures import PICTURE_NAMES
from lowdown.proof.web.rules.resources import candidates
from lowdown.proof.web.survey import Site, Survey


def check_alt(page: Page, site: Site) -> Iterator[Fault]:
    """LD732: every picture has words in its place; empty ones for what only decorates."""
    for image in page.all("img", "area"):
        if image.get("alt") is None and image.get("role") != "presentation":
            source = image.get("src") or image.get("href") or ""
            yield Fault(
                code="LD732",
                path=page.path,
                problem=f"has no alt text for {site.target(source, page).path or quoted(source)}",
                place=_place_of_picture(image, page, site),
            )


def check_sizes(page: Page, site: Site) -> Iterator[Fault]:
    """LD731: pictures have the size that the page says, so that it does not jump while loading."""
    for image in page.all("img"):
        source = image.get("src") or ""
        path = site.target(source, page).path
        if path is None or path not in site.files:
            continue  # reported by another rule
        picture = site.pictures.read(path)
        if not picture.width or not picture.height:
            continue
        said = _said_size(image)
        if said is None:
            problem = f"does not say how large {path} is"
            yield Fault(code="LD731", path=page.path, problem=problem)
        elif not _is_like(said, (picture.width, picture.height)):
            yield Fault(
                code="LD731",
                path=page.path,
                problem=f"says that {path} is {said[0]:g} by {said[1]:g}, but the file is"
                f" {picture.width:g} by {picture.height:g}",
            )
    yield from _width_faults(page, site)


def check_picture_files(survey: Survey) -> Iterator[Fault]:
    """LD730 and LD733: pictures can be read, and have no data about who took them and where."""
    site = survey.site
    for path in sorted(site.files.sizes):
        if not path.lower().endswith(PICTURE_NAMES):
            continue
        picture = site.pictures.read(path)
        if picture.is_damaged:
            yield Fault(code="LD730", path=path, problem="is damaged, and cannot be shown")
        elif picture.private:
            kinds = " and ".join(picture.private)
            problem = f"still has data of its making in it ({kinds})"
            yield Fault(code="LD733", path=path, problem=problem)
        if picture.harmful:
            problem = f"is a drawing with {picture.harmful} in it"
            yield Fault(code="LD740", path=path, problem=problem)


def _width_faults(page: Page, site: Site) -> Iterator[Fault]:
    """LD731: the widths in a list of sizes are those of the files."""
    for element in page.all("img", "source"):
        for address, descriptor in candidates(element.get("srcset") or ""):
            path = site.target(address, page).path
            if path is None or path not in site.files or not descriptor.endswith("w"):
                continue
            width = site.pictures.read(path).width
            if width and descriptor != f"{width:g}w" and not path.endswith(".svg"):
                yield Fault(
                    code="LD731",
                    path=page.path,
                    problem=f"says that {path} is {descriptor[:-1]} wide, but the file"
                    f" is {width:g}",
                )


def _said_size(image: Element) -> tuple[float, float] | None:
    try:
        return float(image.get("width") or ""), float(image.get("height") or "")
    except ValueError:
        return None


def _is_like(said: tuple[float, float], size: tuple[float, float]) -> bool:
    """Whether a size is a picture's own, or smaller or larger in proportion, within a dot."""
    return abs(said[0] * size[1] / size[0] - said[1]) <= 1 or (
        abs(said[1] * size[0] / size[1] - said[0]) <= 1
    )


def _place_of_picture(image: Element, page: Page, site: Site) -> Location | None:
    """Where the copy names the picture that an element shows; None where it does not."""
    node = image.node.parent
    while node is not None:
        ident = node.attributes.get("id") if node.is_element_node else None
        for block in site.sources.blocks_of(page.path):
            if ident and block.picture and block.anchor == ident:
                return block.picture.place
        node = node.parent
    return None

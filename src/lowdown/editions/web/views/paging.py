"""The pages of long lists."""

from __future__ import annotations

from lowdown.editions.web.parts import Paging
from lowdown.editions.web.site import Site
from lowdown.outputs import list_address, page_path


def paging(site: Site, address: str, *, number: int, count: int) -> Paging:
    """Returns the links of page `number` of the `count` pages of the list at an address."""
    return Paging(
        number=number,
        count=count,
        label=site.words.page_of.format(page=number, pages=count),
        newer=page_path(list_address(address, number - 1)) if number > 1 else "",
        older=page_path(list_address(address, number + 1)) if number < count else "",
    )

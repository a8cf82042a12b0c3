"""The pages of a made-up paper: forms with furniture, and type pasted into them."""

from lowdown.press.pages.contents import contents_order, page_range
from lowdown.press.pages.continuation import address_online
from lowdown.press.pages.paste_up import paste_up

__all__ = [
    "address_online",
    "contents_order",
    "page_range",
    "paste_up",
]

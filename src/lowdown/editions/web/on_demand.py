"""Makes the site and its feeds. What makes them is imported with the first that is made, since the
build of a paper needs none of it.
"""

from __future__ import annotations

from lowdown.editions.web.orders import FeedsOrder, MadeFeeds, MadeSite, SiteOrder


def make_site(order: SiteOrder) -> MadeSite:
    """Makes a site. Raises SettingsError for faulty templates."""
    from lowdown.editions.web import make

    return make.make_site(order)


def make_site_feeds(order: FeedsOrder) -> MadeFeeds:
    """Makes all feeds, newest first, and the pictures that they show."""
    from lowdown.editions.web import site_feeds

    return site_feeds.make_site_feeds(order)

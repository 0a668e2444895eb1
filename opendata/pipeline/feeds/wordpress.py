"""The listings of WordPress: its pages of a hundred, the newest first, until all is known."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from opendata.collect.feed_files import read_feed
from opendata.pipeline.feeds import failures as f
from opendata.pipeline.feeds.web import Answer, Web
from opendata.portals.ckan.client.address import shown
from opendata.problems import Problem

PER_PAGE: Final = 100
"""The most that WordPress gives at once."""
MOST_PAGES: Final = 500
POSTS: Final = "posts"
MEDIA: Final = "media"
CATEGORIES: Final = "categories"
FIELDS: Final = {
    POSTS: "id,date,date_gmt,link,guid,title,categories,format",
    MEDIA: "id,date,date_gmt,link,guid,title,source_url,media_type,mime_type",
    CATEGORIES: "id,name,slug,taxonomy",
}
"""What is asked for: of the texts of posts nothing is needed."""
ORDER: Final = {
    POSTS: {"orderby": "date", "order": "desc"},
    MEDIA: {"orderby": "date", "order": "desc"},
    CATEGORIES: {"orderby": "id", "order": "asc"},
}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a listing in their order; ``cut`` tells that there are more than are fetched.

    Without ``news`` every one of them was known.
    """

    data: tuple[bytes, ...]
    news: bool
    cut: Problem | None = None


def page_address(site: str, listing: str, page: int) -> str:
    """The address of one page of ``listing`` of the site at ``site``."""
    asked = {"per_page": PER_PAGE, "page": page, "_fields": FIELDS[listing], **ORDER[listing]}
    return f"{site.rstrip('/')}/wp-json/wp/v2/{listing}?{urlencode(asked)}"


def newest_pages(
    web: Web, site: str, listing: str, known: Collection[str], most: int = MOST_PAGES
) -> Pages:
    """The pages of ``listing`` up to the one that hangs on what is ``known``, by numbers.

    They are read on where the site has more than are known by then: something was put in between.

    :raises OpendataError: a page cannot be had or is none, or the pages hold less than the site
        says; exit 3.
    """
    pages: list[bytes] = []
    seen: set[str] = set()
    least: int | None = None
    for number in range(1, most + 1):
        if number > 1:
            web.sleep(web.limits.between)
        address = page_address(site, listing, number)
        answer = web.get(address)
        read_feed(answer.data, shown(address))
        ids = ids_of(answer.data)
        pages.append(answer.data)
        seen |= ids
        total = answer.number("x-wp-total")
        # What comes out meanwhile stands on a page that was read already: it waits for next time.
        least = total if least is None else min(least, total or 0)
        if not ids or not _has_more(answer, number, len(ids)):
            if least is not None and len(seen) < least:
                raise f.pages_short(shown(address), len(seen), least)
            return Pages(tuple(pages), not seen <= set(known))
        # A site with more pages than that is not asked for all of them every night.
        wanted = None if total is None else min(total, most * PER_PAGE)
        if _hangs_on(ids, known, wanted, len(seen.union(known))):
            return Pages(tuple(pages), not seen <= set(known))
    return Pages(tuple(pages), True, f.pages_left(shown(site), most))


def _hangs_on(
    ids: Collection[str], known: Collection[str], total: int | None, together: int
) -> bool:
    """Whether nothing new can stand behind a page with ``ids``: something of it is ``known``, and
    the site has no more than we have ``together``. Where it does not count, all must be known.
    """
    common = len(set(known).intersection(ids))
    return common == len(ids) if total is None else common > 0 and together >= total


def ids_of(data: bytes) -> frozenset[str]:
    """The numbers of the materials on a page; none if it is no page."""
    try:
        page = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(page, list):
        return frozenset()
    return frozenset(str(one["id"]) for one in page if isinstance(one, dict) and "id" in one)


def _has_more(answer: Answer, number: int, found: int) -> bool:
    """Whether a further page follows, as the site says; a full page does, where it says nothing."""
    pages = answer.number("x-wp-totalpages")
    if pages is not None:
        return number < pages
    link = answer.headers.get("link", "")
    return 'rel="next"' in link if link else found >= PER_PAGE

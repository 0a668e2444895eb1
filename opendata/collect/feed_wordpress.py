"""Answers of the REST API of WordPress (``/wp-json/wp/v2/…``) → posts, media, names of sections."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from opendata.clean.spaces import one_line
from opendata.collect.feed import Feed, Item, Listing, NoFeed, What
from opendata.collect.feed_dates import read_moment
from opendata.collect.feed_xml import LONGEST, plain

VIDEO_FORMAT: Final = "video"
PHOTO_FORMATS: Final = ("gallery", "image")


def read_wordpress(data: bytes) -> Feed:
    """The page of a listing in ``data``: posts, media, or categories.

    :raises NoFeed: other JSON, or none; also the answer with which WordPress refuses.
    """
    try:
        page = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoFeed("JSON?") from None
    if isinstance(page, dict) and isinstance(page.get("code"), str):
        raise NoFeed(page["code"])
    if not isinstance(page, list) or not all(isinstance(one, dict) for one in page):
        raise NoFeed("JSON")
    if not page:
        return Feed(Listing.POSTS)
    if all("taxonomy" in one or ("name" in one and "date" not in one) for one in page):
        return Feed(Listing.CATEGORIES, terms=_terms(page))
    if not all("link" in one or "source_url" in one for one in page):
        raise NoFeed("JSON")
    if any("media_type" in one or "source_url" in one for one in page):
        return _media(page)
    return Feed(Listing.POSTS, tuple(_post(one) for one in page))


def _terms(page: list[dict[str, Any]]) -> dict[str, str]:
    return {
        str(one["id"]): plain(str(one.get("name", ""))[:LONGEST]) for one in page if "id" in one
    }


def _media(page: list[dict[str, Any]]) -> Feed:
    items = []
    for one in page:
        what = _what_of_file(one)
        if what is not None:
            items.append(_item(one, _text(one, "link") or _text(one, "source_url"), what))
    return Feed(Listing.MEDIA, tuple(items), others=len(page) - len(items))


def _what_of_file(one: Mapping[str, Any]) -> What | None:
    mime = _text(one, "mime_type")
    if _text(one, "media_type") == "image" or mime.startswith("image/"):
        return What.PHOTO
    return What.VIDEO if mime.startswith("video/") else None


def _post(one: Mapping[str, Any]) -> Item:
    form = _text(one, "format")
    what = What.VIDEO if form == VIDEO_FORMAT else What.MATERIAL
    return _item(one, _text(one, "link"), What.PHOTO if form in PHOTO_FORMATS else what)


def _item(one: Mapping[str, Any], address: str, what: What) -> Item:
    published, said = _published(one)
    numbers = one.get("categories")
    return Item(
        address=address,
        guid=_rendered(one, "guid"),
        title=plain(_rendered(one, "title")),
        published=published,
        said=said,
        sections=tuple(str(number) for number in numbers) if isinstance(numbers, list) else (),
        what=what,
    )


def _published(one: Mapping[str, Any]) -> tuple[datetime | None, str]:
    """``date_gmt`` is in UTC though it does not say so; ``date`` by the clock of the site."""
    said = _text(one, "date_gmt")
    moment = read_moment(said, UTC)
    if moment is None:
        said = _text(one, "date") or said
        moment = read_moment(said)
    return moment, said


def _text(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key)
    return one_line(value[:LONGEST]) if isinstance(value, str) else ""


def _rendered(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key)
    inner = value.get("rendered") if isinstance(value, dict) else value
    return inner[:LONGEST] if isinstance(inner, str) else ""

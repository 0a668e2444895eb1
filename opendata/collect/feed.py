"""What a saved feed says: its materials, in the words that all kinds of feeds are read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit


class What(StrEnum):
    """What a material is: the words of the tables."""

    MATERIAL = "матеріал"
    PHOTO = "фото"
    VIDEO = "відео"


class Listing(StrEnum):
    """What a file lists."""

    FEED = "feed"
    """RSS or Atom."""
    POSTS = "posts"
    """A page of posts of WordPress."""
    MEDIA = "media"
    """A page of its photos and videos."""
    CATEGORIES = "categories"
    """The names of its sections."""


@dataclass(frozen=True, slots=True)
class Item:
    """One material.

    ``address`` is its link and ``guid`` its identifier, empty where it has none. ``published``
    knows its zone; it is None where no moment is said, and ``said`` is what stands there. With
    ``changed`` it is the moment of the last change, the only one that the feed tells. ``sections``
    are names, or numbers of WordPress, which another file names.
    """

    address: str
    guid: str
    title: str
    published: datetime | None
    said: str = ""
    changed: bool = False
    sections: tuple[str, ...] = ()
    what: What = What.MATERIAL


@dataclass(frozen=True, slots=True)
class Feed:
    """A file: its items in their order. ``built`` is when it was made, as far as it says so.

    ``terms`` are names of sections by their numbers, for the listing of categories. ``others``
    counts media that are neither photo nor video: documents, most often.
    """

    listing: Listing
    items: tuple[Item, ...] = ()
    built: datetime | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    others: int = 0


class NoFeed(Exception):
    """The file can be read, and is something else. The argument says what it is."""


CHANNELS: Final[Mapping[str, str]] = {
    "facebook.com": "Facebook",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "instagram.com": "Instagram",
}
SITE: Final = "сайт"
_TRACKING: Final = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def channel_of(address: str) -> str:
    """The social network that ``address`` leads to, by its host; the site for all others."""
    host = _host(address)
    return next(
        (
            channel
            for known, channel in CHANNELS.items()
            if host == known or host.endswith(f".{known}")
        ),
        SITE,
    )


def material_key(item: Item) -> str:
    """What tells materials apart: the address without what differs between links to one page.

    That is the scheme, ``www.``, a slash at the end, the anchor, and what counts visitors. Without
    an address it is the guid; empty where a material has neither.
    """
    if not is_address(item.address):
        return item.guid
    parts = urlsplit(item.address)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.casefold().startswith(_TRACKING)
    ]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{_host(item.address)}{parts.path.rstrip('/')}{query}"


def is_address(text: str) -> bool:
    """Whether ``text`` is an address of the web that can be published."""
    return bool(_host(text)) and not any(sign.isspace() for sign in text)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return parts.hostname.removeprefix("www.") + port

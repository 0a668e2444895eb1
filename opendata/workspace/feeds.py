"""The feeds of a dataset, as its descriptor declares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

RSS: Final = "rss"
WORDPRESS: Final = "wordpress"


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One feed. ``name`` is the name of its folder among the saved files too.

    For kind ``rss`` (Atom is one too), ``url`` is the feed; for kind ``wordpress``, the site.
    ``section`` holds where a material names none, ``channel`` in place of what its address tells;
    both are empty where they are not declared. ``media`` asks WordPress for photos and videos too.
    """

    name: str
    url: str
    kind: str = RSS
    section: str = ""
    channel: str = ""
    media: bool = False


def read_feeds(declared: Mapping[str, Mapping[str, Any]]) -> tuple[FeedSource, ...]:
    """The feeds under ``opendata.sources.feeds``, which the schema of descriptors let through."""
    return tuple(
        FeedSource(
            name=name,
            url=one["url"],
            kind=one.get("kind", RSS),
            section=one.get("section", ""),
            channel=one.get("channel", ""),
            media=one.get("media", False),
        )
        for name, one in declared.items()
    )

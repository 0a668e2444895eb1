"""What the saved feeds list, put together: one material for each, however often it was seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final

from opendata.clean.text import fold
from opendata.clock import day
from opendata.collect import feed_findings as say
from opendata.collect.feed import Item, Listing, channel_of, is_address, material_key
from opendata.collect.feed_files import Saved, names_of_sections
from opendata.problems import Problem
from opendata.table import Origin
from opendata.workspace.feeds import FeedSource

ALL: Final = "усі"
"""The section where none is told."""
NO_SECTION: Final = frozenset(
    fold(one) for one in ("Uncategorized", "Без категорії", "Без рубрики", "Без розділу")
)
"""What WordPress calls the section of materials that have none."""
_GUIDS: Final = ("http://", "https://", "tag:", "urn:", "yt:")
"""Identifiers that begin so are unique in the world; «17» is unique in one feed at best."""

Group = tuple[str, Listing]
"""What was visited: the folder, and what it lists."""


@dataclass(frozen=True, slots=True)
class Material:
    """A material as it was seen last. ``day`` is by the time in Kyiv. ``groups`` list it."""

    uid: str
    item: Item
    published: datetime
    section: str
    channel: str
    groups: frozenset[Group]
    origin: Origin

    @property
    def day(self) -> date:
        """The day it came out."""
        return day(self.published)

    @property
    def url(self) -> str | None:
        """Its address, where it can be published."""
        return self.item.address if is_address(self.item.address) else None


def settle(
    saved: Iterable[Saved], feeds: Mapping[str, FeedSource], today: date
) -> tuple[tuple[Material, ...], tuple[Problem, ...]]:
    """The materials in the order in which they were first seen, and what was left out and why.

    The same address or the same identifier is the same material; what was saved last says its
    title, date and section. A feed without dates of publication tells the day of the last change:
    of those the earliest counts.
    """
    files = sorted(saved, key=seen_order)
    names = names_of_sections(files)
    known: dict[str, Material] = {}
    aliases: dict[str, str] = {}
    left_out: dict[str, Problem] = {}
    for one in files:
        problems, unnamed = [], set[str]()
        trusted = _trusted(one.feed.items)
        for item in one.feed.items:
            key = material_key(item)
            if not key:
                problems.append(say.no_address(one.file.path, item))
                continue
            guid = item.guid if item.guid in trusted else ""
            key = aliases.setdefault(guid, key) if guid else key
            key = aliases.setdefault(key, key)
            refusal = _refusal(one, item, today)
            if refusal is not None:
                left_out[key] = refusal
                continue
            left_out.pop(key, None)
            section, strange = _section(one, item, names, feeds)
            unnamed |= strange
            known[key] = _newer(known.get(key), _material(key, one, item, section, feeds))
        if unnamed:
            problems.append(say.section_unknown(one.file.path, sorted(unnamed)))
        left_out |= {f"{one.file.path} {n}": problem for n, problem in enumerate(problems)}
    # A good date that was seen before stands; what was never seen with one is told.
    told = tuple(problem for key, problem in left_out.items() if key not in known)
    return tuple(known.values()), told


def seen_order(one: Saved) -> tuple[datetime, str]:
    """By the moment a file was saved, as far as it is known, and by its path."""
    return seen(one) or datetime.min.replace(tzinfo=UTC), one.file.path


def seen(one: Saved) -> datetime | None:
    """When the file was saved at the earliest: the moment in its name, else when the feed was
    built, else its newest material. None where nothing tells it.
    """
    moments = [item.published for item in one.feed.items if item.published is not None]
    return one.stamp or one.feed.built or max(moments, default=None)


def _trusted(items: Sequence[Item]) -> frozenset[str]:
    """Identifiers that belong to one material: some sites write their own address into all."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.guid.startswith(_GUIDS):
            addresses[item.guid].add(material_key(item))
    return frozenset(guid for guid, keys in addresses.items() if len(keys) == 1)


def _refusal(one: Saved, item: Item, today: date) -> Problem | None:
    if item.published is None:
        return say.no_date(one.file.path, item)
    when = day(item.published)
    return say.in_future(one.file.path, item, when, today) if when > today else None


def _section(
    one: Saved,
    item: Item,
    names: Mapping[tuple[str, str], str],
    feeds: Mapping[str, FeedSource],
) -> tuple[str, set[str]]:
    """The first section of the material, and numbers of sections that have no name."""
    unnamed = set()
    for told in item.sections:
        name = told
        if one.feed.listing is not Listing.FEED:
            name = names.get((one.folder, told), "")
            if not name:
                unnamed.add(told)
        if name and fold(name) not in NO_SECTION:
            return name, unnamed
    source = feeds.get(one.source)
    return (source.section if source else "") or ALL, unnamed


def _material(
    key: str, one: Saved, item: Item, section: str, feeds: Mapping[str, FeedSource]
) -> Material:
    source = feeds.get(one.source)
    assert item.published is not None  # noqa: S101 - what has no moment was refused
    return Material(
        uid=sha256(key.encode("utf-8", "replace")).hexdigest()[:16],
        item=item,
        published=item.published,
        section=section,
        channel=(source.channel if source else "") or channel_of(item.address),
        groups=frozenset({(one.folder, one.feed.listing)}),
        origin=Origin(document=one.file.path, sha256=one.file.sha256),
    )


def _newer(before: Material | None, now: Material) -> Material:
    if before is None:
        return now
    published = now.published
    if now.item.changed:
        published = min(before.published, published)
    section = before.section if now.section == ALL else now.section
    groups = before.groups | now.groups
    return replace(now, published=published, section=section, groups=groups)


def by_group(saved: Iterable[Saved]) -> Iterator[tuple[Group, list[Saved]]]:
    """The files with materials, by what was visited."""
    groups: dict[Group, list[Saved]] = defaultdict(list)
    for one in saved:
        if one.feed.items:
            groups[one.folder, one.feed.listing].append(one)
    yield from groups.items()

"""Saved feeds of a council that never was, for the tests of reading them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import table
from opendata.collect.collected import Wanted
from opendata.collect.walk import FoundFile
from opendata.workspace.feeds import FeedSource
from opendata.workspace.workspace import Contact, Council

TODAY = date(2026, 11, 3)
SITE = "https://rada.example"
COUNCIL = Council("Тиховодська міська рада", "99000005", "", SITE, Contact("", ""), {})
TABLES: dict[str, TableSchema] = {
    "publications": table("publications", "own"),
    "publication_counts": table("publication_counts", "own"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mail_date(moment: str) -> str:
    """``2026-09-05 10:00`` in Kyiv summer time as RSS writes it."""
    day, _, time = moment.partition(" ")
    year, month, number = day.split("-")
    return f"{number} {MONTHS[int(month) - 1]} {year} {time or '12:00'}:00 +0300"


def entry(number: int | str, moment: str | None, section: str = "Новини", title: str = "") -> str:
    """An item of RSS."""
    when = f"<pubDate>{mail_date(moment)}</pubDate>" if moment else ""
    category = f"<category>{escape(section)}</category>" if section else ""
    address = f"{SITE}/news/{number}/"
    return (
        f"<item><title>{escape(title or f'Новина {number}')}</title><link>{address}</link>"
        f'<guid isPermaLink="false">{SITE}/?p={number}</guid>{when}{category}</item>'
    )


def rss(*entries: str, built: str = "") -> bytes:
    """A feed of RSS 2.0 with these items."""
    when = f"<lastBuildDate>{mail_date(built)}</lastBuildDate>" if built else ""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Рада</title>'
        f"<link>{SITE}</link>{when}{''.join(entries)}</channel></rss>"
    )
    return text.encode()


def post(number: int, moment: str, *sections: int, **more: object) -> dict[str, object]:
    """A post of WordPress; the moment is in UTC."""
    return {
        "id": number,
        "date_gmt": moment,
        "date": moment,
        "link": f"{SITE}/news/{number}/",
        "guid": {"rendered": f"{SITE}/?p={number}"},
        "title": {"rendered": f"Новина {number}"},
        "categories": list(sections),
    } | more


def as_json(page: Iterable[Mapping[str, object]] | Mapping[str, object]) -> bytes:
    content = dict(page) if isinstance(page, Mapping) else list(page)
    return json.dumps(content, ensure_ascii=False).encode()


def save(folder: Path, files: Mapping[str, bytes]) -> tuple[FoundFile, ...]:
    """The files in ``folder``, as a walk finds them."""
    found = []
    for name, data in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        found.append(FoundFile(f"feeds/{name}", str(path), sha256, len(data)))
    return tuple(found)


def wanted(
    folder: Path,
    files: Mapping[str, bytes],
    *feeds: FeedSource,
    today: date = TODAY,
    tables: tuple[str, ...] = tuple(TABLES),
) -> Wanted:
    """What the collector is asked for these files."""
    return Wanted(
        save(folder, files),
        {key: TABLES[key] for key in tables},
        COUNCIL,
        today,
        feeds={one.name: one for one in feeds},
    )

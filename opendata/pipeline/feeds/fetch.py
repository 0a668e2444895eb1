"""Feeds, fetched and saved as they came, so that what vanishes from them is not lost.

Only what reads well is saved, under the moment of the visit; a visit that brought nothing new is
saved once a month, as the evidence that nothing came out. Pages of WordPress are saved from the
last to the first: a kill between two of them leaves no first page, and the next visit reads on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from opendata.clock import day
from opendata.collect.feed_dates import saved_at
from opendata.collect.feed_files import read_feed
from opendata.collect.walk import FoundFile
from opendata.journal.files import write_atomically
from opendata.pipeline.feeds.web import Known, Web
from opendata.pipeline.feeds.wordpress import CATEGORIES, MEDIA, POSTS, ids_of, newest_pages
from opendata.portals.ckan.client.address import shown
from opendata.problems import OpendataError, Place, Problem
from opendata.workspace.feeds import WORDPRESS, FeedSource

MEMORY: Final = ".seen.json"
"""What the site said of the newest file, beside it; hidden, so that it is no source."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a visit to one feed brought: the files that were saved, in the order of their names.

    Without ``complete`` the feed could not be had, and nothing of it was saved.
    """

    saved: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    complete: bool = True


def fetch(source: FeedSource, web: Web, folder: Path, now: datetime) -> Fetched:
    """Visit ``source`` and save what is new into ``folder``, which is its own.

    Never raises for what a site can do: then the visit is incomplete, and nothing is saved.

    :raises OSError: the folder cannot be written.
    """
    try:
        if source.kind == WORDPRESS:
            files, problems = _listings(source, web, folder, now)
        else:
            files, problems = _feed(source, web, folder, now), ()
    except OpendataError as error:
        return Fetched((), tuple(_of(source, one) for one in error.problems), complete=False)
    for name in sorted(files, reverse=True):
        write_atomically(folder / name, files[name])
    saved = tuple(folder / name for name in sorted(files))
    return Fetched(saved, tuple(_of(source, one) for one in problems))


def stamp(now: datetime) -> str:
    """The moment of a visit, as names of files begin with it: ``2026-10-01T021500Z``."""
    return f"{now:%Y-%m-%dT%H%M%S}Z"


def _of(source: FeedSource, problem: Problem) -> Problem:
    return replace(problem, place=Place(key=f"opendata.sources.feeds.{source.name}"))


def _feed(source: FeedSource, web: Web, folder: Path, now: datetime) -> Mapping[str, bytes]:
    newest = _newest(folder, ".xml")
    last = newest.read_bytes() if newest is not None else b""
    answer = web.get(source.url, _remembered(folder, source.url, last))
    data = last if answer.unchanged else answer.data
    if not answer.unchanged:
        read_feed(data, shown(source.url))
        write_atomically(folder / MEMORY, _memory(source.url, data, answer.known))
    if data == last and newest is not None and _same_month(newest, now):
        return {}
    return {f"{stamp(now)}.xml": data}


def _remembered(folder: Path, url: str, last: bytes) -> Known:
    """What to ask with; nothing, unless the newest file is the one that was told of."""
    try:
        told = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
        if told["url"] == url and told["sha256"] == hashlib.sha256(last).hexdigest():
            return Known(str(told["etag"]), str(told["modified"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return Known()


def _memory(url: str, data: bytes, known: Known) -> bytes:
    told = {
        "url": url,
        "sha256": hashlib.sha256(data).hexdigest(),
        "etag": known.etag,
        "modified": known.modified,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _listings(
    source: FeedSource, web: Web, folder: Path, now: datetime
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for listing in (CATEGORIES, POSTS, *((MEDIA,) if source.media else ())):
        before = _saved(folder, f"*-{listing}-*.json")
        known = {one for path in before for one in ids_of(path.read_bytes())}
        # Sections are renamed too: all of their few pages are read every time.
        pages = newest_pages(web, source.url, listing, () if listing == CATEGORIES else known)
        if pages.cut is not None:
            problems.append(pages.cut)
        numbered = {
            f"{stamp(now)}-{listing}-{number:03}.json": data
            for number, data in enumerate(pages.data, 1)
        }
        if listing == CATEGORIES:
            contents = {path.read_bytes() for path in _of_last_visit(before)}
            wanted = contents != set(pages.data)
        else:
            wanted = pages.news or not before or not _same_month(before[-1], now)
        files |= numbered if wanted else {}
    return files, tuple(problems)


def _saved(folder: Path, pattern: str) -> list[Path]:
    """The files of earlier visits, in the order of their names, which is that of the visits.

    What a clerk saved by hand under a name without a moment is not among them.
    """
    return sorted(path for path in folder.glob(pattern) if _moment(path) is not None)


def _of_last_visit(files: Iterable[Path]) -> list[Path]:
    kept = list(files)
    return [path for path in kept if path.name[:18] == kept[-1].name[:18]]


def _newest(folder: Path, suffix: str) -> Path | None:
    return next(reversed(_saved(folder, f"*{suffix}")), None)


def _same_month(path: Path, now: datetime) -> bool:
    """Whether a file was saved in the month of ``now``, by the time in Kyiv."""
    moment = _moment(path)
    return moment is not None and day(moment).replace(day=1) == day(now).replace(day=1)


def _moment(path: Path) -> datetime | None:
    return saved_at(FoundFile(path.name, "", "", 0))

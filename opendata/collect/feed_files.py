"""The folder of saved feeds: which file is what, and when it was saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.collect import feed_findings as say
from opendata.collect.feed import Feed, Listing, NoFeed
from opendata.collect.feed_dates import saved_at
from opendata.collect.feed_wordpress import read_wordpress
from opendata.collect.feed_xml import read_xml
from opendata.collect.filled import read_filled
from opendata.collect.walk import FoundFile, unreadable
from opendata.problems import OpendataError, Problem
from opendata.table import Table

LARGEST: Final = 64_000_000
"""Bytes of one file: a page of a hundred posts with their whole texts has two million."""
MEGABYTE: Final = 1_000_000
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"
_XML: Final = (b"<", b"\xff\xfe<", b"\xfe\xff\0<")
_PAGE: Final = re.compile(r"[-_ ](\d{1,5})\.json$", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Saved:
    """A feed in the folder. ``stamp`` is the moment in its name, ``page`` its number there."""

    file: FoundFile
    feed: Feed
    stamp: datetime | None
    page: int | None

    @property
    def folder(self) -> str:
        """The path of its folder: one for each feed."""
        return self.file.path.rpartition("/")[0]

    @property
    def source(self) -> str:
        """The name of its folder, which is the name of the feed in the descriptor."""
        return self.folder.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Folder:
    """All that was read. Without ``complete`` there is a file that could not be."""

    saved: tuple[Saved, ...]
    typed: tuple[Table, ...]
    problems: tuple[Problem, ...]
    complete: bool


def read_folder(files: Iterable[FoundFile], counts: TableSchema) -> Folder:
    """The feeds, and the workbooks that hold the table ``counts``."""
    saved: list[Saved] = []
    typed: list[Table] = []
    problems: list[Problem] = []
    complete = True
    for file in files:
        try:
            data = _bytes(file)
            if not _is_feed(data):
                filled = read_filled(data, file.path, counts)
                typed.append(filled.table)
                problems += filled.problems
                continue
            one = _feed(data, file)
        except OpendataError as error:
            problems += error.problems
            complete = False
        else:
            saved.append(one)
            if one.feed.others:
                problems.append(say.other_media(file.path, one.feed.others))
    return Folder(tuple(saved), tuple(typed), tuple(problems), complete)


def _bytes(file: FoundFile) -> bytes:
    if file.bytes > LARGEST:
        raise say.refused(say.too_large(file.path, LARGEST // MEGABYTE))
    try:
        return file.absolute.read_bytes()
    except OSError:
        raise say.refused(unreadable(file.path)) from None


def _is_feed(data: bytes) -> bool:
    head = data[:4096].lstrip(_MARKS)
    return head.startswith((*_XML, b"[", b"{"))


def _feed(data: bytes, file: FoundFile) -> Saved:
    page = _PAGE.search(file.path)
    number = int(page[1]) if page else None
    return Saved(file, read_feed(data, file.path), saved_at(file), number)


def read_feed(data: bytes, name: str) -> Feed:
    """The feed in ``data``, called ``name`` before people.

    :raises OpendataError: ``feed-unknown``, ``feed-broken``, ``feed-hostile``; exit 3.
    """
    try:
        if data.lstrip(_MARKS).startswith(_XML):
            return read_xml(data, name)
        return read_wordpress(data)
    except NoFeed as error:
        raise say.refused(say.unknown(name, str(error))) from None
    except OpendataError as error:
        hostile = error.problem.code == "document-bomb"
        raise say.refused(say.hostile(name) if hostile else say.broken(name)) from None


def names_of_sections(saved: Iterable[Saved]) -> dict[tuple[str, str], str]:
    """Folder and number of a section of WordPress → its name, as the last file has it."""
    return {
        (one.folder, number): name
        for one in saved
        if one.feed.listing is Listing.CATEGORIES
        for number, name in one.feed.terms.items()
    }

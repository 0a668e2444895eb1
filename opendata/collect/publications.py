"""Saved feeds and workbooks of counts → the materials of a council, and how many there were.

Every feed that was ever saved stays in its folder: a feed shows its newest materials alone, and
what has vanished from it stays in the table. There is a folder for each feed, and names of files
begin with the moment they were saved (``2026-10-01T021500Z.xml``, ``2026-10-01-posts-1.json``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import OWN, table
from opendata.collect.collected import Collected, Wanted
from opendata.collect.feed_files import read_folder
from opendata.collect.publication_counts import COUNTS, count, merge_counts
from opendata.collect.publication_items import Material, settle
from opendata.table import Cell, Row, Table

PUBLICATIONS: Final = "publications"


def collect(wanted: Wanted) -> Collected:
    """The materials that ``wanted.files`` list, and their number by month, channel, section, kind.

    A month is counted once it has ended, and only if the saved feeds show all of it. A number that
    was typed stands before one that was counted. Where a file cannot be read, the collection is
    incomplete, and nothing is counted from feeds: the numbers would be too small.
    """
    schema = wanted.tables.get(COUNTS) or table(COUNTS, OWN)
    folder = read_folder(wanted.files, schema)
    materials, noticed = settle(folder.saved, wanted.feeds, wanted.today)
    whole = folder.saved if folder.complete else ()
    merged = merge_counts(
        count(materials if whole else (), whole, wanted.today), folder.typed, schema
    )
    found = {COUNTS: merged.table}
    if PUBLICATIONS in wanted.tables:
        found[PUBLICATIONS] = _table(wanted.tables[PUBLICATIONS], materials)
    return Collected(
        {key: one for key, one in found.items() if key in wanted.tables},
        tuple(dict.fromkeys((*folder.problems, *noticed, *merged.problems))),
        complete=folder.complete,
    )


def _table(schema: TableSchema, materials: Iterable[Material]) -> Table:
    kept = tuple(materials)
    rows = tuple(_row(schema, one) for one in kept)
    return Table(schema.columns, rows, tuple(one.origin for one in kept))


def _row(schema: TableSchema, one: Material) -> Row:
    values: dict[str, Cell] = {
        "uid": one.uid,
        "date": one.day.isoformat(),
        "title": one.item.title or None,
        "section": one.section,
        "kind": one.item.what.value,
        "channel": one.channel,
        "url": one.url,
    }
    return tuple(values.get(column) for column in schema.columns)

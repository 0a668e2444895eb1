"""What a collector of tables is asked, and what it brings: the contract of all of them.

A collector reads files of one kind (forms, exports of a voting system, logs) and gives the rows of
one or more tables. It may read the files that it is given, and nothing else; it writes nothing,
asks no clock, and never raises for what stands in a file: that is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from opendata.catalogue.schema import TableSchema
from opendata.collect.batch import Document
from opendata.collect.walk import FoundFile
from opendata.problems import Problem
from opendata.table import Table
from opendata.workspace.feeds import FeedSource
from opendata.workspace.workspace import Council


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to collect: the ``files`` of the source in the order of their paths, and the ``tables``
    of the dataset by their keys, in the order of its descriptor. ``today`` is the day in Kyiv.

    ``links`` are the public addresses of documents that other datasets have released, by the
    identifiers of their rows, for collectors whose rows link to them. ``feeds`` are those that the
    descriptor declares, by name, for the collector of what was saved of them.
    """

    files: tuple[FoundFile, ...]
    tables: Mapping[str, TableSchema]
    council: Council
    today: date
    links: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, FeedSource] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found.

    ``tables`` has the rows by the key of the table, with an origin each; its columns are those of
    the structure, in that order. A table that is left out has no rows.

    ``documents`` are the files that count as documents of the dataset (a passport is one, a log is
    none), one for each file with what became of it. ``of_rows`` says which of them belongs to a row
    of the first table: the cells of its key, joined by ``|``, → the path of the document; its
    published name stands in the column ``file`` of that row.

    ``kinds`` says by the path of a document what it is («паспорт бюджетної програми»), for counts.

    ``complete`` is False when a part of the source could not be read: then nothing is removed.
    """

    tables: Mapping[str, Table]
    problems: tuple[Problem, ...] = ()
    documents: tuple[Document, ...] = ()
    of_rows: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

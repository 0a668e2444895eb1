"""One council's folder, as read and checked. Reading it is the business of :mod:`.read`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.messages import Language
from opendata.privacy.waivers import Waiver
from opendata.workspace.feeds import FeedSource
from opendata.workspace.public_keys import PublicKey
from opendata.workspace.sync import NOTHING_SAID, SyncSettings


@dataclass(frozen=True, slots=True)
class Contact:
    """The person who answers for the open data (Resolution 835, point 24)."""

    name: str
    email: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The order that names who answers for the open data (Resolution 835, point 24)."""

    title: str
    number: str
    date: date
    url: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a council says of a requirement that it does not meet by a set of its own.

    ``status`` is ``does not apply`` or ``deferred``, ``reason`` says why, or on what ground.
    ``until`` is the last day of a deferral; None where its end is not known.
    """

    status: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the council that issues acts: its full name, its EDRPOU code if it has one."""

    name: str
    edrpou: str | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """The publisher of the data.

    ``bodies`` maps a kind of act (:class:`opendata.acts.act.Kind` value) to who issues it.
    """

    name: str
    edrpou: str
    katottg: str
    site: str
    contact: Contact
    bodies: Mapping[str, Body]
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class DocumentsSource:
    """A folder of documents, subfolders included; ``path`` is relative to the dataset's folder."""

    path: str


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """A spreadsheet or CSV; ``columns`` maps a published column to the register's header."""

    path: str
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableSource:
    """A workbook or CSV that holds a table of the recommendations as its template has it.

    ``path`` is relative to the dataset's folder; ``sheet`` is None where the header tells it.
    """

    schema: TableSchema
    path: str
    sheet: str | None = None


PUBLISHED: Final = "published"
"""The collector of the register of datasets."""


@dataclass(frozen=True, slots=True)
class CollectorSource:
    """A folder of files that a collector reads tables of ``schemas`` out of.

    ``kind`` is which collector; ``path`` is relative to the dataset's folder, and empty for the
    register of datasets, which is made of what the workspace has published itself. ``feeds`` are
    what the saved files of a feed are known by.
    """

    kind: str
    path: str
    schemas: tuple[TableSchema, ...]
    feeds: tuple[FeedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """One published set, as its descriptor declares it.

    ``folder`` is ``datasets/<name>`` as an absolute path. ``defaults`` gives a value to a column
    that no source fills: a literal, ``=<column>`` (that column's value) or ``=first-published``
    (the day of the first release that had the row). ``max_removals`` is the share of rows (0..1)
    that may vanish without ``--allow-removals``. ``update`` is a portal code of the update
    frequency. ``descriptor`` is the whole file, for what is published as it stands.

    ``portals`` are those that it goes to: all of the workspace where the descriptor names none.

    A dataset has ``tables`` that the clerk fills in; or a ``collector`` that reads them out of the
    files of a folder; or acts: then ``documents``, ``register`` or both, and ``kinds``. ``schema``
    is that of the acts, or of the first of the tables. ``requirement`` is empty for a set that
    Resolution 835 does not ask for.
    """

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    purpose: str
    update: str
    requirement: str
    edition: str
    schema: TableSchema
    folder: Path
    documents: DocumentsSource | None
    register: RegisterSource | None
    kinds: tuple[str, ...]
    defaults: Mapping[str, str]
    max_removals: float
    portals: tuple[str, ...]
    descriptor: Mapping[str, Any]
    tables: tuple[TableSource, ...] = ()
    collector: CollectorSource | None = None

    @property
    def structures(self) -> tuple[TableSchema, ...]:
        """The structures of all its tables, in their order: at least one."""
        if self.collector is not None:
            return self.collector.schemas
        return tuple(one.schema for one in self.tables) or (self.schema,)

    @property
    def is_register(self) -> bool:
        """Whether it is the register of datasets, which follows all the others."""
        return self.collector is not None and self.collector.kind == PUBLISHED

    @property
    def of_tables(self) -> bool:
        """Whether it is made of tables, and not of acts."""
        return bool(self.tables) or self.collector is not None


@dataclass(frozen=True, slots=True)
class PortalConfig:
    """One portal; ``url`` is its address.

    For kind ``site``, ``path`` is the folder to write. For kind ``ckan``, ``organization`` is the
    council's own there (name or id), ``profile`` the kind of CKAN (``ckan``, ``data.gov.ua``), and
    ``datastore`` asks for tables in its DataStore.
    """

    name: str
    kind: str
    path: str
    url: str
    organization: str = ""
    profile: str = "ckan"
    datastore: bool = False


@dataclass(frozen=True, slots=True)
class Workspace:
    """A council's folder. ``root`` is absolute."""

    root: Path
    language: Language
    council: Council
    datasets: Mapping[str, Dataset]
    portals: Mapping[str, PortalConfig]
    sync: SyncSettings = NOTHING_SAID
    keys: tuple[PublicKey, ...] = ()
    """The public keys that its releases are signed with; none where they are not signed."""
    exemptions: Mapping[str, Exemption] = field(default_factory=dict)
    """What is said of requirements that no set is there for, by their keys."""
    activity_template: str | None = None
    """The DOCX template of the activity report, relative to the root; None for the one that ships.
    """

    waivers: tuple[Waiver, ...] = ()
    """What people let pass of the findings of the screen for personal data."""

    @property
    def state(self) -> Path:
        """Where the journal, the objects and the releases are kept."""
        return self.root / ".opendata"

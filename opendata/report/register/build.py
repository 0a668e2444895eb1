"""The register, worked out."""

from __future__ import annotations

from datetime import date, datetime

from opendata.clock import day
from opendata.journal.journal import Journal
from opendata.release.store import ReleaseStore
from opendata.report.register.changes import changes
from opendata.report.register.entries import entries
from opendata.report.register.model import Changes, Register
from opendata.workspace.workspace import Workspace


def register_of(
    journal: Journal, store: ReleaseStore, workspace: Workspace, until: datetime
) -> Register:
    """The register as of ``until``.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4.
    """
    found = entries(journal, store, workspace, until)
    return Register(workspace.council.name, until, found, None)


def changes_of(
    journal: Journal,
    store: ReleaseStore,
    first: date | None,
    since: datetime | None,
    until: datetime,
) -> Changes:
    """What changed from the day ``first``, after the moment ``since``, both None for all of the
    past.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4.
    """
    return Changes(first, day(until), changes(journal, store, since, until))

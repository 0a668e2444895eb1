"""The whole report: every section, worked out from what was released and recorded."""

from __future__ import annotations

from datetime import date, datetime

from opendata.clock import end_of_day
from opendata.journal.journal import Journal
from opendata.release.store import ReleaseStore
from opendata.report.activity import (
    acts,
    budget,
    indicators,
    open_data,
    organisations,
    publications,
    requests,
)
from opendata.report.activity.known import Known
from opendata.report.activity.model import Activity
from opendata.workspace.workspace import Workspace


def activity(
    workspace: Workspace,
    journal: Journal,
    store: ReleaseStore,
    first: date,
    last: date,
    until: datetime,
) -> Activity:
    """The report for the days from ``first`` to ``last``, by what was known at ``until``.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4, where they cannot be read.
    """
    end = min(end_of_day(last), until)
    known = Known(workspace, journal, store, first, last, end, until)
    with journal.reading():
        parts = (
            publications.part(known),
            acts.part(known),
            open_data.part(known),
            budget.part(known),
            requests.part(known),
            organisations.part(known),
            *indicators.parts(known),
        )
    return Activity(workspace.council, first, last, until, parts)

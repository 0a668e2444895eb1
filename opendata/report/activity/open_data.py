"""Open data: sets and documents at the end of the period, and sets that came to a portal in it."""

from __future__ import annotations

from typing import Final

from opendata.messages import msg, nmsg
from opendata.report.activity.entries import entry
from opendata.report.activity.known import Known
from opendata.report.activity.model import Entry, Part, Source
from opendata.report.counts.held import count
from opendata.report.counts.words import published
from opendata.workspace.portals import CKAN

TITLE: Final = msg("Open data")


def part(known: Known) -> Part:
    """The section on open data."""
    held = count(known.journal, known.end)
    where = tuple(Source(one.dataset, one.version) for one in held.datasets)
    day = known.shown_end
    says = published((held.sets, held.documents), day)
    some = held.sets or None
    return Part(
        "open-data",
        TITLE,
        (
            entry("sets", msg("Sets of open data"), some, says, where),
            entry(
                "set-documents",
                msg("Documents in the sets"),
                held.documents if some else None,
                nmsg("The sets hold {n} document.", "The sets hold {n} documents.", held.documents),
                where,
            ),
            _created(known),
        ),
    )


def _created(known: Known) -> Entry:
    """Sets whose first proof on a CKAN lies in the period, by their titles."""
    portals = [one.name for one in known.workspace.portals.values() if one.kind == CKAN]
    found = []
    for name in known.journal.datasets():
        every = (
            one for one in known.journal.proofs(name, until=known.end) if one.portal in portals
        )
        first = next(every, None)
        if first is not None and first.at > known.since:
            dataset = known.workspace.datasets.get(name)
            found.append((dataset.title if dataset else name, first))
    number = len(found) or None
    titles = "; ".join(f"«{title}»" for title, _ in found)
    return entry(
        "created",
        msg("Sets created on the portal"),
        number,
        nmsg(
            "{n} set was created on the portal: {titles}.",
            "{n} sets were created on the portal: {titles}.",
            number or 0,
            titles=titles,
        ),
        tuple(Source(one.dataset, one.version, one.number) for _, one in found),
    )

"""Looking at the journal as it was at a past moment, without reading it all.

A million events are fifteen years of a large council. What is asked about any day of them (the
last event of a step, what had been proven by then) is found by indexes: over the time of the
events, and over those receipts that prove something. An index over facts leaves out events that
cannot be read, so a third one lists these, and is asked first: it is empty in a sound journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

_TIME: Final = "'[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]+00:00'"
_SAYS: Final = "CASE WHEN json_valid(data) THEN json_type(data, '$.proven') END"
# The step stands inside, so that SQLite takes the small index and not the one over times.
_PROVEN: Final = (
    "CASE WHEN step = 'receipt' AND json_valid(data) THEN json_type(data, '$.proven') END = 'true'"
)
_FIT: Final = (
    f"json_valid(data) AND at GLOB {_TIME} "
    f"AND (step <> 'receipt' OR COALESCE({_SAYS}, '') IN ('true', 'false'))"
)
_PORTAL: Final = "json_extract(data, '$.portal')"
_VERSION: Final = "json_extract(data, '$.version')"

INDEXES: Final = f"""
CREATE INDEX IF NOT EXISTS events_by_time ON events (dataset, step, at, number);
CREATE INDEX IF NOT EXISTS events_proven ON events (dataset, at, number, {_PORTAL}, {_VERSION})
WHERE {_PROVEN};
CREATE INDEX IF NOT EXISTS events_unfit ON events (number) WHERE NOT ({_FIT});
"""

LATEST: Final = (
    "FROM events WHERE dataset = ? AND step = ? AND at <= ? ORDER BY at DESC, number DESC LIMIT 1"
)
BETWEEN: Final = (
    "FROM events WHERE dataset = ? AND step = ? AND at > ? AND at <= ? ORDER BY at, number"
)
_PROOFS: Final = (
    f"SELECT number, at, dataset, {_PORTAL}, {_VERSION} FROM events "  # noqa: S608 - our own words
    f"WHERE dataset = ? AND at > ? AND at <= ? AND {_PROVEN} "
)
PROOFS: Final = _PROOFS + "ORDER BY at, number"
LATEST_PROOF: Final = _PROOFS + "ORDER BY at DESC, number DESC LIMIT 1"
LATEST_PROOF_OF: Final = _PROOFS + f"AND {_PORTAL} = ? ORDER BY at DESC, number DESC LIMIT 1"
PROVEN_AT: Final = (
    "SELECT (SELECT number FROM events "  # noqa: S608 - our own words
    f"WHERE dataset = ?2 AND at <= moment.value AND {_PROVEN} "
    "ORDER BY at DESC, number DESC LIMIT 1) FROM json_each(?1) AS moment ORDER BY moment.key"
)
NUMBERED: Final = (
    "FROM json_each(?) AS wanted CROSS JOIN events ON events.number = wanted.value "
    "ORDER BY wanted.key"
)
DATASETS: Final = (
    "WITH RECURSIVE names (name) AS (SELECT MIN(dataset) FROM events UNION ALL "
    "SELECT (SELECT MIN(dataset) FROM events WHERE dataset > name) FROM names "
    "WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
)
"""Each name is found by the index from the one before, as there are few among many events."""
UNFIT: Final = f"SELECT number FROM events WHERE NOT ({_FIT}) ORDER BY number LIMIT 1"  # noqa: S608


def told(facts: int) -> str:
    """The query for so many facts of the events between two moments; a JSON array of them."""
    paths = ", ".join("?" * facts)
    return f"SELECT number, at, json_extract(data, {paths}) {BETWEEN}"


@dataclass(frozen=True, slots=True)
class Proof:
    """That a portal was seen to serve a version whole: event ``number``, recorded at ``at``."""

    number: int
    at: datetime
    dataset: str
    portal: str
    version: str


def proof_of(row: tuple[Any, ...]) -> Proof:
    """The proof in a row of :data:`PROOFS`; ``ValueError`` where a fact is not text."""
    number, at, *facts = row
    if not all(isinstance(one, str) for one in facts):
        raise ValueError(number)
    return Proof(number, datetime.fromisoformat(at), *facts)


def stamp(moment: datetime) -> str:
    """A moment as the journal writes it; such texts sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def span(since: datetime | None, until: datetime | None) -> tuple[str, str]:
    """The bounds as texts; without them, before and after every time there is."""
    return (stamp(since) if since else "", stamp(until) if until else "9")

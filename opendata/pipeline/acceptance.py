"""How soon after their acceptance the acts of a release were published, for its event.

A decision is to be published within five working days of its approval (Law of Ukraine on access to
public information, article 15 part 2). The day of a release is the first that the public can have
seen it. A first release is an archive, and says nothing of that.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from opendata.catalogue.calendar import working_calendar
from opendata.clock import day
from opendata.problems import OpendataError
from opendata.release.changes import read_changes
from opendata.release.manifest import OURS
from opendata.release.release import Release, Role
from opendata.release.store import ReleaseStore

ACCEPTED: Final = ("acceptedDate", "dateAccepted")
"""The column with the day of acceptance, in the editions of 2025 and of 2019."""
WORKING_DAYS: Final = 5


def acceptance_of(store: ReleaseStore, release: Release) -> dict[str, object]:
    """``acceptance``: of the acts that are new in ``release``, how many there are (``acts``), how
    many came later than five working days after their acceptance (``late``), and the ``slowest``
    as [key, working days], null where none is late. Nothing for a first release or other tables.
    """
    if release.manifest[OURS]["previous"] is None:
        return {}
    try:
        path = next(one.path for one in release.files if one.role is Role.CHANGES)
        changes = read_changes(store.file(release, path).read_bytes())
    except (OpendataError, OSError, ValueError):
        return {}  # the release is damaged: «verify» tells of it
    came = day(release.created)
    waits = []
    for row in changes.added:
        accepted = next((row[name] for name in ACCEPTED if row.get(name)), None)
        waited = _waited(str(accepted), came) if accepted else None
        if waited is not None:
            waits.append((waited, str(next(iter(row.values())))))
    if not waits:
        return {}
    late = [one for one in waits if one[0] > WORKING_DAYS]
    slowest = max(late, default=None)
    return {
        "acceptance": {
            "acts": len(waits),
            "late": len(late),
            "slowest": None if slowest is None else [slowest[1], slowest[0]],
        }
    }


def _waited(accepted: str, came: date) -> int | None:
    """Working days from the day of acceptance to that of the release; None where none are known."""
    try:
        first = date.fromisoformat(accepted)
        return working_calendar().between(first, came)
    except ValueError:  # no day, or one of years whose working days nobody has written down
        return None

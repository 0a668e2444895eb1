"""What earlier visits found, address by address: so that a run goes on where the last one ended.

It is a cache: whoever deletes it has all addresses visited again. What reports tell stands in the
journal.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from opendata.pipeline.links.found import State, Visit

_SCHEMA = """
CREATE TABLE IF NOT EXISTS visits (
    address TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    target TEXT NOT NULL,
    silences INTEGER NOT NULL
) STRICT;
"""


class Memory:
    """The visits in the file ``path``, which is made with the first of them.

    A file that cannot be read is taken for none, and made anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def known(self, addresses: Iterable[str]) -> Mapping[str, Visit]:
        """The last visit to each of ``addresses``; those never visited are left out."""
        if not self.path.is_file():
            return {}
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=30)) as database:
                rows = database.execute(
                    "SELECT address, at, state, why, target, silences FROM visits"
                )
                wanted = set(addresses)
                return {one[0]: _visit(one[1:]) for one in rows if one[0] in wanted}
        except (sqlite3.DatabaseError, ValueError):
            self.path.unlink(missing_ok=True)
            return {}

    def keep(self, address: str, visit: Visit) -> None:
        """Remember a visit; when this returns, a kill does not lose it.

        :raises OSError: the folder cannot be written.
        """
        row = (
            address,
            visit.at.isoformat(),
            str(visit.state),
            visit.why,
            visit.target,
            visit.silences,
        )
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=30)) as database, database:
                database.execute(_SCHEMA)
                database.execute("INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?)", row)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error


def _visit(row: tuple[str, str, str, str, int]) -> Visit:
    at, state, why, target, silences = row
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(at)
    return Visit(moment, State(state), why, target, silences)

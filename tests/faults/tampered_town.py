"""A town with a history, and somebody who may write to every file of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from parking_hands import Parking
from review_hands import PUBLISH, UNNUMBERED, Paper, collect, doubtful
from signing_hands import give_key
from town import make_town

from opendata.journal.event import chain
from opendata.journal.head import Head, seal_of, write_head
from opendata.journal.journal import Journal
from opendata.pipeline.verify import Verification, verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Severity
from opendata.workspace.read import read_workspace

NO_EVIDENCE = ("cache.sqlite", "lock")
"""What may be deleted, as the operator's guide says."""
Row = list[Any]


def make_history(root: Path, *, signed: bool) -> datetime:
    """Three releases of acts, one with a correction, and two of tables; the time of the last."""
    town = make_town(root)
    if signed:
        give_key(town)
    for number in ("1", "2"):
        town.write(number)
    town.publish()
    doubtful(town)
    paper = Paper(root.parent / "review.xlsx")
    collect(town, review=paper.path)
    paper.fill(UNNUMBERED, Номер="7", Дата="14.02.2024", Дія=PUBLISH)
    collect(town, apply=paper.path)
    town.publish()
    parking = Parking(town)
    parking.publish()
    parking.write("operators", parking.operators[:1])
    parking.publish(allow_removals=True)
    town.write("3")
    town.publish()
    return town.clock


@dataclass
class Tampered:
    """A copy of such a town in ``root``, to be tampered with and put back."""

    root: Path
    clock: datetime
    _before: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def state(self) -> Path:
        return self.root / ".opendata"

    @property
    def site(self) -> Path:
        return self.root / "public"

    @property
    def journal(self) -> Journal:
        return Journal(self.state / "journal.sqlite")

    def evidence(self) -> list[Path]:
        """Every file that is evidence of something."""
        found = [*self.state.rglob("*"), *self.site.rglob("*")]
        return sorted(one for one in found if one.is_file() and one.name not in NO_EVIDENCE)

    def needed(self, path: Path) -> bool:
        """Whether a release or an event names the file: others are only kept, such as the tables
        that a release was made from.
        """
        if path.parent.parent != self.state / "objects":
            return True
        name = path.parent.name + path.name
        lists = self.state.glob("releases/*/*/documents.csv")
        return any(name in one.read_text("utf-8") for one in lists) or any(
            name in row[5] for row in self.rows()
        )

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def write(self, path: Path, data: bytes | None) -> None:
        """Other bytes at ``path``, or none."""
        if path not in self._before:
            self._before[path] = path.read_bytes() if path.is_file() else None
        if data is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def flip(self, path: Path, at: int, bit: int = 1) -> None:
        data = bytearray(path.read_bytes())
        data[at] ^= bit
        self.write(path, bytes(data))

    def restore(self) -> None:
        """Put everything back that was changed by :meth:`write`."""
        for path, data in self._before.items():
            if data is not None:
                path.write_bytes(data)
            elif path.is_file():
                path.unlink()
        self._before.clear()

    def verify(self, **options: Any) -> Verification:
        return verify_workspace(read_workspace(self.root), None, self.clock, SILENT, **options)

    # The events.

    def rows(self) -> list[Row]:
        with sqlite3.connect(f"file:{self.journal.path}?mode=ro", uri=True) as database:
            query = "SELECT number, at, run, step, dataset, data, hash FROM events ORDER BY number"
            return [list(row) for row in database.execute(query)]

    def put_events(self, rows: list[Row], *, rechain: bool = False) -> None:
        """Write the events anew past the triggers, which are put back afterwards."""
        self.write(self.journal.path, self.journal.path.read_bytes())
        with sqlite3.connect(self.journal.path) as database:
            triggers = database.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                database.execute(f"DROP TRIGGER {name}")
            database.execute("DELETE FROM events")
            link = ""
            for number, row in enumerate(rows, start=1):
                one = list(row)
                if rechain:
                    one[0] = number
                    one[6] = chain(link, *one[1:6])
                link = one[6]
                database.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", one)
            last = database.execute("SELECT max(number) FROM events").fetchone()[0]
            database.execute("UPDATE sqlite_sequence SET seq = ?", [last])
            for _, sql in triggers:
                database.execute(sql)

    def put_head(self) -> None:
        """A head with a seal, as the program would write it."""
        self.write(self.journal.head, self.journal.head.read_bytes())
        last = self.rows()[-1]
        write_head(self.journal.head, Head(last[0], last[6], seal_of(self.journal.path)))


def named(found: Verification) -> Iterator[str]:
    """Every place that a verification tells of as wrong, or as not to be checked."""
    for problem in (*found.problems, *found.unchecked):
        if problem.severity is not Severity.NOTE:
            yield str(problem.place)
            yield str(problem.place.file)
    for receipt in found.receipts:
        yield from (f"public/{one.path}" for one in receipt.checks if str(one.match) != "same")


def names(found: Verification, name: str) -> bool:
    """Whether ``name`` is among the places, by its end: some are whole paths, and the journal is
    known by its name alone.
    """
    wanted = {name, name.removeprefix(".opendata/")}
    return any(one in wanted or one.endswith(f"/{name}") for one in named(found))


def copied(root: Path, to: Path, clock: datetime) -> Tampered:
    return Tampered(Path(shutil.copytree(root, to)), clock)


def content(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))

"""A workspace whose journal has run for years, written in bulk: for reports over a long past.

Its chain, head, steps and facts are those that the nightly runs of so many years would have left;
only the hour that each of a million nightly commits takes is saved. The store has real releases
for the moments that are asked about (their manifests, passports and lists of documents), and not
the hundred thousand before them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from opendata.acts.act import Kind
from opendata.catalogue.requirement_keys import requirement_keys
from opendata.journal.event import chain
from opendata.journal.head import Head, write_head
from opendata.journal.journal import Journal, Step
from opendata.workspace.init import make_workspace
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import Workspace
from scripts.benchmarks.journal_releases import Releases
from scripts.benchmarks.nochange import ANSWERS

BEGIN: Final = datetime(2011, 1, 3, 1, 0, 0, tzinfo=UTC)
END: Final = datetime(2025, 12, 31, 1, 0, 0, tzinfo=UTC)
PAST: Final = datetime(2020, 4, 1, 20, 59, 59, tzinfo=UTC)
"""A day that reports are asked about; the releases in force then are in the store."""
EACH: Final = 12
"""Events of one publication to two portals."""
KINDS: Final = tuple(str(kind) for kind in Kind if kind is not Kind.ANNEX)
PORTALS: Final = ("site", "data-gov-ua")


@dataclass(frozen=True)
class Plan:
    """How much is made: the events in all, and the sets and their documents at the end."""

    events: int
    datasets: int = 100
    documents: int = 700_000

    @cached_property
    def nights(self) -> int:
        """How many nights bring something new; a quarter of the sets' time is before they are."""
        every = range(self.datasets)
        nights = max(2, int(self.events / EACH / sum(1 - self.first(one) for one in every)))
        while sum(nights - int(self.first(one) * nights) for one in every) * EACH > self.events:
            nights -= 1
        return nights

    def first(self, dataset: int) -> float:
        """From which part of the time on a set is there: new ones came for half of it."""
        return dataset / self.datasets / 2

    def night(self, number: int) -> datetime:
        """The moment of a night."""
        return BEGIN + timedelta(seconds=int((END - BEGIN).total_seconds() * number / self.nights))

    def begins(self, dataset: int) -> int:
        """The night of the first publication of a set."""
        return int(self.first(dataset) * self.nights)

    def held(self, dataset: int, night: int) -> int:
        """How many documents a set has from that night on."""
        share = self.documents // self.datasets
        share += 1 if dataset < self.documents % self.datasets else 0
        done, whole = night - self.begins(dataset) + 1, self.nights - self.begins(dataset)
        return max(1, share * done // whole)

    def newest(self, dataset: int, until: datetime) -> tuple[int, ...]:
        """The last night up to ``until`` that brought a release of the set, if there was one."""
        nights = range(self.begins(dataset), self.nights)
        return tuple(night for night in nights if self.night(night) <= until)[-1:]


def name_of(dataset: int) -> str:
    """``acts-007``."""
    return f"acts-{dataset:03}"


def kind_of(dataset: int) -> str:
    """The kind of all documents of a set."""
    return KINDS[dataset % len(KINDS)]


def make_town(root: Path, plan: Plan) -> Workspace:
    """The workspace in the folder ``root``, which must not exist, with journal and releases."""
    make_workspace(root, ANSWERS)
    (root / "datasets" / "decisions" / "datapackage.yaml").unlink()
    (root / "datasets" / "decisions" / "documents").rmdir()
    (root / "datasets" / "decisions").rmdir()
    settings = root / "opendata.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + _SECOND_PORTAL, encoding="utf-8", newline="\n")
    keys = sorted(requirement_keys())
    for number in range(plan.datasets):
        folder = root / "datasets" / name_of(number)
        folder.mkdir(parents=True)
        described = _descriptor(number, keys[number % len(keys)])
        text = json.dumps(described, ensure_ascii=False, indent=1)  # which is YAML too
        (folder / "datapackage.yaml").write_text(text, encoding="utf-8", newline="\n")
        (folder / "documents").mkdir()
    workspace = read_workspace(root)
    releases = Releases(workspace)
    stored: dict[tuple[int, int], str] = {}
    for number in range(plan.datasets):
        for night in sorted({*plan.newest(number, PAST), *plan.newest(number, END)}):
            first = plan.night(plan.begins(number))
            stored[number, night] = releases.store(
                name_of(number),
                _version(plan, number, night),
                plan.held(number, night),
                kind_of(number),
                plan.night(night),
                first,
            )
    write_journal(workspace.state / "journal.sqlite", plan, stored)
    return workspace


def write_journal(
    path: Path, plan: Plan, stored: Mapping[tuple[int, int], str] | None = None
) -> None:
    """The journal at ``path`` (``….sqlite``) with exactly ``plan.events`` events, and its head.

    ``stored`` are the hashes of the manifests that are really in a store, by set and night.
    """
    events = _events(plan, stored or {})
    at, run, step, dataset, data = next(events)
    journal = Journal(path)
    journal.record(datetime.fromisoformat(at), run, Step(step), dataset, json.loads(data))
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA cache_size = -400000")
    database.execute("PRAGMA synchronous = OFF")
    link = str(database.execute("SELECT hash FROM events").fetchone()[0])
    number = 1

    def rows() -> Iterator[tuple[str, ...]]:
        nonlocal link, number
        for parts in events:
            link = chain(link, *parts)
            number += 1
            yield (*parts, link)

    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO events (at, run, step, dataset, data, hash) VALUES (?, ?, ?, ?, ?, ?)", rows()
    )
    database.execute("COMMIT")
    database.close()
    write_head(journal.head, Head(number, link))


_SECOND_PORTAL: Final = """
[portals.data-gov-ua]
kind = "ckan"
profile = "data.gov.ua"
organization = "yasnozir-rada"
url = "https://data.example"
"""


def _descriptor(number: int, requirement: str) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name_of(number),
        "title": f"Набір актів № {number}",
        "description": "Перелік актів з номером, датою, назвою та посиланням на текст.",
        "keywords": ["акти", "рада"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "resources": [{"name": "legalacts", "data": [["uid", "type", "title"]]}],
        "opendata": {
            "requirement": requirement,
            "edition": "2025",
            "table": "legal_acts",
            "update": "immediately after making changes",
            "purpose": "Закон України «Про доступ до публічної інформації», стаття 15.",
            "sources": {"documents": {"path": "documents"}},
            "kinds": [kind_of(number)],
            "max_removals": 0.1,
        },
    }


def _version(plan: Plan, dataset: int, night: int) -> str:
    return f"1.{night - plan.begins(dataset)}.0"


Parts = tuple[str, str, str, str, str]
"""An event without its hash: at, run, step, dataset, data."""


def _events(plan: Plan, stored: Mapping[tuple[int, int], str]) -> Iterator[Parts]:
    """All events in their order; what is left over at the end are visits of links."""
    made = 0
    for night in range(plan.nights):
        at = plan.night(night).isoformat(timespec="seconds")
        run = f"{plan.night(night):%Y%m%dT%H%M%SZ}-{night:06x}"
        for dataset in range(plan.datasets):
            if plan.begins(dataset) <= night:
                manifest = stored.get((dataset, night)) or _hash("manifest", dataset, night)
                for step, data in _publication(plan, dataset, night, manifest):
                    text = json.dumps(
                        data, ensure_ascii=False, sort_keys=True, separators=(",", ":")
                    )
                    yield at, run, step, name_of(dataset), text
                made += EACH
    at = END.isoformat(timespec="seconds")
    for left in range(plan.events - made):
        data = _visited(left)
        yield (
            at,
            "20251231T010000Z-ffffff",
            "links",
            name_of(left % plan.datasets),
            json.dumps(data, sort_keys=True, separators=(",", ":")),
        )


def _publication(
    plan: Plan, dataset: int, night: int, manifest: str
) -> Iterator[tuple[str, dict[str, object]]]:
    held = plan.held(dataset, night)
    before = plan.held(dataset, night - 1) if night > plan.begins(dataset) else 0
    version, kind = _version(plan, dataset, night), kind_of(dataset)
    fingerprint = _hash("sources", dataset, night)
    counts = {"rows": held, "documents": held, "by_kind": {kind: held}}
    said = {"version": version, "title": f"Набір актів № {dataset}", "counts": counts}
    yield "started", {"fingerprint": fingerprint}
    yield "collected", _collected(held)
    yield "checked", {"status": "valid", "invalid_rows": 0, "errors": 0, "warnings": 0}
    yield "drafted", {"version": version, "manifest": manifest}
    released: dict[str, object] = {
        "version": version,
        "previous": _version(plan, dataset, night - 1) if before else None,
        "manifest": manifest,
        "created": plan.night(night).isoformat(),
        "counts": counts,
        "formats": {"docx": held} if held else {},
        "changes": [held - before, 0, 0],
        "documents_added": {kind: held - before} if held > before else {},
        "recovered": False,
    }
    yield "released", released
    for portal in PORTALS:
        about = {"portal": portal, "dataset": name_of(dataset), **said}
        writes = [
            ["update", f"{name_of(dataset)}/{one}", _hash(portal, one, version), 40_000 + one]
            for one in range(8)
        ]
        yield (
            "planned",
            {**about, "counts": {"update": 8}, "writes": writes, "same": held, "kept": []},
        )
        yield "applied", {**about, "writes": 8}
        yield "receipt", {**about, **_receipt(plan, dataset, night, portal, held)}
    yield "finished", {"fingerprint": fingerprint, "exit": 0, "version": version}


def _collected(held: int) -> dict[str, object]:
    return {
        "found": held,
        "read": held,
        "duplicates": 0,
        "unreadable": 0,
        "rows": held,
        "withheld": [],
        "scans": 0,
        "complete": True,
    }


def _visited(addresses: int) -> dict[str, object]:
    """A visit to the addresses of some version, all of which answered."""
    numbers = {"addresses": addresses, "alive": addresses}
    return {
        "version": "1.0.0",
        "manifest": _hash("visited", addresses),
        "numbers": numbers | dict.fromkeys(("own", "dead", "unchecked", "left", "moved"), 0),
        "visited": addresses,
        "dead": [],
        "unchecked": [],
        "moved": [],
        "served": None,
        "limit": 200,
    }


def _receipt(plan: Plan, dataset: int, night: int, portal: str, held: int) -> dict[str, object]:
    """One in fifty of the CKAN found something else than it should have."""
    good = portal == "site" or (dataset + night) % 50 != 0
    served = _hash("served", dataset, night)
    wrong = [{"path": "a.csv", "expected": served, "found": None, "match": "missing"}]
    return {
        "at": plan.night(night).isoformat().replace("+00:00", "Z"),
        "proven": good,
        "checks": held + 20,
        "matches": {"same": held + 20} if good else {"same": held + 19, "missing": 1},
        "expected_sha256": served,
        "found_sha256": served if good else _hash("wrong", dataset, night),
        "wrong": [] if good else wrong,
    }


def _hash(*parts: object) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()

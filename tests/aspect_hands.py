"""A published set of a small council, as the looks of the compliance report get it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from town import Town, make_town

from opendata.catalogue.requirements import requirement
from opendata.clock import day
from opendata.journal.journal import Event, Step
from opendata.messages import say
from opendata.pipeline.house import House, open_house
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Line
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.read import read_workspace

Looking = Callable[[Snapshot, ReleaseStore], Iterator[Line]]


@dataclass
class Aspects:
    """A town whose set «decisions» is published, or not yet."""

    town: Town

    @property
    def house(self) -> House:
        return open_house(read_workspace(self.town.root))

    def snapshot(self, edition: str = "2025", key: str = "legal-acts") -> Snapshot:
        """What is known an hour after the last publication."""
        house, name = self.house, "decisions"
        until = self.town.clock + timedelta(hours=1)
        proof = house.journal.latest_proof(name, until)
        released = house.journal.latest(name, Step.RELEASED, until)
        release = house.store.latest(name) if proof is not None else None
        return Snapshot(
            dataset=house.workspace.datasets[name],
            requirement=requirement(key),
            edition=edition,
            until=until,
            today=day(until),
            release=release,
            released=released if release is not None else None,
            latest=released,
            proofs={"site": proof} if proof is not None else {},
            kinds={"site": "site"},
            collected=house.journal.latest(name, Step.COLLECTED, until),
            checked=house.journal.latest(name, Step.CHECKED, until),
            links=house.journal.latest(name, Step.LINKS, until),
        )

    def line(self, look: Looking, snapshot: Snapshot | None = None) -> Line:
        """The one line that ``look`` gives."""
        (found,) = look(snapshot or self.snapshot(), self.house.store)
        return found

    def file(self, name: str) -> Path:
        """A file of the newest release."""
        release = self.house.store.latest("decisions")
        assert release is not None
        return self.house.store.file(release, f"{release.version}/{name}")

    def alter_passport(self, **values: Any) -> Snapshot:
        """The snapshot of a release whose passport says ``values``."""
        snapshot = self.snapshot()
        assert snapshot.release is not None
        path = self.file("passport.json")
        content = json.loads(path.read_text(encoding="utf-8"))
        for name, value in values.items():
            content[name]["value"] = value
        data = json.dumps(content, ensure_ascii=False).encode()
        path.write_bytes(data)
        files = tuple(
            replace(one, sha256=hashlib.sha256(data).hexdigest())
            if one.path.endswith("passport.json")
            else one
            for one in snapshot.release.files
        )
        return replace(snapshot, release=replace(snapshot.release, files=files))


def told(event: Event | None, **facts: Any) -> Event:
    """The event with other facts; one that is None takes its fact away."""
    assert event is not None
    data = {name: value for name, value in {**event.data, **facts}.items() if value is not None}
    return replace(event, data=data)


def words(line: Line) -> str:
    """What the line says, in English."""
    return say(line.says, "en")


def only_formats(snapshot: Snapshot, *wanted: str) -> Snapshot:
    """The snapshot of a release whose table is in these formats only."""
    assert snapshot.release is not None
    files = tuple(
        one for one in snapshot.release.files if one.role != "table" or one.format in wanted
    )
    return replace(snapshot, release=replace(snapshot.release, files=files))


def as_format(snapshot: Snapshot, old: str, new: str) -> Snapshot:
    """The snapshot of a release whose table is in ``new`` where it was in ``old``."""
    assert snapshot.release is not None
    files = tuple(
        replace(one, format=new) if one.role == "table" and one.format == old else one
        for one in snapshot.release.files
    )
    return replace(snapshot, release=replace(snapshot.release, files=files))


def make_aspects(root: Path, *numbers: str) -> Aspects:
    """A town that has published these decisions; none, and nothing is published."""
    town = make_town(root)
    for number in numbers:
        town.write(number)
    if numbers:
        town.publish()
    return Aspects(town)

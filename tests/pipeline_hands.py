"""Somebody who may write to a town's state folder, and what verification says afterwards."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from town import Town

from opendata.journal.journal import Event, Journal, Step
from opendata.pipeline.verify import Verification, verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.workspace.read import read_workspace


@dataclass
class Hands:
    """``state`` is the folder ``.opendata``."""

    town: Town

    @property
    def state(self) -> Path:
        return self.town.root / ".opendata"

    @property
    def journal(self) -> Journal:
        return Journal(self.state / "journal.sqlite")

    def steps(self) -> list[str]:
        return [event.step for event in self.journal.events()]

    def last(self, step: Step = Step.FINISHED) -> Event:
        event = self.journal.last("decisions", step)
        assert event is not None
        return event

    def verify(self, name: str | None = None) -> Verification:
        return verify_workspace(read_workspace(self.town.root), name, self.town.clock, SILENT)

    def codes(self) -> list[str]:
        return [problem.code for problem in self.verify().problems]

    def change(self, sql: str) -> None:
        """Get past the triggers of the journal."""
        with sqlite3.connect(self.journal.path) as database:
            database.execute("DROP TRIGGER IF EXISTS events_stay")
            database.execute("DROP TRIGGER IF EXISTS events_remain")
            database.execute(sql)

    def lose(self, version: str) -> None:
        shutil.rmtree(self.release(version))

    def release(self, version: str, dataset: str = "decisions") -> Path:
        return self.state / "releases" / dataset / version

    def forge(self, old: str, new: str, dataset: str = "decisions") -> None:
        """Release ``new`` with another title in a row, in itself as right as a release can be."""
        target = self.release(new, dataset)
        if old != new or dataset != "decisions":
            shutil.copytree(self.release(old), target)
        table = target / "legalActs.csv"
        table.write_bytes(table.read_bytes().replace("Про".encode(), "По".encode()))
        path = target / "datapackage.json"
        text = path.read_text("utf-8").replace(f'"{old}', f'"{new}')
        manifest = json.loads(text)
        manifest["name"] = dataset
        for one in manifest["resources"]:
            if one["path"].endswith("legalActs.csv"):
                data = table.read_bytes()
                one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
                one["bytes"] = len(data)
        path.write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")

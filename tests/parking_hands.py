"""The dataset ``parking`` of a town: two tables that a clerk fills in."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from town import Town

from opendata.pipeline.add import add_dataset
from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Summary
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace

SAMPLES = shipped("schemas") / "samples" / "2025"


class Parking:
    """The dataset ``parking`` of a town: two tables, each in a CSV of the clerk."""

    def __init__(self, town: Town) -> None:
        self.town = town
        add_dataset(read_workspace(town.root), "parking", "", "", "uk")
        self.folder = town.root / "datasets" / "parking"
        descriptor = self.folder / "datapackage.yaml"
        text = descriptor.read_text("utf-8")
        for stem in ("operators", "parkingLots"):
            text = text.replace(f"{stem}.xlsx", f"{stem}.csv")
        descriptor.write_text(text, "utf-8")
        self.operators = self._table("operators", "parking_operators")
        self.lots = self._table("parkingLots", "parking_lots")

    def _table(self, stem: str, key: str) -> list[dict[str, str]]:
        text = (SAMPLES / key / "valid.csv").read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.write(stem, rows)
        return rows

    def write(self, stem: str, rows: list[dict[str, str]], header: list[str] | None = None) -> Path:
        path = self.folder / f"{stem}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, header or list(rows[0]))
            lines.writeheader()
            lines.writerows(rows)
        return path

    def publish(self, **options: Any) -> Summary:
        self.town.clock += timedelta(hours=1)
        workspace = read_workspace(self.town.root)
        return publish_dataset(workspace, "parking", Options(**options), self.town.clock)

    def manifest(self) -> dict[str, Any]:
        path = self.town.root / "public" / "parking" / "datapackage.json"
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found

    def released(self, version: str, name: str) -> list[dict[str, str]]:
        path = self.town.root / "public" / "parking" / version / f"{name}.csv"
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))

"""A council whose sets are made of rows, published at any day of the past."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from table_hands import sample
from town import Town, make_town

from opendata.catalogue.tables import table
from opendata.journal.journal import Step
from opendata.pipeline.house import open_house
from opendata.pipeline.publish import Options, publish_dataset
from opendata.problems import Exit
from opendata.workspace.read import read_workspace

DESCRIPTOR = """$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: {name}
title: {title}
description: Таблиця для перевірки звіту.
keywords: [звіт]
licenses:
  - name: CC-BY-4.0
    title: Creative Commons Attribution 4.0
    path: https://creativecommons.org/licenses/by/4.0/
resources:
  - name: table
    path: table.csv
opendata:
  edition: "{edition}"
  update: once a month
  purpose: Перевірка звіту інформаційного відділу.
  portals: [site]
  sources:
    tables:
      {key}: {{path: table.csv}}
"""
OWN = "own"


@dataclass
class Department:
    """The workspace in ``town``, and the clerk who brings it tables."""

    town: Town

    @property
    def root(self) -> Path:
        return self.town.root

    def rows(
        self,
        name: str,
        key: str,
        rows: Sequence[Mapping[str, object]],
        at: datetime,
        *,
        edition: str = OWN,
        title: str = "",
    ) -> None:
        """Publish a set of one table at ``at``; what a row does not say stands as in the sample."""
        schema = table(key, edition)
        header, (first, *_) = sample(schema)
        folder = self.root / "datasets" / name
        folder.mkdir(parents=True)
        text = DESCRIPTOR.format(
            name=name, title=title or name, key=key, edition="2025" if edition == OWN else edition
        )
        (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
        base = dict(zip(header, first, strict=True))
        with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(header)
            for number, row in enumerate(rows):
                own = {"uid": f"r{number:04}"} if "uid" in header else {}
                cells = base | own | {one: str(value) for one, value in row.items()}
                lines.writerow([cells[one] for one in header])
        summary = publish_dataset(read_workspace(self.root), name, Options(), at)
        assert summary.exit_code in (Exit.DONE, Exit.INCOMPLETE), summary.problems
        assert summary.version == "1.0.0", summary.problems

    def receipt(
        self,
        name: str,
        at: datetime,
        by_kind: Mapping[str, int],
        portal: str = "site",
        version: str = "1.0.0",
    ) -> None:
        """A proven receipt, as a publication leaves it."""
        number = sum(by_kind.values())
        counts = {"rows": number, "documents": number, "by_kind": dict(by_kind)}
        data = {"proven": True, "portal": portal, "version": version, "title": name}
        self._record(at, Step.RECEIPT, name, {**data, "counts": counts})

    def documents(self, name: str, at: datetime, by_kind: Mapping[str, int]) -> None:
        """A first release with so many documents, and its receipt."""
        data = {"version": "1.0.0", "manifest": "0" * 64, "previous": None, "recovered": False}
        self._record(at, Step.RELEASED, name, {**data, "documents_added": dict(by_kind)})
        self.receipt(name, at, by_kind)

    def _record(self, at: datetime, step: Step, name: str, data: Mapping[str, object]) -> None:
        open_house(read_workspace(self.root)).journal.record(at, f"run {at}", step, name, data)


def make_department(root: Path) -> Department:
    """A workspace without its own set of decisions."""
    import shutil

    town = make_town(root)
    shutil.rmtree(root / "datasets" / "decisions")
    return Department(town)


def day(year: int, month: int, number: int) -> datetime:
    """Ten o'clock of that day."""
    return datetime(year, month, number, 8, 0, tzinfo=UTC)


def counted(
    month: str, section: str, count: int, channel: str = "сайт", kind: str = "матеріал"
) -> dict[str, object]:
    """A row of the counts of publications."""
    return {"period": month, "channel": channel, "section": section, "kind": kind, "count": count}


def indicator(
    section: str, name: str, value: float, unit: str, date: str, how: str = "сума"
) -> dict[str, object]:
    """A row of the indicators."""
    return {
        "section": section,
        "name": name,
        "value": value,
        "unit": unit,
        "date": date,
        "since": "null",
        "how": how,
        "note": "null",
    }

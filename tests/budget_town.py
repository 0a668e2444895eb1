"""A town with a passport of a budget programme and the report on it: three datasets."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

from budget_model import Record
from budget_page import save
from budget_pairs import paint, passport_content, report_on
from budget_rows import PASSPORT_TABLES, REPORT_TABLES
from town import Town

from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Summary
from opendata.workspace.read import read_workspace

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: {name}
title: Форми бюджетних програм
description: Форми бюджетних програм громади, як їх затверджено.
keywords: [бюджет]
licenses: [{{name: CC-BY-4.0, title: CC BY 4.0, path: "https://creativecommons.org/licenses/by/4.0/"}}]
resources: [{{name: forms, title: Форми, data: [[uid]]}}]
opendata:
  requirement: {requirement}
  edition: "{edition}"
  tables: [{tables}]
  update: immediately after making changes
  purpose: Бюджетний кодекс України (стаття 28).
  sources: {{collector: {collector}, files: {{path: ../budget-passports/forms}}}}
  max_removals: 0.1
  {more}
"""
TITLE = "defaults: {orderTitle: Про затвердження паспорта бюджетної програми}"
SETS = {
    "budget-passports": ("budget-passports", "2025", PASSPORT_TABLES, "budget-passports", ""),
    "budget-passport-reports": (
        *("budget-passport-reports", "2025", REPORT_TABLES, "budget-passports", ""),
    ),
    "budget-programmes": (
        *("budget-programs", "2019", ("v1_budget_programs",), "budget-programmes", TITLE),
    ),
}
HOME = "https://test-rada.example/opendata"


class Budget:
    """A town with a passport and the report on it."""

    def __init__(self, town: Town) -> None:
        self.town = town
        for name, (requirement, edition, tables, collector, more) in SETS.items():
            folder = town.root / "datasets" / name
            folder.mkdir(parents=True)
            text = DESCRIPTOR.format(
                name=name,
                requirement=requirement,
                edition=edition,
                tables=", ".join(tables),
                collector=collector,
                more=more,
            )
            (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
        self.forms = town.root / "datasets" / "budget-passports" / "forms"
        self.forms.mkdir()
        self.content = passport_content(1)
        self.put("паспорт.xlsx", self.content)
        self.put("звіт.xlsx", report_on(self.content, 1))

    def put(self, name: str, content: Record) -> Path:
        return save([paint(content, 1)[0]], self.forms / name)

    def publish(self, name: str = "budget-passports", **options: Any) -> Summary:
        self.town.clock += timedelta(hours=1)
        return publish_dataset(
            read_workspace(self.town.root), name, Options(**options), self.town.clock
        )

    def released(self, name: str, version: str, table: str) -> list[dict[str, str]]:
        path = self.town.root / "public" / name / version / f"{table}.csv"
        return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))

    def document(self, address: str) -> bytes:
        """What the site serves at an address that a table names."""
        assert address.startswith(HOME)
        return (self.town.root / "public" / address.removeprefix(f"{HOME}/")).read_bytes()

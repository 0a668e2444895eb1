"""``validate --format json``: one report, whoever makes it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from opendata.catalogue.tables import table
from opendata.check.fast import csv_rows
from opendata.check.fast.stream import LEAST
from opendata.pipeline.findings_file import check_form, report_of
from opendata.problems import Exit, OpendataError

ACTS = table("legal_acts")


def write(path: Path, rows: int) -> None:
    """A register of acts by the examples of its columns; each tenth row has a wrong date."""
    example = {field["name"]: str(field.get("example", "")) for field in ACTS.descriptor["fields"]}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ACTS.columns))
        writer.writeheader()
        for number in range(rows):
            row = example | {ACTS.primary_key[0]: f"a{number}", "title": "Про бюджет " * 20}
            writer.writerow(row | ({"acceptedDate": "31.01.2024"} if number % 100 == 7 else {}))


def said(path: Path, engine: str) -> tuple[dict[str, object], Exit]:
    data, code = report_of(path, engine, "legal_acts")
    report = json.loads(data)
    for part in (report, *report["tasks"]):
        part["stats"].pop("seconds", None)
    return report, code


def test_both_ways_give_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "acts.csv"
    write(path, 4000)
    assert path.stat().st_size > LEAST
    begun: list[str] = []
    rows = csv_rows.CsvRows.unproven
    monkeypatch.setattr(csv_rows.CsvRows, "unproven", lambda one: begun.append("fast") or rows(one))
    report, code = said(path, "auto")
    assert begun == ["fast"]
    assert (report, code) == said(path, "frictionless")
    assert code is Exit.INVALID
    assert begun == ["fast"]


def test_other_tables_are_no_part_of_a_report() -> None:
    with pytest.raises(OpendataError) as told:
        check_form("json", "auto", None, others=True)
    assert (told.value.problem.code, told.value.exit_code) == ("validate-with-report", Exit.USAGE)
    check_form("sarif", "auto", None, others=True)

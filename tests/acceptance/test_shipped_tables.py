"""The datasets of tables that ship: as their script writes them, and all the way to a release.

A further one needs no Python: a structure, a descriptor and a table are enough.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from sample.workbooks import DATASETS, lines, names, source, workbooks  # noqa: E402

from opendata.clean.identifiers import is_edrpou  # noqa: E402
from opendata.pipeline.publish import Options, publish_dataset  # noqa: E402
from opendata.pipeline.summary import Result, Summary  # noqa: E402
from opendata.problems import Exit, Severity  # noqa: E402
from opendata.workspace.read import read_workspace  # noqa: E402
from opendata.workspace.workspace import Dataset  # noqa: E402

NOW = datetime(2026, 10, 12, 9, tzinfo=UTC)
INVENTED = "99000"
"""All codes of the sample begin so: the state register has none of them."""
MENDED = {
    "budget": {"cell-blanks"},
    "budget-use": {"cell-blanks", "cell-leading-zeros"},
    "deputies": {"cell-blanks", "cell-leading-zeros", "table-label-row"},
    "officials": {"cell-blanks", "link-unchecked"},
    "organizations": {"cell-blanks", "cell-leading-zeros"},
}
"""What is told of a set whose workbooks have more than blanks to put right."""


@cache
def shipped() -> dict[str, Dataset]:
    return dict(read_workspace(ROOT).datasets)


def filled_in() -> list[str]:
    return [one.name for one in shipped().values() if one.tables]


def test_every_folder_is_a_dataset_of_the_workspace() -> None:
    folders = {path.name for path in DATASETS.iterdir() if path.is_dir()}
    assert folders == shipped().keys()


def test_those_of_tables_are_those_of_the_script() -> None:
    assert filled_in() == names()
    for name in names():
        assert [one.path for one in shipped()[name].tables] == list(source(name))
        there = {path.name for path in (DATASETS / name).iterdir()}
        assert there == {"datapackage.yaml", *source(name)}


@pytest.mark.parametrize("name", names())
def test_the_committed_workbooks_are_those_of_the_script(name: str) -> None:
    for file, data in workbooks(name).items():
        committed = (DATASETS / name / file).read_bytes()
        assert members(committed) == members(data), file
        assert len(committed) < 16 * 1024


@pytest.mark.parametrize("name", names())
def test_a_set_of_tables_is_published(name: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "opendata.toml", tmp_path)
    shutil.copytree(DATASETS / name, tmp_path / "datasets" / name)
    first = publish(tmp_path, name, NOW)
    assert (first.exit_code, first.result, first.version) == (
        Exit.DONE,
        Result.RELEASED,
        "1.0.0",
    )
    told = {one.code: one.severity for one in first.problems}
    assert told.keys() == MENDED.get(name, {"cell-blanks"})
    assert set(told.values()) == {Severity.NOTE}

    rows = {file: lines(book) for file, book in source(name).items()}
    assert 5 <= first.tally.rows == first.tally.valid == sum(map(len, rows.values())) <= 25
    assert first.totals == (1, 0)
    for table in shipped()[name].tables:
        released = published(tmp_path, name, table.schema.name)
        assert as_bags(released) == as_bags(as_told(rows[table.path], table.schema.columns))

    second = publish(tmp_path, name, NOW + timedelta(days=1))
    assert (second.exit_code, second.result) == (Exit.DONE, Result.UNCHANGED)


def as_told(rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of the source with all columns of the table."""
    return [{column: row.get(column, "null") for column in columns} for row in rows]


def as_bags(rows: list[dict[str, str]]) -> Counter[tuple[tuple[str, str], ...]]:
    """Rows in no order, with one form for a number: the release may be sorted otherwise."""
    return Counter(tuple((key, number(value)) for key, value in row.items()) for row in rows)


def number(text: str) -> str:
    whole, point, part = text.partition(".")
    plain = whole.isdecimal() and part.isdecimal() and point
    return text.rstrip("0").rstrip(".") if plain else text


@pytest.mark.parametrize("name", names())
def test_organisations_are_invented_and_their_codes_right(name: str) -> None:
    for table in shipped()[name].tables:
        columns = [one.name for one in table.schema.fields if one.content == "edrpou"]
        for line in lines(source(name)[table.path]):
            codes = [line[one] for one in columns if line.get(one, "null") != "null"]
            assert all(one.startswith(INVENTED) and is_edrpou(one) for one in codes), line


@pytest.mark.parametrize("name", names())
def test_the_descriptor_says_what_a_clerk_has_to_know(name: str) -> None:
    text = (DATASETS / name / "datapackage.yaml").read_text(encoding="utf-8")
    own = yaml.safe_load(text)["opendata"]
    assert "Закон" in own["purpose"] or "кодекс" in own["purpose"]
    assert len(own["purpose"]) > 80
    assert own.get("requirement") or "requirement немає" in text
    ours = [one.schema.edition == "own" for one in shipped()[name].tables]
    assert ("труктура" in text and "власна" in text) == all(ours)


def test_signatures_are_as_many_as_their_petitions_say() -> None:
    books = source("petitions")
    signed = Counter(line["motionUid"] for line in lines(books["votings.xlsx"]))
    assert signed == {line["uid"]: int(line["count"]) for line in lines(books["petitions.xlsx"])}


STRUCTURE = {
    "fields": [
        {"name": "uid", "type": "string", "title": "Номер", "constraints": {"required": True}},
        {"name": "place", "type": "string", "title": "Де висить"},
        {"name": "installed", "type": "date", "title": "Коли встановлено"},
    ],
    "primaryKey": ["uid"],
    "missingValues": ["", "null"],
}
DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: street-clocks
title: Міські годинники
description: Годинники на вулицях міста.
keywords: [годинники]
licenses:
  - name: CC-BY-4.0
opendata:
  edition: "2025"
  update: once a year
  purpose: Облік майна громади.
  sources:
    tables:
      street_clocks: {path: clocks.csv}
"""
CLOCKS = "Номер;Де висить;Коли встановлено\nг-1;Ратуша;2024-05-01\nг-2; Вокзал ;null\n"


def test_a_further_set_needs_a_structure_a_descriptor_and_a_table(tmp_path: Path) -> None:
    shutil.copy(ROOT / "opendata.toml", tmp_path)
    schemas, folder = tmp_path / "schemas" / "2025", tmp_path / "datasets" / "street-clocks"
    schemas.mkdir(parents=True)
    folder.mkdir(parents=True)
    (schemas / "street_clocks.json").write_text(json.dumps(STRUCTURE), encoding="utf-8")
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, encoding="utf-8")
    (folder / "clocks.csv").write_text(CLOCKS, encoding="utf-8")
    summary = publish(tmp_path, "street-clocks", NOW)
    assert (summary.exit_code, summary.version, summary.tally.rows) == (Exit.DONE, "1.0.0", 2)
    assert published(tmp_path, "street-clocks", "street_clocks") == [
        {"uid": "г-1", "place": "Ратуша", "installed": "2024-05-01"},
        {"uid": "г-2", "place": "Вокзал", "installed": "null"},
    ]


def publish(workspace: Path, name: str, now: datetime) -> Summary:
    return publish_dataset(read_workspace(workspace), name, Options(), now)


def published(workspace: Path, name: str, table: str) -> list[dict[str, str]]:
    """The rows of a table as the site has them."""
    path = workspace / "public" / name / "1.0.0" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook; how they are compressed depends on the library of the system."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

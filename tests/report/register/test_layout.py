"""All renderings of the register say the same."""

from __future__ import annotations

import csv as reading
import io
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from register_town import house_of, keep_register, registered
from town import Town

from opendata.report.layout.blocks import Link
from opendata.report.layout.csv import csv
from opendata.report.layout.formats import FORMATS
from opendata.report.layout.terminal import terminal
from opendata.report.register.build import changes_of
from opendata.report.register.layout import for_programs, laid_out
from opendata.report.register.model import Reason, Register, Why
from opendata.report.register.plain import plain
from opendata.report.register.words import reason


@pytest.fixture
def register(town: Town) -> Register:
    keep_register(town)
    town.publish()
    town.write("4")
    town.publish()
    house = house_of(town)
    found = changes_of(house.journal, house.store, None, None, town.clock)
    return replace(registered(town), changes=found)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_all_renderings_carry_the_same(register: Register, language: Any) -> None:
    layout = laid_out(register, language)
    said = plain(register)
    assert (said["sets"], said["documents"]) == (2, 4)
    totals = layout.grid("register").totals
    assert totals is not None
    assert totals[-2] == 4
    assert layout.grid("places").rows[0][-1] == Link(
        *["https://test-rada.example/opendata/dataset-register/"] * 2
    )
    changes = layout.grid("changes")
    assert [row[4:6] for row in changes.rows if row[1] == "decisions"] == [
        ("1.0.0", None),
        ("1.1.0", "1.0.0"),
    ]
    assert changes.totals is not None
    assert changes.totals[9:11] == (4, 0)
    for name in ("html", "docx", "xlsx"):
        data = FORMATS[name](layout)
        assert data == FORMATS[name](laid_out(register, language))
        text = shown(name, data)
        assert "https://test-rada.example/opendata/decisions/" in text
        assert "dataset-register" in text
    assert "https://test-rada.example/opendata/decisions/" in terminal(layout, 160)


def test_the_csv_has_no_totals(register: Register) -> None:
    rows = table(register)
    assert sum(int(row["documents_added"]) for row in rows) == 4
    assert {row["dataset"] for row in rows} == {"decisions", "dataset-register"}
    alone = table(replace(register, changes=None))
    assert sum(int(row["documents"]) for row in alone) == 4
    assert all(row["addresses"].startswith("https://") for row in alone)


def test_what_vanished_has_a_part_of_its_own(register: Register) -> None:
    gone = tuple(replace(one, declared=one.dataset == "decisions") for one in register.entries)
    layout = laid_out(replace(register, entries=gone), "en")
    assert [row[0] for row in layout.grid("vanished").rows] == ["dataset-register"]
    with pytest.raises(KeyError):
        laid_out(register, "en").grid("vanished")


def test_an_empty_register(town: Town) -> None:
    town.publish()
    empty = registered(town, town.clock - timedelta(days=1))
    assert "nothing published" in terminal(laid_out(empty, "en"))
    assert table(empty) == []


def test_every_reason_has_words() -> None:
    told = {str(reason(Reason(why, 2, "1.0.0"))) for why in Why}
    assert len(told) == len(Why)


def table(register: Register) -> list[dict[str, str]]:
    data = csv(for_programs(laid_out(register, "en")))
    return list(reading.DictReader(io.StringIO(data.decode())))


def shown(name: str, data: bytes) -> str:
    if name == "html":
        return re.sub(r"<wbr ?/?>|\u200b", "", data.decode())
    if name == "xlsx":
        book = load_workbook(io.BytesIO(data))
        return "\n".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
    from docx import Document

    tables = Document(io.BytesIO(data)).tables
    return "\n".join(cell.text for one in tables for row in one.rows for cell in row.cells)

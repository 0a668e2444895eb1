"""Datasets of tables hold back what is personal too: in cells, and in workbooks of rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from budget_rows import uid
from budget_town import Budget
from parking_hands import Parking
from privacy_numbers import tax_number
from town import Town

from opendata.pipeline.summary import Result
from opendata.problems import Exit

NUMBER = tax_number(27456)


@pytest.fixture
def budget(town: Town) -> Budget:
    return Budget(town)


@pytest.fixture
def parking(town: Town) -> Parking:
    return Parking(town)


def everywhere(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def hide(path: Path, text: str) -> bytes:
    """Put ``text`` on a sheet that nobody sees; the bytes of the workbook."""
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Чернетка")
    sheet.sheet_state = "veryHidden"
    sheet["A1"] = text
    book.save(path)
    return path.read_bytes()


def test_a_workbook_with_a_finding_is_not_published_nor_kept(budget: Budget) -> None:
    data = hide(budget.forms / "паспорт.xlsx", f"Бойко І. П., РНОКПП {NUMBER}")
    summary = budget.publish()
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.WITHHELD)
    assert "privacy-tax-number" in {one.code for one in summary.problems}
    assert not (budget.town.root / "public" / "budget-passports").exists()
    assert data not in [path.read_bytes() for path in _objects(budget.town)]


def test_the_other_workbooks_go_with_withhold(budget: Budget) -> None:
    data = hide(budget.forms / "паспорт.xlsx", f"Бойко І. П., РНОКПП {NUMBER}")
    name = uid(budget.content)
    summary = budget.publish(withhold=True)
    assert summary.exit_code in {Exit.INCOMPLETE, Exit.WITHHELD}
    assert name.encode() not in everywhere(budget.town.root / "public")
    assert data not in [path.read_bytes() for path in _objects(budget.town)]
    report = budget.publish("budget-passport-reports")
    assert (report.result, report.exit_code) == (Result.RELEASED, Exit.DONE)


def test_what_may_be_published_is_kept(budget: Budget) -> None:
    budget.publish()
    data = (budget.forms / "паспорт.xlsx").read_bytes()
    assert data in [path.read_bytes() for path in _objects(budget.town)]


@pytest.mark.parametrize("stem", ["operators", "parkingLots"])
def test_a_cell_of_any_table_withholds(parking: Parking, stem: str) -> None:
    rows = parking.operators if stem == "operators" else parking.lots
    column = next(one for one in ("name", "title", "notes", "type", "address") if one in rows[0])
    rows[0][column] = f"{rows[0][column]}, РНОКПП {NUMBER}"
    parking.write(stem, rows)
    summary = parking.publish()
    assert summary.exit_code in {Exit.WITHHELD, Exit.INVALID}
    assert summary.result is Result.STOPPED
    parking.publish(withhold=True)
    public = parking.town.root / "public"
    assert NUMBER.encode() not in (everywhere(public) if public.exists() else b"")


def _objects(town: Town) -> list[Path]:
    return [path for path in (town.root / ".opendata").rglob("*") if path.is_file()]

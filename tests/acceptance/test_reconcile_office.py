"""The workbook of a reconciliation in LibreOffice: opened, filled in and saved there."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_hands import FILTERS, Office
from openpyxl import load_workbook
from register_extract_hands import ADD, TAKE, Registers, Sheet, parties, write_extract
from town import Town

from opendata.acts.doc import find_office
from opendata.problems import Exit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_office() is None, reason="no LibreOffice here"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def registers(town: Town) -> Registers:
    made = Registers(town)
    made.write([one.ours() for one in parties(9)])
    return made


@pytest.fixture
def sheet(registers: Registers, tmp_path: Path) -> Path:
    """The day of the reconciliation, another head, and two organisations that are new."""
    rows = [one.theirs() for one in parties(11)]
    rows[2][3] = "НОВИК ІВАН ПЕТРОВИЧ"
    target = tmp_path / "аркуш звірки.xlsx"
    registers.compare(write_extract(tmp_path / "e.xlsx", rows), review=target)
    return target


@pytest.mark.parametrize(("ending", "filter_name"), FILTERS)
def test_a_sheet_that_was_filled_in_there_is_taken(
    registers: Registers, sheet: Path, office: Office, tmp_path: Path, ending: str, filter_name: str
) -> None:
    place = Sheet(sheet).headers.index("Дія")
    target = tmp_path / f"filled.{ending}"
    office.fill(sheet, target, filter_name, {(place, 3): TAKE, (place, 4): ADD})
    done = registers.apply(target)
    assert (done.exit_code, done.applied.taken, done.open) == (Exit.DONE, 2, 2)
    rows = registers.rows()
    assert (rows[2]["headName"], len(rows)) == ("Новик Іван Петрович", 10)
    assert rows[9]["organizationId"] == parties(10)[9].code


def test_the_lists_are_there_when_it_was_saved_there(
    sheet: Path, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "anew").mkdir()
    page = load_workbook(office.convert(sheet, "xlsx", tmp_path / "anew")).worksheets[0]
    rules = page.data_validations.dataValidation
    lists = {str(one.sqref): one.formula1 for one in rules if one.type == "list"}
    assert lists == {
        "F3:F4": '"взяти з витягу,лишити наше"',
        "F5:F6": '"додати,лишити наше"',
    }
    assert page.protection.sheet


def test_the_register_that_was_written_opens_there(
    registers: Registers, sheet: Path, office: Office, tmp_path: Path
) -> None:
    filled = Sheet(sheet)
    filled.choose(ADD, why="Лише у витягу")
    registers.apply(filled.save())
    (tmp_path / "anew").mkdir()
    page = load_workbook(office.convert(registers.path, "xlsx", tmp_path / "anew")).worksheets[0]
    codes = [str(cell.value) for cell in page["B"]][1:]
    assert codes == [one.code for one in parties(11)]

"""Forms as rows: every cell is what the form prints, with the address that it stands at."""

from __future__ import annotations

from typing import Any

import pytest
from budget_forms import painted
from budget_model import passport, report
from budget_rows import PASSPORT_TABLES, REPORT_TABLES, passport_rows, report_rows
from budget_styles import address

from opendata.budget.form import Form, Kind
from opendata.budget.read import read_forms
from opendata.budget.tidy import REPORT, Lines, passport_lines, report_lines
from opendata.budget.versions import Found, settle
from opendata.catalogue.tables import OWN, table

HASH = "ab" * 32


def lines_of(form: Form, file: str = "f.xlsx", path: str = "forms/f.xlsx") -> Lines:
    (version,) = settle([Found(form, path, HASH)], form.kind).kept
    if form.kind is Kind.PASSPORT:
        return passport_lines(version, file)
    return report_lines(version, file, None)


def shown(lines: Lines, given: set[str]) -> dict[str, list[dict[str, Any]]]:
    """The cells by table, without those that the content of a form does not tell."""
    return {
        key: [
            {name: cell for name, cell in values.items() if name not in given} for values, _ in of
        ]
        for key, of in lines.items()
    }


GIVEN = {"file", "sha256", "versionNumber", "previousUid", "passportUid"}


@pytest.mark.parametrize("seed", range(60))
def test_a_passport_is_in_the_tables_cell_by_cell(seed: int) -> None:
    page, content, _ = painted(seed, passport)
    (form,) = read_forms(page.lines())
    found = shown(lines_of(form), GIVEN - {"passportUid"})
    expected = passport_rows(content)
    assert {key: [drop_empty(row) for row in rows] for key, rows in found.items()} == {
        key: [drop_empty(row) for row in rows] for key, rows in expected.items()
    }


@pytest.mark.parametrize("seed", range(40))
def test_a_report_is_in_the_tables_cell_by_cell(seed: int) -> None:
    page, content, _ = painted(seed, report)
    (form,) = read_forms(page.lines())
    found = shown(lines_of(form), GIVEN)
    expected = report_rows(content)
    assert {key: [drop_empty(row) for row in rows] for key, rows in found.items()} == {
        key: [drop_empty(row) for row in rows] for key, rows in expected.items()
    }


def drop_empty(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in row.items() if cell is not None}


def test_every_column_of_every_table_is_given_and_no_other() -> None:
    for make, keys in ((passport, PASSPORT_TABLES), (report, REPORT_TABLES)):
        page, content, _ = painted(1, make)
        if not content["programmes"]:
            page, content, _ = next(
                one for one in (painted(n, make) for n in range(1, 40)) if one[1]["programmes"]
            )
        (form,) = read_forms(page.lines())
        lines = lines_of(form)
        assert tuple(lines) == keys
        for key, rows in lines.items():
            for values, _ in rows:
                columns = set(table(key, OWN).columns)
                assert columns <= {*values, "sha256"}
                spare = {"explanation", "sha256"} - columns
                assert set(values) - columns <= spare


@pytest.mark.parametrize("seed", range(3))
def test_figures_know_their_cells(seed: int) -> None:
    page, content, where = painted(seed, report)
    (form,) = read_forms(page.lines())
    lines = lines_of(form)
    fund = "general" if content["indicators"][0]["approved"]["general"] is not None else "special"
    _, origin = lines[f"{REPORT}_indicators"][0]
    column = {"general": "approvedGeneralFund", "special": "approvedSpecialFund"}[fund]
    spot = where["indicators", 0, "approved", fund]
    assert origin.cells[column] == address(spot)
    assert origin.row == spot[0] + 1
    place = origin.place(column)
    assert (place.file, place.cell) == ("forms/f.xlsx", address(spot))
    assert origin.sha256 == HASH


def test_a_code_that_is_none_is_left_blank_and_a_wrong_sum_is_given_as_printed() -> None:
    page, content, where = painted(3, passport)
    old = content["executor"]["edrpou"]
    for spot, value in page.cells.items():
        if str(value).zfill(8) == old:
            page.cells[spot] = "12З45678"
    page.cells[where["amount", "total"]] = 77
    (form,) = read_forms(page.lines())
    (values, origin), *_ = lines_of(form)["budget_passports"]
    assert values["executantId"] is None
    assert "executantId" in origin.cells
    assert values["amountTotal"] == "77"


def test_parts_of_a_row_say_so() -> None:
    from dataclasses import replace

    page, _, _ = painted(0, passport)
    (form,) = read_forms(page.lines())
    rows = form.directions.rows
    part = replace(rows[0], name="у тому числі ремонт", part=True)
    form = replace(form, directions=replace(form.directions, rows=(rows[0], part)))
    of = lines_of(form)["budget_passport_directions"]
    assert [values["isPart"] for values, _ in of] == ["false", "true"]

"""Errors that were planted into forms are found, with their cells, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from budget_forms import STYLES, painted, said
from budget_model import Record, passport, report, shown
from budget_page import Page
from budget_styles import address

from opendata.budget.grid import Value

FORMS = [(seed, make) for make in (passport, report) for seed in (0, 1, 2, 3)]
"""Both forms, each style and both wordings."""


def written(seed: int, hundredths: int) -> Value:
    """A figure as the program of this seed prints it."""
    style = STYLES[seed % 3](Page(), None)  # type: ignore[arg-type]
    if STYLES[seed % 3].__name__ == "Wide":
        return f"{hundredths / 100:.2f}".replace(".", ",")
    return style.figure(hundredths)


def codes_of(found: Record) -> list[str]:
    return [one["code"] for one in found["findings"]]


def cells_of(found: Record, code: str) -> set[str]:
    return {cell for one in found["findings"] if one["code"] == code for cell in one["cells"]}


def with_figure(content: Record, section: str) -> int:
    """The first row of a section that prints a general fund and a total."""
    rows = content[section]
    of = [row.get("approved", row) for row in rows]
    return next((n for n, one in enumerate(of) if one["general"] is not None), -1)


@pytest.mark.parametrize(("seed", "make"), FORMS)
def test_a_wrong_total_of_a_row_is_found_where_it_stands(seed: int, make: Any) -> None:
    page, content, where = painted(seed, make)
    n = with_figure(content, "indicators")
    stage = ("approved",) if make is report else ()
    spot = where["indicators", n, *stage, "total"]
    row = content["indicators"][n]
    before = (row["approved"] if stage else row)["total"]
    page.cells[spot] = written(seed, before + 100_01)
    (found,) = said(page.lines())
    expected = ["budget-sum"] + (["budget-deviation"] if stage else [])
    assert codes_of(found) == expected
    assert address(spot) in cells_of(found, "budget-sum")
    printed = found["indicators"][n]
    assert (printed["approved"] if stage else printed)["total"] == (before + 100_01) / 100


@pytest.mark.parametrize("seed", range(6))
def test_a_wrong_total_of_the_directions_is_found_with_its_rows_and_item_4(seed: int) -> None:
    page, content, where = painted(seed, passport)
    spot = where["directions", "total", "general"]
    total = content["amount"]["general"]
    page.cells[spot] = written(seed, total + 7)
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-sum", "budget-total", "budget-amount"]
    rows = [n for n, row in enumerate(content["directions"]) if row["general"] is not None]
    assert cells_of(found, "budget-total") == {
        address(spot),
        *(address(where["directions", n, "general"]) for n in rows),
    }
    assert address(spot) in cells_of(found, "budget-amount")


@pytest.mark.parametrize("seed", [0, 3, 6])
def test_item_4_that_differs_from_the_directions_is_found_with_both_cells(seed: int) -> None:
    page, content, where = painted(seed, passport)
    spot = where["amount", "total"]
    page.cells[spot] = written(seed, content["amount"]["total"] + 1_00)
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-sum", "budget-amount"]
    assert cells_of(found, "budget-amount") == {
        address(spot),
        address(where["directions", "total", "total"]),
    }
    assert found["amount"]["total"] == shown(content)["amount"]["total"] + 1


@pytest.mark.parametrize("seed", range(6))
def test_a_wrong_deviation_is_found_with_what_it_should_be_the_difference_of(seed: int) -> None:
    page, content, where = painted(seed, report)
    n = with_figure(content, "indicators")
    key = ("indicators", n)
    deviation = content["indicators"][n]["deviation"]["general"]
    page.cells[where[*key, "deviation", "general"]] = written(seed, deviation + 33)
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-sum", "budget-deviation"]
    assert cells_of(found, "budget-deviation") == {
        address(where[*key, stage, "general"]) for stage in ("approved", "actual", "deviation")
    }


@pytest.mark.parametrize("seed", range(3))
def test_deviations_of_the_other_sign_are_told_once(seed: int) -> None:
    page, content, where = painted(seed, report)
    turned = 0
    for (*key, stage, fund), spot in [(key, s) for key, s in where.items() if len(key) > 3]:
        if stage == "deviation":
            section, n = key
            rows = content[section]
            value = (
                sum(row[stage][fund] or 0 for row in rows) if n == "total" else rows[n][stage][fund]
            )
            if value:
                turned += 1
                page.cells[spot] = written(seed, -value)
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-deviation-sign"]
    assert len(found["findings"][0]["cells"]) == turned


def planted_code(key: str, name: str, value: str, seed: int = 0) -> tuple[Page, str, str]:
    """A form of narrow columns with another code in one of its items: page, old code, cell."""
    page, content, _ = painted(seed, passport)
    old = content[key][name]
    item = {"head_unit": "1.", "executor": "2.", "programme": "3."}[key]
    row = next(row for (row, col), cell in page.cells.items() if col == 0 and cell == item)
    spot = next(
        (r, c)
        for (r, c), cell in sorted(page.cells.items())
        if r == row and c and str(cell).zfill(len(old)) == old
    )
    page.cells[spot] = value
    return page, old, address(spot)


@pytest.mark.parametrize(
    ("key", "name", "value", "codes"),
    [
        ("programme", "tpkvk", "9999", ["budget-codes"]),
        ("head_unit", "kpkvk", "9900000", ["budget-codes"]),
        ("executor", "kpkvk", "9910000", ["budget-codes", "budget-codes"]),
        ("executor", "edrpou", "123456789", ["budget-code"]),
        ("head_unit", "edrpou", "0213456О", ["budget-code"]),
        ("programme", "kfkvk", "09101", ["budget-code"]),
    ],
)
def test_codes_that_are_none_or_do_not_agree(
    key: str, name: str, value: str, codes: list[str]
) -> None:
    page, _, cell = planted_code(key, name, value, seed=3)
    (found,) = said(page.lines())
    assert codes_of(found) == codes
    assert all(cell in one["cells"] for one in found["findings"])
    assert found[key][name] == value


def test_a_cell_that_should_be_a_figure_is_null_and_told() -> None:
    page, _, where = painted(0, passport)
    spot = where["indicators", 0, "special"]
    page.cells[spot] = "уточнюється"
    (found,) = said(page.lines())
    assert found["indicators"][0]["special"] is None
    assert "budget-number" in codes_of(found)
    assert cells_of(found, "budget-number") == {address(spot)}


def test_thousands_are_told_and_a_unit_of_thousands_is_not() -> None:
    page, _, _ = painted(0, passport)
    for spot, value in page.cells.items():
        if value == "гривень":
            page.cells[spot] = "тис. грн"
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-thousands"]
    page, content, _ = painted(0, passport)
    for spot, value in page.cells.items():
        if value == content["indicators"][0]["unit"]:
            page.cells[spot] = "тис. грн."
    (found,) = said(page.lines())
    assert codes_of(found) == []


def test_a_form_without_its_tables_says_what_is_missing() -> None:
    page, _, _ = painted(0, passport)
    start = next(r for (r, _), v in page.cells.items() if str(v).startswith("9. Напрями"))
    page.cells = {spot: value for spot, value in page.cells.items() if spot[0] < start}
    (found,) = said(page.lines())
    assert codes_of(found) == ["budget-missing", "budget-missing"]

from __future__ import annotations

import pytest

from opendata.budget.codes import code_of, is_code
from opendata.budget.grid import Cell, Value


def cells(*values: Value) -> list[Cell]:
    return [Cell(0, n, 0, n, value, str(value)) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("kpkvk", 611010, "0611010"),
        ("kpkvk", "611010", "0611010"),
        ("kpkvk", "06 1 1010", "0611010"),
        ("tpkvk", 150, "0150"),
        ("kfkvk", 111, "0111"),
        ("edrpou", 3194499, "03194499"),
        ("edrpou", 12345, "00012345"),
        ("edrpou", "3194499", "03194499"),
        ("budget_code", 355100000, "0355100000"),
        ("budget_code", 4573000000, "04573000000"),
        ("budget_code", 2553600000, "2553600000"),
        ("budget_code", "04573000000", "04573000000"),
    ],
)
def test_zeros_that_a_spreadsheet_dropped(kind: str, value: Value, code: str) -> None:
    found = code_of(kind, cells(value))
    assert found is not None
    assert (found.text, found.cell) == (code, "A1")


def test_a_digit_to_a_cell() -> None:
    found = code_of("kpkvk", cells(0, 6, 1, "1", 0, 1, 0))
    assert found is not None
    assert found.text == "0611010"


@pytest.mark.parametrize("value", ["06110101", "06а1010", "61101"])
def test_what_is_no_code_stays_as_printed(value: str) -> None:
    found = code_of("kpkvk", cells(value))
    assert found is not None
    assert found.text == value
    assert not is_code("kpkvk", value)


def test_a_dash_is_no_code() -> None:
    assert code_of("edrpou", cells("-")) is None

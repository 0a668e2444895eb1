from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.sums import rule, triples

NAMES = ("amountGeneralFund", "amountSpecialFund", "amountTotal")
KNOWN = layout(*(column(name, kind="number") for name in NAMES))
ROUNDED = layout(
    *(column(name, kind="number") for name in NAMES[:2]),
    column("amountTotal", kind="number", rounded=True),
)
AMOUNTS = st.decimals(Decimal("-1e12"), Decimal("1e12"), places=2)


@given(AMOUNTS, AMOUNTS)
def test_the_sum_is_exact(one: Decimal, two: Decimal) -> None:
    assert look(rule(KNOWN), KNOWN, [f"{one:f}", f"{two:f}", f"{one + two:f}"]) == []


@given(AMOUNTS, AMOUNTS, AMOUNTS.filter(bool))
def test_any_difference_is_found(one: Decimal, two: Decimal, slip: Decimal) -> None:
    found = look(rule(KNOWN), KNOWN, [f"{one:f}", f"{two:f}", f"{one + two + slip:f}"])
    assert codes(found) == ["sum-differs"]


def test_a_hundredth_counts_unless_the_column_is_rounded() -> None:
    row = ["0.10", "0.20", "0.31"]
    assert codes(look(rule(KNOWN), KNOWN, row)) == ["sum-differs"]
    assert look(rule(ROUNDED), ROUNDED, row) == []
    assert codes(look(rule(ROUNDED), ROUNDED, ["0.10", "0.20", "0.32"])) == ["sum-differs"]


@pytest.mark.parametrize(
    "row",
    [
        ["1", "2", None],
        ["1", None, "1"],
        [None, None, "5"],
        ["1", "близько двох", "5"],
        ["1", "1e999999999", "5"],
        ["1", "NaN", "5"],
        ["1,5", "2", "3.50"],  # the older tables have a comma
        [0.5, 2, 2.5],
        ["9" * 30, "1", "1" + "0" * 30],
    ],
)
def test_what_tells_nothing_or_is_right(row: list[object]) -> None:
    assert look(rule(KNOWN), KNOWN, row) == []


def test_each_group_of_columns_is_added_up() -> None:
    known = layout(
        *(
            column(f"{part}{name}", kind="number")
            for part in ("approved", "executed")
            for name in ("GeneralFund", "SpecialFund", "Total")
        )
    )
    found = look(rule(known), known, [1, 2, 3, 4, 5, 10])
    assert [one.problem.place.field for one in found] == ["executedTotal"]


@pytest.mark.parametrize(
    "names",
    [
        ("sum_general", "sum_special", "sum_total"),
        ("generalFundPlan", "specialFundPlan", "totalPlan"),
        ("planGeneralFund", "planSpecialFund", "planTotalFund"),
    ],
)
def test_other_names_of_the_same(names: tuple[str, str, str]) -> None:
    assert len(triples(layout(*(column(name) for name in names)))) == 1


def test_indicators_are_no_sums() -> None:
    names = ("valueGeneralFund", "valueSpecialFund", "valueTotal", "unitName")
    assert rule(layout(*(column(name) for name in names))) is None


def test_odd_cells() -> None:
    assert (
        look(rule(KNOWN), KNOWN, *([c, c, c] for c in ODD if not isinstance(c, int | float))) == []
    )

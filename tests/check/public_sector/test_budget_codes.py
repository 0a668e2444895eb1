from __future__ import annotations

import pytest
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.budget_codes import rule

SPENDING = layout(column("kpkvkClassID"), column("tpkvkClassID"), column("kfkvkClassID"))
BUDGET = layout(column("budgetCode"), column("period", kind="year"))


@pytest.mark.parametrize(
    "row", [["1217310", "7310", "0443"], ["1217310", None, None], [None, "7310", None]]
)
def test_codes_as_they_should_be(row: list[str | None]) -> None:
    assert look(rule(SPENDING), SPENDING, row) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["217310", "7310", "0443"], ["kpkvk-form"]),
        (["12173100", None, None], ["kpkvk-form"]),
        (["1217310", "7330", "0443"], ["kpkvk-tpkvk"]),
        (["1217310", "310", "0443"], ["kpkvk-tpkvk"]),
        (["1217310", "7310", 443], ["kfkvk-form"]),
        (["1217310", "7310", "443-1"], ["kfkvk-form"]),
    ],
)
def test_codes_of_a_programme(row: list[object], expected: list[str]) -> None:
    assert codes(look(rule(SPENDING), SPENDING, row)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["2050100000", "2024"], []),
        (["0955900000", None], []),
        (["20501000000", "2021"], []),  # before 2023 there was one zero more
        (["20501000000", "2024"], ["budget-code-form"]),
        (["20501000000", None], ["budget-code-form"]),
        (["20501000001", "2021"], ["budget-code-form"]),
        ([955900000, "2024"], ["budget-code-form"]),  # a zero was lost
        (["бюджет громади", "2024"], ["budget-code-form"]),
    ],
)
def test_the_code_of_a_budget(row: list[object], expected: list[str]) -> None:
    assert codes(look(rule(BUDGET), BUDGET, row)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["КПКВК", "0611010"], []),
        (["КПКВК", "611010"], ["kpkvk-form"]),  # the zero is lost, and six digits are allowed
        (["КЕКВ", "2111"], []),
        (["ККФ", "208400"], []),
        ([None, "611010"], []),
        (["КПКВК", None], []),
    ],
)
def test_a_code_among_those_of_other_classifications(
    row: list[str | None], expected: list[str]
) -> None:
    pattern = {"pattern": "[0-9]{4,8}"}
    known = layout(column("classification"), column("code", constraints=pattern))
    assert codes(look(rule(known), known, row)) == expected


def test_the_columns_of_a_passport() -> None:
    known = layout(
        column("mainDisposerCode"),
        column("executantCode"),
        column("programCode"),
        column("typicalProgramCode"),
        column("functionalCode"),
    )
    good = ["0100000", "0110000", "0116030", "6030", "0620"]
    assert look(rule(known), known, good) == []
    assert codes(look(rule(known), known, ["100000", *good[1:]])) == ["kpkvk-form"]
    assert codes(look(rule(known), known, [*good[:3], "6031", "620"])) == [
        "kfkvk-form",
        "kpkvk-tpkvk",
    ]


def test_a_lone_name_of_the_passport_tells_nothing() -> None:
    assert rule(layout(column("programCode"), column("functionalCode"))) is None


def test_the_schema_tells_the_form_where_it_has_a_rule_for_it() -> None:
    known = layout(
        column("kpkvk", constraints={"pattern": "[0-9]{7}"}),
        column("budgetCode", constraints={"pattern": "[0-9]{10}"}),
    )
    assert look(rule(known), known, ["1", "2"]) == []


def test_odd_cells() -> None:
    found = look(rule(SPENDING), SPENDING, *([c, c, c] for c in ODD))
    assert set(codes(found)) == {"kpkvk-form", "kfkvk-form"}

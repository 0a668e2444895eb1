from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import Field
from opendata.check.repair.rules import Repair, Rule, repair
from opendata.clean.identifiers import is_edrpou
from opendata.collect.sheets import Value


def field(kind: str = "string", content: str | None = None, **constraints: object) -> Field:
    return Field("a", "А", "", kind, kind, False, constraints, content=content)


LISTED = field(enum=["Чинний", "Втратив чинність", "Дію зупинено", "Дію відновлено"])
TRUTH = field(enum=["Так", "Ні"])
TEXT, DAY, NUMBER = field(), field("date"), field("number")
CODE = field(content="edrpou", pattern="[0-9]{8}")
KEY = field(content="katottg", pattern="UA[0-9]{17}")


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        (DAY, "31.01.2024", Repair("2024-01-31", Rule.DATE)),
        (DAY, "31 січня 2024 р.", Repair("2024-01-31", Rule.DATE)),
        (DAY, "45322", Repair("2024-01-31", Rule.SERIAL)),
        (DAY, 45322, Repair("2024-01-31", Rule.SERIAL)),
        (NUMBER, "1 234,50", Repair("1234.50", Rule.NUMBER)),
        (NUMBER, "12,5", Repair("12.5", Rule.NUMBER)),
        (field("boolean"), "так", Repair("True", Rule.BOOLEAN)),
        (TRUTH, "yes", Repair("Так", Rule.BOOLEAN)),
        (LISTED, "чинний", Repair("Чинний", Rule.LISTED)),
        (LISTED, "Чиний", Repair("Чинний", Rule.LISTED)),
        (LISTED, " Чинний", Repair("Чинний", Rule.BLANKS)),
        (LISTED, "Втратuв чиннicть", Repair("Втратив чинність", Rule.LISTED)),
        (TEXT, "Про зeмлю", Repair("Про землю", Rule.LETTERS)),
        (KEY, "UА32140050010021659", Repair("UA32140050010021659", Rule.LETTERS)),
        (CODE, "4054347", None),
        (DAY, "NULL", Repair("null", Rule.NULL)),
        # Doubtful, or right as it is:
        (DAY, "31.02.2024", None),
        (DAY, "02/03/2018", None),
        (DAY, "12345", None),
        (DAY, "2024", None),
        (DAY, date(2024, 1, 31), None),
        (NUMBER, "120,000", None),
        (NUMBER, "близько 5", None),
        (LISTED, "Дію", None),
        (LISTED, "Дію відмінено", None),
        (LISTED, "Нечинний", None),
        (TEXT, "Про COVID-19 та Zoom", None),
        (TEXT, "СM", None),  # both wholly Latin and wholly Cyrillic are possible
        (TEXT, "a  b", None),
        (TEXT, "", None),
        (TEXT, True, None),
    ],
)
def test_what_is_certain_and_nothing_else(
    column: Field, value: Value, expected: Repair | None
) -> None:
    assert repair(value, column, date1904=False) == expected


@pytest.mark.parametrize("value", ["4054346", 4054346, "4054347", 4054347, "54321"])
def test_lost_zeros_come_back_only_where_the_check_digit_agrees(value: Value) -> None:
    done = repair(value, CODE, date1904=False)
    whole = str(value).zfill(8)
    assert done == (Repair(whole, Rule.ZEROS) if is_edrpou(whole) else None)


def test_a_code_with_its_zeros_proven() -> None:
    proven = next(n for n in range(1_000_000, 1_000_100) if is_edrpou(str(n).zfill(8)))
    for value in (proven, str(proven), f" {proven} "):
        done = repair(value, CODE, date1904=False)
        assert done is not None
        assert done == Repair(str(proven).zfill(8), Rule.ZEROS)


COLUMNS = st.sampled_from(
    [TEXT, DAY, NUMBER, CODE, KEY, LISTED, TRUTH, field("boolean"), field("integer"), field("year")]
)
VALUES = st.one_of(
    st.text(alphabet="абвіїАВСABCabceo '’ʼ.,-/ 0123456789\xa0\u200b", max_size=20),
    st.sampled_from(["Чинний", "чиний", "31 січня 2024 р.", "1 234,50", "NULL", "так", "45322"]),
    st.integers(0, 10**9),
    st.floats(0, 10**6),
)


@given(COLUMNS, VALUES)
def test_what_is_repaired_needs_no_repair(column: Field, value: Value) -> None:
    done = repair(value, column, date1904=False)
    if done is not None and done.text is not None:
        assert done.text != value
        assert repair(done.text, column, date1904=False) is None

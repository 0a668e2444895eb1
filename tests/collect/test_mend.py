"""What a spreadsheet program takes away from a cell is put back, and nothing else is touched."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import Field
from opendata.collect.mend import Mended, Mending, mend, mender


def field(kind: str = "string", content: str | None = None, **limits: Any) -> Field:
    return Field(
        "x", "Колонка", "Опис", kind, kind, required=False, constraints=limits, content=content
    )


EDRPOU = field(content="edrpou", pattern="[0-9]{8}")
POSTCODE = field(content="postcode", pattern="[0-9]{5}")
KPKVK = field(content="kpkvk", pattern="[0-9]{7}")
PHONE = field(content="phone", pattern=r"\+?380[0-9]{9}")
STATUS = field(enum=["Чинний", "Втратив чинність"])
LAT = field("number", "lat")
MIDNIGHT = datetime.fromisoformat("2019-05-30")
MINUTE = datetime.fromisoformat("2019-05-30T10:45")


def done(value: Any, column: Field, date1904: bool | None = False) -> Mended:
    return mend(value, column, date1904=date1904)


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        (1234567.0, EDRPOU, "01234567"),
        (32112, EDRPOU, "00032112"),
        ("1411082", EDRPOU, "01411082"),  # its check digit fits
        (1001.0, POSTCODE, "01001"),
        (611010, KPKVK, "0611010"),
    ],
)
def test_zeros_are_put_back_before_a_code(value: Any, column: Field, text: str) -> None:
    assert done(value, column) == Mended(text, Mending.ZEROS)


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("0003211", EDRPOU),  # a code that begins with a zero has lost none
        ("1234567", EDRPOU),  # a text, and the check digit does not fit: a digit may be missing
        ("1001", POSTCODE),
        ("611010", KPKVK),
        (61101, KPKVK),  # no chief spending unit has a code that begins with two zeros
        (12.0, EDRPOU),
        (0.0, EDRPOU),
        (987462321.0, EDRPOU),
        (1234567.5, EDRPOU),
    ],
)
def test_a_code_of_which_more_is_gone_is_left_for_the_checks(value: Any, column: Field) -> None:
    assert done(value, column).mending is None


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (43615.0, "date", "2019-05-30"),
        (43615.447916667, "datetime", "2019-05-30T10:45"),
        (0.399305556, "time", "09:35:00"),
    ],
)
def test_serial_numbers_are_read_as_moments(value: float, kind: str, text: str) -> None:
    assert done(value, field(kind)) == Mended(text, Mending.DATE)


def test_the_date_system_of_the_workbook_counts() -> None:
    assert done(42153.0, field("date"), date1904=True).text == "2019-05-30"
    assert done(43615.0, field("date"), date1904=None) == Mended("43615")


@pytest.mark.parametrize(
    ("value", "text"), [(2019.0, "2019"), (43615.4479, "43615.4479"), (4e9, "4000000000")]
)
def test_a_number_that_is_no_day_stays(value: float, text: str) -> None:
    assert done(value, field("date")) == Mended(text)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (date(2019, 5, 30), "date", "2019-05-30"),
        (MIDNIGHT, "date", "2019-05-30"),
        (MINUTE, "datetime", "2019-05-30T10:45"),
        (time(9, 34), "time", "09:34:00"),
        (timedelta(hours=25, minutes=5), "time", "25:05:00"),
        (date(2019, 1, 1), "year", "2019"),
        (datetime.fromisoformat("2019-01-01"), "year", "2019"),
        # Wrong in their columns, and nothing of them is lost: the checks will tell.
        (MINUTE, "date", "2019-05-30T10:45:00"),
        (date(2019, 5, 30), "datetime", "2019-05-30"),
    ],
)
def test_moments_are_written_as_the_recommendations_ask(value: Any, kind: str, text: str) -> None:
    assert done(value, field(kind)) == Mended(text)


@pytest.mark.parametrize(
    "value", [date(2019, 1, 1), datetime.fromisoformat("2019-01-01"), time(9, 0)]
)
def test_a_text_that_excel_made_a_moment_is_told(value: Any) -> None:
    assert done(value, field()).mending is Mending.MADE_DATE
    assert done(value, field("number")).mending is Mending.MADE_DATE


@pytest.mark.parametrize(
    ("value", "column", "text", "how"),
    [
        (" Чинний ", STATUS, "Чинний", Mending.BLANKS),
        ("Втратив\u00a0 чинність\n", STATUS, "Втратив чинність", Mending.BLANKS),
        ("\ufeff2019-05-30", field("date"), "2019-05-30", Mending.BLANKS),
        ("01411082\t", EDRPOU, "01411082", Mending.BLANKS),
        ("Назва  із пробілами ", field(), "Назва  із пробілами", Mending.BLANKS),
        ("1 270 000.0", field("number"), "1270000.0", Mending.BLANKS),
        ("12 500,75", field("number"), "12500.75", Mending.BLANKS),
        ("1 500", field("integer"), "1500", Mending.BLANKS),
        ("NULL", field("date"), None, Mending.NULL),
        (" Null ", field(), None, Mending.NULL),
        ("2019-05-30Т10:45", field("datetime"), "2019-05-30T10:45", Mending.TIME_MARK),
        ("2019-05-30 00:00:00", field("date"), "2019-05-30", Mending.MIDNIGHT),
        ("2019-05-30T00:00", field("date"), "2019-05-30", Mending.MIDNIGHT),
        ("’+380441234567", PHONE, "+380441234567", Mending.APOSTROPHE),
        ("'01234567", EDRPOU, "01234567", Mending.APOSTROPHE),
        ("12,50", field("number"), "12.50", Mending.COMMA),
        ("50,450", LAT, "50.450", Mending.COMMA),
    ],
)
def test_what_is_certain_is_mended_and_told(
    value: str, column: Field, text: str | None, how: Mending
) -> None:
    assert done(value, column) == Mended(text, how)


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("чинний", STATUS),  # another letter case is another value
        ("Чинний.", STATUS),
        ("120,000", field("number")),  # 120 or 120,000?
        ("43,892,728", EDRPOU),
        ("12,5 грн", field("number")),
        ("1 27 000", field("number")),
        ("1,5", field("integer")),
        ("30.05.2024", field("date")),
        ("2019-05-30 10:45", field("date")),
        ("’свято’", field()),
        ("Назва  із пробілами", field()),
    ],
)
def test_what_is_not_certain_stays_as_it_was_written(value: str, column: Field) -> None:
    assert done(value, column) == Mended(value)


@pytest.mark.parametrize("value", ["", " ", "null", " null ", "\u00a0"])
def test_a_blank_cell_and_null_are_no_value_and_no_news(value: str) -> None:
    assert done(value, field()) == Mended(None)
    assert done(value, field("date")) == Mended(None)


def test_numbers_and_booleans_are_written_as_they_are_read() -> None:
    assert done(2017.0, field("year")) == Mended("2017")
    assert done(7.0, field("integer")) == Mended("7")
    assert done(98765.4, field("number")) == Mended("98765.4")
    assert done(380441234567.0, PHONE) == Mended("380441234567")
    assert done(True, field("boolean")) == Mended("True")


COLUMNS = [
    EDRPOU,
    KPKVK,
    POSTCODE,
    PHONE,
    STATUS,
    LAT,
    *map(field, ("date", "datetime", "time", "year")),
]
CELLS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[ '’]?\+?[0-9 .,:Т-]{0,20}", fullmatch=True),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=99)),
)


@given(CELLS, st.sampled_from([*COLUMNS, field(), field("number"), field("integer")]))
def test_any_cell_is_read_and_mended_text_is_not_mended_again(value: Any, column: Field) -> None:
    first = done(value, column)
    assert first.text is None or first.text.strip() == first.text or column.type == "string"
    if first.text is not None and first.mending not in (None, Mending.MADE_DATE):
        again = done(first.text, column)
        assert again.text == first.text or again.mending is not first.mending


def test_a_column_mends_each_cell_as_it_would_alone() -> None:
    """Texts are remembered; a number that equals a truth is not taken for one."""
    values: list[Any] = ["1", "01", " 1 ", "null", "NULL", "1", 1, 1.0, True, "True", 0.5, 45000]
    for kind in ("string", "integer", "number", "date", "year", "time"):
        column = field(kind)
        mended = mender(column, date1904=False)
        for value in (*values, *values):
            assert mended(value) == mend(value, column, date1904=False)

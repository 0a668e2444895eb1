from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from brought_rows import SOURCE, brought, said
from hypothesis import given
from hypothesis import strategies as st

from opendata.messages import say
from opendata.report.activity.indicators import parts
from opendata.report.activity.model import Entry

KEY = "indicator-листування-вхідних-документів"
QUARTER = (date(2020, 1, 1), date(2020, 3, 31))


def row(value: str, until: str, since: str | None = None, **more: str | None) -> dict[str, object]:
    return {
        "section": "Листування",
        "name": "Вхідних документів",
        "unit": "документів",
        "value": value,
        "since": since,
        "date": until,
        "how": "сума",
        "note": None,
    } | more


def lines(*rows: dict[str, object], days: tuple[date, date] = QUARTER) -> list[Entry]:
    return [one for part in parts(brought(*days, indicators=list(rows))) for one in part.entries]


def test_numbers_of_months_are_added_up() -> None:
    (one,) = lines(
        row("80", "2020-01-31", "2020-01-01"),
        row("81", "2020-02-29", "2020-02-01"),
        row("82", "2020-03-31", "2020-03-01"),
    )
    assert one.value == 243
    assert said(one) == "Вхідних документів: 243 документів."
    assert one.sources == (SOURCE,)


def test_of_numbers_as_of_a_day_the_last_one_is_taken() -> None:
    rows = [
        row(value, day, how="станом на")
        for value, day in (("33", "2020-01-31"), ("35", "2020-03-31"), ("34", "2020-02-29"))
    ]
    assert {lines(*order)[0].value for order in permutations(rows)} == {35}


def test_the_number_of_a_quarter_says_nothing_of_its_last_month() -> None:
    days = (date(2020, 3, 1), date(2020, 3, 31))
    (one,) = lines(row("243", "2020-03-31", "2020-01-01"), days=days)
    assert one.value is None
    assert said(one) == (
        "Вхідних документів: за цей період нічого не записано. "
        "Число, пораховане за довший час, сюди не взято."
    )


def test_a_quarter_beside_its_months_is_not_counted_twice() -> None:
    (one,) = lines(
        row("80", "2020-01-31", "2020-01-01"),
        row("243", "2020-03-31", "2020-01-01"),
        row("82", "2020-03-30", "2020-03-01"),
    )
    assert one.value == 243


def test_numbers_of_days_that_overlap_have_no_sum() -> None:
    (one,) = lines(row("80", "2020-02-10", "2020-01-01"), row("90", "2020-03-31", "2020-02-10"))
    assert one.value is None
    assert "охоплюють ті самі дні" in said(one)


def test_an_indicator_of_other_times_has_nothing_recorded_and_no_zero() -> None:
    (one,) = lines(row("5", "2019-12-31"))
    assert one.value is None
    assert said(one) == "Вхідних документів: за цей період нічого не записано."


def test_a_recorded_zero_is_a_zero() -> None:
    (one,) = lines(row("0", "2020-03-31"))
    assert one.value == 0
    assert said(one) == "Вхідних документів: 0 документів."


def test_different_units_are_not_added_up() -> None:
    found = lines(row("3", "2020-03-30", unit="години"), row("40", "2020-03-31", unit="хвилин"))
    assert [one.value for one in found] == [3, 40]
    assert [one.key for one in found] == [KEY, f"{KEY}-хвилин"]
    assert [one.unit and say(one.unit, "uk") for one in found] == ["години", "хвилин"]


def test_the_key_of_a_line_stays_when_others_come_and_go() -> None:
    earlier = row("9", "2019-12-31", name="Вихідних документів")
    assert KEY in {one.key for one in lines(earlier, row("1", "2020-03-31"))}
    assert KEY in {one.key for one in lines(row("1", "2020-03-31"), earlier)}


def test_sections_and_lines_stand_as_in_the_table_with_their_notes() -> None:
    known = brought(
        *QUARTER,
        indicators=[
            row("2", "2020-03-31", section="Нормотворення", name="Розпоряджень", note="Без змін."),
            row("1", "2020-03-31"),
            row("5", "2020-03-31", section="Нормотворення", name="Рішень"),
        ],
    )
    found = parts(known)
    assert [say(part.title, "uk") for part in found] == ["Нормотворення", "Листування"]
    assert [one.key for one in found[0].entries] == [
        "indicator-нормотворення-розпоряджень",
        "indicator-нормотворення-рішень",
    ]
    assert said(found[0].entries[0]) == "Розпоряджень: 2 документів. Без змін."


def test_tenths_are_added_up_as_people_add_them() -> None:
    (one,) = lines(row("0.1", "2020-01-31"), row("0.2", "2020-02-29"))
    assert one.value == pytest.approx(0.3, abs=0)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=31))
def test_whatever_the_numbers_of_days_are_their_sum_is_reported(numbers: list[int]) -> None:
    rows = [
        row(str(number), f"2020-01-{day:02}", f"2020-01-{day:02}")
        for day, number in enumerate(numbers, 1)
    ]
    (one,) = lines(*rows)
    assert one.value == sum(numbers)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.dates import DateSpan, find_dates
from opendata.acts.numbers import NumberSpan, find_numbers
from opendata.acts.values import find_values

PIECES = (
    *("від 01.02.2020", "від 14 лютого 2019 року", "«5» березня 2021 р.", "31.12.99", "12-03-2018"),
    *(
        "2020-05-06",
        "№ 5",
        "№ 12-3/VIII",
        "N 77",
        "Номер: 8",
        "№ __",
        "№ 0",
        "№ 45-р",
        "32.13.2020",
    ),
    *(
        "5",
        "2020 року",
        "п. 5.2",
        "6. Доручити",
        "та",
        ",",
        "рішення",
        "(",
        ")",
        "№20 від 1.1.2001",
    ),
)


def one_by_one(text: str) -> list[tuple[int, str | None]]:
    """The same by the searches of dates and of numbers apart."""
    dates: list[tuple[int, str | None]] = [(one.start, one.iso) for one in find_dates(text)]
    numbers: list[tuple[int, str | None]] = [
        (n.sign_start, n.value) for n in find_numbers(text, text) if n.value is not None
    ]
    return sorted(dates + numbers)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_the_values_are_those_that_are_found_apart(text: str) -> None:
    found = [
        (one.start, one.iso) if isinstance(one, DateSpan) else (one.sign_start, one.value)
        for one in find_values(text, text, 0, len(text))
    ]
    assert found == one_by_one(text)


def test_letters_behind_the_last_figures_belong_to_the_number() -> None:
    (found,) = find_values("№ 10/0/5-25ВА", "№ 10/0/5-25ВА", 0, 13)
    assert isinstance(found, NumberSpan)
    assert found.value == "10/0/5-25ВА"


def test_only_what_begins_in_the_part_is_read() -> None:
    text = "№ 1, від 02.03.2020 № 4"
    found = list(find_values(text, text, 4, 20))
    assert [one.start for one in found] == [9]

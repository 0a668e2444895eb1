"""What is counted of a comparison, and rows that repeat a code."""

from __future__ import annotations

from register_extract_hands import code_of, entry

from opendata.review.registers.matching import compare
from opendata.review.registers.settled import code_problems, doubles_of, numbers_of, registered


def test_organisations_are_counted_once_and_ended_ones_not() -> None:
    rows = [
        entry(0, "А", code_of(1), status="зареєстровано"),
        entry(1, "А", code_of(1)),
        entry(2, "Б", status="припинено"),
        entry(3, "В", status="в стані припинення"),
        entry(4, "Г"),
    ]
    assert registered(rows) == 3


def test_the_row_that_was_matched_is_no_double() -> None:
    ours = [entry(0, "Інша", code_of(1)), entry(1, "А", code_of(1)), entry(2, "Б", code_of(2))]
    theirs = [entry(0, "А", code_of(1)), entry(1, "В", code_of(3)), entry(2, "В", code_of(3))]
    outcome = compare(ours, theirs)
    doubles = doubles_of(outcome, ours, theirs)
    assert (doubles.ours, doubles.theirs) == (frozenset({0}), frozenset({2}))
    numbers = numbers_of(outcome, ours, theirs)
    assert (numbers.same, numbers.only_here, numbers.only_there) == (1, 2, 2)
    assert (numbers.registered, numbers.registered_here) == (2, 2)


def test_bad_codes_are_told_with_their_cells_and_tax_numbers_are_not_repeated() -> None:
    rows = [
        entry(0, "А", "12345679"),
        entry(1, "Б", "1234"),
        entry(2, "В", "1234567890"),
        entry(3, "Г", code_of(1)),
        entry(4, "Ґ", code_of(1)),
        entry(5, "Д"),
    ]
    found = [(one.code, one.found, one.place.row) for one in code_problems(rows)]
    assert found == [
        ("reconcile-check-digit", "12345679", 2),
        ("reconcile-code", "1234", 3),
        ("reconcile-code", None, 4),
        ("reconcile-twice", code_of(1), 6),
    ]

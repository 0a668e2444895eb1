from __future__ import annotations

from datetime import date, datetime

from opendata.budget.grid import make_lines, shown


def test_lines_hold_what_is_filled_with_the_columns_that_it_covers() -> None:
    rows = [["a", "", "", "b"], ["", "", "", ""], ["", 2.0, "", ""]]
    (first, second) = make_lines(rows, [((0, 0), (0, 2))])
    assert [(one.text, one.col, one.last_col) for one in first] == [("a", 0, 2), ("b", 3, 3)]
    assert [(one.text, one.address, one.is_number) for one in second] == [("2", "B3", True)]


def test_what_a_merge_hides_is_left_out_unless_its_corner_is_blank() -> None:
    (line,) = make_lines([["a", "a", "a"]], [((0, 0), (0, 2))])
    assert [one.text for one in line] == ["a"]
    (line,) = make_lines([["", "a", "b"]], [((0, 0), (0, 2))])
    assert [(one.text, one.address) for one in line] == [("a", "A1")]


def test_a_merge_over_the_whole_sheet_is_no_burden() -> None:
    (line,) = make_lines([["a", "b"]], [((0, 0), (10**6, 16_000))])
    assert [one.text for one in line] == ["a"]


def test_underscores_of_printed_forms_and_names_of_fields_are_no_text() -> None:
    (line,) = make_lines([["___12-р___", "_____", "s4.6", "npp", "formula=RC[-8]", "м. Ясне"]])
    assert [one.text for one in line] == ["12-р", "м. Ясне"]


def test_errors_are_kept_so_that_they_can_be_told() -> None:
    (line,) = make_lines([["", 1]], errors={(0, 0): "#REF!"})
    assert [one.text for one in line] == ["#REF!", "1"]


def test_values_as_text() -> None:
    assert [shown(one) for one in (200000.0, 0.1 + 0.2, 1e-7, True)] == [
        "200000",
        "0.3",
        "0.0000001",
        "True",
    ]
    assert shown(datetime(2020, 1, 15, 10, 30)) == "2020-01-15"  # noqa: DTZ001
    assert shown(date(2020, 1, 15)) == "2020-01-15"


def test_a_number_shown_as_per_cent_says_what_is_shown() -> None:
    (line,) = make_lines([[0.985, "5%", 1, 0.07]], percents={(0, 0), (0, 1), (0, 2)})
    assert [one.text for one in line] == ["98.5", "5%", "100", "0.07"]

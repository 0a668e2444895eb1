"""A header is matched to the columns of a table, however people spelled it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.catalogue.tables import table
from opendata.collect.filled_header import By, find_filled_header, header_name, match_filled


def structure(*columns: tuple[str, str] | tuple[str, str, Sequence[str]]) -> TableSchema:
    fields: list[dict[str, Any]] = [
        {
            "name": name,
            "title": title,
            "type": "string",
            "opendata": {"was": list(was[0]) if was else []},
        }
        for name, title, *was in columns
    ]
    return schema_from({"fields": fields, "primaryKey": columns[0][0]}, "t")


ACTS = structure(
    ("uid", "Ідентифікатор"),
    ("legalActId", "Номер акта", ["legalActNum"]),
    ("issuedDate", "Дата видання"),
    ("note", "Примітка"),
    ("text", "Примітка"),
)


def ways(*texts: str, schema: TableSchema = ACTS) -> dict[str, By]:
    return {name: one.by for name, one in match_filled(texts, schema).found.items()}


@pytest.mark.parametrize(
    ("text", "column", "by"),
    [
        ("legalActId", "legalActId", By.NAME),
        ("legalActІd", "legalActId", By.SPELLING),  # a Cyrillic І
        (" legalActId", "legalActId", By.SPELLING),
        ("text\t", "text", By.SPELLING),
        ("issued\u2028Date", "issuedDate", By.SPELLING),
        ("ISSUED_DATE", "issuedDate", By.SPELLING),
        ("issued date\n", "issuedDate", By.SPELLING),
        ("legalActNum", "legalActId", By.EARLIER),
        ("Дата  видання ", "issuedDate", By.LABEL),
        ("ДАТА ВИДАННЯ", "issuedDate", By.LABEL),
    ],
)
def test_a_header_is_found_and_how_is_told(text: str, column: str, by: By) -> None:
    assert ways(text) == {column: by}


def test_a_label_of_two_columns_tells_neither() -> None:
    assert ways("Примітка") == {}


def test_what_is_not_there_and_what_is_too_much_are_told() -> None:
    header = match_filled(["uid", "№", "", "note"], ACTS)
    assert header.missing == ("legalActId", "issuedDate", "text")
    assert header.unknown == ((1, "№"),)


def test_the_right_name_wins_over_one_that_is_like_it() -> None:
    header = match_filled(["Text", "text"], ACTS)
    assert header.found["text"].spot == 1
    assert header.unknown == ((0, "Text"),)


def test_names_that_letter_case_alone_tells_apart_are_matched_exactly() -> None:
    two = structure(("uid", "А"), ("uId", "Б"))
    assert ways("uid", "uId", schema=two) == {"uid": By.NAME, "uId": By.NAME}
    assert ways("UID", schema=two) == {}


@pytest.mark.parametrize("second", ["inspectorName", "inspectorName.1", "inspectorName_2"])
def test_the_second_of_two_columns_of_one_name(second: str) -> None:
    fines = table("parking_penalties")
    texts = [name for name in fines.columns if name != "inspectorName_2"]
    header = match_filled([*texts, second], fines)
    assert header.missing == ()
    assert header.unknown == ()
    assert header.found["inspectorName_2"].spot == len(texts)


def test_words_of_a_log_are_names_of_columns_too() -> None:
    requests = table("information_requests", "own")
    words = ["№ з/п", "Вх. №", "Дата надходження\nзапиту", "ПІБ запитувача", "КОРОТКИЙ ЗМІСТ"]
    header = match_filled(words, requests)
    assert {name: (one.spot, one.by) for name, one in header.found.items()} == {
        "number": (1, By.WORDS),
        "receivedDate": (2, By.WORDS),
        "subject": (4, By.WORDS),
    }
    assert header.unknown == ((0, "№ з/п"), (3, "ПІБ запитувача"))


def test_the_header_may_stand_below_a_title() -> None:
    rows = [["Перелік актів", "", ""], ["", "", ""], ["за 2024 рік"], ["uid", "legalActId", "note"]]
    header = find_filled_header(rows, ACTS)
    assert header is not None
    assert header.row == 3
    assert set(header.found) == {"uid", "legalActId", "note"}


def test_of_two_rows_the_one_with_more_columns_is_the_header() -> None:
    header = find_filled_header([["uid", "x"], ["uid", "note", "text"], ["1", "2", "3"]], ACTS)
    assert header is not None
    assert header.row == 1


@pytest.mark.parametrize("rows", [[], [[]], [[1.0, None]], [["а", "б"]], [[""] * 3] * 30])
def test_no_header_is_told_as_none(rows: list[list[Any]]) -> None:
    assert find_filled_header(rows, ACTS) is None


def test_a_header_that_is_far_down_is_not_looked_for() -> None:
    assert find_filled_header([["щось", "інше"]] * 10 + [["uid", "note"]], ACTS) is None


@given(st.lists(st.text(max_size=20), max_size=20))
def test_each_cell_is_one_column_or_none(texts: list[str]) -> None:
    header = match_filled(texts, ACTS)
    spots = [one.spot for one in header.found.values()]
    assert len(spots) == len(set(spots))
    assert set(header.found) | set(header.missing) == set(ACTS.columns)
    assert not set(spots) & {spot for spot, _ in header.unknown}


@given(st.text(max_size=40))
def test_the_form_for_comparison_is_a_fixed_point(text: str) -> None:
    assert header_name(header_name(text)) == header_name(text)

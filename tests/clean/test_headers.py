from __future__ import annotations

import json
from pathlib import Path

import pytest
from clean_texts import anything
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.headers import HELPERS, header_key, is_ordinal, match_headers

FIELDS = json.loads(
    (Path(__file__).parents[2] / "schemas" / "2025" / "legal_acts.json").read_text("utf-8")
)["fields"]
COLUMNS = [field["name"] for field in FIELDS]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("№ рішення", "number"),
        ("Номер документа", "number"),
        ("Реєстраційний номер", "number"),
        ("№", "number"),
        ("Дата прийняття", "acceptedDate"),
        ("Дата ухвалення рішення", "acceptedDate"),
        ("ДАТА", "acceptedDate"),
        ("Дата (дд.мм.рррр)", "acceptedDate"),
        ("Назва рішення", "title"),
        ("Назва", "title"),
        ("Про що", "title"),
        ("Короткий зміст", "title"),
        ("Вид", "type"),
        ("Вид документа", "type"),
        ("Орган", "publisherName"),
        ("Орган, що прийняв", "publisherName"),
        ("Статус", "status"),
        ("Чинність", "status"),
        ("Набирає чинності з", "validFrom"),
        ("Дата набрання чинності", "validFrom"),
        ("Дата оприлюднення", "issuedDate"),
        ("Дата оприлюднення на сайті", "issuedDate"),
        ("Файл", "file"),
        ("Ім'я файлу", "file"),
        ("Назва файла", "file"),
        ("Посилання", "url"),
        ("Посилання на документ", "url"),
        ("Код ЄДРПОУ", "publisherId"),
        ("ЄДРПОУ", "publisherId"),
        ("Номер державної реєстрації", "registrationNumber"),
        ("Cтатус", "status"),  # a Latin «C»
    ],
)
def test_what_clerks_write(header: str, column: str) -> None:
    assert match_headers([header], COLUMNS).positions == {column: 0}


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (  # v1
            (
                "identifier type title dateAccepted number issued valid status publisherName "
                "publisherIdentifier url registrationNumber registrationDate registratorPrefLabel "
                "registratorIdentifier"
            ),
            (
                "uid type title acceptedDate number issuedDate validFrom status publisherName "
                "publisherId url registrationNumber registrationDate registratorName registratorId"
            ),
        ),
        ("legalActNum title legalActDateAccepted url", "number title acceptedDate url"),  # v2
        (" ".join(COLUMNS), " ".join(COLUMNS)),  # v3
        ("KIND File", "kind file"),
    ],
)
def test_official_names_of_all_generations(headers: str, columns: str) -> None:
    match = match_headers(headers.split(), COLUMNS)
    assert sorted(match.positions, key=match.positions.__getitem__) == columns.split()
    assert not match.doubtful


def test_the_labels_of_the_structure_are_headers() -> None:
    match = match_headers([field["title"] for field in FIELDS], COLUMNS)
    assert sorted(match.positions, key=match.positions.__getitem__) == COLUMNS


@pytest.mark.parametrize(
    "header", ["№ п/п", "№ з/п", "№з/п", "№ п.п.", "N п/п", "№п\\п", "Порядковий номер", "№ зп"]
)
def test_the_ordinal_is_not_the_number(header: str) -> None:
    assert is_ordinal(header)
    match = match_headers([header, "№ рішення"])
    assert match.positions == {"number": 1}
    assert match.ordinal == (0,)


def test_a_bare_number_sign_gives_way_to_a_full_header() -> None:
    match = match_headers(["№", "Дата", "Дата прийняття", "Номер рішення"])
    assert match.positions == {"number": 3, "acceptedDate": 2}
    assert match.unknown == (0, 1)
    assert match_headers(["№", "Назва рішення"]).weak == {"number"}


def test_two_headers_for_one_column_are_reported() -> None:
    match = match_headers(["Назва рішення", "Про що", "Дата прийняття"])
    assert match.positions == {"acceptedDate": 2}
    assert match.doubtful == {"title": (0, 1)}


def test_remarks_are_idle_and_the_rest_is_unknown() -> None:
    match = match_headers(["Примітки", "Колір", "Номер рішення"])
    assert match.unknown == (1,)


def test_declared_places_come_first() -> None:
    match = match_headers(["Номер рішення", "Реквізит"], COLUMNS, {"number": 1})
    assert match.positions == {"number": 1}
    assert match.unknown == (0,)


def test_columns_of_another_structure_are_found_by_name() -> None:
    assert match_headers(["lotPrice", "Назва"], ["lotPrice"]).positions == {"lotPrice": 0}


@given(st.lists(anything, max_size=8))
def test_a_place_stands_for_one_column(headers: list[str]) -> None:
    match = match_headers(headers, COLUMNS)
    places = [*match.positions.values(), *(p for ps in match.doubtful.values() for p in ps)]
    assert len(places) == len(set(places))
    assert set(match.positions) <= {*COLUMNS, *HELPERS}
    assert all(0 <= place < len(headers) for place in places)
    assert all(header_key(headers[place]) for place in places)

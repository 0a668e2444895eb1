"""The header tells which table of which edition a file holds."""

from __future__ import annotations

import pytest
from table_hands import FEW, REST, TABLES, csv_bytes, name_of, sample
from workbooks import xlsx

from opendata.catalogue.tables import table
from opendata.collect.detect import detect_table
from opendata.problems import Exit, OpendataError

TWINS = (
    {"ad_distributors", "parking_operators"},
    {
        "rented_communal_property_prozorro",
        "vacant_communal_property_prozorro",
        "communal_land_prozorro",
        "v1_privatization",
    },
)
"""Tables that have the very same columns: no header can tell them apart."""


def detect(header: list[str], edition: str = "") -> str:
    """``2025/legal_acts``, or the keys of all tables that fit."""
    try:
        found = detect_table(csv_bytes([header, ["x"] * len(header)]), "a.csv", edition=edition)
    except OpendataError as error:
        return f"{error.problem.code}: {error.problem.found}"
    return f"{found.edition}/{found.key}"


def _check(edition: str, key: str) -> None:
    header, _ = sample(table(key, edition))
    found = detect(header, edition)
    if found != f"{edition}/{key}":
        code, _, named = found.partition(": ")
        assert code == "table-ambiguous"
        assert key in named.split(", ")
        assert edition != "2025" or any(set(named.split(", ")) <= one for one in TWINS)


@pytest.mark.parametrize("pair", FEW, ids=name_of)
def test_a_table_is_known_by_its_header(pair: tuple[str, str]) -> None:
    _check(*pair)


def test_a_table_is_known_by_the_words_of_a_log() -> None:
    requests = table("information_requests", "own")
    header = [field.was[0] if field.was else field.title for field in requests.fields]
    assert detect(header) == "own/information_requests"


@pytest.mark.slow
@pytest.mark.parametrize("pair", REST, ids=name_of)
def test_every_table_is_known_by_its_header_or_named_among_its_twins(pair: tuple[str, str]) -> None:
    _check(*pair)


def test_of_two_editions_that_fit_equally_the_later_is_taken() -> None:
    same = [
        key
        for edition, key in TABLES
        if edition == "2019"
        and ("2025", key) in TABLES
        and table(key, "2019").columns == table(key, "2025").columns
    ]
    found = {key: detect(sample(table(key))[0]) for key in same}
    assert [one for one in found.values() if one.startswith("2019/")] == []


def test_the_edition_can_be_given() -> None:
    header, _ = sample(table("legal_acts", "2019"))
    assert detect(header) == detect(header, "2019") == "2019/legal_acts"
    assert detect(header, "2025").startswith("table-unknown")


def test_labels_tell_the_table_too() -> None:
    acts = table("legal_acts")
    assert detect([field.title for field in acts.fields]) == "2025/legal_acts"


def test_a_misspelled_header_with_a_column_too_many_is_known() -> None:
    header, _ = sample(table("regulatory_plan"))
    assert detect([name.upper() + " " for name in header] + ["Примітки"]) == "2025/regulatory_plan"


def test_words_of_the_councils_tell_one_of_our_tables() -> None:
    head = ["№", "ЄДРПОУ", "Назва осередку", "Скорочена назва", "Політична партія", "Рівень"]
    head += ["Дата легалізації", "Номер запису в ЄДР", "Голова", "Код КАТОТТГ", "Юридична адреса"]
    head += ["Статус", "Дата зняття з обліку", "Примітки"]
    found = detect_table(csv_bytes([head, ["1"] * len(head)]), "партії.csv")
    assert (found.key, found.edition) == ("parties", "own")


def test_an_unknown_header_is_told_with_the_nearest() -> None:
    with pytest.raises(OpendataError) as caught:
        detect_table(csv_bytes([["Назва", "Номер", "uid"], ["1", "2", "3"]]), "a.csv")
    assert (caught.value.problem.code, caught.value.exit_code) == ("table-unknown", Exit.USAGE)


@pytest.mark.parametrize("rows", [[["лише одна"]], [["а", "б"]] * 12, [[1.0, 2.0]]])
def test_a_file_without_a_header_is_unknown(rows: list[list[object]]) -> None:
    with pytest.raises(OpendataError) as caught:
        detect_table(xlsx({"Аркуш1": rows}), "a.xlsx")
    assert caught.value.problem.code == "table-unknown"


def test_the_sheet_with_a_header_is_found_below_its_title() -> None:
    header, rows = sample(table("legal_acts"))
    book = xlsx({"Інструкція": [["Як заповнювати", "так"]], "Дані": [["Акти"], [], header, *rows]})
    assert detect_table(book, "a.xlsx").key == "legal_acts"
    assert detect_table(book, "a.xlsx", "ДАНІ").key == "legal_acts"
    with pytest.raises(OpendataError) as caught:
        detect_table(book, "a.xlsx", "Лист1")
    assert caught.value.problem.code == "table-no-sheet"

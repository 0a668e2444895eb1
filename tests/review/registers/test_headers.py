"""Headers of extracts, in the words of different offices."""

from __future__ import annotations

import pytest

from opendata.catalogue.schema import read_schema
from opendata.review.registers.entry import Concept
from opendata.review.registers.headers import columns_of, find_header, match_row
from opendata.review.registers.own import can_reconcile
from opendata.shipped import shipped

C = Concept

HEADERS = {
    ("№ з/п", "Код ЄДРПОУ", "Найменування юридичної особи", "Керівник", "Стан"): {
        C.CODE: 1, C.NAME: 2, C.HEAD: 3, C.STATUS: 4,
    },
    ("ЄДРПОУ", "Назва", "ПІБ керівника", "Дата та номер запису про державну реєстрацію"): {
        C.CODE: 0, C.NAME: 1, C.HEAD: 2, C.REGISTERED: 3,
    },
    ("Ідентифікаційний код", "Скорочене найменування", "Повне найменування", "Голова"): {
        C.CODE: 0, C.SHORT_NAME: 1, C.NAME: 2, C.HEAD: 3,
    },
    ("EDRPOU", "NAME", "SHORT_NAME", "ADDRESS", "BOSS", "STAN"): {
        C.CODE: 0, C.NAME: 1, C.SHORT_NAME: 2, C.ADDRESS: 3, C.HEAD: 4, C.STATUS: 5,
    },
    ("Код", "Назва організації", "Дата запису", "Номер запису в ЄДР", "Дата припинення"): {
        C.CODE: 0, C.NAME: 1, C.REGISTERED: 2, C.NUMBER: 3, C.REMOVED: 4,
    },
    ("Найменування", "Код ЄДРПОУ засновника", "Код ЄДРПОУ", "Електронна адреса", "Адреса"): {
        C.NAME: 0, C.CODE: 2, C.ADDRESS: 4,
    },
    ("organizationId", "name", "legalForm", "headName", "registrationNumber", "terminationDate"): {
        C.CODE: 0, C.NAME: 1, C.FORM: 2, C.HEAD: 3, C.NUMBER: 4, C.REMOVED: 5,
    },
}  # fmt: skip


@pytest.mark.parametrize("texts", HEADERS)
def test_columns_are_found_by_their_words(texts: tuple[str, ...]) -> None:
    assert match_row(texts).places == HEADERS[texts]


def test_what_means_nothing_is_told() -> None:
    assert match_row(["№ з/п", "Назва", "КВЕД"]).unread == ((0, "№ з/п"), (2, "КВЕД"))


def test_titles_above_are_passed_over() -> None:
    rows = [["Найменування органу: управління юстиції"], [""], ["станом на 01.04.2020"]]
    header = find_header([*rows, ["Код ЄДРПОУ", "Назва", "Стан"], ["00012345", "Назва", ""]])
    assert header is not None
    assert header.row == 3


def test_a_list_of_codes_alone_is_an_extract() -> None:
    header = find_header([["ЄДРПОУ"], [12345]])
    assert header is not None
    assert header.places == {C.CODE: 0}
    assert find_header([["щось", "інше"], ["Код"]]) is None


@pytest.mark.parametrize("key", ["parties", "ngos", "religious_organizations"])
def test_our_registers_can_be_reconciled(key: str) -> None:
    schema = read_schema(shipped("schemas") / "own" / f"{key}.json")
    assert can_reconcile(schema)
    found = columns_of(schema)
    assert schema.field(found[C.CODE]).content == "edrpou"
    assert found[C.NAME] == "name"
    assert found[C.STATUS] == "status"
    assert found[C.RECONCILED] == "reconciledDate"
    assert found[C.REMOVED] == "terminationDate"


@pytest.mark.parametrize(("key", "can"), [("organizations", True), ("organization_units", False)])
def test_recommended_tables(key: str, can: bool) -> None:
    """The code of another organisation is not the code of the row."""
    schema = read_schema(shipped("schemas") / "2025" / f"{key}.json")
    assert can_reconcile(schema) is can

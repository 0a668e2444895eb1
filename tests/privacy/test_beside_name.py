"""A number is somebody's where a name stands right beside it, in whatever form lists have names."""

from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.beside_name import named_before, named_in_row, short_names
from opendata.privacy.finding import Kind
from opendata.privacy.passage import Passage
from opendata.privacy.screen import findings

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "name", ["Гук І.", "Гук І. П.", "І. П. Гук", "ГУК ІВАН", "Гук Іван", "Іван Гук", "Гук Іван П."]
)
def test_names_of_every_form(name: str) -> None:
    assert short_names(name, 0, len(name)) == [(0, len(name))]
    text = f"{name} (004560012)"
    assert named_before(Passage(text), text.index("004"))


@pytest.mark.parametrize(
    "words", ["Додаток А.", "Корпус Б.", "Зелена Балка", "ТОВ Л.", "Площа Миру", "Розділ І."]
)
def test_what_is_no_name(words: str) -> None:
    assert short_names(words, 0, len(words)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Гук І. П. – голова комісії, засідання якої проведено за участі експертів 004560012",
        "Гук І. П.\n004560012",
        "голова Гук Іван Петрович (004560012)",
        "ТОВ «Лан» (004560012)",
    ],
)
def test_a_number_that_is_nobodys(text: str) -> None:
    assert not named_before(Passage(text), text.index("004"))


@pytest.mark.parametrize(
    "row",
    [
        "| 7 | Гук Іван | 004560012 |",
        "ВПО\tГук Іван\t004560012\t0970000118",
        "004560012;Гук І. П.;500",
        "<tr><td>Гук К.&nbsp;К.</td><td>004560012</td></tr>",
    ],
)
def test_a_row_with_a_name(row: str) -> None:
    at = row.index("004560012")
    assert named_in_row(Passage(row), at, at + 9)
    assert Kind.ID_CARD in {one.kind for one in findings(row, TODAY)}


@pytest.mark.parametrize(
    "row",
    [
        "ТОВ «Лан»\t004560012",
        "Гук Іван\tлист № 004560012",
        "Гук Іван 004560012",
        "Гук Іван\t1\n004560012\tусього",
        "ФОП Гук І. П.\t004560012",
    ],
)
def test_a_row_that_names_nobody_or_a_cell_with_more(row: str) -> None:
    at = row.index("004560012")
    assert not named_in_row(Passage(row), at, at + 9)


@pytest.mark.parametrize(
    "row",
    [
        "Тиха Віта Р. / 003860217 / вул. Садова, 5 / +",
        '{"pib":"Тиха Юлія Марківна", "id_doc":"003860217", "plosha":"61.4"}',
        "1;Мудрик Мотря;003860217;с. Яр",
    ],
)
def test_rows_with_slashes_records_and_rarer_names(row: str) -> None:
    found = {one.kind: one.text for one in findings(row, date(2026, 11, 23))}
    assert found[Kind.ID_CARD] == "003860217"


@pytest.mark.parametrize(
    "family",
    ["Грищенко", "Телятник", "Лотоцький", "Селезень", "Квітка", "Липка", "Площик", "Пппенко"],
)
def test_families_that_begin_like_abbreviations(family: str) -> None:
    assert short_names(f"{family} О.", 0, len(family) + 3)


@pytest.mark.parametrize(
    "word",
    ["Додаток", "Корпус", "Літера", "Група", "Розділ", "ТОВ", "Тел", "Вул", "Січня", "Площа"],
)
def test_words_that_are_no_families(word: str) -> None:
    assert short_names(f"{word} А.", 0, len(word) + 3) == []


def test_a_verb_before_a_name_is_no_part_of_it() -> None:
    text = "Відмовити Прищепі Гнату"
    assert short_names(text, 0, len(text)) == [(10, len(text))]

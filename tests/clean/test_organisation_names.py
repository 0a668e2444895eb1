"""Names of organisations, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.organisation_names import read_organisation

SAME = [
    ("ГО «Промінь»", 'ГРОМАДСЬКА ОРГАНІЗАЦІЯ "ПРОМІНЬ"'),
    ("ГО «Промінь»", "Громадська  організація ''Промінь''"),
    ("ГО «Промінь»", "Громадська органiзацiя «Пpомінь»"),  # Latin i and p
    ("Промінь", "ГО «Промінь»"),
    ("ПП «Чисте місто»", "Політична партія „Чисте місто“"),
    ("Міська організація ПП «Схід»", "Міська організація політичної партії «Схід»"),
    ("Релігійна громада парафії м. Ясна Зоря", "РГ парафії міста Ясна Зоря"),
    ("ГО «П’ята сім’я»", "ГО «П'ята сім`я»"),
    ("ГО «Північ-Південь»", "ГО «Північ – Південь»"),
    ("ЗЗСО № 5 ім. Лесі", "ЗЗСО №5 імені Лесі"),
    ("Організація Тихого р-ну", "Організація Тихого району"),
    ("ОСББ «Вежа-2»", "Об’єднання співвласників багатоквартирного будинку «Вежа 2»"),
    ("ППО «Вода»", "Первинна профспілкова організація «Вода»"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name(one: str, other: str) -> None:
    assert read_organisation(one).same(read_organisation(other))
    assert read_organisation(other).same(read_organisation(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ГО «Промінь»", "ГО «Проминь»"),
        ("ГО «Промінь»", "БФ «Промінь»"),
        ("КП «Вода»", "ТОВ «Вода»"),
        ("Школа № 1", "Школа № 2"),
        ("Осередок «Схід»", "Осередок «Схід» міста"),
        ("", ""),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not read_organisation(one).same(read_organisation(other))


def test_a_form_alone_is_a_name() -> None:
    assert read_organisation("Громадська організація").key == "громадська організація"


def test_numbers_tell_cells_apart() -> None:
    assert read_organisation("Осередок № 12, 3 відділ").numbers == ("12", "3")


@given(st.text(st.sampled_from("ГОгоПромінь «»\"' –-1.№")))
def test_case_and_quotes_make_no_difference(text: str) -> None:
    one = read_organisation(text)
    assert read_organisation(text.upper()) == read_organisation(text.lower()) == one
    assert read_organisation(text.replace("«", '"').replace("»", '"')) == one
    assert read_organisation(f"  {text} ") == one

"""A full name is parted only where it is certain, and never loses a word."""

from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.person_names import PersonName, Whole, join_name, split_name
from opendata.clean.text import tidy


@pytest.mark.parametrize(
    ("text", "family", "given_name", "patronymic"),
    [
        ("Ковальчук Андрій Іванович", "Ковальчук", "Андрій", "Іванович"),
        ("Андрій Іванович Ковальчук", "Ковальчук", "Андрій", "Іванович"),
        ("КОВАЛЬЧУК АНДРІЙ ІВАНОВИЧ", "КОВАЛЬЧУК", "АНДРІЙ", "ІВАНОВИЧ"),
        ("Ковальчук А. І.", "Ковальчук", "А.", "І."),
        ("Ковальчук А.І.", "Ковальчук", "А.", "І."),
        ("А.І.Ковальчук", "Ковальчук", "А.", "І."),
        ("Ковальчук А.", "Ковальчук", "А.", ""),
        ("Грабович А. І.", "Грабович", "А.", "І."),
        ("Нечай-Лугова Ірина Семенівна", "Нечай-Лугова", "Ірина", "Семенівна"),
        ("Нечай – Лугова Ірина Семенівна", "Нечай-Лугова", "Ірина", "Семенівна"),
        ("Петренко (Іваненко) Ольга Сергіївна", "Петренко (Іваненко)", "Ольга", "Сергіївна"),
        ("Петренко Іваненко Ольга Сергіївна", "Петренко Іваненко", "Ольга", "Сергіївна"),
        ("Алієв Ельчин Мамед огли", "Алієв", "Ельчин", "Мамед огли"),
        ("Гасанова Лейла Алі кизи", "Гасанова", "Лейла", "Алі кизи"),
        ("Мамедов Рустам Ариф-огли", "Мамедов", "Рустам", "Ариф-огли"),
        ("Ковальчук Андрій", "Ковальчук", "Андрій", ""),
        ("Андрій Ковальчук", "Ковальчук", "Андрій", ""),
        ("Ельдар КОВАЛЬЧУК", "КОВАЛЬЧУК", "Ельдар", ""),
        ("Масевич Андрій", "Масевич", "Андрій", ""),
        ("Грабович Петро Ілліч", "Грабович", "Петро", "Ілліч"),
        ("Д'ячук Лук'ян Кузьмич", "Д’ячук", "Лук’ян", "Кузьмич"),
        ("де Норман Яків Петрович", "де Норман", "Яків", "Петрович"),
        ("Ковальчук  Анна-Марія\u00a0Іванівна", "Ковальчук", "Анна-Марія", "Іванівна"),
    ],
)
def test_a_name_is_parted(text: str, family: str, given_name: str, patronymic: str) -> None:
    assert split_name(text) == PersonName(family, given_name, patronymic)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ТОВ «Вигаданка»", Whole.ORGANISATION),
        ("ФОП Ковальчук А. І.", Whole.ORGANISATION),
        ("Вигаданська міська рада", Whole.ORGANISATION),
        ("Ковальчук А. І., Петренко О. П.", Whole.SEVERAL),
        ("Ковальчук Андрій Іванович; Петренко Ольга Петрівна", Whole.SEVERAL),
        ("Ковальчук Андрій Іванович та Петренко Ольга Петрівна", Whole.SEVERAL),
        ("Ковальчук Андрій Іванович Петренко Ольга Петрівна", Whole.SEVERAL),
        ("Ковальчук Андрій Іванович\nПетренко Ольга Петрівна", Whole.SEVERAL),
        ("Олександр Іванович Петрович", Whole.UNCLEAR),
        ("Андрій Іванович", Whole.UNCLEAR),
        ("Роман Іван", Whole.UNCLEAR),
        ("Нгуєн Ван Хань", Whole.UNCLEAR),
        ("депутат Ковальчук Андрій Іванович", Whole.UNCLEAR),
        ("Ковальчук", Whole.UNCLEAR),
        ("—", Whole.UNCLEAR),
        ("", Whole.UNCLEAR),
    ],
)
def test_what_is_not_certain_stays_whole(text: str, why: Whole) -> None:
    assert split_name(text) is why


FAMILIES = st.sampled_from(["Ковальчук", "Нечай-Лугова", "Грабович", "Д’ячук", "Біла"])
GIVEN = st.sampled_from(["Андрій", "Ольга", "Анна-Марія", "Лук’ян", "А."])
FATHERS = st.sampled_from(["Іванович", "Петрівна", "Ілліч", "Мамед огли", "І.", ""])


@given(FAMILIES, GIVEN, FATHERS)
def test_parting_and_joining_gives_the_tidied_name(family: str, name: str, father: str) -> None:
    text = f"{family} {name} {father}".strip()
    found = split_name(text.replace("’", "'").replace(" ", "  "))
    if isinstance(found, PersonName):
        assert join_name(found.family, found.given, found.patronymic) == tidy(text)
    else:  # initials beside whole words say too little
        assert ("." in name) != ("." in father)


@given(anything)
def test_it_never_raises_and_loses_no_letter(text: str) -> None:
    found = split_name(text)
    if isinstance(found, PersonName):
        joined = join_name(found.family, found.given, found.patronymic)
        letters = sorted(filter(str.isalpha, tidy(text)))
        assert sorted(filter(str.isalpha, joined)) == letters


@given(st.text("Аа’-. ", max_size=30))
def test_no_letter_is_lost_in_texts_that_are_nearly_names(text: str) -> None:
    found = split_name(text)
    if isinstance(found, PersonName):
        joined = join_name(found.family, found.given, found.patronymic)
        assert sorted(filter(str.isalpha, joined)) == sorted(filter(str.isalpha, tidy(text)))


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("Ковальчук", "Андрій", None), "Ковальчук Андрій"),
        ((None, "Андрій", ""), "Андрій"),
        ((None, None, None), ""),
    ],
)
def test_missing_parts_leave_no_blanks(parts: tuple[str | None, ...], joined: str) -> None:
    assert join_name(*parts) == joined

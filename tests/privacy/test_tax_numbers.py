from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy_numbers import tax_number

from opendata.privacy.finding import Found, Kind
from opendata.privacy.screen import screen
from opendata.privacy.tax_numbers import is_tax_number

TODAY = date(2026, 11, 23)
GOOD = tax_number(31_234)


def numbers(text: str) -> list[Found]:
    return [one for one in screen(text, TODAY) if one.kind in {Kind.TAX_NUMBER, Kind.UNZR}]


@pytest.mark.parametrize(
    "text",
    [
        f"громадянину Бойку Івану Петровичу, РНОКПП {GOOD}, надати",
        f"реєстраційний номер облікової картки платника податків {GOOD}",
        f"(ідентифікаційний номер {GOOD[:4]} {GOOD[4:]})",
        f"ІПН: {GOOD[:3]}\u00a0{GOOD[3:6]}-{GOOD[6:]}",
        f"Бойко О. І., {GOOD}, мешканець",
        f"РНОКПП {GOOD[:5]}\u00ad{GOOD[5:]}",
        "РНОКПП 3123412340 з помилкою в останній цифрі",
        f"код {GOOD[:1]}\u200b{GOOD[1:]} платника податків {GOOD}",
    ],
)
def test_tax_numbers_are_found(text: str) -> None:
    found = numbers(text)
    assert found
    digits = "".join(sign for sign in found[0].text if sign.isdigit())
    assert len(digits) == 10
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "код ЄДРПОУ 99000005",
        f"рішення № {GOOD} від 12.03.2020",
        f"кадастровий номер 3222486200:03:004:{GOOD}",
        f"на суму {GOOD} грн",
        f"код бюджету {GOOD}",
        f"https://example.gov.ua/{GOOD}.pdf",
        "телефон 0332777901",
        f"КОАТУУ {GOOD}",
        f"реєстраційний номер об’єкта нерухомого майна {GOOD}",
        "12345678901234567890",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["УНЗР 19850101-12345", "запис 19850101 - 12345 у паспорті"])
def test_numbers_of_the_demographic_register(text: str) -> None:
    assert [one.kind for one in numbers(text)] == [Kind.UNZR]


@pytest.mark.parametrize("text", ["№ 20240315-00012", "19851301-12345", "2024-03-15-12345"])
def test_what_only_looks_like_one(text: str) -> None:
    assert numbers(text) == []


@given(days=st.integers(7_000, 46_000), serial=st.integers(1, 999), sex=st.integers(0, 9))
def test_every_tax_number_after_its_name_is_found(days: int, serial: int, sex: int) -> None:
    number = tax_number(days, f"{serial:03d}", sex)
    assert is_tax_number(number, TODAY)
    (found,) = numbers(f"Заявник, РНОКПП {number}.")
    assert found.text == number
    assert number not in found.masked


@given(st.text(alphabet="0123456789", min_size=10, max_size=10))
def test_the_check_agrees_with_another_library(digits: str) -> None:
    from stdnum.ua import rntrc

    if is_tax_number(digits, TODAY):
        assert rntrc.is_valid(digits)


WRONG = GOOD[:9] + str((int(GOOD[9]) + 1) % 10)
"""A number with a wrong check digit: it is found by a word alone."""


@pytest.mark.parametrize(
    "word",
    [
        *("РНОКПП", "рнокп", "ІПН", "ИНН", "обл. картка", "обліковою карткою", "платник податку"),
        *("код платника", "номер платника", "идентификационный номер", "идентификационный код"),
        *("налогоплательщик", "ДРФО", "ідентифікаційний номер", "ідентифікаційний код"),
        *("податковий номер", "податковий код", "ід. код", "ід код", "ідент. номер", "ідент. код"),
        *(
            "ідент. №",
            "ідент.№",
            "і.п.н.",
            "и. н. н.",
            "І П Н",
            "р.н.о.к.п.п.",
            "IПН",
            "i.н.",
            "инн",
        ),
        *("ід.к.", "ід"),
    ],
)
def test_every_word_for_a_tax_number(word: str) -> None:
    text = f"{word} {WRONG}"
    assert [one.text for one in numbers(text)] == [WRONG]


@pytest.mark.parametrize(
    "shape",
    [
        "4 3 3",
        "3 3 4",
        "5 5",
        "2 2 2 2 2",
        "3 3 2 2",
        "1 3 3 3",
        "1 1 1 1 1 1 1 1 1 1",
        "4-3-3",
        "3-3-4",
        "5-5",
    ],
)
@pytest.mark.parametrize("name", ["Гук І. П.", "Гук Іван", "ГУК ІВАН"])
def test_digits_in_groups_behind_a_name(shape: str, name: str) -> None:
    mark, at, parts = "-" if "-" in shape else " ", 0, []
    for size in map(int, shape.split(mark)):
        parts.append(GOOD[at : at + size])
        at += size
    written = mark.join(parts)
    assert [one.text for one in numbers(f"{name}, {written}")] == [written]
    assert numbers(f"усього {written} грн") == []
    assert numbers(f"{name}, {mark.join([*parts[:-1], parts[-1][:-1] + WRONG[-1]])}") == []


@pytest.mark.parametrize(
    "before",
    [
        "ФОП Гук І. П., платник єдиного податку, код ",
        "підприємець Гук І. П., код ",
        "підприємцем Гуком І. П., свідоцтво, код ",
        "Гук Іван Петрович, довідка та інші папери, яких тут перелічено чимало: код ",
        "Прізвище: Гук\nІм’я: Іван\nКод: ",
        "ПІБ: Гук Іван\n№: ",
        "Гук І. П. – ",
        "Гук І. П., код ",
        "Гук І. П. | ",
    ],
)
def test_a_number_with_a_right_check_digit_that_is_somebodys(before: str) -> None:
    assert [one.text for one in numbers(f"{before}{GOOD}")] == [GOOD]


@pytest.mark.parametrize("mark", [", ", "; ", " та ", " і ", " й ", " и "])
def test_numbers_in_a_row_behind_one_word(mark: str) -> None:
    assert [one.text for one in numbers(f"РНОКПП {WRONG}{mark}{WRONG}")] == [WRONG, WRONG]


@pytest.mark.parametrize(
    "before",
    [
        *(
            "кадастровий номер ",
            "номер запису ",
            "телефон ",
            "тендер ",
            "чек ",
            "лист ",
            "інв. ",
            "акт № ",
        ),
        *("лічильник ", "ідентифікатор документа ", "квитанція № ", "накладна № ", "договір № "),
        *(
            "КОАТУУ ",
            "рахунок ",
            "р/р ",
            "факс ",
            "лот ",
            "розпорядження ",
            "наказ ",
            "справа ",
            "вх. ",
        ),
    ],
)
def test_right_numbers_of_other_things(before: str) -> None:
    assert numbers(f"{before}{GOOD}") == []


@pytest.mark.parametrize(
    "after",
    [
        " грн",
        " гривень",
        " гривні",
        " тис.",
        " шт.",
        " кв. м",
        " куб. м",
        " га",
        "-1",
        "/2",
        "а",
        "_1",
    ],
)
def test_sums_and_codes_that_go_on(after: str) -> None:
    assert numbers(f"Усього {GOOD}{after}") == []


@pytest.mark.parametrize("animal", ["тварини (корова) UA", "корів", "собаки", "бирки", "чіпа"])
def test_numbers_of_animals(animal: str) -> None:
    assert numbers(f"Ідентифікаційний номер {animal} {WRONG}") == []


@pytest.mark.parametrize(
    "text",
    [
        "УНЗР 20050304-01234",
        "УНЗР: 19900515 01234",
        "унікальний номер запису в реєстрі 19900515-01234",
        "Гук І. П., 19900515-01234",
        "Гук І. П., 20050304-01234",
        "запис № 19900515-01234, Гук І. П.",
        "паспорт № 19900515-01234",
        "унікальний № 19900515-01234",
    ],
)
def test_every_way_to_write_a_number_of_the_register(text: str) -> None:
    assert [one.kind for one in numbers(text)] == [Kind.UNZR]


@pytest.mark.parametrize(
    "word", ["лот", "тендер", "закупівля", "партія", "оголошення", "аукціон", "№"]
)
def test_numbers_that_look_like_those_of_the_demographic_register(word: str) -> None:
    assert numbers(f"{word} 20230412-00451") == []


def test_letters_for_digits_and_a_form_that_shows_how_to_fill_it_in() -> None:
    assert [one.text for one in numbers("ІПН 28З45О7890")] == ["28З45О7890"]
    assert numbers("РНОКПП «0000000000»") == []


def test_a_number_that_is_none_hides_no_other_behind_it() -> None:
    assert [one.text for one in numbers(f"РНОКПП 0000000000, РНОКПП {WRONG}")] == [WRONG]
    grouped = f"{GOOD[:4]} {GOOD[4:7]} {GOOD[7:]}"
    assert [one.text for one in numbers(f"усього {grouped} грн, Гук І. П., {grouped}")] == [grouped]
    register = "лот 20230412-00451; Гук І. П., 19900515-01234"
    assert [one.text for one in numbers(register)] == ["19900515-01234"]
    other = f"накладна № {GOOD}; Гук І. П., {GOOD}"
    assert [one.start for one in numbers(other)] == [other.rindex(GOOD)]


@pytest.mark.parametrize("number", ["20050304 01234", "2005030401234", "19900515 - 01234"])
def test_a_number_of_the_register_behind_its_word(number: str) -> None:
    assert [one.text for one in numbers(f"УНЗР {number}")] == [number]


@pytest.mark.parametrize(
    "before",
    [
        "Відмовити Гуку Івану (вул. Садова, 1; код ",
        "Індивідуальний податковий номер: ",
        "Інд. номер\t",
        "Код: ",
    ],
)
def test_words_that_mean_a_person_only_before_ten_digits(before: str) -> None:
    assert [one.text for one in numbers(f"{before}{GOOD}) через брак підстав")] == [GOOD]


@pytest.mark.parametrize("key", ["objectId", "id", "hash", "invNo", "edrpou", "regNumber"])
def test_keys_of_a_record_that_mean_other_numbers(key: str) -> None:
    assert numbers(f'{{"name":"Будівля клубу","{key}":"{GOOD}"}}') == []


def test_a_bar_code_is_none() -> None:
    assert numbers(f"штрих-код {GOOD}") == []
    assert numbers(f"код {tax_number(1_234)}") == []  # nobody is born so early who is alive


def test_a_number_that_a_line_breaks() -> None:
    broken = f"{GOOD[:5]}\n{GOOD[5:]}"
    assert [one.text for one in numbers(f"Стягнути з Гука Федора Ніловича ({broken})")] == [broken]
    assert numbers(f"Лот {broken}") == []
    assert [one.text for one in numbers(f"На рахунок. Код отримувача {GOOD}.")] == [GOOD]


def test_a_code_that_a_program_reports() -> None:
    assert numbers(f"FAIL timeout 30000 ms, код {GOOD}") == []
    assert [one.text for one in numbers(f"Код мій {GOOD}, паспорт загублено")] == [GOOD]
    assert [one.text for one in numbers(f"Iд.нoмep {GOOD}")] == [GOOD]


def test_a_word_for_a_tax_number_means_no_receipt_behind_it() -> None:
    said = "Індивідуальний податковий номер зазначати завжди."
    assert numbers(f"{said} Квитанція № 9142270815 від 12.02.2024") == []


@pytest.mark.parametrize("word", ["batch", "запуск", "пакет", "вивантаження", "сесія"])
def test_numbers_that_a_program_gives(word: str) -> None:
    assert numbers(f"{word} 20240311-00017 OK") == []

from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.births import short_named
from opendata.privacy.finding import Grade, Kind
from opendata.privacy.passage import Passage
from opendata.privacy.screen import screen


def found(text: str) -> list[tuple[str, Grade]]:
    screened = screen(text, date(2026, 11, 23))
    return [(one.text, one.grade) for one in screened if one.kind is Kind.BIRTH_DATE]


def births(text: str) -> list[Grade]:
    return [grade for _, grade in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Бойко Іван Петрович, 12.03.1980 р.н.",
        "12 березня 1980 року народження",
        "народився 12.03.1980",
        "дата народження: 1980-03-12",
        "Бойко І. П. (12.03.1980 р. н.)",
    ],
)
def test_birthdays(text: str) -> None:
    assert births(text) == [Grade.BLOCK]


def test_a_year_of_birth_is_less() -> None:
    assert births("Бойко Іван Петрович, 1980 р.н., звернувся") == [Grade.LOOK]
    assert births("діти 2015 року народження") == []


@pytest.mark.parametrize(
    "text",
    [
        "рішення від 12.03.2020 року № 5",
        "150 років з дня народження поета, 25.02.2021",
        "12.03.2020 року набрало чинності",
        "нагородити до 60-річчя від дня народження",
    ],
)
def test_other_dates(text: str) -> None:
    assert births(text) == []


DATES = (
    *("12.03.1980", "5.3.1980", "12/03/1980", "12-03-1980", "12. 03. 1980", "1980-03-12"),
    *("12.03.2001", "2001-03-12", "«12» березня 1980", '"12" березня 1980', "5 березня 2001"),
)


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize(
    "words",
    [
        *(
            "року народження",
            "р. народження",
            "рік народження",
            "року, народився",
            "р., народилась",
        ),
        *("народження", "р. нар.", "нар.", "р.н.", "р. н.", "р.н", "р/н", "н."),
        *("года рождения", "г. рождения", "г.р.", "г. р.", "года родился", "родилась", "д.н."),
        "д. н.",
    ],
)
def test_every_word_behind_a_birthday(day: str, words: str) -> None:
    assert found(f"Надати допомогу заявнику, {day} {words}") == [(day, Grade.BLOCK)]


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize(
    "words",
    [
        *("який народився", "яка народилася", "народжений", "дата народження –", "народж."),
        *("нар.", "р.н.", "р. н.:", "д.н.", "д. н.", "Д.Н.:", "родился", "дата рождения:"),
        *("рожденный", "д.р.", "Д.Р.:", "уродженець с. Кут,", "урождённая", "народження\n–"),
        "народження\n",
    ],
)
def test_every_word_before_a_birthday(day: str, words: str) -> None:
    assert found(f"Надати допомогу заявнику, {words} {day}, за заявою.") == [
        (day.lstrip('«"'), Grade.BLOCK)
    ]


@pytest.mark.parametrize(
    "month",
    [
        *("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня"),
        *("вересня", "жовтня", "листопада", "грудня", "января", "февраля", "марта", "апреля"),
        *("мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ],
)
def test_every_month(month: str) -> None:
    day = f"5 {month} 1980"
    assert found(f"Заявник, {day} р.н., просить") == [(day, Grade.BLOCK)]
    assert found(f"Гук Ганна, {day}, просить") == [(day, Grade.BLOCK)]


@pytest.mark.parametrize(
    "day",
    [
        "третього березня тисяча дев’ятсот сорок восьмого року",
        "двадцять третього березня тисяча дев’ятсот сорок восьмого року",
        "першого січня дві тисячі першого року",
        "першого січня двотисячного року",
    ],
)
def test_birthdays_in_words(day: str) -> None:
    assert found(f"Заповіт посвідчено від імені Гук Ганни, {day} народження.") == [
        (day, Grade.BLOCK)
    ]
    for word in ("народився", "народилася", "народилась", "народившись"):
        assert found(f"Заявник {word} {day} у с. Кут.") == [(day, Grade.BLOCK)]
    assert found(f"Договір укладено {day} у с. Кут.") == []


@pytest.mark.parametrize("year", ["1980", "2001"])
@pytest.mark.parametrize(
    "words",
    [
        *("року народження", "р. народження", "р народження", "р.н.", "р. н.", "р нар.", "нар."),
        *("года рождения", "г. рождения", "народж.", "рождения", "н."),
    ],
)
def test_every_word_behind_a_year_of_birth(year: str, words: str) -> None:
    text = f"Гук Іван Петрович, {year} {words}, просить"
    assert found(text) == [(year, Grade.LOOK)]
    assert found(f"Молодь, {year} {words}, просить") == []


@pytest.mark.parametrize("year", ["1980", "2001"])
def test_a_year_behind_a_short_word_or_a_full_name(year: str) -> None:
    assert found(f"Гук Іван Петрович, нар. {year}, просить") == [(year, Grade.LOOK)]
    assert found(f"Гуку Павлу Андрійовичу, {year} року, надати") == [(year, Grade.LOOK)]
    assert found(f"Гуку Павлу Андрійовичу ({year} р.) надати") == [(year, Grade.LOOK)]
    assert found(f"Гуку П. А., {year} року, надати") == []
    assert found(f"Гуку Павлу Андрійовичу {year} року надати") == []
    assert found(f"Депутату Гуку Павлу Андрійовичу, {year} року, надати") == []


@pytest.mark.parametrize(
    "who",
    [
        *("чоловік", "жінка", "дитина", "хлопчик", "дівчинка", "син", "донька", "дочка"),
        *("громадянин", "громадянка", "заявник", "заявниця"),
    ],
)
def test_a_year_of_birth_of_one_who_is_not_named(who: str) -> None:
    assert found(f"{who}, 1980 року народження, просить") == [("1980", Grade.LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "Відзначити 150 років з дня народження поета 25.02.1921.",
        "Відзначити 100-річчя від дня народження поета 25.02.1921.",
        "Відзначити сторіччя з часу народження поета 25.02.1921.",
        "Відзначити ювілей: поет народився 25.02.1921.",
    ],
)
def test_birthdays_that_a_town_celebrates(text: str) -> None:
    assert found(text) == []
    assert found("Відзначити подякою: народився 25.02.1921.") == [("25.02.1921", Grade.BLOCK)]


def test_who_was_born_long_ago_is_history() -> None:
    assert found("Вулицю названо: народився 05.06.1914 у с. Кут.") == []
    assert found("Заявник народився 05.06.1915 у с. Кут.") == [("05.06.1915", Grade.BLOCK)]


@pytest.mark.parametrize(
    ("first", "grades"),
    [
        # Each of the first dates is left out, or found already, for another reason.
        ("Бойко Р., народився 12.03.1980 р.н.", [Grade.BLOCK]),
        ("Молодь 2005 року народження", []),
        ("Поет народився 09.03.1814", []),
        ("Поет, 1814 р.н., і Гук Іван Петрович, 1814 р.н.", []),
        ("Гук Іван Петрович, 12.03.1980 р.н.", [Grade.BLOCK]),
        ("Відзначити ювілей, народився 12.03.1920, подякою від імені міської громади", []),
    ],
)
def test_one_date_hides_no_other_behind_it(first: str, grades: list[Grade]) -> None:
    assert births(f"{first}; лікар оглянув, народилась 05.06.1985") == [*grades, Grade.BLOCK]
    assert births(f"{first}; Лис Ольга Петрівна, 1985 р.н.") == [*grades, Grade.LOOK]


@pytest.mark.parametrize(
    "text",
    [
        "Гук Іван Петрович, 12.03.1980",
        "Гук Іван Петрович (12.03.1980)",
        "Гук Іван Петрович | 12.03.1980 | вул. Садова",
        "Гук Іван Петрович – 12.03.1980; Кут",
        "Гук Іван Петрович 12.03.1980 р., просить",
        "Гук Іван Петрович 12.03.1980 року просить",
        "Гук Іван Петрович 12.03.1980 просить",
        "Гук Іван Петрович 12.03.1980\nКут",
        "Гук І. П., 12.03.1980, просить",
    ],
)
def test_a_date_right_behind_a_name(text: str) -> None:
    assert found(text) == [("12.03.1980", Grade.BLOCK)]


@pytest.mark.parametrize("end", ["", ",", ";", ".", ")", "\nКут", " |", " р., просить", " року;"])
def test_a_later_date_behind_a_full_name_is_a_birthday_where_a_sign_follows(end: str) -> None:
    assert found(f"Гук Іван Петрович, 12.03.2001{end}") == [("12.03.2001", Grade.BLOCK)]


def test_a_date_behind_a_name_may_be_that_of_what_was_done() -> None:
    # Who was of age when the first acts were published was born up to 1998.
    assert births("Гук Іван Петрович 12.03.1998 просить") == [Grade.BLOCK]
    assert births("Гук Іван Петрович 12.03.1999 просить") == []
    assert births("Гук І. П., 12.03.1998, просить") == [Grade.BLOCK]
    assert births("Гук І. П., 12.03.1999, просить") == []
    assert births("Гук Іван Петрович, 12.03.2008, просить") == [Grade.BLOCK]
    assert births("Гук Іван Петрович, 12.03.2009, просить") == []
    assert births("Гук Іван Петрович, дитина з інвалідністю") == []
    assert births("Дитина Гук Іван Петрович, 12.03.2015, просить") == [Grade.BLOCK]
    assert births("Гуку Павлу Андрійовичу, 2008 року, надати") == [Grade.LOOK]
    assert births("Гуку Павлу Андрійовичу, 2009 року, надати") == []
    assert births("Депутат Гук Іван Петрович, 12.03.1980, просить") == []


def test_a_date_with_a_year_of_two_digits() -> None:
    assert found("Гук Іван Петрович, 12.03.80, просить") == [("12.03.80", Grade.BLOCK)]
    assert found("Гук Іван Петрович 12.03.80 просить") == [("12.03.80", Grade.BLOCK)]
    assert found("Гук І. П., 12.03.98, просить") == [("12.03.98", Grade.BLOCK)]
    assert found("Гук І. П., 12.03.99, просить") == []


@pytest.mark.parametrize(
    "words",
    [
        *("№ 5", "року № 5", "р. № 5", "звернувся", "звернулась", "подав заяву", "подала заяву"),
        *("надійшла заява", "помер"),
    ],
)
def test_what_follows_the_date_of_a_paper(words: str) -> None:
    assert found(f"Гук Іван Петрович 12.03.1980 {words}") == []


@pytest.mark.parametrize(
    ("first", "grades"),
    [
        # Each of the first names has no birthday, for another reason.
        ("Гук Іван Петрович просить", []),
        ("Гук Іван Петрович 12.03.2021 просить", []),
        ("Гук І. П., 12.03.2021, просить", []),
        ("Депутат Гук Іван Петрович, 12.03.1980, просить", []),
    ],
)
def test_one_name_hides_no_birthday_of_another(first: str, grades: list[Grade]) -> None:
    assert births(f"{first}; Лис Ольга Петрівна, 05.06.1985, просить") == [*grades, Grade.BLOCK]


@pytest.mark.parametrize(
    "words",
    [
        "Мати просить зарахувати:",
        "Батько просить зарахувати:",
        "За заявою матір’ю підписаною зарахувати:",
        "Дитина з інвалідністю",
        "Список дітей:",
        "Надати дітям путівки:",
        "Зарахувати: син",
        "Доньку зарахувати:",
        "Дочку зарахувати:",
        "Зарахувати: малолітня",
        "Зарахувати: неповнолітня",
        "Список учнів:",
        "Зарахувати: учениця",
        "Відвідує ЗДО:",
        "Зарахувати до дитячого садка:",
        "Зарахувати в дитячий садок:",
    ],
)
def test_every_word_for_a_child(words: str) -> None:
    text = f"{words} Гук Ганна, 12.03.2015, с. Кут"
    assert found(text) == [("12.03.2015", Grade.BLOCK)]
    full = f"{words} Гук Ганна Петрівна, 12.03.2015, с. Кут"
    assert found(full) == [("12.03.2015", Grade.BLOCK)]


def test_a_child_in_a_list_stands_far_below_its_title() -> None:
    rows = [f"{n}. Гук Ганна, 12.03.2015" for n in range(1, 21)]
    assert len(found("\n".join(["Список дітей", *rows]))) == 20
    assert found("\n".join(["Список вулиць", *rows])) == []


@pytest.mark.parametrize("year", ["1980", "2015"])
@pytest.mark.parametrize(
    "words",
    [
        *("року народження", "р.н.", "р нар.", "рік народження", "года рождения", "г. рождения"),
        *("нар.", "народження", "рождения", "н.", "року, нар."),
    ],
)
def test_every_word_behind_a_year_and_a_short_name(year: str, words: str) -> None:
    assert found(f"Зарахувати: Гук Ганна, {year} {words}") == [(year, Grade.BLOCK)]
    day = f"12.03.{year}"
    assert found(f"Зарахувати: Гук Ганна, {day} {words}") == [(day, Grade.BLOCK)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Гук Ганна, 12.03.1980, с. Кут", "12.03.1980"),
        ("Гук Ганна 12/03/1980", "12/03/1980"),
        ("Ганна Гук (12.03.1980)", "12.03.1980"),
        ("Гук Ганна | 12.03.1980", "12.03.1980"),
        ("Гук Ганна – 12 березня 1980", "12 березня 1980"),
        ("Гук Ганна, «12» березня 1980", "«12» березня 1980"),
        ("гр. Гук Ганна, 12.03.1980", "12.03.1980"),
        ("Гук Ганна, 12.03.2008", "12.03.2008"),
    ],
)
def test_a_birthday_behind_a_short_name(text: str, day: str) -> None:
    assert found(text) == [(day, Grade.BLOCK)]
    assert found(f"Черга на житло\n{text}") == [(day, Grade.BLOCK)]


@pytest.mark.parametrize(
    "text",
    [
        "Гук Ганна, 1980",
        "Гук Ганна, 12.03.2009",
        "Гук Ганна, 20-12-33",
        "Гук Ганна 12.03.2031",
        "Ганна 12.03.1980",
        "Світанок Оновлення, 12.03.1980",
        "Гук Ганна Петрівна 12.03.2015 просить",
        "гук ганна, 12.03.1980",
    ],
)
def test_other_dates_behind_words_with_capitals(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "first",
    [
        "Код 1234",
        "Рішення 1990",
        "Кут Г. 1990",
        "Світанок Оновлення, 12.03.1990",
        "Лис Ольга Петрівна 12.03.2015, вул. Садова",
        "Лис Ольга, 12.03.2015",
    ],
)
def test_what_is_no_birthday_hides_none_behind_it(first: str) -> None:
    assert found(f"{first}\nГук Ганна, 12.03.1980") == [("12.03.1980", Grade.BLOCK)]


def test_a_short_name_is_known_with_its_place() -> None:
    for text, child in (
        ("Прохання:\nДо школи зарахувати учнів: Гук Ганна – 12.03.2015", True),
        ("Прохання:\nДо школи зарахувати: Гук Ганна – 12.03.2015 р.н.", True),
        ("Прохання:\nНа посаду призначити: Гук Ганна – 12.03.1980", False),
    ):
        (one,) = short_named(Passage(text))
        assert text[slice(*one.name)] == "Гук Ганна"
        assert text[slice(*one.date)] == text.split(" – ")[1][:10]
        assert one.child is child
    (one,) = short_named(Passage("Зарахувати: Гук Ганна, 2015 р.н."))
    assert (one.name, one.date) == ((12, 21), (23, 27))


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("2. Рік народження — 1999", [Grade.LOOK]),
        ("Козирний Максим, р.н. 2003, просить", [Grade.LOOK]),
        ("дружина — Гук Руслана, 1986;\nсин — Гук Матвій, 2010;", [Grade.LOOK, Grade.LOOK]),
        ("підприємство «Дружина Лева», 1986;", []),
        ("ПІБ;дата_нар;тел\nМанойло Клавдія;1948-02-19;-", [Grade.BLOCK]),
    ],
)
def test_years_in_forms_and_families(text: str, grades: list[Grade]) -> None:
    assert births(text) == grades


@pytest.mark.parametrize(
    "text",
    [
        "Гук Неонілу Савівну (народ. 30.06.1993, картка)",
        "Дата народження: 08 07 1999",
        "Народилась: двадцять третього квітня 1970 року",
        "СПИСОК дітей на оздоровлення\nГук Тимофій Захарович – 01.12.2010 – гімназія",
    ],
)
def test_more_birthdays(text: str) -> None:
    assert births(text) == [Grade.BLOCK]


def test_the_birthday_of_whom_a_street_is_named_after() -> None:
    named = "на провулок Василя Квітки (народився 8 січня 1935 р.)"
    assert births(f"Перейменувати провулок Чапаєва {named}") == []
    assert births(f"Гук мешкає {named}") == [Grade.BLOCK]


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Год рождения: 1948 г.", [Grade.LOOK]),
        ("ГЛУЩEHKO MOTPOHA IBAHIBHA, I4.O3.I963 p.н.", [Grade.BLOCK]),
        ("Гук Неоніла, 1990 р.н., рішенням суду від 02.10.2023 позбавлена", [Grade.BLOCK]),
        ("альбом «Герої-земляки»: Іван Гук, нар. 8 червня 1920 р.", []),
        ("Гук Іван, вул. Героїв Крут, нар. 8 червня 1950 року", [Grade.BLOCK]),
    ],
)
def test_years_and_days_in_old_papers(text: str, grades: list[Grade]) -> None:
    assert births(text) == grades

from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Kind
from opendata.privacy.screen import screen


def kinds(text: str) -> set[Kind]:
    found = screen(text, date(2026, 11, 23))
    return {one.kind for one in found} & {Kind.PASSPORT, Kind.ID_CARD}


@pytest.mark.parametrize(
    "text",
    [
        "паспорт серії МЕ № 123456, виданий Яснозірським РВ УМВС",
        "паспорт ME123456",
        "паспорт: серія КМ номер 123 456",
        "паспорт серія со №654321",
        "Бойко Іван Петрович, СО 123456",
        "ТТ 123456, виданий 12.03.2001 Яснозірським РВ УМВС України",
        "документ, що посвідчує особу: АВ 123456",
    ],
)
def test_passport_books(text: str) -> None:
    assert kinds(text) == {Kind.PASSPORT}


@pytest.mark.parametrize(
    "text",
    [
        "Паспорт громадянина України № 001234567, орган, що видав 8034",
        "ID-картка 001234567",
        "паспорт у формі картки 001 234 567",
        "№ 001234567, виданий органом 8034",
    ],
)
def test_passport_cards(text: str) -> None:
    assert kinds(text) == {Kind.ID_CARD}


@pytest.mark.parametrize(
    "text",
    [
        "державний акт на право власності серії ЯБ № 123456",
        "свідоцтво про право власності САЕ 123456",
        "бланк НМ 123456",
        "диплом КВ № 123456",
        "Паспорт бюджетної програми на 2021 рік, 0113242",
        "паспорт водного об’єкта № 12",
        "наказ від 26.08.2014 № 836, паспорти бюджетних програм КПКВК 0213172",
        "код ЄДРПОУ 012345678",
        "рішення № АБ 123456/7",
    ],
)
def test_other_papers(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize("sign", ["№", "#", "N", "No", "номер", "НОМЕР", "номером", "ном.", ""])
@pytest.mark.parametrize("digits", ["123456", "123 456", "12 34 56", "123-456", "1 2 3 4 5 6"])
def test_every_way_to_write_a_book(sign: str, digits: str) -> None:
    assert kinds(f"паспорт СЕ {sign} {digits}".replace("  ", " ")) == {Kind.PASSPORT}


@pytest.mark.parametrize("sign", ["№ ", "n ", "no ", "номер ", ""])
def test_small_letters_behind_the_word(sign: str) -> None:
    assert kinds(f"паспорт со {sign}654321") == {Kind.PASSPORT}
    assert kinds(f"витрати со {sign}654321") == set()


@pytest.mark.parametrize(
    "organ",
    [
        "Садовим РВ",
        "УМВС",
        "УМВС України",
        "МВС",
        "ДМС",
        "міліцією",
        "РУВС",
        "органом внутрішніх справ",
        "міграційною службою",
    ],
)
@pytest.mark.parametrize("word", ["виданий", "видано", "від 12.03.2001", "дата видачі 2001,"])
def test_who_has_issued_a_book_tells_what_it_is(organ: str, word: str) -> None:
    assert kinds(f"СЕ 123456, {word} {organ}") == {Kind.PASSPORT}


@pytest.mark.parametrize(
    "text",
    [
        "паспорт II-ЖС № 865146",
        "Гук СЕ №093871; Хрін КВ №461515; Цвях СР №715135",
        "паспорт № 123456 серії СА",
        "П А С П О Р Т  СМ  №  000 441",
        "паспорт громадянина України СЕ 123456",
        "паспорт заявника СЕ 123456",
        "паспорт Бойка Івана Петровича: СЕ 123456",
        "закордонний паспорт FA123456",
        "паспортні дані: СЕ 123456",
    ],
)
def test_books_in_other_words(text: str) -> None:
    assert kinds(text) == {Kind.PASSPORT}


@pytest.mark.parametrize(
    "thing",
    [
        "технічний паспорт",
        "енергетичний паспорт",
        "санітарний паспорт",
        "маршрутний паспорт",
        "ветеринарний паспорт",
        "заводський паспорт",
        "паспорт котла",
        "паспорт бюджетної програми",
        "паспорт дороги",
        "паспорт на бункер",
        "державний акт",
        "акт",
        "свідоцтво",
        "ліцензія",
        "накладна",
        "дозвіл",
        "доручення",
        "військовий квиток",
        "диплом",
        "поліс",
        "ордер",
        "сертифікат",
    ],
)
def test_papers_of_other_things(thing: str) -> None:
    assert kinds(f"{thing} СЕ 123456") == set()
    assert kinds(f"{thing} № 123456789") == set()


@pytest.mark.parametrize(
    "text",
    [
        "ID-картка № 001234567",
        "паспорт № 001234567",
        "паспорт 001 234 567",
        "Гук І. – картка 001-234-567",
        "Гук І. – 001234567",
        "Гук І. (001234567)",
        "Гук І., 001234567, 14:20",
        "документ № 001234567",
        "посвідка на проживання № 001234567",
        "001234567, орган, що видав 7101",
        "001234567 орган видачі: 7101",
        "001234567, видано органом 7101",
        "19740630-60356 – 001234567",
    ],
)
def test_every_way_to_write_a_card(text: str) -> None:
    assert kinds(text) == {Kind.ID_CARD}


@pytest.mark.parametrize(
    "text",
    [
        "001234567 грн",
        "001234567 тис. грн",
        "001234567 коп.",
        "код 001234567",
        "Гук І. П., 001234567 грн",
        "паспорт, сума 001234567 гривень",
    ],
)
def test_nine_digits_of_other_things(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize("number", ["0074 50 182", "007-450-182", "№ 007450182"])
def test_a_card_in_odd_groups(number: str) -> None:
    assert kinds(f"Видача вугілля: пасп.карта {number}, 2 т") == {Kind.ID_CARD}


def test_a_card_whose_number_stands_in_the_next_line() -> None:
    assert kinds("Документ: паспорт громадянина України у формі картки\nНомер: 004518732") == {
        Kind.ID_CARD
    }


@pytest.mark.parametrize("series", ["ХІІ-ВГ 518 204", "V-РЕ № 703391", "І-БМ 604128"])
def test_books_of_the_union_with_short_words(series: str) -> None:
    assert kinds(f"Сертифікат видано, п-т {series}, получив") == {Kind.PASSPORT}
    assert kinds(f"Заповіт посвідчено, пасп. {series}") == {Kind.PASSPORT}
    assert kinds(f"Котел {series}") == set()


def test_numbers_that_only_show_how_to_fill_in() -> None:
    assert kinds("номер паспорта-картки (наприклад, 000000000)") == set()


@pytest.mark.parametrize(
    "text",
    ["1. МЕ 551204, Рева О.", "ВК 551 204 – Рева Юлія", "Серія та номер паспорта: АЕ 9О4 117"],
)
def test_a_name_behind_the_number_and_letters_for_digits(text: str) -> None:
    assert kinds(text) == {Kind.PASSPORT}


def test_an_official_behind_a_number_has_not_that_passport() -> None:
    assert kinds("бланк серії НМ 551204, голова комісії Рева О. П.") == set()
    assert kinds("Лист НМ 551204, Секретар ради Рева О.") == set()


def test_an_old_passport_and_a_new_one() -> None:
    text = "Учасник Гук-Млин Серафим (АК-551807, КН 020119 дружини)"
    found = screen(text, date(2026, 11, 23))
    assert [one.text for one in found if one.kind is Kind.PASSPORT] == ["АК-551807", "КН 020119"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Особа: Гук Сабіна\nПопередній документ: СР 660217 (здано)", Kind.PASSPORT),
        ("а паспорт не 771 206 дали ще в дев’яносто восьмому", Kind.PASSPORT),
        ("заяву Гука, пасп0рт HE 5l8 O77", Kind.PASSPORT),
        ("посвідчення (ІД) 010338172", Kind.ID_CARD),
    ],
)
def test_words_before_a_number(text: str, kind: Kind) -> None:
    assert kinds(text) == {kind}


def test_a_list_of_passports_goes_on_with_a_card() -> None:
    many = "Реєстр паспортів громадян: АВ 220716 (кв. 61), НС 140057 (кв. 70), 008129943 (кв. 72)."
    assert kinds(many) == {Kind.PASSPORT, Kind.ID_CARD}
    other = "Паспорти: АВ 220716 (кв. 61), НС 140057 (кв. 70), АЕ 120057 (кв. 75), {} (кв. 72)."
    assert kinds(other.format("008129943")) == {Kind.PASSPORT, Kind.ID_CARD}
    assert kinds(other.format("308129943")) == {Kind.PASSPORT}


@pytest.mark.parametrize(
    "text", ["документ _СО 771 204_, надаю згоду", "пacпopт HC N° 2O6583", "паспорт НС Nо 206583"]
)
def test_signs_of_forms_and_old_machines(text: str) -> None:
    assert kinds(text) == {Kind.PASSPORT}

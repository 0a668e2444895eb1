from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.screen import screen


def found(text: str) -> list[tuple[str, Grade]]:
    screened = screen(text, date(2026, 11, 23))
    return [(one.text, one.grade) for one in screened if one.kind is Kind.CAR_PLATE]


def plates(text: str) -> list[Grade]:
    return [grade for _, grade in found(text)]


@pytest.mark.parametrize(
    "text",
    ["автомобіль АА1234ВС, власник Бойко Роман Ігорович", "Бойко Р. І., AA 1234 BC"],
)
def test_a_plate_beside_a_person(text: str) -> None:
    assert plates(text) == [Grade.BLOCK]


def test_a_plate_alone_is_for_a_look() -> None:
    assert plates("автомобіль АА1234ВС") == [Grade.LOOK]


@pytest.mark.parametrize(
    "text", ["списати з балансу КП автобус АА1234ВС", "ДК 1234 АА", "АЯ1234ВС", "схема АА1234ВСК"]
)
def test_other_marks(text: str) -> None:
    assert plates(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "Передати військовій частині автомобіль",
        "Передати безоплатно автівку",
        "Відчужити ЗАЗ-1102",
        "Відчужити ГАЗ-53",
        "Відчужити КамАЗ-5511",
        "Відчужити УАЗ-469",
        "Відчужити Skoda Fabia",
        "Відчужити Renault Logan",
        "Відчужити Ford Transit",
        "Відчужити Toyota Hilux",
        "Відчужити Volkswagen Caddy",
        "Відчужити Daewoo Lanos",
        "Відчужити Opel Kadett",
        "Відчужити Mercedes Sprinter",
        "Відчужити BMW 320",
        "Відчужити Audi 100",
        "Відчужити ВАЗ-2107",
        "Відчужити Москвич-412",
        "Відчужити «Ява»",
        "Видати перепустку для",
        "Заборонити в’їзд, д.н.з.",
        "Заборонити в’їзд, ДНЗ",
        "Заборонити в’їзд, номерний знак",
        "Заборонити в’їзд, держ. номер",
        "Заборонити в’їзд, реєстраційний номер",
        "Відчужити причіп",
        "Відчужити причеп",
        "Відчужити скутер",
        "Відчужити мотоколяску",
        "Відчужити електромотоцикл",
        "Відчужити мопед",
        "Дозволити стоянку таксі",
        "Оголосити подяку водієві",
        "Зняти з обліку 1 одиницю транспортних засобів",
        "Відчужити легковий",
        "Відчужити вантажний",
        "Дозволити паркування",
    ],
)
def test_every_word_for_a_vehicle(words: str) -> None:
    assert found(f"{words} АА1234ВС з 01.09.2026.") == [("АА1234ВС", Grade.LOOK)]


def test_a_plate_needs_a_word_for_a_vehicle_or_a_person() -> None:
    assert found("Затвердити схему АА1234ВС з 01.09.2026.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Затвердити норми витрат на автомобіль",
        "Виділити пальне на автомобіль",
        "Зарахувати на баланс автомобіль",
        "Списати комунальний автомобіль",
        "Передати КП «Обрій» автомобіль",
        "Передати КНП «Обрій» автомобіль",
        "Передати підприємству автомобіль",
        "Передати управлінню освіти автомобіль",
        "Списати службовий автомобіль",
        "Передати установі автомобіль",
        "Передати ТОВ «Обрій» автомобіль",
        "Списати автобус",
        "Списати пожежний автомобіль",
        "Списати автомобіль-сміттєвоз",
        "Провести закупівлю шин на автомобіль",
        "Передати лікарні автомобіль",
    ],
)
def test_a_vehicle_of_an_organisation_is_public(words: str) -> None:
    assert found(f"{words} АА1234ВС.") == []
    assert found(f"{words}, номер 123-45 КА.") == []


def test_a_person_weighs_more_than_an_organisation() -> None:
    text = "Передати установі автомобіль АА1234ВС, водій Бойко Роман Ігорович."
    assert found(text) == [("АА1234ВС", Grade.BLOCK)]


def test_the_organisation_may_stand_anywhere_before_in_the_line() -> None:
    assert found("КП «Обрій» просить списати майно. Автомобіль АА1234ВС не працює.") == []
    assert found("КП «Обрій» просить.\nАвтомобіль АА1234ВС не працює.") == []
    assert found("Гук просить.\nАвтомобіль АА1234ВС не працює.") == [("АА1234ВС", Grade.LOOK)]
    assert found("Слухали питання.\nКП просить списати. Автомобіль АА1234ВС не працює.") == []


def test_a_public_vehicle_hides_no_private_one_behind_it() -> None:
    text = "Автобус АА1234ВС пройшов огляд.\nБойко Р. І. паркує авто АА4321ВС."
    assert found(text) == [("АА4321ВС", Grade.BLOCK)]
    text = "Автобус, номер 123-45 КА, списати.\nБойко Р. І. паркує авто, номер 543-21 КА."
    assert found(text) == [("543-21 КА", Grade.BLOCK)]
    text = "Бойко Р. І. отримав наряд АА 1234 ЯЯ.\nБойко Р. І. паркує авто АА4321ВС."
    assert found(text) == [("АА4321ВС", Grade.BLOCK)]


@pytest.mark.parametrize(
    "plate",
    ["АА1234ВС", "АА 1234 ВС", "АА-1234-ВС", "AA1234BC", "АА 1234ВС", "аа1234вс", "aa 1234 bc"],
)
def test_every_way_to_write_a_plate(plate: str) -> None:
    assert found(f"Автомобіль Бойка Р. І. {plate}") == [(plate, Grade.BLOCK)]
    assert found(f"автомобіль {plate}") == [(plate, Grade.LOOK)]


@pytest.mark.parametrize("plate", ["АА1234ЯЯ", "аа1234вс"])
def test_what_only_looks_like_a_plate_needs_a_vehicle(plate: str) -> None:
    assert found(f"Автомобіль Бойка Р. І. {plate}") == [(plate, Grade.BLOCK)]
    assert found(f"Бойко Р. І. отримав наряд {plate}") == []


@pytest.mark.parametrize("plate", ["АА1234ВС", "аа1234вс", "123-45 КА", "А 1234 КВ"])
@pytest.mark.parametrize("mark", ["\t", " | "])
def test_the_head_of_a_table_tells_what_its_cells_are(plate: str, mark: str) -> None:
    head = f"Власник{mark}Автомобіль, номер"
    row = f"Бойко Роман{mark}{plate}"
    assert found(f"{head}\n{row}") == [(plate, Grade.BLOCK)]


def test_the_head_of_a_table_needs_no_word_for_a_number() -> None:
    assert found("Власник\tАвтомобіль\nБойко Роман\tаа1234вс") == [("аа1234вс", Grade.BLOCK)]


def test_cells_of_other_tables() -> None:
    assert found("Пільговик\tНомер\tПроїзд\nБойко Роман\t12345 ПК\tтранспорт") == []
    assert found("Отримувач\tНаряд\nБойко Роман\tаа1234вс") == []


@pytest.mark.parametrize(
    "vehicle",
    [
        *("автомобіль", "мотоцикл", "мопед", "скутер", "причіп", "ВАЗ-2101", "Москвич-412"),
        "«Ява»",
    ],
)
def test_old_plates_of_every_vehicle(vehicle: str) -> None:
    assert found(f"Відчужити {vehicle}, номер 123-45 КА.") == [("123-45 КА", Grade.LOOK)]


@pytest.mark.parametrize(
    "words",
    [
        *("номер", "номером", "державний номер", "держ. номер", "реєстраційний номер"),
        *("номерний знак", "державний знак", "держ. знак", "держ. №", "реєстраційний знак"),
        *("д.н.з.", "д. н. з.", "днз", "д/н", "д.н.", "ДН", "д.н/з", "р.н.", "рн", "р.н.з."),
        *("госномер", "гос. номер", "гос.номер", "держ.номер", "номер:", "номер –"),
    ],
)
def test_every_word_before_an_old_plate(words: str) -> None:
    assert found(f"Відчужити автомобіль, {words} 123-45 КА.") == [("123-45 КА", Grade.LOOK)]


@pytest.mark.parametrize(
    "plate",
    [
        *("А 1234 КВ", "А1234КВ", "а 1234 кв", "А-1234-КВ", "Ш1234КИ"),
        *("123-45 КА", "12345КА", "123 45 КА", "12-34 КА", "12-34 КІА"),
        *("1234 КВА", "1234КВА", "АА 1234 В", "аа-1234-в", "ЯЯ1234ЯЯ"),
    ],
)
def test_every_way_to_write_an_old_plate(plate: str) -> None:
    text = f"Бойко Роман Ігорович просить зняти з обліку автомобіль, номер {plate}."
    assert found(text) == [(plate, Grade.BLOCK)]
    assert found(f"Зняти з обліку автомобіль, номер {plate}.") == [(plate, Grade.LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "Автомобіль придбано за 12345 грн, номер лота 5.",
        "Автопарк оновлено.\nНаказ, номер 12345 від 05.01.2024.",
        "Рахунок, номер 12345 від 05.01.2024.",
        "Авторський нагляд, номер КЯ-12345 від 05.01.2024.",
    ],
)
def test_other_numbers_with_letters_behind(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "head",
    ["Майно, що передається на баланс КП «Добробут»:", "Маршрут № 1, шкільні автобуси:"],
)
def test_vehicles_below_a_head_that_says_whose_they_are(head: str) -> None:
    lines = "автомобіль асенізаційний, ВА 3381 АН\nтрактор, держ. номер 14512 ЕА"
    assert found(f"{head}\n{lines}") == []

from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.contacts import phones
from opendata.privacy.finding import Grade, Kind
from opendata.privacy.passage import Passage
from opendata.privacy.screen import screen

TODAY = date(2026, 11, 23)


def kinds(text: str) -> set[Kind]:
    found = screen(text, TODAY)
    return {one.kind for one in found} & {Kind.PHONE, Kind.EMAIL}


def numbers(text: str) -> list[str]:
    """The telephones of people in ``text``, each of which holds it back."""
    found = [one for one in screen(text, TODAY) if one.kind is Kind.PHONE]
    assert all(one.grade is Grade.BLOCK for one in found)
    return [one.text for one in found]


def addresses(text: str) -> list[str]:
    """The mail addresses of people in ``text``, each of which holds it back."""
    found = [one for one in screen(text, TODAY) if one.kind is Kind.EMAIL]
    assert all(one.grade is Grade.BLOCK for one in found)
    return [one.text for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Бойко Іван Петрович, тел. 067 000 00 01",
        "моб. тел.: (050) 000-00-02",
        "контактний телефон заявника +380 (97) 000 00 03",
        "тел. +380970000004",
        "тел. дом. (0332) 70-00-01 Бойко Іван Петрович",
        "гр. Бойко І. П., тел. 2-00-05",
        "0\u00a097 000 00 06",
    ],
)
def test_private_telephones(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "тел. приймальні (0332) 70-00-01",
        "гаряча лінія 0 800 000 001",
        "Відділ землекористування, тел. 067 000 00 01",
        "диспетчер КП «Водоканал»: (050) 000-00-02",
        "довідки за тел. 70-00-01",
        "ЄДРПОУ 99000005, тел./факс (03376) 2-00-01",
        "рішення № 0670000001",
        "кадастровий номер 0670000001:03:004:0123",
        "КПКВК 0113242 0213172",
        "сума 067 000 000,00 грн",
    ],
)
def test_telephones_of_offices_and_other_numbers(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    ["boiko.ivan@gmail.com", "Бойко Іван Петрович, boiko@firm.example", "пошта: ivasyk1@ukr.net"],
)
def test_private_mail(text: str) -> None:
    assert kinds(text) == {Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "rada@yasnozir.gov.ua",
        "yasnozir.rada@ukr.net",
        "відділ освіти, osvita2020@gmail.com",
        "info@firm.example",
        "kp_vodokanal@ukr.net",
        "@yasnozir",
    ],
)
def test_mail_of_offices(text: str) -> None:
    assert kinds(text) == set()


def test_digits_within_a_hash_or_a_name_are_no_telephone() -> None:
    for text in ("sha256: 9f0671234567ab", "файл scan0671234567", "0671234567b3"):
        assert not [one for one in screen(text, TODAY) if one.kind is Kind.PHONE]


@pytest.mark.parametrize(
    "number",
    [
        "095 – 617 – 33 – 08",
        "О67 43О 18 27",
        "нуль шістдесят сім 334 – 10 – 95",
        "нуль дев’яносто дев’ять сто двадцять сорок п’ять шість",
    ],
)
def test_telephones_as_people_write_and_say_them(number: str) -> None:
    text = f"Бойко Ганна Петрівна, мій номер {number}, прошу дзвонити"
    found = [one.text for one in screen(text, TODAY) if one.kind is Kind.PHONE]
    assert found
    assert all(one in number for one in found)


def test_a_short_number_of_a_village() -> None:
    text = "Бойко Ганна Петрівна, х. Веселий, дом. тел. 31-4-12"
    assert [one.text for one in screen(text, TODAY) if one.kind is Kind.PHONE] == ["31-4-12"]


@pytest.mark.parametrize(
    "number",
    [
        "0670000001",
        "380670000001",
        "+380670000001",
        "00380670000001",
        "+3 8 067 000 00 01",
        "+38 (067) 000-00-01",
        "8 (067) 000-00-01",
        "8-067-000-00-01",
        "(067)000-00-01",
        "0 67 000 00 01",
        "067/000-00-01",
        "067.000.00.01",
        "38067.000.00.01",
        "+38.067.000.00.01",
    ],
)
def test_every_way_to_write_a_mobile_number(number: str) -> None:
    (found,) = numbers(f"Мій номер {number}, прошу врахувати")
    assert found.strip() == number
    assert numbers(number) == [number]  # a cell of a table has nothing before it


@pytest.mark.parametrize(
    "text",
    [
        "Витрати за шифром 0670000001.25",
        "Витрати за шифром 067 000 00 01-5",
        "Відбувся матч о 067 000 00 01:15",
        "Класифікація 067.000.00.01.5",
        "Класифікація 067.000.00.012",
        "Класифікація 5.067.000.00.01",
        "Класифікація 5/067.000.00.01",
    ],
)
def test_parts_of_longer_numbers_are_no_telephones(text: str) -> None:
    assert numbers(text) == []


CODES = [
    *("39", "50", "63", "66", "67", "68", "73", "75", "77"),
    *("91", "92", "93", "94", "95", "96", "97", "98", "99"),
]


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_a_mobile_operator(code: str) -> None:
    assert numbers(f"Перетелефонуйте: 0{code} 000 00 01") == [f"0{code} 000 00 01"]


@pytest.mark.parametrize("code", ["33", "44", "56", "69"])
def test_a_landline_that_nothing_gives_to_a_person_is_public(code: str) -> None:
    assert numbers(f"Перетелефонуйте: 0{code} 270 00 01") == []


@pytest.mark.parametrize(
    "last",
    [
        *("нуль", "один", "одна", "два", "дві", "три", "чотири", "п’ять", "шість", "сім"),
        *("вісім", "дев’ять", "п’ятнадцять", "шістнадцять", "сорок", "п’ятдесят", "шістдесят"),
        *("дев’яносто", "сто", "п’ятсот", "шістсот"),
    ],
)
def test_a_telephone_in_words_is_taken_to_its_last_word(last: str) -> None:
    number = f"нуль шістдесят сім сто сорок {last}"
    assert numbers(f"Мій телефон {number}, дзвоніть увечері") == [number]


@pytest.mark.parametrize("hundreds", ["сто", "двісті", "триста", "чотириста", "сімсот"])
def test_a_short_telephone_in_words(hundreds: str) -> None:
    number = f"нуль шістдесят сім {hundreds} сорок"
    assert numbers(f"Мій телефон {number}, решту допишу") == [number]


def test_a_telephone_in_words_of_an_office_is_public() -> None:
    assert numbers("Приймальня: нуль шістдесят сім 334 10 95") == []
    assert numbers("Приймальня: 067.000.00.01") == []


@pytest.mark.parametrize(
    "number",
    [
        *("2-00-05", "2 00 05", "31-4-12", "70-00-01", "70 00 01", "700-00-01", "700 00 01"),
        *("(03376) 2-005", "8-03376-92-05"),
    ],
)
def test_every_way_to_write_a_number_of_a_town(number: str) -> None:
    assert numbers(f"Заявниця Бойко Ганна Петрівна, тел. {number}") == [number.strip("(")]
    assert numbers(f"Заявниця Бойко Ганна Петрівна, {number}") == []


@pytest.mark.parametrize("word", ["тел.", "тел. №", "телефон:", "моб.", "т.", "дом."])
def test_every_word_for_a_telephone_of_a_town(word: str) -> None:
    assert numbers(f"Заявниця Бойко Ганна Петрівна, {word} 2-00-05") == ["2-00-05"]


@pytest.mark.parametrize("word", ["дом.", "на дом. тел., вдома"])
def test_a_number_at_home_is_somebodys_without_a_name(word: str) -> None:
    assert numbers(f"Зателефонувати {word} 2-00-05") == ["2-00-05"]
    assert numbers("Зателефонувати тел. 2-00-05") == []


def test_an_office_before_a_number_of_a_town_makes_it_public() -> None:
    assert numbers("Відділ освіти, Бойко Ганна Петрівна, тел. 2-00-05") == []


def test_numbers_of_a_town_behind_one_that_is_public() -> None:
    text = "Справа 2-00-04; водоканал, тел. 2-00-05; тел. 2-00-06; вдома 2-00-07; вдома 2-00-08"
    assert numbers(text) == ["2-00-07", "2-00-08"]
    text = "Водоканал, тел. 2-00-05; Бойко Ганна Петрівна, тел. 2-00-07"
    assert numbers(text) == ["2-00-07"]


def test_mobile_numbers_behind_one_that_is_public() -> None:
    text = "Рахунок 0670000001, шифр 5.067.000.00.02; мій 067 000 00 03, чоловіка 067.000.00.04"
    assert numbers(text) == ["067 000 00 03", "067.000.00.04"]
    assert numbers("7\t0670000001\t500\nмій 067 000 00 03") == ["067 000 00 03"]


OFFICES = [
    *("Приймальня", "Гаряча лінія", "Довідкова", "Бюро довідок", "Call center", "Кол-центр"),
    *("Відділ освіти", "Управління праці", "Департамент фінансів", "Виконком"),
    *("Виконавчий комітет", "Сільська рада", "Староста сільської ради", "Затверджено радою"),
    *("ЦНАП", "Центр зайнятості", "Підприємство теплових мереж", "КП «Світло»"),
    *("КНП «Здоров’я»", "ТОВ «Лан»", "Установа", "Заклад культури", "Школа № 1"),
    *("Лікарня", "Диспетчерська", "Черговий електрик", "Канцелярія", "Служба порятунку"),
    *("Електромережі", "Водоканал", "Газова дільниця", "Аварійна бригада", "ЄДРПОУ 99000005"),
    *("Факс", "Реєстратура", "Інформаційний пункт", "Прес-секретар міського голови"),
    *("Редакція", "Адміністрація", "Телефон довіри", "Поліція", "ЄДДС", "Пожежна частина"),
    *("Штаб", "Оперативний зв’язок", "Омбудсман", "Газета «Зоря»", "Телеканал «Зоря»"),
]


@pytest.mark.parametrize("office", OFFICES)
def test_every_word_for_an_office_makes_its_telephone_public(office: str) -> None:
    assert numbers(f"{office}: 067 000 00 01") == []
    assert numbers("Сусіди: 067 000 00 01") == ["067 000 00 01"]


@pytest.mark.parametrize(
    "asked",
    [
        *("Пропозиції надсилати на", "Пропозиції просимо надіслати на", "Звертатися за номером"),
        *("Прохання звернутися за номером", "Телефонувати за номером", "Дзвонити за номером"),
        *("Записатися на прийом за номером", "Замовлення квитків за номером", "Замовити квитки:"),
    ],
)
def test_where_everybody_is_asked_to_call_nobodys_own_number_stands(asked: str) -> None:
    assert numbers(f"{asked} 067 000 00 01") == []
    assert addresses(f"{asked} zoria.zbory@gmail.com") == []


@pytest.mark.parametrize(
    "word", ["моб.", "мобільний номер", "дом.", "домашній телефон", "особистий", "номер заявниці"]
)
def test_a_word_that_says_the_number_is_somebodys_own(word: str) -> None:
    assert numbers(f"Зі слів записано: {word} 067 000 00 01") == ["067 000 00 01"]
    assert numbers(f"Водоканал: {word} 067 000 00 01") == []


@pytest.mark.parametrize(
    "word", ["моб.", "домашній:", "особистий", "особистий номер", "тел.", "телефон заявниці:"]
)
def test_a_mobile_number_beside_a_person_and_an_office_is_the_persons(word: str) -> None:
    text = f"Бойко Ганна Петрівна звернулася до водоканалу та просила записати {word} "
    assert numbers(f"{text}067 000 00 01") == ["067 000 00 01"]
    assert numbers(f"{text.replace(word, 'так:')}067 000 00 01") == []


def test_a_landline_beside_a_person_and_an_office_is_that_of_the_office() -> None:
    text = "Бойко Ганна Петрівна звернулася до водоканалу та просила записати "
    assert numbers(f"{text}тел. (0332) 70-00-01") == []
    assert numbers(f"{text}домашній тел. (0332) 70-00-01") == ["0332) 70-00-01"]


def test_a_landline_beside_a_person_where_no_office_is() -> None:
    text = "Бойко Ганна Петрівна, яка мешкає в с. Яр, просила записати тел. (0332) 70-00-01"
    assert numbers(text) == ["(0332) 70-00-01"]


@pytest.mark.parametrize("name", ["Гук Іван", "Гук І. П.", "Гук Іван Петрович"])
def test_a_name_right_before_a_mobile_number_outweighs_an_office(name: str) -> None:
    assert numbers(f"Водоканал обслуговує: {name}, 067 000 00 01") == ["067 000 00 01"]
    assert numbers(f"Водоканал\t{name}\tборг\t067 000 00 01") == ["067 000 00 01"]
    assert numbers("Водоканал\tкотельня\tборг\t067 000 00 01") == []


@pytest.mark.parametrize("word", ["моб.", "дом.", "домашній", "особистий", "приватний"])
def test_the_own_number_of_an_official(word: str) -> None:
    assert numbers(f"Староста Гук І. П., {word}: 050 000 00 01; 067 000 00 02") == [
        "050 000 00 01",
        "067 000 00 02",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Гук Оріяна, паспорт КА 000001, 096/700/00/83",
        "скарга, мій номер 066.000.70.5 8",
        "Відповідач Гук Е. Л. зобов’язується сплатити. Тел. (0432) 55-00-03 (дом.)",
        "Номер для зв’язку: +380 44 200 00 38 (квартира)",
        "Гук І. — ПАЗ, 80670000090",
        "тел. 80670000090",
        "Гук Зенон; дом.тел. 2-00-87",
    ],
)
def test_numbers_at_home_and_with_other_signs_between(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_eleven_digits_that_nobody_stands_by() -> None:
    assert kinds("Лічильник 80670000090, покази 12") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Гук Антін повідомив про зникнення авто; хто бачив – дзвонити власнику 0 (66) 900-51-00",
        "за судимого Цапа Юхима Мартиновича; на квартирі батька (05236) 4 50 01.",
        "Довідка ВПО № 3519 від 06.04.2022, +38(095)2100066, viber той самий.",
        "Гук Юхим (05236) 4 50 01",
        "тeл. O67 43l l8 O9",
        "Прізвище|Телефон\nГук Яків|(О5236) 4-4l-17",
    ],
)
def test_more_private_numbers(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "Довідки за тел. (095) 210-00-66",
        "Для довідок: 095 210 00 66",
        "Кого цікавить, телефонувати (095) 210 00 66",
        "Виконком (05236) 4 50 01",
    ],
)
def test_more_public_numbers(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize("sign", ["[at]", "(at)", "[@]", " (at) "])
def test_mail_with_its_sign_spelled_out(sign: str) -> None:
    assert kinds(f"скарга Гука В. О., відповідь на slava.huk{sign}gmail.com") == {Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "Староста вулиці Гук Д. Д. – 0660000606",
        "Довідки: 4-00-12 (ЦНАП), 050-000-08-08 (Гук Х., від мешканців)",
    ],
)
def test_elders_of_streets_and_names_behind_a_number(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_an_official_behind_a_number() -> None:
    assert kinds("Відділ освіти: 050-000-08-08 (начальник Гук Х.)") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Майстер обіцяв передзвонити, номер мій у вас є, але повторю: 067 400-93-05",
        "Збитки відшкодую, 099 41 00 206",
        "Відділу кадрів: облікова картка, тел. дружини 0669000042",
        "краще 0 (95) 700 26 14 (чоловіка)",
        "Ваше звернення, надіслане з номера +38 (097) 226 00 89, розглянуто",
        "нуль п’ятдесят, чотириста шістнадцять, дев’яносто, нуль два",
        "Гук П., вiдoмий тeлeф. 22-5O-7l",
    ],
)
def test_private_numbers_in_letters_and_answers(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_a_budget_code_and_a_sum() -> None:
    assert kinds("Видатки за КПКВК 0913112 — 846 213 грн, виконання 98,4 %.") == set()
    assert numbers("Староста Гук І. П., 050 000 00 01; 067 000 00 02") == []


def test_an_official_in_another_sentence_says_nothing_of_a_number() -> None:
    text = "Доповів староста Гук Іван Петрович. Номер сусідки 067 000 00 02"
    assert numbers(text) == ["067 000 00 02"]


def test_a_second_number_of_an_office_behind_a_semicolon() -> None:
    assert numbers("Водоканал: 050 000 00 01; (067) 000 00 02") == []
    for text in ("Заявку прийняв водоканал; номер сусідки", "Заявку прийняв водоканал. Тел."):
        assert numbers(f"{text} 067 000 00 02") == ["067 000 00 02"]


@pytest.mark.parametrize(
    "word",
    [
        *("РНОКПП", "ІПН", "код", "рахунок", "кадастровий:", "№"),
        *("номер картки", "номер справи", "номер запису"),
    ],
)
def test_ten_digits_that_a_word_says_to_be_no_telephone(word: str) -> None:
    assert numbers(f"Бойко Ганна Петрівна отримала витяг, {word} 0670000001") == []
    assert not [*phones(Passage(f"Витяг, {word} 0670000001"))]  # no other detector decides it


@pytest.mark.parametrize("word", ["тел.", "моб.", "т.", "т. №", "тел. №", "моб. №"])
def test_ten_digits_are_a_telephone_where_a_word_says_so(word: str) -> None:
    assert numbers(f"Витяг, код {word} 0670000001") == ["0670000001"]


def test_ten_digits_in_groups_that_no_telephone_has() -> None:
    assert numbers("Витяг 0670 0000 01") == []
    assert numbers("Витяг, т. 0670 0000 01") == ["0670 0000 01"]


def test_ten_digits_in_a_table_are_a_figure_unless_a_telephone_is_spoken_of() -> None:
    assert numbers("котельня\t0670000001\t500") == []
    assert numbers("0670000001\t500") == []
    assert numbers("котельня\t0670000001") == []
    assert numbers("Тел. для звірки:\nкотельня\t0670000001\t500") == ["0670000001"]
    assert numbers('котельня\t"0670000001"\t500') == ["0670000001"]
    assert numbers("котельня\t067 000 00 01\t500") == ["067 000 00 01"]
    assert numbers("Гук Іван\t0670000001\t500") == ["0670000001"]
    assert numbers("котельня 0670000001") == ["0670000001"]


@pytest.mark.parametrize(
    "host",
    [
        *("osvita.gov.ua", "lyceum1.edu.ua", "hospital.org.ua", "yasnozir-rada.com"),
        *("yasnozirska-gromada.com", "vykonkom.com", "cnap-yasnozir.com", "yasnozir-oda.com"),
        "rda-yasnozir.com",
    ],
)
def test_hosts_of_offices_are_public_even_beside_a_name(host: str) -> None:
    assert addresses(f"Бойко Іван Петрович, boiko@{host}") == []
    assert addresses(f"Бойко Іван Петрович, boiko@{host}, ivan@firm.example") == [
        "ivan@firm.example"
    ]


SERVICES = [
    *("gmail", "ukr", "i", "meta", "bigmir", "yahoo", "outlook", "hotmail", "icloud"),
    *("proton", "online", "email"),
]


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_where_people_have_their_mail(service: str) -> None:
    assert addresses(f"пошта: hanna.b@{service}.net") == [f"hanna.b@{service}.net"]


def test_a_box_of_a_firm_is_public_unless_a_person_is_named() -> None:
    assert addresses("пошта: hanna.b@firm.example; ivan@gmail.com") == ["ivan@gmail.com"]


BOXES = [
    *("info", "office", "mail", "post", "press", "kanc", "zvernen", "priym", "pryim", "contact"),
    *("admin", "support", "help", "data", "opendata", "hotline", "tsnap", "vykon_kom", "vikon_kom"),
    *("vk_zoria", "mr_zoria", "selrad", "dnz", "zdo", "nvk", "lyceum", "licey", "kp_zoria", "knp"),
    *("tov_zoria", "buh", "zagal", "sekretar", "secretar", "zakup", "tender"),
    *("zoria_rada", "zoria-gromada", "zoria_vykonk", "zoria_vikonk", "zoria_otg", "zoria_council"),
    *("zoria_school", "zoria_cnap", "zoria_silrad", "zoria_miskrad", "zoria_selo"),
]


@pytest.mark.parametrize("box", BOXES)
def test_every_word_for_a_box_of_an_office(box: str) -> None:
    assert addresses(f"пошта: {box}@ukr.net") == []
    assert addresses(f"Бойко Ганна Петрівна, {box}@ukr.net") == [f"{box}@ukr.net"]


def test_mail_beside_an_office_is_public_and_the_next_is_looked_at() -> None:
    text = "Водоканал: zoria2020@gmail.com. Сусіди просили писати на ivasyk@ukr.net"
    assert addresses(text) == ["ivasyk@ukr.net"]

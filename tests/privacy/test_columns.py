from __future__ import annotations

import time
from datetime import date

import pytest
from privacy_numbers import card, iban, tax_number

from opendata.privacy.finding import Kind
from opendata.privacy.screen import screen

TODAY = date(2026, 11, 23)
NUMBER = tax_number(31_234)
WRONG = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)


def found(text: str) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text) for one in screen(text, TODAY) if one.kind is not Kind.NAME]


@pytest.mark.parametrize(
    ("title", "cell", "kind"),
    [
        ("ІПН", WRONG, Kind.TAX_NUMBER),
        ("Реєстраційний номер облікової картки", WRONG, Kind.TAX_NUMBER),
        ("ИНН", f"{WRONG[:4]} {WRONG[4:7]} {WRONG[7:]}", Kind.TAX_NUMBER),
        ("Серія та номер паспорта", "СЕ 123456", Kind.PASSPORT),
        ("Паспорт", "001234567", Kind.ID_CARD),
        ("УНЗР", "19900515-01234", Kind.UNZR),
        ("Дата народження", "15.05.1990", Kind.BIRTH_DATE),
        ("Д.н.", "1990-05-15", Kind.BIRTH_DATE),
        ("Рахунок", iban("305299", "26203123456789"), Kind.IBAN),
        ("Реквізити", card("414949991234567"), Kind.CARD),
        ("Тел.", "(067) 123-45-67", Kind.PHONE),
        ("Адреса", "вул. Садова, 5, кв. 3", Kind.HOME_ADDRESS),
        ("Місце проживання", "с. Кут, 12", Kind.HOME_ADDRESS),
    ],
)
@pytest.mark.parametrize("mark", ["\t", " | ", "|"])
def test_the_title_of_a_column_names_what_stands_far_below(
    title: str, cell: str, kind: Kind, mark: str
) -> None:
    rows = [mark.join((str(n), "Каштан Л. О.", "заява", "500")) for n in range(1, 4)]
    rows.append(mark.join(("4", "Шишка К. Д.", cell, "500")))
    head = mark.join(("№", "Прізвище, ім’я", title, "Сума"))
    text = "\n".join(["Список осіб", head, *rows, "Міський голова"])
    assert (kind, cell) in found(text)


def test_a_cell_with_several_lines_parts_its_row_and_hides_nothing() -> None:
    text = f"ПІБ\tАдреса роботи\tІПН\nКаштан Л. О.\tпершій рядок\nдругий рядок\t{WRONG}\n"
    assert found(text) == [(Kind.TAX_NUMBER, WRONG)]


@pytest.mark.parametrize(
    "text",
    [
        "Староста\tОкруг\tСлужбовий телефон\nКутянський В. В.\tКут\t(04733) 9-00-02",
        "Посада\tПрізвище\tТелефон\nНачальник\tБойко І. П.\t(067) 123-45-67",
        f"Назва підприємства\tРахунок\nВодоканал\t{iban('305299', '26003123456789')}",
        "Заклад\tАдреса\nШкола № 1\tвул. Садова, 5",
        "№\tДата\tСума\n1\t15.05.1990\t500",
        f"ПІБ\tРахунок бюджету\nКаштан Л. О.\t{iban('899998', '3311610000043526')}",
        "Код\tНазва\n0116030\tБлагоустрій",
    ],
)
def test_tables_of_offices_sums_and_codes_hold_nothing_personal(text: str) -> None:
    assert found(text) == []


def test_a_paragraph_ends_the_table() -> None:
    paragraph = "Рішення набирає чинності з дня його оприлюднення на сайті міської ради міста."
    text = f"ПІБ\tІПН\nКаштан Л. О.\t{WRONG}\n{paragraph}\nКод\t1234567890"
    assert found(text) == [(Kind.TAX_NUMBER, WRONG)]


def test_places_hold_with_signs_of_no_width() -> None:
    text = f"ПІБ\tІПН\nКаш\u00adтан\u200b Л. О.\t{WRONG}"
    (one,) = (one for one in screen(text, TODAY) if one.kind is Kind.TAX_NUMBER)
    assert text[one.start : one.end] == WRONG


def test_a_long_table_takes_linear_time() -> None:
    text = "ПІБ\tІПН\n" + f"Каштан Л. О.\t{WRONG}\n" * 20_000
    begun = time.process_time()
    assert len([one for one in screen(text, TODAY) if one.kind is Kind.TAX_NUMBER]) == 20_000
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("title", ["Заводський номер", "Док.", "Інв. №", "Артикул", "Накладна"])
def test_columns_that_number_things(title: str) -> None:
    table = f"Об’єкт;{title};Сума\nАдмінбудівля;{NUMBER};0412\nКлуб;{NUMBER};0087"
    assert found(table) == []
    assert found(table.replace(title, "Позначка")) == [(Kind.TAX_NUMBER, NUMBER)] * 2


def test_values_that_commas_part() -> None:
    text = (
        "Заявник(ця),ID_картка,тел,адреса,примітка\n"
        'Гук А.А.,005144903,0951100427,"Кустова, 49",відмовити\n'
        'Рибка П.Д.,010227351,0978800002,"вул. Лебедина, 6, кв. 2",надати'
    )
    assert {one for kind, one in found(text) if kind is Kind.ID_CARD} == {"005144903", "010227351"}


def test_titles_in_english() -> None:
    text = "id;surname;doc_no;dob\n88104;Гук;004718265;1997-03-14\n88105;Рак;МВ605127;1962-07-29"
    assert found(text) == [
        (Kind.ID_CARD, "004718265"),
        (Kind.BIRTH_DATE, "1997-03-14"),
        (Kind.PASSPORT, "МВ605127"),
        (Kind.BIRTH_DATE, "1962-07-29"),
    ]


def test_cells_that_strokes_part() -> None:
    text = "ПІБ \\ дата нар. \\ родинні стосунки\nГук Марко Олексійович \\ 01/09/1982 \\ син"
    assert (Kind.BIRTH_DATE, "01/09/1982") in found(text)

"""The place of a body, by the lines of a header that name it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import SURE, Reading
from opendata.acts.layout import lay_out
from opendata.acts.lines import head_lines
from opendata.acts.settlements import RULES, read_settlement

TEXT = (
    "Про межі вулиці\nВідповідно до статті 26 Закону України «Про місцеве самоврядування в "
    "Україні» міська рада\nВИРІШИЛА:\n1. Затвердити межі вулиці в с. Дальнє.\n"
)


def read(text: str) -> Reading[str] | None:
    return read_settlement(lay_out(head_lines(text)))


def name_in(text: str) -> str | None:
    found = read(text)
    return found.value if found else None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("від 14.02.2018 м. Ясногірськ № 48", "Ясногірськ"),
        ("14.02.2018\nм.Ясногірськ\n№ 48", "Ясногірськ"),
        ("від 14.02.2018 № 48\nм. Ясногірськ", "Ясногірськ"),
        ("04/06/2024 с. Ясне №53-11", "Ясне"),
        ("С.Ясне\nвід 14.02.2018 № 48", "Ясне"),
        ("від 14.02.2018 № 48\nМІСТО ЯСНОГІРСЬК", "Ясногірськ"),
        ("від 14.02.2018 № 48\nсело Мала Криниця", "Мала Криниця"),
        ("від 14.02.2018 № 48 смт Ясна Поляна", "Ясна Поляна"),
        ("від 14.02.2018 № 48 селище Ясне", "Ясне"),
        ("від 14.02.2018 № 48 смт. Кам'янка-Ясна", "Кам’янка-Ясна"),
        ("від 14.02.2018 № 48\nс. Ясне Тестівського району Прикладської області", "Ясне"),
        ("від «___» ________2019 року с. Ясне", "Ясне"),
        ("« 14 » вересня 2021 року   Самостійне   № 117", "Самостійне"),
        ("м. Київ\nвід 14.02.2018 № 48", "Київ"),
    ],
)
def test_a_header_names_the_place(lines: str, name: str) -> None:
    found = read(f"УКРАЇНА\nРІШЕННЯ\n{lines}\n{TEXT}")
    assert found is not None
    assert found.value.replace("'", "’") == name
    assert found.rule in RULES


def test_its_own_line_is_sure_and_shown() -> None:
    text = f"ЯСНЕНСЬКА СІЛЬСЬКА РАДА\nРІШЕННЯ\n   с.   Ясне  \nвід 14.02.2018 № 48\n{TEXT}"
    found = read(text)
    assert found is not None
    assert text[found.start : found.end] == "Ясне"
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    "lines",
    [
        "від 14.02.2018 № 48",
        "від 14.02.2018 № 48\nвул. Садова, 5",
        "від 14.02.2018 Проєкт № 48",
        "у м. Ясногірську",
        "М. Коваль",
        "45 м. кв.",
    ],
)
def test_what_is_no_place_of_the_body_is_left_alone(lines: str) -> None:
    heading = "ТЕСТІВСЬКА РАЙОННА РАДА\n"
    text = f"{lines}\n{heading}РІШЕННЯ\nвід 14.02.2018 № 48\n{TEXT}"
    assert name_in(text) is None
    assert name_in(f"{heading}РІШЕННЯ\n{lines}\n{TEXT}".replace("М. Коваль", "")) is None


def test_the_subject_of_a_decision_is_not_its_place() -> None:
    text = (
        "ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2018 № 48\n"
        "Про громадські слухання в с. Дальнє\nта м. Криниця\nВідповідно до закону міська рада\n"
        "ВИРІШИЛА:\n1. Провести слухання в смт Нове.\n"
    )
    assert name_in(text) is None


def test_the_place_that_the_council_is_called_after_is_taken_from_the_title() -> None:
    text = (
        "ЯСЕНГОРОДСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2018 № 48\n"
        "Про благоустрій міста Ясенгорода та с. Дальнє\nВідповідно до закону міська рада\n"
    )
    found = read(text)
    assert found is not None
    assert (found.value, found.rule) == ("Ясенгород", "settlement-of-name")
    assert found.confidence < SURE


def test_the_adjective_alone_names_no_place() -> None:
    assert name_in(f"ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2018 № 48\n{TEXT}") is None


def test_a_bare_name_with_the_date_alone_must_be_that_of_the_council() -> None:
    text = "{} СЕЛИЩНА РАДА\nРІШЕННЯ\n24.01.2019 Ясенгород\n" + TEXT
    assert name_in(text.format("ЯСЕНГОРОДСЬКА")) == "Ясенгород"
    other = read(text.format("ТЕСТІВСЬКА"))
    assert other is None or other.confidence < SURE


def test_the_letterhead_of_a_town_goes_on_with_the_name_of_the_council() -> None:
    text = f"ЯСНЕНСЬКА СЕЛИЩНА РАДА\nм. ДАЛЬНЬОГО ТЕСТІВСЬКОЇ ОБЛАСТІ\nРІШЕННЯ\n№ 8\n{TEXT}"
    assert name_in(text) is None


def test_the_address_in_the_letterhead_counts_and_the_banner_of_the_site_does_not() -> None:
    head = "РІШЕННЯ\nвід 14.02.2018 № 48\n" + TEXT
    address = "00001, Тестівська область, м. Ясенгород, вул. Садова, 5\n"
    assert name_in("МІСЬКА РАДА\n" + address + head) == "Ясенгород"
    assert name_in(address + "Новини\n" * 10 + head) is None


def test_the_council_of_a_district_names_its_city() -> None:
    text = f"САДОВА РАЙОННА У МІСТІ КРОПИВНИЦЬКОМУ РАДА\nРІШЕННЯ\nвід 14.02.2018 № 48\n{TEXT}"
    assert name_in(text) == "Кропивницький"


def test_a_cover_page_names_it_at_its_foot() -> None:
    cover = (
        "ЗАТВЕРДЖЕНО\nрішенням Ясненської сільської ради\nвід 24 грудня 2020 року № 3/12\n"
        "Сільський голова\nС. Сад\nПРОГРАМА\nДОПОМОГИ МЕШКАНЦЯМ НА 2021\n{}\n1. Паспорт\n"
    )
    assert name_in(cover.format("с. Ясне\n2020 рік")) == "Ясне"
    assert name_in(cover.format("С. Ясне")) == "Ясне"
    assert name_in(cover.format("Ясне 2020")) == "Ясне"


def test_requisites_under_the_signature_name_it() -> None:
    text = (
        "РІШЕННЯ\nПро межі вулиці\nВідповідно до закону Ясненська міська рада\nВИРІШИЛА:\n"
        "1. Затвердити межі.\nМіський голова О. Сад\nм. Ясне\n15 вересня 2016 року\n№ 8\n"
    )
    assert name_in(text) == "Ясне"


def test_two_places_in_the_header_are_doubtful() -> None:
    text = f"РІШЕННЯ\nвід 14.02.2018 с. Ясне № 48\nсмт Дальнє від 14.02.2018\n{TEXT}"
    found = read(text)
    assert found is not None
    assert found.confidence < SURE


@given(
    st.lists(
        st.sampled_from(
            ["РІШЕННЯ", "м.", "с. ", "Ясне", "КИЇВ", "\n", "14.02.2018", "№ 8", "Про",
             "міська рада", "вул.", "району", "ЗАТВЕРДЖЕНО", "Ясненська",
             "2020 рік", "районна у місті", "-"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_text_makes_it_fail(parts: list[str]) -> None:
    text = " ".join(parts)
    found = read(text)
    assert found is None or (
        0 <= found.start < found.end <= len(text) and 0 < found.confidence <= 1
    )


@pytest.mark.parametrize("piece", ["м. Ясне ", "А-", "АбвА’", "Ясненська ", "с. А Б В "])
def test_long_lines_are_read_quickly(piece: str) -> None:
    layout = lay_out(head_lines((piece * 300 + "\n") * 300))
    start = time.process_time()
    read_settlement(layout)
    assert time.process_time() - start < 5


def test_the_council_of_the_act_before_is_not_remembered() -> None:
    text = "{council} МІСЬКА РАДА\nРІШЕННЯ\nвід 01.02.2021 № 5\nПро земельну ділянку у м. Ясне\n"
    assert name_in(text.format(council="ЯСНЕНСЬКА")) == "Ясне"
    assert name_in(text.format(council="ТЕСТІВСЬКА")) is None
    assert name_in(text.format(council="ЯСНЕНСЬКА")) == "Ясне"

"""From which line to which the title goes."""

from __future__ import annotations

import pytest

from opendata.acts.recognise import recognise

TOP = "ЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024 № 48\n\n"
REST = "Відповідно до закону міська рада\nВИРІШИЛА:\n1. Прибрати.\n"
STAMP = "Додаток 1\nдо рішення міської ради\nвід 14.02.2024 № 48\n\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Про стан доріг\nта мостів міста\n\n", "Про стан доріг та мостів міста"),
        ("Про стан доріг\n\nДороги міста псуються.\n", "Про стан доріг"),
        (
            "Про зміни до рішення\nміської ради від 22.12.2022\n№ 15 «Про бюджет\nна 2023 рік»\n",
            "Про зміни до рішення міської ради від 22.12.2022 № 15 «Про бюджет на 2023 рік»",
        ),
        ("«Про стан доріг« \n", "«Про стан доріг»"),
        ("Про стан доріг\nКод бюджету 1755300000\n", "Про стан доріг"),
        ("Про погодження\nпаспорта майданчика\n", "Про погодження паспорта майданчика"),
        ("Про природно-\nзаповідний фонд міста\n", "Про природно-заповідний фонд міста"),
    ],
)
def test_the_title_of_a_decision(lines: str, title: str) -> None:
    found = recognise(TOP + lines + REST, "").title
    assert found is not None
    assert found.value == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("ПОЛОЖЕННЯ\nпро міський парк\n\n1. Загальні положення\n", "ПОЛОЖЕННЯ про міський парк"),
        ("СКЛАД\nкомісії з питань землі\n\nГолова – Сад О.П.\n", "СКЛАД комісії з питань землі"),
        ("Розподіл видатків на 2024 рік\n(грн)\nКод\nНазва\n", "Розподіл видатків на 2024 рік"),
        (
            "ПЕРЕЛІК\nпослуг, які надає центр\n\n№ з/п | Послуга | Підстава |\n1 | Довідка |\n",
            "ПЕРЕЛІК послуг, які надає центр",
        ),
    ],
)
def test_the_name_of_an_annex(lines: str, title: str) -> None:
    found = recognise(STAMP + lines, "").title
    assert found is not None
    assert found.value == title


def test_the_quoted_title_in_a_stamp_is_that_of_the_act_that_approves() -> None:
    stamp = 'Додаток 4 до рішення\nміської ради\n"Про оздоровлення"\nвід 11.03.2024 № 51\n\n'
    text = f"{stamp}КОШТОРИС\nвитрат\n"
    act = recognise(text, "")
    assert act.title is not None
    assert act.title.value == "КОШТОРИС витрат"
    assert (act.sure("number"), act.sure("date")) == ("51", "2024-03-11")


def test_a_title_cut_short_by_a_table_is_taken_from_the_caption() -> None:
    text = (
        '№ 48 "Про районну програму відзначення колективів на 2024 рік"\nРІШЕННЯ\n'
        "від 14.02.2024 | № 48 |\nПро районну програму |\nЗа законом районна рада\nВИРІШИЛА:\n"
    )
    found = recognise(text, "").title
    assert found is not None
    assert found.value == "Про районну програму відзначення колективів на 2024 рік"


def test_what_minutes_heard_about_is_not_their_title() -> None:
    text = "ПРОТОКОЛ № 3\nзасідання сесії\n14.02.2024\nПорядок денний:\nПро бюджет\nПро парк\n"
    assert recognise(text, "").title is None

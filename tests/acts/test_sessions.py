"""Session and convocation of an act, from its header and from nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import SURE, Reading
from opendata.acts.kinds import is_executive
from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines
from opendata.acts.sessions import RULES, read_sitting

BODY = (
    "\n№ 15 від 12.03.2021\nПро межі вулиці\n"
    "Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні», рішення "
    "другої сесії шостого скликання міська рада\nВИРІШИЛА:\n1. Затвердити межі.\n"
)


def laid_out(text: str) -> Layout:
    return lay_out(head_lines(text))


def both(layout: Layout) -> tuple[Reading[str] | None, Reading[int] | None]:
    return read_sitting(layout, executive=is_executive(layout))


def told(text: str) -> tuple[str | None, int | None]:
    layout = laid_out(text)
    session, convocation = both(layout)
    return (
        session.value if session else None,
        convocation.value if convocation else None,
    )


@pytest.mark.parametrize(
    ("header", "session", "convocation"),
    [
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nсорок третя сесія VІІ скликання\nРІШЕННЯ", "43", 7),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nсорок третя сесія VІІ скликання", "43", 7),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nСЬОМЕ СКЛИКАННЯ\nДВАДЦЯТЬ ПЕРША СЕСІЯ\nР І Ш Е Н Н Я", "21", 7),
        ("УКРАЇНА\nЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ 24 сесії 8 скликання", "24", 8),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nVIII СКЛИКАННЯ\n____ сесія\nПРОЄКТ РІШЕННЯ", None, 8),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nпозачергова сесія восьмого скликання\nРІШЕННЯ", None, 8),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nдвадцять\nсьома сесія\nсьомого скликання\nРІШЕННЯ", "27", 7),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nСЬОМЕ\nСКЛИКАННЯ\nРІШЕННЯ", None, 7),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nС Е С І Я   С Ь О М А\nРІШЕННЯ", "7", None),
        ("ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ", None, None),
        ("ЯСНОГІРСЬКИЙ ГОРОДСКОЙ СОВЕТ\nXXI сессия VI созыва\nРЕШЕНИЕ", "21", 6),
    ],
)
def test_a_header_tells_its_session(
    header: str, session: str | None, convocation: int | None
) -> None:
    assert told(header + BODY) == (session, convocation)


def test_a_header_is_surely_read_and_shows_its_place() -> None:
    text = "ЯСНОГІРСЬКА МІСЬКА РАДА\n  XLIII   сесія  сьомого скликання\nРІШЕННЯ" + BODY
    layout = laid_out(text)
    session, convocation = both(layout)
    assert session is not None
    assert convocation is not None
    assert text[session.start : session.end] == "XLIII   сесія"
    assert text[convocation.start : convocation.end] == "сьомого скликання"
    assert session.confidence >= SURE
    assert session.rule in RULES
    assert session.confidence <= RULES[session.rule].trust


def test_two_lines_beside_the_heading_that_disagree_are_doubtful() -> None:
    text = "ЯСНОГІРСЬКА МІСЬКА РАДА\n24 сесія\nРІШЕННЯ\n25 сесія 8 скликання" + BODY
    session, _ = both(laid_out(text))
    assert session is not None
    assert session.confidence < SURE


def test_a_menu_of_sessions_tells_nothing() -> None:
    menu = "".join(f"{i} сесія\n" for i in range(1, 6)) + "Новини\n" * 12
    assert told(menu + "ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ" + BODY) == (None, None)


def test_the_header_outweighs_the_menu_of_the_site() -> None:
    text = "Сесія 11\n" + "Новини\n" * 9 + "РАДА\nдванадцята сесія\nРІШЕННЯ" + BODY
    session, _ = both(laid_out(text))
    assert session is not None
    assert (session.value, session.rule) == ("12", "session-header")


@pytest.mark.parametrize(
    ("card", "session", "convocation"),
    [
        ("Сесія: VI\nСкликання: VIII\n", "6", 8),
        ("Сесія:\n49\nСкликання:\n8 скликання (листопад 2020 - 20__ рр)\n", "49", 8),
        ("Скликання: РЕГУЛЯТОРНІ АКТИ\nСесія: чергова\n", None, None),
    ],
)
def test_a_card_of_the_site_tells_it(
    card: str, session: str | None, convocation: int | None
) -> None:
    text = card + "Рішення міської ради № 15 «Про межі вулиці»\nНа підставі статті 26 Закону\n"
    assert told(text) == (session, convocation)


def test_an_executive_committee_has_neither() -> None:
    text = (
        "Скликання: 8 скликання 2022 рік\nСесія: 2\nЯСНОГІРСЬКА МІСЬКА РАДА\nVIII скликання\n"
        "ВИКОНАВЧИЙ КОМІТЕТ\nРІШЕННЯ\nвід 15.02.2022 № 4\nПро графік\nНа підставі закону\n"
        "виконавчий комітет ВИРІШИВ:\n1. Затвердити."
    )
    assert told(text) == (None, None)


def test_what_the_title_cites_is_not_the_acts_own() -> None:
    text = (
        "ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 12.03.2021 № 15\n"
        "Про зміни до рішення двадцятої сесії\nміської ради шостого скликання\n"
        "Відповідно до закону міська рада\nВИРІШИЛА:\n1. Внести зміни."
    )
    assert told(text) == (None, None)


def test_a_note_of_later_changes_is_not_the_acts_own() -> None:
    text = (
        "Із змінами, внесеними рішенням 30 сесії 8 скликання\nЯСНОГІРСЬКА МІСЬКА РАДА\n"
        "РІШЕННЯ" + BODY
    )
    assert told(text) == (None, None)


def test_the_clause_of_the_one_that_decides_tells_it() -> None:
    text = (
        "РІШЕННЯ\nвід 12.03.2021 № 15\nПро межі вулиці\nНа підставі рішення другої сесії шостого "
        "скликання, тридцята сесія Ясногірської міської ради VII скликання\nВИРІШИЛА:\n1. Так."
    )
    assert told(text) == ("30", 7)


def test_the_approval_of_an_annex_tells_it_and_later_changes_do_not() -> None:
    text = (
        "ЗАТВЕРДЖЕНО\nрішенням 24 сесії Ясногірської\nміської ради 7 скликання\n"
        "від 02.12.2015 № 8\nзі змінами згідно з рішенням 30 сесії 8 скликання\n"
        "ПОЛОЖЕННЯ\nпро бібліотеку\n1. Загальні положення\n"
    )
    assert told(text) == ("24", 7)


def test_the_rules_of_this_council_tell_its_convocation() -> None:
    annex = (
        "ЗАТВЕРДЖЕНО\nрішенням міської ради\nвід 02.12.2020 № 8\n"
        "РЕГЛАМЕНТ\nЯсногірської міської ради восьмого скликання\n1. Загальні положення\n"
    )
    act = (
        "ЯСНОГІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 12.12.2020 № 15\n"
        "Про постійні комісії міської ради восьмого скликання\nВідповідно до закону рада\n"
    )
    assert told(annex) == (None, 8)
    assert told(act) == (None, 8)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "РОЗПОРЯДЖЕННЯ\nвід 27.09.2021 № 34\nПро скликання позачергової двадцять другої",
            "сесії районної ради шостого скликання\nНа підставі статті 46\n1. Скликати сесію.",
        ),
        (
            "від 27.09.2021 № 34\nПро скликання позачергової\nНа підставі статті 46 Закону:",
            "1. Позачергову двадцять другу сесію ради шостого скликання скликати завтра.",
        ),
        (
            "РОЗПОРЯДЖЕННЯ № 34\nвід 27.09.2021",
            "На підставі статті 46 скликати 22 сесію ради VI скликання\n1. Запросити депутатів.",
        ),
        (
            "Розпорядження № 18 від 23.04.2010 «Про скликання ХХІІ сесії ради VI скликання»",
            "На підставі статті 46 Закону\n1. Так.",
        ),
    ],
)
def test_an_order_tells_the_session_that_it_convenes(lines: tuple[str, str]) -> None:
    assert told("\n".join(lines)) == ("22", 6)


@given(
    st.lists(
        st.sampled_from(
            ["РІШЕННЯ", "сесія", "VII", "скликання", "24", "\n", " ", "Про скликання", "№", "_",
             "ЗАТВЕРДЖЕНО", "ВИРІШИЛА", "двадцять", "Сесія:", "1. Скликати", "РЕГЛАМЕНТ", ","]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_text_makes_it_fail(parts: list[str]) -> None:
    text = " ".join(parts)
    layout = laid_out(text)
    for reading in both(layout):
        assert reading is None or (
            0 <= reading.start < reading.end <= len(text) and 0 < reading.confidence <= 1
        )


@pytest.mark.parametrize("piece", ["сесія 24 ", "скликання ", "(24 сесія) ", "чергова ", "((("])
def test_long_lines_are_read_quickly(piece: str) -> None:
    layout = laid_out((piece * 300 + "\n") * 300)
    start = time.process_time()
    both(layout)
    assert time.process_time() - start < 5


def test_a_line_that_comes_again_is_read_at_its_own_place() -> None:
    header = "ЯСНОГІРСЬКА МІСЬКА РАДА\nсорок третя сесія VІІ скликання\nРІШЕННЯ" + BODY
    for text in (header, "УКРАЇНА\n" + header, header):
        session, convocation = both(laid_out(text))
        assert session is not None
        assert convocation is not None
        assert text[session.start : session.end] == "сорок третя сесія"
        assert text[convocation.start : convocation.end] == "VІІ скликання"
        assert (session.value, convocation.value) == ("43", 7)

"""Layouts beside those of the generator: pairs, side by side, other heads, other forms."""

from __future__ import annotations

from random import Random

import pytest
from budget_page import Page
from financial_forms import expected, said
from financial_model import KINDS, SIZES, Content, statement
from financial_styles import STYLES, WORDINGS, Wide
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.financials.read import read_statements


def pair(seed: int, page: Page, *, header: bool) -> list[Content]:
    """A balance and the results of one enterprise, one below the other."""
    rng = Random(seed)  # noqa: S311
    style, size = STYLES[seed % 3], SIZES[seed // 3 % 3]
    balance, results = (statement(rng, kind, size) for kind in KINDS)
    results.name, results.edrpou, results.end = balance.name, balance.edrpou, balance.end
    results.thousands = balance.thousands
    for n, content in enumerate((balance, results)):
        style(page, rng).paint(content, WORDINGS[seed % 2], header=header or n == 0)
    return [balance, results]


def without_notes(found: list[dict[str, object]]) -> list[dict[str, object]]:
    """Profits by chance are never the change of line 1420 made by chance: that is told."""
    for one in found:
        codes = [told["code"] for told in one["findings"]]  # type: ignore[attr-defined]
        assert set(codes) <= {"financials-profit"}
        one["findings"] = []
    return found


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 5000), header=st.booleans())
def test_two_forms_on_one_sheet(seed: int, header: bool) -> None:
    page = Page()
    contents = pair(seed, page, header=header)
    assert without_notes(said(page.lines())) == [expected(one) for one in contents]


@pytest.mark.parametrize("seed", range(9))
def test_several_enterprises_below_each_other(seed: int) -> None:
    page = Page()
    contents = pair(seed, page, header=True) + pair(seed + 100, page, header=False)
    assert without_notes(said(page.lines())) == [expected(one) for one in contents]


@pytest.mark.parametrize("seed", range(9))
def test_the_second_form_on_a_sheet_of_its_own_takes_the_header_of_the_first(seed: int) -> None:
    page = Page()
    pair(seed, page, header=False)
    first, second = said(page.lines())
    begin = min(
        row
        for (row, _), value in page.cells.items()
        if isinstance(value, str) and value.startswith("Звіт про фінансові результати")
    )
    sheets = []
    for name, inside in (("Ф1", range(begin)), ("Ф2", range(begin, page.row + 1))):
        part = Page(name)
        part.cells = {spot: value for spot, value in page.cells.items() if spot[0] in inside}
        part.merges = [one for one in page.merges if one[0][0] in inside]
        sheets.append((name, part.lines()))
    one, other = read_statements(sheets)
    assert (one.number, other.number) == (first["number"], second["number"])
    assert other.edrpou == one.edrpou
    assert other.end == one.end


def test_assets_and_liabilities_side_by_side() -> None:
    page = Page()
    page.table(
        """
        Підприємство | КП «Світло» | | за ЄДРПОУ | 00032129
        Баланс на 31 грудня 2024 р. | | | | | | | Форма № 1-мс
        Одиниця виміру: тис. грн
        Актив | Код рядка | На початок року | На кінець року | Пасив | Код | На початок | На кінець
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
        Основні засоби | 1010 | =10 | =12 | Капітал | 1400 | =15 | =15
        Запаси | 1100 | =5 | - | Нерозподілений прибуток | 1420 | - | (3)
        Баланс | 1300 | =15 | =12 | Баланс | 1900 | =15 | =12
        """
    )
    (found,) = said(page.lines())
    assert [one["code"] for one in found["lines"]] == [
        *("1010", "1100", "1300", "1400", "1420", "1900")
    ]
    values = {one["code"]: (one["current"], one["previous"]) for one in found["lines"]}
    assert values["1420"] == (-3, None)
    assert values["1100"] == (None, 5)
    assert found["number"] == "1-мс"
    assert found["findings"] == []


def test_columns_headed_by_days_and_only_lines_with_figures() -> None:
    page = Page()
    page.table(
        """
        КОМУНАЛЬНЕ ПІДПРИЄМСТВО «ТЕПЛО»
        Код за ЄДРПОУ 00032129
        Звіт про фінансовий стан, тис. грн
        Показник | Примітка | Код | 31.12.2024 | 31.12.2023
        Основні засоби | 5 | 1010 | =1 200 | =1 100
        Усього за розділом I | | 1095 | =1 200 | =1 100
        Баланс | | 1300 | =1 200 | =1 100
        """
    )
    (found,) = said(page.lines())
    assert [(one["current"], one["previous"]) for one in found["lines"]] == [(1200, 1100)] * 3


def test_a_third_column_of_figures_is_not_asked_for() -> None:
    page = Page()
    page.table(
        """
        Баланс на 31 грудня 2024 р.
        Актив | Код рядка | На початок періоду | На кінець періоду | На дату переходу на МСФЗ
        Незавершені капітальні інвестиції | 1005 | =1 | =2 | =3
        Основні засоби | 1010 | =4 | | =6
        Баланс | 1300 | =5 | =2 | =9
        """
    )
    (found,) = said(page.lines())
    assert [(one["current"], one["previous"]) for one in found["lines"]] == [
        *((2, 1), (None, 4), (2, 5))
    ]


def test_heads_that_nobody_can_read_leave_the_numbers_of_the_columns() -> None:
    page = Page()
    page.table(
        """
        Звіт про фінансові результати за 2024 рік
        1 | 2 | 3 | 4
        Чистий дохід від реалізації продукції | 2000 | =10 | =20
        Собівартість реалізованої продукції | 2050 | (4) | (5)
        Валовий: прибуток | 2090 | =6 | =15
        """
    )
    (found,) = said(page.lines())
    assert [(one["current"], one["previous"]) for one in found["lines"]] == [
        *((10, 20), (-4, -5), (6, 15))
    ]


OTHERS = [
    # A balance of a budget institution: other names for the codes.
    """
    Баланс на 31 грудня 2024 року | | | Форма № 1-дс
    АКТИВ | Код рядка | На початок звітного періоду | На кінець звітного періоду
    Основні засоби: | 1000 | =1 | =2
    первісна вартість | 1001 | =1 | =2
    Нефінансові активи | 1095 | =1 | =2
    """,
    # A financial plan: codes of lines, plan and fact.
    """
    Звіт про виконання фінансового плану
    Найменування показника | Код рядка | План | Факт | Відхилення
    Чистий дохід від реалізації продукції | 1000 | =1 | =2 | =3
    Собівартість реалізованої продукції | 1010 | =1 | =2 | =3
    Валовий прибуток | 1020 | =1 | =2 | =3
    """,
    # Cash flows, form 3.
    """
    Звіт про рух грошових коштів за 2024 рік | | Форма № 3
    Стаття | Код рядка | За звітний період | За аналогічний період попереднього року
    Надходження від реалізації продукції | 3000 | =1 | =2
    Цільове фінансування | 3010 | =1 | =2
    Надходження авансів | 3015 | =1 | =2
    """,
    # A list with years.
    """
    Код | Назва | На початок | На кінець
    2020 | Ремонт дороги | =1 | =2
    2021 | Ремонт мосту | =1 | =2
    2022 | Освітлення | =1 | =2
    """,
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_forms_with_codes_of_lines_are_none(text: str) -> None:
    page = Page()
    page.table(text)
    assert said(page.lines()) == []


def test_a_page_that_repeats_its_head_goes_on() -> None:
    rng = Random(5)  # noqa: S311
    content = statement(rng, KINDS[0], SIZES[1])
    page = Page()
    style = Wide(page, rng)
    style.paint(content, "2019")
    row = style.where["1165", -1][0]
    below = {spot: value for spot, value in page.cells.items() if spot[0] >= row}
    merges = [one for one in page.merges if one[0][0] >= row]
    page.cells = {spot: value for spot, value in page.cells.items() if spot[0] < row}
    page.merges = [one for one in page.merges if one[0][0] < row]
    page.row = row
    page.line((0, 6, "Продовження форми № 1-м"), (11, 13, "стор. 2"))
    style.head(content, "1000", "2019")
    down = page.row - row
    page.cells |= {(r + down, c): value for (r, c), value in below.items()}
    page.merges += [((a + down, b), (c + down, d)) for (a, b), (c, d) in merges]
    assert said(page.lines()) == [expected(content)]

"""Whatever programs and people do to the layout of a statement changes nothing of what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from budget_page import Page
from financial_forms import expected, painted, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.budget.grid import make_lines
from opendata.financials.read import read_statements

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TWINS = str.maketrans("аеіорсхАВЕІКМНОРСТХ", "aeiopcxABEIKMHOPCTX")
SEEDS = st.integers(0, 10_000)
EXTRA = st.dictionaries(st.integers(0, 150), st.integers(1, 3), max_size=12)


def pushed(extra: dict[int, int]) -> Callable[[int], int]:
    """Before each place so many blank ones come in."""
    return lambda at: at + sum(n for place, n in extra.items() if place <= at)


def moved(page: Page, row: Callable[[int], int], col: Callable[[int], int]) -> Page:
    """The page with rows and columns pushed apart."""
    other = Page(page.name)
    other.cells = {(row(r), col(c)): value for (r, c), value in page.cells.items()}
    other.merges = [
        ((row(r), col(c)), (row(last_r), col(last_c))) for (r, c), (last_r, last_c) in page.merges
    ]
    return other


def heads(page: Page) -> set[int]:
    """The rows of heads, which no blank row parts."""
    words = ("Код рядка", "звітного періоду", "Рядок", "періоду", "року", "період")
    return {row for (row, _), value in page.cells.items() if value in words}


@CALM
@given(seed=SEEDS, rows=EXTRA, cols=EXTRA)
def test_blank_rows_and_columns_change_nothing(
    seed: int, rows: dict[int, int], cols: dict[int, int]
) -> None:
    page, content, _ = painted(seed)
    inside = {row + 1 for row in heads(page)} | heads(page)
    rows = {row: n for row, n in rows.items() if row not in inside}
    (found,) = said(moved(page, pushed(rows), pushed(cols)).lines())
    assert found == expected(content)


@CALM
@given(seed=SEEDS, hidden=st.booleans())
def test_merged_otherwise(seed: int, hidden: bool) -> None:
    """Without any merge, as ODS is read; or with the value in each cell that a merge hides."""
    page, content, _ = painted(seed)
    if hidden:
        for (row, col), (last_row, last_col) in page.merges:
            value = page.cells.get((row, col), "")
            for r in range(row, last_row + 1):
                for c in range(col, last_col + 1):
                    if value != "":
                        page.cells.setdefault((r, c), value)
    else:
        page.merges = []
    (found,) = said(page.lines())
    assert found == expected(content)


@CALM
@given(seed=SEEDS, every=st.integers(1, 4))
def test_latin_letters_in_the_printed_words(seed: int, every: int) -> None:
    page, content, _ = painted(seed)
    for n, (spot, value) in enumerate(sorted(page.cells.items())):
        if isinstance(value, str) and n % every == 0 and content.name not in value:
            page.cells[spot] = value.translate(TWINS)
    (found,) = said(page.lines())
    assert found == expected(content)


@CALM
@given(seed=SEEDS)
def test_all_in_capitals(seed: int) -> None:
    page, content, _ = painted(seed)
    for spot, value in page.cells.items():
        if isinstance(value, str) and value != content.name:
            page.cells[spot] = value.upper()
    (found,) = said(page.lines())
    assert found == expected(content)


@CALM
@given(seed=SEEDS, rows=st.sets(st.integers(0, 120), max_size=40), junk=st.text())
def test_what_stands_beside_the_printed_form(seed: int, rows: set[int], junk: str) -> None:
    page, content, _ = painted(seed)
    last = max(row for row, _ in page.cells)
    for n, row in enumerate(sorted(rows)):
        value: Any = (7, "1095", "Довідник", junk, 0.5)[n % 5]
        if row <= last:
            page.cells[row, 95 + n % 3] = value
    (found,) = said(page.lines())
    assert found == expected(content)


WORDS = st.sampled_from(
    [
        *["1", "2", "3", "4", "1000", "1095", "1300", "1900", "2000", "2350", "-", "(", ")"],
        "Код рядка",
        "Актив",
        "Пасив",
        "На початок звітного періоду",
        "На кінець звітного періоду",
        "За звітний період",
        "Баланс (Звіт про фінансовий стан)",
        "на 31 грудня 2024 р.",
        "Підприємство",
        "за ЄДРПОУ",
        "Дата (рік, місяць, число)",
        "Форма № 1-м",
        "Усього за розділом I",
        "2024-02-30",
    ]
)
VALUES = st.one_of(WORDS, st.text(max_size=12), st.integers(-5, 3000), st.floats())


@settings(CALM, max_examples=200)
@given(
    cells=st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 12)), VALUES, max_size=80),
    merges=st.lists(
        st.tuples(
            st.tuples(st.integers(0, 12), st.integers(0, 12)),
            st.tuples(st.integers(0, 12), st.integers(0, 12)),
        ),
        max_size=6,
    ),
)
def test_nothing_on_a_sheet_raises(cells: Any, merges: Any) -> None:
    page = Page()
    page.cells = cells
    ranges = [(one, other) for one, other in merges if one <= other and one[1] <= other[1]]
    for statement in read_statements([(None, make_lines(page.rows, ranges))]):
        assert statement.lines


@CALM
@given(seed=SEEDS, places=st.sets(st.integers(0, 400), max_size=60))
def test_a_little_off_its_place(seed: int, places: set[int]) -> None:
    """Values a column to the right of where the others of their column stand, without merges."""
    page, content, where = painted(seed - seed % 18 + 6 + seed % 6)  # of narrow columns
    figures = {spot for (_, at), spot in where.items() if at >= 0}
    for n, (row, col) in enumerate(sorted(figures)):
        if n in places and (row, col) in page.cells:
            page.cells[row, col + 1] = page.cells.pop((row, col))
    page.merges = []
    (found,) = said(page.lines())
    assert [(one["code"], one["current"], one["previous"]) for one in found["lines"]] == [
        (one["code"], one["current"], one["previous"]) for one in expected(content)["lines"]
    ]

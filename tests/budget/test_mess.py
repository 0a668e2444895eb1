"""Whatever programs and people do to the layout of a form changes nothing of what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from budget_forms import painted, said
from budget_model import passport, report, shown
from budget_page import Page
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from opendata.budget.grid import Spot, make_lines
from opendata.budget.read import read_forms

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TWINS = str.maketrans("аеіорсхАВЕІКМНОРСТХ", "aeiopcxABEIKMHOPCTX")
MAKES = st.sampled_from([passport, report])
SEEDS = st.integers(0, 10_000)


def moved(page: Page, row: Callable[[int], int], col: Callable[[int], int]) -> Page:
    """The page with rows and columns pushed apart."""
    other = Page(page.name)
    other.cells = {(row(r), col(c)): value for (r, c), value in page.cells.items()}
    other.merges = [
        ((row(r), col(c)), (row(last_r), col(last_c))) for (r, c), (last_r, last_c) in page.merges
    ]
    return other


def pushed(extra: dict[int, int], places: set[int] | None = None) -> Callable[[int], int]:
    """Before each place so many blank ones come in, where that is allowed."""
    allowed = {at: n for at, n in extra.items() if places is None or at in places}
    return lambda at: at + sum(n for place, n in allowed.items() if place <= at)


EXTRA = st.dictionaries(st.integers(0, 150), st.integers(1, 3), max_size=12)


@CALM
@given(seed=SEEDS, make=MAKES, rows=EXTRA, cols=EXTRA)
def test_blank_rows_and_columns_change_nothing(
    seed: int, make: Any, rows: dict[int, int], cols: dict[int, int]
) -> None:
    page, content, _ = painted(seed, make)
    # A blank row inside a text that runs over rows would part it; before a number it does not.
    starts = {row for row, col in page.cells if col == 0}
    (found,) = said(moved(page, pushed(rows, starts), pushed(cols)).lines())
    found["findings"] = []  # addresses of none
    assert found == shown(content) | {"findings": []}


@CALM
@given(seed=SEEDS, make=MAKES, hidden=st.booleans())
def test_merged_otherwise(seed: int, make: Any, hidden: bool) -> None:
    """Without any merge, as ODS is read; or with the value in each cell that a merge hides."""
    page, content, _ = painted(seed, make)
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
    assert found == shown(content) | {"findings": []}


@CALM
@given(seed=SEEDS, make=MAKES, places=st.sets(st.integers(0, 400), max_size=60))
def test_a_little_off_its_place(seed: int, make: Any, places: set[int]) -> None:
    """Values a column to the right of where the others of their column stand, without merges."""
    page, content, _ = painted(seed - seed % 3, make)
    wide = [((r, c), last_c) for (r, c), (_, last_c) in page.merges if last_c - c >= 3]
    for n, ((row, col), _) in enumerate(wide):
        if n in places and (row, col) in page.cells:
            page.cells[row, col + 1] = page.cells.pop((row, col))
    page.merges = []
    (found,) = said(page.lines())
    assert found == shown(content) | {"findings": []}


@CALM
@given(seed=SEEDS, make=MAKES, every=st.integers(1, 4))
def test_latin_letters_in_the_printed_words(seed: int, make: Any, every: int) -> None:
    page, content, _ = painted(seed, make)
    own = {part for text in texts_of(shown(content)) for part in (text, f"{text.split(',')[0]},")}
    for n, (spot, value) in enumerate(sorted(page.cells.items())):
        if not isinstance(value, str) or n % every or any(sign.isdigit() for sign in value):
            continue
        if not any(text in value or value in text for text in own):
            page.cells[spot] = value.translate(TWINS)
    (found,) = said(page.lines())
    assert found == shown(content) | {"findings": []}


def texts_of(content: Any) -> list[str]:
    """Every text in the content that is long enough to be told from others."""
    if isinstance(content, str):
        return [content] if len(content) > 1 else []
    if isinstance(content, dict):
        content = list(content.values())
    return [text for one in content for text in texts_of(one)] if isinstance(content, list) else []


@CALM
@given(seed=SEEDS, make=MAKES)
def test_all_in_capitals(seed: int, make: Any) -> None:
    page, content, _ = painted(seed, make)
    for spot, value in page.cells.items():
        page.cells[spot] = value.upper() if isinstance(value, str) else value
    (found,) = said(page.lines())
    assert in_capitals(found) == in_capitals(shown(content) | {"findings": []})


def in_capitals(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: in_capitals(value) for key, value in content.items()}
    if isinstance(content, list):
        return [in_capitals(value) for value in content]
    return content.upper() if isinstance(content, str) else content


@CALM
@example(seed=0, make=passport, rows={6, 7, 14}, junk="")  # beside a heading without a number cell
@given(seed=SEEDS, make=MAKES, rows=st.sets(st.integers(6, 90), max_size=30), junk=st.text())
def test_what_stands_beside_the_printed_form(
    seed: int, make: Any, rows: set[int], junk: str
) -> None:
    page, content, _ = painted(seed - seed % 3, make)  # of narrow columns, with merges
    title = next(r for (r, _), v in page.cells.items() if v in ("Паспорт", "ЗВІТ"))
    for n, row in enumerate(sorted(rows)):
        value: Any = (7, "0611010", "Довідник", junk, 0.5)[n % 5]
        page.cells[title + row, 95 + n % 3] = value
    (found,) = said(page.lines())
    assert found == shown(content) | {"findings": []}


WORDS = st.sampled_from(
    [
        *["1", "2", "3", "4.", "5.", "6.", "7.", "8.", "9.", "10.", "11.", "0611010", "1010"],
        *["0910", "затрат", "продукту", "Усього", "-", "х"],
        "ЗАТВЕРДЖЕНО",
        "Паспорт бюджетної програми місцевого бюджету на 2020 рік",
        "Звіт про виконання паспорта бюджетної програми",
        "4. Обсяг бюджетних призначень/бюджетних асигнувань –",
        "9. Напрями використання бюджетних коштів",
        "Напрями використання бюджетних коштів",
        "11. Результативні показники бюджетної програми",
        "10. Узагальнений висновок про виконання бюджетної програми",
        "(код Програмної класифікації видатків та кредитування місцевого бюджету)",
        "(найменування головного розпорядника коштів місцевого бюджету)",
        "№ з/п",
        "Загальний фонд",
        "спеціальний фонд",
        "Усього",
        "Відхилення",
        "Показники",
        "Пояснення щодо причин розбіжностей",
        "Пояснення щодо причин відхилення",
        "Аналіз стану виконання результативних показників",
        "(підпис)",
        "1 234,50",
        "=",
        "(((",
        "№",
    ]
)
VALUES = st.one_of(
    WORDS,
    WORDS,
    st.integers(-(10**12), 10**12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.timedeltas(),
    st.times(),
    st.text(max_size=12),
)
SPOTS = st.tuples(st.integers(0, 40), st.integers(0, 14))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cells=st.dictionaries(SPOTS, VALUES, max_size=80),
    merges=st.lists(st.tuples(SPOTS, SPOTS), max_size=15),
    title=st.booleans(),
)
def test_no_sheet_whatever_makes_the_reader_fail(
    cells: dict[Spot, Any], merges: list[tuple[Spot, Spot]], title: bool
) -> None:
    if title:
        cells[0, 0] = "Паспорт бюджетної програми місцевого бюджету на 2020 рік"
    width = max((col for _, col in cells), default=0) + 1
    height = max((row for row, _ in cells), default=0) + 1
    rows = [[cells.get((row, col), "") for col in range(width)] for row in range(height)]
    for form in read_forms(make_lines(rows, merges)):
        assert form.kind


@CALM
@given(seed=SEEDS, make=MAKES, spots=st.lists(st.tuples(st.integers(0, 500), VALUES), max_size=10))
def test_a_form_with_anything_written_into_it_is_read_without_failing(
    seed: int, make: Any, spots: list[tuple[int, Any]]
) -> None:
    page, _, _ = painted(seed, make)
    places = sorted(page.cells)
    for at, value in spots:
        page.cells[places[at % len(places)]] = value
    said(page.lines())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "", " ", "\x00", "_" * 500])
def test_odd_values_in_a_column_of_figures(value: Any) -> None:
    page, _, where = painted(0, passport)
    page.cells[where["directions", 0, "total"]] = value
    (found,) = said(page.lines())
    assert found["directions"][0]["total"] is None

"""An invented report with every kind of block, and texts that nobody would wish for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st

from opendata.messages import Language
from opendata.report.layout.blocks import (
    Cell,
    Chart,
    Column,
    Figure,
    Figures,
    Grid,
    Layout,
    Link,
    Points,
    Section,
    Series,
    Shape,
    Text,
    Tone,
    Word,
)
from opendata.report.layout.shown import as_grid

ATTACK = "<script>document.title='зламано'</script>"
FORMULA = "=cmd|' /C calc'!A0"
CONTROL = "дзвінок\x07 і кінець\x1b[31m\ud800"
LONG = "надзвичайнопрепротивідповідальнокооперативнообумовлений" * 2
MONTHS = tuple(f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13))

COUNTS = Grid(
    "counts",
    "Опубліковані набори",
    (
        Column("dataset", "Набір даних"),
        Column("sets", "Наборів", numeric=True),
        Column("documents", "Документів", numeric=True),
        Column("share", "Частка, %", numeric=True),
        Column("day", "Оприлюднено"),
        Column("state", "Стан"),
        Column("where", "Де"),
    ),
    (
        (
            "Рішення міської ради",
            40,
            12345,
            48.5,
            date(2026, 1, 31),
            Word("виконано", Tone.GOOD),
            Link("data.gov.ua", "https://data.gov.ua/dataset/7?a=1&b=2"),
        ),
        (
            ATTACK,
            51,
            322,
            -1.25,
            date(1899, 1, 1),
            Word("не виконано", Tone.BAD),
            Link("злий", "javascript:alert(1)"),
        ),
        (FORMULA, 0, None, None, None, Word("прострочено", Tone.WARN), None),
        (CONTROL, 7, 0, 0.1, None, Word("не стосується", Tone.QUIET), "-1+1"),
        (LONG, None, 5, None, date(2026, 2, 1), None, "https://rada.example.ua/" + "a" * 200),
    ),
    ("Разом", 98, 12672, None, None, None, None),
)
EMPTY = Grid("empty", "Порожня таблиця", (Column("a", "Назва"), Column("n", "Кількість", True)), ())
GROWTH = Chart(
    "growth",
    "Зростання розділу «Відкриті дані»",
    Shape.LINE,
    MONTHS,
    (
        Series("Набори", tuple(40 + n for n in range(24))),
        Series("Документи", tuple(None if 8 <= n <= 10 else 100 + 24 * n for n in range(24))),
    ),
    "За два роки документів стало 652.",
    axis="Місяць",
)
KINDS = Chart(
    "kinds",
    "Документи за видами",
    Shape.BARS,
    (
        "рішення міської ради восьмого скликання про бюджет громади та його зміни",
        "розпорядження міського голови",
        "протоколи",
        "висновки",
    ),
    (Series("Документів", (1203, 667, 41, None)),),
    "Найбільше рішень.",
)
PAIRS = Chart(
    "pairs",
    "Запити за кварталами",
    Shape.BARS,
    ("I квартал", "II квартал"),
    (Series("Надійшло", (12, 30)), Series("Відповіли вчасно", (12, 29))),
    "На один запит відповіли невчасно.",
)
RICH = Layout(
    "Скільки опубліковано: Яснозірська міська рада",
    (("Станом на", "31 січня 2026 року"), ("Рада", "Яснозірська міська рада & партнери")),
    (
        Section(
            "Головне",
            (
                Figures(
                    (
                        Figure("Набори", 91, "наборів"),
                        Figure("Документи", 12672),
                        Figure("Петиції", None),
                    )
                ),
                Text("У розділі «Відкриті дані» опубліковано 91 набір.", strong=True),
                Text(f"Другий абзац.\nІз новим рядком. {CONTROL}"),
            ),
        ),
        Section("Набори", (COUNTS, EMPTY)),
        Section("Як росте", (GROWTH, KINDS, PAIRS)),
        Section(
            "Спершу виправте",
            (
                Points((f"{ATTACK} прибрати", "=1+1"), numbered=True),
                Points(("без порядку", LONG)),
            ),
        ),
    ),
    ("Лічаться лише набори, які портал віддав назад.", "Журнал перевірено."),
    "uk",
    "counts",
)


def grids_of(layout: Layout) -> Iterator[Grid]:
    """Every table that a rendering has to show: those of charts too, in the order of the report."""
    for section in layout.sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                yield block
            elif isinstance(block, Chart):
                yield as_grid(block, layout.language)


def lines_of_grid(grid: Grid) -> list[tuple[Cell, ...]]:
    return [*grid.rows, *([grid.totals] if grid.totals else [])]


def number_in(text: str, language: Language) -> float | None:
    """The number that a person reads in ``text``."""
    if language == "uk":
        plain = text.replace("\u00a0", "").replace(",", ".")
    else:
        plain = text.replace(",", "")
    return float(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain, re.ASCII) else None


NUMBERS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.integers(10**15, 10**18),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 3)),
)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=30)
HOSTILE = st.sampled_from(
    [ATTACK, FORMULA, CONTROL, LONG, "", "\n", "+1", "@SUM(A1)", "]]>", "\x00"]
)
WORDS = st.one_of(TEXTS, HOSTILE)
CELLS = st.one_of(
    NUMBERS,
    WORDS,
    st.dates(),
    st.builds(Word, WORDS, st.sampled_from(Tone)),
    st.builds(Link, WORDS, st.one_of(WORDS, st.just("https://rada.example.ua/?a=1&b=«2»"))),
)


@st.composite
def grids(draw: st.DrawFn, key: str) -> Grid:
    kinds = draw(st.lists(st.booleans(), min_size=1, max_size=8))
    columns = tuple(Column(f"c{n}", draw(WORDS), numeric) for n, numeric in enumerate(kinds))
    line = st.tuples(*(NUMBERS if numeric else CELLS for numeric in kinds))
    rows = draw(st.lists(line, max_size=4))
    return Grid(key, draw(WORDS), columns, tuple(rows), draw(st.none() | line))


@st.composite
def charts(draw: st.DrawFn, key: str) -> Chart:
    labels = draw(st.lists(WORDS, max_size=6))
    values = st.tuples(*(NUMBERS for _ in labels))
    series = draw(st.lists(st.builds(Series, WORDS, values), max_size=3))
    shape = draw(st.sampled_from(Shape))
    return Chart(key, draw(WORDS), shape, tuple(labels), tuple(series), draw(WORDS))


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Reports as no clerk would make them; their main table is ``g0``."""
    blocks = [draw(grids("g0"))]
    more = range(draw(st.integers(0, 2)))
    blocks += [draw(grids(f"g{number + 1}") | charts(f"k{number}")) for number in more]
    figures = st.lists(st.builds(Figure, WORDS, NUMBERS, WORDS), max_size=3)
    others = st.one_of(
        st.builds(Text, WORDS, st.booleans()),
        st.builds(Points, st.lists(WORDS, max_size=3).map(tuple), st.booleans()),
        figures.map(lambda found: Figures(tuple(found))),
    )
    return Layout(
        draw(WORDS),
        tuple(draw(st.lists(st.tuples(WORDS, WORDS), max_size=2))),
        (Section(draw(WORDS), (draw(others), *blocks)),),
        tuple(draw(st.lists(WORDS, max_size=2))),
        draw(st.sampled_from(["uk", "en"])),
        "g0",
    )

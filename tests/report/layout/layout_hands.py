"""An invented report with every kind of block, and texts that nobody would wish for."""

from __future__ import annotations

from datetime import date

from opendata.report.layout.blocks import (
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

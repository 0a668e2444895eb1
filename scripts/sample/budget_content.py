"""What the budget forms of the sample council say. Everything in it is invented.

Three programmes of two years; the passport of the first was amended in autumn 2025, and the report
on it has the amended figures. Sums are hryvnias.
"""

from __future__ import annotations

from typing import Any, Final

Record = dict[str, Any]
Amounts = tuple[float | None, float | None]
"""General and special fund."""

BUDGET_CODE: Final = "2799900000"
EDUCATION: Final = "Відділ освіти Яснозірської міської ради"
COUNCIL: Final = "Яснозірська міська рада"
SOCIAL: Final = "Відділ соціального захисту населення Яснозірської міської ради"
ON_BUDGET: Final = "Конституція України, Бюджетний кодекс України, рішення міської ради про бюджет"


def _sums(amounts: Amounts) -> dict[str, int | None]:
    """In hundredths, as the painters take them."""
    general, special = (None if one is None else round(one * 100) for one in amounts)
    return {"general": general, "special": special, "total": (general or 0) + (special or 0)}


def _rows(*rows: tuple[str, Amounts]) -> list[Record]:
    return [{"name": name} | _sums(amounts) for name, amounts in rows]


def _indicators(*rows: tuple[str, str, str, str, Amounts]) -> list[Record]:
    return [
        {"group": group, "name": name, "unit": unit, "source": source} | _sums(amounts)
        for group, name, unit, source, amounts in rows
    ]


def _party(kpkvk: str, name: str, edrpou: str) -> Record:
    return {"kpkvk": kpkvk, "name": name, "edrpou": edrpou}


def _passport(year: int, order: tuple[str, str, str], programme: Record, **tables: Any) -> Record:
    """A passport; ``order`` is (kind, number, date)."""
    directions = tables["directions"]
    kind, number, date = order
    return {
        "form": "passport",
        "year": year,
        **programme,
        **tables,
        "amount": {
            fund: sum(row[fund] or 0 for row in directions)
            for fund in ("general", "special", "total")
        },
        "order": {"kind": kind, "number": number, "date": date},
    }


KINDERGARTENS: Final[Record] = {
    "head_unit": _party("0600000", EDUCATION, "99000028"),
    "executor": _party("0610000", EDUCATION, "99000028"),
    "programme": {
        "kpkvk": "0611010",
        "tpkvk": "1010",
        "kfkvk": "0910",
        "name": "Надання дошкільної освіти",
        "budget_code": BUDGET_CODE,
    },
    "grounds": f"{ON_BUDGET}, Закон України «Про дошкільну освіту»",
    "goals": ["Доступність якісної дошкільної освіти для дітей громади"],
    "aim": "Забезпечення надання послуг дошкільними закладами громади",
    "tasks": ["Утримання закладів дошкільної освіти", "Створення безпечних умов для дітей"],
}
GREENERY: Final[Record] = {
    "head_unit": _party("0100000", COUNCIL, "99000005"),
    "executor": _party("0110000", COUNCIL, "99000005"),
    "programme": {
        "kpkvk": "0116030",
        "tpkvk": "6030",
        "kfkvk": "0620",
        "name": "Організація благоустрою населених пунктів",
        "budget_code": BUDGET_CODE,
    },
    "grounds": f"{ON_BUDGET}, Закон України «Про благоустрій населених пунктів»",
    "goals": ["Чисте й зручне для життя середовище"],
    "aim": "Підвищення рівня благоустрою міста Яснозір і сіл громади",
    "tasks": ["Освітлення вулиць", "Утримання парків і скверів"],
}
CARE: Final[Record] = {
    "head_unit": _party("0800000", SOCIAL, "99000034"),
    "executor": _party("0810000", SOCIAL, "99000034"),
    "programme": {
        "kpkvk": "0813242",
        "tpkvk": "3242",
        "kfkvk": "1090",
        "name": "Інші заходи у сфері соціального захисту і соціального забезпечення",
        "budget_code": BUDGET_CODE,
    },
    "grounds": f"{ON_BUDGET}, Закон України «Про соціальні послуги»",
    "goals": ["Підтримка мешканців громади у складних життєвих обставинах"],
    "aim": "Надання матеріальної допомоги мешканцям громади",
    "tasks": ["Виплата одноразової матеріальної допомоги"],
}


def kindergartens(year: int, order: tuple[str, str, str], pay: float, repair: float) -> Record:
    """The passport of pre-school education."""
    return _passport(
        year,
        order,
        KINDERGARTENS,
        directions=_rows(
            ("Утримання закладів дошкільної освіти", (pay, 186_500)),
            ("Ремонт укриття закладу «Сонечко»", (None, repair)),
        ),
        programmes=_rows(("Програма розвитку освіти громади на 2024–2026 роки", (None, repair))),
        indicators=_indicators(
            ("затрат", "кількість закладів", "од.", "мережа закладів", (4, None)),
            ("продукту", "кількість дітей, що відвідують заклади", "осіб", "звіт", (412, None)),
            (
                "ефективності",
                "витрати на одну дитину",
                "грн",
                "розрахунок",
                (round(pay / 412), 453),
            ),
            ("якості", "охоплення дітей дошкільною освітою", "%", "розрахунок", (78.5, None)),
        ),
    )


def greenery(year: int, order: tuple[str, str, str], light: float, parks: float) -> Record:
    """The passport of public services and amenities."""
    return _passport(
        year,
        order,
        GREENERY,
        directions=_rows(
            ("Освітлення вулиць", (light, None)),
            ("Утримання парків і скверів", (parks, 25_000.5)),
        ),
        programmes=_rows(("Програма благоустрою на 2025–2027 роки", (light + parks, 25_000.5))),
        indicators=_indicators(
            ("затрат", "видатки на освітлення", "грн", "кошторис", (light, None)),
            ("продукту", "протяжність освітлених вулиць", "км", "акт", (61.4, None)),
            ("ефективності", "вартість освітлення 1 км", "грн", "розрахунок", (light / 61.4, None)),
            ("якості", "частка освітлених вулиць", "%", "розрахунок", (84, None)),
        ),
    )


def care(year: int, order: tuple[str, str, str], people: int) -> Record:
    """The passport of social protection."""
    return _passport(
        year,
        order,
        CARE,
        directions=_rows(("Одноразова матеріальна допомога", (people * 2500, None))),
        programmes=_rows(("Програма «Турбота» на 2025–2027 роки", (people * 2500, None))),
        indicators=_indicators(
            ("затрат", "обсяг допомоги", "грн", "кошторис", (people * 2500, None)),
            ("продукту", "кількість отримувачів", "осіб", "звіт", (people, None)),
            ("ефективності", "середній розмір допомоги", "грн", "розрахунок", (2500, None)),
            ("якості", "частка задоволених звернень", "%", "розрахунок", (100, None)),
        ),
    )


FIRST: Final = kindergartens(2025, ("Наказ", "12-од", "2025-02-03"), 9_640_000, 310_000)
AMENDED: Final = kindergartens(2025, ("Наказ", "87-од", "2025-10-20"), 9_985_000, 298_400.75)
STREETS: Final = greenery(2025, ("Розпорядження", "15-р", "2025-01-28"), 1_420_000, 875_000)
HELP: Final = care(2025, ("Наказ", "9", "2025-02-10"), 240)

PASSPORTS: Final[tuple[tuple[str, int, Record], ...]] = (
    ("2025/0611010 паспорт.xlsx", 0, FIRST),
    ("2025/0611010 зміни жовтень.xlsx", 0, AMENDED),
    ("2025/Паспорт 0116030.xlsx", 2, STREETS),
    ("2025/2025-0813242-v-2025-02-10.xlsx", 1, HELP),
    (
        "2026/0611010 паспорт.xlsx",
        0,
        kindergartens(2026, ("Наказ", "9-од", "2026-02-05"), 10_870_000, 0),
    ),
    (
        "2026/Паспорт 0116030.xlsx",
        2,
        greenery(2026, ("Розпорядження", "11-р", "2026-01-30"), 1_510_000, 920_000),
    ),
    ("2026/2026-0813242-v-2026-02-12.xlsx", 1, care(2026, ("Наказ", "14", "2026-02-12"), 260)),
)
"""File, which of the three programs prints it, and what it says."""

REPORTS: Final[tuple[tuple[str, int, Record, dict[tuple[str, int], Amounts], str], ...]] = (
    (
        "звіти за 2025/Звіт 0611010.xlsx",
        0,
        AMENDED,
        {("directions", 0): (9_951_318.4, 186_500), ("indicators", 1): (405, None)},
        "Програму виконано на 99,7 відсотка; залишок – економія на енергоносіях.",
    ),
    (
        "звіти за 2025/Звіт 0116030.xlsx",
        2,
        STREETS,
        {("directions", 0): (1_388_204.16, None)},
        "Програму виконано; освітлення вулиць обійшлося дешевше, ніж планували.",
    ),
    ("звіти за 2025/2025-0813242.xlsx", 1, HELP, {}, "Програму виконано в повному обсязі."),
)
"""File, program, the passport, what was spent or reached otherwise than approved, conclusion."""

WHY: Final[dict[str, str]] = {
    "Утримання закладів дошкільної освіти": "Економія на оплаті енергоносіїв.",
    "кількість дітей, що відвідують заклади": "Частина родин виїхала з громади.",
    "Освітлення вулиць": "Лампи замінено на світлодіодні.",
}
"""Why a row deviates."""

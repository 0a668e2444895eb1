"""Budget passports and reports of invented councils, made by chance: what a form is to say.

The content is that of the JSON that ``opendata inspect`` prints, so that a form read back can be
compared as it is.
"""

from __future__ import annotations

from random import Random
from typing import Any, Literal

Wording = Literal["908", "1209"]
Record = dict[str, Any]

PLACES = ["Тихогірська", "Сонячнодольська", "Вигаданська", "Річанська", "Яблунівська", "Кам’янська"]
BODIES = ["міська рада", "сільська рада", "селищна рада", "районна державна адміністрація"]
OFFICES = ["Управління освіти", "Відділ культури", "Департамент «Містобуд»", "Фінансове управління"]
NOUNS = [
    "закладів",
    "послуг",
    "робіт",
    "доріг",
    "парків",
    "будівель",
    "об’єктів",
    "мереж",
    "фондів",
]
VERBS = [
    "забезпечення",
    "утримання",
    "ремонт",
    "придбання",
    "розвиток",
    "підтримка",
    "облаштування",
]
WHERE = [
    "на території громади",
    "у 2-й черзі (вул. Нова, 5)",
    "згідно з рішенням від 05.02.2019 № 12-3/VII",
    "для осіб з інвалідністю",
    "комунальної власності",
    "– І етап",
    "та інші заходи, пов’язані з економічною діяльністю",
]
UNITS = ["од.", "осіб", "грн.", "км", "тис. кв. м", "%", "відс.", "шт.", "га"]
SOURCES = [
    "звіт",
    "штатний розпис",
    "розрахунок",
    "акт виконаних робіт",
    "рішення ради",
    "кошторис",
]
KINDS = ["Наказ", "Розпорядження", "Рішення"]
GROUPS = ["затрат", "продукту", "ефективності", "якості"]
FUNDS = ("general", "special", "total")
STAGES = ("approved", "actual", "deviation")


def phrase(rng: Random, length: int = 2) -> str:
    """A few words that begin with a capital, as names of directions, tasks and goals do."""
    words = [f"{rng.choice(VERBS)} {rng.choice(NOUNS)}" for _ in range(length)]
    text = ", ".join(words) + f" {rng.choice(WHERE)}"
    return text[0].upper() + text[1:]


def number(hundredths: int | None) -> int | float | None:
    """``12345`` hundredths as JSON has it: 123.45; whole numbers without a point."""
    if hundredths is None:
        return None
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def money(rng: Random) -> int:
    """Some hundredths of a hryvnia."""
    some = rng.choice([0, rng.randint(1, 999), rng.randint(10_000, 999_999_999)])
    return some * rng.choice([1, 100])


def sums(general: int | None, special: int | None) -> dict[str, int | None]:
    """An amount by funds, in hundredths; a total of nothing is nothing."""
    total = None if general is None and special is None else (general or 0) + (special or 0)
    return {"general": general, "special": special, "total": total}


def chance(rng: Random) -> dict[str, int | None]:
    """An amount of one fund, or of both."""
    which = rng.randrange(4)
    return sums(money(rng) if which != 1 else None, money(rng) if which != 0 else None)


def added(rows: list[dict[str, int | None]]) -> dict[str, int]:
    """«Усього» of rows."""
    return {fund: sum(row[fund] or 0 for row in rows) for fund in FUNDS}


def stages(rng: Random, approved: dict[str, int | None]) -> dict[str, dict[str, int | None]]:
    """Approved, actual and their difference."""
    actual: dict[str, int | None] = {}
    for fund in ("general", "special"):
        value = approved[fund]
        spent = rng.choice([value, value and rng.randint(0, value)])
        actual[fund] = spent
    actual = sums(actual["general"], actual["special"])
    deviation = {
        fund: None if approved[fund] is None else (approved[fund] or 0) - (actual[fund] or 0)
        for fund in FUNDS
    }
    return {"approved": approved, "actual": actual, "deviation": deviation}


def _party(rng: Random, name: str, code: str, wording: Wording, edrpou: str) -> Record:
    return {"kpkvk": code, "name": name, "edrpou": edrpou if wording == "1209" else None}


def common(rng: Random, form: str, wording: Wording) -> Record:
    """Year, items 1 to 3, goals, aim and tasks."""
    year = 2019 if wording == "908" else rng.randint(2020, 2024)
    head = f"{rng.choice([1, 2, 6, 8, 10, 15, 31]):02}"
    tail = f"{rng.choice([150, 180, 1010, 2111, 3104, 4030, 6030, 7461]):04}"
    body = f"{rng.choice(PLACES)} {rng.choice(BODIES)}"
    office = rng.choice([body, f"{rng.choice(OFFICES)} {body}"])
    edrpou = f"{rng.randint(0, 45_999_999):08}"
    region = f"{rng.randint(1, 26):02}"
    budget = f"{region}{rng.randint(1, 999):03}" + ("000000" if year == 2020 else "00000")
    new = wording == "1209"
    return {
        "form": form,
        "year": year,
        "head_unit": _party(rng, body, f"{head}00000", wording, edrpou),
        "executor": _party(rng, office, f"{head}10000", wording, edrpou),
        "programme": {
            "kpkvk": f"{head}1{tail}",
            "tpkvk": tail if new else None,
            "kfkvk": f"{rng.choice([111, 320, 455, 620, 910, 1020, 1090]):04}",
            "name": phrase(rng),
            "budget_code": budget if new else None,
        },
        "goals": [phrase(rng) for _ in range(rng.randint(1, 4))],
        "aim": phrase(rng, 3),
        "tasks": [phrase(rng) for _ in range(rng.randint(1, 5))],
    }


def _indicator(rng: Random, group: str) -> Record:
    name = phrase(rng)
    return {
        "group": group,
        "name": name[0].lower() + name[1:] if rng.random() < 0.5 else name,
        "unit": rng.choice(UNITS),
        "source": rng.choice(SOURCES),
    }


def passport(rng: Random, wording: Wording) -> Record:
    """All that a passport says; sums are hundredths until :func:`shown`."""
    record = common(rng, "passport", wording)
    directions = [{"name": phrase(rng)} | chance(rng) for _ in range(rng.randint(1, 9))]
    programmes = [
        {"name": f"Програма: {phrase(rng)}"} | chance(rng) for _ in range(rng.randint(0, 3))
    ]
    indicators = [
        _indicator(rng, group) | chance(rng) for group in GROUPS for _ in range(rng.randint(1, 3))
    ]
    return record | {
        "amount": added(directions),
        "grounds": f"Конституція України, {phrase(rng, 3)}",
        "directions": directions,
        "programmes": programmes,
        "indicators": indicators,
        "order": {
            "kind": rng.choice(KINDS),
            "number": rng.choice(["7", "12-од", "01-04/25", "145-р"]),
            "date": f"{record['year']}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        },
    }


def report(rng: Random, wording: Wording) -> Record:
    """All that a report says; explanations are for the painter to choose."""
    record = common(rng, "passport-report", wording)
    directions = [
        {"name": phrase(rng)} | stages(rng, chance(rng)) | {"explanation": None}
        for _ in range(rng.randint(1, 6))
    ]
    programmes = [
        {"name": f"Програма: {phrase(rng)}"} | stages(rng, chance(rng)) | {"explanation": None}
        for _ in range(rng.randint(0, 2))
    ]
    indicators = [
        _indicator(rng, group) | stages(rng, chance(rng)) | {"explanation": None}
        for group in GROUPS
        for _ in range(rng.randint(1, 3))
    ]
    return record | {
        "amount": None,
        "directions": directions,
        "programmes": programmes,
        "indicators": indicators,
        "analysis": rng.choice([None, phrase(rng)]),
        "conclusion": phrase(rng, 3),
    }


def deviates(row: Record) -> bool:
    """Whether anything was spent, or reached, otherwise than approved."""
    return any(row["deviation"][fund] for fund in FUNDS)


def shown(content: Any) -> Any:
    """The content with sums as numbers of JSON."""
    if isinstance(content, list):
        return [shown(one) for one in content]
    if not isinstance(content, dict):
        return content
    return {
        key: number(value) if key in FUNDS and not isinstance(value, dict) else shown(value)
        for key, value in content.items()
    }

"""Three programs that print budget passports and reports, each in its own way.

``paint`` draws a form below what is already on a page, and tells where it put each figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from budget_model import FUNDS, STAGES, Record
from budget_page import Page

from opendata.budget.grid import Cell, Spot, Value

Where = dict[tuple[Any, ...], Spot]
MINISTRY = "Наказ Міністерства фінансів України"
EDITIONS = {
    "908": "(у редакції наказу Міністерства фінансів України від 15 листопада 2018 року № 908)",
    "1209": "(у редакції наказу Міністерства фінансів України від 29 грудня 2018 року № 1209)",
}
PKVK = "(код Програмної класифікації видатків та кредитування місцевого бюджету)"
LABELS = {
    "1209": {
        "head_unit": [
            PKVK,
            "(найменування головного розпорядника коштів місцевого бюджету)",
            "(код за ЄДРПОУ)",
        ],
        "executor": [PKVK, "(найменування відповідального виконавця)", "(код за ЄДРПОУ)"],
        "programme": [
            PKVK,
            "(код Типової програмної класифікації видатків та кредитування місцевого бюджету)",
            "(код Функціональної класифікації видатків та кредитування бюджету)",
            (
                "(найменування бюджетної програми згідно з Типовою програмною класифікацією "
                "видатків та кредитування місцевого бюджету)"
            ),
            "(код бюджету)",
        ],
    },
    "908": {
        "head_unit": ["(КТПКВК МБ)", "(найменування головного розпорядника)"],
        "executor": ["(КТПКВК МБ)", "(найменування відповідального виконавця)"],
        "programme": ["(КТПКВК МБ)", "(КФКВК)", "(найменування бюджетної програми)"],
    },
}
KEYS = {
    "1209": {
        "head_unit": ["kpkvk", "name", "edrpou"],
        "executor": ["kpkvk", "name", "edrpou"],
        "programme": ["kpkvk", "tpkvk", "kfkvk", "name", "budget_code"],
    },
    "908": {
        "head_unit": ["kpkvk", "name"],
        "executor": ["kpkvk", "name"],
        "programme": ["kpkvk", "kfkvk", "name"],
    },
}
GOALS = "Цілі державної політики, на досягнення яких спрямована реалізація бюджетної програми"
PASSPORT = {
    "goals": (6, GOALS),
    "aim": (7, "Мета бюджетної програми"),
    "tasks": (8, "Завдання бюджетної програми"),
    "directions": (9, "Напрями використання бюджетних коштів"),
    "programmes": (
        10,
        "Перелік місцевих/регіональних програм, що виконуються у складі бюджетної програми",
    ),
    "indicators": (11, "Результативні показники бюджетної програми"),
}
REPORT = {
    "goals": (4, GOALS),
    "aim": (5, "Мета бюджетної програми"),
    "tasks": (6, "Завдання бюджетної програми"),
    "directions": (
        7,
        (
            "Видатки (надані кредити з бюджету) та напрями використання бюджетних коштів за "
            "бюджетною програмою"
        ),
    ),
    "programmes": (
        8,
        (
            "Видатки (надані кредити з бюджету) на реалізацію місцевих/регіональних програм, які "
            "виконуються в межах бюджетної програми"
        ),
    ),
    "indicators": (9, "Результативні показники бюджетної програми та аналіз їх виконання"),
    "conclusion": (10, "Узагальнений висновок про виконання бюджетної програми"),
}
STAGE_HEADS = {
    "directions": "Касові видатки (надані кредити з бюджету)",
    "indicators": "Фактичні результативні показники, досягнуті за рахунок касових видатків",
}
NAMES = {
    "directions": "Напрями використання бюджетних коштів",
    "programmes": "Найменування місцевої/регіональної програми",
    "indicators": "Показники",
}
WHY = (
    "Пояснення щодо причин розбіжностей між фактичними та затвердженими результативними показниками"
)
WHY_SPENT = (
    "Пояснення щодо причин відхилення обсягів касових видатків (наданих кредитів з бюджету) за "
    "напрямом використання бюджетних коштів від обсягів, затверджених у паспорті бюджетної програми"
)
ANALYSIS = "Аналіз стану виконання результативних показників"


def is_report(record: Record) -> bool:
    return record["form"] == "passport-report"


def titled(record: Record) -> dict[str, tuple[int, str]]:
    return REPORT if is_report(record) else PASSPORT


def days(text: str) -> str:
    """``2020-01-15`` → ``15.01.2020``."""
    year, month, day = text.split("-")
    return f"{day}.{month}.{year}"


def address(spot: Spot) -> str:
    return Cell(*spot, *spot, "", "").address


def total_of(rows: Sequence[Record], stage: str | None) -> dict[str, int]:
    parts = [row[stage] if stage else row for row in rows]
    return {fund: sum(part[fund] or 0 for part in parts) for fund in FUNDS}


class Style:
    """What the three have in common: which figures stand in a row, and in which order."""

    def __init__(self, page: Page, rng: Random) -> None:
        self.page, self.rng, self.where = page, rng, Where()

    def figure(self, hundredths: int | None) -> Value:
        raise NotImplementedError

    def figures(self, key: tuple[Any, ...], row: Record) -> list[tuple[tuple[Any, ...], Value]]:
        """Key and printed value of each figure of a row, in the order of columns."""
        if "approved" in row:
            return [
                ((*key, stage, fund), self.figure(row[stage][fund]))
                for stage in STAGES
                for fund in FUNDS
            ]
        return [((*key, fund), self.figure(row[fund])) for fund in FUNDS]

    def total(self, record: Record, section: str) -> Record:
        rows = record[section]
        if is_report(record):
            return {stage: total_of(rows, stage) for stage in STAGES}
        return dict(total_of(rows, None))

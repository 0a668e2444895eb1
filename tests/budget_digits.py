"""An old program: one digit to a cell, pages of a few rows."""

from __future__ import annotations

from typing import Any

from budget_model import FUNDS, Record, deviates
from budget_styles import (
    ANALYSIS,
    EDITIONS,
    KEYS,
    LABELS,
    MINISTRY,
    NAMES,
    STAGE_HEADS,
    WHY,
    WHY_SPENT,
    Style,
    Where,
    days,
    is_report,
    titled,
)

from opendata.budget.grid import Value


class Digits(Style):
    """An old program: one digit to a cell, sums as text, no merged cells, pages of few rows."""

    PAGE = 7

    def figure(self, hundredths: int | None) -> Value:
        if hundredths is None:
            return "-"
        return f"{hundredths / 100:,.2f}".replace(",", "\u00a0").replace(".", ",")

    def paint(self, record: Record, wording: str) -> Where:
        put = self._put
        put((24, "ЗАТВЕРДЖЕНО"))
        put((24, f"{MINISTRY} 26 серпня 2014 року № 836 {EDITIONS[wording]}"))
        if not is_report(record):
            order = record["order"]
            day, month, year = days(order["date"]).split(".")
            put((24, "ЗАТВЕРДЖЕНО"))
            put((24, f"{order['kind']} {record['head_unit']['name']}"))
            put((24, "(найменування головного розпорядника коштів місцевого бюджету)"))
            put((24, f"{day}.{month}.{year} року № {order['number']}"))
        put()
        title = "З В І Т" if is_report(record) else "П А С П О Р Т"
        put((12, title))
        digits = [(20 + n, int(digit)) for n, digit in enumerate(str(record["year"]))]
        if is_report(record):
            put(
                (5, "про виконання паспорта бюджетної програми місцевого бюджету за"),
                *digits,
                (24, "рік"),
            )
        else:
            put((5, "бюджетної програми місцевого бюджету на"), *digits, (24, "рік"))
        for item, key in enumerate(("head_unit", "executor", "programme"), 1):
            self._item(record, wording, item, key)
        if not is_report(record):
            self._amount(record)
            first, _, rest = record["grounds"].partition(", ")
            put((0, "5."), (1, "Підстави для виконання бюджетної програми"), (12, f"{first},"))
            put((12, rest))
        self._lists(record)
        for section in ("directions", "programmes", "indicators"):
            self._table(record, section)
        if is_report(record):
            put((1, ANALYSIS))
            if record["analysis"]:
                put((1, record["analysis"]))
            number, text = titled(record)["conclusion"]
            put((0, f"{number}."), (1, text))
            head, tail = self._cut(record["conclusion"])
            put((1, head))
            put((1, tail))
        put((0, "Керівник установи головного розпорядника бюджетних коштів"))
        put((0, "Голова ради"), (12, "(підпис)"), (16, "В. Іваненко"))
        put((0, "ПОГОДЖЕНО:"))
        return self.where

    def _lists(self, record: Record) -> None:
        put = self._put
        for section in ("goals", "aim", "tasks"):
            number, text = titled(record)[section]
            if section == "goals":
                cut = text.index("бюджетної")
                put((0, f"{number}."), (1, text[:cut].strip()))
                put((1, text[cut:]))
            elif section == "aim":
                put((0, f"{number}."), (1, text), (12, record["aim"]))
                continue
            else:
                put((0, f"{number}."), (1, text))
            put((1, "N з/п"), (3, "Ціль державної політики" if section == "goals" else "Завдання"))
            for n, entry in enumerate(record[section], 1):
                head, tail = self._cut(entry)
                put((1, f"{n}."), (3, head))
                if tail:
                    put((3, tail))

    def _put(self, *cells: tuple[int, Value]) -> None:
        self.page.line(*((at, at, value) for at, value in cells))

    def _cut(self, text: str) -> tuple[str, str]:
        """A text over two rows, broken at a blank."""
        at = text.find(" ", len(text) // 2) if len(text) > 40 else -1
        return (text, "") if at < 0 else (text[:at], text[at + 1 :])

    def _item(self, record: Record, wording: str, item: int, key: str) -> None:
        at, cells, labels = 1, [(0, f"{item}.")], []
        for name, label in zip(KEYS[wording][key], LABELS[wording][key], strict=True):
            labels.append((at, label))
            value = record[key][name]
            if name == "name":
                head, tail = self._cut(value)
                cells += [(at, head), (at + 3, tail)]
                at += 8
            else:
                cells += [(at + n, int(digit)) for n, digit in enumerate(value)]
                at += len(value) + 2
        self._put(*cells)
        self._put(*labels)

    def _amount(self, record: Record) -> None:
        total, general, special = (
            self.figure(record["amount"][f]) for f in ("total", "general", "special")
        )
        self.where |= {("amount", fund): (self.page.row, 1) for fund in FUNDS}
        self._put(
            (0, "4."),
            (
                1,
                (
                    f"Обсяг бюджетних призначень/бюджетних асигнувань – {total} гривень, у тому "
                    f"числі загального фонду – {general} гривень та спеціального фонду – "
                    f"{special} гривень."
                ),
            ),
        )

    def _head(self, record: Record, section: str) -> list[int]:
        front = [(1, "N з/п"), (3, NAMES[section])]
        at = 11
        if section == "indicators":
            front += [(11, "Одиниця виміру"), (13, "Джерело інформації")]
            at = 16
        if is_report(record):
            places = [at + 3 * n for n in range(9)]
            stages = [
                "Затверджено у паспорті",
                STAGE_HEADS.get(section, STAGE_HEADS["directions"]),
                "Відхилення",
            ]
            self._put(*front, *zip(places[::3], stages, strict=True))
            funds = ["загаль-\nний фонд", "спеціаль-\nний фонд", "усього"] * 3
            self._put(*zip(places, funds, strict=True))
        else:
            places = [at + 3 * n for n in range(3)]
            self._put(
                *front,
                *zip(places, ["Загаль-\nний фонд", "Спеціаль-\nний фонд", "Усього"], strict=True),
            )
        starts = [*(place for place, _ in front), *places]
        self._put(*((place, str(n)) for n, place in enumerate(starts, 1)))
        return places

    def _table(self, record: Record, section: str) -> None:
        number, text = titled(record)[section]
        self._put((0, f"{number}."), (1, text))
        self._put((22, "(гривень)"))
        places = self._head(record, section)
        group = None
        since: list[Record] = []
        for n, row in enumerate(record[section]):
            if n and n % self.PAGE == 0:
                self._put((12, f"- {n // self.PAGE + 1} -"))
                places = self._head(record, section)
            if section == "indicators" and row["group"] != group:
                self._explain(since, WHY)
                since, group = [], row["group"]
                self._put((3, group))
            since.append(row)
            head, tail = self._cut(row["name"])
            more = [(11, row["unit"]), (13, row["source"])] if section == "indicators" else []
            self._figures(places, [(1, f"{n + 1}"), (3, head), *more], (section, n), row)
            if tail:
                self._put((3, tail))
        if section != "indicators":
            self._figures(places, [(3, "Усього:")], (section, "total"), self.total(record, section))
        self._explain(since, WHY if section == "indicators" else WHY_SPENT)

    def _figures(
        self, places: list[int], front: list[tuple[int, Value]], key: tuple[Any, ...], row: Record
    ) -> None:
        figures = self.figures(key, row)
        for (name, _), place in zip(figures, places, strict=True):
            self.where[name] = (self.page.row, place)
        self._put(
            *front, *((place, value) for (_, value), place in zip(figures, places, strict=True))
        )

    def _explain(self, rows: list[Record], words: str) -> None:
        """Below a group, or a table: about all of its rows that deviate."""
        if not rows or "approved" not in rows[0]:
            return
        self._put((1, words))
        about = [row for row in rows if deviates(row)]
        if not about:
            self._put((1, "-"))
            return
        text = f"Уточнення потреби, {self.rng.randint(1, 99)} випадків"
        self._put((1, text))
        for row in about:
            row["explanation"] = text

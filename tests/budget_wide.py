"""A form that people keep in a spreadsheet."""

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
    Style,
    Where,
    days,
    is_report,
    titled,
)

from opendata.budget.grid import Value


class Wide(Style):
    """A form that people keep in a spreadsheet: few columns, sentences, numbered texts."""

    def figure(self, hundredths: int | None) -> Value:
        if hundredths is None:
            return "х"
        text = f"{hundredths / 100:.2f}".replace(".", ",")
        return text.removesuffix(",00") if self.rng.random() < 0.5 else text

    def paint(self, record: Record, wording: str) -> Where:
        put = self._put
        put(
            (0, ""), (4, f"ЗАТВЕРДЖЕНО\n{MINISTRY}\n26 серпня 2014 року № 836\n{EDITIONS[wording]}")
        )
        if not is_report(record):
            order = record["order"]
            put(
                (
                    4,
                    (
                        f"ЗАТВЕРДЖЕНО\n{order['kind']}\n{record['head_unit']['name']}\n"
                        f"від {days(order['date'])} р. № {order['number']}"
                    ),
                )
            )
        year = record["year"]
        if is_report(record):
            put(
                (
                    0,
                    (
                        "Звіт про виконання паспорта бюджетної програми місцевого бюджету станом "
                        f"на 01.01.{year + 1} року"
                    ),
                )
            )
        else:
            put((0, f"ПАСПОРТ БЮДЖЕТНОЇ ПРОГРАМИ МІСЦЕВОГО БЮДЖЕТУ НА {year} РІК"))
        for item, key in enumerate(("head_unit", "executor", "programme"), 1):
            pairs = zip(KEYS[wording][key], LABELS[wording][key], strict=True)
            if self.rng.random() < 0.5:
                put(
                    (
                        0,
                        f"{item}. "
                        + "   ".join(f"{record[key][name]} {label}" for name, label in pairs),
                    )
                )
                continue
            cells = list(pairs)
            put((0, f"{item}."), *((n, record[key][name]) for n, (name, _) in enumerate(cells, 1)))
            put(*((n, label) for n, (_, label) in enumerate(cells, 1)))
        if not is_report(record):
            total, general, special = (
                self.figure(record["amount"][f]) for f in ("total", "general", "special")
            )
            self.where |= {("amount", fund): (self.page.row, 0) for fund in FUNDS}
            put(
                (
                    0,
                    (
                        f"4. Обсяг бюджетних призначень / бюджетних асигнувань – {total} "
                        f"гривень, у тому числі загального фонду – {general} гривень та "
                        f"спеціального фонду – {special} гривень"
                    ),
                )
            )
            put((0, f"5. Підстави для виконання бюджетної програми: {record['grounds']}"))
        self._lists(record)
        for section in ("directions", "programmes", "indicators"):
            self._table(record, section)
        if is_report(record):
            if record["analysis"]:
                put((0, f"{ANALYSIS} – {record['analysis']}"))
            number, text = titled(record)["conclusion"]
            put((0, f"{number}. {text}: {record['conclusion']}"))
        put((0, "Директор департаменту"), (4, "О. В. Коваль"))
        put((0, "М.П."))
        return self.where

    def _lists(self, record: Record) -> None:
        put = self._put
        for section in ("goals", "tasks"):
            if section == "tasks":
                number, text = titled(record)["aim"]
                put((0, f"{number}. {text}: {record['aim']}"))
            number, text = titled(record)[section]
            put((0, f"{number}. {text}:"))
            if self.rng.random() < 0.5 and len(record[section]) > 1:
                put((0, "\n".join(f"{n}. {entry}" for n, entry in enumerate(record[section], 1))))
            else:
                for n, entry in enumerate(record[section], 1):
                    put((0, f"{n}) {entry}"))

    def _put(self, *cells: tuple[int, Value]) -> None:
        self.page.line(*((at, at, value) for at, value in cells))

    def _table(self, record: Record, section: str) -> None:
        number, text = titled(record)[section]
        self._put((0, f"{number}. {text}, грн" if section != "indicators" else f"{number}. {text}"))
        front = ["№", NAMES[section]]
        if section == "indicators":
            front = ["№", "Назва показника", "Од. виміру", "Джерело інформації"]
        start = len(front)
        funds = ["загальний фонд", "спеціальний фонд", "разом"]
        if is_report(record):
            stages = [
                "Затверджено у паспорті",
                STAGE_HEADS.get(section, STAGE_HEADS["directions"]),
                "Відхилення",
            ]
            self._put(
                *enumerate(front),
                *((start + 3 * n, stage) for n, stage in enumerate(stages)),
                (start + 9, "Пояснення щодо причин відхилення"),
            )
            self._put(*((start + n, fund) for n, fund in enumerate(funds * 3)))
        else:
            self._put(*enumerate(front), *((start + n, fund) for n, fund in enumerate(funds)))
        group = None
        for n, row in enumerate(record[section]):
            if section == "indicators" and row["group"] != group:
                group = row["group"]
                self._put((0, f"Показники {group}"))
            texts: list[Value] = [f"{n + 1}.", row["name"]]
            if section == "indicators":
                texts = [n + 1, row["name"], row["unit"], row["source"]]
            if "approved" in row and deviates(row):
                row["explanation"] = f"Причина № {self.rng.randint(1, 9)}: економія"
            self._row(texts, (section, n), row, row.get("explanation"))
        if section != "indicators":
            self._row(["Разом", ""], (section, "total"), self.total(record, section), None)

    def _row(self, texts: list[Value], key: tuple[Any, ...], row: Record, why: str | None) -> None:
        figures = self.figures(key, row)
        for n, (name, _) in enumerate(figures):
            self.where[name] = (self.page.row, len(texts) + n)
        values = [*texts, *(value for _, value in figures), why or ""]
        self._put(*enumerate(values))

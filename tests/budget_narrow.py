"""A program that draws on seventy narrow columns."""

from __future__ import annotations

from typing import Any

from budget_model import Record, deviates
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


class Narrow(Style):
    """Seventy narrow columns and merged cells everywhere; names of fields in hidden columns."""

    def figure(self, hundredths: int | None) -> Value:
        return "" if hundredths is None else hundredths / 100

    def code(self, text: str) -> Value:
        return int(text) if self.rng.random() < 0.4 else text

    def paint(self, record: Record, wording: str) -> Where:
        line = self.page.line
        line((40, 63, "ЗАТВЕРДЖЕНО"))
        line((40, 63, MINISTRY))
        line((40, 63, "26 серпня 2014 року № 836"))
        line((40, 63, EDITIONS[wording]))
        line()
        if not is_report(record):
            order = record["order"]
            line((40, 63, "ЗАТВЕРДЖЕНО"))
            line((40, 63, order["kind"] if self.rng.random() < 0.7 else order["kind"].upper()))
            line((40, 63, record["head_unit"]["name"]))
            line((40, 63, "(найменування головного розпорядника коштів місцевого бюджету)"))
            line((40, 46, days(order["date"])), (47, 48, "№"), (49, 56, order["number"]))
        line()
        year = record["year"]
        if is_report(record):
            line((0, 63, "ЗВІТ"))
            line(
                (
                    0,
                    63,
                    f"про виконання паспорта бюджетної програми місцевого бюджету за {year} рік",
                )
            )
        else:
            line((0, 63, "Паспорт"))
            line((0, 63, f"бюджетної програми місцевого бюджету на {year}  рік"))
        line()
        spans = {
            "head_unit": [(1, 11), (13, 44), (46, 53)],
            "executor": [(1, 11), (13, 44), (46, 53)],
            "programme": [(1, 11), (13, 24), (26, 34), (36, 54), (56, 63)],
        }
        for item, key in enumerate(spans, 1):
            places = spans[key] if wording == "1209" else [(1, 11), (13, 20), (22, 53)]
            if wording == "908" and key != "programme":
                places = [(1, 11), (13, 53)]
            values = [record[key][name] for name in KEYS[wording][key]]
            shown = [
                v if n == "name" else self.code(v)
                for n, v in zip(KEYS[wording][key], values, strict=True)
            ]
            line((0, 0, f"{item}."), *((a, b, v) for (a, b), v in zip(places, shown, strict=True)))
            labels = LABELS[wording][key]
            line(*((a, b, label) for (a, b), label in zip(places, labels, strict=True)))
            line()
        if not is_report(record):
            self._amount(record)
            line((0, 63, "5. Підстави для виконання бюджетної програми"))
            line((0, 63, record["grounds"]))
            line()
        for section in ("goals", "aim", "tasks"):
            self._heading(record, section)
            if section == "aim":
                line((0, 63, record["aim"]))
                continue
            line(
                (0, 5, "№ з/п"),
                (6, 63, "Ціль державної політики" if section == "goals" else "Завдання"),
            )
            for n, text in enumerate(record[section], 1):
                line((0, 5, n), (6, 63, text), (78, 78, "s4.6"))
            line()
        for section in ("directions", "programmes"):
            self._table(record, section)
        self._indicators(record)
        if is_report(record):
            if record["analysis"]:
                line((0, 63, f"{ANALYSIS}: {record['analysis']}"))
            self._heading(record, "conclusion")
            line((0, 63, record["conclusion"]))
        line()
        line((0, 21, "Начальник управління"), (40, 58, "Іван ПЕТРЕНКО"))
        line((22, 38, "(підпис)"), (40, 58, "(ініціали/ініціал, прізвище)"))
        return self.where

    def _heading(self, record: Record, section: str) -> None:
        number, text = titled(record)[section]
        self.page.line((0, 63, f"{number}. {text}"))

    def _amount(self, record: Record) -> None:
        row = self.page.row
        total, general, special = (
            self.figure(record["amount"][f]) for f in ("total", "general", "special")
        )
        self.page.line(
            (0, 19, "4. Обсяг бюджетних призначень / бюджетних асигнувань -"),
            (20, 27, total),
            (28, 38, "гривень, у тому числі загального фонду -"),
            (39, 47, general),
            (48, 52, "гривень"),
        )
        self.page.line((0, 19, "та спеціального фонду -"), (20, 27, special), (28, 30, "гривень."))
        self.where |= {("amount", "total"): (row, 20), ("amount", "general"): (row, 39)}
        self.where["amount", "special"] = (row + 1, 20)

    def _spans(self, front: list[tuple[int, int]], figures: int) -> list[tuple[int, int]]:
        start = front[-1][1] + 1
        return [*front, *((start + 4 * n, start + 4 * n + 3) for n in range(figures))]

    def _head(
        self, record: Record, section: str, front: list[tuple[int, int]], texts: list[str]
    ) -> list[tuple[int, int]]:
        line = self.page.line
        if not is_report(record):
            spans = self._spans(front, 3)
            heads = [*texts, "Загальний фонд", "Спеціальний фонд", "Усього"]
            line(*((a, b, text) for (a, b), text in zip(spans, heads, strict=True)))
        else:
            spans = self._spans(front, 9)
            top = self.page.row
            stages = [
                "Затверджено у паспорті бюджетної програми",
                STAGE_HEADS.get(section, STAGE_HEADS["directions"]),
                "Відхилення",
            ]
            groups = [
                (spans[len(front) + 3 * n][0], spans[len(front) + 3 * n + 2][1]) for n in range(3)
            ]
            line(*((a, b, text) for (a, b), text in zip(groups, stages, strict=True)))
            for (a, b), text in zip(front, texts, strict=True):
                self.page.cells[top, a] = text
                self.page.merges.append(((top, a), (top + 1, b)))
            line(
                *(
                    (a, b, text)
                    for (a, b), text in zip(
                        spans[len(front) :],
                        ["загальний фонд", "спеціальний фонд", "усього"] * 3,
                        strict=True,
                    )
                )
            )
        line(*((a, b, n) for n, (a, b) in enumerate(spans, 1)))
        return spans

    def _row(
        self, spans: list[tuple[int, int]], texts: list[Value], key: tuple[Any, ...], row: Record
    ) -> None:
        figures = self.figures(key, row)
        for (name, _), (a, _b) in zip(figures, spans[len(texts) :], strict=True):
            self.where[name] = (self.page.row, a)
        values = [*texts, *(value for _, value in figures)]
        self.page.line(
            *((a, b, v) for (a, b), v in zip(spans, values, strict=True)),
            (90, 90, "formula=RC[-16]+RC[-8]"),
        )

    def _table(self, record: Record, section: str) -> None:
        self._heading(record, section)
        self.page.line((44, 51, "гривень"))
        spans = self._head(record, section, [(0, 2), (3, 27)], ["№ з/п", NAMES[section]])
        for n, row in enumerate(record[section]):
            self._row(spans, [n + 1, row["name"]], (section, n), row)
            self._explain(row, WHY_SPENT)
        self._row(spans, ["", "УСЬОГО"], (section, "total"), self.total(record, section))
        self.page.line()

    def _indicators(self, record: Record) -> None:
        self._heading(record, "indicators")
        front = [(0, 2), (3, 20), (21, 24), (25, 30)]
        texts = ["№ з/п", "Показники", "Одиниця виміру", "Джерело інформації"]
        spans = self._head(record, "indicators", front, texts)
        group = None
        for n, row in enumerate(record["indicators"]):
            if row["group"] != group:
                group = row["group"]
                self.page.line((0, 2, 0), (3, 20, group))
            self._row(
                spans, [n + 1, row["name"], row["unit"], row["source"]], ("indicators", n), row
            )
            self._explain(row, WHY)

    def _explain(self, row: Record, words: str) -> None:
        """A row of its own below each row that deviates."""
        if "approved" in row and deviates(row):
            row["explanation"] = f"Економія коштів {self.rng.randint(1, 99)} %."
            self.page.line((0, 63, f"{words}: {row['explanation']}"))

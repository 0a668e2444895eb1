"""Three programs that print financial statements, each in its own way.

``paint`` draws a statement below what is already on a page, and tells where it put each figure.
"""

from __future__ import annotations

from random import Random

from budget_page import Page
from financial_model import Content

from opendata.budget.grid import Cell, Spot, Value
from opendata.financials.forms import DEDUCTED, form_of
from opendata.financials.statement import Kind, Size

Where = dict[tuple[str, int], Spot]
"""Code and number of the figure (0 current, 1 previous) → its cell; -1 is the cell of the code."""
WORDINGS = ("2013", "2019")
MONTHS = {3: "березня", 6: "червня", 9: "вересня", 12: "грудня"}
PERIODS = {3: "I квартал", 6: "1 півріччя", 9: "9 місяців", 12: "Рік"}
WHOLE = {
    ("2013", Size.SMALL): "Фінансовий звіт суб’єкта малого підприємництва",
    ("2013", Size.MICRO): "Спрощений фінансовий звіт суб’єкта малого підприємництва",
    ("2019", Size.SMALL): "Фінансова звітність малого підприємства",
    ("2019", Size.MICRO): "Фінансова звітність мікропідприємства",
}
HEADS = {
    Kind.BALANCE: ("На початок звітного періоду", "На кінець звітного періоду"),
    Kind.RESULTS: ("За звітний період", "За аналогічний період попереднього року"),
}
OLD_HEADS = ("На початок звітного року", "На кінець звітного періоду")
BREAKS = ("1000", "1400", "2000", "2400", "2500", "2600")
SECTIONS = {
    "1000": "I. Необоротні активи",
    "1100": "II. Оборотні активи",
    "1400": "I. Власний капітал",
    "1500": "II. Довгострокові зобов’язання і забезпечення",
    "1600": "III. Поточні зобов’язання і забезпечення",
    "1610": "Поточна кредиторська заборгованість за:",
    "2090": "Валовий:",
    "2190": "Фінансовий результат від операційної діяльності:",
}
SHORT = {
    "1001": "первісна вартість",
    "1002": "накопичена амортизація",
    "1011": "первісна вартість",
    "1012": "знос",
    "1095": "Усього за розділом I",
    "1195": "Усього за розділом II",
    "1300": "Баланс",
    "1495": "Усього за розділом I",
    "1595": "Усього за розділом II",
    "1695": "Усього за розділом III",
    "1900": "Баланс",
    "2090": "прибуток",
    "2095": "збиток",
    "2190": "прибуток",
    "2195": "збиток",
    "2550": "Разом",
}


def address(spot: Spot) -> str:
    """``D14``."""
    return Cell(*spot, *spot, "", "").address


def titles(content: Content, wording: str) -> tuple[str, str]:
    """The title and the line below it, with the day or the period."""
    end = content.end
    if content.kind is Kind.BALANCE:
        day = f"на {end.day} {MONTHS[end.month]} {end.year} р."
        name = "Баланс (Звіт про фінансовий стан)" if content.size is Size.FULL else "Баланс"
        return name, day
    name = "Звіт про фінансові результати"
    if content.size is Size.FULL:
        name += " (Звіт про сукупний дохід)"
    period = PERIODS[end.month]
    return name, f"за {period} {end.year} р." if wording == "2013" else f"за {end.year} рік" if (
        end.month == 12
    ) else f"за {period} {end.year} року"


def ordered(content: Content, code: str) -> list[tuple[int, int | None]]:
    """The figures in the order of the columns: the beginning before the end in a balance."""
    pair = list(enumerate(content.lines[code]))
    return pair[::-1] if content.kind is Kind.BALANCE else pair


class Style:
    """A program; ``page`` is painted on."""

    def __init__(self, page: Page, rng: Random) -> None:
        self.page = page
        self.rng = rng
        self.where: Where = {}

    def paint(self, content: Content, wording: str, *, header: bool = True) -> Where:
        """One statement."""
        raise NotImplementedError

    @staticmethod
    def form(content: Content) -> str:
        """``1-м``."""
        return ("1" if content.kind is Kind.BALANCE else "2") + content.size

    def names(self, content: Content) -> dict[str, str]:
        names = dict(form_of(content.kind, content.size).names)
        return names | {code: SHORT[code] for code in SHORT if code in names}


class Wide(Style):
    """Wide merged columns, figures as text, brackets in the cell, a dash for none."""

    def figure(self, code: str, hundredths: int | None) -> Value:
        """``(1 234,5)`` for what is deducted."""
        if hundredths is None:
            return "-"
        whole, rest = divmod(abs(hundredths), 100)
        text = f"{whole:,}".replace(",", " ") + (f",{rest:02}" if rest else "")
        return f"({text})" if hundredths < 0 or code in DEDUCTED else text

    def paint(self, content: Content, wording: str, *, header: bool = True) -> Where:
        line = self.page.line
        end = content.end
        if header:
            line((10, 13, "Додаток 1"))
            line((10, 13, "до Національного положення (стандарту) бухгалтерського обліку"))
            if content.size is not Size.FULL:
                line((0, 13, WHOLE[wording, content.size]))
            line((10, 13, "КОДИ"))
            line(
                (0, 8, "Дата (рік, місяць, число)"),
                (10, 10, str(end.year + (end.month == 12))),
                (11, 12, f"{end.month % 12 + 1:02}"),
                (13, 13, "01"),
            )
            line(
                (0, 1, "Підприємство"),
                (2, 7, content.name),
                (8, 9, "за ЄДРПОУ"),
                (10, 13, content.edrpou),
            )
            line(
                (0, 1, "Територія"),
                (2, 7, "Вигадана"),
                (8, 9, "за КАТОТТГ"),
                (10, 13, "UA05020030010063857"),
            )
            line((0, 2, "Середня кількість працівників"), (3, 4, 41))
            line((0, 3, "Адреса, телефон"), (4, 9, "вулиця Нова, буд. 5"), (10, 13, "0512345678"))
            unit = "тис. грн. без десяткового знака" if content.thousands else "грн. з копійками"
            line((0, 9, f"Одиниця виміру: {unit} (окрім розділу IV форми № 2, у гривнях)"))
            line((0, 13, "Складено (зробити позначку «v» у відповідній клітинці):"))
            line((0, 9, "за національними положеннями"), (12, 13, "v"))
            line()
        title, period = titles(content, wording)
        line((0, 13, f"{title} {period}"))
        line((6, 8, f"Форма № {self.form(content)}"), (9, 11, "Код за ДКУД"), (12, 13, 1801001))
        names = self.names(content)
        for n, (code, name) in enumerate(names.items()):
            if n == 0 or (content.size is Size.FULL and code in BREAKS):
                self.head(content, code, wording)
            if code in SECTIONS:
                line((0, 6, SECTIONS[code]), (7, 7, ""), (8, 10, ""), (11, 13, ""))
            row = self.page.row
            figures = ordered(content, code)
            cells = [
                (a, b, self.figure(code, value))
                for (_, value), (a, b) in zip(figures, ((8, 10), (11, 13)), strict=True)
            ]
            for (at, _), (a, _, _) in zip(figures, cells, strict=True):
                self.where[code, at] = (row, a)
            self.where[code, -1] = (row, 7)
            line((0, 6, name), (7, 7, code), *cells)
        line()
        line((0, 3, "Керівник"), (8, 13, "Іван ПЕТРЕНКО"))
        line((0, 3, "Головний бухгалтер"), (8, 13, "Олена КОВАЛЬ"))
        line()
        return self.where

    def head(self, content: Content, code: str, wording: str) -> None:
        first = "Стаття"
        if content.kind is Kind.BALANCE:
            first = "Пасив" if code >= "1400" else "Актив"
        heads = HEADS[content.kind]
        if wording == "2013" and content.kind is Kind.BALANCE:
            heads = OLD_HEADS
        self.page.line((0, 6, first), (7, 7, "Код рядка"), (8, 10, heads[0]), (11, 13, heads[1]))
        self.page.line((0, 6, 1), (7, 7, 2), (8, 10, 3), (11, 13, 4))


class Narrow(Style):
    """Sixty narrow columns, numbers as numbers, brackets in cells of their own, blanks for none."""

    def paint(self, content: Content, wording: str, *, header: bool = True) -> Where:
        line = self.page.line
        end = content.end
        if header:
            if content.size is not Size.FULL:
                line((0, 59, WHOLE[wording, content.size].upper()))
            line((48, 59, "КОДИ"))
            line(
                (20, 46, "Дата (рік, місяць, число)"),
                (48, 51, end.year),
                (52, 55, end.month),
                (56, 59, end.day),
            )
            line(
                (0, 9, "Підприємство"),
                (10, 39, content.name),
                (40, 47, "за ЄДРПОУ"),
                *((48 + n, 48 + n, digit) for n, digit in enumerate(content.edrpou)),
            )
            line((10, 39, "(найменування)"))
            unit = "тис. грн" if content.thousands else "грн"
            line((0, 15, "Одиниця виміру:"), (16, 39, unit), (90, 90, "s1.2"))
            line()
        title, period = titles(content, wording)
        line((0, 59, title))
        line((0, 59, period))
        line((30, 38, "Форма N"), (39, 44, self.form(content)), (70, 70, "formula=RC[-1]"))
        names = self.names(content)
        for n, (code, name) in enumerate(names.items()):
            if n == 0 or (content.kind is Kind.BALANCE and code == "1400"):
                self.head(content)
            if code in SECTIONS:
                line((0, 33, SECTIONS[code]))
            row = self.page.row
            cells: list[tuple[int, int, Value]] = []
            for (at, value), a in zip(ordered(content, code), (40, 50), strict=True):
                below = value is not None and (value < 0 or code in DEDUCTED)
                if below or (value is None and code in DEDUCTED):
                    cells += [(a, a, "("), (a + 9, a + 9, ")")]
                if value is not None:
                    number = abs(value) / 100
                    shown = int(number) if number.is_integer() else number
                    cells.append((a + 1, a + 8, shown) if below else (a, a + 9, shown))
                self.where[code, at] = (row, a + 1 if below else a)
            self.where[code, -1] = (row, 35)
            line((0, 33, name), (34, 34, ""), (35, 38, int(code)), *cells, (88, 88, "f2.r1"))
        line((0, 10, "Директор"), (40, 58, "Петро ГАЙ"))
        line()
        return self.where

    def head(self, content: Content) -> None:
        page = self.page
        first, second = HEADS[content.kind]
        top = page.row
        for a, b, text in ((0, 34, "Стаття"), (35, 39, "Код рядка")):
            page.cells[top, a] = text
            page.merges.append(((top, a), (top + 1, b)))
        page.line((40, 49, first.rsplit(" ", 1)[0]), (50, 59, second.rsplit(" ", 1)[0]))
        page.line((40, 49, first.rsplit(" ", 1)[1]), (50, 59, second.rsplit(" ", 1)[1]))
        page.line((0, 34, 1), (35, 39, 2), (40, 49, 3), (50, 59, 4))


class Flat(Style):
    """An export of an accounting program: a plain table, the code first, minus for below nought."""

    def paint(self, content: Content, wording: str, *, header: bool = True) -> Where:
        line = self.page.line
        if header:
            line((0, 0, "Підприємство"), (1, 1, content.name))
            number = int(content.edrpou) if self.rng.random() < 0.5 else content.edrpou
            line((0, 0, "Код за ЄДРПОУ"), (1, 1, number))
            line((0, 0, "Одиниця виміру"), (1, 1, "тис. грн" if content.thousands else "грн"))
        title, period = titles(content, wording)
        line((0, 0, f"{title}, форма № {self.form(content)}"))
        line((0, 0, period))
        heads = {
            Kind.BALANCE: [("На початок", "На кінець"), ("Графа 3", "Графа 4")],
            Kind.RESULTS: [("Звітний період", "Попередній період"), ("Графа 3", "Графа 4")],
        }[content.kind][wording == "2013"]
        line((0, 0, "Рядок"), (1, 1, "Назва статті"), (2, 2, heads[0]), (3, 3, heads[1]))
        for code, name in form_of(content.kind, content.size).names.items():
            row = self.page.row
            cells: list[tuple[int, int, Value]] = []
            for (at, value), a in zip(ordered(content, code), (2, 3), strict=True):
                self.where[code, at] = (row, a)
                if value is not None:
                    number = (-value if code in DEDUCTED else value) / 100
                    cells.append((a, a, number))
            self.where[code, -1] = (row, 0)
            line((0, 0, code), (1, 1, name), *cells)
        line()
        return self.where


STYLES: tuple[type[Style], ...] = (Wide, Narrow, Flat)

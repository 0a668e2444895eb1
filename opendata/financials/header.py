"""What stands above the tables: the enterprise and its code, the day, the unit, the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Code
from opendata.budget.grid import Cell, Line
from opendata.budget.words import compact
from opendata.clean.lookalikes import TO_CYRILLIC
from opendata.financials.period import end_from_code, end_of_day, end_of_period, one_of
from opendata.financials.statement import Kind, Size, Unit
from opendata.financials.words import TITLE

_ENTERPRISE: Final = re.compile(
    r"(?:назва|найменування)?(?:підприємств[оа]|установ[аи]|суб.{0,3}кт)$"
)
_INLINE: Final = re.compile(
    r"\s*(?:(?:найменування|назва)\s+)?(?:підприємств[оа]|установ[аи])\s*[:\-–—]?\s+(.+)",
    re.IGNORECASE,
)
_CODE_BEHIND: Final = re.compile(r"\s+(?:код\s+)?(?:за\s+)?[ЄЕE]ДРПОУ", re.IGNORECASE)
_EDRPOU: Final = re.compile(r".*[єе]дрпоу$|(?:іденти?ф\w*)?код(?:юр\w*|за[єе]дрпоу.*)$")
_DATE: Final = re.compile(r"дата(?:рік.*)?$|датарікмісяцьчисло")
_LABELS: Final = re.compile(
    r"коди?$|за(?:[єе]дрпоу|катоттг|коату|коатуу|копфг|кпфг|квед|кзо|дкуд|сподо|спода|кфв)|"
    r"код(?:за)?(?:[єе]дрпоу|дкуд|катоттг|коатуу)|[єе]дрпоу$"
)
_NUMBER: Final = re.compile(
    r"(?:форма|ф\.?)\s*(?:№|N|#|No\.?)?\s*([12])(?!\d)\s*[-–—]?\s*(мс|м|дс|к)?(?![а-яіїє])",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"(?:№|N)?\s*([12])\s*[-–—]\s*(мс|м|дс|к)", re.IGNORECASE)
_FULL: Final = re.compile(r"звітпрофінансовийстан|звітпросукупнийдохід")
_MICRO: Final = re.compile(r"мікропідприємств|спрощенийфінансовийзвіт")
_SMALL: Final = re.compile(r"малогопідприєм")
_MONEY: Final = re.compile(r"тис\w*гр")
_MOST_DIGITS: Final = 10
_SHORTEST: Final = 4
"""Letters; fewer are no name of an enterprise."""
_NAME_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; None where it says nothing.

    ``numbers`` are the forms that it names («Форма № 1-м»), by kind; a form that is none of the six
    (1-дс of budget institutions) is ``foreign``. ``size`` is what the title of the whole says.
    """

    name: str | None = None
    edrpou: Code | None = None
    day: date | None = None
    period: date | None = None
    coded: date | None = None
    unit: Unit | None = None
    numbers: tuple[tuple[Kind, Size], ...] = ()
    size: Size | None = None
    titled: bool = False
    foreign: bool = False

    def end(self, kind: Kind) -> date | None:
        """The last day of the period of a statement of such a kind."""
        if kind is Kind.BALANCE:
            return one_of((self.day, self.coded, self.period))
        return one_of((self.period, self.day, self.coded))

    def size_of(self, kind: Kind) -> Size | None:
        """The size that the number of the form says, or else the title."""
        own = [size for one, size in self.numbers if one is kind]
        return own[-1] if own else self.size


def read_header(lines: Sequence[Line]) -> Header:
    """The header in the lines above a table."""
    found = Header()
    for at, line in enumerate(lines):
        found = _with_labels(found, line, lines[at + 1 : at + 1 + _NAME_ROWS])
        found = _with_title(found, line, lines[at + 1 : at + 3])
    return found


def is_title(line: Line) -> bool:
    """Whether the line begins a statement: «Баланс …», «Звіт про фінансові результати …»."""
    return any(TITLE.match(compact(cell.text)) for cell in line if not cell.is_number)


def _with_labels(found: Header, line: Line, below: Sequence[Line]) -> Header:
    for at, cell in enumerate(line):
        letters = compact(cell.text)
        rest = line[at + 1 :]
        if _ENTERPRISE.match(letters) and found.name is None:
            found = replace(found, name=_name(rest) or _name_below(cell, below))
        elif (inline := _INLINE.fullmatch(cell.text)) and found.name is None:
            found = replace(found, name=_without_code(inline[1]))
        elif found.name is None and (named := _before_code(cell.text)):
            found = replace(found, name=named)
        if _EDRPOU.match(letters) and found.edrpou is None:
            found = replace(found, edrpou=_edrpou(cell, rest))
        if _DATE.match(letters):
            digits = "".join(re.sub(r"\D", "", one.text.zfill(2)) for one in rest[:_MOST_DIGITS])
            found = replace(found, coded=end_from_code(_eight(rest, digits)) or found.coded)
    text = " ".join(cell.text for cell in line)
    letters = compact(text)
    if found.unit is None and (letters.startswith("одвим") or "одиницявим" in letters):
        words = letters[max(letters.find("одиницявим"), 0) :]
        thousands = "тис" in words[:40]
        known = thousands or "грн" in words or "гривн" in words
        unit = Unit.THOUSANDS if thousands else Unit.HRYVNIAS
        found = replace(found, unit=unit if known else None)
    elif found.unit is None and _MONEY.fullmatch(letters[:12].removesuffix("н") or " "):
        found = replace(found, unit=Unit.THOUSANDS)
    return found


def _eight(cells: Sequence[Cell], digits: str) -> str:
    """A date in one cell, or in three, or a digit to a cell."""
    if cells and re.fullmatch(r"\d{4}-\d\d-\d\d|\d{8}", cells[0].text):
        return cells[0].text.replace("-", "")
    if cells and (day := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(20\d\d)", cells[0].text)):
        return f"{day[3]}{day[2]:0>2}{day[1]:0>2}"
    if all(len(one.text) == 1 for one in cells[:8]) and len(cells) >= 8:
        return "".join(one.text for one in cells[:8])
    return digits[:8]


def _name(cells: Sequence[Cell]) -> str | None:
    """The text right of «Підприємство», up to the next label."""
    parts: list[str] = []
    for cell in cells:
        letters = compact(cell.text)
        if _LABELS.match(letters) or _DATE.match(letters) or not letters:
            break
        if parts and cell.col > cells[0].last_col + _MOST_DIGITS * 3:
            break
        parts.append(cell.text)
    return " ".join(parts) or None


def _name_below(label: Cell, below: Sequence[Line]) -> str | None:
    """A name that stands in the row under its label."""
    for line in below[:1]:
        cell = line[0]
        letters = compact(cell.text)
        if len(letters) > 3 and not cell.is_number and abs(cell.col - label.col) <= 2:
            return None if re.match(r"територ|організац|вид|орган|адреса", letters) else cell.text
    return None


def _without_code(text: str) -> str:
    """«КП «Водоканал» за ЄДРПОУ 12345678» without what follows the name."""
    return re.split(r"\s+(?:код\s+)?(?:за\s+)?[ЄЕE]ДРПОУ", text, maxsplit=1, flags=re.IGNORECASE)[
        0
    ].strip()


def _before_code(text: str) -> str | None:
    """The name in «КП «Водоканал», код ЄДРПОУ 12345678»."""
    name, *code = _CODE_BEHIND.split(text, maxsplit=1)
    name = name.strip(" ,;(")
    known = code and re.search(r"\d{7,8}", code[0]) and not _LABELS.match(compact(name))
    return name if known and len(compact(name)) >= _SHORTEST else None


def _edrpou(label: Cell, cells: Sequence[Cell]) -> Code | None:
    """The code right of «за ЄДРПОУ», in one cell or a digit to a cell; or in the same cell."""
    inline = re.search(r"(?<!\d)\d{7,8}(?!\d)", label.text)
    if inline is not None:
        return Code(inline[0], label.address)
    run: list[Cell] = []
    for cell in cells:
        if not re.fullmatch(r"\d", cell.text):
            break
        run.append(cell)
    return codes.code_of(codes.EDRPOU, run[:8] if len(run) > 1 else _digits(cells[:1]))


def _digits(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if re.search(r"\d", cell.text)]


def _with_title(found: Header, line: Line, below: Sequence[Line]) -> Header:
    text = " ".join(cell.text for cell in line)
    letters = compact(text)
    if letters.startswith(("одиниця", "одвим")) or "окрімрозділу" in letters:
        return found
    if is_title(line):
        found = replace(found, titled=True)
    around = [text, *(" ".join(cell.text for cell in one) for one in below)]
    if re.search(r"баланс|фінансовийстан", letters) and found.day is None:
        found = replace(found, day=_first(end_of_day, around))
    if re.search(r"результат|сукупнийдохід", letters) and found.period is None:
        found = replace(found, period=_period(around))
    if re.match(r"період|звітнийперіод|рік", letters) and found.period is None:
        found = replace(found, period=end_of_period(text))
    if letters.startswith("станом") and found.day is None:
        found = replace(found, day=end_of_day(text))
    return _with_number(found, line, letters)


def _first(read: Callable[[str], date | None], texts: Sequence[str]) -> date | None:
    return one_of(read(text) for text in texts)


def _period(texts: Sequence[str]) -> date | None:
    """The period in the title, or in a row below it that begins with «за»."""
    first, *more = texts
    own = end_of_period(first)
    return own or one_of(
        end_of_period(text) for text in more if re.match(r"за[а-яіїє]|рік", compact(text))
    )


def _with_number(found: Header, line: Line, letters: str) -> Header:
    text = " ".join(cell.text for cell in line).translate(TO_CYRILLIC)
    numbers = list(_NUMBER.finditer(text)) or [
        number
        for cell in line
        if (number := _ALONE.fullmatch(cell.text.strip().translate(TO_CYRILLIC)))
    ]
    for number in numbers:
        found = _numbered(found, number[1], number[2])
    for size, words in ((Size.MICRO, _MICRO), (Size.SMALL, _SMALL), (Size.FULL, _FULL)):
        if words.search(letters) and (size is not Size.FULL or found.size is None):
            return replace(found, size=size)
    return found


_SIZES: Final = {"": Size.FULL, "м": Size.SMALL, "мс": Size.MICRO}


def _numbered(found: Header, digit: str, ending: str | None) -> Header:
    size = _SIZES.get((ending or "").casefold())
    if size is None:
        return replace(found, foreign=True)
    kind = Kind.BALANCE if digit == "1" else Kind.RESULTS
    return replace(found, numbers=(*found.numbers, (kind, size)))

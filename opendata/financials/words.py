"""The words of the heads, titles and labels of the forms, compared by their letters alone."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from opendata.budget.figures import is_none
from opendata.budget.grid import Cell
from opendata.budget.words import compact
from opendata.clean.lookalikes import TO_CYRILLIC


class Head(StrEnum):
    """What a column holds."""

    CODE = "code"
    CURRENT = "current"
    PREVIOUS = "previous"
    THIRD = "third"
    FOURTH = "fourth"
    """«Графа 3» and «Графа 4»: which of the two figures that is depends on the form."""
    NAME = "name"
    OTHER = "other"


_CODE: Final = re.compile(r"(?:код(?:р(?:яд(?:ка|ку|ків|ок)?)?)?|рядок|ряд|рядка|кодстат{1,2}і)$")
_NAMES: Final = re.compile(r"(?:актив|пасив|стат{1,2}[яі]|назва|найменуван|показник)")
_HEADS: Final = (
    (Head.PREVIOUS, re.compile(r"(?:станом|сальдо|залишок)?напочаток|початок")),
    (Head.CURRENT, re.compile(r"(?:станом|сальдо|залишок)?накінець|кінець")),
    (
        Head.PREVIOUS,
        re.compile(
            r"(?:за)?(?:аналогічн|попередн|минул|відповідн\w{2,3}(?:період|попередн))|.{0,40}(?:аналогічн|попередн|минул)"
        ),
    ),
    (Head.CURRENT, re.compile(r"(?:за)?(?:звітн|поточн)\w{2,3}(?:період|рік|р)?")),
)
_COLUMN: Final = re.compile(r"(?:графа|гр|г|g)\W{0,2}([34])", re.IGNORECASE)
_LONGEST: Final = 90
_DAY: Final = re.compile(r"(?:\D*?)(\d{1,2})[./](\d{1,2})[./](20\d\d)\D{0,8}")
_ISO: Final = re.compile(r"(?:\D*?)(20\d\d)-(\d{2})-(\d{2})\D{0,8}")
_YEAR: Final = re.compile(r"(?:за\s+)?(20\d\d)(?:\s*(?:р\.?|рік|року))?", re.IGNORECASE)
_CODE_TEXT: Final = re.compile(r"(?:р(?:яд)?\.?\s*)?([12]\d{3})\.?")
_BRACKETS: Final = re.compile(r"[()\[\]\s\-–—−_.]*")
TITLE: Final = re.compile(
    r"баланс(?:$|звітпро|на|станом|форма|ф|за)|звітпрофінансов(?:ірезультати|ийстан)|"
    r"звітпросукупнийдохід|формаn?[мс]*$"
)
END: Final = re.compile(
    r"керівник|головнийбухгалтер|головнбухгалтер|бухгалтер|директор|визначається|мп$|підпис|"
    r"виконавець|начальник|голова|тво|во[дкгн]|примітк"
)


def is_code_head(cell: Cell) -> bool:
    """«Код рядка», also «Код» alone: other heads must then stand beside it."""
    return not cell.is_number and bool(_CODE.fullmatch(compact(cell.text)))


def head_of(cell: Cell) -> Head | None:
    """What the cell heads, or None where it is no head."""
    letters = compact(cell.text)
    if column := _COLUMN.fullmatch(cell.text.strip().translate(TO_CYRILLIC)):
        return Head.THIRD if column[1] == "3" else Head.FOURTH
    if cell.is_number or not letters or len(letters) > _LONGEST:
        return None
    if _CODE.fullmatch(letters):
        return Head.CODE
    for head, pattern in _HEADS:
        if pattern.match(letters):
            return head
    return Head.NAME if _NAMES.match(letters) else None


def moment_of(cell: Cell) -> tuple[int, int, int] | None:
    """The day, or the year, that heads a column: «31.12.2023», «2023 рік»; None for other texts."""
    text = cell.text.strip()
    if day := _DAY.fullmatch(text):
        return int(day[3]), int(day[2]), int(day[1])
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if year := _YEAR.fullmatch(text):
        return int(year[1]), 0, 0
    return None


def code_in(cell: Cell) -> str | None:
    """The code of a line, or None where the cell is none: four digits, the first 1 or 2."""
    if cell.is_number and not isinstance(cell.value, str):
        text = cell.text.removesuffix(".0")
        return text if re.fullmatch(r"[12]\d{3}", text, re.ASCII) else None
    found = _CODE_TEXT.fullmatch(cell.text.strip().translate(_DIGITS))
    return found[1] if found else None


_DIGITS: Final = str.maketrans("OОоoІIl", "0000111")
"""Letters that are typed for digits."""


def is_blank(text: str) -> bool:
    """Whether a cell of figures says that there is none: a dash, an «х», empty brackets."""
    return is_none(text) or bool(_BRACKETS.fullmatch(text))

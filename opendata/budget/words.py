"""The words of the forms, compared by their letters alone.

Programs break words over lines, space their letters out, write Latin letters among Cyrillic ones
and shorten at will; the letters in their order are what stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final

from opendata.budget.grid import Cell, Line
from opendata.clean.lookalikes import TO_CYRILLIC

_NO_LETTER: Final = re.compile(r"[\W\d_]+")
_NUMBERED: Final = re.compile(r"(\d{1,2})\s*(?:[.)]+|(?=\s|$))\s*(?!\d)")


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """The letters of ``text`` in lower case, look-alike Latin ones as Cyrillic: «Загаль- ний фонд»
    is ``загальнийфонд``.
    """
    return _NO_LETTER.sub("", text).translate(TO_CYRILLIC).casefold()


def compact_line(line: Iterable[Cell]) -> str:
    """The letters of all cells of a line."""
    return compact(" ".join(cell.text for cell in line))


def numbered(text: str) -> tuple[int | None, str]:
    """The number that ``text`` begins with (``9. Напрями`` → 9) and the rest; None without one."""
    found = _NUMBERED.match(text)
    return (int(found[1]), text[found.end() :]) if found else (None, text)


class Head(StrEnum):
    """What a column of a section table holds, or a group of its columns."""

    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    SOURCE = "source"
    GENERAL = "general"
    SPECIAL = "special"
    TOTAL = "total"
    APPROVED = "approved"
    ACTUAL = "actual"
    DEVIATION = "deviation"
    EXPLANATION = "explanation"
    OTHER = "other"


FUNDS: Final = (Head.GENERAL, Head.SPECIAL, Head.TOTAL)
STAGES: Final = (Head.APPROVED, Head.ACTUAL, Head.DEVIATION)

_UAH: Final = r"(?:тис)?(?:грн|гривень|гривня|гр)*$"
_HEADS: Final = (
    (Head.EXPLANATION, r"поясненн|причин(?:и|а)|аналізпричин"),
    (Head.DEVIATION, r"відхил|різниц"),
    (Head.ACTUAL, r"касові|факт(?:ичн|$)|викона(?:но|ння)|досягнут|використано"),
    (Head.APPROVED, r"затверджен|передбаченопаспорт|заплановано|план(?:ові|ований)?$"),
    (Head.UNIT, r"одиниц[яі](?:виміру|вимірювання|$)|од(?:ин)?вим"),
    (Head.SOURCE, r"джерел[оа](?:інформ|даних|$)"),
    (Head.GENERAL, rf"заг(?:аль(?:н\w{{0,3}})?)?(?:фонд\w?)?{_UAH}"),
    (Head.SPECIAL, rf"спец(?:іаль(?:н\w{{0,3}})?)?(?:фонд\w?)?{_UAH}"),
    (Head.TOTAL, rf"(?:усього|всього|разом|сума|значення(?:показник\w)?){_UAH}"),
    (Head.OTHER, r"к?т?пквк|кфквк|кпкв|код|утомучислі|утч|знихбюджет|бюджетрозвитку"),
    (Head.NUMBER, r"(?:n|н)?(?:зп|зпп|пп|п)$|n$|номер(?:зп|пп|рядка)?$|зпорядку$|порядковий"),
    (
        Head.NAME,
        (
            r"напрям|назва|найменуван|показник|завдан|ціл[іь]|підпрограм|місцев|регіональн|"
            r"видатки|програм"
        ),
    ),
)
_HEAD_PATTERNS: Final = tuple((head, re.compile(pattern)) for head, pattern in _HEADS)
LONGEST_HEAD: Final = 160
"""Letters; the longest head of the forms has some 90."""
_LONGEST_FUND: Final = 40
_SIGN: Final = re.compile(r"[№N#]\s*", re.IGNORECASE)


def head_of(cell: Cell) -> Head | None:
    """What the cell heads in a table, or None where it is no head.

    The words stand at the beginning of a head, so that a sentence that only holds them is none.
    """
    return None if cell.is_number else _head_in(cell.text)


@lru_cache(maxsize=8192)
def _head_in(text: str) -> Head | None:
    letters = compact(text)
    if text.startswith("(") or len(letters) > LONGEST_HEAD:
        return None
    if not letters:
        return Head.NUMBER if _SIGN.fullmatch(text) else None
    for head, pattern in _HEAD_PATTERNS:
        if pattern.match(letters):
            long = len(letters) > _LONGEST_FUND and head in (*FUNDS, Head.UNIT)
            return None if long else head
    return _fund_in(letters)


def _fund_in(letters: str) -> Head | None:
    """«Сума, загальний фонд»."""
    if len(letters) > _LONGEST_FUND:
        return None
    return next((head for head, pattern in _FUND_INSIDE[:2] if pattern.search(letters)), None)


_FUND_INSIDE: Final = (
    (Head.GENERAL, re.compile(r"загальн\w{2,3}фонд")),
    (Head.SPECIAL, re.compile(r"спеціальн\w{2,3}фонд")),
    (Head.TOTAL, re.compile(r"(?:усього|всього|разом)$|^(?:усього|всього|разом)")),
)
_STAGE_INSIDE: Final = (
    (Head.DEVIATION, re.compile(r"відхилен")),
    (Head.ACTUAL, re.compile(r"касов|фактичн|виконано")),
    (Head.APPROVED, re.compile(r"затверджен|паспорт|план")),
)
_LONGEST_BOTH: Final = 110


def fund_and_stage(text: str) -> tuple[Head, Head] | None:
    """The fund and the stage of a column whose head names both, as where heads have one row."""
    letters = compact(text)
    if len(letters) > _LONGEST_BOTH or text.startswith("("):
        return None
    fund = next((head for head, pattern in _FUND_INSIDE if pattern.search(letters)), None)
    stage = next((head for head, pattern in _STAGE_INSIDE if pattern.search(letters)), None)
    return (fund, stage) if fund and stage else None


GROUPS: Final = {
    "затрат": "затрат",
    "продукт": "продукту",
    "ефективн": "ефективності",
    "якіст": "якості",
    "якост": "якості",
}
_GROUP: Final = re.compile(
    r"(?:показник[иа]?)?(затрат|продукт|ефективн|якіст|якост)(?:и|у|ості|ість|ь|і)?(?:показник[иа]?)?"
)


def group_of(text: str) -> str | None:
    """The group of indicators that a line of its own names, as the issue spells it, or None."""
    found = _GROUP.fullmatch(compact(text))
    return GROUPS[found[1]] if found else None


_TOTAL: Final = re.compile(r"(?:усього|всього|разом|вцілому)")
_TOTAL_WORDS: Final = 60


def is_total(text: str) -> bool:
    """Whether a row of this name is the sum of those above it."""
    letters = compact(text)
    return bool(_TOTAL.match(letters)) and len(letters) <= _TOTAL_WORDS


_NOISE: Final = re.compile(
    r"(?:тис)?(?:грн|гривень|гривня|гривні)|сторінка?(?:з|із)?|стор|с|аркуш(?:з|із)?|"
    r"продовження(?:таблиці|додатка|додатку|паспорта|звіту)?|закінченнятаблиці|"
    r"одвим(?:іру)?грн"
)


_PAGE_HEAD: Final = re.compile(
    r"паспортбюджетноїпрограми|звітпровиконанняпаспорт|продовження(?:паспорта|звіту|додат|таблиці)"
)
_PAGE: Final = re.compile(r"(?<!\w)(?:стор\.?|сторінка|аркуш|стр\.?)\s*(?:№\s*)?\d", re.IGNORECASE)
_SHORT: Final = 120
_FEW: Final = 3


def is_noise(line: Line) -> bool:
    """Whether a line only says «(гривень)», «Продовження таблиці» or the number of a page."""
    letters = compact_line(line)
    if not letters:
        return len(line) == 1 and bool(re.fullmatch(r"[\W\d]{1,8}", line[0].text))
    return bool(_NOISE.fullmatch(letters) or _PAGE_HEAD.match(letters) or _is_page(line))


def _is_page(line: Line) -> bool:
    """«Управління освіти, паспорт 0611010, стор. 2 з 5»: short, with the number of a page."""
    text = " ".join(cell.text for cell in line)
    return len(line) <= _FEW and len(text) <= _SHORT and bool(_PAGE.search(text))

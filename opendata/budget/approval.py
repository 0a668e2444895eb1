"""Above the title: which document approved the passport. And the title: which year it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from opendata.budget.form import Kind, Order
from opendata.budget.grid import Cell, Line
from opendata.clean.dates import MONTHS, read_date
from opendata.clean.lookalikes import TO_CYRILLIC, to_cyrillic
from opendata.clean.numbers import clean_number
from opendata.clean.spaces import one_line

_MINISTRY: Final = re.compile(
    r"(?:наказ\w*\s+)?(?:міністерств\w+\s+фінансів|мінфін\w*)(?:\s+україни)?|"
    r"(?:від\s+)?26[.\s]*(?:серпня|08)[.\s]*2014\s*(?:р\.?|року)?|№\s*836(?!\d)|"
    r"\(?\s*[ву]\s+редакції.*?(?:№\s*\d+\s*\)?|$)|із\s+змінами.*?(?:№\s*\d+|$)",
    re.IGNORECASE,
)
_APPROVED: Final = re.compile(r"затвердж(?:ено|ую)(?![а-яіїєґ])", re.IGNORECASE)
_BY_MINISTRY: Final = re.compile(
    r"(?:міністерств\w*\s+фінансів|мінфін).{0,80}836(?!\d)", re.IGNORECASE
)
_TEMPLATE: Final = re.compile(r"наказ\s*/\s*розпорядчий\s+документ", re.IGNORECASE)
_KIND: Final = re.compile(
    r"(?<![а-яіїєґ])(наказ|розпорядженн|рішенн|постанов)([а-яіїєґ]*)", re.IGNORECASE
)
_NAMES: Final = {
    "наказ": "Наказ",
    "розпорядженн": "Розпорядження",
    "рішенн": "Рішення",
    "постанов": "Постанова",
}
_QUOTES: Final = "«»\"'“”„"
_DATE: Final = re.compile(
    rf"\d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.\s?(?:\d{{4}}|\d{{2}}(?!\d))|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"[{_QUOTES}]?\s?\d{{1,2}}\s?[{_QUOTES}]?\s?(?:{'|'.join(MONTHS)})\s\d{{4}}",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:№|(?<![A-Za-z])N(?=\s*\d))\s*(?:№\s*)?(\d[^\s,;()]*(?:\s?[-–/]\s?[^\s,;()]+)*)"
)
_YEAR: Final = re.compile(r"(20\d\d)(?=\s*(?:р(?!\w)|р\.|рік|року|році|$))", re.IGNORECASE)
_ANY_YEAR: Final = re.compile(r"(?<![\d.])(20\d\d)(?!\d)")
_AS_OF: Final = re.compile(r"(?:на|станом\s+на)\s+01?\.01\.(20\d\d)", re.IGNORECASE)


def read_order(above: Sequence[Line]) -> Order:
    """The order of the spending unit; that of the ministry, which approved the form, is another."""
    text = _own(above)
    letters = text.translate(TO_CYRILLIC)
    kind = _KIND.search(_TEMPLATE.sub(" ", letters))
    template = _TEMPLATE.search(letters)
    named = _NAMES[kind[1].casefold()] if kind else template and template[0]
    dated = next((match for match in _DATE.finditer(text) if _day(match[0])), None)
    number = _NUMBER.search(text)
    return Order(
        named,
        clean_number(number[1].rstrip(".")) or None if number else None,
        _day(dated[0]) if dated else None,
    )


def read_year(kind: Kind, title: Sequence[Line]) -> int | None:
    """The year a passport is for, or a report about; «станом на 01.01.2021» is about 2020."""
    said = one_line(" ".join(cell.text for line in title for cell in line))
    text = said.translate(TO_CYRILLIC)
    as_of = _AS_OF.search(text)
    if as_of and kind is Kind.REPORT:
        return int(as_of[1]) - 1
    joined = re.sub(r"(?<=\d)\s+(?=\d)", "", text)
    found = _YEAR.search(joined)
    if found:
        return int(found[1])
    named = set(_ANY_YEAR.findall(joined))
    return int(named.pop()) if len(named) == 1 else None


def _own(above: Sequence[Line]) -> str:
    """The text of the block of the spending unit, in reading order."""
    cells = [cell.with_text(to_cyrillic(cell.text)) for line in above for cell in line]
    heads = [cell for cell in cells if _APPROVED.match(cell.text)]
    own = [_text_below(head, heads, cells) for head in heads]
    # The form was approved by the ministry: another matter, where the two have blocks of their own.
    own = [text for text in own if not _BY_MINISTRY.search(text)] or own
    if not heads:
        own = [" ".join(cell.text for cell in cells)]
    parts = [_MINISTRY.sub(" ", text) for text in own]
    return one_line(" ".join(parts))


def _text_below(head: Cell, heads: Sequence[Cell], cells: Sequence[Cell]) -> str:
    """What stands under one «ЗАТВЕРДЖЕНО», down to the next: two of them may stand side by side."""
    beside = sorted(one.col for one in heads if one.row == head.row)
    left = head.col if beside[0] != head.col else 0
    right = min((col for col in beside if col > head.col), default=1 << 20)
    until = min((one.row for one in heads if one.row > head.row), default=1 << 30)
    return " ".join(
        cell.text for cell in cells if head.row <= cell.row < until and left <= cell.col < right
    )


def _day(text: str) -> str | None:
    clean = re.sub(rf"[{_QUOTES}]", " ", text)
    return read_date(re.sub(r"\s*\.\s*", ".", one_line(clean)))

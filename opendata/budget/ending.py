"""Where the last section ends: signatures, agreements and dates below it are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from opendata.budget.figures import figure_of
from opendata.budget.grid import Line
from opendata.budget.texts import joined
from opendata.budget.words import compact, compact_line

_LABEL: Final = re.compile(r".*(?:підпис|ініціали)")
_POSITION: Final = re.compile(
    r"тво|во[а-я]{0,3}начальн|виконувачобов|керівник|заступник|перш(?:ий|а)заступ|начальник|директор|"
    r"голова|головнийбухгалтер|головабухгалтер|завідувач|секретар|міськ(?:ий|а)голова|"
    r"сільськ(?:ий|а)голова|селищн(?:ий|а)голова|ректор|бухгалтер|виконавець"
)
_END: Final = re.compile(
    r"погоджено|керівникустанови|керівникголовного|керівникмісцевогофінансового|мп$|"
    r"датапогодження|назвамісцевогофінансового"
)
_PERSON: Final = re.compile(
    r"(?:[А-ЯІЇЄҐ]\.\s?){1,2}[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ’'ʼ-]+$"
    r"|[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ’'ʼ-]+\s(?:[А-ЯІЇЄҐ]\.\s?){1,2}$"
    r"|[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+\s[А-ЯІЇЄҐ][А-ЯІЇЄҐ’'ʼ-]+$"
)
_MOST_ABOVE: Final = 4
"""Rows that a position may take above its signature."""


def without_signatures(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the last section without what is signed below it."""
    end = next((at for at, line in enumerate(lines) if _signs(line)), len(lines))
    if end < len(lines):
        label = _is_label(lines[end])
        for above in range(_MOST_ABOVE):
            if not end or not _is_position(lines[end - 1], named=label and not above):
                break
            end -= 1
    return tuple(lines[:end])


def _signs(line: Line) -> bool:
    """«(підпис)», «ПОГОДЖЕНО:», «М.П.», «Начальник відділу … О. Коваль», without any figure."""
    if _has_figures(line):
        return False
    signed = _POSITION.match(compact(line[0].text)) and _PERSON.search(joined(line))
    return bool(_is_label(line) or _END.match(compact_line(line)) or signed)


def _is_label(line: Line) -> bool:
    return any(cell.text.startswith("(") and _LABEL.match(compact(cell.text)) for cell in line)


def _is_position(line: Line, *, named: bool) -> bool:
    """Whether the line is the position of who signs below, or, right above «(підпис)», the name."""
    if _has_figures(line):
        return False
    person = named and _PERSON.search(joined(line))
    return bool(_POSITION.match(compact(line[0].text)) or person)


def _has_figures(line: Line) -> bool:
    return any(cell.is_number or figure_of(cell) is not None for cell in line)

"""Where the sections of a form begin.

Sections are known by their words, not by their numbers: the wordings number them differently, and
programs leave the numbers out, or put them into a cell of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.budget.figures import figure_of
from opendata.budget.grid import Cell, Line
from opendata.budget.words import compact, compact_line, head_of, numbered


class Part(StrEnum):
    """The sections of both forms, whatever their numbers."""

    AMOUNT = "amount"
    GROUNDS = "grounds"
    GOALS = "goals"
    AIM = "aim"
    TASKS = "tasks"
    DIRECTIONS = "directions"
    PROGRAMMES = "programmes"
    INDICATORS = "indicators"
    CONCLUSION = "conclusion"
    OTHER = "other"


_CREDITS: Final = r"(?:(?:та|або)?надан(?:і|ня|их)кредит(?:и|ів)(?:збюджету)?)?"
_SPENDING: Final = rf"видатки{_CREDITS}"
_PARTS: Final = (
    (Part.AMOUNT, r"обсяги?бюджетн\w{2,3}(?:призначен(?:ь|ня|ого)?|асигнуван(?:ь|ня)?)"),
    (Part.GROUNDS, r"підстав[аи]длявиконання(?:бюджетноїпрограми)?"),
    (
        Part.GOALS,
        (
            r"ціл[іь]державноїполітики(?:надосягненняяк\w{2,3}спрямован[аоі]?"
            r"(?:реалізаціябюджетноїпрограми|реалізація)?)?"
        ),
    ),
    (Part.AIM, r"мета(?:бюджетноїпрограми)?"),
    (Part.TASKS, r"завдання(?:бюджетноїпрограми)?"),
    (
        Part.PROGRAMMES,
        (
            rf"(?:перелік|{_SPENDING}на(?:реалізацію|виконання))(?:місцев\w{{2,3}}|"
            r"регіональн\w{2,3}|державн\w{2,3}|цільов\w{2,3}|та|і|або)+програм"
            r"(?:(?:яка|які|що)виконуютьс?я(?:в|у)?(?:межах|складі)?(?:бюджетноїпрограми)?)?"
        ),
    ),
    (
        Part.DIRECTIONS,
        (
            rf"(?:{_SPENDING}(?:та|і)?)?напрям(?:и|ки)використання(?:бюджетних)?коштів"
            r"(?:забюджетноюпрограмою)?|"
            rf"{_SPENDING}забюджетноюпрограмою(?:зазвітнийперіод)?(?:занапрямами"
            r"використаннябюджетнихкоштів)?"
        ),
    ),
    (
        Part.INDICATORS,
        r"результативніпоказники(?:бюджетноїпрограми)?(?:тааналізїхвиконання)?",
    ),
    (Part.CONCLUSION, r"узагальненийвисновок(?:провиконаннябюджетноїпрограми)?"),
    (
        Part.OTHER,
        (
            r"підпрограми|обсягифінансування|джерелафінансування|напрямидіяльності|"
            r"інформаціяпропогодження|інформаціяпровиконання|аналізвиконанняпаспорта"
        ),
    ),
)
_PATTERNS: Final = tuple((part, re.compile(pattern)) for part, pattern in _PARTS)
_FULL: Final = {
    Part.GOALS: "цілі державної політики, на досягнення яких спрямована реалізація бюджетної "
    "програми",
    Part.PROGRAMMES: "перелік місцевих/регіональних програм, що виконуються у складі бюджетної "
    "програми видатки (надані кредити з бюджету) на реалізацію місцевих/регіональних програм, "
    "які виконуються в межах бюджетної програми",
    Part.DIRECTIONS: "видатки (надані кредити з бюджету) та напрями використання бюджетних коштів "
    "за бюджетною програмою",
    Part.INDICATORS: "результативні показники бюджетної програми та аналіз їх виконання",
    Part.CONCLUSION: "узагальнений висновок про виконання бюджетної програми",
}
_FULL_LETTERS: Final = {part: compact(text) for part, text in _FULL.items()}
_SECTIONS: Final = range(4, 15)
"""Numbers that sections have; items 1 to 3 are the codes."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading line, what stands behind the heading, and the lines below.

    ``first`` is what is left of the heading line: the text after the words, and other cells.
    """

    part: Part
    heading: Line
    first: tuple[Cell, ...]
    lines: tuple[Line, ...]


def heading_of(line: Line) -> tuple[Part, tuple[Cell, ...]] | None:
    """The section that begins in ``line`` and what else stands there; None if none does."""
    number, cells = _without_number(line)
    if not cells or (number is None and numbered(line[0].text)[0] is not None):
        return None
    heads = sum(head_of(cell) is not None for cell in cells[1:])
    for width in range(1, min(len(cells), 3) + 1):
        letters = compact(" ".join(cell.text for cell in cells[:width]))
        for part, pattern in _PATTERNS:
            found = pattern.match(letters)
            if found is None or (part in _SHORT and not _is_short(_SHORT[part], letters, number)):
                continue
            if part is not Part.AMOUNT and any(figure_of(cell) is not None for cell in cells[1:]):
                continue  # a row of a table
            if number is None and (heads or not _stands_alone(part, letters, found.end())):
                continue
            return part, _rest(cells, width, found.end())
    return None


def _without_number(line: Line) -> tuple[int | None, Line]:
    """The number that the line begins with, if a section can have it, and the cells without it."""
    number, rest = numbered(line[0].text)
    if number is None or number not in _SECTIONS:
        return None, line
    if rest:
        return number, (line[0].with_text(rest), *line[1:])
    return number, line[1:]


_SHORT: Final = {Part.AIM: "мета", Part.TASKS: "завдання"}
"""Headings that may be one word, which is too common to be one by itself."""


def _is_short(word: str, letters: str, number: int | None) -> bool:
    """Whether the heading is in full, or its one word stands alone behind its number."""
    whole = letters.startswith(f"{word}бюджетноїпрограми")
    return whole or (number is not None and letters == word)


def _stands_alone(part: Part, letters: str, end: int) -> bool:
    """Without its number, a heading has to be one from end to end, but for texts behind it."""
    if part in (Part.AMOUNT, Part.GROUNDS, Part.AIM, Part.CONCLUSION):
        return True
    if part is Part.OTHER or (part is Part.GOALS and letters.startswith("ціль")):
        return False
    return len(letters) - end <= 20


def _rest(cells: Line, width: int, letters: int) -> tuple[Cell, ...]:
    """What the heading leaves of its cells: the text behind as many ``letters``, other cells."""
    kept: list[Cell] = []
    for cell in cells[:width]:
        used = min(letters, len(compact(cell.text)))
        letters -= used
        if tail := _behind(cell.text, used):
            kept.append(cell.with_text(tail))
    return (*kept, *cells[width:])


def _behind(text: str, letters: int) -> str:
    """``text`` after its first so many letters, without the signs that part it off."""
    at = 0
    while letters and at < len(text):
        letters -= len(compact(text[at]))
        at += 1
    return text[at:].lstrip(" .,:;–—-*)¹²³\t")


def continues_heading(part: Part, line: Line) -> bool:
    """Whether ``line`` only goes on with the words of a heading that was broken over two rows."""
    letters = compact_line(line)
    return len(letters) > 4 and letters in _FULL_LETTERS.get(part, "")


def sections(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
    """The lines before the first section, and the sections in their order.

    A section that is headed again on a new page comes twice; the reader joins them.
    """
    found = list(_in_order(lines))
    starts = [at for at, _ in found] + [len(lines)]
    parts = tuple(
        Section(part, lines[at], first, tuple(_body(part, lines[at + 1 : starts[n + 1]])))
        for n, (at, (part, first)) in enumerate(found)
    )
    return tuple(lines[: starts[0]]), parts


_ORDER: Final = tuple(Part)


def _in_order(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[Part, tuple[Cell, ...]]]]:
    """The headings; a row of a table may begin with the words of a section long past."""
    last = (-1, 0)
    for at, line in enumerate(lines):
        heading = heading_of(line)
        if heading is None:
            continue
        rank = _ORDER.index(heading[0])
        number = _without_number(line)[0] or 0
        first = heading[0] is Part.AMOUNT and last[0] > rank
        goes_on = number > last[1] or (number in (0, last[1]) and rank >= last[0])
        if goes_on and not first:
            last = (rank if heading[0] is not Part.OTHER else last[0], max(number, last[1]))
            yield at, heading


def _body(part: Part, lines: Sequence[Line]) -> Iterator[Line]:
    for at, line in enumerate(lines):
        if at > 1 or not continues_heading(part, line):
            yield line

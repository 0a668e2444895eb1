"""Texts of a form: one of them as one line, lists as their items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from opendata.budget.figures import is_none
from opendata.budget.grid import Cell, Line
from opendata.budget.words import head_of, is_noise
from opendata.clean.spaces import one_line

_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_ITEM: Final = re.compile(r"(?:\d{1,3}\s*[.)](?!\d)|[-–—•▪●*·])\s*(?=\S)")
_ENUMERATED: Final = re.compile(r"\s*(\d{1,2})\s*[.)](?!\d)\s*(.*\S)", re.DOTALL)
_NOTE: Final = re.compile(r"\*|¹|\(?\s*(?:примітк|довідково)", re.IGNORECASE)
_LETTERS: Final = 2
_NO_EDGE: Final = 1 << 20
_LETTER: Final = re.compile("[А-Яа-яA-Za-z]")
_ONLY_HEAD: Final = re.compile(
    r"(?:завдання|ціл[іь] державної політики)(?: бюджетної програми)?\W*", re.IGNORECASE
)


def read_text(lines: Iterable[Sequence[Cell]], *, whole: bool = True) -> str | None:
    """What the lines say, as one line; None for nothing, or a dash.

    Without ``whole``, what stands apart below the text, after a blank row, is a note.
    """
    said: list[str] = []
    bottom = -1
    for line in lines:
        if not line or is_noise(tuple(line)):
            continue
        apart = said and bottom >= 0 and line[0].row - bottom > 1
        if said and (is_note(line[0].text) or (apart and not whole)):
            break
        said += [cell.text for cell in line]
        bottom = max(cell.last_row for cell in line)
    text = one_line(" ".join(said))
    return None if is_none(text) else text


def read_list(lines: Iterable[Sequence[Cell]]) -> tuple[str, ...]:
    """The items of a list, numbered in a column, in the text, or not at all.

    A line without a number goes on with the item above where items have numbers; where they have
    none, if it begins with a small letter. One that stands apart, or to the left of the texts, is a
    note, as is all that follows it.
    """
    items: list[str] = []
    counted = False
    bottom, left, edge = -1, 0, _NO_EDGE
    for whole in lines:
        if whole and _is_head(whole) and any(cell.last_col > cell.col for cell in whole):
            edge = max(cell.last_col for cell in whole)
        # Beside the table, programs keep what they need to fill the form again.
        line = tuple(cell for cell in whole if cell.col <= edge)
        if not line or is_noise(line) or _is_head(line) or is_number_row(line):
            continue
        if items and is_note(line[0].text):
            break
        apart = bottom >= 0 and line[0].row - bottom > 1
        bottom = max(cell.last_row for cell in line)
        for number, text in _entries(line):
            if items and not number and counted and (apart or line[0].col < left):
                return tuple(items)
            if items and not number and counted and _sentence_after(items[-1], text):
                return tuple(items)
            if items and not number and (counted or text[0].islower()):
                items[-1] = f"{items[-1]} {text}"
            elif not is_none(text):
                items.append(text)
                counted = counted or number
                left = line[1 if number and len(line) > 1 else 0].col
    return tuple(items)


def _sentence_after(item: str, text: str) -> bool:
    """Whether ``text`` is a sentence of its own after an item that has ended."""
    return item.endswith((".", ";")) and text[0].isupper() and text.endswith(".")


def is_note(text: str) -> bool:
    """Whether a line is a note or a footnote, by its first word or sign."""
    return bool(_NOTE.match(text))


_COLUMN: Final = re.compile(r"(?:гр\.?\s*)?(\d{1,2})(?:\s*=.*|\s*\(.*)?")


def is_number_row(line: Sequence[Cell]) -> bool:
    """Whether the line is the row of column numbers under the head of a table: ``1 2 3 4 5``."""
    cells = list(line)
    while (
        cells
        and len(line) - len(cells) < _LETTERS
        and re.fullmatch("[А-Яа-яA-Za-z]", cells[0].text)
    ):
        cells = cells[1:]  # «А | Б | 1 | 2 | 3»
    found = [_COLUMN.fullmatch(cell.text.rstrip(".")) for cell in cells]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) < 2 or len(numbers) < len(found):
        return False
    return numbers[0] <= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_head(line: Sequence[Cell]) -> bool:
    """«№ з/п | Ціль державної політики», or one of the two."""
    heads = [head_of(cell) for cell in line]
    if len(line) > 1:
        return None not in heads
    return bool(_ONLY_HEAD.fullmatch(line[0].text))


def _entries(line: Sequence[Cell]) -> Iterator[tuple[bool, str]]:
    """The items of a line, and whether each has a number."""
    first, *others = line
    if others and (_NUMBER.fullmatch(first.text)):
        yield True, one_line(" ".join(cell.text for cell in others))
        return
    if not others and isinstance(first.value, str) and (parts := _enumerated(first.value)):
        for part in parts:
            yield True, part
        return
    text = one_line(" ".join(cell.text for cell in line))
    found = _ITEM.match(text)
    yield bool(found), text[found.end() :] if found else text


def _enumerated(text: str) -> list[str]:
    """The items of a cell that has each in a line of its own, numbered from 1."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_ENUMERATED.match(line) for line in lines]
    numbers = [int(one[1]) for one in found if one]
    if len(lines) < 2 or numbers != list(range(1, len(lines) + 1)):
        return []
    return [one_line(one[2]) for one in found if one]


def joined(line: Line) -> str:
    """The texts of a line, with single blanks between them."""
    return one_line(" ".join(cell.text for cell in line))

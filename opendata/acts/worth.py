"""Where a text may name other acts at all: most of it need not be looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.lines import holds_hidden

WORD: Final = re.compile(
    r"[РрPp](?:[ІіIiЕеEe][Шш][ЕеEe][Нн]|(?:[ОоOo][Зз]|[АаAa][Сс])[Пп][ОоOo][Рр])|[Уу][Хх][Вв][АаAa][Лл]"
)
"""The words for acts, whichever alphabet their letters are typed in; both cases are spelt out."""
RARE: Final = ("ш", "Ш", "зп", "ЗП", "сп", "СП", "ва", "ВА", "вa", "ВA")
"""What each of the words goes on with from its third letter on: found fastest one by one."""
SIGNS: Final = r"[\s|«„“”\"’'`\u2018\u02bc\u00b4\u2032,<_]*+"
TOLD: Final = re.compile(
    r"[№NnНHДдТтT](?:(?<=№)(?=[^\n\d]{0,6}\d)|(?<=\b[Nn])|(?<=[НH])[оo]м[еe][рp]"
    r"|(?:(?<=[ВвBОоOo][ІіIiИи][Дд])|(?<=[ВвBОоOo][ДдТтT]))(?:\s*[Дд][Нн][Яя])?:?"
    rf"{SIGNS}\d)"
)
"""A number sign, or «від» before figures: a date without either names no act."""
POINT: Final = re.compile(r"\n[^\S\n]{0,60}\d{1,2}\s?\.\s?(?=[^\d\s])")
"""«2. …» at the beginning of a line: nothing in it depends on the points beside it."""
NEXT_POINT: Final = re.compile(r"\n(?<![:№]\n)\s{0,60}\d{1,2}(?:\.\d{1,2})*\s?[.)]\s?(?=[^\d\s])")
FAR: Final = 1_700
"""Characters from the word to its date or number, a quoted title between them included."""
BEYOND: Final = 8
"""Characters of a number behind its sign, that is behind where it was found."""
BEFORE: Final = 1_000
"""Characters before the word that may hold the verb which governs it."""
AFTER: Final = 600


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that may cite acts, whole lines each, apart.

    A stretch is the point of the act that holds a citation, or the preamble. Linear: no character
    is searched more than a fixed number of times.
    """
    if holds_hidden(text[start:end]):
        yield start, end  # soft hyphens may stand inside the words
        return
    first = last = -1
    again = start
    told = _Told(text, end)
    for at in _words(text, start, end):
        if at < again or not told.behind(at):
            continue
        if first >= 0 and at > last + AFTER:
            yield first, last
            first = -1
        begin = _point_of(text, at, start)
        if first >= 0 and begin >= last:
            yield first, last
            first = -1
        first = begin if first < 0 else first
        again = last = _end_of_point(text, _list_end(text, at, end), end)
    if first >= 0:
        yield first, last


def _words(text: str, start: int, end: int) -> list[int]:
    """Where the words for acts begin in ``text[start:end]``, in order."""
    found: list[int] = []
    for rare in RARE:
        at = text.find(rare, start + 2, end)
        while at >= 0:
            if WORD.match(text, at - 2, end) is not None:
                found.append(at - 2)
            at = text.find(rare, at + 1, end)
    return sorted(found)


class _Told:
    """Where the next point of ``text[:end]`` begins, and the next date or number stands."""

    __slots__ = ("_end", "_looked", "_point", "_text", "_told")

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._point = self._told = self._looked = -1

    def behind(self, at: int) -> bool:
        """Whether one stands in the point of the word at ``at``, and not too far from it.

        Asked of one word after another: no character is looked at twice.
        """
        if self._point < at:
            point = NEXT_POINT.search(self._text, at, self._end)
            self._point = point.start() if point is not None else self._end
        reach = min(self._point, at + FAR + 1)
        if self._told < at:
            self._looked = max(self._looked, at)
            if self._looked < reach:
                told = TOLD.search(self._text, self._looked, min(reach + BEYOND, self._end))
                self._told = told.start() if told is not None else -1
                self._looked = reach if told is None else told.end()
        return at <= self._told < reach


def _point_of(text: str, at: int, start: int) -> int:
    """Where the point that holds ``at`` begins, or the lines before it that may govern it."""
    least = max(at - BEFORE, start)
    line = text.rfind("\n", least, at)
    while line >= 0:
        if POINT.match(text, line, at) is not None:
            return line + 1
        line = text.rfind("\n", least, line)
    return max(text.rfind("\n", start, max(least, start)) + 1, start)


def _end_of_point(text: str, at: int, end: int) -> int:
    """Where the point that holds ``at`` ends, or the line that is far enough behind it."""
    most = min(at + AFTER, end)
    match = POINT.search(text, at, most)
    if match is not None:
        return match.start()
    stop = text.find("\n", most, end)
    return end if stop < 0 else stop


def _list_end(text: str, at: int, end: int) -> int:
    """Where the last number sign stands that follows ``at`` without a wide gap."""
    while (sign := text.find("№", at, min(at + AFTER, end))) >= 0:
        at = sign + 1
    return at

"""The text of an act as one line with the places where its points and sentences begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from opendata.acts.lines import Line, joined, make_line
from opendata.acts.quoting import blanked
from opendata.acts.roles import DECIDES, DECIDES_SQUEEZED

ITEM: Final = re.compile(
    r"\W{0,3}(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\s?(?P<sign>[.)])|(?<=\.\d)\s|(?<=\.\d\d)\s)\s?"
    r"(?=[^\W\d_]|[«„“\"])"
)
LETTER: Final = re.compile(r"\W{0,3}[а-яієїґ]\)\s?")
BULLET: Final = re.compile(
    r"\s?[-•·*]\s?(?=[^\W_]|[«„“\"])|(?=(?:Рішення|Розпорядження|Ухвал[аиу])\s)"
)
"""A list of acts often has each in a line of its own without any sign."""
SECTION: Final = re.compile(
    r"\W{0,3}(?:Додат(?:ок|ки)(?!\w)|ДОДАТОК|[Зз]атверджен[оа](?!\w)|ЗАТВЕРДЖЕН|Схвалено|СХВАЛЕНО"
    r"|Погоджено|ПОГОДЖЕНО|Продовження|Приложение|ПРИЛОЖЕНИЕ|(?:РІШЕННЯ|УХВАЛА|РОЗПОРЯДЖЕННЯ"
    r"|РЕШЕНИЕ|РАСПОРЯЖЕНИЕ)(?!\w)|(?:Голова|Секретар)\s|[А-ЯҐЄІЇ]\w+ий\sголова(?!\w))"
)
"""Lines with which something else begins: an annex, a stamp, a heading that a site repeats."""
SENTENCE: Final = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=[\d»”\")]))\.\s+(?=[А-ЯҐЄІЇ][а-яґєії’]+[\s,])|;"
)
SECTION_LEVEL: Final = 0
PARENTHESIS_LEVEL: Final = 8
BULLET_LEVEL: Final = 9
SEMICOLON_LEVEL: Final = 10
SENTENCE_LEVEL: Final = -1


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a clause begins: ``start`` with its sign, ``content`` behind it.

    ``level`` says how deep: 1 for «2.», 2 for «2.1.», then «1)», bullets and semicolons;
    0 begins something else; -1 is a new sentence of the same point.
    """

    start: int
    content: int
    level: int


@dataclass(frozen=True, slots=True)
class Passage:
    """``line`` is the whole text as one line, ``text`` the same with quoted titles blanked.

    ``decides`` is where the act begins to decide; 0 if the text has no word for that.
    """

    line: Line
    text: str
    breaks: tuple[Break, ...]
    decides: int


def passage_of(text: str, start: int, end: int) -> Passage:
    """``text[start:end]`` with its clauses; offsets of ``line`` are offsets into ``text``."""
    lines: list[Line] = []
    position = start
    for raw in text[start:end].split("\n"):
        line = make_line(raw, position)
        position += len(raw) + 1
        if line.text:
            lines.append(line)
    if not lines:
        return Passage(make_line(""), "", (), 0)
    whole = joined(lines)
    plain = blanked(whole.text)
    starts = [bisect_left(whole.offsets, line.offsets[0]) for line in lines]
    breaks = [found for at in starts if (found := _at_line(plain, at)) is not None]
    marked = {one.content for one in breaks} | {one.start for one in breaks}
    for match in SENTENCE.finditer(plain):
        if match.end() not in marked:
            level = SEMICOLON_LEVEL if match.group() == ";" else SENTENCE_LEVEL
            breaks.append(Break(match.start(), match.end(), level))
    breaks.sort(key=lambda one: one.content)
    return Passage(whole, plain, tuple(breaks), _decides(lines, starts, breaks))


def _at_line(text: str, at: int) -> Break | None:
    """The break with which a line of the source begins, None if it goes on with the one above."""
    section = SECTION.match(text, at)
    if section is not None:
        return Break(at, at, SECTION_LEVEL)
    item = ITEM.match(text, at)
    if item is not None:
        level = 1 + item["number"].count(".") if item["sign"] != ")" else PARENTHESIS_LEVEL
        return Break(at, item.end(), level)
    for pattern, level in ((LETTER, PARENTHESIS_LEVEL), (BULLET, BULLET_LEVEL)):
        found = pattern.match(text, at)
        if found is not None:
            return Break(at, found.end(), level)
    return None


def _decides(lines: list[Line], starts: list[int], breaks: list[Break]) -> int:
    """Where «ВИРІШИЛА» ends, if it stands before the first point."""
    first = next((one.start for one in breaks if one.level == 1), None)
    for line, at in zip(lines, starts, strict=True):
        if first is not None and at >= first:
            break
        match = DECIDES.search(line.text)
        if match is not None:
            return at + match.end()
        if DECIDES_SQUEEZED.search(line.squeezed):
            return at + len(line.text)
    return 0

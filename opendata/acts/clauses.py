"""The text of an act as one line with the places where its points and sentences begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from opendata.acts.flat import flat
from opendata.acts.lines import NOT_LETTERS, Line, in_small
from opendata.acts.quoting import blanked
from opendata.acts.roles import DECIDES, DECIDES_LAST, DECIDES_SQUEEZED, DECIDING

ITEM: Final = (
    r"\W{0,3}(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\s?(?P<sign>[.)])|(?<=\.\d)\s|(?<=\.\d\d)\s)\s?"
    r"(?=[^\W\d_]|[«„“\"])"
)
LETTER: Final = r"\W{0,3}[а-яієїґ]\)\s?"
BULLET: Final = r"\s?[-•·*]\s?(?=[^\W_]|[«„“\"])|(?=(?:Рішення|Розпорядження|Ухвал[аиу])\s)"
"""A list of acts often has each in a line of its own without any sign."""
SECTION: Final = (
    r"\W{0,3}(?:Додат(?:ок|ки)(?!\w)|ДОДАТОК|[Зз]атверджен[оа](?!\w)|ЗАТВЕРДЖЕН|Схвалено|СХВАЛЕНО"
    r"|Погоджено|ПОГОДЖЕНО|Продовження|Приложение|ПРИЛОЖЕНИЕ|(?:РІШЕННЯ|УХВАЛА|РОЗПОРЯДЖЕННЯ"
    r"|РЕШЕНИЕ|РАСПОРЯЖЕНИЕ)(?!\w)|(?:Голова|Секретар)\s|[А-ЯҐЄІЇ]\w+ий\sголова(?!\w))"
)
"""Lines with which something else begins: an annex, a stamp, a heading that a site repeats."""
SENTENCE: Final = re.compile(
    r"\.(?:(?<=[^\W\d_]{4}\.)|(?<=[\d»”\")]\.))\s+(?=[А-ЯҐЄІЇ][а-яґєії’]+[\s,])"
)
"""It begins with the full stop itself, so that the search runs from one to the next."""
SEMICOLON: Final = re.compile(";")
LONGEST_WORD: Final = 10
"""Letters that tell whether a line ends with a word that decides; most lines have them in …"""
TAIL: Final = 24
"""… so many of their last characters, so that the rest need not be looked at."""
BEGINS: Final = re.compile(rf"(?P<section>{SECTION})|{ITEM}|(?P<letter>{LETTER})|{BULLET}")
SECTION_LEVEL: Final = 0
PARENTHESIS_LEVEL: Final = 8
BULLET_LEVEL: Final = 9
SEMICOLON_LEVEL: Final = 10
SENTENCE_LEVEL: Final = -1


CONTENT: Final = attrgetter("content")


class Break(NamedTuple):
    """A place where a clause begins: ``start`` with its sign, ``content`` behind it.

    ``level`` says how deep: 1 for «2.», 2 for «2.1.», then «1)», bullets and semicolons;
    0 begins something else; -1 is a new sentence of the same point.
    """

    start: int
    content: int
    level: int


class Passage(NamedTuple):
    """``line`` is the whole text as one line, ``text`` the same with quoted titles blanked.

    ``decides`` is where the act begins to decide; 0 if the text has no word for that.
    """

    line: Line
    text: str
    breaks: tuple[Break, ...]
    decides: int


def passage_of(text: str, start: int, end: int) -> Passage:
    """``text[start:end]`` with its clauses; offsets of ``line`` are offsets into ``text``."""
    whole = flat(text, start, end)
    if not whole.starts:
        return Passage(whole.line, "", (), 0)
    plain = blanked(whole.line.text)
    breaks = [found for at in whole.starts if (found := _at_line(plain, at)) is not None]
    first = next((one.start for one in breaks if one.level == 1), None)
    inner = [
        Break(match.start(), match.end(), level)
        for pattern, level in ((SENTENCE, SENTENCE_LEVEL), (SEMICOLON, SEMICOLON_LEVEL))
        for match in pattern.finditer(plain)
    ]
    if inner:
        marked = {one.content for one in breaks} | {one.start for one in breaks}
        breaks += [one for one in inner if one.content not in marked]
    breaks.sort(key=CONTENT)
    return Passage(whole.line, plain, tuple(breaks), _decides(whole.line.text, whole.starts, first))


def _at_line(text: str, at: int) -> Break | None:
    """The break with which a line of the source begins, None if it goes on with the one above."""
    found = BEGINS.match(text, at)
    if found is None:
        return None
    if found["section"] is not None:
        return Break(at, at, SECTION_LEVEL)
    number = found["number"]
    if number is not None:
        level = 1 + number.count(".") if found["sign"] != ")" else PARENTHESIS_LEVEL
        return Break(at, found.end(), level)
    return Break(at, found.end(), PARENTHESIS_LEVEL if found["letter"] else BULLET_LEVEL)


def _decides(text: str, starts: Sequence[int], first: int | None) -> int:
    """Where «ВИРІШИЛА» ends, if it stands in a line before the first point."""
    if first == 0:
        return 0
    before = in_small(text[:first])
    deciding = [word for word in DECIDING if word in before]
    for at, after in zip(starts, (*starts[1:], len(text) + 1), strict=True):
        if first is not None and at >= first:
            break
        stop = after - 1 if text[after - 1 : after] in (" ", "") else after
        may = any(before.find(word, at, stop) >= 0 for word in deciding)
        match = DECIDES.search(text, at, stop) if may else None
        if match is not None:
            return match.end()
        letters = NOT_LETTERS.sub("", text[max(at, stop - TAIL) : stop])
        if len(letters) < LONGEST_WORD:
            letters = NOT_LETTERS.sub("", text[at:stop])
        if letters[-1:] in DECIDES_LAST and DECIDES_SQUEEZED.search(letters.upper()):
            return stop
    return 0

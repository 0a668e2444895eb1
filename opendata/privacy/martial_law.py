"""What martial law withholds: military objects and the exact places of what a town lives by.

The categories stand in ``martial_law.toml`` with their sources. One with an exact place in the same
sentence is not published; one that weighs without a place is for a person to look at.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_REACH: Final = 160
_COORDINATES = re.compile(
    r"(?<![\d.,])[2-5]\d[.,]\d{4,9}°?\s?[nnшпсe]?[,;\s/]{1,4}[^\d\n]{0,12}[2-5]\d[.,]\d{4,9}"
    r"|\d{1,2}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?’"
    r"|(?<!\w)3[4-7]\s?[tu]\s?[a-z]{2}\s?\d{4,5}\s?\d{4,5}(?!\d)"
    r"|\bx\s?=\s?\d{5,7}[\d.,]*[;,\s]{1,3}y\s?=\s?\d{5,7}"
)
"""Degrees with four digits or more behind the point (ten metres), minutes, squares of a grid."""
_STREET = re.compile(
    r"(?:вул|пров|просп|пл|бульв)(?:\.|\w+)\s?[^\n;,()]{2,40},?\s(?:буд\.?\s?)?\d{1,4}(?![\d.])"
)
_NEARLY = re.compile(
    r"на околиц\w+|(?:в|у) районі (?!\w+ (?:рад|держ))|поблизу|маршрут\w+ [а-яґєії]|північніше"
    r"|південніше"
    r"|східніше|західніше|\bза \d+ км|біля (?:с\.|села|траси|мосту|дамби)"
)
"""A place that is told without a number: somebody has to look."""
_FRACTION = re.compile(r"(?<![\d.,])\d\d[.,]\d{4}|.[xyхуXYХУ ]=\s?\d")
"""Of a number with a fraction: in a date stands another point there."""
_GRID = re.compile(r"(?<![A-Za-z])[A-Z]{2}\s?$")
_CUES: Final = (
    *("військ", "дислок", "підрозділ", "позиці", "опорн", "командн", "спостережн", "оборони"),
    *("фортиф", "бліндаж", "окоп", "блокпост", "блок-пост", "боєприпас", "озброєн", "зброї"),
    *("пального", "мінн", "замінован", "ппо", "протиповітр", "радіолок", "зенітн", "вогнев"),
    *("добровольч", "особового складу", "зосередж", "розкварт", "контрольно"),
)


@dataclass(frozen=True, slots=True)
class Category:
    """What is not disclosed; the fields are explained at the head of the file."""

    key: str
    title: str
    source: str
    words: re.Pattern[str]
    stems: tuple[str, ...]
    alone: bool
    street: bool


@cache
def categories() -> tuple[Category, ...]:
    """The categories of the file that ships with the package."""
    text = resources.files("opendata.privacy").joinpath("martial_law.toml").read_text("utf-8")
    return tuple(
        Category(
            one["key"],
            one["title"],
            one["source"],
            re.compile("|".join(map(_pattern, one["words"]))),
            tuple(dict.fromkeys(word.split()[0].rstrip("*") for word in one["words"])),
            one["alone"],
            one["street"],
        )
        for one in tomllib.loads(text)["category"]
    )


def _pattern(words: str) -> str:
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words.split()]
    return r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"


def withheld(passage: Passage) -> Iterator[Found]:
    """Objects that martial law withholds, each category once in a sentence."""
    spoken = passage.has(_CUES)
    placed = [one.span() for one in _COORDINATES.finditer(passage.low)] if _may(passage) else []
    if not spoken and not placed:
        return
    for category in categories():
        if spoken or not (category.alone or category.street):
            yield from _of_category(passage, category, placed)


def _may(passage: Passage) -> bool:
    """Whether the text may hold coordinates: reading all of it for them takes long."""
    text = passage.text
    return "°" in text or any(
        start > 2
        and (_FRACTION.match(text, start - 3) or _GRID.search(text, max(0, start - 4), start))
        for start, _, _ in passage.runs
    )


def _of_category(
    passage: Passage, category: Category, placed: list[tuple[int, int]]
) -> Iterator[Found]:
    if not category.alone and not category.street and not placed:
        return
    reached = 0
    for found in passage.at_words(category.words, category.stems):
        start, end = found.span()
        if start < reached:
            continue
        begin, close = passage.sentence(start, end, _REACH)
        first = bisect_left(placed, (begin, 0))
        exact = placed[first : bisect_left(placed, (close, 0))]
        if category.street:
            exact += [one.span() for one in _STREET.finditer(passage.low, begin, close)]
        if exact:
            reached = close
            why = msg("an object that martial law withholds, with its exact place")
            place = min(exact, key=lambda one: abs(one[0] - start))
            span = min(start, place[0]), max(end, place[1])
            yield made(passage, Kind.MARTIAL_LAW, span, Grade.BLOCK, why)
        elif category.alone or (category.street and _NEARLY.search(passage.low, begin, close)):
            reached = close
            why = msg("an object that martial law may withhold")
            yield made(passage, Kind.MARTIAL_LAW, (start, end), Grade.LOOK, why)

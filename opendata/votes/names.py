"""Which cells of a roll are names of deputies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from opendata.clean.text import tidy

_UPPER: Final = "А-ЯҐЄІЇЁ"
_LOWER: Final = "а-яґєіїё"
_PART: Final = rf"[{_UPPER}][{_UPPER}{_LOWER}’]*(?:-[{_UPPER}][{_UPPER}{_LOWER}’]*)*"
_WORD: Final = re.compile(_PART)
_INITIAL: Final = rf"(?:[{_UPPER}]|Дж|Дз|Ю|Є)\."
_WITH_INITIALS: Final = re.compile(
    rf"{_PART}(?:\s\([{_UPPER}{_LOWER}’-]+\))?\s?{_INITIAL}(?:\s?{_INITIAL})?"
    rf"|{_INITIAL}\s?(?:{_INITIAL}\s?)?{_PART}"
)
_SPLIT_HYPHEN: Final = re.compile(rf"(?<=[{_UPPER}{_LOWER}])(?:\s[-–]|[-–]\s?)(?=[{_UPPER}])")
"""With a blank on both sides it is the dash before the vote."""
_POST: Final = re.compile(
    r"\s*\([^()]*(?:голов|секретар|депутат)[^()]*\)$"
    r"|^(?:міський|селищний|сільський) голова\s+|,\s*(?:міський|селищний|сільський) голова$",
    re.IGNORECASE,
)
"""«Жук Л. І. (міський голова)»: the head of the council votes too."""
_OGLY: Final = frozenset({"огли", "оглу", "кизи", "гизи"})
_MASKED: Final = re.compile(r"[.\s…]{3,}")
_NO_NAMES: Final = """
рада ради раді україна україни сесія сесії скликання голосування поіменне поіменно рішення проект
проєкт питання регламент комісія комісії депутат депутати депутата депутатів результат результати
протокол порядок денний список область району район місто голова секретар про за проти утримався
разом всього усього присутні прийнято вибір фракція пропозиція звернення засідання пленарне початок
кінець сторінка стор бюджет програма програми програму звіт міська обласна районна сільська селищна
міської обласної районної сільської селищної інформація запит поправка правка перерва виступ
"""
_STRANGERS: Final = frozenset(_NO_NAMES.split())
MOST_LETTERS: Final = 80


@lru_cache(maxsize=8192)
def name_in(text: str) -> str | None:
    """The name that the whole of ``text`` is, tidy; None for everything else.

    A surname with a given name and perhaps a patronymic, or with initials. Surnames in capitals and
    double ones are usual. A single word is none: it may be the rest of one (:func:`rest_in`).
    """
    if len(text) > MOST_LETTERS:
        return None
    line = _POST.sub("", tidy(text)).strip(" ,;:").replace("'", "’").replace("`", "’")
    line = _SPLIT_HYPHEN.sub("-", line)
    if _WITH_INITIALS.fullmatch(line):
        return None if line.split(" ")[0].lower() in _STRANGERS else line
    words = line.split(" ")
    if words[-1].lower() in _OGLY:
        words.pop()
    if not 2 <= len(words) <= 4 or any(not _WORD.fullmatch(word) for word in words):
        return None
    if any(word.lower() in _STRANGERS or len(word) < 2 for word in words):
        return None
    return line


def rest_in(text: str) -> str | None:
    """The single word that may be the rest of a name broken in its cell: «Володимирович»."""
    word = tidy(text).strip(" ,;")
    if not _WORD.fullmatch(word) or len(word) < 3 or word.lower() in _STRANGERS:
        return None
    return word


def is_masked(text: str) -> bool:
    """Whether a seat is printed without its name: «. .. ..»."""
    return (bool(_MASKED.fullmatch(text)) and "." in text) or not text.strip()


def same_name(name: str) -> str:
    """``name`` for telling whether two lines are of one deputy."""
    return re.sub(r"[\s.’-]+", " ", name.casefold()).strip()

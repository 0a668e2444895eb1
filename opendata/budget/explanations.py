"""Explanations of deviations in a report, and what is left of them without the printed words."""

from __future__ import annotations

import re
from typing import Final

from opendata.budget.figures import is_none
from opendata.budget.words import compact
from opendata.clean.spaces import one_line

_PRINTED: Final = frozenset(
    re.findall(
        r"\w+",
        """
        пояснення щодо причин причини причину виникнення відхилення відхилень розбіжностей
        розбіжності між фактичними та і й або затвердженими досягнутими результативними показниками
        обсягів касових касовими видатків видатками наданих наданими кредитів кредитами з із бюджету
        за напрямом напрямами використання бюджетних коштів від затверджених у в паспорті паспортом
        бюджетної програми програмою місцевої місцевими регіональної регіональними програмами
        """,
    )
)
_WORD: Final = re.compile(r"[^\s]+")
_BEGINS: Final = re.compile(r"поясненн|причинивідхилен|причинирозбіжн")
_ANALYSIS: Final = re.compile(r"аналізстану(?:виконання)?(?:результативнихпоказників)?")


def is_explanation(text: str) -> bool:
    """Whether a line begins an explanation: «Пояснення щодо причин розбіжностей …»."""
    return bool(_BEGINS.match(compact(text)))


def is_analysis(text: str) -> bool:
    """Whether a line begins «Аналіз стану виконання результативних показників»."""
    return bool(_ANALYSIS.match(compact(text)))


def explained(text: str) -> str:
    """What was written behind the printed words of an explanation; empty if nothing was.

    A colon ends the printed words, if nothing else stands before it; without one, they end at a
    word that is not among them, or at the next one that is written with a capital.
    """
    head, colon, tail = text.partition(":")
    if colon and all(compact(word) in _PRINTED or not compact(word) for word in head.split()):
        return _said(tail)
    end, capitals = 0, text.isupper()
    for at, word in enumerate(_WORD.finditer(text)):
        letters = compact(word[0])
        begins = at and not capitals and word[0].lstrip('(«"')[:1].isupper()
        if letters and (letters not in _PRINTED or begins):
            return _said(text[word.start() :])
        end = word.end()
    return _said(text[end:])


def analysed(text: str) -> str:
    """What was written behind «Аналіз стану виконання результативних показників»."""
    letters = len(_ANALYSIS.match(compact(text))[0]) if is_analysis(text) else 0  # type: ignore[index]
    at = 0
    while letters and at < len(text):
        letters -= len(compact(text[at]))
        at += 1
    return _said(text[at:])


def _said(text: str) -> str:
    text = one_line(text).lstrip(":.,;–—- ")
    return "" if is_none(text) else text

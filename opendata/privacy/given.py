"""Given names in any case of the noun, by their stems: «Злату», «Іллею», «Марка».

Two words with capitals are a street, a firm or a holiday as often as a person. One of them has to
look like a common given name, and even then such a name counts only where a word says who it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.clean.given_names import GIVEN_NAMES

_VOWELS: Final = "аеєиіїоуюяй"
_SHORTEST: Final = 3
_ENDINGS: Final = re.compile(
    r"(?:а|я|у|ю|і|ї|и|о|е|є|й|ь|ові|еві|єві|ом|ем|єм|ою|ею|єю|ця|ля|ка|ку|ком|кові|ею|ії|ію|ією|ія|ій|ієм|ія)?"
)
_MORE: Final = (
    *("злат", "емм", "ев", "мілан", "соф", "єв", "ілл", "марк", "лук", "матв", "тимоф", "макар"),
    *("меланк", "мелан", "аліс", "варвар", "захар", "назар", "давид", "нік", "арсен", "кір"),
    *("єлизавет", "катер", "настя", "аня", "саш", "маш", "дмитр", "олекс", "петр", "павл", "льв"),
    *("андре", "серге", "алексе", "николай", "михаил", "александр", "дмитри", "игор", "елен"),
    *("ольг", "ирин", "наталь", "светлан", "светлян", "анна", "екатерин", "татьян", "юли"),
    *("надежд", "людмил", "владимир", "васили", "евгени", "анастаси", "марк", "емм", "емілі"),
    *("стефан", "стефані", "соломі", "адріан", "даніїл", "даніл", "тимур", "матві"),
)
"""Stems of names that are given to children now, and of those that change within."""


def _stem(name: str) -> str:
    stem = name
    while len(stem) > _SHORTEST and stem[-1] in _VOWELS:
        stem = stem[:-1]
    return stem


_STEMS: Final = frozenset({_stem(name) for name in GIVEN_NAMES} | set(_MORE))


def is_given(word: str) -> bool:
    """Whether ``word`` can be a given name in some case."""
    low = word.casefold()
    return any(
        low[:at] in _STEMS and _ENDINGS.fullmatch(low, at) is not None
        for at in range(len(low), _SHORTEST - 2, -1)
    )


_WORD: Final = "[А-ЯҐЄІЇ][а-яґєії’]+(?:-[А-ЯҐЄІЇ][а-яґєії’]+)?"
PAIR: Final = re.compile(rf"(?<![\w’-])({_WORD})\s({_WORD})(?![\w’])")
"""Two words with capitals: a surname and a given name, or any proper name."""
_HONOURED = re.compile(
    r"(?:вул\w*\.?|просп\w*\.?|пров\w*\.?|площ\w+|пл\.|бульв\w*\.?|ім\.|імені|парк\w*|сквер\w*"
    r"|пам.ятник\w*|премі\w+|стипенді\w+)\s[«\"]?$"
)
"""Before the names that streets and schools are given."""


def given_name_near(text: str, start: int, end: int, before: int = 60, after: int = 40) -> bool:
    """Whether a surname with a given name stands near the place, in the same line."""
    begin = max(text.rfind("\n", 0, start) + 1, start - before)
    close = text.find("\n", end)
    close = min(len(text) if close < 0 else close, end + after)
    return any(True for _ in pairs(text, begin, start)) or any(
        True for _ in pairs(text, end, close)
    )


def pairs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Names of two words between two places, one of the words a given name."""
    for found in PAIR.finditer(text, start, end):
        honoured = _HONOURED.search(text[max(0, found.start() - 25) : found.start()].lower())
        if honoured is None and any(map(is_given, found.groups())):
            yield found

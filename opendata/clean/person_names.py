"""A full name in one cell → surname, given name, patronymic; and back.

Only what is certain is parted: three words of which one is a patronymic, a surname with initials,
two words of which exactly one is a known given name or exactly one is in capitals. Everything else
has a reason why it stays whole, for a person to decide. Tables say «Прізвище, ім’я, по батькові»,
so the joined form has the surname first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.clean.given_names import GIVEN_NAMES
from opendata.clean.spaces import one_line
from opendata.clean.text import tidy

MOST_CHARACTERS: Final = 120
"""No name is longer."""
_CAPITAL: Final = "А-ЯҐЄІЇЁ"
_SMALL: Final = "а-яґєіїё"
_PART = re.compile(rf"[{_CAPITAL}](?:[{_SMALL}’]+|[{_CAPITAL}’]+)?(?:’[{_CAPITAL}{_SMALL}]+)?")
_MAIDEN = re.compile(rf"\([{_CAPITAL}][{_CAPITAL}{_SMALL}’-]+\)")
_INITIAL = re.compile(rf"[{_CAPITAL}]\.|(?:Дж|Дз)\.")
_CLOSE_INITIALS = re.compile(rf"(?<![^\s.])((?:[{_CAPITAL}]|Дж|Дз)\.)\s?(?=[{_CAPITAL}])")
_PATRONYMIC = re.compile(
    r"[^\s]+(?:ович|евич|йович|івна|ївна|овна|евна|ьович|інична|ічна)"
    r"|ілліч|кузьмич|лукич|фомич|хомич|савич|саввич|микитич|якимич|никитич|іллівна|лукінічна"
    r"|[^\s]+[\s-]?(?:огли|оглу|угли|кизи|гизи|кизы)",
    re.IGNORECASE,
)
_SON_OR_DAUGHTER: Final = frozenset({"огли", "оглу", "угли", "кизи", "гизи", "кизы"})
_PARTICLES: Final = frozenset({"де", "ван", "фон", "да", "дер", "ля", "ла"})
_ORGANISATION = re.compile(
    r"[\"«»„“”0-9№@]|(?<![^\W\d_])(?:тов|пп|кп|фоп|ат|пат|прат|тдв|кнп|дп|оп|осбб|фг|стов|го|бф|рада"
    r"|ради|виконком|комітет|управління|відділ|департамент|товариство|підприємство|установа|заклад"
    r"|організація|об’єднання|асоціація|спілка|партія|фонд|центр|школа|лікарня|служба|агентство"
    r"|адміністрація|інспекція|міністерство|компанія|фірма|кооператив|університет|інститут|банк"
    r"|громада|мережа|бюро|підприємець)(?![^\W\d_])",
    re.IGNORECASE,
)
_AND = re.compile(r"[,;/|+&\n\r]|\s(?:та|і|й|and)\s", re.IGNORECASE)


class Whole(StrEnum):
    """Why a cell was not parted."""

    SEVERAL = "several"
    """It names more than one person."""
    ORGANISATION = "organisation"
    """It names an organisation, or an entrepreneur."""
    UNCLEAR = "unclear"
    """Which word is the surname cannot be told for certain."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name; ``patronymic`` is empty where there is none. Initials keep their dot."""

    family: str
    given: str
    patronymic: str = ""


def split_name(text: str) -> PersonName | Whole:
    """The parts of the one full name that ``text`` is, or why it has to stay whole."""
    if len(text) > MOST_CHARACTERS:
        return Whole.SEVERAL if _AND.search(text[:MOST_CHARACTERS]) else Whole.UNCLEAR
    line = tidy(text)
    if _ORGANISATION.search(line):
        return Whole.ORGANISATION
    if _AND.search(text.strip().rstrip(".,;")):
        return Whole.SEVERAL
    words = _words(line)
    if sum(map(_is_patronymic, words[1:])) > 1:  # the first may be a surname: «Грабович»
        return Whole.SEVERAL if len(words) > 3 else Whole.UNCLEAR
    found = _by_initials(words) or _by_patronymic(words) or _by_given_name(words)
    return found or Whole.UNCLEAR


def join_name(family: str | None, given: str | None, patronymic: str | None) -> str:
    """«Ковальчук Андрій Іванович»: the parts that there are, in the order of the tables."""
    parts = (one_line(part or "") for part in (family, given, patronymic))
    return " ".join(part for part in parts if part)


def _words(line: str) -> list[str]:
    """The words; a double surname is one, «Мамед огли» is one, initials stand apart."""
    line = re.sub(rf"(?<=[{_CAPITAL}{_SMALL}])\s?[-‐‑–—]\s?(?=[{_CAPITAL}])", "-", line)
    line = _CLOSE_INITIALS.sub(r"\1 ", line)
    words: list[str] = []
    for word in line.rstrip(",;").split(" "):
        if words and _belongs(word, words[-1]):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _belongs(word: str, before: str) -> bool:
    """Whether ``word`` and what stands before it are one part of the name."""
    return bool(
        word.casefold() in _SON_OR_DAUGHTER
        or before.casefold().split(" ")[-1] in _PARTICLES
        or _MAIDEN.fullmatch(word)
    )


def _is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.fullmatch(word))


def _is_name(word: str) -> bool:
    """Whether ``word`` is written as names are: with a capital, with nothing but letters."""
    bare = _MAIDEN.sub("", word).strip()
    parts = bare.split(" ")
    while len(parts) > 1 and parts[0].casefold() in _PARTICLES:
        parts = parts[1:]
    if len(parts) == 2 and parts[1].casefold() in _SON_OR_DAUGHTER:
        parts = parts[:1]
    if len(parts) != 1:
        return False
    pieces = parts[0].split("-")
    if len(pieces) == 2 and pieces[1] in _SON_OR_DAUGHTER:
        pieces = pieces[:1]
    return len(pieces) <= 3 and all(len(one) > 1 and _PART.fullmatch(one) for one in pieces)


def _by_initials(words: Sequence[str]) -> PersonName | None:
    """«Ковальчук А. І.», «А. І. Ковальчук», «Ковальчук А.»."""
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    names = [word for word in words if not _INITIAL.fullmatch(word)]
    if len(names) != 1 or not 1 <= len(initials) <= 2 or not _is_name(names[0]):
        return None
    if words.index(names[0]) not in (0, len(words) - 1):
        return None
    return PersonName(names[0], initials[0], initials[1] if len(initials) == 2 else "")


def _by_patronymic(words: Sequence[str]) -> PersonName | None:
    """«Ковальчук Андрій Іванович», «Андрій Іванович Ковальчук»; two surnames may come first."""
    if not all(map(_is_name, words)) or not 3 <= len(words) <= 4:
        return None
    if _is_patronymic(words[-1]):
        *family, given, patronymic = words
        if len(family) == 2 and not _is_given(given):
            return None
        return PersonName(" ".join(family), given, patronymic)
    if len(words) == 3 and _is_patronymic(words[1]):
        return PersonName(words[2], words[0], words[1])
    return None


def _by_given_name(words: Sequence[str]) -> PersonName | None:
    """«Ковальчук Андрій», «Андрій КОВАЛЬЧУК»: exactly one of the two must give itself away."""
    if len(words) != 2 or not all(map(_is_name, words)):
        return None
    first, second = words
    if _is_given(second) and not _is_given(first):
        return PersonName(first, second)
    if _is_given(first) and not _is_given(second) and not _is_patronymic(second):
        return PersonName(second, first)
    shouted = [word.isupper() for word in words]
    if any(map(_is_patronymic, words)) or all(shouted) or not any(shouted):
        return None
    return PersonName(*words) if shouted[0] else PersonName(second, first)


def _is_given(word: str) -> bool:
    return all(part in GIVEN_NAMES for part in word.casefold().split("-"))

"""How officials write their names and positions under acts."""

from __future__ import annotations

import re
from functools import lru_cache

from opendata.acts.lines import Line

CAPITAL = "А-ЯҐЄІЇЁA-Z"
SMALL = "а-яґєіїёa-z"
ONE_INITIAL = rf"(?:[{CAPITAL}]|Дж|Дз|Ю)\s?\."
INITIALS = rf"{ONE_INITIAL}(?:\s?[{CAPITAL}](?:\s?\.|(?=\s[{CAPITAL}][{CAPITAL}{SMALL}])))?"
PART = rf"[{CAPITAL}][{CAPITAL}{SMALL}’]*[{CAPITAL}{SMALL}]"
SURNAME = rf"{PART}(?:\s?-\s?{PART})?"
PATRONYMIC = rf"{PART}(?:ович|евич|йович|ич|івна|ївна|овна|евна|ична)"
PATRONYMIC_CAPITALS = rf"[{CAPITAL}’]+(?:ОВИЧ|ЙОВИЧ|ЕВИЧ|ИЧ|ІВНА|ЇВНА|ОВНА|ЕВНА|ИЧНА)"
FATHER = rf"(?:{PATRONYMIC}|{PATRONYMIC_CAPITALS})"
EDGE = rf"(?<![{CAPITAL}{SMALL}’.-])"
AFTER = r"[\s_/).,]*(?:М\.?\s?П\.?[\s_]*)?$"
NAMES = tuple(
    (re.compile(rf"{EDGE}(?P<name>{form})(?P<after>{AFTER})"), certain)
    for form, certain in (
        (rf"{INITIALS}\s?{SURNAME}", True),
        (rf"{SURNAME}\s{ONE_INITIAL}(?:\s?{ONE_INITIAL}|\s?[{CAPITAL}](?![^\W_]))?", True),
        (rf"{PART}\s{FATHER}\s{SURNAME}", True),
        (rf"{SURNAME}\s{PART}\s{FATHER}", True),
        (rf"{PART}\s{SURNAME}", False),
    )
)
"""In the order of trust; the last form is any two words with capitals and needs :func:`_first`."""
NAME_CHARS = 70
"""No name with its initials is longer; only the end of a line is searched."""
NOT_FIRST_NAME = re.compile(
    r"(?:ої|ого|ому|их|ими|ська|ський|ське|цький|цька|зький|зька|ння|ття|ість|сті|ції|ція)$",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:голов|секретар|заступн|начальн|керівн|керуюч|депутат|міськ|сільськ|селищн|районн|обласн"
    r"|рад[аиі]$|радою$|комітет|коміс|адміністрац|управлін|відділ|департамент|україн|громад|област"
    r"|район|рішенн|розпоряджен|проєкт|проект|додат|затвердж|погодж|викон|справ|апарат|сесі"
    r"|скликан|засідан|підпис|ініціал|прізвищ|член|служб|центр|старост|вільн|вчен|закон|кодекс|питан|документ)",
    re.IGNORECASE,
)
"""Words of offices and documents: what holds one is no name."""


def name_at_end(line: Line) -> tuple[int, int, bool] | None:
    """Where the name stands that closes ``line``: start, end, and whether its form alone proves it.

    A form proves itself by initials, a patronymic or a surname in capitals. Constant time.
    """
    begin = max(0, len(line.text) - NAME_CHARS)
    found = _name_in(line.text[begin:])
    return found and (begin + found[0], begin + found[1], found[2])


@lru_cache(maxsize=256)
def _name_in(tail: str) -> tuple[int, int, bool] | None:
    """The same for the end of a line. The acts of a council are signed by the same few people."""
    for pattern, certain in NAMES:
        match = pattern.search(tail)
        if match is None:
            continue
        name = match["name"]
        if any(OFFICE.match(word) for word in re.split(r"[\s.-]+", name)):
            continue
        if not certain and not _first(name):
            continue
        return *match.span("name"), certain or _shouted(name)
    return None


def _first(name: str) -> bool:
    """Whether the first of two words can be a first name: adjectives and abstract nouns cannot."""
    return NOT_FIRST_NAME.search(name.split(maxsplit=1)[0]) is None


def _shouted(name: str) -> bool:
    """«Остап КОЗАК»: only people are written so."""
    words = name.split()
    return words[-1].isupper() != words[0].isupper()

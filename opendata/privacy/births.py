"""Birthdays: a date that a word for birth stands by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import somebody_near
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.given import is_given
from opendata.privacy.passage import Passage, occurrences

_MONTHS: Final = (
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_DATE: Final = (
    rf"(?:[0-3]?\d\s?[./-]\s?[01]?\d\s?[./-]\s?(?:19|20)\d{{2}}"
    rf"|[«\"]?[0-3]?\d[»\"]?\s(?:{_MONTHS})\s(?:19|20)\d{{2}}|(?:19|20)\d{{2}}-[01]\d-[0-3]\d)"
)
_YEAR_END: Final = r"\s?(?:року|р\.?|рік|года|г\.)?,?\s?"
_BORN: Final = r"(?:н\.|нар\.|народж\w+|народи(?:вс|ла)\w+|рожд\w+|родил\w+)"
_AFTER = re.compile(
    rf"(?<![\d.])(?P<date>{_DATE})(?:{_YEAR_END}{_BORN}|\s?д\.\s?н\.|\s?р\.?\s?/?\s?н\b"
    r"|\s?г\.\s?р\.)"
)
_BEFORE = re.compile(
    rf"(?:народи\w+|народж\w*|народ\.|\bнар\.|\bр\.\s?н\.?\W|д\.\s?н\."
    rf"|родил\w+|рожден\w+"
    rf"|\bд\.\s?р\."
    rf"|уродж\w+|урожд\w+)(?:(?! від )[^\d\n;]){{0,29}}(?:\n[^\d\n;]{{0,4}})?"
    rf"(?P<date>{_DATE}|[0-3]\d [01]\d (?:19|20)\d\d)"
)
_YEAR = re.compile(
    r"(?<![\d.])(?P<date>(?:19|20)\d{2})\s?(?:р\.|року|р|года|г\.)?\s?(?:н\.|нар\.|народж\w*"
    r"|рожд\w+)"
)
_WORDED: Final = (
    rf"[а-яіїєґ’]+(?: [а-яіїєґ’]+)? (?:{_MONTHS}) (?:тисяча|дві тисячі"
    rf"|двотисячн)[а-яіїєґ’ ]{{0,60}}?"
    r" року"
)
_SPOKEN = re.compile(rf"(?P<date>{_WORDED}) народж")
_SPOKEN_AFTER = re.compile(
    rf"народи(?:вся|лася|лась|вшись)[: ]{{1,2}}(?P<date>{_WORDED}"
    rf"|[а-яіїєґ’]+(?: [а-яіїєґ’]+)? (?:{_MONTHS}) (?:19|20)\d\d року)"
)
"""«Третього березня тисяча дев’ятсот сорок восьмого року народження»."""
_WORDS: Final = ("народж", "народи", "уродж", "урожд", "рожд", "родил", "народ.")
_SHORT_WORDS: Final = (".н", "/н", " н.", "г.р", "г. р", "д.р", "нар.")
"""One of these or of the words stands by every birthday that is named as one."""
_SAID = re.compile(r"\s?(?:року|р\.?|рік|года|г\.)?,?\s?(?:н\.|нар\.|народж|рожд)")
_AFTER_PERSON = re.compile(
    rf"[\s,(|–-]{{1,4}}(?P<date>{_DATE}|[0-3]\d\.[01]\d\.\d\d)(?!\s?(?:№|року №|р\. №|звер|подав"
    rf"|подал|надійш|помер))"
    r"(?=\s?(?:р\.|року)?\s?(?P<end>[,;.)\n|-]|$|\s))"
)
"""Right after a full name stands a birthday, or the day of a paper: that is recent."""
_GROWN: Final = 2009
_ADULT: Final = 1998
_CHILD = re.compile(
    r"\bмати\b|батько|матір|дитин|діте|дітям|\bсин|доньк|дочк|малоліт|неповноліт|учн|учен|\bздо\b"
    r"|садк|садок"
)
_YEAR_NAMED = re.compile(
    r"(?:нар\.|р\.\s?н\.|рік\w{0,2} народження|год рождения)[\s:(–-]{1,4}(?P<date>(?:19"
    r"|20)\d\d)(?![\d./-])"
)
_YEAR_AFTER = re.compile(r"[\s,(–-]{1,4}(?P<date>(?:19|20)\d\d)\s?(?:року|р\.)(?=\s?[,;)])")
"""«Слободянику Павлу Андрійовичу, 1990 року, …»."""
_FIRST: Final = 1915
"""Who was born earlier is in history books: streets are named after them."""
_LONG_AGO: Final = 1960
_ONE = re.compile(
    r"(?:чоловік|жінка|дитина|хлопчик|дівчинка|син|донька|дочка|громадянин|громадянка|заявник"
    r"|заявниця)"
    r"[\s,(–-]{1,4}$"
)
_LABEL = re.compile(r"(?:\A|\n)(?:\d{1,2}[.)]\s?)?(?:рік народження|год рождения)\W{1,5}\Z")
"""A line of a form."""
_RENAMED = re.compile(
    r"перейменув|на честь|вшанув|присво\w+ (?:\w+ ){0,3}ім|герої-|земляк|архівн|музе"
)
"""Whose birthday stands in such a sentence, is in the books of history."""
_LIST_OF = re.compile(r"(?:список|перелік|реєстр)\w* (?:\w+ )?(?:дітей|учнів|вихованців|школярів)")
_OF_TOWNS = re.compile(r"з дня народження|річч?\w* (?:від|з)|ювіле")


_NAME_BEFORE = re.compile(
    r"(?<![\w’-])([А-ЯҐЄІЇ][\w’-]{1,25})\s([А-ЯҐЄІЇ][\w’-]{1,25})(?:\s[А-ЯҐЄІЇ][\w’-]{3,25})?"
    r"[\s,(/|–-]{1,5}(?P<date>[0-3]?\d[./-][01]?\d[./-]|[«\"]?[0-3]?\d[»\"]?\s[а-яіїє]{3,9}\s)?$"
)
_MAY = re.compile(r"[А-ЯҐЄІЇ][\w’-]+[\s,(/|–-]{1,5}(?:[\d./«»\"-]{0,8}|[\d«»\"]{1,4}\s\w+\s)\Z")
"""A word with a capital and the beginning of a date: what saves looking closer at each year."""
_OF_DATE: Final = ' \t,(/|.-–«»"0123456789'
_MONTH_WORDS: Final = frozenset(_MONTHS.split("|"))
_KIN = re.compile(
    r"(?:дружин|чоловік|син|доч|доньк|мати|матір|батьк|брат|сестр|онук|невістк|зят|теща|баб|дід)"
    r"\w{0,3}\s?[–:,-]?\s\Z"
)
"""Before a name, in the list of a family: «дружина – Гук Руслана, 1986»."""
_YEAR_SIGNS: Final = 4
_NAME_REACH: Final = 90
_LIST_REACH: Final = 800
_AROUND: Final = 120
"""Characters between a word for birth and the far end of the birthday, written out in words."""


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date right after a surname and a given name: places in the folded text; ``child`` if who
    was born then is one.
    """

    name: tuple[int, int]
    date: tuple[int, int]
    child: bool


def _follows_capital(before: str) -> bool:
    """Whether the word before a date, of which ``before`` has all but the year, has a capital."""
    words = before.rstrip(_OF_DATE).rsplit(None, 1)
    if words and words[-1] in _MONTH_WORDS:
        words = words[0].rstrip(_OF_DATE).rsplit(None, 1) if len(words) > 1 else []
    return bool(words) and words[-1].lstrip('«"(')[:1].isupper()


def short_named(passage: Passage) -> tuple[NamedDate, ...]:
    """Dates of birth after names without a patronymic, as children and pupils are listed."""
    return passage.once(_short_named)


def _short_named(passage: Passage) -> tuple[NamedDate, ...]:
    return tuple(_each_short_named(passage))


def _each_short_named(passage: Passage) -> Iterator[NamedDate]:
    for start, end, _ in passage.runs:
        year = passage.text[start : start + 4]
        if not year.isdigit() or not "1920" < year < "2030":
            continue
        begin = max(passage.text.rfind("\n", 0, start) + 1, start - _NAME_REACH)
        if not _follows_capital(passage.text[max(begin, start - 45) : start]):
            continue
        if _MAY.search(passage.text, max(begin, start - 40), start) is None:
            continue
        found = _NAME_BEFORE.search(passage.text[begin:start])
        if found is None or not (is_given(found[1]) or is_given(found[2])):
            continue
        place = passage.person_before(start, 30)
        if place is not None and (place.official or place.full):
            continue
        born = _SAID.match(passage.low, start + 4) is not None
        little = int(year) >= _GROWN
        listed = _CHILD.search(passage.low, max(0, start - _LIST_REACH), end + 60) is not None
        kin = _KIN.search(passage.low, max(0, begin - 1), begin + found.start(1)) is not None
        if kin and not found["date"] and not born:
            yield NamedDate((begin + found.start(1), start), (start, start + 4), child=False)
            continue
        if (found["date"] is None and not born) or (little and not born and not listed):
            continue
        day = begin + found.start("date") if found["date"] else start
        name = passage.text[begin + found.start(1) : day].rstrip(" \t,(/|–-")
        span = begin + found.start(1), begin + found.start(1) + len(name)
        yield NamedDate(span, (day, start + 4), little and (born or listed))


_PATTERNS: Final = (
    *((_AFTER, Grade.BLOCK), (_BEFORE, Grade.BLOCK), (_SPOKEN, Grade.BLOCK)),
    *((_SPOKEN_AFTER, Grade.BLOCK), (_YEAR, Grade.LOOK), (_YEAR_NAMED, Grade.LOOK)),
)


def birth_words(passage: Passage) -> list[tuple[int, int]]:
    """Where a word for birth stands, or letters that may be one."""
    return passage.once(_birth_words)


def _birth_words(passage: Passage) -> list[tuple[int, int]]:
    low, found = passage.low, []
    for word in (*(_WORDS if passage.has(_WORDS) else ()), *_SHORT_WORDS):
        found += [(at, at + len(word)) for at in occurrences(low, word)]
    return sorted(found)


def births(passage: Passage) -> Iterator[Found]:
    """Birthdays; a year of birth alone is less."""
    low = passage.low
    yield from _after_names(passage)
    for one in short_named(passage):
        why = msg("a date right after the full name of a person")
        year_alone = one.date[1] - one.date[0] == _YEAR_SIGNS and not one.child
        said = _SAID.match(passage.low, one.date[1]) is not None
        grade = Grade.LOOK if year_alone and not said else Grade.BLOCK
        yield made(passage, Kind.BIRTH_DATE, one.date, grade, why)
    words = birth_words(passage)
    told: set[int] = set()
    for pattern, grade in _PATTERNS:
        for found in passage.around(pattern, words, _AROUND):
            start = found.start("date")
            if start in told or _OF_TOWNS.search(low[max(0, start - 60) : found.end() + 20]):
                continue
            if grade is Grade.LOOK and not _of_somebody(passage, start, found.end()):
                continue
            year = _year(found["date"])
            if year < _FIRST or (year < _LONG_AGO and _is_honoured(passage, start)):
                continue
            told.add(start)
            if grade is Grade.LOOK and any(abs(start - one) < 16 for one in told - {start}):
                continue
            why = msg("a date that a word for birth stands by")
            yield made(passage, Kind.BIRTH_DATE, found.span("date"), grade, why)


def _is_honoured(passage: Passage, start: int) -> bool:
    """Whether a street gets the name of whoever was born then."""
    begin, _ = passage.sentence(start, start)
    return _RENAMED.search(passage.low, begin, start) is not None


def _of_somebody(passage: Passage, start: int, end: int) -> bool:
    """Whether a year of birth is that of one person, named or not."""
    return (
        somebody_near(passage, start, end, 90, 30)
        or _LABEL.search(passage.before(start, 30)) is not None
        or _ONE.search(passage.before(start, 30)) is not None
    )


def _year(date: str) -> int:
    """The year of a date; a great one where it is in words."""
    found = re.findall(r"(?:19|20)\d\d", date)
    if found:
        return int(max(found))
    return 1900 + int(date[-2:]) if date[-2:].isdigit() else 9999


def _after_names(passage: Passage) -> Iterator[Found]:
    """A date right after a full name, if a grown person was born then or a child is spoken of."""
    low = passage.low
    for name in passage.people:
        year_alone = _YEAR_AFTER.match(low, name.end) if name.full else None
        if year_alone is not None and int(year_alone["date"]) < _GROWN and not name.official:
            why = msg("a date right after the full name of a person")
            yield made(passage, Kind.BIRTH_DATE, year_alone.span("date"), Grade.LOOK, why)
        found = _AFTER_PERSON.match(low, name.end)
        if found is None:
            continue
        year = _year(found["date"])
        if found["end"].isspace() and found["end"] != "\n" and year > _ADULT:
            continue  # what goes on behind a recent day tells what was done on it
        if (not name.full and year > _ADULT) or name.official:
            continue
        begin, close = passage.sentence(found.start("date"), found.end("date"), 120)
        listed = found["end"] != " " and _LIST_OF.search(low, max(0, begin - _LIST_REACH), begin)
        if year < _GROWN or listed or _CHILD.search(low, begin, close):
            why = msg("a date right after the full name of a person")
            yield made(passage, Kind.BIRTH_DATE, found.span("date"), Grade.BLOCK, why)

"""Passports: the book (two letters and six digits) and the card (nine digits).

Land deeds, certificates, diplomas and forms of notaries have two letters and six digits as well, so
that a series counts only where a word or a person stands by it. The letters are compared in one
alphabet: «MЕ» with a Latin M is a series too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import (
    named_before,
    named_behind,
    named_in_list,
    named_in_row,
)
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_BOOK_DIGITS: Final = 6
_CARD_DIGITS: Final = 9
_LETTER: Final = "[А-ЯҐЄІЇA-Z]"
_BOOK = re.compile(
    rf"(?<![\w’-]){_LETTER}{{2}}[\s.,:;)\"»-]{{0,4}}(?:за\s)?(?:№|#|N|No|N°|(?i:номер)\w{{0,2}}"
    rf"|ном\.)?"
    r"[\s.:-]{0,4}(?:\d{6}|\d{3}[ -]\d{3}|\d{2}[ -]\d{2}[ -]\d{2}|\d{3} \d{2} \d"
    r"|\d(?: \d){5})(?![\d/-]| \d{3}(?!\d))"
)
_SOVIET = re.compile(
    r"(?:паспорт\w*|пасп\.|п-т\w?\b)[^\d\n;]{0,30}?"
    r"(?P<book>[ivxіух]{1,6}-[а-я]{2}\s?(?:№\s?)?\d{3}\s?\d{3})(?!\d)"
)
_BOOK_SMALL = re.compile(
    r"(?<![\w’-])[а-яґєіїa-z]{2}[ .,:\"»]{0,3}(?:№|n|no|номер)?[ .:]{0,3}\d{3} ?\d{3}(?![\d/-])"
)
_REVERSED = re.compile(
    r"паспорт\w*[^\d\n;]{0,30}"
    r"(?P<book>\d{6}[ ,]{1,3}сер(?:ія|ії|ією|\.)\s?[«\"]?[а-яґєіїa-z]{2})(?!\w)"
)
"""«Паспорт № 123456 серії СА»."""
_OF_PERSON: Final = (
    r"(?:паспорт\w*+|п а с п о р т\w?)(?:(?=\W{0,4}(?:$|[\d«\"№#(,.:;–-]|[а-яґєіїa-z]{2}\W{0,4}\d))"
    r"|(?=\s{1,3}(?:сер|№|n|ном|громад|укра|вид[аі]|зраз|у форм|старого [зо]|нового [зо]|id|ід|нац"
    r"|закорд|дан[іи]|на ім|та "
    r"|[ій] |або|чи|гр\.|заявни|мо[гє]|матер[іи]|бать|син|доч|доньк|дитини|особ|його|її|вітчизн"
    r"|ссср"
    r"|срср|гр-|книж|воді[яї]|волонтер|працівни|учасни|[ivxіу]{1,3} зраз|картк|ким|від\s"
    r"|[а-яґєії’-]{3,20}\s[а-яґєії]\."
    r"|[а-яґєії’-]{3,25}\s[а-яґєії’-]{3,15}\s"
    r"[а-яґєії’]{3,15}(?:ович|евич|івн|ївн|йович))))"
)
"""The word for a passport, but of no boiler, road, programme, or playground: those are named right
after it, in the genitive.
"""
_THING = re.compile(
    r"(?:технічн|енергетичн|санітарн|екологічн|радіаційн|маршрутн|дорожн|земельн|інвестиційн"
    r"|соціальн|ветеринарн|кадастров|історичн|облиців|кольоров|заводськ|бюджетн)\w*\s\Z"
)
_PASSPORT = re.compile(
    _OF_PERSON
    + r"|пасп\.|\bп-т\w?\b|\bпасп\b|документ\w*,? що посвідчує особу|документ\w{0,2}[:\s]{1,3}\Z"
    r"|сері[яї] (?:та|і|й) номер\w?\W{1,3}\Z"
)
_ISSUED = re.compile(
    r"^[ ,(]{0,3}(?:(?:вид(?!ан[еаі]\b)\w+|дата видачі)[^\n;]{0,80}\b\d{4}\b"
    r"|(?:вид\w+|від \d|дата видачі)[^\n;]{0,80}(?:рв\b|уммвс|умвс|мвс|дмс|міліці|увс|внутрішн"
    r"|міграційн))"
)
_OTHER = re.compile(
    r"(?:державн\w+ акт|\bакт\w*|свідоцтв\w*|сертифікат\w*|диплом\w*|атестат\w*|ліцензі\w*"
    r"|бланк\w*|витяг\w*|посвідчен\w*+(?! особи)"
    r"|квитанці\w*|накладн\w*|чек\w*|реєстраційн\w*|номерн\w+ знак|д\.?н\.?з|дозвіл|дозвол\w*"
    r"|квит\w*|поліс\w*|ордер\w*|доручен\w*|довірен\w*)[^.;\n]{0,60}$"
)
_NUMBERED = re.compile(
    r"(?:пасп\.|\bдокумент|id[- ]?карт\w*|ід[- ]?карт\w*|айді[- ]?карт\w*|посвідчує особу"
    r"|ідентифікаційн\w+ карт\w*|посвідчення особи|посвідк\w+|\bid\b|\bід\b|" + _OF_PERSON + r")"
    r"[^\n;]{0,60}?\n?(?:номер\W{1,3})?(?<![\d-])(\d{9}|\d{3}[ -]\d{3}[ -]\d{3})"
    r"(?![\d-]|\s?(?:грн|гривень|тис))"
)
_ODD_GROUPS = re.compile(
    r"(?:(?:пасп\.?\s?|id[- ]?|ід[- ]?)карт\w*|картк\w+ паспорт\w*)\W{0,5}"
    r"(\d(?:[ -]?\d){8})(?![ -]?\d)"
)
"""«Пасп. карта 0074 50 182»."""
_CARD_WORDS: Final = ("пасп", "карт", "посвід", "докум", "id")
_NINE = re.compile(
    r"(?<![\d-])(?<!\d[ ./])(?:\d{9}|\d{3} \d{3} \d{3}|\d{3}-\d{3}-\d{3})(?![\d-]|[ .,/]\d)"
)
_OTHER_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d{6}-\d{5}[\s,;|–-]{1,5}\Z")
_RIGHT_BEFORE = re.compile(r"[\w.]\s[–-]\s\Z|\.\s\Z|картка\s\Z")
_SUM = re.compile(r"\s?(?:грн|гривень|тис|коп|кв|га\b|шт|₴)")
_AND: Final = frozenset({", ", "; ", " та ", " і ", " й ", " / "})
"""Between the passports of two people, or an old one and a new one."""
_AROUND: Final = 130
_BOOKS_REACH: Final = 200
_SAMPLE = re.compile(r".*\D0{6}")
"""Forms show how to fill them in."""
_ORGAN_WORDS: Final = ("орган", "вид")
_ORGAN = re.compile(
    r"(?<![\d-])(\d{9})(?![\d-])[^\n;]{0,40}(?:орган\w*,? (?:що видав|видачі)?"
    r"|вид\w+(?: органом)?)\W{0,3}\d{4}(?!\d)"
)


def passports(passage: Passage) -> Iterator[Found]:
    """Series and numbers of passport books."""
    if passage.most_digits < _BOOK_DIGITS:
        return
    worded = "пасп" in passage.low or "п а с п" in passage.low or "п-т" in passage.low
    told: set[int] = set()
    last = -1
    for found in _by_words(passage) if worded else ():
        told.add(found.start("book"))
        why = msg("two letters and six digits, as in a passport")
        yield made(passage, Kind.PASSPORT, found.span("book"), Grade.BLOCK, why)
    patterns = (_BOOK, _BOOK_SMALL) if worded else (_BOOK,)
    for pattern in patterns:
        for found in passage.near_digits(pattern, _BOOK_DIGITS, 16, 0):
            start, end = found.span()
            if start in told:
                continue
            grade = _grade_of_book(passage, start, end, small=pattern is _BOOK_SMALL)
            if 0 <= last <= start and passage.low[last:start] in _AND:
                grade = Grade.BLOCK
            if grade is not None:
                told.add(start)
                last = end
                why = msg("two letters and six digits, as in a passport")
                yield made(passage, Kind.PASSPORT, (start, end), grade, why)


def _by_words(passage: Passage) -> Iterator[re.Match[str]]:
    yield from _REVERSED.finditer(passage.low)
    yield from _SOVIET.finditer(passage.low)


def _of_thing(low: str, at: int) -> bool:
    """Whether the word for a passport at ``at`` is that of a building or the like."""
    return _THING.search(low, max(0, at - 20), at) is not None


def _grade_of_book(passage: Passage, start: int, end: int, *, small: bool) -> Grade | None:
    if _SAMPLE.fullmatch(passage.text, start, end):
        return None
    before = passage.before(start, 110)
    cues = [one for one in _PASSPORT.finditer(before) if not _of_thing(before, one.start())]
    other = _OTHER.search(before[-90:])
    if cues and (other is None or cues[-1].start() > len(before) - 90 + other.start()):
        return Grade.BLOCK
    if small or other is not None:
        return None
    if _ISSUED.match(passage.after(end, 100)):
        return Grade.BLOCK
    named = passage.person_near(start, end, 50, 10) is not None
    named = named or named_before(passage, start) or named_in_row(passage, start, end)
    named = named or named_in_list(passage, end) or named_behind(passage, end)
    return Grade.BLOCK if named else None


def id_cards(passage: Passage) -> Iterator[Found]:
    """Numbers of passport cards: nine digits that a word names, or an issuing organ follows."""
    if passage.most_digits < _CARD_DIGITS:
        return
    told: set[int] = set()
    spoken = passage.has(_CARD_WORDS)
    for pattern in (_NUMBERED, _ODD_GROUPS, _ORGAN) if spoken or passage.has(_ORGAN_WORDS) else ():
        if not spoken and pattern is not _ORGAN:
            continue
        numbers = ((start, end) for start, end, digits in passage.runs if digits >= _CARD_DIGITS)
        for found in passage.around(pattern, numbers, _AROUND):
            if found.start(1) not in told and not _of_thing(passage.low, found.start()):
                told.add(found.start(1))
                why = msg("nine digits where a passport card is named")
                yield made(passage, Kind.ID_CARD, found.span(1), Grade.BLOCK, why)
    for found in passage.near_digits(_NINE, _CARD_DIGITS, 0, 0):
        start, end = found.span()
        if start in told or _SUM.match(passage.after(end, 8)):
            continue
        beside = _beside_number(passage, start)
        beside = beside or _is_bare(passage, start, end) or _among_books(passage, start)
        if beside or named_in_row(passage, start, end):
            why = msg("nine digits right beside a person")
            yield made(passage, Kind.ID_CARD, (start, end), Grade.BLOCK, why)


def _beside_number(passage: Passage, start: int) -> bool:
    """Whether a birthday with five digits, as in an УНЗР, or a whole tax number stands before."""
    return _OTHER_NUMBER.search(passage.text, max(0, start - 24), start) is not None


def _among_books(passage: Passage, start: int) -> bool:
    """Whether a list of passports goes on with the number of a card: they begin with zeros."""
    if passage.text[start : start + 2] != "00":
        return False
    begin = max(passage.text.rfind("\n", 0, start) + 1, start - _BOOKS_REACH)
    books = list(_BOOK.finditer(passage.text, begin, start))
    return bool(books) and _PASSPORT.search(passage.low, begin, start) is not None


def _is_bare(passage: Passage, start: int, end: int) -> bool:
    """Whether the digits stand in brackets, or between commas, right behind a name."""
    if named_in_list(passage, end) or _RIGHT_BEFORE.search(
        passage.text[max(0, start - 12) : start]
    ):
        return named_in_list(passage, end) or named_before(passage, start, 40)
    before, after = passage.text[max(0, start - 2) : start], passage.text[end : end + 1]
    closed = before.endswith("(") and after in {")", ",", ";"}
    listed = before in {", ", "; "} and after in {",", ";", ")", "", "\n"}
    return (closed or listed) and named_before(passage, start, 40)

"""Tax numbers of people (РНОКПП) and their numbers in the demographic register (УНЗР).

A tax number has ten digits: five count the days from 31 December 1899 to the birthday, four are a
serial number with the sex in the last, one is the check digit. One number of ten digits in
twenty-five looks so by chance, so that its surroundings decide where no word names it. A number
that a word names is taken even with a wrong check digit: one typed wrong tells as much.
УНЗР is the birthday, a hyphen and five digits (Law 5492-VI, article 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_EPOCH: Final = date(1899, 12, 31)
_OLDEST: Final = timedelta(days=366 * 110)
_DIGITS: Final = 10
_UNZR_DIGITS: Final = 13
_WORDS: Final = (
    *("рнок", "іпн", "инн", "карт", "платник", "дрфо", "ідент", "податк", "п.н", "п н"),
    *("р.н", "п. н", "р. н"),
)
"""One of them is in every text that :data:`_NAMED` finds something in."""
_TEN = re.compile(r"(?<![\d])\d{10}(?!\d)")
_LETTER: Final = "[а-яіїєґ]"
_NAMED = re.compile(
    rf"рнокпп|(?<!{_LETTER})(?:рнокп|іпн|инн)(?!{_LETTER})|облікової картки|платник\w{{0,2}} податк"
    r"|\bдрфо\b|ідентифікаційн\w{1,4} (?:номер|код)\w*|податков\w{1,4} (?:номер|код)"
    rf"|ідент\w*\.? (?:номер|код|№)|(?<!{_LETTER})і\.?\s?п\.?\s?н\.?(?!{_LETTER})"
    r"|р\.?\s?н\.?\s?о\.?\s?к\.?\s?п\.?\s?п"
)
_AFTER_NAME = re.compile(r"(?:[^\d\n;]|\n(?!\s*\n)){0,60}?((?:\d[ -]?){9}\d)(?![\d])")
_COMPANY = re.compile(r"єдрпоу|юридичн|пдв")
_OTHER = re.compile(
    r"(?:кадастр|коатуу|катоттг|бюджет\w*|об.єкт\w* нерухом|номер запису|запис\w* про|рахун\w*"
    r"|р/р|п/р|телефон\w*|тел|факс"
    r"|моб|єрдр|тендер\w*|лот\w*|договор\w*|договір|накладн\w*|чек\w*|квитанці\w*|розпоряджен\w*"
    r"|рішен\w*|наказ\w*|лист\w*|вх|вих|справ\w*"
    r"|витяг\w*|інв|інвентарн\w*|реєстр\w*|код\w*|сум\w*|лічильник\w*|заводськ\w*|серійн\w*|isbn"
    r"|дк)\D{0,25}$"
)
_SIGN = re.compile(r"(?:№|\bn|номер\w*)\s*$")
_JOINED_BEFORE = re.compile(r"[0-9a-zа-яіїєґ][-/:.]$|[\w=&?#@\\+/:]$")
_JOINED_AFTER = re.compile(r"[-/:.]\d|[-/_=&@\\]?[a-zа-яіїєґ]|[_=&@\\]")
_MEASURE = re.compile(r"\s?(?:грн|гривень|гривні|тис|млн|шт|кв|куб|м2|м3|м²|м³|га\b|%|коп|кг)")
_UNZR = re.compile(r"(?<![\d-])((?:19|20)\d{6})\s?-\s?\d{5}(?![\d-])")
_PAPER = re.compile(r"паспорт|запис\w? №\s*$|id[- ]?карт")
_UNZR_NAMED = re.compile(r"унзр|унікальн\w+ номер\w* запису")
_UNZR_AFTER = re.compile(r"[^\d\n;]{0,60}?((?:19|20)\d{6}[ -]{0,3}\d{5})(?!\d)")


def is_tax_number(digits: str, today: date) -> bool:
    """True for ten digits with the right check digit and a birthday in the last 110 years."""
    if len(digits) != 10 or digits[5:9] == "0000":
        return False
    weights = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
    total = sum(weight * int(sign) for weight, sign in zip(weights, digits, strict=False))
    if total % 11 % 10 != int(digits[9]):
        return False
    born = _EPOCH + timedelta(days=int(digits[:5]))
    return today - _OLDEST <= born <= today


def tax_numbers(passage: Passage, today: date) -> Iterator[Found]:
    """Tax numbers in the text, each once."""
    if passage.most_digits < _DIGITS:
        return
    named: set[int] = set()
    for cue in (
        _NAMED.finditer(passage.cyrillic)
        if any(word in passage.cyrillic for word in _WORDS)
        else ()
    ):
        found = _AFTER_NAME.match(passage.text, cue.end())
        if found is None or found.start(1) in named:
            continue
        between = passage.low[cue.end() : found.start(1)]
        if _COMPANY.search(between) and not is_tax_number(_digits(found[1]), today):
            continue
        named.add(found.start(1))
        why = msg("ten digits after the word for a tax number")
        yield made(passage, Kind.TAX_NUMBER, found.span(1), Grade.BLOCK, why)
    for found in passage.near_digits(_TEN, _DIGITS, 0, 0):
        if found.start() in named or not is_tax_number(found[0], today):
            continue
        if _is_other(passage, *found.span()):
            continue
        why = msg("the check digit and the birthday of a tax number")
        yield made(passage, Kind.TAX_NUMBER, found.span(), Grade.BLOCK, why)


def unzr_numbers(passage: Passage, today: date) -> Iterator[Found]:
    """Numbers of the demographic register."""
    if passage.most_digits < _UNZR_DIGITS:
        return
    seen: set[int] = set()
    for cue in _UNZR_NAMED.finditer(passage.cyrillic):
        found = _UNZR_AFTER.match(passage.text, cue.end())
        if found is not None:
            seen.add(found.start(1))
            why = msg("a birthday and five digits after the word for an УНЗР")
            yield made(passage, Kind.UNZR, found.span(1), Grade.BLOCK, why)
    for found in passage.near_digits(_UNZR, _UNZR_DIGITS, 0, 0):
        if found.start() in seen or not _birthday(found[1], today):
            continue
        before = passage.before(found.start(), 120)
        if _SIGN.search(before[-12:]) and not _PAPER.search(before):
            continue
        why = msg("a birthday, a hyphen and five digits, as in an УНЗР")
        yield made(passage, Kind.UNZR, found.span(), Grade.BLOCK, why)


def _is_other(passage: Passage, start: int, end: int) -> bool:
    """Whether the surroundings say that the digits are something else."""
    before, after = passage.before(start, 45), passage.after(end, 12)
    if _JOINED_BEFORE.search(before[-2:]) or _JOINED_AFTER.match(after) or _MEASURE.match(after):
        return True
    if passage.person_near(start, end, 60, 30) is not None:
        return bool(re.search(r"(?:телефон\w*|тел|моб|рахун\w*|кадастр\w*)\D{0,12}$", before))
    return passage.text[start] == "0" or bool(_SIGN.search(before) or _OTHER.search(before))


def _birthday(digits: str, today: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return today - _OLDEST <= born <= today


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())

"""A value of a register as it is compared, and as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from opendata.catalogue.schema import Field
from opendata.clean.dates import from_serial, read_date
from opendata.clean.identifiers import clean_edrpou, is_edrpou
from opendata.clean.organisation_names import read_organisation
from opendata.clean.spaces import one_line
from opendata.clean.text import fold, tidy
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Value
from opendata.review.registers.entry import Concept, Entry

DATES: Final = (Concept.REGISTERED, Concept.REMOVED, Concept.RECONCILED)
COMPARED: Final = (
    Concept.CODE,
    Concept.NAME,
    Concept.SHORT_NAME,
    Concept.HEAD,
    Concept.ADDRESS,
    Concept.REGISTERED,
    Concept.NUMBER,
    Concept.STATUS,
    Concept.REMOVED,
)
"""What may differ, in the order of the review sheet. The legal form is not among them: registers
name it each in its own way."""
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CODE_DIGITS: Final = re.compile(r"\d{8}", re.ASCII)
_BLANK: Final = re.compile(
    r"(?:null|немає|відсутн[яіє]\w*|не визначен\w*|б/н|[-–—.]+)?", re.IGNORECASE
)
_FIRST_DATE: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2} [а-яіїєґ]+ \d{4}", re.ASCII | re.IGNORECASE
)
_ENTRY_NUMBER: Final = re.compile(r"\d[\d ]{9,}\d", re.ASCII)


class Standing(StrEnum):
    """What a status means, whatever words are used for it."""

    REGISTERED = "registered"
    ENDING = "ending"
    """The organisation is being closed."""
    ENDED = "ended"


_ENDING: Final = re.compile(fold(".*(?:(?:стані|процесі|стадії) припинення|ліквідується).*"))
_ENDED: Final = re.compile(
    fold(".*(?:припинено|припинена|припинений|припинила|ліквідован|скасован|анульован|виключен).*")
)
_REGISTERED: Final = re.compile(
    fold("(?:зареєстр|діюч|діє|чинн|активн|легалізован).*|registered|active")
)


def cleaned(concept: Concept, value: Value, date1904: bool | None = None) -> str:
    """``value`` of a cell of ``concept`` as text; empty where it says nothing.

    A date that cannot be read, and a code that has not eight digits, stay as they stand.
    ``date1904`` is the date system of the workbook, None for a CSV.
    """
    if concept is Concept.CODE and not isinstance(value, (bool, date)):
        return _code(value)
    if concept in DATES:
        return _day(value, date1904)
    text = tidy(as_text(value))
    if _BLANK.fullmatch(text):
        return ""
    if concept is Concept.NUMBER and (found := _ENTRY_NUMBER.search(text)):
        return found[0]
    return _person(text) if concept is Concept.HEAD else text


def _code(value: Value) -> str:
    text = clean_edrpou(value if isinstance(value, (str, int, float)) else as_text(value))
    return "" if _BLANK.fullmatch(text) or not text.strip("0") else text


def _day(value: Value, date1904: bool | None) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool) and date1904 is not None:
        return from_serial(value, date1904=date1904) or as_text(value)
    text = one_line(as_text(value))
    if _BLANK.fullmatch(text):
        return ""
    # «15.03.2001, 1 070 120 0000 000123»: day and number of the entry in one cell.
    first = _FIRST_DATE.search(text)
    return read_date(text) or (first and read_date(first[0])) or text


def _person(text: str) -> str:
    """A name without what registers write after it, and not in capitals throughout."""
    name = re.split(r"\s[-–—]\s|\s?[,;(]", text, maxsplit=1)[0].strip() or text
    return "-".join(map(_capitalised, name.split("-"))) if name.isupper() else name


def _capitalised(part: str) -> str:
    return " ".join(word[:1] + word[1:].lower() for word in part.split(" "))


def standing(text: str) -> Standing | None:
    """What the status ``text`` means; None where it is blank or says something else."""
    folded = fold(text)
    if _ENDING.fullmatch(folded):
        return Standing.ENDING
    if _ENDED.fullmatch(folded):
        return Standing.ENDED
    return Standing.REGISTERED if _REGISTERED.fullmatch(folded) else None


def has_code(entry: Entry) -> bool:
    """Whether a row has eight digits for a code; whether the code is right is another thing."""
    return bool(CODE_DIGITS.fullmatch(entry.get(Concept.CODE)))


def proven_code(entry: Entry) -> bool:
    """Whether the check digit of the row's code is right."""
    return is_edrpou(entry.get(Concept.CODE))


def differ(concept: Concept, ours: str, theirs: str) -> bool:
    """Whether two values say different things.

    A blank of theirs says nothing, nor does a day that cannot be read.
    """
    if not theirs or ours == theirs or (concept in DATES and not _ISO.fullmatch(theirs)):
        return False
    return not ours or not _same(concept, ours, theirs)


def _same(concept: Concept, ours: str, theirs: str) -> bool:
    match concept:
        case Concept.NAME | Concept.SHORT_NAME:
            return read_organisation(ours).same(read_organisation(theirs))
        case Concept.HEAD:
            return _same_person(fold(ours), fold(theirs))
        case Concept.ADDRESS:
            return _same_address(ours, theirs)
        case Concept.NUMBER:
            return _digits(ours) == _digits(theirs)
        case Concept.STATUS:
            one, other = standing(ours), standing(theirs)
            return fold(ours) == fold(theirs) or (one is not None and one is other)
        case _:
            return fold(ours) == fold(theirs)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text) or fold(text)


def _same_person(ours: str, theirs: str) -> bool:
    """Equal words in any order; an initial is as good as the word that it begins."""
    one, other = _name_words(ours), _name_words(theirs)
    if sorted(one) == sorted(other):
        return True
    if not one or not other or len(one) != len(other) or one[0] != other[0]:
        return False
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one[1:], other[1:], strict=True)
    )


def _name_words(folded: str) -> list[str]:
    return [word for word in re.split(r"[\s.]+", folded.replace("'", "")) if word]


_IDLE_WORDS: Final = """
україна область області обл район району м місто міста с село села смт селище селища вул вулиця
просп проспект пр пров провулок бульв бульвар бул пл площа шосе буд будинок корп корпус кв квартира
оф офіс кімн кімната каб кабінет прим приміщення отг тг громада територіальна
"""
_ADDRESS_IDLE: Final = frozenset(fold(_IDLE_WORDS).split())
_WITH_DASH: Final = re.compile(r"(?<![а-яіїєґ])(?:р-н\w*|б-р|пр-к?т|пров-к)(?![а-яіїєґ])")
_INDEX: Final = re.compile(r"(?<!\d)\d{5}(?!\d)", re.ASCII)


def _same_address(ours: str, theirs: str) -> bool:
    """Whether neither contradicts the other: all words of one are in the other.

    Marks such as «вул.» and «місто», the country and the index count for nothing.
    """
    one, other = _address_words(ours), _address_words(theirs)
    if not one or not other:
        return fold(ours) == fold(theirs)
    return one <= other or other <= one


def _address_words(text: str) -> frozenset[str]:
    folded = _WITH_DASH.sub(" ", _INDEX.sub(" ", fold(text))).replace("'", "")
    folded = re.sub(r"(?<=\d)\s?-\s?(?=[а-яіїєґ](?![а-яіїєґ]))", "", folded)  # «15-а» is «15а»
    words = re.split(r"[^0-9a-zа-яёіїєґ/]+", folded)
    return frozenset(word for word in words if word and word not in _ADDRESS_IDLE)


def writable(concept: Concept, value: str, field: Field) -> str:
    """``value`` of the extract in the words of the column ``field``.

    A status becomes the word of the column's own list that means the same, and any value the word
    of the list that differs from it in its spelling alone.
    """
    if concept is Concept.STATUS and (meant := standing(value)) is not None:
        return status_word(field, meant) or value
    wanted = fold(value)
    return next((word for word in _listed(field) if fold(word) == wanted), value)


def status_word(field: Field, meant: Standing) -> str | None:
    """The word of the list of ``field`` that means ``meant``; None where it has no list or none."""
    return next((word for word in _listed(field) if standing(word) is meant), None)


def _listed(field: Field) -> tuple[str, ...]:
    return (*map(str, field.constraints.get("enum", ())), *field.values)


def known(values: Mapping[Concept, str]) -> dict[Concept, str]:
    """``values`` without those that are blank."""
    return {concept: value for concept, value in values.items() if value}

"""One address in one cell → the columns of the address block.

A part is taken only if it says what it is («вул.», «м.», «район», five digits), or if it is a house
number right after a street. One part that is not understood leaves the whole address as it is: a
street in the wrong column is worse than an address that a person has to part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from opendata.clean.text import tidy

MOST_CHARACTERS: Final = 400
COLUMNS: Final = (
    "addressPostCode",
    "addressAdminUnitL1",
    "addressAdminUnitL2",
    "addressAdminUnitL3",
    "addressAdminUnitL4",
    "addressPostName",
    "addressThoroughfare",
    "addressLocatorDesignator",
    "addressLocatorBuilding",
    "addressLocatorName",
    "addressDescription",
    "addressPoBox",
)
"""The block as the 2025 edition names it, and the one column that only that of 2019 has."""
(
    POSTCODE,
    COUNTRY,
    REGION,
    DISTRICT,
    COMMUNITY,
    SETTLEMENT,
    STREET,
    HOUSE,
    BLOCK,
    ROOM,
    DESCRIPTION,
    PO_BOX,
) = COLUMNS

_LETTER = "А-ЯҐЄІЇа-яґєії"
_WORD = rf"[А-ЯҐЄІЇ][{_LETTER}’]+"
_NAME = rf"{_WORD}(?:[ -](?:{_WORD}|на|над|під))*"
_HOUSE = rf"\d{{1,4}}(?:\s?-?\s?[{_LETTER}](?![{_LETTER}]))?(?:/\d{{1,4}}[{_LETTER}]?)?"
_HOUSE_WORD = r"(?:(?:буд(?:инок|\.)?|№)\s?№?\s?)?"
_STREETS = (
    r"вул(?:иця|\.)?|пр\.|просп(?:ект|\.)?|пр-т\.?|пр-кт\.?|пров(?:улок|\.)?|бульв(?:ар|\.)?|б-р\.?"
    r"|пл(?:оща|\.)|шосе|узвіз|наб(?:ережна|\.)|проїзд|алея|майдан|тупик|туп\.|мкр\.?|мікрорайон"
    r"|м-н|квартал|кв-л|житловий масив|ж/м|шлях|в’їзд|спуск|лінія"
)
_SETTLEMENTS = r"м\.|місто|с\.|село|смт\.?|с-ще|селище(?: міського типу)?|хутір|х\."
_ROOMS = (
    r"кв\.|квартира|оф\.|офіс|кімн\.|кімната|каб\.|кабінет|прим\.|приміщення|під’їзд|поверх|секція"
)

_POSTCODE_PART = re.compile(r"(?:(?:поштовий )?індекс:? )?(\d{5})", re.IGNORECASE)
_REGION_PART = re.compile(r"([А-ЯҐЄІЇ][а-яґєії’-]+(?:ська|цька|зька)) (?:обл(?:асть|\.)?)")
_DISTRICT_PART = re.compile(r"([А-ЯҐЄІЇ][а-яґєії’-]+(?:ський|цький|зький)) (?:район|р-н\.?)")
_COMMUNITY_PART = re.compile(
    rf"({_WORD}(?:-{_WORD})?(?: (?:сільська|селищна|міська))?)"
    " (?:територіальна громада|громада|ОТГ|ТГ)"
)
_SETTLEMENT_PART = re.compile(rf"(?:{_SETTLEMENTS})\s?({_NAME})")
_STREET_NAME = r"[^,;]*[^\W\d_][^,;]*"
_STREET_PART = re.compile(rf"(?:{_STREETS})(?:(?<=\.)\s?|\s){_STREET_NAME}", re.IGNORECASE)
_NOT_OF_A_STREET = re.compile(
    r"(?<=[\s.])(?:корп|корпус|буд|будинок|кв|квартира|оф|офіс|кімната|каб|кабінет|прим|приміщення"
    r"|поверх|під’їзд|район|р-н|область|обл|громада|тг|отг|місто|село|селище|смт|вулиця|провулок"
    r"|проспект|бульвар|біля|поруч|навпроти|перехрестя|ріг|між|від|до|та)(?![^\W\d_])",
    re.IGNORECASE,
)
"""Words that end the name of a street: what follows is no part of it."""
_STREET_LAST = re.compile(
    rf"[А-ЯҐЄІЇ][{_LETTER}’. -]* (?:вул\.|вулиця|проспект|провулок|бульвар|площа|шосе|узвіз"
    r"|набережна|проїзд|алея|майдан|шлях|спуск)"
)
_STREET_AND_HOUSE = re.compile(rf"(.*[{_LETTER}’.»]) {_HOUSE_WORD}({_HOUSE})")
_HOUSE_PART = re.compile(rf"{_HOUSE_WORD}({_HOUSE})", re.IGNORECASE)
_BLOCK_PART = re.compile(
    rf"корп(?:ус|\.)?\s?№?\s?(\d{{1,3}}[{_LETTER}]?|[{_LETTER}])", re.IGNORECASE
)
_ROOM_PART = re.compile(
    rf"(?:{_ROOMS})\s?№?\s?\d[\d{_LETTER}/-]{{0,7}}|\d{{1,2}}(?:-й)? (?:поверх|під’їзд)",
    re.IGNORECASE,
)
_PO_BOX_PART = re.compile(r"(?:а/с|абонентська скринька)\s?№?\s?(\d{1,5})", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]+")
_LAST_BRACKETS = re.compile(r"\(([^()]+)\)\s?\.?$")
_UNMARKED_BREAK = re.compile(
    r"(?<=[^,;\s]) (?=(?:м|с|смт|вул|просп|пров|бульв|пл|буд|корп|кв|оф|каб|кімн|прим)\.\s?\S)"
)
_CODE_FIRST = re.compile(r"^(\d{5}) (?=\S)")
_CODE_LAST = re.compile(r"(?<=[^,;\s]) (\d{5})\.?$")
_CENTRES = """
Київ Севастополь Сімферополь Вінниця Луцьк Дніпро Донецьк Житомир Ужгород Запоріжжя Львів
Івано-Франківськ Кропивницький Луганськ Миколаїв Одеса Полтава Рівне Суми Тернопіль Харків
Херсон Хмельницький Черкаси Чернівці Чернігів
"""
CENTRES: Final = frozenset(_CENTRES.split())
"""Towns that are known without «м.» before them."""


@dataclass(frozen=True, slots=True)
class Address:
    """``parts``: column of :data:`COLUMNS` → text, only those that the address says.

    ``left`` are parts that were understood and have no column: the district of a city.
    """

    parts: dict[str, str]
    left: tuple[str, ...] = ()


def split_address(text: str) -> Address | None:
    """The parts of the one address that ``text`` is; None if any of them is not understood."""
    if len(text) > MOST_CHARACTERS:
        return None
    line = tidy(_LINE_END.sub(", ", text)).rstrip(",; ")
    found: dict[str, str] = {}
    left: list[str] = []
    if brackets := _LAST_BRACKETS.search(line):
        found[DESCRIPTION] = brackets[1].strip()
        line = line[: brackets.start()].rstrip(",; ")
    for part in _parts(line):
        read = _read(part, found)
        if not read:
            return None
        for column, value in read.items():
            if not column:
                left.append(value)
            elif column not in found:
                found[column] = value
            elif column == ROOM:
                found[column] += f", {value}"
            else:
                return None
    if SETTLEMENT not in found and STREET not in found:
        return None
    return Address(found, tuple(left))


def _parts(line: str) -> list[str]:
    line = _CODE_LAST.sub(r", \1", _CODE_FIRST.sub(r"\1, ", line))
    line = _UNMARKED_BREAK.sub(", ", line)
    return [part.strip() for part in re.split("[,;]", line) if part.strip()]


def _read(part: str, before: Mapping[str, str]) -> dict[str, str]:
    """Column → value of what ``part`` says, with "" as the column where it has none.

    ``before`` is what the parts before it said; nothing comes out where ``part`` is not understood.
    """
    for pattern, column in _PLAIN:
        if match := pattern.fullmatch(part):
            return {column: match[match.lastindex or 0]}
    if match := _REGION_PART.fullmatch(part):
        return {REGION: f"{match[1]} область"}
    if match := _DISTRICT_PART.fullmatch(part):
        # After the settlement it is a district of the city, for which the block has no column.
        return {"": part} if SETTLEMENT in before else {DISTRICT: f"{match[1]} район"}
    if street := _street(part):
        return street
    if part in CENTRES and SETTLEMENT not in before and STREET not in before:
        return {SETTLEMENT: part}
    if STREET in before and (match := _HOUSE_PART.fullmatch(part)):
        return {HOUSE: match[1]}
    return {}


def _street(part: str) -> dict[str, str]:
    """«вул. Харківська», «вул. Харківська, 15-А» without its comma, «Харківське шосе»."""
    match = _STREET_AND_HOUSE.fullmatch(part)
    if match and _is_street(match[1]):
        return {STREET: match[1], HOUSE: match[2]}
    return {STREET: part} if _is_street(part) else {}


def _is_street(part: str) -> bool:
    if _STREET_LAST.fullmatch(part):
        return True
    return bool(_STREET_PART.fullmatch(part)) and not _NOT_OF_A_STREET.search(part)


_PLAIN: Final = (
    (_POSTCODE_PART, POSTCODE),
    (re.compile("Україна"), COUNTRY),
    (re.compile("Автономна Республіка Крим|АР Крим"), REGION),
    (_COMMUNITY_PART, COMMUNITY),
    (_SETTLEMENT_PART, SETTLEMENT),
    (_BLOCK_PART, BLOCK),
    (_ROOM_PART, ROOM),
    (_PO_BOX_PART, PO_BOX),
)

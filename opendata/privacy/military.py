"""Service of a named person in the army, and units by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import somebody_near
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_WORDS: Final = (
    *("військов", "бойових", "ато", "оос", "убд", "мобіліз", "проходить служб", "антитерор"),
    *("захисн", "загиб", "зникл", "полонен", "безвісно", "поранен", "ветеран", "добровол"),
    *("загину", "бригад", "омбр", "обр", "одшб", "ошб", "огшб", "оаембр", "омпб", "опб", "отбр"),
    *("рот", "взвод", "батальй", "б-н"),
    *("призван", "стріл", "штурмов", "лавах", "служить", "демобіл"),
)
_SERVICE = re.compile(
    r"військовослужбов(?:ець|ця|цю|цем|цеві|иц\w+)\b"
    r"|учасник\w* бойових дій|учасник\w* (?:ато|оос)\b|\bубд\b|мобілізован\w*"
    r"|військов\w+ служб\w+|проходить службу|демобілізован\w*"
    r"|учасник\w* антитерористичн\w+|захисни(?:к|ку|ка|ці|ком|ця)\b(?! україни» )"
    r"|\d{1,3}(?:-ї|-а|-ій)? окр(?:ем\w+|\.) (?:[а-яґєії-]+ ){0,2}бригад\w+|загину(?:в|ла|вш\w+)\b"
    r"|загибел\w+|\b\d{1,3}[ -](?:а |ої |ій |а)?(?:ом?бр|одшбр?|ошбр?|огшбр?|оаембр"
    r"|омпбр?|опбр?|отбр|обртро)\b"
    r"|\b\d{1,2}(?:-\w{1,3})? (?:рот[аиіу]|взвод\w{0,2}|батальйон\w{0,2}|б-н\w{0,2})\b"
    r"|загибл\w+|зникл\w+ безвісти|полонен\w+|безвісно відсутн\w+|поранен\w+|ветеран\w* війни"
    r"|добровол\w+ формуванн\w+|призван\w+ (?:на|до|по)\b|в лавах (?:зсу|збройн)\w*"
    r"|служить (?:в|у) (?:зсу|збройн)\w*|\bстріл(?:ець|ьц\w+)[ -](?:\d|роти|взвод|відділ|батальй"
    r"|санітар|снайпер|військов)|штурмов\w+ бригад\w+"
    r"|військов\w+ квит\w+"
)
_UNIT = re.compile(
    r"(?:військов\w+ частин\w+|в/ч|польов\w+ пошт\w+)\s?(?:№\s?|пп\s)?(?:[аaтtвb]\s?-?)?\d{4}(?!\d)"
)
_UNIT_WORDS: Final = ("військов", "в/ч", "польов", "вос")
_TRADE = re.compile(r"\bвос\W{1,3}\d{6}[аa]?(?!\w)")
"""What a soldier was trained for, as military offices note it."""


def service(passage: Passage) -> Iterator[Found]:
    """Notes on the service of a named person, and numbers of units."""
    for found in passage.near_words(_SERVICE, _WORDS):
        start, end = found.span()
        if not somebody_near(passage, start, end, 200, 200):
            continue
        why = msg("a note on military service in one sentence with a person")
        yield made(passage, Kind.MILITARY, (start, end), Grade.BLOCK, why)
    for pattern in (_UNIT, _TRADE):
        for found in passage.near_words(pattern, _UNIT_WORDS):
            why = msg("the number of a military unit")
            yield made(passage, Kind.MILITARY, found.span(), Grade.LOOK, why)

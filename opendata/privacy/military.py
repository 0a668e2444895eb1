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
    *("загину", "бригад", "омбр", "обр", "одшбр", "ошбр", "оаембр", "омпбр"),
    *("призван", "стріл", "штурмов", "лавах", "служить", "демобіл"),
)
_SERVICE = re.compile(
    r"військовослужбов(?:ець|ця|цю|цем|цеві|иц\w+)\b"
    r"|учасник\w* бойових дій|учасник\w* (?:ато|оос)\b|\bубд\b|мобілізован\w*"
    r"|військов\w+ служб\w+|проходить службу|демобілізован\w*"
    r"|учасник\w* антитерористичн\w+|захисни(?:к|ку|ка|ці|ком|ця)\b(?! україни» )"
    r"|\d{1,3}(?:-ї|-а|-ій)? окрем\w+ (?:[а-яґєії-]+ ){0,2}бригад\w+|загину(?:в|ла|вш\w+)\b"
    r"|загибел\w+|\b\d{1,3}[ -](?:а |ої |ій |а)?(?:ом?бр|одшбр|ошбр|оаембр"
    r"|омпбр)\b"
    r"|загибл\w+|зникл\w+ безвісти|полонен\w+|безвісно відсутн\w+|поранен\w+|ветеран\w* війни"
    r"|добровол\w+ формуванн\w+|призван\w+ (?:на|до|по)\b|в лавах (?:зсу|збройн)\w*"
    r"|служить (?:в|у) (?:зсу|збройн)\w*|\bстріл(?:ець|ьц\w+)[ -](?:\d|роти|взвод|відділ|батальй"
    r"|санітар|снайпер|військов)|штурмов\w+ бригад\w+"
    r"|військов\w+ квит\w+"
)
_UNIT = re.compile(r"(?:військов\w+ частин\w+|в/ч)\s?(?:№\s?)?(?:[аaтt]\s?-?)?\d{4}(?!\d)")


def service(passage: Passage) -> Iterator[Found]:
    """Notes on the service of a named person, and numbers of units."""
    for found in passage.near_words(_SERVICE, _WORDS):
        start, end = found.span()
        if not somebody_near(passage, start, end, 200, 200):
            continue
        why = msg("a note on military service in one sentence with a person")
        yield made(passage, Kind.MILITARY, (start, end), Grade.BLOCK, why)
    if "частин" in passage.low or "в/ч" in passage.low:
        for found in _UNIT.finditer(passage.low):
            why = msg("the number of a military unit")
            yield made(passage, Kind.MILITARY, found.span(), Grade.LOOK, why)

"""The regions of Ukraine: their digits in KATOTTG, their names, their postal codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from opendata.clean.lookalikes import to_cyrillic


@dataclass(frozen=True, slots=True)
class Region:
    """``katottg`` is the two digits after «UA», ``name`` the short name («Полтавська»),
    ``post`` the first and the last pair of digits with which its postal codes begin.
    """

    katottg: str
    name: str
    post: tuple[str, str]

    @property
    def title(self) -> str:
        """The full name, as it stands in an address."""
        return self.name if self.katottg in ("01", "80", "85") else f"{self.name} область"


# KATOTTG: the codifier, order 290 of the Ministry for Communities of 26 November 2020.
# Postal codes: the five-digit codes in use since 2000.
_ALL: Final = (
    Region("01", "Автономна Республіка Крим", ("95", "98")),
    Region("05", "Вінницька", ("21", "24")),
    Region("07", "Волинська", ("43", "45")),
    Region("12", "Дніпропетровська", ("49", "53")),
    Region("14", "Донецька", ("83", "87")),
    Region("18", "Житомирська", ("10", "13")),
    Region("21", "Закарпатська", ("88", "90")),
    Region("23", "Запорізька", ("69", "72")),
    Region("26", "Івано-Франківська", ("76", "78")),
    Region("32", "Київська", ("07", "09")),
    Region("35", "Кіровоградська", ("25", "28")),
    Region("44", "Луганська", ("91", "94")),
    Region("46", "Львівська", ("79", "82")),
    Region("48", "Миколаївська", ("54", "57")),
    Region("51", "Одеська", ("65", "68")),
    Region("53", "Полтавська", ("36", "39")),
    Region("56", "Рівненська", ("33", "35")),
    Region("59", "Сумська", ("40", "42")),
    Region("61", "Тернопільська", ("46", "48")),
    Region("63", "Харківська", ("61", "64")),
    Region("65", "Херсонська", ("73", "75")),
    Region("68", "Хмельницька", ("29", "32")),
    Region("71", "Черкаська", ("18", "20")),
    Region("73", "Чернівецька", ("58", "60")),
    Region("74", "Чернігівська", ("14", "17")),
    Region("80", "Київ", ("01", "06")),
    Region("85", "Севастополь", ("99", "99")),
)
REGIONS: Final = {one.katottg: one for one in _ALL}
_CITY_AND_LAND: Final = {"80": "32", "85": "01"}
"""Bodies of the land have offices in its city, and suburbs have changed sides."""
_WORDS: Final = re.compile(r"\b(?:область|обл|місто|м)\b\.?")
_SHORT: Final = {"ар крим": "01", "арк": "01", "крим": "01"}
_NAMES: Final = {one.name.casefold(): one.katottg for one in _ALL} | _SHORT


def region_named(text: str) -> Region | None:
    """The region that ``text`` names («Полтавська область», «м. Київ», «АР Крим»), else None."""
    words = _WORDS.sub(" ", to_cyrillic(text[:100]).casefold().replace("’", "'"))
    code = _NAMES.get(" ".join(words.replace("‑", "-").replace("–", "-").split()))
    return REGIONS[code] if code else None


def region_of_post(code: str) -> Region | None:
    """The region in which a postal code of five digits lies, else None."""
    pair = code[:2]
    return next((one for one in _ALL if one.post[0] <= pair <= one.post[1]), None)


def near(one: Region, other: Region) -> bool:
    """True for the same region, and for a city with special status and the land around it."""

    def land(region: Region) -> str:
        return _CITY_AND_LAND.get(region.katottg, region.katottg)

    return land(one) == land(other)

"""Whether a description of a dataset is DCAT-AP, by a check of our own.

It looks at what DCAT-AP 3 makes mandatory, and at the values of what is there: dates that are
dates, addresses that are addresses, one of what may stand once. It is not the official validation,
which is made with shapes in SHACL; it cannot find everything that they do, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

ADDRESS: Final = re.compile(r"(?:https?|mailto):\S+|[a-z]+:\w+")
STAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

Fits = Callable[[Any], bool]


def texts(value: Any) -> bool:
    """A text that is not empty, with or without a language."""
    said = value.get("@value") if isinstance(value, Mapping) else value
    return isinstance(said, str) and bool(said.strip())


def address(value: Any) -> bool:
    """A thing with an address."""
    return isinstance(value, Mapping) and bool(ADDRESS.fullmatch(str(value.get("@id", ""))))


def moment(value: Any) -> bool:
    """A day, or a moment with its zone, of its type."""
    if not isinstance(value, Mapping):
        return False
    form = {"xsd:dateTime": STAMP, "xsd:date": DAY}.get(str(value.get("@type")))
    return form is not None and form.fullmatch(str(value.get("@value"))) is not None


def size(value: Any) -> bool:
    """A number of bytes."""
    return (
        isinstance(value, Mapping)
        and value.get("@type") == "xsd:nonNegativeInteger"
        and str(value.get("@value")).isdecimal()
    )


def node(kind: str, *wanted: str) -> Fits:
    """A thing of the class ``kind`` that has the properties ``wanted``."""

    def fits(value: Any) -> bool:
        return (
            isinstance(value, Mapping)
            and value.get("@type") == kind
            and all(value.get(name) for name in wanted)
        )

    return fits


@dataclass(frozen=True, slots=True)
class Rule:
    """One property: ``most`` values (0: any number), which must be there, and fit."""

    name: str
    fits: Fits
    needed: bool = False
    most: int = 0


DATASET: Final = (
    Rule("dct:title", texts, needed=True),
    Rule("dct:description", texts, needed=True),
    Rule("dcat:distribution", node("dcat:Distribution")),
    Rule("dcat:contactPoint", node("vcard:Kind", "vcard:fn", "vcard:hasEmail")),
    Rule("dcat:keyword", texts),
    Rule("dcat:theme", address),
    Rule("dct:publisher", node("foaf:Agent", "foaf:name"), most=1),
    Rule("dct:spatial", node("dct:Location")),
    Rule("dct:temporal", node("dct:PeriodOfTime", "dcat:startDate", "dcat:endDate")),
    Rule("dct:accessRights", address, most=1),
    Rule("dct:accrualPeriodicity", address, most=1),
    Rule("dct:language", address),
    Rule("dct:identifier", texts),
    Rule("dct:issued", moment, most=1),
    Rule("dct:modified", moment, most=1),
    Rule("dcat:landingPage", address),
    Rule("dcat:version", texts, most=1),
)
DISTRIBUTION: Final = (
    Rule("dcat:accessURL", address, needed=True),
    Rule("dcat:downloadURL", address),
    Rule("dct:title", texts),
    Rule("dct:format", address, most=1),
    Rule("dcat:mediaType", address, most=1),
    Rule("dcat:byteSize", size, most=1),
    Rule("dct:license", address, most=1),
    Rule("dct:rights", node("dct:RightsStatement"), most=1),
    Rule("dct:issued", moment, most=1),
    Rule("dct:modified", moment, most=1),
    Rule("spdx:checksum", node("spdx:Checksum", "spdx:algorithm", "spdx:checksumValue"), most=1),
)


def values(thing: Mapping[str, Any], name: str) -> list[Any]:
    """The values of a property: none, one or many."""
    found = thing.get(name)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]


def faults(dataset: Mapping[str, Any]) -> tuple[str, ...]:
    """The properties of ``dataset`` and of its distributions that are not as they must be."""
    found = [*_faults(dataset, DATASET)]
    for one in values(dataset, "dcat:distribution"):
        if isinstance(one, Mapping):
            found += _faults(one, DISTRIBUTION)
    return tuple(dict.fromkeys(found))


def _faults(thing: Mapping[str, Any], rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        found = values(thing, rule.name)
        missing, many = rule.needed and not found, rule.most and len(found) > rule.most
        if missing or many or not all(rule.fits(one) for one in found):
            yield rule.name

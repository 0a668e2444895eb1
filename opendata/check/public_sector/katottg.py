"""A KATOTTG code: UA, two digits of the region, two of the raion, three of the hromada, three of
the settlement, two of the city district, and five of a number that is the record's own.

Source: the codifier, approved by order 290 of the Ministry for Communities of 26 November 2020. The
last five digits say nothing about the territory, so nothing is asked of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import partial
from typing import Final

from opendata.check.public_sector.address import blocks
from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.check.public_sector.regions import REGIONS
from opendata.clean.identifiers import clean_katottg, is_katottg
from opendata.messages import Message, msg

_PARTS = re.compile(
    r"UA(?P<region>[0-9]{2})(?P<raion>[0-9]{2})(?P<hromada>[0-9]{3})"
    r"(?P<settlement>[0-9]{3})(?P<district>[0-9]{2})[0-9]{5}"
)
_CITIES: Final = ("80", "85")
"""Kyiv and Sevastopol: a region that is a settlement, with districts right below it."""
_EXCLUSION_ZONE: Final = "32"
"""Prypiat and Chornobyl belong to no raion and no hromada."""


class Level(IntEnum):
    """How deep a code goes."""

    REGION = 1
    RAION = 2
    HROMADA = 3
    SETTLEMENT = 4
    DISTRICT = 5


_LEVELS: Final = {
    Level.REGION: msg("the region"),
    Level.RAION: msg("the raion"),
    Level.HROMADA: msg("the hromada"),
}


def level(code: str) -> Level | None:
    """How deep ``code`` goes, or None if the codifier cannot hold such a code: another form, a
    region that does not exist, or a lower unit without the unit that it belongs to.
    """
    parts = _PARTS.fullmatch(code)
    if parts is None or parts["region"] not in REGIONS:
        return None
    region = parts["region"]
    raion, hromada, settlement, district = (
        bool(int(parts[name])) for name in ("raion", "hromada", "settlement", "district")
    )
    if district:
        return Level.DISTRICT if settlement or region in _CITIES else None
    if settlement:
        whole = raion and hromada
        alone = region == _EXCLUSION_ZONE and not raion and not hromada
        return Level.SETTLEMENT if whole or alone else None
    if hromada:
        return Level.HROMADA if raion else None
    if raion:
        return Level.RAION
    return Level.SETTLEMENT if region in _CITIES else Level.REGION


def rule(layout: Layout) -> Rule | None:
    """``katottg-form`` for a code that cannot be, ``katottg-level`` for one in an address that
    names a settlement, while the code stops above it.
    """
    columns = layout.holding("katottg")
    named = {block.code: block.post_name for block in blocks(layout) if block.code is not None}

    def look(column: Column) -> Look:
        settlement = named.get(column)
        read = (column, settlement) if settlement else (column,)
        return Look(read, partial(_look, column, settlement))

    return rule_of(map(look, columns))


def _look(column: Column, settlement: Column | None, row: Cells) -> Iterator[Finding]:
    for code in row.parts(column):
        depth = level(code)
        if depth is None:
            if not column.pattern or is_katottg(code):  # else the schema has said it
                yield _form(column, code)
        elif depth < Level.SETTLEMENT and settlement and row.text(settlement):
            yield problem(
                "katottg-level",
                column,
                msg(
                    "«{label}» tells only {level}, though the address names a settlement",
                    label=column.title,
                    level=_LEVELS[depth],
                ),
                code,
                expected=msg("the code of the settlement itself"),
                remedy=msg("Find the settlement in the codifier (КАТОТТГ); take its code."),
            )


def _form(column: Column, code: str) -> Finding:
    return problem(
        "katottg-form",
        column,
        msg("there can be no such code in «{label}»: {why}", label=column.title, why=_why(code)),
        code,
        expected=msg("UA in Latin letters and 17 digits, such as UA32140050010021659"),
        remedy=_remedy(code),
    )


def _why(code: str) -> Message:
    if not is_katottg(code):
        return msg("it is not UA and 17 digits")
    if code[2:4] not in REGIONS:
        return msg("no region has the digits {digits}", digits=code[2:4])
    return msg("a unit is given without the one that it belongs to")


def _remedy(code: str) -> Message:
    cleaned = clean_katottg(code)
    if cleaned != code and level(cleaned) is not None:
        return msg("Write {value}: there are blanks or other letters in the cell.", value=cleaned)
    return msg("Find the place in the codifier (КАТОТТГ) and copy its code.")

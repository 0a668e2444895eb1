"""The block of address columns: whether its parts tell of one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.check.public_sector.regions import REGIONS, Region, region_named
from opendata.clean.identifiers import is_katottg
from opendata.messages import Message, msg

COUNTRY: Final = ("Україна", "UKR")
"""One table asks for the code of ISO 3166 instead of the name; in the others the list of values
lets the name alone stand."""
_KIND = re.compile(
    r"(?:(?:м|с|смт|с-ще|сел)(?:\.|\s)|(?:місто|село|селище)\s)\s*(?=\S)", re.IGNORECASE
)
_ROLES: Final = {
    "addressadminunitl1": "country",
    "addressadminunitl2": "region",
    "addresspostname": "post_name",
    "addresspostcode": "post_code",
    "addressthoroughfare": "street",
    "catuttc": "code",
}


@dataclass(slots=True)
class Block:
    """The columns of one address; a table may have several, told apart by how the names begin."""

    country: Column | None = None
    region: Column | None = None
    post_name: Column | None = None
    post_code: Column | None = None
    street: Column | None = None
    code: Column | None = None

    def region_of_code(self, row: Cells) -> Region | None:
        """The region that the KATOTTG code tells."""
        code = row.text(self.code) if self.code else None
        return REGIONS.get(code[2:4]) if code and is_katottg(code) else None

    def region_of_name(self, row: Cells) -> Region | None:
        """The region that the address names."""
        name = row.text(self.region) if self.region else None
        return region_named(name) if name else None


def blocks(layout: Layout) -> tuple[Block, ...]:
    """The addresses of a table: ``addressPostName``, ``captureAddressPostName`` and the older
    ``address_post_name`` are the same part of three of them.
    """
    found: dict[str, Block] = {}
    for column in layout.columns:
        name = column.name.replace("_", "").lower()
        for ending, role in _ROLES.items():
            if name.endswith(ending):
                setattr(found.setdefault(name.removesuffix(ending), Block()), role, column)
    return tuple(found.values())


def rule(layout: Layout) -> Rule | None:
    """``address-inconsistent``: another country, a region that is not that of the code, a street
    without a region, a settlement with its kind before the name.
    """
    every = blocks(layout)
    if not any(one.region or one.post_name for one in every):
        return None
    return rule_of(look for block in every for look in _looks(block))


def _looks(block: Block) -> Iterator[Look]:
    if block.country:
        yield Look((block.country,), partial(_country, block))
    if block.region:
        beside = (one for one in (block.street, block.code) if one)
        yield Look((block.region, *beside), partial(_region, block))
    if block.post_name:
        yield Look((block.post_name,), partial(_settlement, block))


def _country(block: Block, row: Cells) -> Iterator[Finding]:
    column = block.country
    text = row.text(column) if column else None
    # A column of the country alone has a list of codes: the assets of a community say «UKR».
    if column and text and text not in COUNTRY and (block.region or block.post_name):
        yield _finding(
            column,
            msg("the country of the address is not «Україна»"),
            text,
            msg("the word «Україна»"),
            msg("Write «Україна»; an address abroad does not belong into these columns."),
        )


def _region(block: Block, row: Cells) -> Iterator[Finding]:
    column = block.region
    if column is None:
        return
    name = row.text(column)
    if name is None:
        if block.street and row.text(block.street):
            yield _finding(
                column,
                msg("«{label}» is empty, though the street is given", label=column.title),
                None,
                msg("the oblast, or the city with special status"),
                msg("Write the full name of the oblast, such as «Полтавська область»."),
            )
        return
    told, coded = region_named(name), block.region_of_code(row)
    if told and coded and told != coded:
        yield _finding(
            column,
            msg(
                "the address names {told}, but the KATOTTG code is of another region: {coded}",
                told=told.title,
                coded=coded.title,
            ),
            name,
            msg("the region of the KATOTTG code"),
            msg("Find the settlement in the codifier (КАТОТТГ); correct the code or the name."),
        )


def _settlement(block: Block, row: Cells) -> Iterator[Finding]:
    column = block.post_name
    text = row.text(column) if column else None
    kind = _KIND.match(text) if text else None
    if column and text and kind:
        yield _finding(
            column,
            msg("«{label}» begins with the kind of the settlement", label=column.title),
            text,
            msg("the name alone: {name}", name=text[kind.end() :]),
            msg("Delete «{word}» from the cell.", word=kind[0].strip()),
        )


def _finding(
    column: Column, what: Message, found: str | None, expected: Message, remedy: Message
) -> Finding:
    return problem("address-inconsistent", column, what, found, expected=expected, remedy=remedy)

"""Postal codes: five digits as text, in the region of the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from opendata.check.public_sector.address import Block, blocks
from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.check.public_sector.regions import near, region_of_post
from opendata.messages import Message, msg

_FORM = re.compile(r"[0-9]{5}")
_SHORT = re.compile(r"[1-9][0-9]{3}")
_LEAST = "01001"


def is_postal_code(text: str) -> bool:
    """True for 01001 to 99999; no office has a code that begins with 00."""
    return bool(_FORM.fullmatch(text)) and text >= _LEAST


def rule(layout: Layout) -> Rule | None:
    """``postal-code`` for what is none, ``postal-code-region`` for one of another region."""
    columns = layout.holding("postcode")
    of_address = {one.post_code: one for one in blocks(layout) if one.post_code is not None}

    def look(column: Column) -> Look:
        block = of_address.get(column)
        near_it = (block.code, block.region) if block else ()
        read = (column, *(one for one in near_it if one))
        return Look(read, partial(_look, column, block))

    return rule_of(map(look, columns))


def _look(column: Column, block: Block | None, row: Cells) -> Iterator[Finding]:
    for code in row.parts(column):
        if is_postal_code(code):
            if block:
                yield from _region(column, block, code, row)
        elif not column.pattern or _FORM.fullmatch(code):  # else the schema has said it
            yield problem(
                "postal-code",
                column,
                msg("«{label}» is not a postal code", label=column.title),
                code,
                expected=msg("five digits, from 01001 to 99999"),
                remedy=_remedy(code),
            )


def _remedy(code: str) -> Message:
    if _SHORT.fullmatch(code):
        return msg(
            "Make the column text and write {value}: Excel has eaten the zero.", value=f"0{code}"
        )
    return msg("Look the code up on the site of Ukrposhta.")


def _region(column: Column, block: Block, code: str, row: Cells) -> Iterator[Finding]:
    # It is enough that the code fits one of the two: which of them errs, the address check says.
    told = [one for one in (block.region_of_code(row), block.region_of_name(row)) if one]
    lies = region_of_post(code)
    if lies and told and not any(near(lies, one) for one in told):
        yield problem(
            "postal-code-region",
            column,
            msg(
                "the postal code is of another region than the address: {lies}, not {told}",
                lies=lies.title,
                told=told[0].title,
            ),
            code,
            expected=msg(
                "a code that begins with {first} to {last}",
                first=told[0].post[0],
                last=told[0].post[1],
            ),
            remedy=msg("Look the code up on the site of Ukrposhta, or correct the region."),
        )

"""Telephone numbers: +380 and nine digits, several divided by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.messages import Message, msg

_FORM = re.compile(r"\+?380[0-9]{9}")
_NOISE = re.compile(r"[\s()\u2010-\u2015-]+")
_NATIONAL = re.compile(r"(?:\+?38)?(0[0-9]{9})")


def is_telephone(text: str) -> bool:
    """True for ``+380`` and nine digits; the plus may lack, as workbooks drop it."""
    return bool(_FORM.fullmatch(text))


def as_telephone(text: str) -> str | None:
    """The number in the recommended form, if blanks, brackets, hyphens or the code of the country
    are all that is amiss.
    """
    number = _NATIONAL.fullmatch(_NOISE.sub("", text[:60]))
    return f"+38{number[1]}" if number else None


def rule(layout: Layout) -> Rule | None:
    """``telephone-form``. A warning: a short number or one abroad may be right."""
    columns = [one for one in layout.holding("phone") if not one.pattern]
    return rule_of(Look((one,), partial(_look, one)) for one in columns)


def _look(column: Column, row: Cells) -> Iterator[Finding]:
    for number in row.parts(column, ",;"):
        if not is_telephone(number):
            yield problem(
                "telephone-form",
                column,
                msg("«{label}» is written in another form", label=column.title),
                number,
                expected=msg("+380 and nine digits without blanks: +380441234567"),
                remedy=_remedy(number),
            )


def _remedy(number: str) -> Message:
    known = as_telephone(number)
    if known:
        return msg("Write {value}.", value=known)
    return msg("Write the number with the code of the city; divide several by commas.")

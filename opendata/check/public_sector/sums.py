"""Sums: general fund and special fund make the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.messages import msg

_AMOUNT = re.compile(r"[+-]?[0-9]{1,30}(?:[.,][0-9]{1,20})?")
_EXACT: Final = Context(prec=80)
"""Enough for every number of that form, so that nothing is rounded on the way."""
_ROUNDING: Final = Decimal("0.01")
_FUND = re.compile(r"(General|general)(_?[Ff]und)?")


def triples(layout: Layout) -> tuple[tuple[Column, Column, Column], ...]:
    """General, special and total, by names that differ in that word alone: ``amountGeneralFund``,
    ``amountSpecialFund``, ``amountTotal``.

    Indicators have the same columns, but a percentage of one fund and one of the other make no sum:
    a table with units of measure is left alone.
    """
    if layout.get("unitName"):
        return ()
    return tuple(one for column in layout.columns if (one := _triple(column, layout)))


def _triple(general: Column, layout: Layout) -> tuple[Column, Column, Column] | None:
    word = _FUND.search(general.name)
    if word is None:
        return None
    start, end = general.name[: word.start()], general.name[word.end() :]
    fund = word[2] or ""
    other, whole = ("Special", "Total") if word[1] == "General" else ("special", "total")
    special = layout.get(f"{start}{other}{fund}{end}")
    total = layout.first((f"{start}{whole}{end}", f"{start}{whole}{fund}{end}"))
    return (general, special, total) if special and total else None


def rule(layout: Layout) -> Rule | None:
    """``sum-differs``: exact to the last digit, but for a hundredth where the schema says that the
    column is rounded. A row in which one of the three is missing tells nothing.
    """
    return rule_of(Look(one, partial(_look, *one)) for one in triples(layout))


def _look(general: Column, special: Column, total: Column, row: Cells) -> Iterator[Finding]:
    one, two, whole = (_amount(row.text(each)) for each in (general, special, total))
    if one is None or two is None or whole is None:
        return
    right = _EXACT.add(one, two)
    allowed = _ROUNDING if total.rounded else Decimal(0)
    if abs(_EXACT.subtract(right, whole)) > allowed:
        yield problem(
            "sum-differs",
            total,
            msg(
                "«{label}» is not the sum of the two funds: {one} + {two}",
                label=total.title,
                one=f"{one:f}",
                two=f"{two:f}",
            ),
            row.text(total),
            expected=msg("{value}", value=f"{right:f}"),
            remedy=msg("Compare the three amounts with the document."),
        )


def _amount(text: str | None) -> Decimal | None:
    if text is None or not _AMOUNT.fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))

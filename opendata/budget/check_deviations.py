"""Deviations of a report that are not what was approved less what was spent, or reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opendata.budget.check_codes import LOOK
from opendata.budget.compare import FUNDS, TOLERANCE, ZERO, written
from opendata.budget.form import Figure, Finding, Form, Row
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity


def check_deviations(form: Form) -> Iterator[Finding]:
    """A deviation is what was approved less what was spent, or reached.

    Many programs print it the other way round. Where a whole form does, that is told once.
    """
    triples = [triple for row in _all_rows(form) for triple in _triples(row)]
    wrong = [one for one in triples if abs(one[0].value - one[1]) > TOLERANCE]
    telling = [one for one in triples if abs(one[1]) > TOLERANCE or abs(one[0].value) > TOLERANCE]
    turned = [one for one in wrong if abs(one[0].value + one[1]) <= TOLERANCE]
    if len(turned) > 1 and len(turned) == len(telling):
        yield Finding(
            Problem(
                "budget-deviation-sign",
                msg("deviations are printed as actual less approved, not approved less actual"),
                Place(cell=turned[0][0].cell),
                found=written(turned[0][0].value),
                severity=Severity.NOTE,
            ),
            tuple(one[0].cell for one in turned),
        )
        return
    for figure, expected, cells in wrong:
        yield Finding(
            Problem(
                "budget-deviation",
                msg(
                    "the deviation is printed as {printed}, approved less actual is {expected}",
                    printed=written(figure.value),
                    expected=written(expected),
                ),
                Place(cell=figure.cell),
                found=written(figure.value),
                remedy=LOOK,
            ),
            (figure.cell, *cells),
        )


def _all_rows(form: Form) -> Iterator[Row]:
    if form.spending:
        yield form.spending
    for table in (form.directions, form.programmes, form.indicators):
        yield from table.rows
        if table.total is not None:
            yield table.total


def _triples(row: Row) -> Iterator[tuple[Figure, Decimal, tuple[str, ...]]]:
    """Each printed deviation, what it should be, and the cells of the two others."""
    for fund in FUNDS:
        printed = fund(row.deviation)
        others = [one for one in (fund(row.approved), fund(row.actual)) if one is not None]
        if printed is None or not others:
            continue
        approved, actual = fund(row.approved), fund(row.actual)
        expected = (approved.value if approved else ZERO) - (actual.value if actual else ZERO)
        yield printed, expected, tuple(one.cell for one in others)

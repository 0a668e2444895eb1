"""What does not add up in a form. The printed values stay as they are; they are only compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from opendata.budget.check_codes import LOOK, check_codes
from opendata.budget.check_deviations import check_deviations
from opendata.budget.compare import FUNDS, STAGES, TOLERANCE, ZERO, written
from opendata.budget.form import Figure, Finding, Form, Kind, Row, Sums, Table
from opendata.budget.rows import Unreadable
from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity


def check(form: Form) -> tuple[Finding, ...]:
    """All that does not add up, in the order of the form."""
    return (
        *check_codes(form),
        *_parts(form),
        *_funds(form.amount),
        *_tables(form),
        *_amount(form),
        *check_deviations(form),
    )


def unreadable(cells: Iterable[Unreadable]) -> Iterator[Finding]:
    """Cells in columns of figures that hold something else."""
    for one in cells:
        yield Finding(
            Problem(
                "budget-number",
                msg("a figure should stand here"),
                Place(cell=one.cell),
                found=one.text,
                expected=msg("a number, a dash or nothing"),
                remedy=msg("Write the figure alone into the cell, in digits."),
            ),
            (one.cell,),
        )


def thousands() -> Finding:
    """The sums are thousands: whoever adds them to others must know."""
    return Finding(
        Problem(
            "budget-thousands",
            msg("the sums of this form are in thousands of hryvnias, and are given as printed"),
            severity=Severity.WARNING,
        ),
        (),
    )


def _parts(form: Form) -> Iterator[Finding]:
    """What every form has, and was not found in this one."""
    lacking = []
    if form.programme.kpkvk is None:
        lacking.append(msg("the code of the programme"))
    if form.year is None:
        lacking.append(msg("the year"))
    if form.kind is Kind.PASSPORT and form.amount == Sums():
        lacking.append(msg("the amount (item 4)"))
    if not form.directions.found and not (form.kind is Kind.REPORT and form.spending):
        lacking.append(msg("the directions of use"))
    if not form.indicators.found:
        lacking.append(msg("the performance indicators"))
    for part in lacking:
        yield Finding(
            Problem(
                "budget-missing",
                msg("not found in the form: {part}", part=part),
                remedy=msg("See whether the form has it, in the words of the official one."),
                severity=Severity.WARNING,
            ),
            (),
        )


def _tables(form: Form) -> Iterator[Finding]:
    rows = [form.spending] if form.spending else []
    for row in rows:
        yield from _row(row)
    for table, summed in (
        (form.directions, True),
        (form.programmes, True),
        (form.indicators, False),
    ):
        for row in (*table.rows, *((table.total,) if table.total else ())):
            yield from _row(row)
        if summed and table.total is not None:
            yield from _totals(table, table.total)


def _row(row: Row) -> Iterator[Finding]:
    for stage in STAGES:
        yield from _funds(stage(row))


def _funds(sums: Sums) -> Iterator[Finding]:
    """General and special fund make the total."""
    parts = [figure for figure in (sums.general, sums.special) if figure is not None]
    if sums.total is None or not parts:
        return
    added = sum((figure.value for figure in parts), ZERO)
    if abs(added - sums.total.value) > TOLERANCE:
        yield _wrong_sum(
            sums.total, parts, added, msg("the general and the special fund make another total")
        )


def _totals(table: Table, total: Row) -> Iterator[Finding]:
    for stage in STAGES:
        for fund in FUNDS:
            printed = fund(stage(total))
            parts = [
                figure
                for row in table.rows
                if not row.part and (figure := fund(stage(row))) is not None
            ]
            if printed is None:
                continue
            added = sum((figure.value for figure in parts), ZERO)
            if abs(added - printed.value) > TOLERANCE:
                yield Finding(
                    Problem(
                        "budget-total",
                        msg(
                            "«Усього» says {printed}, its rows make {added}",
                            printed=written(printed.value),
                            added=written(added),
                        ),
                        Place(cell=printed.cell),
                        found=written(printed.value),
                        remedy=LOOK,
                    ),
                    (printed.cell, *(figure.cell for figure in parts)),
                )


def _wrong_sum(total: Figure, parts: Sequence[Figure], added: Decimal, what: Message) -> Finding:
    return Finding(
        Problem(
            "budget-sum",
            msg(
                "{what}: {added}, not {printed}",
                what=what,
                added=written(added),
                printed=written(total.value),
            ),
            Place(cell=total.cell),
            found=written(total.value),
            remedy=LOOK,
        ),
        (total.cell, *(part.cell for part in parts)),
    )


def _amount(form: Form) -> Iterator[Finding]:
    """Item 4 says what the directions make."""
    stages = STAGES if form.spending else STAGES[:1]
    for stage in stages:
        amount = stage(form.spending) if form.spending else form.amount
        for fund in FUNDS:
            stated = fund(amount)
            made, cells = _made(form.directions, lambda row: fund(stage(row)))  # noqa: B023
            if stated is None or made is None or abs(stated.value - made) <= TOLERANCE:
                continue
            yield Finding(
                Problem(
                    "budget-amount",
                    msg(
                        "the amount is stated as {stated}, the directions of use make {made}",
                        stated=written(stated.value),
                        made=written(made),
                    ),
                    Place(cell=stated.cell),
                    found=written(stated.value),
                    remedy=LOOK,
                ),
                (stated.cell, *cells),
            )


def _made(
    table: Table, figure: Callable[[Row], Figure | None]
) -> tuple[Decimal | None, tuple[str, ...]]:
    """What «Усього» prints, or the rows make where it prints nothing; and the cells of that."""
    if table.total is not None and (printed := figure(table.total)) is not None:
        return printed.value, (printed.cell,)
    parts = [one for row in table.rows if not row.part and (one := figure(row)) is not None]
    if not parts:
        return None, ()
    return sum((one.value for one in parts), ZERO), tuple(one.cell for one in parts)

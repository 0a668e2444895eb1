"""What several statements of a workbook, or of a folder, say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opendata.budget.compare import TOLERANCE
from opendata.budget.form import Finding
from opendata.financials import findings
from opendata.financials.formulas import COLUMNS, result_of
from opendata.financials.statement import Kind, Statement, signed


def across(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of one workbook, with notes on profits that the balance does not show."""
    balances = {_owner(one): one for one in statements if one.kind is Kind.BALANCE}
    return tuple(
        replace(one, findings=(*one.findings, *_profit(one, balances.get(_owner(one)))))
        if one.kind is Kind.RESULTS
        else one
        for one in statements
    )


def same_figures(one: Statement, other: Statement) -> bool:
    """Whether two statements print the same figures in the same lines; nothing printed is none."""

    def figures(statement: Statement) -> dict[str, tuple[object, object]]:
        return {
            line.code: (signed(line.current), signed(line.previous))
            for line in statement.lines
            if line.current or line.previous
        }

    return figures(one) == figures(other) and one.unit == other.unit


def _owner(statement: Statement) -> tuple[object, ...]:
    code = statement.edrpou.text if statement.edrpou else statement.name
    return code, statement.end, statement.size


def _profit(results: Statement, balance: Statement | None) -> Iterator[Finding]:
    """The net result against the change of line 1420; a part may have been paid out."""
    line = balance.by_code.get("1420") if balance is not None else None
    if balance is None or line is None or balance.unit is not results.unit:
        return
    net, cells = result_of(results, "2350", COLUMNS[0])
    change = signed(line.current) - signed(line.previous)
    if cells and abs(net - change) > TOLERANCE:
        beside = line if balance.sheet == results.sheet else None
        yield findings.profit(net, change, cells[0], beside)

"""Versions of passports, and reports → rows of the tables that are published of them.

Figures are as printed, with a point; what the form does not print is None, and so is a code that
has not the digits of its kind: a finding shows it. «Усього» of a section is no row: in a report the
columns of the report itself have it, in a passport item 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from opendata.budget import codes
from opendata.budget.compare import written
from opendata.budget.form import Code, Figure, Form, Row, Sums
from opendata.budget.identity import code_text
from opendata.budget.versions import Found, Version
from opendata.table import Cell, Origin

Line = tuple[Mapping[str, Cell], Origin]
"""A row by its columns, and where it comes from."""
Lines = Mapping[str, Sequence[Line]]
"""Rows by the key of their table."""

PASSPORTS: Final = "budget_passports"
REPORTS: Final = "budget_passport_reports"
REPORT: Final = "budget_passport_report"
"""What the keys of all tables of reports begin with."""
_FUNDS: Final[Mapping[str, Callable[[Sums], Figure | None]]] = {
    "GeneralFund": lambda sums: sums.general,
    "SpecialFund": lambda sums: sums.special,
    "Total": lambda sums: sums.total,
}


def passport_lines(version: Version, file: str) -> Lines:
    """The rows of one version of a passport; ``file`` is the published name of its workbook."""
    form, uid = version.form, version.uid
    head = _Cells(version.found)
    head.put("uid", uid)
    _common(head, form)
    head.sums("amount", form.amount)
    head.put("legalBasis", form.grounds)
    head.put("orderType", form.order.kind)
    head.put("orderNumber", form.order.number)
    head.put("orderDateAccepted", version.date)
    head.put("versionNumber", str(version.number))
    head.put("previousUid", version.previous)
    head.put("file", file)
    owner = ("passportUid", uid, version.found)
    return {
        PASSPORTS: [head.line()],
        "budget_passport_goals": _texts(form.goals, owner),
        "budget_passport_tasks": _texts(form.tasks, owner),
        "budget_passport_directions": _rows(form.directions.rows, owner, ("amount",)),
        "budget_passport_programmes": _rows(form.programmes.rows, owner, ("amount",)),
        "budget_passport_indicators": _rows(
            form.indicators.rows, owner, ("value",), indicators=True
        ),
    }


def report_lines(version: Version, file: str, passport: str | None) -> Lines:
    """The rows of one report; ``passport`` is the version that it was compared with."""
    form, uid = version.form, version.uid
    head = _Cells(version.found)
    head.put("uid", uid)
    _common(head, form)
    whole = form.spending or form.directions.total or Row("")
    head.stages(whole, _STAGES)
    head.put("analysis", form.analysis)
    head.put("conclusion", form.conclusion)
    head.put("passportUid", passport)
    head.put("file", file)
    owner = ("reportUid", uid, version.found)
    return {
        REPORTS: [head.line()],
        "budget_passport_report_goals": _texts(form.goals, owner),
        "budget_passport_report_tasks": _texts(form.tasks, owner),
        "budget_passport_report_directions": _rows(form.directions.rows, owner, _STAGES),
        "budget_passport_report_programmes": _rows(form.programmes.rows, owner, _STAGES),
        "budget_passport_report_indicators": _rows(
            form.indicators.rows, owner, _STAGES, indicators=True
        ),
    }


_STAGES: Final = ("approved", "executed", "deviation")
"""What the columns of the three stages of a report begin with."""
_Owner = tuple[str, str, Found]
"""The column that names the form, its identifier, and where the form is."""


class _Cells:
    """The cells of one row, and the addresses of those that are known."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.values: dict[str, Cell] = {}
        self.addresses: dict[str, str] = {}

    def put(self, column: str, value: Cell, address: str | None = None) -> None:
        self.values[column] = value or None
        if address is not None:
            self.addresses[column] = address

    def code(self, column: str, kind: str, code: Code | None) -> None:
        self.put(column, code_text(kind, code), code.cell if code else None)

    def sums(self, prefix: str, sums: Sums) -> None:
        for fund, of in _FUNDS.items():
            figure = of(sums)
            self.put(
                f"{prefix}{fund}",
                written(figure.value) if figure else None,
                figure.cell if figure else None,
            )

    def stages(self, row: Row, prefixes: Sequence[str]) -> None:
        for prefix, sums in zip(prefixes, (row.approved, row.actual, row.deviation), strict=False):
            self.sums(prefix, sums)

    def line(self) -> Line:
        values = {**self.values, "sha256": self.found.sha256}
        place = self.found.place()
        return values, Origin(
            file=place.file,
            sheet=place.sheet,
            row=_first_row(self.addresses.values()),
            cells=self.addresses,
            document=place.file,
            sha256=self.found.sha256,
        )


def _common(cells: _Cells, form: Form) -> None:
    """Year, items 1 to 3, and the aim: of both forms."""
    programme = form.programme
    cells.put("period", str(form.year))
    cells.code("programCode", codes.KPKVK, programme.kpkvk)
    cells.code("typicalProgramCode", codes.TPKVK, programme.tpkvk)
    cells.code("functionalCode", codes.KFKVK, programme.kfkvk)
    cells.put("title", programme.name)
    cells.code("budgetCode", codes.BUDGET, programme.budget_code)
    for prefix, party in (("mainDisposer", form.head_unit), ("executant", form.executor)):
        cells.code(f"{prefix}Code", codes.KPKVK, party.kpkvk)
        cells.put(f"{prefix}Name", party.name)
        cells.code(f"{prefix}Id", codes.EDRPOU, party.edrpou)
    cells.put("goal", form.aim)


def _texts(texts: Iterable[str], owner: _Owner) -> list[Line]:
    lines = []
    for number, text in enumerate(texts, start=1):
        cells = _begun(owner, number)
        cells.put("title", text)
        lines.append(cells.line())
    return lines


def _rows(
    rows: Iterable[Row], owner: _Owner, prefixes: Sequence[str], *, indicators: bool = False
) -> list[Line]:
    return [
        _row(row, _begun(owner, number), prefixes, indicators=indicators)
        for number, row in enumerate(rows, start=1)
    ]


def _row(row: Row, cells: _Cells, prefixes: Sequence[str], *, indicators: bool) -> Line:
    cells.put("title", row.name)
    if indicators:
        cells.put("group", row.group)
        cells.put("unitName", row.unit)
        cells.put("dataSource", row.source)
    else:
        cells.put("isPart", "true" if row.part else "false")
    cells.stages(row, prefixes)
    cells.put("explanation", row.explanation)
    return cells.line()


def _begun(owner: _Owner, number: int) -> _Cells:
    column, uid, found = owner
    cells = _Cells(found)
    cells.put(column, uid)
    cells.put("number", str(number))
    return cells


def _first_row(addresses: Iterable[str]) -> int | None:
    """The row of the first address: those of one row of a table stand in one row."""
    return next(_row_numbers(addresses), None)


def _row_numbers(addresses: Iterable[str]) -> Iterator[int]:
    for address in addresses:
        if digits := re.search(r"\d+", address):
            yield int(digits[0])

"""Collects the log of information requests that a clerk keeps in a spreadsheet.

The columns may have the names and the order that the log of this council has; what the published
table does not have (names and addresses of requesters above all) is not read. One file may hold
several logs, a sheet for each year or month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.calendar import working_calendar
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import OWN, table
from opendata.collect import filled_findings as say
from opendata.collect.collected import Collected, Wanted
from opendata.collect.filled import read_rows, sheets_of
from opendata.collect.filled_header import FilledHeader, find_filled_header
from opendata.collect.filled_unseen import unseen
from opendata.collect.request_findings import row_problems, same_numbers
from opendata.collect.request_rows import Request, is_request, read_request
from opendata.collect.request_totals import count_requests, reports_table, totals_table
from opendata.collect.sheets import Sheet, open_sheets
from opendata.collect.walk import FoundFile, unreadable
from opendata.messages import LANGUAGES, msg, nmsg
from opendata.messages import say as say_in
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.table import Table

REQUESTS: Final = "information_requests"
TOTALS: Final = "information_request_totals"
REPORTS: Final = "reports"
NEEDED: Final = frozenset({"number", "receivedDate"})
"""Without these columns a sheet is no log."""
LEAST: Final = 4
"""So many columns of the table a log has: other lists are numbered and dated too."""


@dataclass(frozen=True, slots=True)
class _Log:
    """The requests of one file, and what was noticed while reading it."""

    requests: tuple[Request, ...]
    problems: tuple[Problem, ...]


def collect(wanted: Wanted) -> Collected:
    """The requests in the logs, their totals, and the reports on periods that have ended.

    Where a file cannot be read, the collection is incomplete, and nothing is counted.
    """
    schema = wanted.tables.get(REQUESTS) or table(REQUESTS, OWN)
    requests: list[Request] = []
    problems: list[Problem] = []
    complete = True
    for file in wanted.files:
        try:
            log = _read(file, schema)
        except OpendataError as error:
            problems += error.problems
            complete = False
        else:
            requests += log.requests
            problems += log.problems
    for request in requests:
        problems += row_problems(request, working_calendar(), wanted.today)
    problems += same_numbers(requests)
    tables = _tables(wanted, schema, requests, complete=complete)
    return Collected(tables, tuple(dict.fromkeys(problems)), complete=complete)


def _tables(
    wanted: Wanted, schema: TableSchema, requests: list[Request], *, complete: bool
) -> dict[str, Table]:
    found = {
        REQUESTS: Table(
            schema.columns,
            tuple(tuple(one.cells.get(name) for name in schema.columns) for one in requests),
            tuple(one.origin for one in requests),
        )
    }
    if complete:
        totals = count_requests(requests)
        counted = wanted.tables.get(TOTALS)
        if counted is not None:
            found[TOTALS] = totals_table(totals, counted)
        if REPORTS in wanted.tables:
            file = f"{counted.name}.csv" if counted is not None else None
            found[REPORTS] = reports_table(
                totals, wanted.tables[REPORTS], wanted.council, file, wanted.today
            )
    return {key: one for key, one in found.items() if key in wanted.tables}


def _read(file: FoundFile, schema: TableSchema) -> _Log:
    """The requests on all visible sheets of ``file``.

    :raises OpendataError: as :func:`~opendata.collect.sheets.open_sheets`; ``table-no-header`` if
        no sheet is a log.
    """
    try:
        data = file.absolute.read_bytes()
    except OSError:
        raise OpendataError(unreadable(file.path), Exit.INCOMPLETE) from None
    book = open_sheets(data, Place(file.path))
    requests: list[Request] = []
    problems: list[Problem] = []
    other = []
    logs = 0
    for sheet in sheets_of(book, file.path, None):
        header = find_filled_header(sheet.rows, schema)
        if header is None or len(header.found) < LEAST or not set(header.found) >= NEEDED:
            other.append(sheet)
            continue
        logs += 1
        problems += _header_problems(file.path, sheet, header, schema)
        problems += unseen(book, file.path, sheet, header, schema)
        rows, noticed = read_rows(file.path, sheet, header, schema)
        problems += noticed
        found, skipped = _requests(rows)
        requests += found
        problems += skipped
    if not logs:
        raise OpendataError(say.no_header(Place(file.path), schema), Exit.INCOMPLETE)
    further = (one for one in other if any(map(any, one.rows)) and not _of_template(one.name))
    problems += (_unread_sheet(file.path, one) for one in further)
    return _Log(tuple(requests), tuple(problems))


def _requests(rows: Table) -> tuple[list[Request], list[Problem]]:
    found: list[Request] = []
    passed: list[int] = []
    for number, record in enumerate(rows.records()):
        if is_request(record):
            found.append(read_request(record, rows.origin(number), working_calendar()))
        else:
            passed.append(number)
    if not passed:
        return found, []
    what = nmsg(
        "{n} row of the log is no request, and is passed over: a number alone, or a heading",
        "{n} rows of the log are no requests, and are passed over: a number alone, or a heading",
        len(passed),
    )
    place = rows.origin(passed[0]).place()
    return found, [Problem("log-rows-passed-over", what, place, severity=Severity.NOTE)]


def _header_problems(
    name: str, sheet: Sheet, header: FilledHeader, schema: TableSchema
) -> Iterator[Problem]:
    """A log has headers of its own, and need not have what can be reckoned or is seldom known."""
    place = Place(name, sheet.name, header.row + 1)
    for problem in say.header_problems(place, header, schema):
        if problem.code == "column-missing" and problem.severity is Severity.ERROR:
            yield problem
    if header.unknown:
        yield Problem(
            "log-columns-passed-over",
            nmsg(
                "{n} column of the log is not in the table, and is not published",
                "{n} columns of the log are not in the table, and are not published",
                len(header.unknown),
            ),
            place,
            "; ".join(" ".join(text.split()) for _, text in header.unknown),
            remedy=msg(
                "Nothing, if they hold names or addresses. If one is a column of the table under "
                "another name, give it the name from the template: {command}",
                command=f"opendata template {schema.key}",
            ),
            severity=Severity.NOTE,
        )


def _of_template(name: str | None) -> bool:
    """Whether a sheet is one of those that the template has beside the table, to look at."""
    from opendata.catalogue.template import guide_sheet, sample_sheet

    titles = {
        say_in(one.TITLE, tongue) for one in (guide_sheet, sample_sheet) for tongue in LANGUAGES
    }
    return name in titles


def _unread_sheet(name: str, sheet: Sheet) -> Problem:
    return Problem(
        "log-sheet-passed-over",
        msg("the sheet has no columns of a log of requests, and is not read"),
        Place(name, sheet.name),
        expected=msg("a row with the number of the request, the date it came, and its outcome"),
        remedy=msg("Nothing, if it holds something else."),
        severity=Severity.NOTE,
    )

"""Rows of a log of information requests, and the log itself, for the tests of reading it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from opendata.catalogue.calendar import working_calendar
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import table
from opendata.collect.collected import Wanted
from opendata.collect.request_rows import COLUMNS, Request, read_request
from opendata.collect.walk import FoundFile
from opendata.table import Cell, Origin
from opendata.workspace.workspace import Contact, Council

TODAY = date(2019, 12, 2)
"""The requests of these tests are of 2019, when holidays were days off."""
COUNCIL = Council(
    "Тиховодська міська рада", "99000005", "", "https://rada.example", Contact("", ""), {}
)
TABLES: dict[str, TableSchema] = {
    "information_requests": table("information_requests", "own"),
    "information_request_totals": table("information_request_totals", "own"),
    "reports": table("reports"),
}
ANSWERED = {
    "number": "7",
    "receivedDate": "2019-02-04",
    "subject": "Кошторис ремонту",
    "answerDate": "2019-02-08",
    "outcome": "надано",
}


def record(**cells: Cell) -> dict[str, Cell]:
    """A row of the log: a request that was answered in time, but for ``cells``."""
    return dict.fromkeys(COLUMNS) | ANSWERED | cells


def request(**cells: Cell) -> Request:
    """That row, read; it stands in row 5 of a file, number in A, and so on."""
    letters = {name: f"{chr(ord('A') + spot)}5" for spot, name in enumerate(COLUMNS)}
    return read_request(record(**cells), Origin("log.xlsx", "2019", 5, letters), working_calendar())


def wanted(*files: Path, tables: tuple[str, ...] = tuple(TABLES)) -> Wanted:
    """What the collector is asked for these files."""
    found = tuple(FoundFile(f"log/{one.name}", str(one), "0" * 64, 1) for one in files)
    return Wanted(found, {key: TABLES[key] for key in tables}, COUNCIL, TODAY)

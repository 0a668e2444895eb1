"""A folder of workbooks with painted forms, and what a collector is asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from budget_page import Page, save
from budget_rows import Rows

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import OWN, table
from opendata.check.table_check import check_table
from opendata.collect.collected import Collected, Wanted
from opendata.collect.walk import find_files
from opendata.problems import Severity
from opendata.table import Table
from opendata.workspace.workspace import Body, Contact, Council

TODAY = date(2026, 3, 2)
COUNCIL = Council(
    name="Тестова міська рада",
    edrpou="99000005",
    katottg="UA99000000000099001",
    site="https://test-rada.example",
    contact=Contact("Олена Вербицька", "data@test-rada.example"),
    bodies={"рішення виконавчого комітету": Body("Виконавчий комітет", "99000011")},
)


def put(root: Path, name: str, *pages: Page) -> Path:
    """A workbook with a form on each sheet."""
    path = root / "forms" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for n, page in enumerate(pages, 1):
        page.name = f"Аркуш{n}"
    return save(pages, path)


def schemas(keys: Sequence[str], edition: str = OWN) -> dict[str, TableSchema]:
    return {key: table(key, edition) for key in keys}


def wanted(root: Path, keys: Sequence[str], edition: str = OWN, **more: object) -> Wanted:
    files, problems = find_files(root / "forms", root)
    assert not problems
    return Wanted(files, schemas(keys, edition), COUNCIL, TODAY, **more)  # type: ignore[arg-type]


def codes_of(collected: Collected) -> list[str]:
    """The codes of all findings, those of documents too."""
    of_documents = (one for document in collected.documents for one in document.problems)
    return [problem.code for problem in (*collected.problems, *of_documents)]


def must_fit(collected: Collected, keys: Sequence[str], edition: str = OWN) -> None:
    """Every row is valid by its schema: no errors, and no findings but about check digits."""
    for key, schema in schemas(keys, edition).items():
        faults = check_table(collected.tables[key], schema, TODAY)
        assert not [one for one in faults if one.problem.severity is Severity.ERROR], key
        assert {one.problem.code for one in faults} <= {"edrpou-check-digit"}, key


def rows(table: Table, without: Sequence[str] = ()) -> Rows:
    """The rows as records that have only what is not blank."""
    return [
        {name: cell for name, cell in one.items() if cell is not None and name not in without}
        for one in table.records()
    ]


def said(expected: Rows) -> Rows:
    return [{name: cell for name, cell in one.items() if cell is not None} for one in expected]

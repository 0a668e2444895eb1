"""A log of information requests is read whole, under its own headers, without the names in it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from request_hands import COUNCIL, TABLES, TODAY, wanted
from workbooks import xlsx

from opendata.catalogue.template.book import template
from opendata.check.table_check import check_table
from opendata.collect.collected import Collected, Wanted
from opendata.collect.request_log import collect
from opendata.problems import Severity

HEADER = (
    *("№ з/п", "Вх. №", "Дата надходження\nзапиту", "ПІБ запитувача", "Категорія запитувача"),
    *("Спосіб надходження", "Короткий зміст запиту", "Термін виконання", "Дата надання відповіді"),
    *("Результат розгляду", "Підстава відмови"),
)
ROWS: tuple[tuple[Any, ...], ...] = (
    *((1, "1/ПІ", date(2019, 2, 4), "Дуб Л. Л.", "фіз. особа", "ел. пошта", "Бюджет школи"),),
    *((2, "2/ПІ", "05.02.2019", "ТОВ «Клен»", "юр. особа", "пошта", "План робіт"),),
    *((3, "3/ПІ", "6 лютого 2019 року", "Ясен О. О.", "ЗМІ", "нарочно", "Перелік премій"),),
)
ENDS: tuple[tuple[Any, ...], ...] = (
    (None, date(2019, 2, 11), "задоволено"),
    ("12.02.2019", "13.02.2019", "Задоволено"),
    (None, "08.02.2019", "відмовлено", "стаття 22, частина перша, пункт 2"),
)
LOG = tuple((*row, *end) for row, end in zip(ROWS, ENDS, strict=True))


def written(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]], name: str = "a.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx(sheets))
    return path


def codes(found: Collected) -> list[str]:
    return [one.code for one in found.problems]


def cells(found: Collected, *columns: str) -> list[tuple[str | None, ...]]:
    rows = found.tables["information_requests"].records()
    return [tuple(one[column] for column in columns) for one in rows]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    head: list[Sequence[Any]] = [["Журнал запитів"], [], list(HEADER), list(range(1, 12))]
    rest: list[Sequence[Any]] = [[None, "Березень"], [4, "4/ПІ"]]
    return written(tmp_path, {"2019": [*head, *LOG, *rest]})


def test_a_log_is_read_under_its_own_headers(log: Path) -> None:
    found = collect(wanted(log))
    assert found.complete
    assert cells(found, "number", "receivedDate", "requesterType", "outcome") == [
        ("1/ПІ", "2019-02-04", "фізична особа", "надано"),
        ("2/ПІ", "2019-02-05", "юридична особа", "надано"),
        ("3/ПІ", "2019-02-06", "медіа", "відмовлено"),
    ]
    assert cells(found, "dueDate", "answerDate", "answeredInTime") == [
        ("2019-02-11", "2019-02-11", "true"),
        ("2019-02-12", "2019-02-13", "false"),
        ("2019-02-13", "2019-02-08", "true"),
    ]
    assert codes(found) == ["log-columns-passed-over", "log-rows-passed-over", "log-late"]
    late = found.problems[-1]
    assert (late.place.sheet, late.place.cell, late.place.file) == ("2019", "I6", "log/a.xlsx")


def test_names_of_requesters_are_not_collected(log: Path) -> None:
    found = collect(wanted(log))
    text = repr(found.tables)
    assert "Дуб" not in text
    assert "Клен" not in text
    told = found.problems[0]
    assert told.severity is Severity.NOTE
    assert told.found == "№ з/п; ПІБ запитувача"


def test_every_table_is_as_its_structure_has_it(log: Path) -> None:
    found = collect(wanted(log))
    assert set(found.tables) == set(TABLES)
    for key, table in found.tables.items():
        assert table.columns == TABLES[key].columns
        assert len(table.origins) == len(table.rows)
        assert all(origin.file == "log/a.xlsx" for origin in table.origins)
    requests = found.tables["information_requests"]
    assert check_table(requests, TABLES["information_requests"], TODAY) == ()
    assert [row[0] for row in found.tables["information_request_totals"].rows] == [
        "2019",
        "2019-Q1",
    ]
    reports = list(found.tables["reports"].records())
    assert [one["text"] for one in reports] == ["informationRequestTotals.csv"]


def test_only_the_tables_of_the_dataset_are_given(log: Path) -> None:
    found = collect(wanted(log, tables=("information_requests",)))
    assert set(found.tables) == {"information_requests"}
    assert set(collect(wanted(log, tables=("reports",))).tables) == {"reports"}
    alone = collect(wanted(log, tables=("reports",))).tables["reports"]
    assert [one["text"] for one in alone.records()] == [None], "there is no file with the totals"


def test_several_sheets_and_files_are_one_log(tmp_path: Path, log: Path) -> None:
    other = written(
        tmp_path,
        {
            "січень": [HEADER, LOG[0]],
            "лютий": [HEADER, (*LOG[1][:1], "9/ПІ", *LOG[1][2:])],
            "Довідник": [["Позначка", "Зміст"], ["ПІ", "публічна інформація"]],
            "Порожній": [],
        },
        "b.xlsx",
    )
    found = collect(wanted(log, other))
    assert [one for (one,) in cells(found, "number")] == ["1/ПІ", "2/ПІ", "3/ПІ", "1/ПІ", "9/ПІ"]
    passed = [one for one in found.problems if one.code == "log-sheet-passed-over"]
    assert [one.place.sheet for one in passed] == ["Довідник"]
    # The same request in two files is a row that stands twice: the check of the table says so.
    requests = found.tables["information_requests"]
    faults = check_table(requests, TABLES["information_requests"], TODAY)
    assert {one.problem.code for one in faults} == {"row-twice"}


def test_a_number_that_stands_twice_is_told(tmp_path: Path) -> None:
    again = (2, "1/ПІ", *LOG[1][2:])
    found = collect(wanted(written(tmp_path, {"2019": [HEADER, LOG[0], again]})))
    assert "log-number-twice" in codes(found)


def test_a_file_that_is_no_log_makes_it_incomplete(tmp_path: Path, log: Path) -> None:
    other = written(tmp_path, {"Аркуш": [["Назва", "Сума"], ["a", 1]]}, "b.xlsx")
    found = collect(wanted(log, other))
    assert not found.complete
    assert "table-no-header" in codes(found)
    assert len(found.tables["information_requests"]) == 3
    assert set(found.tables) == {"information_requests"}, "nothing is counted of a part"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "register-empty"), (b"%PDF-1.7 x", "register-format"), (None, "document-unreadable")],
)
def test_a_file_that_cannot_be_read_makes_it_incomplete(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "log.xlsx"
    if content is not None:
        path.write_bytes(content)
    found = collect(wanted(path))
    assert not found.complete
    assert codes(found) == [code]


def test_a_log_without_outcomes_is_told_of_the_column(tmp_path: Path) -> None:
    rows = [row[:9] for row in (HEADER, *LOG)]
    found = collect(wanted(written(tmp_path, {"2019": rows})))
    missing = [one for one in found.problems if one.code == "column-missing"]
    assert len(missing) == 1
    assert missing[0].severity is Severity.ERROR


def test_a_csv_is_a_log_too(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        "number;receivedDate;subject;outcome;answerDate\n1;2019-02-04;Бюджет;надано;2019-02-05\n",
        encoding="utf-8",
    )
    assert cells(collect(wanted(path)), "number", "answeredInTime") == [("1", "true")]


def test_a_filled_in_template_is_a_log(tmp_path: Path) -> None:
    schema = TABLES["information_requests"]
    book = openpyxl.load_workbook(io.BytesIO(template(schema, "", "", "uk")))
    sheet = book.worksheets[0]
    row = {"number": "1", "receivedDate": date(2019, 2, 4), "subject": "Бюджет"}
    for column, value in row.items():
        sheet.cell(2, schema.columns.index(column) + 1, value)
    path = tmp_path / "log.xlsx"
    book.save(path)
    found = collect(wanted(path))
    assert cells(found, "number", "dueDate", "outcome") == [("1", "2019-02-11", "у роботі")]
    assert codes(found) == ["log-overdue"], "its other sheets are not worth a word"


def test_no_files_are_no_rows() -> None:
    found = collect(Wanted((), TABLES, COUNCIL, TODAY))
    assert found.complete
    assert all(not len(table) for table in found.tables.values())


grids = st.lists(
    st.lists(
        st.one_of(st.none(), st.integers(-5, 60_000), st.dates(), st.text(max_size=8)),
        max_size=len(HEADER),
    ),
    max_size=6,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(grids)
def test_whatever_stands_in_the_cells_it_is_read(tmp_path: Path, rows: list[list[Any]]) -> None:
    clean = [[_typable(cell) for cell in row] for row in rows]
    found = collect(wanted(written(tmp_path, {"2019": [HEADER, *clean]})))
    assert found.complete
    for key, table in found.tables.items():
        assert table.columns == TABLES[key].columns


def _typable(cell: Any) -> Any:
    """A workbook holds no control characters, no formulas that nobody reckoned, no early dates."""
    if isinstance(cell, str):
        text = "".join(ch for ch in cell if ch.isprintable())
        return None if text.startswith("=") else text
    if isinstance(cell, date) and cell.year < 1900:
        return cell.isoformat()
    return cell

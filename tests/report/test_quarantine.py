from __future__ import annotations

import io

from openpyxl import load_workbook

from opendata.messages import msg
from opendata.problems import Place, Problem
from opendata.report.quarantine import quarantine_book
from opendata.table import Origin, Table

TABLE = Table(
    ("uid", "acceptedDate"),
    (("1", "2024-01-01"), ("2", "31.02.2024"), (None, "=1+1")),
    (
        Origin("r.xlsx", "Акти", 4, {"uid": "A4", "acceptedDate": "D4"}),
        Origin("r.xlsx", "Акти", 5, {"uid": "A5", "acceptedDate": "D5"}, document="a.docx"),
        Origin(document="b.docx"),
    ),
)
PROBLEMS = (
    Problem("cell-type", msg("no date"), Place("r.xlsx", "Акти", 5, "D5", field="acceptedDate")),
    Problem("row-without-key", msg("no key"), Place("b.docx")),
    Problem("cell-type", msg("another row"), Place("r.xlsx", "Акти", 4, "D4", field="uid")),
)


def test_only_the_rows_that_stay_behind_with_their_findings() -> None:
    data = quarantine_book([(TABLE, {2, 1})], PROBLEMS, "uk")
    assert data == quarantine_book([(TABLE, {1, 2})], PROBLEMS, "uk")
    book = load_workbook(io.BytesIO(data))
    page = book["Не опубліковано"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows == [
        ["Де це записано", "uid", "acceptedDate"],
        ["r.xlsx › Акти › 5; a.docx", "2", "31.02.2024"],
        ["b.docx", None, "=1+1"],
    ]
    assert page["C3"].data_type == "s"
    assert page["C2"].comment is not None
    assert page["A3"].comment is not None
    assert page["B2"].comment is None
    told = book["Зауваження"]
    assert [told.cell(row, 8).value for row in range(2, told.max_row + 1)] == [
        "cell-type",
        "row-without-key",
    ]

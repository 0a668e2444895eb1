from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from opendata.problems import Severity
from opendata.report.findings.findings import FORMATS, Findings


def test_weights_are_counted(found: Findings) -> None:
    assert [found.count(one) for one in Severity] == [2, 1, 1]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_takes_any_findings_and_is_the_same_each_time(
    name: str, found: Findings, nothing: Findings
) -> None:
    for one in (found, nothing):
        made = FORMATS[name](one)
        assert made
        assert FORMATS[name](one) == made


def test_the_workbook_has_a_row_for_each_finding_and_no_formula(found: Findings) -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"](found)))
    (page,) = book.worksheets
    assert page.max_row == 1 + len(found.problems)
    assert [page.cell(row, 8).value for row in range(2, 6)] == [one.code for one in found.problems]
    assert page["E2"].data_type == "s"
    assert page["B4"].hyperlink is None

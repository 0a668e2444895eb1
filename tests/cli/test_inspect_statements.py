"""``opendata inspect`` of workbooks with financial statements, as a program and a clerk use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from budget_page import save
from financial_forms import expected, painted

from opendata.cli.main import run


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with a balance that does not close, and results."""
    monkeypatch.chdir(tmp_path)
    first, _, where = painted(2)
    first.cells[where["1900", 0]] = 1
    second, _, _ = painted(3)
    second.name = "Ф2"
    return save([first, second], tmp_path / "звітність.xlsx")


def inspect(capsysbinary: Any, *arguments: str) -> tuple[int, str]:
    capsysbinary.readouterr()
    code = run(["inspect", *arguments])
    return code, capsysbinary.readouterr().out.decode()


def test_one_line_for_each_statement_with_the_keys_of_the_reference(
    book: Path, capsysbinary: Any
) -> None:
    code, out = inspect(capsysbinary, book.name, "--format", "jsonl")
    first, second = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert (
        list(first)
        == list(second)
        == [*("path", "sha256", "form", "number", "enterprise", "end", "unit", "lines", "findings")]
    )
    assert [one["code"] for one in first["findings"]] == ["financials-sum", "financials-balance"]
    _, content, _ = painted(3)
    wanted = expected(content)
    assert {key: second[key] for key in wanted} == wanted


def test_for_the_eye(book: Path, capsysbinary: Any) -> None:
    code, out = inspect(capsysbinary, book.name)
    _, content, _ = painted(2)
    assert code == 0
    assert content.name in out
    assert content.edrpou in out
    assert content.end.isoformat() in out


def test_several_files_are_a_line_for_each_statement(book: Path, capsysbinary: Any) -> None:
    page, _, _ = painted(4)
    save([page], book.parent / "друга.xlsx")
    _, out = inspect(capsysbinary, book.name, "друга.xlsx")
    assert out.count(book.name) == 2
    assert "1-мс" in out


def test_as_a_workbook(book: Path, capsysbinary: Any, tmp_path: Path) -> None:
    import openpyxl

    code, _ = inspect(capsysbinary, book.name, "--output", "огляд.xlsx")
    assert code == 0
    sheet = openpyxl.load_workbook(tmp_path / "огляд.xlsx").worksheets[0]
    assert {"1-м", "2-м"} <= {cell.value for row in sheet.iter_rows() for cell in row}

"""``opendata inspect`` of workbooks with budget passports, as a program and a clerk use it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from budget_forms import painted
from budget_model import passport, report, shown
from budget_page import save

from opendata.cli.main import run


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with a passport, whose first direction is wrong, and a report."""
    monkeypatch.chdir(tmp_path)
    first, _, where = painted(0, passport)
    first.cells[where["directions", 0, "total"]] = 1
    second, _, _ = painted(3, report)
    second.name = "Звіт"
    return save([first, second], tmp_path / "паспорти.xlsx")


def inspect(capsysbinary: Any, *arguments: str) -> tuple[int, str, str]:
    capsysbinary.readouterr()
    code = run(["inspect", *arguments])
    out, err = capsysbinary.readouterr()
    return code, out.decode(), err.decode()


def test_one_line_for_each_form_with_the_keys_of_the_reference(
    book: Path, capsysbinary: Any
) -> None:
    code, out, _ = inspect(capsysbinary, book.name, "--format", "jsonl")
    first, second = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert list(first) == [
        *("path", "sha256", "form", "year", "head_unit", "executor", "programme", "amount"),
        *("grounds", "goals", "aim", "tasks", "directions", "programmes", "indicators", "order"),
        "findings",
    ]
    assert list(second) == [
        *("path", "sha256", "form", "year", "head_unit", "executor", "programme", "amount"),
        *("goals", "aim", "tasks", "directions", "programmes", "indicators", "analysis"),
        *("conclusion", "findings"),
    ]
    digest = hashlib.sha256(book.read_bytes()).hexdigest()
    assert {(one["path"], one["sha256"]) for one in (first, second)} == {(book.name, digest)}
    _, content, _ = painted(3, report)
    assert {key: second[key] for key in content} == shown(content)


def test_a_finding_has_a_code_a_sentence_and_the_cells(book: Path, capsysbinary: Any) -> None:
    _, out, _ = inspect(capsysbinary, book.name, "--format", "jsonl")
    findings = json.loads(out.splitlines()[0])["findings"]
    assert [one["code"] for one in findings] == ["budget-sum", "budget-total"]
    assert all(list(one) == ["code", "message", "cells"] for one in findings)
    assert findings[0]["cells"][0].startswith("Лист1!")
    assert "загальний і спеціальний фонди" in findings[0]["message"]


def test_a_clerk_sees_what_was_read_and_what_is_wrong(book: Path, capsysbinary: Any) -> None:
    code, out, err = inspect(capsysbinary, book.name)
    assert code == 0
    assert "паспорт бюджетної програми" in out
    assert "звіт про виконання паспорта" in out
    assert "[budget-sum]" in err


def test_forms_and_acts_in_one_list_and_in_one_workbook(
    book: Path, tmp_path: Path, capsysbinary: Any
) -> None:
    act = "ЯСНА СІЛЬСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024 № 12\nПро бюджет\n"
    (tmp_path / "рішення.txt").write_text(act, encoding="utf-8")
    code, out, _ = inspect(capsysbinary, book.name, "рішення.txt")
    assert code == 0
    assert out.count("паспорти.xlsx") == 2
    assert inspect(capsysbinary, ".", "-o", "огляд.xlsx", "--quiet")[0] == 0
    sheet: Any = openpyxl.load_workbook(tmp_path / "огляд.xlsx").active
    assert sheet.max_row == 4
    shown_kinds = [cell.value for cell in sheet["C"]]
    assert "паспорт бюджетної програми" in shown_kinds


def test_other_workbooks_are_documents_that_could_not_be_read_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    openpyxl.Workbook().save(tmp_path / "таблиця.xlsx")
    code, out, _ = inspect(capsysbinary, "таблиця.xlsx", "--format", "jsonl")
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [one["code"] for one in found["problems"]] == ["document-unknown-format"]
    assert "fields" in found

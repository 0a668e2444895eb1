from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from office_hands import FILTERS, Office
from redact_hands import ACCOUNT, TAX

from opendata.acts.doc import find_office
from opendata.messages import Language
from opendata.problems import OpendataError
from opendata.redact.proposals import proposals
from opendata.review.redactions.read import read_redactions
from opendata.review.redactions.sheet import Entry, Written, redaction_workbook

TODAY = date(2026, 11, 23)
SHA = "a" * 64
TEXT = f"Петренку Івану, РНОКПП {TAX}, рахунок {ACCOUNT}\nзнову {TAX}"


def sheet(language: Language = "uk", written: dict[str, Written] | None = None) -> bytes:
    found = proposals(TEXT.encode(), "txt", "a.txt", TODAY)
    entry = Entry("docs/=a.txt", SHA, "docs/a.txt", found, written or {})
    return redaction_workbook([entry], "decisions", "decisions.xlsx", "docs", language)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_what_is_written_is_read(language: Language) -> None:
    filled = read_redactions(sheet(language), "s.xlsx")
    assert filled.dataset == "decisions"
    assert [row.path for row in filled.rows] == ["docs/=a.txt"] * 2
    assert all(row.whole and row.sha256 == SHA for row in filled.rows)
    assert {row.written.action for row in filled.rows} == {
        "вилучити" if language == "uk" else "take out"
    }
    assert filled.rows[0].at("action").cell == "H3"


def test_one_row_for_one_text_with_all_its_lines() -> None:
    page = openpyxl.load_workbook(io.BytesIO(sheet())).worksheets[0]
    assert [cell.value for cell in page["C"]][2:] == ["1, 2", "1"]


def test_same_proposals_same_bytes() -> None:
    assert sheet() == sheet()


def test_what_was_written_before_stands_there_again() -> None:
    first = read_redactions(sheet(), "s.xlsx").rows[0]
    said = Written("відкласти", "підстава", "хто", "2027-12-31")
    again = read_redactions(sheet(written={first.finding: said}), "s.xlsx").rows
    assert [one.written == said for one in again] == [True, False]


@pytest.mark.parametrize(
    "until",
    ["31.12.2027", "2027-12-31", "31 грудня 2027 року", datetime(2027, 12, 31)],  # noqa: DTZ001
)
def test_days_in_any_usual_way(until: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet()))
    book.worksheets[0]["K3"].value = until
    out = io.BytesIO()
    book.save(out)
    assert read_redactions(out.getvalue(), "s.xlsx").rows[0].written.until == "2027-12-31"


def test_rows_may_be_sorted_but_not_torn() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet()))
    page = book.worksheets[0]
    for column in range(1, 16):
        one, two = page.cell(3, column), page.cell(4, column)
        one.value, two.value = two.value, one.value
    out = io.BytesIO()
    book.save(out)
    assert all(row.whole for row in read_redactions(out.getvalue(), "s.xlsx").rows)
    page["N3"].value, page["N4"].value = page["N4"].value, page["N3"].value
    out = io.BytesIO()
    book.save(out)
    assert not any(row.whole for row in read_redactions(out.getvalue(), "s.xlsx").rows)


@pytest.mark.parametrize("data", [b"", b"PK", b"a;b"])
def test_what_is_no_sheet(data: bytes) -> None:
    with pytest.raises(OpendataError) as caught:
        read_redactions(data, "s.xlsx")
    assert caught.value.problem.code == "redact-sheet"


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice")
@pytest.mark.parametrize(("ending", "filter_name"), FILTERS)
def test_a_sheet_filled_in_with_libreoffice(ending: str, filter_name: str, tmp_path: Path) -> None:
    source, target = tmp_path / "made.xlsx", tmp_path / f"saved.{ending}"
    source.write_bytes(sheet())
    cells = {
        (7, 2): "лишити як є",
        (8, 2): "стаття 6 Закону",
        (9, 2): "Коваль",
        (10, 2): "31.12.2027",
    }
    Office(tmp_path).fill(source, target, filter_name, cells)
    filled = read_redactions(target.read_bytes(), target.name)
    assert filled.dataset == "decisions"
    assert all(row.whole for row in filled.rows)
    assert [row.written for row in filled.rows] == [
        Written("лишити як є", "стаття 6 Закону", "Коваль", "2027-12-31"),
        Written("вилучити"),
    ]

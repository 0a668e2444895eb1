from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from office_hands import Office
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from redact_hands import ACCOUNT, OTHER_TAX, TAX, holds, member

from opendata.acts.doc import find_office
from opendata.problems import OpendataError
from opendata.redact import office as office_program
from opendata.redact.choice import Choice
from opendata.redact.engine import redacted
from opendata.redact.proposals import form_of, proposals

TODAY = date(2026, 11, 23)


def book() -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["ПІБ", "РНОКПП", "Дата народження", "Сума"])
    sheet.append(["Петренко Іван", int(TAX), date(1984, 11, 14), 1000])
    sheet.append(["Бойко Олена", TAX, None, "=D2*2"])
    sheet.append([f"рахунок {ACCOUNT}", "=B2", None, 5])
    sheet["A2"].comment = Comment(f"РНОКПП {OTHER_TAX}", "Оксана")
    sheet.oddHeader.center.text = f"РНОКПП {TAX}"
    hidden = made.create_sheet("Сховане")
    hidden.append(["Бойко Марія", "секрет"])
    hidden.sheet_state = "hidden"
    made.properties.creator = "Оксана"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_cells_comments_hidden_sheets_and_headers() -> None:
    assert form_of(book(), "a.xlsx") == "xlsx"
    copy = redacted(book(), "xlsx", "a.xlsx", Choice(), TODAY)
    assert copy.format == "xlsx"
    for trace in (TAX, OTHER_TAX, ACCOUNT, "Оксана", "секрет", "Марія"):
        assert holds(copy.data, trace) == [], trace
    made = load_workbook(io.BytesIO(copy.data))
    assert made.sheetnames == ["Sheet", "Сховане"]
    sheet = made["Sheet"]
    assert sheet["B2"].value == sheet["B3"].value == "[вилучено: РНОКПП]"
    assert sheet["A4"].value == "рахунок [вилучено: рахунок]"
    assert sheet["D2"].value == 1000
    assert sheet["D3"].value == "=D2*2"
    assert sheet["A2"].comment is None
    assert made["Сховане"].max_row == 1
    assert made["Сховане"]["A1"].value is None
    assert "[вилучено: РНОКПП]" in member(copy.data, "xl/worksheets/sheet1.xml")
    assert not [
        one for one in proposals(copy.data, "xlsx", "a.xlsx", TODAY) if one.hit.grade == "block"
    ]


def test_a_birthday_in_a_cell_with_the_style_of_a_day() -> None:
    found = [str(one.hit.kind) for one in proposals(book(), "xlsx", "a.xlsx", TODAY)]
    assert "birth-date" in found
    copy = redacted(book(), "xlsx", "a.xlsx", Choice(), TODAY)
    value = load_workbook(io.BytesIO(copy.data))["Sheet"]["C2"].value
    assert value == "[вилучено: день народження]"


def test_same_workbook_same_bytes() -> None:
    data = book()
    copies = {redacted(data, "xlsx", "a.xlsx", Choice(), TODAY).data for _ in range(2)}
    assert len(copies) == 1


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice")
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_workbooks_of_libreoffice(ending: str, tmp_path: Path) -> None:
    """Also an old one, whose copy is an XLSX; LibreOffice opens the copy."""
    office = Office(tmp_path)
    source = tmp_path / "made.xlsx"
    source.write_bytes(book())
    (tmp_path / "in").mkdir()
    data = office.convert(source, ending, tmp_path / "in").read_bytes()
    form = form_of(data, "a")
    assert form == ending
    copy = redacted(data, form, "a", Choice(), TODAY)
    assert copy.format == ("xlsx" if ending == "xls" else ending)
    for trace in (TAX, OTHER_TAX, ACCOUNT, "секрет"):
        assert holds(copy.data, trace) == [], trace
    target = tmp_path / f"copy.{copy.format}"
    target.write_bytes(copy.data)
    again = office.convert(target, "ods", tmp_path / "in")
    said = member(again.read_bytes(), "content.xml")
    assert said.count("[вилучено: РНОКПП]") == 3
    assert ">1000<" in said


def test_an_old_workbook_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "find_office", lambda: None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(512)
    assert form_of(data, "a.xls") == "xls"
    with pytest.raises(OpendataError) as caught:
        office_program.as_xlsx(data, "a.xls")
    assert caught.value.problem.code == "redact-no-office"

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from redact_hands import ACCOUNT, OTHER_TAX, TAX, holds, member

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

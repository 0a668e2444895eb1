from __future__ import annotations

from datetime import date

from redact_hands import OTHER_TAX, TAX, holds, member, odt

from opendata.redact.archive import members, packed
from opendata.redact.choice import Choice
from opendata.redact.engine import redacted
from opendata.redact.proposals import form_of

TODAY = date(2026, 11, 23)
HIDDEN = '<style:style style:name="T" style:family="table"><style:table-properties '
HIDDEN += 'table:display="false"/></style:style>'


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


def ods(*rows: str) -> bytes:
    listed = "".join(f"<table:table-row>{one}</table:table-row>" for one in rows)
    tables = f'<table:table table:name="А">{listed}</table:table>'
    tables += '<table:table table:name="Б" table:style-name="T"><table:table-row>'
    tables += f"{cell('секрет')}</table:table-row></table:table>"
    files = members(odt(tables, HIDDEN), "x")
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({**files, "mimetype": kind})


def test_cells_values_formulas_and_hidden_sheets() -> None:
    value = f' office:value-type="float" office:value="{TAX}" table:formula="of:=[.A1]"'
    note = f"<office:annotation><text:p>РНОКПП {OTHER_TAX}</text:p></office:annotation>"
    data = ods(
        cell("ПІБ") + cell("РНОКПП"),
        cell("Петренко Іван") + cell(TAX, value),
        f"<table:table-cell>{note}<text:p>Бойко</text:p></table:table-cell>" + cell("5"),
    )
    assert form_of(data, "a.ods") == "ods"
    copy = redacted(data, "ods", "a.ods", Choice(), TODAY)
    assert copy.format == "ods"
    for trace in (TAX, OTHER_TAX, "секрет", "Оксана"):
        assert holds(copy.data, trace) == [], trace
    content = member(copy.data, "content.xml")
    assert (
        '<table:table-cell office:value-type="string"><text:p>[вилучено: РНОКПП]</text:p>'
        "</table:table-cell>"
    ) in content
    assert "<text:p>Бойко</text:p>" in content
    assert 'table:name="Б"' in content

from __future__ import annotations

import pytest

from opendata.acts.beside.xlsx_formats import Formats

STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
<numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="dd.mm.yyyy"/>
<numFmt numFmtId="166" formatCode="#,##0.00&quot; дн.&quot;"/><numFmt numFmtId="167"
formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>
<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/>
<xf numFmtId="167"/></cellXfs></styleSheet>""".encode()


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        ("12", "0", "12"),
        ("12", "1", "0000000012"),
        ("43861", "2", "31.01.2020"),
        ("43861.75", "3", "31.01.2020"),
        ("43861", "4", "43861"),
        ("0.5", "5", "0.5"),
        ("x", "2", "x"),
        ("99999999", "2", "99999999"),
        ("12", "77", "12"),
    ],
)
def test_numbers_by_their_styles(number: str, style: str, text: str) -> None:
    assert Formats(STYLES, "a", since_1904=False).shown(number, style) == text


def test_days_from_1904_and_a_book_without_styles() -> None:
    assert Formats(STYLES, "a", since_1904=True).shown("42399", "2") == "31.01.2020"
    assert Formats(b"", "a", since_1904=False).shown("5", "2") == "5"

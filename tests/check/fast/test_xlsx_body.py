"""The XML of rows is cut where one row ends, whatever the size of the chunks."""

from __future__ import annotations

import pytest

from opendata.check.fast.xlsx_body import Body, row_pattern, width_of
from opendata.check.fast.xlsx_texts import Unsure

ROWS = (
    b'<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row>\n'
    b'<row r="2"><c r="B2" s="1"/></row><row r="3" ht="9"/>'
    b'<row r="4"><c r="A4"><f>B1+1</f><v>6</v></c>'
    b'<c r="B4" t="inlineStr"><is><t>a</t></is></c></row>'
    b'<row r="5"><c r="B5"/><c r="A5"/></row></sheetData>rest'
)


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
def test_rows_are_cut_into_cells(size: int) -> None:
    body = Body(iter([ROWS[at : at + size] for at in range(0, len(ROWS), size)]), b"", 0)
    found, others = [], []
    while not body.ended:
        found += body.take(row_pattern(2))
        other = body.other()
        others += [other] if other else []
    assert found == [
        (b"1", b' spans="1:2"', b' t="s"><v>0</v></c>', b"><v>5</v></c>"),
        (b"2", b"", None, b' s="1"/>'),
        (b"4", b"", b"><f>B1+1</f><v>6</v></c>", b' t="inlineStr"><is><t>a</t></is></c>'),
    ]
    assert others == [b'<row r="3" ht="9"/>', b'<row r="5"><c r="B5"/><c r="A5"/></row>']
    assert body.tail() == b"rest"


@pytest.mark.parametrize(
    "xml", [b'<row r="1"><c r="A1"/>', b"", b"<!-- --><row></row></sheetData>"]
)
def test_what_is_no_row_is_not_passed_over(xml: bytes) -> None:
    body = Body(iter([]), xml, 0)
    assert body.take(row_pattern(1)) == []
    with pytest.raises(Unsure):
        body.other()


def test_the_width_of_the_first_row() -> None:
    assert width_of(Body(iter([]), ROWS, 0)) == 2
    assert width_of(Body(iter([]), b'<row r="1"><c r="AB1"/></row>', 0)) == 28
    with pytest.raises(Unsure):
        width_of(Body(iter([]), b"</sheetData>", 0))

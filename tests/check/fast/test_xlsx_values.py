"""The value of a cell is that of openpyxl, and openpyxl is asked only where it must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xlsx_hands import MAIN, sheet_xml, write

from opendata.check.fast.xlsx_book import open_sheet
from opendata.check.fast.xlsx_texts import Unsure
from opendata.check.fast.xlsx_values import Values


@pytest.fixture
def values(tmp_path: Path) -> Iterator[Values]:
    """The values of a workbook with two strings."""
    path = write(tmp_path / "a.xlsx", sheet_xml("<row/>"), "<si><t>а</t></si><si><t>б</t></si>")
    sheet = open_sheet(str(path), 1)
    yield Values(sheet, f'<worksheet xmlns="{MAIN}">'.encode())
    sheet.parent.close()


COMMON: list[tuple[bytes | None, Any]] = [
    (None, None),
    (b' t="s"><v>1</v></c>', "б"),
    (b' s="3" t="s"><v>0</v></c>', "а"),
    (b"><v>5</v></c>", 5),
    (b"><v>5.0</v></c>", 5.0),
    (b"><v>1E3</v></c>", 1000.0),
    (b' s="3"><v>-0.05</v></c>', -0.05),
    (b' s="1"><v>45351</v></c>', dt.datetime.fromisoformat("2024-02-29")),
    (b' s="4"><v>0.5</v></c>', dt.time(12)),
    (b' s="2"><v>1.5</v></c>', dt.timedelta(days=1.5)),
    (b' t="b"><v>1</v></c>', True),
    (b' t="e"><v>#REF!</v></c>', "#REF!"),
    (b' t="str"><f>A1&amp;B1</f><v>x &amp; y</v></c>', "x & y"),
    (b"><f>A1+1</f><v>7</v></c>", 7),
    (b' s="0" t="n"><f aca="false">A1+1</f><v>7</v></c>', 7),
    (b' t="inlineStr"><is><t>&#1088;a</t></is></c>', "\u0440a"),
    (b' t="inlineStr"><is><t xml:space="preserve"> x</t></is></c>', " x"),
]
RARE: list[tuple[bytes, Any]] = [
    (b' s="1"/>', None),
    (b"></c>", None),
    (b' t="s"><v></v></c>', None),
    (b' t="n"><v> 7 </v></c>', 7),
    (b' t="d"><v>2024-02-29</v></c>', dt.date(2024, 2, 29)),
    (b' t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
]


def test_all_forms_together_and_each_alone(values: Values) -> None:
    cells = [*COMMON, *RARE] * 2
    raws = [raw for raw, _ in cells]
    wanted = [(type(value), value) for _, value in cells]
    assert [(type(value), value) for value in values.of(raws)] == wanted
    alone = [values.of([raw])[0] for raw in raws]
    assert [(type(value), value) for value in alone] == wanted
    assert [(type(value), value) for value in values.row(tuple(raws))] == wanted


def test_openpyxl_is_asked_about_rare_forms_only(
    values: Values, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(values, "_asked", asked.append)
    for raw, _ in [*COMMON, *RARE]:
        values.of([raw])
    assert asked == [raw for raw, _ in RARE if raw]


@pytest.mark.parametrize(
    "raw",
    [b' t="s"><v>2</v></c>', b"><v>1 2</v></c>", b"><v>5</v></c></c>", b' t="b"><v>x</v></c>',
     b' t="str"><v>&no;</v></c>', b' r="B1"><v>1</v></c>', b' t="d"><v>x</v></c>'],
)  # fmt: skip
def test_what_openpyxl_refuses_is_not_guessed(values: Values, raw: bytes) -> None:
    for raws in ([raw], [b"><v>1</v></c>", raw]):
        with pytest.raises(Unsure):
            values.of(raws)


def test_a_date_beyond_all_dates(values: Values) -> None:
    assert values.of([b' s="1"><v>99999999</v></c>']) == ["#VALUE!"]


def test_a_whole_row(values: Values) -> None:
    number, cells = values.element(b'<row r="7"><c r="B7"><v>1</v></c><c><v>2</v></c></row>')
    assert (number, [(one["column"], one["value"]) for one in cells]) == (7, [(2, 1), (3, 2)])
    for row in (b"<row><c/></row>", b'<row r="x"/>', b'<row r="1"/><row r="2"/>', b"<c/>"):
        with pytest.raises(Unsure):
            values.element(row)

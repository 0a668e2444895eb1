from __future__ import annotations

import dataclasses
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from layout_hands import COUNTS, EMPTY

from opendata.report.layout.blocks import Grid
from opendata.report.layout.docx_grid import add_grid, add_pairs


def table_of(grid: Grid) -> Any:
    document = Document()
    add_grid(document, grid, "uk", "Що видно.")
    assert document.paragraphs[0].text == grid.caption
    assert document.paragraphs[-1].text == "Що видно."
    return document.tables[0]


def test_the_head_is_repeated_and_no_row_is_torn() -> None:
    rows = table_of(COUNTS).rows
    assert rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert rows[1]._tr.find(f".//{qn('w:tblHeader')}") is None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_numbers_stand_to_the_right_and_what_is_missing_is_a_dash() -> None:
    row = table_of(COUNTS).rows[3].cells
    assert [cell.text for cell in row[:5]] == ["=cmd|' /C calc'!A0", "0", "–", "–", ""]
    assert row[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert row[0].paragraphs[0].alignment is None


def test_the_totals_are_strong_and_empty_where_they_say_nothing() -> None:
    last = table_of(COUNTS).rows[-1].cells
    assert [cell.text for cell in last] == ["Разом", "98", "12\u00a0672", "", "", "", ""]
    assert last[0].paragraphs[0].runs[0].bold


def test_only_addresses_of_the_web_are_links() -> None:
    table = table_of(COUNTS)
    links = table._tbl.findall(f".//{qn('w:hyperlink')}")
    assert len(links) == 1
    (relation,) = [one for one in table.part.rels.values() if "hyperlink" in one.reltype]
    assert relation.target_ref == "https://data.gov.ua/dataset/7?a=1&b=2"
    assert table.rows[1].cells[6].text == "data.gov.ua"


def test_a_status_has_its_colour_and_its_word() -> None:
    cell = table_of(COUNTS).rows[2].cells[5]
    assert cell.text == "не виконано"
    assert cell._tc.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "FAD9D5"


def test_without_rows_only_the_totals_are_a_table() -> None:
    document = Document()
    add_grid(document, EMPTY, "uk")
    assert [one.text for one in document.paragraphs] == ["Порожня таблиця", "Рядків немає.", ""]
    assert not document.tables
    assert len(table_of(dataclasses.replace(EMPTY, totals=("Разом", 0))).rows) == 2


def test_pairs_are_lines() -> None:
    document = Document()
    add_pairs(document, [("Рада", "Яснозірська\x07"), ("Станом на", "")])
    add_pairs(document, [])
    assert [one.text for one in document.paragraphs] == ["Рада: Яснозірська\ufffd", "Станом на: "]

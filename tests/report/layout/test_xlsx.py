from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from layout_hands import ATTACK, RICH, layouts
from openpyxl import Workbook, load_workbook

from opendata.report.layout.blocks import Layout
from opendata.report.layout.xlsx import xlsx


def opened(layout: Layout) -> Workbook:
    return load_workbook(io.BytesIO(xlsx(layout)))


BOOK = opened(RICH)


def test_the_first_sheet_says_the_report_and_leads_to_the_others() -> None:
    assert BOOK.sheetnames == [
        "Звіт",
        "Опубліковані набори",
        "Порожня таблиця",
        "Зростання розділу «Відкриті…",
        "Документи за видами",
        "Запити за кварталами",
    ]
    first = BOOK.worksheets[0]
    said = [[cell for cell in row if cell is not None] for row in first.iter_rows(values_only=True)]
    lines = [row for row in said if row]
    assert lines[0] == ["Скільки опубліковано: Яснозірська міська рада"]
    assert lines[1] == ["Станом на", "31 січня 2026 року"]
    assert ["Набори", 91, "наборів"] in lines
    assert ["Петиції", "нічого не записано"] in [row[:2] for row in lines]
    assert ["Опубліковані набори", "аркуш «Опубліковані набори»"] in lines
    assert [f"1. {ATTACK} прибрати"] in lines
    assert lines[-2:] == [
        ["Лічаться лише набори, які портал віддав назад."],
        ["Журнал перевірено."],
    ]
    leads = {cell.hyperlink.location for row in first for cell in row if cell.hyperlink}
    assert leads == {f"'{name}'!A1" for name in BOOK.sheetnames[1:]}


def test_a_name_with_an_apostrophe_is_still_found() -> None:
    import dataclasses

    from layout_hands import EMPTY

    from opendata.report.layout.blocks import Section

    grid = dataclasses.replace(EMPTY, caption="Об'єкти")
    book = opened(dataclasses.replace(RICH, sections=(Section("", (grid,)),)))
    (lead,) = [c.hyperlink.location for row in book.worksheets[0] for c in row if c.hyperlink]
    assert lead == "'Об''єкти'!A1"


@given(layouts())
@settings(max_examples=30)
def test_no_cell_is_a_formula(layout: Layout) -> None:
    for sheet in opened(layout).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"


def test_the_file_does_not_know_the_hour() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(RICH))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2015-10-21") == 2
    assert ">uk-UA</dc:language>" in core

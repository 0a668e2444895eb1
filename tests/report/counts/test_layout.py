"""All renderings of the counts say the same."""

from __future__ import annotations

import csv as reading
import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from counted_past import AT, COUNCIL, DECISION, DRAFT, ORDER, Past
from openpyxl import load_workbook

from opendata.clock import end_of_day
from opendata.report.counts.layout import By, for_programs, laid_out
from opendata.report.counts.model import Counts, Span, counts_of
from opendata.report.counts.plain import plain
from opendata.report.layout.blocks import Chart, Figures, Grid, Text
from opendata.report.layout.csv import csv
from opendata.report.layout.formats import FORMATS
from opendata.report.layout.terminal import terminal

DAY = timedelta(days=1)


@pytest.fixture
def counts(tmp_path: Path) -> Counts:
    past = Past(tmp_path)
    acts = [(f"a{n}", DECISION) for n in range(31)] + [(f"o{n}", ORDER) for n in range(12)]
    past.release(AT, "acts", "1.0.0", acts[:20])
    past.receipt(AT, "acts", "1.0.0")
    past.release(AT + 40 * DAY, "acts", "1.1.0", acts, "1.0.0")
    past.receipt(AT + 40 * DAY, "acts", "1.1.0")
    past.release(AT + 41 * DAY, "drafts", "1.0.0", [(f"d{n}", DRAFT) for n in range(17)])
    past.receipt(AT + 41 * DAY, "drafts", "1.0.0")
    past.receipt(AT + 41 * DAY, "table", "1.0.0", counts={})
    first, last = date(2020, 2, 1), date(2020, 3, 31)
    store: Any = past
    days = Span(first, last, end_of_day(first - DAY), end_of_day(last))
    return counts_of(past.journal, store, COUNCIL, days.until, days)


def test_the_sentence_that_councils_publish(counts: Counts) -> None:
    (published, new, *_) = laid_out(counts, "uk").sections
    assert isinstance(published.blocks[0], Text)
    assert isinstance(new.blocks[0], Text)
    assert published.blocks[0].text == (
        "Станом на 31.03.2020 у розділі «Відкриті дані» опубліковано 3 набори, 60 документів."
    )
    assert new.blocks[0].text == (
        "За період 01.02.2020 – 31.03.2020 вперше опубліковано 2 набори та 40 документів."
    )


def test_every_table_adds_up_to_the_totals(counts: Counts) -> None:
    layout = laid_out(counts, "en")
    for key in ("kinds", "datasets", "bodies", "documents"):
        grid = layout.grid(key)
        assert grid.totals is not None
        keys = [column.key for column in grid.columns]
        for name, total in (("documents", 60), ("documents_added", 40)):
            at = keys.index(name)
            cells: list[Any] = [row[at] for row in grid.rows]
            assert (key, name, sum(cells), grid.totals[at]) == (key, name, total, total)
    months = layout.grid("months").rows
    assert [str(cell) for cell in months[-1]] == ["2020-03-31", "3", "60", "0", "0"]
    assert months[0][2:] == (60, 2, 40)
    (chart, _) = [
        block for part in layout.sections for block in part.blocks if isinstance(block, Chart)
    ]
    assert (chart.labels, chart.series[0].values) == (("02.2020", "03.2020"), (60, 60))
    assert chart.summary


@pytest.mark.parametrize("language", ["uk", "en"])
def test_all_renderings_carry_the_same_totals(counts: Counts, language: Any) -> None:
    layout = laid_out(counts, language)
    said = plain(counts)
    assert (said["sets"], said["documents"], said["period"]["documents"]) == (3, 60, 40)
    assert said["groups"] == {"acts": 43, "drafts": 17, "other": 0}
    figures = next(one for one in layout.sections[0].blocks if isinstance(one, Figures))
    assert [one.value for one in figures.figures] == [3, 60, 43, 17, 0]
    texts = {
        "text": terminal(layout),
        "html": re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", FORMATS["html"](layout).decode()),
        "docx": docx_text(FORMATS["docx"](layout)),
        "xlsx": xlsx_text(FORMATS["xlsx"](layout)),
    }
    for name, text in texts.items():
        for number in (3, 60, 40, 43, 17):
            assert re.search(rf"(?<!\d){number}(?!\d)", text), (name, number)
        assert all(block.text in flat(text) for block in sentences(layout)), name
    rows = list(reading.DictReader(io.StringIO(csv(for_programs(layout, counts)).decode())))
    assert list(rows[0])[:5] == ["as_of", "dataset", "version", "kind", "documents"]
    assert sum(int(row["documents"]) for row in rows) == 60
    assert sum(int(row["documents_added"]) for row in rows) == 40
    assert {row["as_of"] for row in rows} == {"2020-03-31"}


@pytest.mark.parametrize("by", list(By))
def test_one_table_alone(counts: Counts, by: By) -> None:
    layout = laid_out(counts, "en", by)
    grids = [block for part in layout.sections[2:] for block in part.blocks if type(block) is Grid]
    assert [grid.key for grid in grids] == [layout.main]
    rows = list(reading.DictReader(io.StringIO(csv(for_programs(layout, counts)).decode())))
    total = (
        int(rows[-1]["documents"]) if by is By.MONTH else sum(int(row["documents"]) for row in rows)
    )
    assert total == 60
    assert sum(int(row["documents_added"]) for row in rows) == 40


def test_equal_reports_are_equal_bytes(counts: Counts) -> None:
    for make in FORMATS.values():
        assert make(laid_out(counts, "uk")) == make(laid_out(counts, "uk"))


def sentences(layout: Any) -> list[Text]:
    return [one for part in layout.sections for one in part.blocks if isinstance(one, Text)]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def docx_text(data: bytes) -> str:
    from docx import Document

    document = Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def xlsx_text(data: bytes) -> str:
    book = load_workbook(io.BytesIO(data))
    return "\n".join(
        str(cell)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )

from __future__ import annotations

import csv as reading
import dataclasses
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from layout_hands import COUNTS, RICH, WORDS

from opendata.report.layout.blocks import Cell, Column, Grid, Layout, Link, Section, Tone, Word
from opendata.report.layout.csv import csv


def of(*cells: Cell) -> Layout:
    columns = tuple(Column(f"c{n}", "Назва") for n in range(len(cells)))
    return Layout("", (), (Section("", (Grid("g", "", columns, (cells,)),)),), (), "uk", "g")


def read(data: bytes) -> list[list[str]]:
    return list(reading.reader(io.StringIO(data.decode(), newline="")))


def test_the_header_is_the_same_in_every_language() -> None:
    data = csv(RICH)
    assert data.startswith(b"dataset,sets,documents,share,day,state,where\n")
    assert csv(dataclasses.replace(RICH, language="en")) == data
    assert b"\r" not in data


def test_numbers_days_and_words() -> None:
    assert csv(of(12345, -1.5, date(2026, 1, 31), None, Word("так, але", Tone.WARN))) == (
        'c0,c1,c2,c3,c4\n12345,-1.5,2026-01-31,,"так, але"\n'.encode()
    )
    assert csv(of(datetime(2026, 1, 31, 22, 5, tzinfo=UTC), Link("сайт", "https://a.example"))) == (
        "c0,c1\n2026-02-01T00:05:00+02:00,сайт\n".encode()
    )


def test_the_totals_are_the_last_line() -> None:
    lines = read(csv(RICH))
    assert len(lines) == 1 + len(COUNTS.rows) + 1
    assert lines[-1] == ["Разом", "98", "12672", "", "", "", ""]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_text_that_a_spreadsheet_would_run_is_held_by_an_apostrophe(sign: str) -> None:
    (cell,) = read(csv(of(f"{sign}cmd|' /C calc'!A0")))[1]
    assert cell.startswith("'")
    assert cell.endswith("cmd|' /C calc'!A0")


@given(WORDS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    lines = read(csv(of(text, "")))
    assert len(lines) == 2
    assert not lines[1][0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_report_without_its_main_table_is_a_fault() -> None:
    with pytest.raises(KeyError):
        csv(dataclasses.replace(RICH, main="nowhere"))

from __future__ import annotations

import json
from typing import Any

from opendata.cli.reports.counts import FORMATS
from opendata.cli.reports.drawn import BINARY, drawn
from opendata.report.layout.blocks import Column, Grid, Layout, Section
from opendata.report.layout.formats import BINARY as SHOWN_BY_NO_TERMINAL

GRID = Grid("sets", "Набори", (Column("set", "Набір"),), (("акти " * 40,),))
LAYOUT = Layout("Звіт", (), (Section("Набори", (GRID,)),), (), "uk", "sets")
OTHER = Layout(
    "Звіт", (), (Section("", (Grid("sets", "", GRID.columns, (("b",),)),)),), (), "uk", "sets"
)


def made(form: str, out: str = "", plain: Any = None) -> bytes:
    return drawn(LAYOUT, lambda: plain, lambda: OTHER, out)[form]()


def test_the_formats_of_the_reports() -> None:
    assert tuple(drawn(LAYOUT, dict, lambda: OTHER, "")) == FORMATS
    assert BINARY == SHOWN_BY_NO_TERMINAL
    assert [made(form)[:2] for form in BINARY] == [b"PK", b"PK"]
    assert made("html").startswith(b"<!DOCTYPE html>")


def test_json_is_the_model_and_csv_the_table_for_programs() -> None:
    assert json.loads(made("json", plain={"назва": "а\u202eб"})) == {"назва": "а\u202eб"}
    assert "\u202e" not in made("json", plain={"назва": "а\u202eб"}).decode()
    assert made("csv") == b"set\nb\n"


def test_a_text_in_a_file_has_one_width(monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, made("text").decode().splitlines())) <= 40
    assert 40 < max(map(len, made("text", "report.txt").decode().splitlines())) <= 100

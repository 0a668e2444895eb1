from __future__ import annotations

import pytest

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.problems import OpendataError
from tests.acts.beside import planted_files as made
from tests.acts.beside.planted_files import MARK

HIDDEN = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    return f'<table:table table:name="Аркуш1"{more}>{"".join(rows)}</table:table>'


def found(data: bytes) -> list[tuple[Where, str]]:
    return [(one.where, one.text) for one in beside(data, "ods", "a.ods")]


HEADER = row(cell("Прізвище"), cell("ІПН"))


def test_cells_behind_the_names_of_their_columns() -> None:
    empty = row("<table:table-cell/>", more=' table:number-rows-repeated="2"')
    number = ' office:value-type="float" office:value="3123412341"'
    data = made.ods(table(HEADER, empty, row(cell("Бойко"), cell("3123412341", number))))
    lines = "Прізвище | ІПН\n\n\nПрізвище: Бойко | ІПН: 3123412341"
    assert found(data) == [(Where.CELLS, lines), (Where.HIDDEN, "Аркуш1")]


def test_a_number_that_shows_rounded_is_seen_whole() -> None:
    number = ' office:value-type="float" office:value="3123412341"'
    data = made.ods(table(HEADER, row(cell("Бойко"), cell("3,12E+09", number))))
    assert (Where.HIDDEN, "3123412341") in found(data)


@pytest.mark.parametrize(
    ("content", "styles"),
    [
        (table(row(cell(MARK)), more=' table:style-name="h"'), HIDDEN),
        (table(row(cell(MARK), more=' table:visibility="collapse"')), ""),
        (table(row(cell(MARK), more=' table:visibility="filter"')), ""),
        (table('<table:table-column table:visibility="collapse"/>', row(cell(MARK))), ""),
        (table(row(cell("x", f" table:formula='of:=\"{MARK}\"'"))), ""),
        (table(f"<table:shapes><text:p>{MARK}</text:p></table:shapes>", row(cell("x"))), ""),
        (f'<table:content-validation table:condition="{MARK}"/>', ""),
        (f'<table:named-expression table:name="x" table:expression="{MARK}"/>', ""),
    ],
)
def test_what_does_not_show(content: str, styles: str) -> None:
    (told,) = (where for where, text in found(made.ods(content, styles)) if MARK in text)
    assert told is Where.HIDDEN


def test_notes_and_changes_of_cells() -> None:
    note = f"<office:annotation><text:p>{MARK}</text:p></office:annotation>"
    data = made.ods(table(row(f"<table:table-cell>{note}<text:p>x</text:p></table:table-cell>")))
    assert [where for where, text in found(data) if MARK in text] == [Where.COMMENT]
    change = f"<table:tracked-changes><table:previous>{cell(MARK)}</table:previous>"
    data = made.ods(f"{change}</table:tracked-changes>{table(row(cell('x')))}")
    assert [where for where, text in found(data) if MARK in text] == [Where.DELETED]


def test_repeated_cells_beyond_measure_end() -> None:
    many = ' table:number-columns-repeated="16384" table:number-rows-repeated="1048576"'
    data = made.ods(table(row(cell("так", many), more=many)))
    (text,) = (text for where, text in found(data) if where is Where.CELLS)
    assert len(text) < 10_000_000


def test_a_broken_book_is_an_error() -> None:
    with pytest.raises(OpendataError):
        beside(made.zipped({"mimetype": "x"}), "ods", "a")

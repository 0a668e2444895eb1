from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from publications import SCHEMA, row

from opendata.portals.site.search import embed, handed_over, preview, script
from opendata.release.release import DocumentFile
from opendata.table import Table


def table(*rows: dict[str, str]) -> Table:
    return Table(SCHEMA.columns, tuple(tuple(one.get(c) for c in SCHEMA.columns) for one in rows))


def document(uid: str, name: str) -> DocumentFile:
    return DocumentFile(f"documents/{name}", "0" * 64, 1, "docx", uid, "рішення ради", name)


def test_the_columns_are_those_by_which_people_look_and_the_newest_row_is_first() -> None:
    old, new = row(1, acceptedDate="2020-05-06"), row(2, acceptedDate="2024-01-02")
    shown = preview(table(old, new), SCHEMA, ())
    assert [field.name for field in shown.fields] == [
        "number",
        "acceptedDate",
        "type",
        "title",
        "status",
    ]
    assert [line.cells[:2] for line in shown.lines] == [("2", "02.01.2024"), ("1", "06.05.2020")]
    assert shown.fields[shown.title].name == "title"


def test_rows_of_one_day_stay_in_the_order_of_the_table() -> None:
    rows = [row(number, acceptedDate="2024-01-02") for number in (3, 1, 2)]
    assert [line.cells[0] for line in preview(table(*rows), SCHEMA, ()).lines] == ["3", "1", "2"]


def test_a_row_opens_the_document_that_it_names() -> None:
    one = row(1, text="акт.docx")
    files = [document(one["uid"], "додаток.docx"), document(one["uid"], "акт.docx")]
    assert preview(table(one), SCHEMA, files).lines[0].document == "documents/акт.docx"
    assert preview(table(one), SCHEMA, files[:1]).lines[0].document == "documents/додаток.docx"
    assert preview(table(one), SCHEMA, [document("інший", "акт.docx")]).lines[0].document is None


def test_a_table_of_another_kind_shows_its_first_columns() -> None:
    fields = tuple(f for f in SCHEMA.fields if f.name in {"uid", "status", "validFrom", "url"})
    other = replace(SCHEMA, fields=fields)
    content = Table(other.columns, (("1", "2024-05-06", None, "https://a.example"),))
    shown = preview(content, other, ())
    assert [field.name for field in shown.fields] == list(other.columns)
    assert shown.title == 0
    assert shown.lines[0].cells == ("1", "06.05.2024", "", "https://a.example")


@given(st.text() | st.lists(st.text()) | st.none())
def test_embedded_json_says_the_same_and_cannot_end_a_script(value: object) -> None:
    text = embed(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_the_script_holds_every_row_and_is_one_statement() -> None:
    rows = [row(number, "Про </script><script>alert(1)</script>") for number in (1, 2, 3)]
    text = script(preview(table(*rows), SCHEMA, ())).decode()
    head, _, rest = text.partition("=")
    assert head.strip() == "window.opendataRows"
    lines = json.loads(rest.strip().removesuffix(";"))
    assert {line[0] for line in lines} == {"1", "2", "3"}
    assert lines[0][3] == "Про </script><script>alert(1)</script>"
    assert "<" not in text


def test_what_could_hold_a_script_is_handed_over_as_a_file() -> None:
    opened = ["documents/1.pdf", "documents/ДОДАТОК.PDF", "documents/a.txt"]
    assert not [path for path in opened if handed_over(path)]
    saved = ["d/1.html", "d/1.HTM", "d/1.xhtml", "d/1.svg", "d/1.xml", "d/1.docx", "d/pdf", "d/1"]
    assert [path for path in saved if handed_over(path)] == saved


def test_the_script_of_an_empty_table_is_valid() -> None:
    text = script(preview(table(), SCHEMA, ())).decode()
    assert json.loads(text.partition("=")[2].strip().removesuffix(";")) == []

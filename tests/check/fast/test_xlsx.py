"""A workbook in any form: the same cells, the same errors, the same report as Frictionless."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from frictionless import Detector, Dialect, Resource, Schema
from frictionless.formats import ExcelControl
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from xlsx_hands import MAIN, sheet_xml, write

from opendata.check.fast import xlsx, xlsx_cells
from opendata.check.fast.stream import validate

pytestmark = pytest.mark.filterwarnings("ignore")
CASES = int(os.environ.get("OPENDATA_FUZZ_CASES", "100"))
FIXED = settings(
    max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def told(cell: Any) -> tuple[type, str]:
    """A cell so that 1, 1.0 and True differ."""
    return type(cell), repr(cell)


def stream(path: Path, sooner: bool) -> tuple[list[Any], str, bool]:
    """The cell stream up to its end or its error; the error; whether it was read here alone."""
    resource = Resource(path=path.name, basepath=str(path.parent), detector=Detector(sample_size=1))
    rows: list[Any] = []
    fault, alone = "", False
    try:
        with xlsx.reading(resource, 0 if sooner else 1 << 60), resource:
            for cells in resource.cell_stream:
                rows.append([*map(told, cells)])  # noqa: PERF401 - an error may end it
            sheet = getattr(resource._TableResource__parser, "sheet_rows", None)
            alone = sheet is not None and not sheet.failed
    except Exception as error:
        fault = repr(error)
    return rows, fault, alone


CELLS = st.sampled_from(
    [
        '<c r="{at}"><v>5</v></c>', '<c r="{at}"><v>5.0</v></c>', '<c r="{at}"><v>1E3</v></c>',
        '<c r="{at}"><v>-0</v></c>', '<c r="{at}"><v>007</v></c>', '<c r="{at}"><v> 7 </v></c>',
        '<c r="{at}"><v>1 2</v></c>', '<c r="{at}"><v>12\n3</v></c>', '<c r="{at}"><v></v></c>',
        '<c r="{at}"><v>99999999999999999999</v></c>', '<c r="{at}"><v>1_0</v></c>',
        '<c r="{at}"><v>NaN</v></c>', '<c r="{at}"><v>1e999</v></c>', '<c r="{at}"/>',
        '<c r="{at}" s="3"/>', '<c r="{at}" s="1"></c>', '<c r="{at}" s="1" t="n"><v>45000</v></c>',
        '<c r="{at}" s="1"><v>45000.5</v></c>', '<c r="{at}" s="1"><v>59</v></c>',
        '<c r="{at}" s="4"><v>0.75</v></c>', '<c r="{at}" s="2"><v>1.25</v></c>',
        '<c r="{at}" s="1"><v>-5</v></c>', '<c r="{at}" s="1"><v>99999999</v></c>',
        '<c r="{at}" s="3"><v>0.05</v></c>', '<c r="{at}" s="99"><v>1</v></c>',
        '<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="b"><v>0</v></c>',
        '<c r="{at}" t="b"><v>2</v></c>', '<c r="{at}" t="b"><v>x</v></c>',
        '<c r="{at}" t="e"><v>#REF!</v></c>', '<c r="{at}" t="e"><v>#N/A</v></c>',
        '<c r="{at}" s="1" t="s"><v>0</v></c>', '<c r="{at}" t="s"><v>1</v></c>',
        '<c r="{at}" t="s"><v>2</v></c>', '<c r="{at}" t="s"><v>3</v></c>', '<c t="s" r="{at}"/>',
        '<c r="{at}" t="s"><v>-1</v></c>', '<c r="{at}" t="s"><v>77</v></c>',
        '<c r="{at}" t="str"><v>так</v></c>', '<c r="{at}" t="str"><v/></c>',
        '<c r="{at}" t="str"><v>a&amp;b &#1088;</v></c>', '<c r="{at}" t="str"><v>x\r\ny</v></c>',
        '<c r="{at}" t="str"><f>A1&amp;"x"</f><v>x</v></c>', '<c r="{at}"><f>A1+1</f><v>2</v></c>',
        '<c r="{at}" t="str"><f>A1</f></c>', '<c r="{at}"><f t="shared" si="0"/><v>3</v></c>',
        '<c r="{at}"><f t="shared" ref="A1:A9" si="0">B1</f><v>4.5</v></c>',
        '<c r="{at}"><f t="array" ref="A1">SUM(Лист!A1)</f><v>9</v></c>',
        '<c r="{at}" t="inlineStr"><is><t>слово і слово</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t>&#1088;&#x430; &lt; &quot;</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t/></is></c>', '<c r="{at}" t="inlineStr"><is></is></c>',
        '<c r="{at}" t="inlineStr"><is><r><t>ба</t></r><r><t>гато</t></r></is></c>',
        '<c r="{at}" t="inlineStr"><v>5</v></c>', '<c r="{at}" t="n"><is><t>a</t></is></c>',
        '<c r="{at}" t="d"><v>2024-01-31</v></c>', '<c r="{at}" t="d"><v>учора</v></c>',
        '<c r="{at}" cm="1"><v>6</v></c>', "<c r='{at}'><v>6</v></c>", "<c><v>8</v></c>",
        '<c r="A1"><v>1</v></c>', '<c r="ZZ1"><v>1</v></c>', '<c r="{at}"> <v>4</v> </c>',
        '<c r="{at}"><!-- ні --><v>4</v></c>', '<c r="{at}" t="str"><v><![CDATA[<a>]]></v></c>',
    ]
)  # fmt: skip
BAD = st.sampled_from(
    ['<c r="{at}"><v>5</c>', '<c r="{at}" r="{at}"/>', '<c r="{at}" t="str"><v>&no;</v></c>',
     '<c r="{at}" t="str"><v>\x01</v></c>', '<c r="{at}" t="str"><v>]]></v></c>',
     '<c r="{at}"/></c>', '<x:c r="{at}"/>', '<c r="{at}" t="str"><v>\ufffe</v></c>',
     '<c r="5"><v>1</v></c>', '<c r="{at}" s="x"><v>1</v></c>']
)  # fmt: skip
ROWS = st.sampled_from(
    ['<row r="{n}">'] * 8
    + ['<row r="{n}" spans="1:3" ht="20" customHeight="1" hidden="1">', "<row r='{n}'>", "<row>",
       '\n  <row r="{n}" spans="1:2">', '<row r="{n}" x14ac:dyDescent="0.25">', '<row r="{n}.0">']
)  # fmt: skip
STRINGS = (
    "<si><t>слово</t></si><si><t xml:space='preserve'> a </t></si>"
    '<si><r><t>ба</t></r><r><rPr><b/></rPr><t xml:space="preserve">гато </t></r></si>'
    "<si><t>a_x005F_b</t></si>"
)
ITEMS = st.lists(
    st.sampled_from(
        ["<si><t>слово</t></si>", '<si><t xml:space="preserve"> &#1088;&amp; </t></si>',
         "<si><r><t>ба</t></r><r><t>гато</t></r></si>", "<si><t>x005&#70;_y</t></si>", "<si/>",
         "<si><t/></si>", "<si><t>фу</t><rPh sb='0' eb='1'><t>か</t></rPh></si>", "<si></si>",
         "<si><t>a\r\nb</t></si>", "\n<si><t>_x000D_</t></si>", "<si><t>]]&gt;</t></si>"]
    ),
    min_size=3, max_size=6,
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, str, bool]:
    """The XML of a sheet, its strings, and whether dates count from 1904."""
    odd = draw(st.integers(0, 3)) == 0
    broken = odd and draw(st.booleans())
    width = draw(st.integers(1, 3))
    rows, number = "", 0
    for _ in range(draw(st.integers(1, 8))):
        number += draw(st.sampled_from([1] * 9 + [2, 5])) if not odd else draw(st.integers(0, 3))
        start = draw(ROWS) if odd else '<row r="{n}">'
        if draw(st.integers(0, 7)) == 0:
            rows += f'<row r="{number}" ht="3"/>'
            continue
        cells = ""
        for at in range(width + (draw(st.integers(0, 9)) == 0)):
            if draw(st.integers(0, 5)):
                form = draw(BAD if broken and draw(st.integers(0, 9)) == 0 else CELLS)
                cells += form.replace("{at}", f"{'ABCD'[at]}{number}")
        rows += start.replace("{n}", str(number)) + cells + "</row>"
    size = draw(
        st.sampled_from(["", f"A1:{'ABC'[width - 1]}{max(number, 1)}", "A1", "A1:D3", "B2:C9"])
    )
    after = draw(
        st.sampled_from(
            ["", '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>', "<oddity/>",
             '<pageMargins left="0.7" right="0.7" top="1" bottom="1" header="1" footer="1"/>'] * 3
            + ['<pageMargins left="x"/>', "<pageMargins>", "</sheetData>"]
        )
    )  # fmt: skip
    root = draw(st.sampled_from(["", ' xmlns:x14ac="urn:x"', ' mc:Ignorable="x"']))
    xml = sheet_xml(rows, size, after, root)
    xml = draw(st.sampled_from([str.strip] * 9 + [_other_prefix, _doctype]))(xml)
    strings = "".join(draw(ITEMS)) if draw(st.booleans()) else STRINGS
    return xml.encode(), strings, draw(st.booleans())


def _other_prefix(xml: str) -> str:
    return xml.replace(f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:m="{MAIN}"').replace(
        "<row", "<m:row"
    )


def _doctype(xml: str) -> str:
    return xml.replace("<worksheet", '<!DOCTYPE worksheet [<!ENTITY no "та">]><worksheet', 1)


def test_any_sheet_gives_the_rows_and_the_error_of_frictionless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_cells, "CHUNK", 1000)
    path = tmp_path / "made.xlsx"
    alone = []

    @seed(20260502)
    @FIXED
    @given(sheets())
    def same(case: tuple[bytes, str, bool]) -> None:
        write(path, *case)
        *here, sure = stream(path, sooner=True)
        *there, _ = stream(path, sooner=False)
        assert here == there
        alone.append(sure)

    same()
    assert sum(alone) > len(alone) / 6


FIELDS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "constraints": {"required": True, "minLength": 2}},
        {"type": "string", "constraints": {"maxLength": 3}},
        {"type": "string", "constraints": {"pattern": "а|б"}},
        {"type": "string", "constraints": {"unique": True}},
        {"type": "string", "constraints": {"enum": ["аб", "1"]}},
        {"type": "string", "format": "uri"},
        {"type": "string", "format": "email"},
        {"type": "integer"},
        {"type": "integer", "constraints": {"unique": True, "minimum": 1}},
        {"type": "integer", "constraints": {"maximum": 5}, "missingValues": ["", "5", "45000"]},
        {"type": "number", "constraints": {"maximum": 10, "minimum": 0}},
        {"type": "number", "constraints": {"unique": True}},
        {"type": "number", "floatNumber": True},
        {"type": "number", "constraints": {"exclusiveMinimum": 1}},
        {"type": "boolean", "trueValues": ["так", "1"], "falseValues": ["0"]},
        {"type": "date"},
        {"type": "date", "constraints": {"unique": True}},
        {"type": "datetime"},
        {"type": "time"},
        {"type": "year"},
        {"type": "any"},
        {"type": "any", "constraints": {"unique": True}},
        {"type": "list"},
    ]
)
DAYS = [*map(dt.datetime.fromisoformat, ("2024-02-29", "2024-02-29T10:30", "2023-03-15"))]
VALUES = st.sampled_from(
    [None, None, "", "аб", "а", "б\n", "1", "http://a.ua/x", "https://rada.example.ua/act/1.pdf",
     "a@b.ua", "так", "2024-02-29", "5", "sNaN", "#REF!", 1, 1.0, True, False, 5, 0, -3, 2.5, 10,
     10**16, 2024, *DAYS, dt.time(10, 30), "n/a"]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Any], list[list[Any]], bool, int]:
    """A schema, rows with a header, whether the sheet says its size, a limit of errors."""
    fields = [copy.deepcopy(one) for one in draw(st.lists(FIELDS, min_size=1, max_size=4))]
    names = [f"f{at}" for at in range(len(fields))]
    for name, one in zip(names, fields, strict=True):
        one["name"] = name
    schema: dict[str, Any] = {
        "fields": fields,
        "missingValues": draw(st.sampled_from([[""], ["", "n/a", "None"]])),
    }
    if draw(st.booleans()):
        key = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        schema["primaryKey"] = key
    if draw(st.integers(0, 5)) == 0:
        link = {"fields": [names[0]], "reference": {"resource": "", "fields": [names[-1]]}}
        schema["foreignKeys"] = [link]
    header = draw(st.sampled_from([names] * 6 + [[*names, "x"], names[::-1]]))
    some = st.lists(VALUES, min_size=len(names), max_size=len(names))
    rows = draw(st.lists(some, min_size=4, max_size=14))
    rows += draw(st.lists(st.sampled_from(rows), max_size=6))
    for row in draw(st.lists(st.lists(VALUES, max_size=len(names) + 2), max_size=2)):
        rows.insert(draw(st.integers(0, len(rows))), row)
    return schema, [header, *rows], draw(st.booleans()), draw(st.sampled_from([0, 1, 2, 5, 1000]))


def report(check: Callable[..., Any], path: Path, schema: dict[str, Any], limit: int) -> Any:
    """What ``check`` says, without the time it took."""
    try:
        resource = Resource(
            path=path.name,
            basepath=str(path.parent),
            schema=Schema.from_descriptor(copy.deepcopy(schema)),
            detector=Detector(sample_size=3),
        )
        found = check(resource, limit_errors=limit).to_descriptor()
    except Exception as fault:
        return repr(fault)
    found["stats"].pop("seconds")
    for task in found["tasks"]:
        task["stats"].pop("seconds", None)
    return found


def save(rows: list[list[Any]], path: Path, sized: bool) -> None:
    book = openpyxl.Workbook(write_only=not sized)
    sheet = book.active if sized else book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)


def plainly(resource: Resource, **options: Any) -> Any:
    return resource.validate(**options)


def test_the_report_is_that_of_frictionless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_cells, "CHUNK", 900)
    monkeypatch.setattr(xlsx, "LEAST", 0)
    path = tmp_path / "made.xlsx"

    @seed(20260503)
    @FIXED
    @given(tables())
    def same(case: tuple[dict[str, Any], list[list[Any]], bool, int]) -> None:
        schema, rows, sized, limit = case
        save(rows, path, sized)
        assert report(validate, path, schema, limit) == report(plainly, path, schema, limit)

    same()


SCHEMA = {
    "fields": [
        {"name": "id", "type": "string", "constraints": {"unique": True, "required": True}},
        {"name": "date", "type": "date"},
        {"name": "sum", "type": "number", "constraints": {"minimum": 0}},
    ],
    "primaryKey": ["id"],
}


def long_table(count: int) -> list[list[Any]]:
    day = dt.date(2024, 1, 1)
    rows: list[list[Any]] = [
        [f"рішення {at}", day + dt.timedelta(days=at % 90), at / 2] for at in range(count)
    ]
    return [["id", "date", "sum"], *rows]


def test_a_long_table_is_proven_and_its_bad_rows_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = long_table(700)
    rows[400][2] = -1
    rows[500][0] = rows[30][0]
    rows[600] = [None, None, None]
    path = tmp_path / "made.xlsx"
    save(rows, path, sized=True)
    monkeypatch.setattr(xlsx, "LEAST", 0)
    left: list[int] = []
    plain = xlsx.Proof.unproven

    def watched(self: xlsx.Proof) -> Any:
        for row in plain(self):
            left.append(row[0])
            yield row

    monkeypatch.setattr(xlsx.Proof, "unproven", watched)
    found = report(validate, path, SCHEMA, 0)
    assert left == [401, 501, 601]
    assert found == report(plainly, path, SCHEMA, 0)
    assert found["stats"]["errors"] > 3


def test_no_thread_is_left_behind_by_a_report_that_stops_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = long_table(700)
    for row in rows[300:]:
        row[2] = "не число"
    path = tmp_path / "made.xlsx"
    save(rows, path, sized=True)
    monkeypatch.setattr(xlsx_cells, "CHUNK", 900)
    monkeypatch.setattr(xlsx, "LEAST", 0)
    kept = []

    def watched(resource: Resource, **options: Any) -> Any:
        kept.append(resource)
        return validate(resource, **options)

    gc.disable()
    try:
        assert report(watched, path, SCHEMA, 3)["stats"]["errors"] == 3
        assert not [one for one in threading.enumerate() if one.name.startswith("ahead")]
    finally:
        gc.enable()


def test_a_damaged_archive_is_told_as_frictionless_tells_it(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    save(long_table(3000), path, sized=True)
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
        start = info.header_offset + info.compress_size // 2
    data = bytearray(path.read_bytes())
    data[start : start + 40] = b"\0" * 40
    path.write_bytes(data)
    monkeypatch = pytest.MonkeyPatch()
    with monkeypatch.context() as patch:
        patch.setattr(xlsx, "LEAST", 0)
        assert report(validate, path, SCHEMA, 0) == report(plainly, path, SCHEMA, 0)


@pytest.mark.parametrize(
    "control",
    [
        {"fill_merged_cells": True},
        {"preserve_formatting": True},
        {"stringified": True},
        {"sheet": "Немає"},
        {"sheet": 2},
    ],
)
def test_what_else_may_be_asked_of_a_sheet(tmp_path: Path, control: dict[str, Any]) -> None:
    path = tmp_path / "made.xlsx"
    save(long_table(20), path, sized=True)

    def rows(least: int) -> Any:
        dialect = Dialect(controls=[ExcelControl(**control)])
        resource = Resource(path=path.name, basepath=str(tmp_path), dialect=dialect)
        try:
            with xlsx.reading(resource, least), resource:
                return [[*map(told, cells)] for cells in resource.cell_stream]
        except Exception as error:
            return repr(error)

    assert rows(0) == rows(1 << 60)

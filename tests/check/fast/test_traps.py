"""Traps of cells and headers, one by one: the report is that of Frictionless."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from report_hands import fields, plain, report

from opendata.check.fast.stream import validate

pytestmark = pytest.mark.filterwarnings("ignore")

CELLS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "missing values of the field": (
        {"type": "integer", "missingValues": ["-", "null"]},
        ["-", "null", "", "NULL", " -", "1"],
    ),
    "no missing values": ({"type": "integer", "missingValues": []}, ["", "1"]),
    "a missing value that would be sound": (
        {"type": "string", "missingValues": ["а"], "constraints": {"required": True}},
        ["а", "б", ""],
    ),
    "white space about numbers": ({"type": "integer"}, [" 5 ", "\u00a05", "5\t", "5 5", "\n5"]),
    "white space about texts": (
        {"type": "string", "constraints": {"enum": ["а"]}},
        ["а", " а", "а "],
    ),
    "white space about dates": ({"type": "date"}, [" 2024-01-05", "2024-01-05 ", "2024- 1-05"]),
    "numbers that are not bare": (
        {"type": "number", "bareNumber": False},
        ["12 грн", "€ 12.5", "12%", "грн", "-5 °C", "1-2"],
    ),
    "integers that are not bare": (
        {"type": "integer", "bareNumber": False},
        ["12 грн", "№ 7", "1.5", ""],
    ),
    "group and decimal characters": (
        {"type": "number", "groupChar": " ", "decimalChar": ","},
        ["1 000,5", "1\u00a0000,5", "1.5", "1000", ",5", "1,5,5"],
    ),
    "a decimal character that is a digit of dates": (
        {"type": "number", "decimalChar": "-"},
        ["1-5", "1.5", "-1"],
    ),
    "underscores, signs and powers": (
        {"type": "integer"},
        ["1_000", "+5", "-0", "0x1F", "1e3", "5.0", "٣٤", "--5"],
    ),
    "integers beyond 64 bits": (
        {"type": "integer", "constraints": {"maximum": 9223372036854775807}},
        ["9223372036854775807", "9223372036854775808", "99999999999999999999", "-1"],
    ),
    "not a number and infinity": (
        {"type": "number", "constraints": {"minimum": 0}},
        ["NaN", "nan", "INF", "-INF", "Infinity", "1"],
    ),
    "a limit beside the nearest float": (
        {"type": "number", "constraints": {"maximum": 0.1}},
        ["0.1", "0.10000000000000000001", "0.09", "0.1000000000000000055511151231257827"],
    ),
    "dates in the usual form": (
        {"type": "date"},
        ["2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-13-01", "2024-04-31"],
    ),
    "years below 1000": ({"type": "date"}, ["0999-01-01", "0000-01-01", "24-01-05", "10000-01-01"]),
    "dates with letters of other scripts": ({"type": "date"}, ["٢٠٢٤-01-05", "2024-1-5"]),
    "dates in a given form": (
        {"type": "date", "format": "%d.%m.%Y"},
        ["05.01.2024", "5.1.2024", "05.01.24", "2024-01-05"],
    ),
    "dates in any form": (
        {"type": "date", "format": "any"},
        ["05.01.2024", "01.13.2024", "5 January 2024", "вчора"],
    ),
    "dates within limits": (
        {"type": "date", "constraints": {"minimum": "2020-01-01", "maximum": "2020-12-31"}},
        ["2020-01-01", "2019-12-31", "2020-12-31", "2021-01-01", "2020-06-15"],
    ),
    "booleans of a list": (
        {"type": "boolean", "trueValues": ["так"], "falseValues": ["ні"]},
        ["так", "ні", "Так", "true", "1"],
    ),
    "booleans": ({"type": "boolean"}, ["true", "True", "TRUE", "1", "t", "tRue", "0", "no"]),
    "years": ({"type": "year"}, ["2024", " 202", "24", "-024", "12345"]),
    "a pattern without a group": (
        {"type": "string", "constraints": {"pattern": "а|б"}},
        ["а", "б", "ах", "хб", "б\n"],
    ),
    "a pattern that the fast engine reads otherwise": (
        {"type": "string", "constraints": {"pattern": r"\w+"}},
        ["абв", "a_1", "е\u0301", "٣", "а б"],
    ),
    "a pattern that the fast engine cannot read": (
        {"type": "string", "constraints": {"pattern": r"(?=а)(.)\1"}},
        ["аа", "аб", "бб"],
    ),
    "addresses": (
        {"type": "string", "format": "uri"},
        ["http://exa mple/x", "C:\\docs\\1.pdf", "http://[::1", "a:b", "рада.укр", "http://а.укр/"],
    ),
    "mail": ({"type": "string", "format": "email"}, ["a@b", "a@b.ua", "a@рада.укр", "a b@c.ua"]),
    "uuids": (
        {"type": "string", "format": "uuid"},
        ["550e8400-e29b-41d4-a716-446655440000", "550E8400-E29B-41D4-A716-446655440000", "550e"],
    ),
    "a list of typed values": (
        {"type": "integer", "constraints": {"enum": ["1", 2]}},
        ["1", "2", "01", "3"],
    ),
    "a list of numbers": (
        {"type": "number", "constraints": {"enum": [1, "5.0"]}},
        ["1", "1.0", "5", "5.00", "6"],
    ),
    "lengths in code points": (
        {"type": "string", "constraints": {"minLength": 2, "maxLength": 3}},
        ["я", "яя", "😀", "😀😀", "е\u0301", "їїїї"],
    ),
    "unique": (
        {"type": "number", "constraints": {"unique": True}},
        ["1", "1.0", "", "", "x", "x", "01"],
    ),
}


def both(path: Path, schema: dict[str, Any], encoding: str | None = "utf-8") -> Any:
    fast = partial(validate, least=0, block=40)
    said = report(plain, path, schema, encoding)
    assert report(fast, path, schema, encoding) == said
    return said


def write(path: Path, rows: list[list[str]]) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode())
    return path


@pytest.mark.parametrize("trap", CELLS)
def test_cells(trap, tmp_path):
    one, texts = CELLS[trap]
    rows = [["n", "cell"], *([str(n), text] for n, text in enumerate(texts))]
    said = both(write(tmp_path / "t.csv", rows), fields(n={"type": "integer"}, cell=one))
    assert said["tasks"][0]["stats"]["rows"] == len(texts)


HEADERS = {
    "a blank label": ["a", ""],
    "a label twice": ["a", "a"],
    "a label too many": ["a", "b", "c"],
    "a label too few": ["a"],
    "another order": ["b", "a"],
    "another case": ["A", "b"],
    "blanks about it": [" a ", "b"],
}


@pytest.mark.parametrize("match", ["exact", "equal", "subset", "superset", "partial"])
@pytest.mark.parametrize("header", HEADERS)
def test_headers(header, match, tmp_path):
    schema = {**fields(a={"type": "integer"}, b={"type": "string"}), "fieldsMatch": match}
    schema["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json"
    rows = [HEADERS[header], ["1", "x"], ["y", "2", "3"], ["4"]]
    both(write(tmp_path / "t.csv", rows), schema)


def test_labels_with_a_mark_before_them(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("a,b\n1,x\ny,2\n".encode("utf-8-sig"))
    schema = fields(a={"type": "integer"}, b={"type": "string"})
    for encoding in (None, "utf-8-sig", "utf-8"):
        both(path, schema, encoding)


def test_links_of_several_columns_to_oneself(tmp_path):
    schema = fields(a={"type": "integer"}, b={"type": "string"}, c={"type": "integer"})
    schema["foreignKeys"] = [
        {"fields": ["c", "b"], "reference": {"resource": "", "fields": ["a", "b"]}}
    ]
    rows = [
        ["a", "b", "c"],
        ["1", "x", ""],
        ["2", "x", "01"],
        ["3", "y", "1"],
        ["", "", ""],
        ["4", "", ""],
    ]
    said = both(write(tmp_path / "t.csv", rows), schema)
    assert {one["type"] for one in said["tasks"][0]["errors"]} == {"foreign-key", "blank-row"}

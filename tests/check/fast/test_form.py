"""Which files are read over blocks."""

from __future__ import annotations

import pytest
from frictionless import Dialect, Resource, Schema
from frictionless.formats import CsvControl

from opendata.check.fast.form import form_of

SCHEMA = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]}


def form(tmp_path, data, name="table.csv", schema=SCHEMA, **options):
    (tmp_path / name).write_bytes(data)
    resource = Resource(
        path=name, basepath=str(tmp_path), schema=Schema.from_descriptor(schema), **options
    )
    with resource:
        return form_of(resource)


def test_what_frictionless_found_out_is_taken(tmp_path):
    found = form(tmp_path, "a;b\r\nЇ;2\r\n".encode("cp1251"), encoding="cp1251")
    assert found is not None
    assert (found.encoding, found.marked, found.delimiter) == ("cp1251", False, ";")
    assert (found.names, found.single_byte) == (("a", "b"), True)


def test_a_mark_is_told_apart_from_the_encoding(tmp_path):
    found = form(tmp_path, "a,b\nЇ,2\n".encode("utf-8-sig"), encoding="utf-8-sig")
    assert found is not None
    assert (found.encoding, found.marked) == ("utf-8", True)


@pytest.mark.parametrize(
    "dialect",
    [
        Dialect(controls=[CsvControl(quote_char="'")]),
        Dialect(controls=[CsvControl(escape_char="\\")]),
        Dialect(controls=[CsvControl(double_quote=False)]),
        Dialect(controls=[CsvControl(skip_initial_space=True)]),
        Dialect(controls=[CsvControl(delimiter="§")]),
        Dialect(comment_char="#"),
        Dialect(comment_rows=[3]),
        Dialect(skip_blank_rows=True),
        Dialect(header=False),
        Dialect(header_rows=[2]),
    ],
    ids=lambda one: str(one.to_descriptor()),
)
def test_other_dialects_are_left(dialect, tmp_path):
    assert form(tmp_path, "a§b\na,b\n1,2\n3,4\n".encode(), dialect=dialect) is None


def test_other_files_are_left(tmp_path):
    assert form(tmp_path, "a,b\nЇ,2\n".encode("utf-16"), encoding="utf-16") is None
    assert form(tmp_path, b"a\tb\n1\t2\n", "table.tsv") is None
    assert form(tmp_path, b"a\n1\n", schema={"fields": SCHEMA["fields"][:1]}) is None
    with Resource(data=[["a", "b"], ["1", "2"]]) as resource:
        assert form_of(resource) is None

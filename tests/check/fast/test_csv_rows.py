"""Traps of CSV, each read over blocks: the same report as Frictionless, and it was not asked to
read the file.
"""

from __future__ import annotations

import gc
import threading
from functools import partial
from pathlib import Path

import pytest
from report_hands import fields, plain, report

from opendata.check.fast import stream
from opendata.check.fast.stream import validate

pytestmark = pytest.mark.filterwarnings("ignore")

TEXT = fields(a={"type": "string"}, b={"type": "string"})
UNIQUE = fields(a={"type": "integer", "constraints": {"unique": True}}, b={"type": "string"})
KEYED = {**fields(a={"type": "integer"}, b={"type": "date"}), "primaryKey": ["a", "b"]}
SELF = {
    **fields(a={"type": "string"}, b={"type": "string"}),
    "foreignKeys": [{"fields": ["b"], "reference": {"resource": "", "fields": ["a"]}}],
}

TRAPS = {
    "short row": (TEXT, "a,b\n1,2\n1\n3,4\n"),
    "short row beside a quoted delimiter": (TEXT, 'a,b\n1\n"x,y",\n3,4\n'),
    "long row": (TEXT, "a,b\n1,2,3\n3,4\n"),
    "short first row": (TEXT, "a,b\n1\n3,4\n5,6\n"),
    "blank line": (TEXT, "a,b\n1,2\n\n3,4\n"),
    "blank line at the end": (TEXT, "a,b\n1,2\n\n"),
    "blank cells": (TEXT, "a,b\n,\n1,\n,2\n"),
    "line of blanks": (TEXT, "a,b\n1,2\n   \n3,4\n"),
    "no line break at the end": (TEXT, "a,b\n1,2\n3,4"),
    "bad last row without a line break": (TEXT, "a,b\n1,2\n3"),
    "returns": (TEXT, "a,b\r\n1,2\r\n3,4\r\n"),
    "line breaks in cells": (TEXT, 'a,b\n"x\ny",2\n"p\r\nq",4\nz\n'),
    "doubled quotes": (TEXT, 'a,b\n"say ""yes""",2\n"""",""\n'),
    "only a header": (TEXT, "a,b\n"),
    "NUL": (TEXT, "a,b\nx\x00,2\n"),
    "unicode line ends": (TEXT, "a,b\nx\u2028y\x0b\x85,2\n"),
    "unique": (UNIQUE, "a,b\n1,x\n2,x\n01,x\n,x\n,x\n 1 ,x\n1,x\nx,x\nx,x\n"),
    "key with nulls": (KEYED, "a,b\n1,\n1,\n,\n,2024-01-01\n,2024-1-1\nx,2024-01-01\nx,y\n"),
    "link to itself": (SELF, "a,b\n1,\n2,1\n3,9\n,3\n"),
    "several delimiters": (TEXT, "a;b\n1;2\n3\n"),
}


def file_of(folder: Path, data: bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(data)
    return path


def told_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills when Frictionless has to read the file itself."""
    told: list[str] = []
    slow = stream.unproven

    def rows(*options):
        told.append("slow")
        return slow(*options)

    monkeypatch.setattr(stream, "unproven", rows)
    return told


@pytest.mark.parametrize("block", [30, 1 << 20])
@pytest.mark.parametrize("limit", [0, 1])
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_reported_alike(trap, limit, block, tmp_path, monkeypatch):
    told = told_of(monkeypatch)
    schema, text = TRAPS[trap]
    path = file_of(tmp_path, text.encode())
    fast = partial(validate, least=0, block=block)
    assert report(fast, path, schema, "utf-8", limit) == report(plain, path, schema, "utf-8", limit)
    assert not told


NOT_SURE = {
    "quote in a cell": b'a,b\n1,2\n3,x"y"z\n4,5\n4\n',
    "quote that is not closed": b'a,b\n1,2\n3,"x\n4,5\n',
    "lone return": b"a,b\n1,2\n3\r4,5\n6\n",
    "mark in the middle": b"a,b\n1,2\n\xef\xbb\xbf3,4\n6\n",
}


@pytest.mark.parametrize("case", NOT_SURE)
def test_what_is_not_sure_is_read_by_frictionless_from_there_on(case, tmp_path, monkeypatch):
    told = told_of(monkeypatch)
    schema = {**UNIQUE, "primaryKey": ["b"]}
    # Rows that were judged before are remembered: the last one repeats the first.
    path = file_of(tmp_path, NOT_SURE[case] + b"1,2\n")
    fast = partial(validate, least=0, block=8)
    assert report(fast, path, schema, "utf-8") == report(plain, path, schema, "utf-8")
    assert told == ["slow"]


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_bytes_that_are_no_letters_end_the_report_where_frictionless_ends_it(
    limit, tmp_path, monkeypatch
):
    told = told_of(monkeypatch)
    rows = b"short\n" + b"".join(b"%d,x\n" % n for n in range(20_000))
    path = file_of(tmp_path, b"a,b\n" + rows + b"7,\xff\xfe\n5\n6\n" + b"1,x\n" * 5000)
    fast = partial(validate, least=0, block=50_000)
    assert report(fast, path, UNIQUE, None, limit) == report(plain, path, UNIQUE, None, limit)
    assert told == ["slow"] * (limit != 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "koi8-u", "utf-16"])
def test_encodings(encoding, tmp_path):
    path = file_of(tmp_path, "a,b\nЇжак,«б»\nЄва\n".encode(encoding, "replace"))
    fast = partial(validate, least=0)
    assert report(fast, path, TEXT, encoding) == report(plain, path, TEXT, encoding)


def test_an_encoding_with_a_mark_that_is_not_there(tmp_path):
    path = file_of(tmp_path, b"a,b\n1,2\n3\n")
    fast = partial(validate, least=0)
    assert report(fast, path, TEXT, "utf-8-sig") == report(plain, path, TEXT, "utf-8-sig")


@pytest.mark.parametrize("limit", [1, 2, 7, 8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_report_that_stops_early_has_read_as_many_bytes(limit, end, tmp_path):
    """Some rows end exactly where a portion does."""
    line = "x" * 61 + ",2" + "\n"
    rows = [line * 1000, "short" + "y" * 58 + "\n", line * 255, "short\n"] * 4
    path = file_of(tmp_path, ("a,b\n" + "".join(rows)).replace("\n", end).encode())
    fast = partial(validate, least=0, block=5000)
    assert report(fast, path, TEXT, None, limit) == report(plain, path, TEXT, None, limit)


def test_no_thread_is_left_behind_by_a_report_that_stops_early(tmp_path):
    """Python would end them when it clears away, be it in a thread that is just starting."""
    path = file_of(tmp_path, b"a,b\n" + b"short\n" * 5000)
    kept = []

    def fast(resource, limit_errors):
        kept.append(resource)
        return validate(resource, limit_errors, least=0, block=1000)

    gc.disable()
    try:
        assert report(fast, path, TEXT, None, 3)["stats"]["errors"] == 3
        names = [one.name for one in threading.enumerate()]
        assert not [name for name in names if name.startswith(("ahead", "digest"))]
    finally:
        gc.enable()


def test_far_repeats_are_told_with_their_rows(tmp_path):
    lines = [f"{n},x" for n in range(3000)]
    for at, value in ((1500, 3), (1501, 3), (2900, 2999), (2950, 1)):
        lines[at] = f"{value},x"
    path = file_of(tmp_path, ("a,b\n" + "\n".join(lines)).encode())
    fast = partial(validate, least=0, block=4000)
    found = report(fast, path, UNIQUE)
    assert found == report(plain, path, UNIQUE)
    assert [one["rowNumber"] for one in found["tasks"][0]["errors"]] == [1502, 1503, 2952, 3001]

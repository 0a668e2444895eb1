"""Blocks of a file are what Python's reader reads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.check.fast.blocks import blocks
from opendata.check.fast.digest import Digest
from opendata.check.fast.form import Form
from opendata.check.fast.records import NotSure

ROWS = st.lists(st.lists(st.text(st.sampled_from(list('аб1,;"\n ')), max_size=5), max_size=5))


def cells(path, data, size, encoding="utf-8", marked=False):
    path.write_bytes(data)
    form = Form(path, encoding, marked, csv.excel, ("a", "b", "c"))
    digest, read = Digest(), []
    for block in blocks(path, form, digest, size):
        assert block.first == len(read) + 1
        read += block.cells(list(range(len(block.ends))))
    digest.close()
    return read


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from(["\n", "\r\n"]), st.integers(16, 90), st.booleans())
def test_every_cell_is_that_of_the_reader(tmp_path, rows, end, size, closed):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows(rows)
    text = out.getvalue() if closed else out.getvalue().removesuffix(end)
    try:
        read = cells(tmp_path / "table.csv", text.encode(), size)
    except NotSure:
        assert '"' in text  # one cell was larger than four blocks
        return
    assert read == list(csv.reader(io.StringIO(text, newline="")))


def test_letters_of_one_byte(tmp_path):
    data = "а,б,в\nї,,є\nґ\n".encode("cp1251")
    assert cells(tmp_path / "t.csv", data, 100, "cp1251") == [
        ["а", "б", "в"], ["ї", "", "є"], ["ґ"],
    ]  # fmt: skip


def test_a_mark_is_not_part_of_the_first_cell(tmp_path):
    data = "а,б,в\n1,2,3\n".encode("utf-8-sig")
    assert cells(tmp_path / "t.csv", data, 100, marked=True)[0] == ["а", "б", "в"]


def test_a_quote_that_nobody_closes_is_not_followed_to_the_end(tmp_path):
    data = b'a,b,c\n1,2,"3\n' + b"4,5,6\n" * 100_000
    with pytest.raises(NotSure):
        cells(tmp_path / "t.csv", data, 1000)

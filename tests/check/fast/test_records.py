"""Where records end, and when it is not sure."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.check.fast.records import NotSure, records_in

CELLS = st.lists(st.text(st.sampled_from(list('аб1,;"\r\n x')), max_size=6), min_size=2, max_size=4)


def cut(data, **options):
    found = records_in(data, ",", last=options.get("last", True))
    return [found.record(at) for at in range(len(found))]


@given(st.lists(CELLS, min_size=1, max_size=10), st.sampled_from(["\n", "\r\n"]))
def test_what_a_writer_writes_is_cut_as_a_reader_does(rows, end):
    out = io.StringIO(newline="")
    # Without quotes a return in a cell ends its record.
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    data = out.getvalue().encode()
    found = cut(data)
    assert b"".join(found) == data
    assert [next(csv.reader(io.StringIO(one.decode(), newline=""))) for one in found] == rows


@given(st.text(st.sampled_from(list('а,"\r\n')), max_size=12), st.booleans())
def test_where_it_is_sure_python_reads_it_so(text, last):
    try:
        found = records_in(text.encode(), ",", last=last)
    except NotSure:
        return
    whole = found.data.decode()
    read = list(csv.reader(io.StringIO(whole, newline="")))
    cells = [
        next(csv.reader(io.StringIO(found.record(at).decode(), newline="")), [])
        for at in range(len(found))
    ]
    assert cells == read
    assert [at for at, row in enumerate(read) if len(row) != 2] == list(found.ragged(",", 2))


@pytest.mark.parametrize("data", [b'a"b,c\n', b'"a"b,c\n', b'"a,b\n', b"a\rb,c\n", b"a,b\r"])
def test_what_could_be_read_in_two_ways_is_left(data):
    with pytest.raises(NotSure):
        cut(data)


def test_a_record_that_is_not_whole_waits():
    assert cut(b'a,b\nc,"d\ne', last=False) == [b"a,b\n"]
    assert cut(b"a,b\nc", last=True) == [b"a,b\n", b"c"]
    assert cut(b"", last=True) == []

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.problems import Exit, OpendataError
from opendata.release import records
from opendata.release.csv_table import csv_bytes
from opendata.release.records import Records, skip_equal
from opendata.table import Row

HARD = st.none() | st.sampled_from(["a", '"', "\n", '"\n"', ",", "є\nї", "x" * 40, '""\n', "\r"])
TABLES = st.lists(st.tuples(HARD, HARD), max_size=8)


def _open(data: bytes) -> Records:
    return Records(io.BytesIO(data), Path("decisions/1.0.0/legalActs.csv"))


def _rest(side: Records) -> list[Row]:
    found = []
    while (row := side.peek()) is not None:
        found.append(row)
        side.advance()
    return found


@pytest.mark.parametrize("window", [1, 2, 7, 64])
@given(rows=TABLES)
def test_all_records_whatever_the_window(window: int, rows: list[Row]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "WINDOW", window)
        assert _rest(_open(csv_bytes(["a", "b"], rows))) == rows


@pytest.mark.parametrize("window", [3, 64, 1 << 20])
@given(same=TABLES, old=TABLES, new=TABLES)
def test_only_equal_records_are_skipped(
    window: int, same: list[Row], old: list[Row], new: list[Row]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "WINDOW", window)
        left = _open(csv_bytes(["a", "b"], [*same, *old]))
        right = _open(csv_bytes(["a", "b"], [*same, *new]))
        skip_equal(left, right)
        rest_left, rest_right = _rest(left), _rest(right)
    whole_left, whole_right = [*same, *old], [*same, *new]
    skipped = len(whole_left) - len(rest_left)
    assert skipped == len(whole_right) - len(rest_right)
    assert whole_left[:skipped] == whole_right[:skipped]
    assert rest_left == whole_left[skipped:]
    assert rest_right == whole_right[skipped:]
    if window > 1000:
        assert skipped >= len(same), "all that stands before the first difference"


def test_crlf_bom_and_no_line_end_at_the_end() -> None:
    side = _open(b"\xef\xbb\xbfa,b\r\n1,2\r\n\r\n3,4")
    assert side.columns == ("a", "b")
    assert _rest(side) == [("1", "2"), ("3", "4")]


@pytest.mark.parametrize("data", [b"", b"a,a\n", b"a,b\n1\n", b'a,b\n1,"2\n', b"a,b\n\xff,1\n"])
def test_a_broken_file_is_an_error_that_teaches(data: bytes) -> None:
    with pytest.raises(OpendataError) as caught:
        _rest(_open(data))
    assert caught.value.problem.code == "release-broken-table"
    assert caught.value.problem.place.file == "decisions/1.0.0/legalActs.csv"
    assert caught.value.exit_code is Exit.CONFIGURATION

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.release.csv_table import csv_bytes, csv_line, read_csv, split_record
from opendata.table import Table

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
).filter(lambda text: text != "null")
cells = st.none() | texts | st.sampled_from(['"', ",", "\n", "\r", 'a"b', " x ", "'", "\r\n"])


def test_only_what_needs_quotes_has_them() -> None:
    assert csv_line(["a", None, "", "b c", 'd"e', "f,g", "h\ni", "j\rk"]) == (
        'a,null,null,b c,"d""e","f,g","h\ni","j\rk"'
    )


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), max_size=6)))
def test_what_is_written_is_read(rows: list[tuple[str | None, ...]]) -> None:
    columns = tuple(f"c{at}" for at in range(len(rows[0]) if rows else 2))
    data = csv_bytes(columns, rows)
    assert read_csv(data) == Table(columns, tuple(rows))
    theirs = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert theirs == [list(columns), *([cell or "null" for cell in row] for row in rows)]


def test_no_bom_and_a_line_end_at_the_end() -> None:
    assert csv_bytes(["є"], [["ї"]]) == "є\nї\n".encode()
    assert csv_bytes(["a"], []) == b"a\n"


def test_a_file_saved_by_a_spreadsheet_is_read() -> None:
    data = b'\xef\xbb\xbfa,b\r\n1,"x\r\ny"\r\n2,\r\n'
    assert read_csv(data) == Table(("a", "b"), (("1", "x\r\ny"), ("2", None)))


def test_a_very_long_cell_is_read() -> None:
    long = "слово, " * 100_000 + "\n" * 50_000
    assert read_csv(csv_bytes(["a"], [[long]])).rows == ((long,),)


@pytest.mark.parametrize("data", [b"", b"a,b\n1\n", b'a\n"open\n', b"a\n\xff\n"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller puts it into words
        read_csv(data)


def test_a_record_with_an_open_quote_is_refused() -> None:
    with pytest.raises(ValueError, match="quote"):
        split_record('a,"b')

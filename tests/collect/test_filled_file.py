"""What is read of a file that a person named."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.collect import filled_file
from opendata.collect.filled_file import file_bytes, head_bytes
from opendata.problems import Exit, OpendataError

LINES = "".join(f"{n};рада\r\n" for n in range(200))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16", "utf-16-be"])
def test_the_head_of_a_csv_is_whole_lines(encoding, tmp_path, monkeypatch):
    data = LINES.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    path = tmp_path / "list.CSV"
    path.write_bytes(data)
    for size in range(101, 140):
        monkeypatch.setattr(filled_file, "HEAD", size)
        head = head_bytes(path)
        assert data.startswith(head)
        assert size - 40 < len(head) <= size
        assert head.decode(encoding.removesuffix("-be")).endswith("\r\n")


def test_a_small_csv_and_a_workbook_are_read_whole(tmp_path, monkeypatch):
    for name in ("list.csv", "list.xlsx"):
        (tmp_path / name).write_bytes(b"no line break")
        assert head_bytes(tmp_path / name) == file_bytes(tmp_path / name) == b"no line break"
    monkeypatch.setattr(filled_file, "HEAD", 4)
    assert head_bytes(tmp_path / "list.xlsx") == b"no line break"
    assert head_bytes(tmp_path / "list.csv") == b"no l"


@pytest.mark.parametrize("read", [file_bytes, head_bytes])
def test_what_is_not_there_is_said(read, tmp_path: Path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(OpendataError) as told:
            read(path)
        assert (told.value.problem.code, told.value.exit_code) == ("table-missing", Exit.USAGE)

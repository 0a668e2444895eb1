"""Bytes read by a row, against Python's own reader of text."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from opendata.check.fast.consumed import Consumed


class Counting:
    """Counts what is asked of a file by portions, as Frictionless does."""

    def __init__(self, file):
        self.file = file
        self.total = 0

    def __getattr__(self, name):
        return getattr(self.file, name)

    def read1(self, size):
        portion = self.file.read1(size)
        self.total += len(portion)
        return portion


@pytest.mark.parametrize("looked_at", [10, 8192, 100_000])
def test_it_is_what_the_text_reader_has_read(looked_at, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"".join(b"%d\n" % (10 ** (n % 60)) for n in range(2000)) + b"end")
    consumed = Consumed(path, SimpleNamespace(bytes=0), looked_at)
    file = Counting(path.open("rb"))
    file.read(looked_at)
    file.seek(0)
    ends = 0
    with io.TextIOWrapper(file, "utf-8", newline="") as text:
        for line in text:
            ends += len(line)
            if line.endswith("\n"):
                assert consumed.by(ends) == file.total

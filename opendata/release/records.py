"""The records of a CSV file, read through a window that slides over it, and skipped where equal."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.csv_table import split_record, to_row
from opendata.table import Row

WINDOW: Final = 1 << 20
"""Bytes read at once; a record that is longer makes the window grow."""
_STRIDES: Final = (1 << 10, 1 << 17)
"""Bytes compared at once: few at first, as differences often stand together, then more."""


class Records:
    """The records of one file. ``columns`` is its header; ``data[at:]`` is what is not consumed."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        """Reads the header; ``OpendataError`` if there is none."""
        self.path = path
        self.data = b""
        self.at = 0
        self._file = file
        self._ended = False
        self._next = 0
        self.columns: tuple[str, ...] = ()
        self._fill()
        self.at = 3 if self.data.startswith(b"\xef\xbb\xbf") else 0
        header = self._cells()
        if header is None or len(set(header)) < len(header):
            raise self.broken(None)
        self.columns = tuple(header)
        self.advance()

    def peek(self) -> Row | None:
        """The next record, or None at the end; it stays until :meth:`advance`."""
        cells = self._cells()
        if cells is None:
            return None
        if len(cells) != len(self.columns):
            raise self.broken(",".join(cells))
        return to_row(cells)

    def advance(self) -> None:
        """Go past the record that was peeked at."""
        self.at = self._next

    def fill(self) -> int:
        """Slide the window if little is left in it; the number of bytes that are there."""
        if not self._ended and len(self.data) - self.at < WINDOW // 2:
            self._fill()
        return len(self.data) - self.at

    def broken(self, found: str | None) -> OpendataError:
        """The error for a file that is not a table."""
        problem = Problem(
            "release-broken-table",
            msg("A table of a release cannot be read: a record does not fit its header."),
            Place("/".join(self.path.parts[-3:])),
            found,
            msg("a CSV with one header and as many cells in every record"),
            msg("Restore the file from a backup, then run `opendata` again."),
        )
        return OpendataError(problem, Exit.CONFIGURATION)

    def _cells(self) -> list[str] | None:
        while True:
            end = self._record_end()
            raw = self.data[self.at : end]
            self._next = end
            if not raw:
                return None
            if raw.strip(b"\r\n"):
                break
            self.at = end
        try:
            return split_record(raw.decode("utf-8"))
        except ValueError as error:
            raise self.broken(raw[:200].decode("utf-8", "backslashreplace")) from error

    def _record_end(self) -> int:
        """Where the record at ``at`` ends: past the first line end outside quotes."""
        scanned = self.at
        quotes = 0
        while True:
            end = self.data.find(b"\n", scanned) + 1
            if end:
                quotes += self.data.count(b'"', scanned, end)
                scanned = end
                if quotes % 2 == 0:
                    return end
            elif self._ended:
                return len(self.data)
            else:
                behind = scanned - self.at
                self._fill()
                scanned = self.at + behind

    def _fill(self) -> None:
        more = self._file.read(max(WINDOW, len(self.data) - self.at))
        self._ended = not more
        self.data = self.data[self.at :] + more
        self.at = 0


def skip_equal(old: Records, new: Records) -> None:
    """Go past the records that stand next in both files with the same bytes."""
    while True:
        limit = min(old.fill(), new.fill())
        same = _common(old.data, old.at, new.data, new.at, limit)
        moved = _last_record_end(old.data, old.at, old.at + same) - old.at
        old.at += moved
        new.at += moved
        if moved == 0 or same < limit:
            return


def _common(a: bytes, i: int, b: bytes, j: int, limit: int) -> int:
    """How many bytes are equal from ``a[i]`` and ``b[j]`` on, at most ``limit``."""
    stride, most = _STRIDES
    done = 0
    while done < limit:
        stride = min(stride, limit - done)
        if a[i + done : i + done + stride] == b[j + done : j + done + stride]:
            done += stride
            stride = min(stride * 2, most)
            continue
        while stride > 1:  # the first difference is within the stride: halve it
            half = stride // 2
            if a[i + done : i + done + half] == b[j + done : j + done + half]:
                done += half
                stride -= half
            else:
                stride = half
        return done
    return limit


def _last_record_end(data: bytes, start: int, stop: int) -> int:
    """The end of the last whole record of ``data[start:stop]``, which begins with a record.

    A line end ends a record where the quotes before it are even in number.
    """
    end = data.rfind(b"\n", start, stop)
    if end < 0:
        return start
    quotes = data.count(b'"', start, end)
    while quotes % 2:
        earlier = data.rfind(b"\n", start, end)
        if earlier < 0:
            return start
        quotes -= data.count(b'"', earlier, end)
        end = earlier
    return end + 1

"""Where the records of a CSV end, and whether any two readers would see it alike."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opendata.check.fast.form import Form

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINE, _RETURN, _QUOTE = 10, 13, 34


class NotSure(Exception):
    """The text could be read in more than one way: only the reader of Frictionless may say."""


@dataclass(frozen=True, slots=True)
class Records:
    """Whole records in ``data``; ``ends`` are the places after the line break of each."""

    data: bytes
    ends: NDArray[np.int64]
    quotes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of the record ``at``, counted from 0."""
        return int(self.ends[at - 1]) if at else 0, int(self.ends[at])

    def record(self, at: int) -> bytes:
        """The bytes of the record ``at``, with its line break."""
        start, end = self.span(at)
        return self.data[start:end]

    def ragged(self, delimiter: str, width: int) -> NDArray[np.int64]:
        """The records that have not ``width`` cells."""
        import numpy as np

        places = np.flatnonzero(np.frombuffer(self.data, np.uint8) == ord(delimiter))
        places = outside(places, self.quotes)
        before = np.searchsorted(places, self.ends)
        return np.flatnonzero(np.diff(before, prepend=0) != width - 1)


def records_in(data: bytes, delimiter: str, *, last: bool) -> Records:
    """The whole records at the start of ``data``; if it is the ``last`` of a file, all of it, and
    its last record need not end in a line break.

    :raises NotSure: quotes within a cell, or returns without a line break.
    """
    import numpy as np

    letters = np.frombuffer(data, np.uint8)
    quotes = np.flatnonzero(letters == _QUOTE)
    ends = outside(np.flatnonzero(letters == _LINE), quotes) + 1
    whole = len(data) if last else int(ends[-1]) if len(ends) else 0
    if last and data and (not len(ends) or ends[-1] != whole):
        ends = np.append(ends, whole)
    if whole < len(data):
        data, letters = data[:whole], letters[:whole]
        quotes = quotes[: np.searchsorted(quotes, whole)]
    _must_be_plain_quotes(letters, quotes, ord(delimiter))
    _must_be_plain_returns(data, letters, quotes)
    return Records(data, ends, quotes)


def outside(places: NDArray[np.int64], quotes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of ``places`` that are not within quotes."""
    import numpy as np

    if not len(quotes):
        return places
    even: NDArray[np.bool_] = (np.searchsorted(quotes, places) & 1) == 0
    return places[even]


def _must_be_plain_quotes(
    letters: NDArray[np.uint8], quotes: NDArray[np.int64], delimiter: int
) -> None:
    """Quotes open at the start of a cell and close at its end; within it they are doubled."""
    import numpy as np

    if not len(quotes):
        return
    if len(quotes) % 2:
        raise NotSure
    opening, closing = quotes[0::2], quotes[1::2]
    good = np.zeros(256, bool)
    good[[delimiter, _LINE, _QUOTE]] = True
    if not good[letters[opening[opening > 0] - 1]].all():
        raise NotSure
    good[_RETURN] = True
    if not good[letters[closing[closing < len(letters) - 1] + 1]].all():
        raise NotSure


def _must_be_plain_returns(
    data: bytes, letters: NDArray[np.uint8], quotes: NDArray[np.int64]
) -> None:
    """A return stands before a line break, or within quotes."""
    import numpy as np

    if b"\r" not in data:
        return
    returns = outside(np.flatnonzero(letters == _RETURN), quotes)
    if not len(returns):
        return
    if returns[-1] + 1 >= len(letters) or not (letters[returns + 1] == _LINE).all():
        raise NotSure


def cells_of(record: bytes, form: Form) -> list[str]:
    """The cells of one record, read as Frictionless reads them.

    :raises NotSure: bytes that are no letters.
    """
    try:
        text = record.decode(form.encoding)
    except UnicodeDecodeError:
        raise NotSure from None
    return next(csv.reader(io.StringIO(text, newline=""), form.dialect), [])

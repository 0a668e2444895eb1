"""A CSV → blocks of records with their cells, exactly as Python's reader would cut it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from opendata.check.fast.digest import Digest
from opendata.check.fast.form import Form
from opendata.check.fast.records import NotSure, Records, cells_of, records_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from polars import DataFrame

SIZE: Final = 16 << 20
"""Bytes read at once."""

_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Block:
    """Records that follow one another in a file.

    ``first`` is the number of the first one, from 1 in the file; ``start`` is the place of its
    first byte. ``frame`` has a row of texts for each record; one with too many or too few cells has
    cells less there, or nulls, and its real cells are in ``ragged``. ``open_end``: the last one
    ends with the file and not with its line; ``skipped`` is the place in the block where the first
    starts.
    """

    first: int
    start: int
    ends: NDArray[np.int64]
    frame: DataFrame
    ragged: dict[int, list[str]]
    open_end: bool = False
    skipped: int = 0

    def cells(self, at: list[int]) -> list[list[Any]]:
        """The cells of the records ``at``."""
        rows = self.frame[at].rows()
        return [
            self.ragged[one] if one in self.ragged else list(row)
            for one, row in zip(at, rows, strict=True)
        ]

    def without_first(self) -> Block:
        """Without the header."""
        ragged = {at - 1: cells for at, cells in self.ragged.items() if at}
        return replace(
            self,
            first=self.first + 1,
            ends=self.ends[1:],
            frame=self.frame[1:],
            ragged=ragged,
            skipped=int(self.ends[0]),
        )


def blocks(path: Path, form: Form, digest: Digest, size: int = SIZE) -> Iterator[Block]:
    """The whole file, header included; ``digest`` is given every byte.

    :raises NotSure: at a block that could be read in more than one way.
    """
    start, first, rest = 0, 1, b""
    with path.open("rb") as file:
        if form.marked and file.read(len(_BOM)) == _BOM:
            start = len(_BOM)
            digest.take(_BOM)
        file.seek(start)
        while True:
            read = file.read(size)
            digest.take(read)
            data = rest + read
            records = _records(data, form, size, last=not read)
            if len(records):
                yield _block(records, form, first, start)
            if not read:
                return
            whole = len(records.data)
            rest = data[whole:]
            first, start = first + len(records), start + whole


def _records(data: bytes, form: Form, size: int, *, last: bool) -> Records:
    if data.startswith(_BOM):  # in the middle of a file it is a letter, which would be lost
        raise NotSure
    records = records_in(data, form.delimiter, last=last)
    if len(data) - len(records.data) > _LONGEST * size:
        raise NotSure  # a quote that nobody closes would make one cell of all the rest
    return records


_LONGEST: Final = 4
"""Blocks that one record may fill."""


def _block(records: Records, form: Form, first: int, start: int) -> Block:
    plain = _plain(records, form)
    frame, ragged = (plain, {}) if plain is not None else _careful(records, form)
    open_end = not records.data.endswith(b"\n")
    return Block(first, start, records.ends, frame, ragged, open_end)


def _plain(records: Records, form: Form) -> DataFrame | None:
    """Read at once; None if a record may be too short or too long.

    A short record is filled with blank cells at its end, so one is only possible where the last
    cell is blank.
    """
    import polars as pl

    try:
        frame = _read(records.data, form)
    except pl.exceptions.PolarsError:
        return None
    if len(frame) != len(records):
        return None
    return None if bool((frame[form.names[-1]] == "").any()) else frame


def _careful(records: Records, form: Form) -> tuple[DataFrame, dict[int, list[str]]]:
    """Records of another width are taken out, read alone, and put back into their places."""
    import numpy as np
    import polars as pl

    width = len(form.names)
    places = [int(at) for at in records.ragged(form.delimiter, width)]
    ragged = {at: cells_of(records.record(at), form) for at in places}
    good = b"".join(_between(records, places))
    try:
        frame = _read(good, form) if good else pl.DataFrame(schema=_schema(form))
    except pl.exceptions.PolarsError:
        raise NotSure from None
    if len(frame) != len(records) - len(places):
        raise NotSure
    if not places:
        return frame, {}
    padded = [(cells + [None] * width)[:width] for cells in ragged.values()]
    odd = pl.DataFrame(padded, schema=_schema(form), orient="row")
    order = np.argsort(
        np.concatenate((np.delete(np.arange(len(records)), places), np.array(places))),
        kind="stable",
    )
    return pl.concat((frame, odd))[order], ragged


def _between(records: Records, places: list[int]) -> Iterator[bytes]:
    """The bytes of the records that are not in ``places``."""
    done = 0
    for at in places:
        start, end = records.span(at)
        if start > done:
            yield records.data[done:start]
        done = end
    if done < len(records.data):
        yield records.data[done:]


def _read(data: bytes, form: Form) -> DataFrame:
    import polars as pl

    if form.single_byte:
        try:
            data = data.decode(form.encoding).encode("utf-8")
        except UnicodeDecodeError:
            raise NotSure from None
    return pl.read_csv(
        data,
        has_header=False,
        schema=_schema(form),
        separator=form.delimiter,
        quote_char='"',
        empty_string_is_null=False,
    )


def _schema(form: Form) -> dict[str, Any]:
    import polars as pl

    return dict.fromkeys(form.names, pl.String)

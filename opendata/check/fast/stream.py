"""Frictionless validates a table, and is given only the rows that are not proven valid.

Frictionless opens the file, tells its encoding and dialect, reads the header and writes the report.
Between its reading of cells and its judging of rows stand the proofs: for a CSV of some size over
blocks of it (:class:`CsvRows`), for a workbook over blocks of its rows
(:func:`xlsx.unproven_rows`), else over one row after another (:func:`unproven`). Wherever it is not
sure that this changes nothing, Frictionless is given every row.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from types import MethodType
from typing import TYPE_CHECKING, Any, Final

from opendata.check.fast import xlsx
from opendata.check.fast.blocks import SIZE
from opendata.check.fast.csv_rows import CsvRows, Numbered
from opendata.check.fast.form import form_of
from opendata.check.fast.held import Held
from opendata.check.fast.proof import unproven
from opendata.check.fast.records import NotSure
from opendata.check.fast.supported import is_supported

if TYPE_CHECKING:
    from frictionless import Report, Resource

_OPEN = "_TableResource__open_row_stream"
_HASHED = {"string", "integer", "number", "boolean", "date", "datetime", "time", "year", "any"}
"""Types whose values can be looked up: those of lists and objects cannot."""

LEAST: Final = 2 << 20
"""Bytes of a CSV that is worth it: in a smaller one Frictionless is done before the rest is
loaded.
"""

Content = Callable[[Any], Iterator[Numbered]]


def validate(
    resource: Resource, limit_errors: int = 1000, *, least: int = LEAST, block: int = SIZE
) -> Report:
    """The report of ``resource.validate(limit_errors=…)``; the resource must not be open.

    ``least`` is the size in bytes from which a CSV is done in a faster way, ``block`` that of its
    blocks; a workbook has a size of its own.
    """
    with xlsx.reading(resource, xlsx.LEAST) as workbook:
        if not hasattr(type(resource), _OPEN) or (not workbook and _size(resource) < least):
            return resource.validate(limit_errors=limit_errors)
        # What is begun is ended here and not when Python happens to clear it away: that may be in
        # a thread that is just starting, which must not wait for others.
        with ExitStack() as ended:
            ended.callback(delattr, resource, _OPEN)
            setattr(resource, _OPEN, MethodType(lambda one: _open(one, block, ended), resource))
            return resource.validate(limit_errors=limit_errors)


def _size(resource: Resource) -> int:
    """Bytes of its file; of what is no file, nothing is known, and it counts as small."""
    from pathlib import Path

    try:
        return Path(resource.normpath or "").stat().st_size
    except OSError:
        return 0


def _open(resource: Any, block: int, ended: ExitStack) -> None:
    """Open the row stream of Frictionless, with the proofs before it."""
    plain = getattr(type(resource), _OPEN)
    plain(resource)
    if not _sure(resource):
        return
    # The stream is made anew, and its memories are only there once it is made.
    held: list[Held] = []
    content = resource.dialect.read_enumerated_content_stream

    def proven_first(cells: Any) -> Iterator[Numbered]:
        rows = _rows(resource, held, content(cells), block)
        ended.callback(rows.close)
        return rows

    resource.dialect.read_enumerated_content_stream = proven_first
    try:
        plain(resource)
    finally:
        del resource.dialect.read_enumerated_content_stream
    held.append(Held(resource, resource.row_stream.gi_frame.f_locals))


def _rows(
    resource: Any, held: list[Held], every: Iterator[Numbered], block: int
) -> Generator[Numbered]:
    """The rows that Frictionless has to judge, of ``every`` one that it read."""
    parts = held[0]
    if xlsx.is_read(resource):
        yield from xlsx.unproven_rows(resource, parts.handlers, parts.rules(), every)
        return
    form = form_of(resource) if is_supported() else None
    if form is not None:
        fast = CsvRows(form, *parts.over_blocks(), resource, block)
        try:
            yield from fast.unproven()
        except NotSure:
            parts.catch_up(every, fast.done)
            resource.stats.rows = fast.done - 1
        else:
            return
    yield from unproven(every, parts.handlers, parts.rules(), resource.stats)


def _sure(resource: Any) -> bool:
    """Whether rows may be kept from Frictionless without a difference in its report."""
    from frictionless import system

    frame = getattr(resource.row_stream, "gi_frame", None)
    fields = resource.header.get_expected_fields()
    return (
        system.onerror == "ignore"
        and frame is not None
        and frame.f_locals.keys() >= Held.PARTS
        # With errors of the header the limit of errors may be reached at a row that is valid.
        and resource.header.valid
        and bool(resource.dialect.header_case)
        and len({field.name for field in fields}) == len(fields)
        and all(field.type in _HASHED for field in fields if field.name in _bound(resource))
    )


def _bound(resource: Any) -> set[str]:
    """The columns whose values are looked up among those of other rows."""
    schema = resource.schema
    return {
        *schema.primary_key,
        *(name for link in schema.foreign_keys for name in link["fields"]),
        *(field.name for field in schema.fields if field.constraints.get("unique")),
    }

"""The screen proves that it is on: planted personal data go where the real documents go.

Before each publication invented identifiers of every kind are put into documents (in the text, and
in every place beside it) and into cells. They are read, remembered, screened, judged by the waivers
in force and left out by the very functions that the real documents go through. If one of them gets
through, nothing is published: a screen that is switched off, broken or outwitted by a waiver must
not look like a council without personal data.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from opendata.catalogue.tables import table
from opendata.check.check import without
from opendata.check.personal import screening
from opendata.collect.batch import Batch, Document, Outcome
from opendata.collect.cache import ActCache
from opendata.collect.documents import collect_documents
from opendata.collect.walk import find_files
from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.pipeline.planted import CELLS, documents, workbooks
from opendata.pipeline.withholding import with_hits
from opendata.privacy.waivers import Waiver, by_finding
from opendata.problems import Exit, OpendataError, Problem
from opendata.table import Cell, Table

_TABLE = "legal_acts"
_COLUMN = "title"


def must_be_caught(waivers: Iterable[Waiver], today: date) -> None:
    """Send every canary through; ``waivers`` are those of the workspace.

    :raises OpendataError: ``screen-off``, exit 70, with the names of those that got through.
    """
    waivers = tuple(waivers)
    escaped = [
        *_documents(waivers, today),
        *_workbooks(waivers, today),
        *_cells(waivers, today),
    ]
    if escaped:
        raise OpendataError(_off(escaped), Exit.BUG)


def _documents(waivers: Sequence[Waiver], today: date) -> Iterator[str]:
    """The names of planted documents that would be published, or that a portal could be served."""
    with tempfile.TemporaryDirectory(prefix="opendata-") as folder:
        root = Path(folder)
        planted = documents()
        for name, data in planted.items():
            (root / name).write_bytes(data)
        files, _ = find_files(root, root)
        store = ObjectStore(root / "objects")
        read: tuple[Document, ...] = ()
        for _again in range(2):  # the second time out of the cache, as on every night
            with ActCache(root / "cache.sqlite") as cache:
                read = collect_documents(
                    files, cache=cache, objects=store, progress=lambda _done, _all: None, workers=1
                )
            found = {one.path: one for one in read}
            kept = {one.path for one in _left(read, ("",) * len(read), waivers, today)}
            for name in planted:
                one = found.get(name)
                # What cannot be read is no proof of the screen.
                caught = one is not None and one.outcome is Outcome.READ and name not in kept
                if not caught or (one is not None and store.has(one.sha256)):
                    yield name


def _workbooks(waivers: Sequence[Waiver], today: date) -> Iterator[str]:
    """Workbooks are published as documents too; they are screened when their rows are known."""
    read = [
        with_hits(Document(name, sha256(data).hexdigest(), len(data), "xlsx", Outcome.READ), data)
        for name, data in workbooks().items()
    ]
    yield from (one.path for one in _left(read, ("",) * len(read), waivers, today))


def _cells(waivers: Sequence[Waiver], today: date) -> Iterator[str]:
    nothing = Document("", "", 0, "txt", Outcome.READ)
    left = _left([replace(nothing, path=name) for name in CELLS], CELLS.values(), waivers, today)
    yield from (one.path for one in left)


def _left(
    rows: Sequence[Document], cells: Iterable[Cell], waivers: Sequence[Waiver], today: date
) -> tuple[Document, ...]:
    """The documents of the rows that would be released, of a batch with one cell in each row."""
    schema = table(_TABLE)
    at = schema.columns.index(_COLUMN)
    made = tuple(
        tuple(cell if n == at else None for n in range(len(schema.columns))) for cell in cells
    )
    batch = Batch(
        _TABLE, Table(schema.columns, made), tuple(rows), tuple(rows), ("",) * len(rows), True
    )
    found = screening(
        batch.table, schema, dict(enumerate(batch.row_documents)), by_finding(waivers), today
    )
    return without(batch, found.withheld).row_documents


def _off(escaped: Sequence[str]) -> Problem:
    return Problem(
        "screen-off",
        msg("the screen for personal data does not work: planted identifiers got through"),
        found=", ".join(dict.fromkeys(escaped)),
        expected=msg("every planted identifier withheld"),
        remedy=msg(
            "Nothing was published. See that opendata is installed whole, and that waivers.yaml "
            "names real findings only; else send us this report."
        ),
    )

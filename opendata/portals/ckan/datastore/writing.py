"""The writes to a table. Each can be repeated: rows go by their keys, and a table of the right
columns with a part of its rows is what the next run goes on from.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.datastore.cells import DATE
from opendata.portals.ckan.datastore.shape import TableWanted, rows_of
from opendata.portals.ckan.datastore.steps import Doing, TableStep
from opendata.portals.ckan.datastore.there import table_there
from opendata.portals.ckan.reading import Portal
from opendata.portals.portal import Progress
from opendata.release.tables import Key
from opendata.table import Row

ROWS: Final = 2000
"""Rows of one request at most."""
BYTES: Final = 1 << 20
"""Bytes of the rows of one request, about: servers before a CKAN often stop at some megabytes."""
PAUSES: Final = (2.0, 10.0)
"""Seconds before a batch is sent once more after a passing fault."""

Record = dict[str, str | None]


class Writer:
    """Writes to the tables of one portal."""

    def __init__(self, portal: Portal, sleep: Callable[[float], None] = time.sleep) -> None:
        self._portal = portal
        self._sleep = sleep

    def carry_out(self, step: TableStep, resource_id: str, progress: Progress) -> None:
        """Do one step. ``progress`` counts rows.

        :raises CkanFailure: the portal refused, or did not answer; what was done by then stands.
        :raises OpendataError: the CSV cannot be read.
        """
        if step.doing is Doing.DROP or step.wanted is None:
            self._drop(resource_id)
            return
        if step.doing is Doing.UPDATE:
            try:
                self._update(step, step.wanted, resource_id, progress)
            except f.Invalid as failure:
                if "table" not in failure.fields:  # «table does not have a unique key»
                    raise
            else:
                return
        if step.doing is not Doing.CREATE:
            self._drop(resource_id)
        self._describe(step.wanted, resource_id, new=True)
        self._send(step.wanted, resource_id, rows_of(step.wanted.path), step.wanted.rows, progress)

    def _update(
        self, step: TableStep, wanted: TableWanted, resource_id: str, progress: Progress
    ) -> None:
        if step.described:
            self._describe(wanted, resource_id, new=False)
        for filters in _filters(wanted.key, step.gone):
            self._ask(
                "datastore_delete",
                {"resource_id": resource_id, "force": True, "filters": filters},
            )
        if step.rows:
            rows = _picked(rows_of(wanted.path), step.rows)
            self._send(wanted, resource_id, rows, len(step.rows), progress)

    def _drop(self, resource_id: str) -> None:
        with suppress(f.NotFound):
            self._ask("datastore_delete", {"resource_id": resource_id, "force": True})

    def _describe(self, wanted: TableWanted, resource_id: str, *, new: bool) -> None:
        """The columns and the data dictionary; what others keep in it is kept."""
        theirs: Mapping[str, Mapping[str, Any]] = {}
        if not new and (there := table_there(self._portal, resource_id)):
            names = [name for name, _ in there.columns]
            theirs = dict(zip(names, there.info, strict=True))
        data: dict[str, Any] = {
            "resource_id": resource_id,
            "force": True,
            "fields": [
                {"id": one.id, "type": one.type, "info": {**theirs.get(one.id, {}), **one.info}}
                for one in wanted.columns
            ],
        }
        if new:
            data["primary_key"] = list(wanted.key)
            data["indexes"] = [one.id for one in wanted.columns if one.type == DATE]
        self._ask("datastore_create", data)

    def _send(
        self,
        wanted: TableWanted,
        resource_id: str,
        rows: Iterable[Row],
        total: int,
        progress: Progress,
    ) -> None:
        names = [one.id for one in wanted.columns]
        done = 0
        progress(0, total)
        for batch in batches(names, rows):
            data = {
                "resource_id": resource_id,
                "force": True,
                "method": "upsert" if wanted.key else "insert",
                "records": batch,
            }
            self._ask("datastore_upsert", data, again=bool(wanted.key))
            done += len(batch)
            progress(done, total)

    def _ask(self, action: str, data: Mapping[str, Any], *, again: bool = True) -> None:
        """``again``: it does no harm where it was done already."""
        for pause in PAUSES if again else ():
            try:
                self._portal.call(action, data)
            except f.CkanFailure as failure:
                if not failure.passing or isinstance(failure, f.Busy):
                    raise  # for a busy portal the client has waited already
            else:
                return
            self._sleep(pause)
        self._portal.call(action, data)


def batches(names: Sequence[str], rows: Iterable[Row]) -> Iterator[list[Record]]:
    """Rows as records, as many together as one request should carry."""
    batch: list[Record] = []
    size = 0
    for row in rows:
        record = dict(zip(names, row, strict=True))
        more = len(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        if batch and (len(batch) >= ROWS or size + more > BYTES):
            yield batch
            batch, size = [], 0
        batch.append(record)
        size += more
    if batch:
        yield batch


def _picked(rows: Iterable[Row], numbers: Sequence[int]) -> Iterator[Row]:
    """The rows of these numbers, which ascend."""
    wanted = iter(numbers)
    following = next(wanted, None)
    for number, row in enumerate(rows):
        if following is None:
            return
        if number == following:
            yield row
            following = next(wanted, None)


def _filters(key: Sequence[str], gone: Iterable[Key]) -> Iterator[dict[str, Any]]:
    """Filters that name the rows of these keys and no others, many at once; never an empty one,
    which would mean the whole table.
    """
    *others, last = key or ("",)
    alike: dict[Key, list[str]] = {}
    for one in gone:
        alike.setdefault(one[:-1], []).append(one[-1] or "")
    for head, values in alike.items():
        for start in range(0, len(values), ROWS):
            yield {
                **dict(zip(others, head, strict=True)),
                last: values[start : start + ROWS],
            }

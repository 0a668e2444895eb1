"""What has to be done to one table: what the portal has, against the release. Reads only.

Only what a row is counts, never a date or a number of a version: whatever a killed run left there,
and whoever changed rows meanwhile, the difference that is sent makes it the table of the release.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from opendata.messages import Message, msg, nmsg
from opendata.portals.ckan.datastore.cells import Cells, canonical_row, digest, folded
from opendata.portals.ckan.datastore.shape import TableWanted, headings_of, rows_of
from opendata.portals.ckan.datastore.steps import Doing, TableStep
from opendata.portals.ckan.datastore.there import TableThere, rows_there, table_there
from opendata.portals.ckan.reading import Portal
from opendata.portals.portal import FieldChange
from opendata.release.tables import Key, key_getter


@dataclass(slots=True)
class Compared:
    """One table on the portal against the release.

    ``strange`` are rows of the portal that are in no release of ours: somebody else's work.
    ``same`` is False also where rows cannot be told apart, or are twice there.
    """

    same: bool
    strange: int = 0
    rows: array[int] = field(default_factory=lambda: array("L"))
    bytes: int = 0
    gone: tuple[Key, ...] = ()
    keyed: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """``step`` is None where nothing is to be done; so it is where there are ``strange`` rows,
    written by others. ``alien``: the step takes the place of what another program filled in.
    """

    step: TableStep | None
    strange: int = 0
    alien: bool = False


def step_for(
    portal: Portal,
    wanted: TableWanted,
    resource_id: str | None,
    earlier: Iterable[Path],
    *,
    shown: bool,
    alien: bool,
    force: bool,
) -> Judged:
    """What is to be done; reads all rows of the portal where it has the table.

    ``earlier`` are the CSVs of all releases, newest first. ``shown``: the resource says that
    it has a table. ``alien``: there are signs that another program filled it, so that it may have
    no key although it has the right columns.
    """
    there = table_there(portal, resource_id) if resource_id else None
    if there is None:
        made = _step(Doing.CREATE, _reason_new(wanted), wanted, resource_id)
        return Judged(made if wanted.unfit is None else None)
    alien = alien or not there.labelled
    found = compare(portal, there, wanted, earlier)
    if found.strange and not force:
        return Judged(None, found.strange)
    step = _step_over(there, wanted, found, shown=shown, alien=alien)
    return Judged(step, alien=alien and step is not None)


def _step_over(
    there: TableThere, wanted: TableWanted, found: Compared, *, shown: bool, alien: bool
) -> TableStep | None:
    if wanted.unfit is not None:
        return _step(Doing.DROP, _reason_unfit(), wanted, there.id)
    if there.columns != wanted.names_and_types:
        return _step(Doing.REMAKE, _reason_columns(wanted), wanted, there.id)
    if not found.same and (alien or not found.keyed):
        return _step(Doing.REMAKE, _reason_whole(wanted), wanted, there.id)
    fields = tuple(dictionary_changes(there, wanted))
    if found.same and not fields and shown:
        return None
    return TableStep(
        Doing.UPDATE,
        _reason_update(found, dictionary=bool(fields)),
        wanted.identity,
        there.id,
        wanted,
        rows=found.rows,
        bytes=found.bytes,
        gone=found.gone,
        described=bool(fields) or not shown,
        fields=fields,
    )


def drop_for(portal: Portal, identity: str, resource_id: str) -> TableStep | None:
    """The step for a file that was withdrawn: its rows may not be read any more either."""
    if table_there(portal, resource_id) is None:
        return None
    reason = msg("the file was withdrawn, and its table goes with it")
    return TableStep(Doing.DROP, reason, identity, resource_id, None)


def compare(
    portal: Portal, there: TableThere, wanted: TableWanted, earlier: Iterable[Path]
) -> Compared:
    """Compare the rows; memory grows with some hundred bytes a row, whatever is in it."""
    alike = there.columns == wanted.names_and_types
    if alike and wanted.key:
        found, strange = _by_key(portal, there, wanted)
    else:
        found, strange = _whole(portal, there, wanted, alike=alike)
    for path in earlier:
        if not strange:
            break
        if len(headings_of(path)) == len(there.columns):
            strange -= Counter(_folded(canonical_row(row, there.types)) for row in rows_of(path))
    found.strange = strange.total()
    return found


def _by_key(
    portal: Portal, there: TableThere, wanted: TableWanted
) -> tuple[Compared, Counter[bytes]]:
    names = [name for name, _ in there.columns]
    of = key_getter(names, wanted.key)
    keys: dict[Key, tuple[bytes, bytes]] = {}
    strange: Counter[bytes] = Counter()
    keyed = True
    for row in rows_there(portal, there):
        key, pair = of(row), (digest(row), _folded(row))
        keyed = keyed and key not in keys and None not in key
        if key in keys:
            strange[pair[1]] += 1
        else:
            keys[key] = pair
    found = Compared(same=False, keyed=keyed)
    for number, row in enumerate(rows_of(wanted.path)):
        key, mine = of(row), digest(canonical_row(row, wanted.types))
        pair_there = keys.pop(key, None)
        if pair_there is not None and pair_there[0] == mine:
            continue
        if pair_there is not None:
            strange[pair_there[1]] += 1
        found.rows.append(number)
        found.bytes += sum(len(cell.encode()) for cell in row if cell)
    strange.update(one for _, one in keys.values())
    found.gone = tuple(keys)
    found.same = keyed and not found.rows and not found.gone
    return found, strange


def _whole(
    portal: Portal, there: TableThere, wanted: TableWanted, *, alike: bool
) -> tuple[Compared, Counter[bytes]]:
    """Without a key: the same rows, as often, or not. With other columns it is never the same."""
    exact: Counter[bytes] = Counter()
    strange: Counter[bytes] = Counter()
    for row in rows_there(portal, there):
        exact[digest(row)] += 1
        strange[_folded(row)] += 1
    if not alike:
        return Compared(same=False, keyed=False), strange
    mine = Counter(digest(canonical_row(row, wanted.types)) for row in rows_of(wanted.path))
    if mine == exact:
        return Compared(same=True, keyed=False), Counter()
    return Compared(same=False, keyed=False), strange


def _folded(row: Cells) -> bytes:
    return digest(folded(row))


def dictionary_changes(there: TableThere, wanted: TableWanted) -> Iterator[FieldChange]:
    """The entries of the data dictionary that are not as the structure has them."""
    for column, info in zip(wanted.columns, there.info, strict=True):
        for name, text in (("label", column.label), ("notes", column.notes)):
            before = str(info.get(name) or "")
            if before != text:
                yield FieldChange(f"{column.id}.{name}", before or "–", text or "–")


def _step(doing: Doing, reason: Message, wanted: TableWanted, resource_id: str | None) -> TableStep:
    return TableStep(doing, reason, wanted.identity, resource_id, wanted)


def _reason_new(wanted: TableWanted) -> Message:
    return nmsg(
        "the DataStore does not have this table yet: {n} row",
        "the DataStore does not have this table yet: {n} rows",
        wanted.rows,
    )


def _reason_columns(wanted: TableWanted) -> Message:
    return nmsg(
        "the table has other columns or types, and is made anew: {n} row",
        "the table has other columns or types, and is made anew: {n} rows",
        wanted.rows,
    )


def _reason_whole(wanted: TableWanted) -> Message:
    return nmsg(
        "the rows are others, and cannot be told apart by a key; all are sent: {n} row",
        "the rows are others, and cannot be told apart by a key; all are sent: {n} rows",
        wanted.rows,
    )


def _reason_unfit() -> Message:
    return msg("the file can be no table of the DataStore any more, and the old one would be wrong")


def _reason_update(found: Compared, *, dictionary: bool) -> Message:
    if found.same and dictionary:
        return msg("the data dictionary differs")
    if found.same:
        return msg("the table is there, and the portal does not show it")
    return msg(
        "rows of the table: {sent} to be sent, {gone} to be deleted",
        sent=len(found.rows),
        gone=len(found.gone),
    )

"""Whether the structure of every table is published, and the tables have it.

Then whether it is the structure that the recommendations for Resolution 835 give in the edition
that is asked about. Where they give none, a structure of the program's own is not held against it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import table, table_paths
from opendata.messages import Message, msg, nmsg
from opendata.problems import OpendataError
from opendata.release.manifest import schemas_of
from opendata.release.release import Release, Role
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import joined, line, of_release, unpublished, unreadable
from opendata.report.compliance.snapshot import Snapshot

FIND_OUT: Final = msg("Find out what happened to it: {command}", command="opendata verify")


@dataclass(frozen=True, slots=True)
class _Found:
    faults: tuple[Message, ...]
    remarks: tuple[Message, ...]


def look(snapshot: Snapshot, store: ReleaseStore) -> Iterator[Line]:
    """One line for all tables of the release."""
    release = snapshot.release
    if release is None:
        yield unpublished(snapshot, Aspect.STRUCTURE)
        return
    schemas = schemas_of(release)
    try:
        faults = [fault for one in schemas for fault in _unlike(release, one, store)]
    except OpendataError as error:
        yield unreadable(snapshot, Aspect.STRUCTURE, error)
        return
    except (OSError, ValueError, csv.Error, IndexError):
        says = msg("the files of the release cannot be read")
        yield _line(snapshot, State.COULD_NOT_CHECK, says, FIND_OUT)
        return
    if faults:
        yield _line(snapshot, State.NOT_MET, joined(faults), FIND_OUT)
        return
    found = _recommended(snapshot, schemas)
    if found.faults:
        yield _line(snapshot, State.NOT_MET, joined(found.faults), _other_edition(snapshot))
        return
    whole = nmsg(
        "the structure of the table is published, and the table has it",
        "the structures of all {n} tables are published, and the tables have them",
        len(schemas),
    )
    yield _line(snapshot, State.MET, joined([whole, *found.remarks]), None)


def _line(snapshot: Snapshot, state: State, says: Message, remedy: Message | None) -> Line:
    return line(snapshot, Aspect.STRUCTURE, state, says, *of_release(snapshot), remedy=remedy)


def _other_edition(snapshot: Snapshot) -> Message:
    return msg(
        "Name the recommended tables in {descriptor}: {command} shows them.",
        descriptor=f"datasets/{snapshot.dataset.name}/datapackage.yaml",
        command="opendata schema list",
    )


def _unlike(release: Release, schema: TableSchema, store: ReleaseStore) -> Iterator[Message]:
    """What of the structure of a table is not in the release, or is another one."""
    paths = {one.path for one in release.files if one.role is Role.STRUCTURE}
    structure = f"{release.version}/{schema.name}-structure.csv"
    if structure not in paths:
        yield msg("the structure of «{table}» is not published", table=schema.name)
    elif [row[0] for row in _rows(release, structure, store)][1:] != list(schema.columns):
        yield msg("the structure file of «{table}» lists other columns", table=schema.name)
    # The header alone: a table may be large, and «opendata verify» reads the whole of it.
    header = next(_rows(release, f"{release.version}/{schema.name}.csv", store), [])
    if header != list(schema.columns):
        yield msg("«{table}» has other columns than its structure", table=schema.name)


def _rows(release: Release, path: str, store: ReleaseStore) -> Iterator[list[str]]:
    """The rows of a CSV of the release, read as they are asked for."""
    with store.file(release, path).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.reader(lines)


def _recommended(snapshot: Snapshot, schemas: Sequence[TableSchema]) -> _Found:
    """Whether the tables are those that the edition recommends for the requirement."""
    edition = snapshot.edition
    wanted = snapshot.requirement.tables_of(edition)
    known = table_paths(edition)
    faults: list[Message] = []
    of_edition, others = [], []
    for one in schemas:
        recommended = table(one.key, edition) if one.key in known else None
        if recommended is not None and recommended.columns == one.columns:
            of_edition.append(one)
        elif recommended is not None and one.key in wanted:
            faults.append(_differs(one, recommended, edition))
        else:
            others.append(one.name)
    if wanted and not faults and not any(one.key in wanted for one in of_edition):
        names = ", ".join(table(key, edition).name for key in wanted if key in known)
        faults.append(
            msg("edition {edition} recommends other tables: {names}", edition=edition, names=names)
        )
    remarks: list[Message] = []
    if of_edition:
        names = ", ".join(one.name for one in of_edition)
        remarks.append(
            msg("as edition {edition} recommends: {names}", edition=edition, names=names)
        )
    if others:
        names = ", ".join(others)
        remarks.append(
            msg(
                "edition {edition} recommends no structure for: {names}",
                edition=edition,
                names=names,
            )
        )
    return _Found(tuple(faults), tuple(remarks))


def _differs(found: TableSchema, recommended: TableSchema, edition: str) -> Message:
    lacking = [name for name in recommended.columns if name not in found.columns]
    further = [name for name in found.columns if name not in recommended.columns]
    if not lacking and not further:
        return msg(
            "the columns of «{table}» stand in another order than edition {edition} recommends",
            table=found.name,
            edition=edition,
        )
    return msg(
        "«{table}» is not as edition {edition} recommends: it lacks {lacking}; it has {further}",
        table=found.name,
        edition=edition,
        lacking=", ".join(lacking) or "–",
        further=", ".join(further) or "–",
    )

"""Whether a machine can read all that is published: no scans, and tables as tables.

A scan is found when documents are collected, and is not published. So a release holds pictures only
where a document is one by its format; scans that wait for their originals are told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.catalogue.terms import read_terms
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg, nmsg
from opendata.problems import OpendataError
from opendata.release.store import ReleaseStore
from opendata.report.compliance.formats import counted, document_formats, table_formats
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import (
    joined,
    line,
    of_event,
    of_release,
    unpublished,
    unreadable,
)
from opendata.report.compliance.snapshot import Snapshot

READABLE: Final = frozenset({"csv", "json", "xml", "rdf", "xlsx", "xls", "ods", "yaml"})
"""The structured formats of Resolution 835: cells, not pictures or prose."""
ORIGINALS: Final = msg("Put the original (DOCX, ODT) or a PDF saved from it beside the scan.")


def look(snapshot: Snapshot, store: ReleaseStore) -> Iterator[Line]:
    """One line for the tables and the documents of the release."""
    release = snapshot.release
    if release is None:
        yield unpublished(snapshot, Aspect.MACHINE_READABLE)
        return
    try:
        documents = document_formats(snapshot, release, store)
    except OpendataError as error:
        yield unreadable(snapshot, Aspect.MACHINE_READABLE, error)
        return
    faults = [
        msg("«{table}» is in no format for tables", table=name)
        for name, formats in table_formats(release).items()
        if READABLE.isdisjoint(one.casefold() for one in formats)
    ]
    pictures = {name.casefold() for name in read_terms().kinds["graphic"].formats}
    scans = {name: count for name, count in documents.items() if name.casefold() in pictures}
    if scans and "graphic" not in snapshot.requirement.formats.kinds:
        faults.append(msg("documents are pictures: {names}", names=counted(scans)))
    waiting, proof = _waiting(snapshot), of_release(snapshot)
    if snapshot.collected is not None and waiting:
        proof = (*proof, of_event(snapshot.collected))
    says = [_readable(bool(documents)), *waiting] if not faults else [*faults, *waiting]
    yield line(
        snapshot,
        Aspect.MACHINE_READABLE,
        State.NOT_MET if faults else State.MET,
        joined(says),
        *proof,
        remedy=ORIGINALS if faults or waiting else None,
    )


def _readable(documents: bool) -> Message:
    if documents:
        return msg("the tables are data, and no document is a scan")
    return msg("the tables are data, and there are no documents")


def _waiting(snapshot: Snapshot) -> list[Message]:
    """The scans that the last collection found and did not publish; none where it does not say."""
    event = snapshot.collected
    if event is None or not event.data.get("scans"):
        return []
    with facts_of(event.number):
        number = int(event.data["scans"])
    return [
        nmsg(
            "{n} scan is not published and waits for its original",
            "{n} scans are not published and wait for their originals",
            number,
        )
    ]

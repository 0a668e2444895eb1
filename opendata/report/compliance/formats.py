"""Whether everything in the set is in a format that Resolution 835 allows, and tables in open ones.

How many documents there are of each format is told by the event of the release: a list of seven
thousand documents is not read for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from opendata.catalogue.terms import Formats, read_terms
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg
from opendata.problems import OpendataError
from opendata.release.release import Release, Role
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import joined, line, of_release, unpublished, unreadable
from opendata.report.compliance.snapshot import Snapshot


def look(snapshot: Snapshot, store: ReleaseStore) -> Iterator[Line]:
    """One line for the tables and the documents of the release."""
    release = snapshot.release
    if release is None:
        yield unpublished(snapshot, Aspect.FORMATS)
        return
    try:
        documents = document_formats(snapshot, release, store)
    except OpendataError as error:
        yield unreadable(snapshot, Aspect.FORMATS, error)
        return
    allowed = snapshot.requirement.formats
    tables = table_formats(release)
    faults = [*_closed(tables, allowed), *_refused(tables, documents, allowed)]
    if faults:
        yield line(
            snapshot,
            Aspect.FORMATS,
            State.NOT_MET,
            joined(faults),
            *of_release(snapshot),
            remedy=msg(
                "Put files of an allowed format in their place: {names}.",
                names=", ".join(allowed.accepted),
            ),
        )
        return
    names = dict.fromkeys(name.upper() for formats in tables.values() for name in formats)
    says = [msg("the tables are in: {names}", names=", ".join(names))]
    if documents:
        says.append(msg("the documents are in: {names}", names=counted(documents)))
    yield line(snapshot, Aspect.FORMATS, State.MET, joined(says), *of_release(snapshot))


def table_formats(release: Release) -> Mapping[str, tuple[str, ...]]:
    """The formats of each table of the release, by the name of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for one in release.files:
        if one.role is Role.TABLE:
            stem = PurePosixPath(one.path).stem
            found[stem] = (*found.get(stem, ()), one.format)
    return found


def document_formats(
    snapshot: Snapshot, release: Release, store: ReleaseStore
) -> Mapping[str, int]:
    """How many documents of the release there are of each format, the most frequent first.

    :raises OpendataError: the event of the release is of an earlier program, which did not count
        them, and the list of documents cannot be read.
    """
    event = snapshot.released
    if not release.counts.documents:
        return {}
    if event is not None and "formats" in event.data:
        with facts_of(event.number):
            counts = {str(name): int(number) for name, number in event.data["formats"].items()}
    else:
        formats = {one.path: one.format for one in store.documents(release)}
        counts = dict(Counter(formats.values()))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def counted(formats: Mapping[str, int]) -> str:
    """``DOCX (12), PDF (3)``."""
    return ", ".join(f"{name.upper()} ({number})" for name, number in formats.items())


def _closed(tables: Mapping[str, tuple[str, ...]], allowed: Formats) -> Iterator[Message]:
    """Tables without an open format."""
    structured = read_terms().kinds["structured"]
    known = {name.casefold() for name in structured.open_formats}
    for name, formats in tables.items():
        if not any(one.casefold() in known or allowed.is_open(one) for one in formats):
            yield msg("«{table}» is in no open format", table=name)


def _refused(
    tables: Mapping[str, tuple[str, ...]], documents: Mapping[str, int], allowed: Formats
) -> Iterator[Message]:
    """Formats that the requirement does not allow. A table may always be in a structured one: where
    a set is of texts or maps, it is the list of them.
    """
    known = {name.casefold() for name in read_terms().kinds["structured"].formats}
    for name, formats in tables.items():
        bad = [one for one in formats if not allowed.accepts(one) and one.casefold() not in known]
        if bad:
            names = ", ".join(one.upper() for one in bad)
            yield msg(
                "«{table}» is in formats that are not allowed: {names}", table=name, names=names
            )
    wrong = {name: number for name, number in documents.items() if not allowed.accepts(name)}
    if wrong:
        yield msg("documents are in formats that are not allowed: {names}", names=counted(wrong))

"""The gate: what holds personal data is not released, and its bytes reach no store of portals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from opendata.acts.screened import screened
from opendata.acts.text import FORMATS, read_text
from opendata.acts.words import words_sha256
from opendata.check.personal import Screening, screening
from opendata.check.verdict import Status
from opendata.collect.batch import Batch, Document
from opendata.collect.reading import changed
from opendata.collect.tables_batch import TablesBatch
from opendata.collect.walk import FoundFile
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.pipeline.sources import Sources
from opendata.privacy.waivers import by_finding
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.release.tables import key_getter, uid_of
from opendata.table import Table
from opendata.workspace.workspace import Dataset


def withholding(
    house: House, dataset: Dataset, sources: Sources, batch: Batch, today: date
) -> Screening:
    """What the screen says of the rows of ``batch`` and of their documents, which were screened as
    they were read. A document whose findings are all waived goes into the store of objects.

    :raises OpendataError: ``document-changed``, exit 3, when such a file was saved meanwhile.
    """
    documents = dict(enumerate(batch.row_documents))
    found = screening(
        batch.table, dataset.schema, documents, by_finding(house.workspace.waivers), today
    )
    kept = [one for row, one in documents.items() if one.hits and row not in found.withheld]
    _keep(house, sources.files, kept)
    public = _public(house, dataset, batch.table, found.withheld, documents)
    return replace(found, problems=(*found.problems, *public))


def withholding_of_tables(
    house: House,
    dataset: Dataset,
    sources: Sources,
    batch: TablesBatch,
    documents: Mapping[int, Document],
    today: date,
) -> tuple[Screening, ...]:
    """The same for each table of ``batch``; ``documents`` are those of the rows of the first, as
    :func:`documents_of` gives them.

    :raises OpendataError: ``document-changed``, exit 3, when such a file was saved meanwhile.
    """
    waivers = by_finding(house.workspace.waivers)
    first, *others = zip(batch.tables, batch.schemas, strict=True)
    one = screening(*first, documents, waivers, today)
    held = {documents[row].sha256 for row in one.withheld if row in documents}
    kept = [file for file in sources.files if file.sha256 not in held]
    _keep(house, kept, kept)
    public = _public(house, dataset, first[0], one.withheld, documents)
    told = replace(one, problems=(*one.problems, *public))
    return (told, *(screening(table, schema, {}, waivers, today) for table, schema in others))


def must_be_clear(
    house: House,
    dataset: Dataset,
    tables: Sequence[Table],
    documents: Mapping[str, Document],
    today: date,
) -> None:
    """Refuse to publish an old release again that holds what may not be public; ``documents`` are
    those of the rows of the first table, by their uid. All of it is looked at anew: the screen of
    the day on which it was released may have seen less.

    :raises OpendataError: the findings, exit 7; as reading a document does, exit 3.
    """
    waivers = by_finding(house.workspace.waivers)
    problems: list[Problem] = []
    for at, (table, schema) in enumerate(zip(tables, dataset.structures, strict=True)):
        of = key_getter(table.columns, schema.primary_key)
        named = {row: uid_of(of(cells)) for row, cells in enumerate(table.rows)} if at == 0 else {}
        read = {
            row: with_hits(documents[uid], house.objects.get(documents[uid].sha256))
            for row, uid in named.items()
            if uid in documents
        }
        found = screening(table, schema, read, waivers, today)
        problems += [one for one in found.problems if one.severity is Severity.ERROR]
    if problems:
        raise OpendataError(problems[0], Exit.WITHHELD, *problems[1:])


def status_of(status: Status, invalid: bool, screenings: Iterable[Screening]) -> Status:
    """The word of the verdict, when rows that are held back do not count as invalid ones."""
    if invalid or status is Status.INCOMPLETE:
        return status
    if any(one.withheld for one in screenings):
        return Status.WITHHELD
    return status


def documents_of(batch: TablesBatch, sources: Sources) -> dict[int, Document]:
    """The documents of the rows of the first table, with what the screen finds in them, by the
    position of the row.

    :raises OpendataError: as reading such a document does, exit 3.
    """
    if not batch.of_rows:
        return {}
    table, files = batch.tables[0], {one.path: one for one in sources.files}
    of = key_getter(table.columns, batch.schemas[0].primary_key)
    found = {}
    for row, cells in enumerate(table.rows):
        document = batch.of_rows.get(uid_of(of(cells)))
        if document is not None and document.path in files:
            found[row] = _screened(document, files[document.path])
    return found


def _screened(document: Document, file: FoundFile) -> Document:
    return with_hits(document, _bytes(file))


def with_hits(document: Document, data: bytes) -> Document:
    """``document`` with what the screen finds in its bytes ``data``: a workbook or a text.

    :raises OpendataError: as reading the document does, exit 3.
    """
    text = read_text(data, document.path).text if document.format in FORMATS else ""
    hits = screened(data, document.format, document.path, text)
    return replace(document, hits=hits, words=words_sha256(text))


def _keep(house: House, files: Sequence[FoundFile], wanted: Sequence[Document | FoundFile]) -> None:
    """Put what may be published into the store that portals are served from."""
    paths = {one.path: one for one in files}
    for one in wanted:
        if not house.objects.has(one.sha256) and one.path in paths:
            house.objects.put(_bytes(paths[one.path]), one.sha256, check=True)


def _bytes(file: FoundFile) -> bytes:
    data = file.absolute.read_bytes()
    if sha256(data).hexdigest() != file.sha256:
        raise OpendataError(replace(changed(), place=Place(file.path)), Exit.INCOMPLETE)
    return data


def _public(
    house: House,
    dataset: Dataset,
    table: Table,
    rows: Iterable[int],
    documents: Mapping[int, Document],
) -> Iterator[Problem]:
    """What is withheld now and was published before: not to publish it again is not enough."""
    latest = house.store.latest(dataset.name) if rows else None
    key = dataset.structures[0].primary_key
    if latest is None or not set(key) <= set(table.columns):
        return
    known = {one.sha256 for one in house.store.documents(latest)}
    before = house.store.table(latest)
    of = key_getter(before.columns, key) if set(key) <= set(before.columns) else None
    uids = {uid_of(of(row)) for row in before.rows} if of else set()
    now = key_getter(table.columns, key)
    for row in rows:
        uid, document = uid_of(now(table.rows[row])), documents.get(row)
        if uid in uids or (document is not None and document.sha256 in known):
            yield _already_public(table.origin(row).place(), uid, str(latest.version))


def _already_public(place: Place, uid: str, version: str) -> Problem:
    return Problem(
        "privacy-public",
        msg("what is withheld now was published before, and may still be seen"),
        place,
        found=uid,
        expected=msg("nothing of it in release {version}", version=version),
        remedy=msg("Look at what is public; take it down: «opendata takedown {uid}».", uid=uid),
        severity=Severity.WARNING,
    )

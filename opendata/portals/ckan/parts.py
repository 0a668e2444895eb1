"""What of a release becomes a resource of its own, and what it is called on the portal.

The texts are for the public, in Ukrainian as the law has it, and not messages of the program. They
say nothing that changes with each release: a resource that did not change is not written again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from opendata.portals.ckan.content import Archive, Content, Member, Stored, parts
from opendata.portals.portal import Publication
from opendata.release.documents import document_column
from opendata.release.manifest import schema_of, schemas_of
from opendata.release.release import DocumentFile, Release, ReleaseFile, Role
from opendata.release.tables import key_getter, uid_of

ZIP: Final = "application/zip"
UNDATED: Final = "undated"
DATE_COLUMNS: Final = (
    "acceptedDate",
    "dateAccepted",
    "legalActDateAccepted",
    "registrationDate",
    "submissionDate",
    "issuedDate",
    "issued",
)
"""Columns that tell of what year an act is; the first of them that a table has."""

_ORDER: Final = (Role.TABLE, Role.DOCUMENTS, Role.STRUCTURE, Role.PASSPORT)
_FORMATS: Final = ("csv", "xlsx", "json")
_TABLE_TEXTS: Final[Mapping[str, str]] = {
    "csv": "CSV у кодуванні UTF-8, роздільник – кома, перший рядок – назви стовпців",
    "xlsx": "книга XLSX з одним аркушем; усі значення – текст",
    "json": "JSON: список записів",
}
_LISTING: Final = (
    "Перелік файлів документів",
    "Для кожного документа: назва файлу, SHA-256, розмір, формат та ідентифікатор рядка таблиці.",
)
_STRUCTURES: Final[Mapping[str, tuple[str, str]]] = {
    "csv": (
        "Структура набору даних",
        "Назви, зміст, типи та обов’язковість стовпців таблиці.",
    ),
    "json": (
        "Структура набору даних (CSVW)",
        "Опис таблиці за стандартом W3C «CSV on the Web», для програм.",
    ),
}
_PASSPORT: Final = (
    "Паспорт набору даних",
    "Усі елементи паспорта за постановою Кабінету Міністрів України № 835.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One resource to be: ``identity`` never changes, ``previous`` are earlier ones of the same."""

    identity: str
    title: str
    description: str
    format: str
    mimetype: str
    file_name: str
    content: Content
    previous: tuple[str, ...] = ()


def release_parts(publication: Publication, limit: int) -> Iterator[tuple[Part, str | None, int]]:
    """The parts in the order of writing and showing, each with its SHA-256 and bytes.

    Tables and documents come first, and the passport last: it never speaks of data that are not
    there. The hash of an archive is None, as it is not known before the archive is made. ``limit``
    is the largest archive.
    """
    release = publication.release
    files = sorted(
        (one for one in release.files if one.role in _ORDER),
        key=lambda one: (_ORDER.index(one.role), _format_order(one.format), one.path),
    )
    for one in files:
        if one.role is Role.DOCUMENTS:
            documents = publication.store.documents(release)
            if not documents:
                continue
            for part in _archives(publication, documents, limit):
                yield part, None, 0
        yield _part(publication, one), one.sha256, one.bytes


def _format_order(name: str) -> tuple[int, str]:
    return (_FORMATS.index(name) if name in _FORMATS else len(_FORMATS), name)


def _part(publication: Publication, one: ReleaseFile) -> Part:
    stem = PurePosixPath(one.path).stem
    previous: tuple[str, ...] = ()
    if one.role is Role.TABLE:
        identity = _table_identity(one)
        previous = _renamed(publication, one)
        title = stem if one.format == "csv" else f"{stem} ({one.format.upper()})"
        form = _TABLE_TEXTS.get(one.format, one.format.upper())
        texts = title, f"{publication.dataset.title.strip()}: {form}."
    elif one.role is Role.STRUCTURE:
        identity, texts = _structure(publication.release, one)
    elif one.role is Role.PASSPORT:
        identity, texts = "passport", _PASSPORT
    else:
        identity, texts = "documents", _LISTING
    content = Stored(publication.store.file(publication.release, one.path))
    name = PurePosixPath(one.path).name
    return Part(
        identity, *texts, one.format.upper(), _plain(one.mediatype), name, content, previous
    )


def _structure(release: Release, one: ReleaseFile) -> tuple[str, tuple[str, str]]:
    """Identity and texts of a structure file. That of a dataset's only or first table is known by
    its format alone, so that it stays the same resource when the dataset gets one more table.
    """
    title, description = _STRUCTURES[one.format]
    names = [schema.name for schema in schemas_of(release)]
    stem = PurePosixPath(one.path).stem.rpartition("-")[0]
    if len(names) == 1:
        return f"structure:{one.format}", (title, description)
    identity = f"structure:{one.format}" if stem == names[0] else f"structure:{stem}:{one.format}"
    return identity, (f"{title}: {stem}", description)


def _table_identity(one: ReleaseFile) -> str:
    return f"table:{PurePosixPath(one.path).stem}:{one.format}"


def _renamed(publication: Publication, one: ReleaseFile) -> tuple[str, ...]:
    """What the only table of the dataset was called in earlier releases, newest first."""
    releases = publication.releases[publication.dataset.name]
    if _stems(publication.release) != {PurePosixPath(one.path).stem}:
        return ()
    found = [
        _table_identity(file)
        for release in reversed(releases[:-1])
        if len(_stems(release)) == 1
        for file in release.files
        if file.role is Role.TABLE and file.format == one.format
    ]
    return tuple(name for name in dict.fromkeys(found) if name != _table_identity(one))


def _stems(release: Release) -> set[str]:
    return {PurePosixPath(one.path).stem for one in release.files if one.role is Role.TABLE}


def _archives(
    publication: Publication, documents: tuple[DocumentFile, ...], limit: int
) -> Iterator[Part]:
    """An archive per year, newest first: only that of the year in which something changed moves."""
    dates = _dates(publication)
    column = document_column(schema_of(publication.release).columns)
    by_year: dict[str, dict[str, tuple[str, Member]]] = {}
    for one in documents:
        date = dates.get(one.uid, "")
        year = date[:4] or UNDATED
        name = PurePosixPath(one.path).name
        member = Member(name, one.sha256, one.bytes)
        by_year.setdefault(year, {}).setdefault(name, (date, member))
    for year in sorted(by_year, key=lambda one: (one != UNDATED, one), reverse=True):
        members = [one for _, one in sorted(by_year[year].values(), key=_by_date)]
        for number, part in enumerate(parts(members, limit), start=1):
            yield _archive(year, number, part, column)


def _by_date(one: tuple[str, Member]) -> tuple[str, str]:
    return one[0], one[1].name


def _archive(year: str, number: int, members: tuple[Member, ...], column: str) -> Part:
    again = number > 1
    told = "без дати" if year == UNDATED else f"{year} рік"
    return Part(
        identity=f"documents:{year}" + (f":{number}" if again else ""),
        title=f"Тексти документів, {told}" + (f", частина {number}" if again else ""),
        description=(
            f"ZIP-архів із текстами документів. Файли названо так, як у стовпці «{column}» таблиці."
        ),
        format="ZIP",
        mimetype=ZIP,
        file_name=f"documents-{year}" + (f"-{number}" if again else "") + ".zip",
        content=Archive(members),
    )


def _dates(publication: Publication) -> dict[str, str]:
    """The date of the act of each row, by the row's uid; rows without one are left out."""
    release = publication.release
    table, schema = publication.store.table(release), schema_of(release)
    column = next((one for one in DATE_COLUMNS if one in table.columns), None)
    if column is None:
        return {}
    of, at = key_getter(table.columns, schema.primary_key), table.index(column)
    return {
        uid_of(of(row)): date
        for row in table.rows
        if re.match(r"[0-9]{4}(?![0-9])", date := row[at] or "")
    }


def _plain(mediatype: str) -> str:
    """Without parameters: CKAN compares nothing else."""
    return mediatype.partition(";")[0].strip()

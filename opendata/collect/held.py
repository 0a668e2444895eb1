"""Acts that are known, but not in the table: their numbers are in use all the same. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from opendata.clean.numbers import clean_number
from opendata.collect.batch import Document, Held, Outcome, RegisterRow
from opendata.collect.join import Joined
from opendata.collect.rows import says_enough
from opendata.table import Origin


def held(joined: Joined, documents: Sequence[Document], kinds: Collection[str]) -> tuple[Held, ...]:
    """The acts of these ``kinds`` (or of an unknown kind) that are not published.

    They are rows without a document or with a scan, what is disputed, documents that wait for a
    review, and those that a person has set aside.
    """
    return tuple(one for one in _all(joined, documents) if one.kind is None or one.kind in kinds)


def _all(joined: Joined, documents: Sequence[Document]) -> Iterator[Held]:
    for row, document in joined.pairs:
        if document.outcome is Outcome.SCAN:
            yield _of_row(row)
    for row in joined.rows:
        yield _of_row(row)
    for row in joined.disputed_rows:
        yield _of_row(row, disputed=True)
    for document in joined.disputed:
        yield _of_document(document, disputed=True)
    for document in joined.documents:
        if not _whole(document):
            yield _of_document(document)
    for document in documents:
        if document.outcome is Outcome.SET_ASIDE:
            # A person has decided on it: whatever else has its number, that is settled.
            yield _of_document(document, disputed=True)


def _whole(document: Document) -> bool:
    """Whether a document without a row becomes one by what it says of itself."""
    act = document.act
    return act is not None and says_enough(act)


def _of_row(row: RegisterRow, *, disputed: bool = False) -> Held:
    told = row.values
    origin = Origin(row.file, row.sheet, row.row, row.cells)
    return Held(
        told.get("kind"), told.get("number"), told.get("acceptedDate"), None, origin, disputed
    )


def _of_document(document: Document, *, disputed: bool = False) -> Held:
    origin = Origin(document=document.path, sha256=document.sha256)
    act = document.act
    if act is None:
        return Held(None, None, None, None, origin, disputed)
    number = act.sure("number")
    return Held(
        act.sure("kind"),
        clean_number(number) if number else None,
        act.sure("date"),
        act.sure("session"),
        origin,
        disputed,
    )

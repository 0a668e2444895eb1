"""The history of one document, from the list of documents that each release keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.problems import OpendataError, Problem
from opendata.release.release import DocumentFile, Release, ReleaseFile, Role
from opendata.release.store import ReleaseStore
from opendata.report.history.files import checked, documents_with, of_role, place_of
from opendata.report.history.model import (
    Document,
    DocumentEvent,
    DocumentHistory,
    Kept,
    Turn,
)
from opendata.report.history.releases import Teller, corrected, gaps, releases_of


def document_history(
    journal: Journal,
    store: ReleaseStore,
    dataset: str,
    asked: str,
    until: datetime,
) -> DocumentHistory:
    """What became of ``asked`` up to ``until``: a SHA-256, or a path such as ``documents/1.docx``.

    No events where no release had it. A release that cannot be read is among the problems.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    read, problems = releases_of(journal, store, dataset, until)
    teller = Teller(journal, dataset, until)
    walk = _Walk(store, teller, asked)
    unread = gaps(read)
    for version, release in read:
        if release is None:
            walk.lost = True
        else:
            walk.step(release, gap=version in unread)
    proofs = [one for version in walk.versions for one in teller.proofs.get(version, ())]
    proofs.sort(key=lambda one: (one.at, one.event))
    return DocumentHistory(
        dataset=dataset,
        asked=asked,
        until=until,
        events=tuple(walk.events),
        versions=tuple(walk.versions),
        first=proofs[0] if proofs else None,
        last=proofs[-1] if proofs else None,
        kept=tuple(_kept(journal, store, dataset, walk.events, until)),
        problems=(*problems, *walk.problems),
    )


@dataclass
class _Walk:
    """The releases in their order, with the places of the document in the last one."""

    store: ReleaseStore
    teller: Teller
    asked: str
    events: list[DocumentEvent] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    places: tuple[Document, ...] = ()
    before: tuple[Release, bytes] | None = None
    lost: bool = False
    list_sha256: str = ""

    def step(self, release: Release, *, gap: bool) -> None:
        """The next release; ``gap``: one between this one and the last could not be read."""
        try:
            one = of_role(release, Role.DOCUMENTS)
            if one.sha256 != self.list_sha256:
                data = checked(self.store, release, one)
                places = self._places(data, release, one)
                if places != self.places:
                    self._tell(release, one, data, places, unread=gap or self.lost)
                self.places, self.before, self.list_sha256 = places, (release, data), one.sha256
        except OpendataError as error:
            self.problems += error.problems
            self.lost = True
            return
        self.lost = False
        if self.places:
            self.versions.append(str(release.version))

    def _places(self, data: bytes, release: Release, one: ReleaseFile) -> tuple[Document, ...]:
        found = documents_with(data, release, one, self.asked)
        return tuple(_document(each) for each in found if self.asked in (each.path, each.sha256))

    def _tell(
        self,
        release: Release,
        one: ReleaseFile,
        data: bytes,
        places: tuple[Document, ...],
        *,
        unread: bool,
    ) -> None:
        shown = places or self.places
        other = (release, data) if not places else self.before if not self.places else None
        self.events.append(
            DocumentEvent(
                turn=self._turn(places),
                made=self.teller.made(release, frozenset(each.sha256 for each in shown)),
                places=shown,
                others=tuple(_others(other, shown)) if other else (),
                file=place_of(release, one),
                sha256=one.sha256,
                since_unread=unread,
            )
        )

    def _turn(self, places: tuple[Document, ...]) -> Turn:
        if not places:
            return Turn.VANISHED
        if self.places:
            return Turn.CHANGED
        return Turn.RETURNED if self.events else Turn.APPEARED


def _others(listed: tuple[Release, bytes], places: Iterable[Document]) -> Iterator[Document]:
    """The documents of the same rows in a list, with other bytes."""
    release, data = listed
    mine = {one.sha256 for one in places}
    one = of_role(release, Role.DOCUMENTS)
    for row in sorted({one.row for one in places}):
        for each in documents_with(data, release, one, row):
            if each.uid == row and each.sha256 not in mine:
                yield _document(each)


def _kept(
    journal: Journal,
    store: ReleaseStore,
    dataset: str,
    events: Iterable[DocumentEvent],
    until: datetime,
) -> Iterator[Kept]:
    places = [place for event in events for place in event.places]
    hashes = sorted({one.sha256 for one in places})
    told = tuple(journal.between(dataset, Step.CORRECTED, None, until)) if hashes else ()
    sources = {
        sha256: {one.source for one in places if one.sha256 == sha256 and one.source}
        for sha256 in hashes
    }
    withheld = tuple(_withheld(journal, dataset, until)) if any(sources.values()) else ()
    for sha256 in hashes:
        decisions = (corrected(event, frozenset({sha256})) for event in told)
        yield Kept(
            sha256,
            store.objects.has(sha256),
            tuple(one for one in decisions if one.concerns),
            tuple((at, number) for at, number, names in withheld if names & sources[sha256]),
        )


def _withheld(
    journal: Journal, dataset: str, until: datetime
) -> Iterator[tuple[datetime, int, set[str]]]:
    """The names of the files that each collection withheld; a register's rows are no files."""
    for event in journal.between(dataset, Step.COLLECTED, None, until):
        with facts_of(event.number):
            names = {PurePosixPath(str(one)).name for one in event.data.get("withheld", ())}
        if names:
            yield event.at, event.number, names


def _document(one: DocumentFile) -> Document:
    return Document(one.path, one.sha256, one.uid, one.kind, one.source)

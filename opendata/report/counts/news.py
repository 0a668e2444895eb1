"""What was newly published in a period: sets that appeared, documents that nobody had seen before.

A release counts from the first receipt that proves that a portal serves it. What it brings is what
the release published before it did not have; see docs/counting.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from opendata.journal.journal import Journal, Proof, Step
from opendata.journal.trouble import facts_of
from opendata.release.documents import added
from opendata.release.release import Version
from opendata.release.store import ReleaseStore
from opendata.report.counts.held import by_kind_of, count_of


@dataclass(frozen=True, slots=True)
class News:
    """A release that the public saw for the first time at ``at``, in event ``number``.

    ``before`` is the version that was published before it, None for a set that appeared.
    ``documents`` are those that it brought, by kind.
    """

    dataset: str
    version: str
    at: datetime
    number: int
    before: str | None
    documents: Mapping[str, int]


def news(
    journal: Journal, store: ReleaseStore, since: datetime | None, until: datetime
) -> tuple[News, ...]:
    """What was first published after ``since`` and up to ``until``, in the order of the journal.

    ``since`` is None for all of the past.

    :raises OpendataError: ``journal-…``, exit 4; ``release-…``, exit 4, where what a release
        brought has to be read from the store and cannot.
    """
    found = [
        one
        for name in journal.datasets()
        for one in _Set(journal, store, name, since, until).news()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.number)))


_FACTS: Final = ("version", "previous", "recovered", "documents_added")


@dataclass(frozen=True, slots=True)
class _Made:
    """What the event ``number`` tells of the making of a release; older programs told less."""

    number: int
    at: datetime
    previous: str | None
    recovered: bool
    documents: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class _Set:
    """The work on one set."""

    journal: Journal
    store: ReleaseStore
    dataset: str
    since: datetime | None
    until: datetime

    def news(self) -> Iterator[News]:
        first = self.journal.first_proofs(self.dataset, since=self.since, until=self.until)
        proofs = {one.version: one for one in first}
        released = self._released(proofs.keys()) if proofs else {}
        seen = self._seen(proofs, released) if proofs else ()
        proofs = {name: proof for name, proof in proofs.items() if name not in seen}
        before = seen[-1] if seen else None
        for proof in proofs.values():
            if before is None:
                brought = self._held(proof)
            else:
                brought = self._brought(before, proof, released.get(proof.version))
            yield News(self.dataset, proof.version, proof.at, proof.number, before, brought)
            before = proof.version

    def _held(self, proof: Proof) -> Mapping[str, int]:
        """All documents of a first publication, as its receipt has them."""
        found: Mapping[str, int] = {}
        for receipt in self.journal.numbered([proof.number]):
            found = count_of(receipt).by_kind
        return found

    def _seen(self, proofs: Mapping[str, Proof], released: Mapping[str, _Made]) -> Sequence[str]:
        """The versions that were proven before the period, in their order; the last one is enough
        where nothing hangs on the others.
        """
        last = self.journal.latest_proof(self.dataset, self.since) if self.since else None
        if last is None:
            return ()
        fresh = [name for name in proofs if name != last.version]
        if all(self._made_since(released.get(name)) for name in fresh) and (
            not fresh or released[fresh[0]].previous == last.version
        ):
            return (last.version,)
        seen = self.journal.first_proofs(self.dataset, until=self.since)
        return tuple(one.version for one in seen)

    def _made_since(self, made: _Made | None) -> bool:
        """Whether a release was made in the period, and so not published before it."""
        return (
            made is not None
            and self.since is not None
            and made.at > self.since
            and not made.recovered
        )

    def _released(self, versions: Collection[str]) -> dict[str, _Made]:
        """What tells of the making of the ``versions``, as far as anything does.

        Most are of the period itself; a portal that could not be reached may have waited longer.
        """
        found = dict(self._told(self.since, versions))
        if self.since is not None and len(found) < len(versions):
            found = dict(self._told(None, versions))
        return found

    def _told(
        self, since: datetime | None, versions: Collection[str]
    ) -> Iterator[tuple[str, _Made]]:
        every = self.journal.told(self.dataset, Step.RELEASED, _FACTS, since, self.until)
        for number, at, (version, previous, recovered, documents) in every:
            if isinstance(version, str) and version in versions:
                yield version, _Made(number, at, previous, recovered is not False, documents)

    def _brought(self, before: str, proof: Proof, made: _Made | None) -> Mapping[str, int]:
        """What the release has that ``before`` had not: as its event says, or from the lists."""
        if made is not None and made.previous == before and made.documents is not None:
            with facts_of(made.number):
                return by_kind_of(made.documents)
        with facts_of(proof.number):
            versions = Version.parse(before), Version.parse(proof.version)
        old, new = (self.store.load(self.dataset, one) for one in versions)
        return added(self.store.documents(old), self.store.documents(new))

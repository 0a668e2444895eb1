"""What was newly published in a period: sets that appeared, documents that nobody had seen before.

A release counts from the first receipt that proves that a portal serves it. What it brings is what
the release published before it did not have; see docs/counting.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from opendata.journal.journal import Event, Journal, Proof, Step
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


@dataclass(frozen=True, slots=True)
class _Set:
    """The work on one set."""

    journal: Journal
    store: ReleaseStore
    dataset: str
    since: datetime | None
    until: datetime

    def news(self) -> Iterator[News]:
        proofs = _firsts(self.journal.proofs(self.dataset, since=self.since, until=self.until))
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

    def _seen(self, proofs: Mapping[str, Proof], released: Mapping[str, Event]) -> Sequence[str]:
        """The versions that were proven before the period, in their order; the last one is enough
        where nothing hangs on the others.
        """
        last = self.journal.latest_proof(self.dataset, self.since) if self.since else None
        if last is None:
            return ()
        fresh = [name for name in proofs if name != last.version]
        if all(self._made_since(released.get(name)) for name in fresh) and (
            not fresh or released[fresh[0]].data.get("previous") == last.version
        ):
            return (last.version,)
        return tuple(_firsts(self.journal.proofs(self.dataset, until=self.since)))

    def _made_since(self, event: Event | None) -> bool:
        """Whether a release was made in the period, and so not published before it."""
        return (
            event is not None
            and self.since is not None
            and event.at > self.since
            and event.data.get("recovered") is False
        )

    def _released(self, versions: Collection[str]) -> dict[str, Event]:
        """The events that tell of the making of the ``versions``, as far as there are any.

        Most are of the period itself; a portal that could not be reached may have waited longer.
        """
        found: dict[str, Event] = {}
        for event in self.journal.between(self.dataset, Step.RELEASED, self.since, self.until):
            _take(found, event, versions)
        if self.since is not None and len(found) < len(versions):
            for event in self.journal.backwards(self.dataset, Step.RELEASED):
                _take(found, event, versions)
                if len(found) == len(versions):
                    break
        return found

    def _brought(self, before: str, proof: Proof, event: Event | None) -> Mapping[str, int]:
        """What the release has that ``before`` had not: as its event says, or from the lists."""
        if event is not None and event.data.get("previous") == before:
            said = event.data.get("documents_added")
            if said is not None:
                with facts_of(event.number):
                    return by_kind_of(said)
        with facts_of(proof.number):
            versions = Version.parse(before), Version.parse(proof.version)
        old, new = (self.store.load(self.dataset, one) for one in versions)
        return added(self.store.documents(old), self.store.documents(new))


def _firsts(proofs: Iterable[Proof]) -> dict[str, Proof]:
    """The first proof of each version, in their order."""
    found: dict[str, Proof] = {}
    for proof in proofs:
        found.setdefault(proof.version, proof)
    return found


def _take(found: dict[str, Event], event: Event, versions: Collection[str]) -> None:
    with facts_of(event.number):
        version = str(event.data["version"])
    if version in versions:
        found.setdefault(version, event)

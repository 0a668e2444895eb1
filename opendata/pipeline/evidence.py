"""Whether the journal and the store of releases tell the same story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.publish.receipt import receipt_from_json
from opendata.release.release import Version
from opendata.release.signing import text_of
from opendata.release.store import ReleaseStore
from opendata.review.corrections import in_force


@dataclass(slots=True)
class Evidence:
    """What the journal says of releases; a release is (dataset, version), a manifest its SHA-256.

    ``drafted`` are the manifests that runs were about to store, ``recovered`` the releases that a
    later run found and recorded, ``proven`` the portals that a release was read back from.
    ``signatures`` are those of manifests that were released, ``intended`` those of manifests that
    were to be; None where there is none.
    """

    released: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    signatures: dict[tuple[str, str, str], set[str | None]] = field(default_factory=dict)
    intended: dict[tuple[str, str, str], set[str | None]] = field(default_factory=dict)
    drafted: set[tuple[str, str, str]] = field(default_factory=set)
    recovered: list[tuple[str, str, str]] = field(default_factory=list)
    proven: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def see(self, event: Event) -> None:
        """Take in one event.

        :raises OpendataError: ``journal-damaged``, exit 4.
        """
        if event.step == Step.CORRECTED:
            in_force([event])  # only to find out whether it can be understood
        if event.step == Step.ADOPTED:
            from opendata.portals.ckan.recollection import recollected  # few nights have one

            with facts_of(event.number):
                recollected(event.data["memory"], event.data["portal"])
        if event.step == Step.TAKEN_DOWN:
            from opendata.review.takedowns import understood as taken_down

            taken_down(event)
        if event.step == Step.RECONCILED:
            from opendata.review.registers.recorded import understood

            understood(event)
        if event.step not in (Step.DRAFTED, Step.RELEASED, Step.RECEIPT):
            return
        with facts_of(event.number):
            version = str(event.data["version"])
            if event.step == Step.RECEIPT:
                receipt = receipt_from_json(event.data)
                if receipt.proven:
                    self.proven.setdefault((event.dataset, version), set()).add(receipt.portal)
                return
            manifest = str(event.data["manifest"])
            signature = None if "signature" not in event.data else str(event.data["signature"])
            those = self.intended if event.step == Step.DRAFTED else self.signatures
            those.setdefault((event.dataset, version, manifest), set()).add(signature)
            if event.step == Step.DRAFTED:
                self.drafted.add((event.dataset, version, manifest))
                return
            self.released.setdefault((event.dataset, version), []).append(manifest)
            if event.data["recovered"]:
                self.recovered.append((event.dataset, version, manifest))


def evidence_of(journal: Journal) -> Evidence:
    """What the journal says of releases; receipts, which are many, are left out.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    found = Evidence()
    for step in (Step.DRAFTED, Step.RELEASED):
        for event in journal.each(step=step):
            found.see(event)
    return found


def must_agree(house: House) -> None:
    """Refuse to work on a store that is not the one that the journal knows; nothing is changed.

    A release that was lost would get its number again with other content, and vanish from the
    site; one that somebody put there would be published. Where no release was ever recorded, the
    journal is new, and ``opendata.pipeline.record.recover`` begins it with the releases there are.

    :raises OpendataError: ``release-lost``, ``release-replaced``, ``release-unrecorded`` or
        ``journal-…``, exit 4.
    """
    said = evidence_of(house.journal)
    if not said.released and not said.drafted:
        return
    problems = list(disagreements(said, house.store, house.workspace.datasets))
    if problems:
        raise OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])


def disagreements(said: Evidence, store: ReleaseStore, names: Iterable[str]) -> Iterator[Problem]:
    """Every release of the datasets ``names`` that is not both in the journal and in the store."""
    for name in names:
        stored = {str(version): version for version in store.versions(name)}
        hashes = {text: store.manifest_hash(name, version) for text, version in stored.items()}
        known = {version: said.released[of, version] for of, version in said.released if of == name}
        for version, manifests in known.items():
            found = hashes.get(version)
            if found is None:
                yield _lost(name, version)
            elif {found} != set(manifests):
                yield _replaced(name, version, found, manifests)
            else:
                yield from _signature(said, store, name, stored[version], found)
        for version, found in hashes.items():
            if version not in known and (name, version, found) not in said.drafted:
                yield _unrecorded(name, version)
            elif version not in known:
                yield from _signature(said, store, name, stored[version], found or "")


def _signature(
    said: Evidence, store: ReleaseStore, name: str, version: Version, manifest: str
) -> Iterator[Problem]:
    """A release whose signature in the store is not the one that it was made with."""
    one = name, str(version), manifest
    found = text_of(store.signature(name, version))
    wanted = said.signatures.get(one)
    if wanted is None:
        wanted = said.intended[one]
        # A run may have been killed before it stored this, and the next one had another key.
        good = found in wanted
    else:
        good = wanted == {found}
    if not good:
        yield Problem(
            "release-signature",
            msg("the signature of the release is not the one that the journal knows"),
            _place(name, str(version)),
            found=found or "–",
            expected=msg("{name}", name=", ".join(sorted(text or "–" for text in wanted))),
            remedy=msg("Restore the folder .opendata from a backup. Nothing was changed."),
        )


def unproven(
    said: Evidence, store: ReleaseStore, portals: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """The newest releases that the journal has no proof for; ``portals`` are by dataset."""
    for name, wanted in portals.items():
        versions = store.versions(name)
        newest = str(versions[-1]) if versions else None
        for portal in wanted if newest else ():
            if portal not in said.proven.get((name, newest or ""), ()):
                yield Problem(
                    "release-unproven",
                    msg("there is no proof that the newest release was published whole"),
                    _place(name, newest),
                    expected=msg(
                        "a receipt of the portal «{portal}» in the journal", portal=portal
                    ),
                    remedy=msg(
                        "Run «opendata publish {dataset}»: it publishes and reads back what is not "
                        "proven.",
                        dataset=name,
                    ),
                )


def rebuilt(said: Evidence, names: Iterable[str]) -> Iterator[Problem]:
    """Releases that the journal knows only from the store, as it was begun anew."""
    wanted = set(names)
    for name, version, manifest in said.recovered:
        if name in wanted and (name, version, manifest) not in said.drafted:
            yield Problem(
                "release-rebuilt",
                msg(
                    "the journal was begun anew after this release, and says nothing of its making"
                ),
                _place(name, version),
                remedy=msg("The journal that was set aside, or a backup, is the evidence for it."),
                severity=Severity.NOTE,
            )


def _place(dataset: str, version: str | None) -> Place:
    return Place(f".opendata/releases/{dataset}/{version}")


def _lost(dataset: str, version: str) -> Problem:
    return Problem(
        "release-lost",
        msg("the journal knows this release, but the store has lost it"),
        _place(dataset, version),
        expected=msg("every release that was ever made"),
        remedy=msg(
            "Restore the folder .opendata from a backup; the files of the release also stand on "
            "the published site. Nothing was changed."
        ),
    )


def _replaced(dataset: str, version: str, found: str, manifests: list[str]) -> Problem:
    return Problem(
        "release-replaced",
        msg("the release in the store is not the one that the journal knows"),
        _place(dataset, version),
        found=f"sha256:{found}",
        expected=msg("a manifest with the SHA-256 {sha256}", sha256=", ".join(manifests)),
        remedy=msg("Restore the folder .opendata from a backup. Nothing was changed."),
    )


def _unrecorded(dataset: str, version: str) -> Problem:
    return Problem(
        "release-unrecorded",
        msg("the store has a release that the journal knows nothing of"),
        _place(dataset, version),
        expected=msg("only releases that a run of opendata has made"),
        remedy=msg(
            "Find out who put it there. Move its folder out of .opendata, or restore .opendata "
            "from a backup. Nothing was changed."
        ),
    )

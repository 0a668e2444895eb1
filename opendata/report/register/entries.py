"""The sets that were published at a moment, from the journal and the releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from opendata.catalogue.requirement_keys import requirement_keys
from opendata.catalogue.requirements import requirement
from opendata.journal.journal import Journal, Proof
from opendata.journal.trouble import facts_of
from opendata.messages import msg
from opendata.portals.ckan.names import dataset_name
from opendata.problems import Exit, OpendataError, Problem
from opendata.problems import Place as Where
from opendata.release import trouble
from opendata.release.manifest import OURS
from opendata.release.release import Release, Version
from opendata.release.store import ReleaseStore
from opendata.report.counts.held import DatasetCount, count
from opendata.report.register.model import Entry, Place
from opendata.report.register.told import Told, told_in
from opendata.workspace.portals import SITE
from opendata.workspace.workspace import Workspace


def entries(
    journal: Journal, store: ReleaseStore, workspace: Workspace, until: datetime
) -> tuple[Entry, ...]:
    """The published sets at ``until``, by their names: exactly those of the report of counts.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4.
    """
    held = count(journal, until)
    return tuple(_entry(journal, store, workspace, one, until) for one in held.datasets)


def _entry(
    journal: Journal, store: ReleaseStore, workspace: Workspace, one: DatasetCount, until: datetime
) -> Entry:
    proofs = tuple(journal.proofs(one.dataset, until=until))
    release = store.load(one.dataset, version_of(one.version, proofs[-1].number))
    told = _told(store, release)
    key, edition = _requirement(release)
    return Entry(
        dataset=one.dataset,
        title=told.title,
        requirement=key,
        requirement_title=requirement(key).name(edition) if key in requirement_keys() else "",
        edition=edition if key else "",
        formats=told.formats,
        update=told.update,
        first_published=proofs[0].at,
        last_changed=next(proof.at for proof in proofs if proof.version == one.version),
        version=one.version,
        rows=one.rows,
        documents=one.documents,
        places=tuple(_places(journal, workspace, proofs)),
        declared=one.dataset in workspace.datasets,
    )


def _told(store: ReleaseStore, release: Release) -> Told:
    passport = store.passport(release)
    try:
        return told_in(passport)
    except (LookupError, TypeError, AttributeError) as error:
        problem = Problem(
            "release-broken",
            msg("A file of a stored release does not hold what it should."),
            Where(f".opendata/releases/{release.dataset}/{release.version}"),
            str(error),
            remedy=trouble.restore(),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from error


def version_of(text: str, number: int) -> Version:
    """The version that event ``number`` names.

    :raises OpendataError: ``journal-damaged``, exit 4, where it is none.
    """
    with facts_of(number):
        return Version.parse(text)


def _requirement(release: Release) -> tuple[str, str]:
    """The requirement of a release and its edition, both empty where it has none."""
    ours = release.manifest[OURS]
    return str(ours.get("requirement") or ""), str(ours.get("edition") or "")


def _places(journal: Journal, workspace: Workspace, proofs: Iterable[Proof]) -> Iterator[Place]:
    """The last proof of each portal, by the name of the portal."""
    last = {proof.portal: proof for proof in proofs}
    for portal, proof in sorted(last.items()):
        url = _address(journal, workspace, proof)
        yield Place(portal, proof.version, proof.at, proof.number, url)


def _address(journal: Journal, workspace: Workspace, proof: Proof) -> str | None:
    """The page of the set on the portal: on a CKAN under the name that it had there."""
    portal = workspace.portals.get(proof.portal)
    if portal is None:
        return None
    if portal.kind == SITE:
        return f"{portal.url}/{proof.dataset}/"
    name = dataset_name(proof.dataset, workspace.council.edrpou)
    receipt = journal.event(proof.number)
    if receipt is not None:
        with facts_of(receipt.number):
            name = str((receipt.data.get("memory") or {}).get("name") or name)
    return f"{portal.url}/dataset/{name}"

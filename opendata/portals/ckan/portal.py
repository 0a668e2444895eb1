"""A CKAN as a portal: plan for what it shows, write so that nothing is lost, read it all back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from opendata.portals.ckan import legacy, modern, proof
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.connections import Connect, Connections
from opendata.portals.ckan.datastore.steps import TablesPlan
from opendata.portals.ckan.datastore.tables import Tables, printed
from opendata.portals.ckan.holdings import Holdings
from opendata.portals.ckan.identity import recognise
from opendata.portals.ckan.last import learned, remembered
from opendata.portals.ckan.looking import Look, Looking
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.names import dataset_name
from opendata.portals.ckan.plan import CkanPlan
from opendata.portals.ckan.planning import doubtful, plan
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.reading import Served
from opendata.portals.ckan.recollection import (
    Recollection,
    archives_of,
    must_not_go_back,
    to_json,
    told_of,
)
from opendata.portals.ckan.wanted import Wanted
from opendata.portals.portal import Check, Plan, Progress, Publication, Receipt
from opendata.problems import Exit


@dataclass(slots=True)
class _Planned:
    """A plan of this run, and how the portal answered its last write."""

    look: Look
    plan: CkanPlan
    tables: TablesPlan
    written: Present | None = None


class CkanPortal:
    """One CKAN, for one worker: connections are opened once, and abilities asked for once."""

    remote = True

    def __init__(
        self,
        name: str,
        url: str,
        organization: str,
        profile: Profile,
        *,
        connect: Connect,
        datastore: bool = False,
    ) -> None:
        """``url`` is the address of the portal for people; ``organization`` is the council's there;
        ``datastore``: tables go into the DataStore of the portal too.

        Nothing is asked of the portal yet.
        """
        self.name = name
        self._url = url.rstrip("/")
        self._open = Connections(connect, profile, organization)
        self._looking = Looking(name, organization, profile, self._open)
        self._tables = Tables(name, asked=datastore)
        self._planned: dict[str, _Planned] = {}

    def where(self, publication: Publication) -> str:
        """The page of the dataset."""
        memory = self._looking.memory(publication)
        name = dataset_name(publication.dataset.name, publication.council.edrpou)
        return f"{self._url}/dataset/{memory.name or name if memory else name}"

    def must_be_free(self, publication: Publication) -> None:
        """Refuse where there is no token, and a release that is older than the one that was sent.

        The portal is not asked: one that is away for a night must not keep the others from theirs.
        """
        assert self._open.portal is not None  # noqa: S101  opens it, which needs the token
        if publication.releases.get(publication.dataset.name):
            must_not_go_back(self._looking.memory(publication), publication.release, self.name)

    def serves(self, publication: Publication) -> bool:
        """Whether the portal says of everything what it said when it was proven.

        One read for all datasets of the organization; no file is downloaded.
        """
        memory = self._looking.memory(publication)
        if memory is None or memory.known.id is None or not memory.proven:
            return False
        release = publication.release
        if (memory.version, memory.manifest) != (release.version, release.manifest_sha256):
            return False
        now = self._open.listing.get(memory.known.id)
        if now is None or (self._looking.profile.moderated and now.raw.get("private")):
            return False
        want = self._looking.wanted(publication, memory.abilities, memory)
        if doubtful(want, now, memory.known):
            return False
        found, can = recognise(want, now, memory.known), memory.abilities.datastore
        if not self._tables.serve(want, found, memory.tables, possible=can):
            return False
        again = plan(want, now, memory.known, force=publication.force)
        return again.nothing and not again.stopped and told_of(again.conflicts) <= memory.told

    def plan(self, publication: Publication) -> Plan:
        """What would be written. Files of which it is not known what they are, are downloaded."""
        look = self._looking.look(publication)
        near = self._looking.near(look)
        made = plan(look.wanted, look.now, look.last, force=publication.force, near=near)
        tables = TablesPlan() if made.stopped else self._plan_tables(publication, look)
        self._planned[publication.dataset.name] = _Planned(look, made, tables)
        written = made.printed(self.name)
        memory = None
        if not made.stopped:
            memory = to_json(_recollection(publication, look, remembered(look.last, made)))
        return replace(
            written,
            writes=(*written.writes, *printed(tables, look.wanted, made.name, look.parts)),
            problems=(*written.problems, *tables.problems),
            exit=Exit.CONFIGURATION if look.wanted.refused else Exit.DIFFERS,
            memory=memory,
            detail=made,
        )

    def apply(self, publication: Publication, plan: Plan, progress: Progress) -> None:
        """Do the writes.

        Where it is not known whether a write was done, the portal is asked, and nothing is written
        twice; where it was not, the error stands, and the next run goes on from there.
        """
        must_not_go_back(self._looking.memory(publication), publication.release, self.name)
        planned = self._planned[publication.dataset.name]
        made = planned.plan
        if plan.detail is not made:
            raise ValueError("the plan is not the last one of this portal")
        if not made.nothing:
            self._write(publication, planned, progress)
        tables = planned.tables
        if tables.steps or tables.edited:
            want, last = planned.look.wanted, planned.look.last
            now = planned.written or self._looking.find(want, last)
            found = recognise(want, now, last) if now else None
            self._tables.apply(self._open.portal, tables, found, progress)

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        """Download everything and compare it; see whether the public may."""
        memory = self._looking.memory(publication)
        planned = self._planned.get(publication.dataset.name)
        abilities = planned.look.abilities if planned else self._looking.abilities_of(memory)
        want = self._looking.wanted(publication, abilities, memory)
        last = memory.known if memory else None
        now = self._looking.find(want, last)
        if now is None or not now.active:
            return self._receipt(publication, proof.missing(want, self.where(publication)))
        last = self._looking.known(publication, abilities, now, last)
        waiting = self._looking.profile.moderated and not self._looking.is_public(now)
        served = Served()
        readers = self._open.own_readers if waiting else self._open.readers
        served.read(readers, _files(want, now, last), progress)
        found = proof.prove(
            want,
            now,
            served,
            last,
            written=planned.written if planned else None,
            before=planned.plan.conflicts if planned else (),
            force=publication.force,
        )
        tables = self._tables.prove(
            self._open.portal if waiting else self._open.public,
            publication,
            want,
            recognise(want, now, last),
            planned.tables if planned else None,
            memory.tables if memory else {},
            possible=abilities.datastore,
        )
        receipt = replace(
            self._receipt(publication, (*found.checks, *tables.checks)),
            waiting=waiting,
            problems=(*found.problems, *(planned.tables.problems if planned else ())),
        )
        if not receipt.right:
            return receipt
        done = CkanPlan(want.dataset, now.name, now.id, now.modified, conflicts=found.conflicts)
        known = learned(last, done, want, now.with_served(served.hashes))
        kept = _recollection(publication, Look(want, now, memory, last, abilities), known)
        kept = replace(
            kept, proven=receipt.proven, told=told_of(found.conflicts), tables=tables.known
        )
        return replace(receipt, memory=to_json(kept))

    @property
    def holdings(self) -> Holdings:
        """What the council has here, for `opendata adopt`."""
        return Holdings(self._looking)

    def close(self) -> None:
        """End the connections."""
        self._open.close()

    def _plan_tables(self, publication: Publication, look: Look) -> TablesPlan:
        return self._tables.plan(
            self._open.portal,
            publication,
            look.wanted,
            look.parts,
            look.memory.tables if look.memory else {},
            possible=look.abilities.datastore,
        )

    def _write(self, publication: Publication, planned: _Planned, progress: Progress) -> None:
        made, objects = planned.plan, publication.store.objects
        way = modern if planned.look.abilities.revise else legacy
        try:
            planned.written = way.apply(
                self._open.portal, objects, made, planned.look.now, progress
            )
        except f.CkanFailure as failure:
            if not failure.maybe_done or not self._looking.is_done(
                made, planned.look, force=publication.force
            ):
                raise

    def _receipt(self, publication: Publication, checks: tuple[Check, ...]) -> Receipt:
        return Receipt(
            portal=self.name,
            dataset=publication.dataset.name,
            version=publication.release.version,
            at=publication.now,
            checks=checks,
        )


def _recollection(publication: Publication, look: Look, known: LastKnown) -> Recollection:
    release = publication.release
    return Recollection(
        known=known,
        abilities=look.abilities,
        version=release.version,
        manifest=release.manifest_sha256,
        name=look.now.name if look.now else None,
        archives=archives_of(look.wanted),
        told=look.memory.told if look.memory else frozenset(),
        tables=look.memory.tables if look.memory else {},
    )


def _files(want: Wanted, now: Present, last: LastKnown | None) -> list[PresentResource]:
    """All resources of ours: those that are served, and those that were withdrawn."""
    found = recognise(want, now, last)
    return [one for one in (*found.ours.values(), *found.gone.values()) if one.uploaded]


def _quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""

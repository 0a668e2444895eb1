"""A CKAN as a portal: plan for what it shows, write so that nothing is lost, read it all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from opendata.portals.ckan import conflicts as words
from opendata.portals.ckan import legacy, modern, proof
from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.content import Archive, Measured, measured_in
from opendata.portals.ckan.datastore.steps import TablesPlan
from opendata.portals.ckan.datastore.tables import Tables, printed
from opendata.portals.ckan.identity import Recognised, recognise, title_key
from opendata.portals.ckan.last import learned, rebuilt, remembered
from opendata.portals.ckan.likeness import completed
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.names import dataset_name
from opendata.portals.ckan.plan import CkanPlan
from opendata.portals.ckan.planning import doubtful, plan
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.readers import Readers
from opendata.portals.ckan.reading import Portal, Served, listing, show
from opendata.portals.ckan.recollection import (
    Recollection,
    archives_of,
    must_not_go_back,
    recollected,
    to_json,
    told_of,
)
from opendata.portals.ckan.version import learn_abilities
from opendata.portals.ckan.wanted import Wanted, wanted
from opendata.portals.portal import Check, Plan, Progress, Publication, Receipt
from opendata.problems import Exit, OpendataError

Connect = Callable[[bool], Portal]
"""Opens a client: with the token, or (False) as the public, who has none.

:raises OpendataError: there is no token, exit 4.
"""


@dataclass(frozen=True, slots=True)
class _Look:
    """A dataset as it should be, as it is, and as it is remembered."""

    wanted: Wanted
    now: Present | None
    memory: Recollection | None
    last: LastKnown | None
    abilities: Abilities


@dataclass(slots=True)
class _Planned:
    """A plan of this run, and how the portal answered its last write."""

    look: _Look
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
        self._organization = organization
        self._profile = profile
        self._connect = connect
        self._tables = Tables(name, asked=datastore)
        self._planned: dict[str, _Planned] = {}
        self._measured: dict[str, Measured] = {}

    @cached_property
    def _portal(self) -> Portal:
        return self._connect(True)

    @cached_property
    def _public(self) -> Portal:
        return self._connect(False)

    @cached_property
    def _readers(self) -> Readers:
        """Of files, as the public sees them."""
        return Readers(lambda: self._connect(False))

    @cached_property
    def _own_readers(self) -> Readers:
        """Of files that only the token opens."""
        return Readers(lambda: self._connect(True))

    @cached_property
    def _abilities(self) -> Abilities:
        return learn_abilities(self._portal, self._profile)

    @cached_property
    def _listing(self) -> dict[str, Present]:
        return listing(self._portal, self._organization)

    def where(self, publication: Publication) -> str:
        """The page of the dataset."""
        memory = self._memory(publication)
        name = dataset_name(publication.dataset.name, publication.council.edrpou)
        return f"{self._url}/dataset/{memory.name or name if memory else name}"

    def must_be_free(self, publication: Publication) -> None:
        """Refuse where there is no token, and a release that is older than the one that was sent.

        The portal is not asked: one that is away for a night must not keep the others from theirs.
        """
        assert self._portal is not None  # noqa: S101  opens it, which needs the token
        if publication.releases.get(publication.dataset.name):
            must_not_go_back(self._memory(publication), publication.release, self.name)

    def serves(self, publication: Publication) -> bool:
        """Whether the portal says of everything what it said when it was proven.

        One read for all datasets of the organization; no file is downloaded.
        """
        memory = self._memory(publication)
        if memory is None or memory.known.id is None or not memory.proven:
            return False
        release = publication.release
        if (memory.version, memory.manifest) != (release.version, release.manifest_sha256):
            return False
        now = self._listing.get(memory.known.id)
        if now is None or (self._profile.moderated and now.raw.get("private")):
            return False
        want = self._wanted(publication, memory.abilities, memory)
        if doubtful(want, now, memory.known):
            return False
        found, can = recognise(want, now, memory.known), memory.abilities.datastore
        if not self._tables.serve(want, found, memory.tables, possible=can):
            return False
        again = plan(want, now, memory.known, force=publication.force)
        return again.nothing and not again.stopped and told_of(again.conflicts) <= memory.told

    def plan(self, publication: Publication) -> Plan:
        """What would be written. Files of which it is not known what they are, are downloaded."""
        look = self._look(publication)
        near = self._near(look)
        made = plan(look.wanted, look.now, look.last, force=publication.force, near=near)
        tables = TablesPlan() if made.stopped else self._plan_tables(publication, look)
        self._planned[publication.dataset.name] = _Planned(look, made, tables)
        written = made.printed(self.name)
        memory = None
        if not made.stopped:
            memory = to_json(_recollection(publication, look, remembered(look.last, made)))
        return replace(
            written,
            writes=(*written.writes, *printed(tables, look.wanted, made.name, _parts(look))),
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
        must_not_go_back(self._memory(publication), publication.release, self.name)
        planned = self._planned[publication.dataset.name]
        made = planned.plan
        if plan.detail is not made:
            raise ValueError("the plan is not the last one of this portal")
        if not made.nothing:
            self._write(publication, planned, progress)
        tables = planned.tables
        if tables.steps or tables.edited:
            want, last = planned.look.wanted, planned.look.last
            now = planned.written or self._find(want, last)
            found = recognise(want, now, last) if now else None
            self._tables.apply(self._portal, tables, found, progress)

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        """Download everything and compare it; see whether the public may."""
        memory = self._memory(publication)
        planned = self._planned.get(publication.dataset.name)
        abilities = planned.look.abilities if planned else self._abilities_of(memory)
        want = self._wanted(publication, abilities, memory)
        last = memory.known if memory else None
        now = self._find(want, last)
        if now is None or not now.active:
            return self._receipt(publication, proof.missing(want, self.where(publication)))
        last = self._known(publication, abilities, now, last)
        waiting = self._profile.moderated and not self._is_public(now)
        served = Served()
        readers = self._own_readers if waiting else self._readers
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
            self._portal if waiting else self._public,
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
        kept = _recollection(publication, _Look(want, now, memory, last, abilities), known)
        kept = replace(
            kept, proven=receipt.proven, told=told_of(found.conflicts), tables=tables.known
        )
        return replace(receipt, memory=to_json(kept))

    def datasets(self) -> dict[str, Present]:
        """The datasets of the organization, by id, as the search index of the portal has them."""
        return dict(self._listing)

    def look_at(self, name_or_id: str) -> Present | None:
        """A dataset as it is now; None where there is none that the token may see."""
        try:
            found = show(self._portal, name_or_id)
        except f.Denied:
            return None
        return found if found is not None and found.active else None

    def parts_of(self, publication: Publication) -> Wanted | None:
        """What the newest release would be here, without hashes of archives; None without one."""
        if not publication.releases.get(publication.dataset.name):
            return None
        return wanted(
            publication,
            self._profile,
            self._abilities,
            organization=self._organization,
            measure=lambda _archive: Measured("", 0),
        )

    def remembers(self, publication: Publication) -> Recollection | None:
        """What the journal keeps of the dataset."""
        return self._memory(publication)

    def knows(self, publication: Publication, now: Present) -> LastKnown | None:
        """What is known of our writes to ``now``: remembered, or made again from releases."""
        memory = self._memory(publication)
        return self._known(publication, self._abilities, now, memory.known if memory else None)

    def can(self) -> Abilities:
        """What the portal can do."""
        return self._abilities

    def is_here(self, present: Present) -> bool:
        """Whether a dataset is one of the council’s organization."""
        return self._organization in present.organization

    def close(self) -> None:
        """End the connections."""
        for name in ("_portal", "_public", "_readers", "_own_readers"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def _look(self, publication: Publication) -> _Look:
        memory = self._memory(publication)
        must_not_go_back(memory, publication.release, self.name)
        abilities = self._abilities
        want = self._wanted(publication, abilities, memory)
        last = memory.known if memory else None
        now = self._find(want, last)
        if now is not None:
            last = completed(want, now, self._known(publication, abilities, now, last))
        if now is not None and (ids := set(doubtful(want, now, last))):
            served = Served()
            served.read(self._own_readers, (r for r in now.resources if r.id in ids), _quiet)
            now = now.with_served(served.hashes)
        return _Look(want, now, memory, last, abilities)

    def _find(self, want: Wanted, last: LastKnown | None) -> Present | None:
        """The dataset: by the id that is remembered, by its name, or by our mark on it.

        One that was adopted has a name of its own, which a journal that was lost does not tell.
        """
        known = last.id if last else None
        found = show(self._portal, known or want.name)
        if known is not None or (found is not None and found.active):
            return found
        marked = [one for one in self._listing.values() if one.mark == want.mark and one.active]
        if len(marked) > 1:
            raise OpendataError(words.dataset_twice(want, marked), Exit.DIFFERS)
        return show(self._portal, marked[0].id) if marked else found

    def _plan_tables(self, publication: Publication, look: _Look) -> TablesPlan:
        return self._tables.plan(
            self._portal,
            publication,
            look.wanted,
            _parts(look),
            look.memory.tables if look.memory else {},
            possible=look.abilities.datastore,
        )

    def _write(self, publication: Publication, planned: _Planned, progress: Progress) -> None:
        made, objects = planned.plan, publication.store.objects
        way = modern if planned.look.abilities.revise else legacy
        try:
            planned.written = way.apply(self._portal, objects, made, planned.look.now, progress)
        except f.CkanFailure as failure:
            if not failure.maybe_done or not self._is_done(publication, made, planned):
                raise

    def _near(self, look: _Look) -> tuple[Present, ...]:
        """Datasets that others made of the same title, where ours is not there yet."""
        if look.now is not None and look.now.active:
            return ()
        left = look.last.left if look.last else frozenset()
        title = title_key(look.wanted.fields.get("title"))
        return tuple(
            one
            for one in self._listing.values()
            if one.active
            and one.mark is None
            and one.id not in left
            and title_key(one.fields.get("title")) == title
        )

    def _known(
        self,
        publication: Publication,
        abilities: Abilities,
        now: Present,
        last: LastKnown | None,
    ) -> LastKnown | None:
        """What is remembered, or what can be made again where nothing is."""
        if last is not None and not last.blank:
            return last
        again = self._rebuilt(publication, abilities, now)
        return replace(again, left=last.left) if again and last else again or last

    def _memory(self, publication: Publication) -> Recollection | None:
        return recollected(publication.recall(self.name), self.name)

    def _abilities_of(self, memory: Recollection | None) -> Abilities:
        return memory.abilities if memory else self._abilities

    def _wanted(
        self, publication: Publication, abilities: Abilities, memory: Recollection | None
    ) -> Wanted:
        make = measured_in(publication.store.objects)

        def measure(archive: Archive) -> Measured:
            """Each archive is made once to be measured, in this run or in an earlier one."""
            key = archive.key
            known = self._measured.get(key) or (memory.archives.get(key) if memory else None)
            self._measured[key] = found = known or make(archive)
            return found

        return wanted(
            publication,
            self._profile,
            abilities,
            organization=self._organization,
            measure=measure,
        )

    def _rebuilt(
        self, publication: Publication, abilities: Abilities, now: Present
    ) -> LastKnown | None:
        """The memory of a dataset of ours that the journal does not have (any more)."""
        name = publication.dataset.name
        every = publication.releases[name]
        earlier = (
            replace(publication, releases={**publication.releases, name: every[: number + 1]})
            for number in range(len(every))
        )
        return rebuilt((self._wanted(one, abilities, None) for one in earlier), now)

    def _is_done(self, publication: Publication, made: CkanPlan, planned: _Planned) -> bool:
        """Whether the portal has all of ``made``, asked after a write whose end is not known."""
        last = remembered(planned.look.last, made)
        now = show(self._portal, last.id or planned.look.wanted.name)
        if now is None:
            return False
        ids = set(doubtful(planned.look.wanted, now, last))
        served = Served()
        served.read(self._own_readers, (r for r in now.resources if r.id in ids), _quiet)
        now = now.with_served(served.hashes)
        again = plan(planned.look.wanted, now, last, force=publication.force)
        return again.nothing and not again.stopped

    def _is_public(self, now: Present) -> bool:
        try:
            return show(self._public, now.id) is not None
        except f.Denied:
            return False

    def _receipt(self, publication: Publication, checks: tuple[Check, ...]) -> Receipt:
        return Receipt(
            portal=self.name,
            dataset=publication.dataset.name,
            version=publication.release.version,
            at=publication.now,
            checks=checks,
        )


def _recollection(publication: Publication, look: _Look, known: LastKnown) -> Recollection:
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


def _parts(look: _Look) -> Recognised | None:
    """Which resources are ours; None for a dataset that is not there."""
    there = look.now is not None and look.now.active
    return recognise(look.wanted, look.now, look.last) if look.now and there else None


def _files(want: Wanted, now: Present, last: LastKnown | None) -> list[PresentResource]:
    """All resources of ours: those that are served, and those that were withdrawn."""
    found = recognise(want, now, last)
    return [one for one in (*found.ours.values(), *found.gone.values()) if one.uploaded]


def _quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""

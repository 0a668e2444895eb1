"""A dataset as it should be on a CKAN, as it is there, and as it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from opendata.portals.ckan import conflicts as words
from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.connections import Connections
from opendata.portals.ckan.content import Archive, Measured, measured_in
from opendata.portals.ckan.identity import Recognised, recognise, title_key
from opendata.portals.ckan.last import rebuilt, remembered
from opendata.portals.ckan.likeness import completed
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.plan import CkanPlan
from opendata.portals.ckan.planning import doubtful, plan
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.reading import Served, show
from opendata.portals.ckan.recollection import (
    Recollection,
    must_not_be_behind,
    must_not_go_back,
    recollected,
)
from opendata.portals.ckan.wanted import Wanted, wanted
from opendata.portals.portal import Publication
from opendata.problems import Exit, OpendataError


@dataclass(frozen=True, slots=True)
class Look:
    """What a plan is made of."""

    wanted: Wanted
    now: Present | None
    memory: Recollection | None
    last: LastKnown | None
    abilities: Abilities

    @property
    def parts(self) -> Recognised | None:
        """Which resources are ours; None for a dataset that is not there."""
        if self.now is None or not self.now.active:
            return None
        return recognise(self.wanted, self.now, self.last)


class Looking:
    """Looks at datasets of one portal, and remembers what archives were measured."""

    def __init__(
        self, name: str, organization: str, profile: Profile, connections: Connections
    ) -> None:
        """``name`` is that of the portal in ``opendata.toml``."""
        self.open = connections
        self.organization = organization
        self.profile = profile
        self._name = name
        self._measured: dict[str, Measured] = {}

    def look(self, publication: Publication) -> Look:
        """Everything that a plan needs; doubtful files are downloaded.

        :raises OpendataError: ``portal-knows-more``, exit 4; or what the portal says.
        """
        memory = self.memory(publication)
        must_not_go_back(memory, publication.release, self._name)
        abilities = self.open.abilities
        want = self.wanted(publication, abilities, memory)
        last = memory.known if memory else None
        now = self.find(want, last)
        if now is not None:
            last = completed(want, now, self.known(publication, abilities, now, last))
            if not publication.force:
                must_not_be_behind(now, last, want, self._name)
            now = self._with_doubtful(want, now, last)
        return Look(want, now, memory, last, abilities)

    def find(self, want: Wanted, last: LastKnown | None) -> Present | None:
        """The dataset: by the id that is remembered, by its name, or by our mark on it.

        One that was adopted has a name of its own, which a journal that was lost does not tell.
        """
        known = last.id if last else None
        found = show(self.open.portal, known or want.name)
        if known is not None or (found is not None and found.active):
            return found
        marked = [one for one in self.open.listing.values() if one.mark == want.mark and one.active]
        if len(marked) > 1:
            raise OpendataError(words.dataset_twice(want, marked), Exit.DIFFERS)
        return show(self.open.portal, marked[0].id) if marked else found

    def near(self, look: Look) -> tuple[Present, ...]:
        """Datasets that others made of the same title, where ours is not there yet."""
        if look.now is not None and look.now.active:
            return ()
        left = look.last.left if look.last else frozenset()
        title = title_key(look.wanted.fields.get("title"))
        return tuple(
            one
            for one in self.open.listing.values()
            if one.active
            and one.mark is None
            and one.id not in left
            and title_key(one.fields.get("title")) == title
        )

    def known(
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

    def memory(self, publication: Publication) -> Recollection | None:
        """What the journal keeps of the dataset."""
        return recollected(publication.recall(self._name), self._name)

    def abilities_of(self, memory: Recollection | None) -> Abilities:
        """Those that are remembered, else those that the portal tells."""
        return memory.abilities if memory else self.open.abilities

    def wanted(
        self, publication: Publication, abilities: Abilities, memory: Recollection | None
    ) -> Wanted:
        """The newest release as the portal should have it; archives are measured once."""
        make = measured_in(publication.store.objects)

        def measure(archive: Archive) -> Measured:
            """Each archive is made once to be measured, in this run or in an earlier one."""
            key = archive.key
            known = self._measured.get(key) or (memory.archives.get(key) if memory else None)
            self._measured[key] = found = known or make(archive)
            return found

        return wanted(
            publication,
            self.profile,
            abilities,
            organization=self.organization,
            measure=measure,
        )

    def is_done(self, made: CkanPlan, look: Look, *, force: bool) -> bool:
        """Whether the portal has all of ``made``, asked after a write whose end is not known."""
        last = remembered(look.last, made)
        now = show(self.open.portal, last.id or look.wanted.name)
        if now is None:
            return False
        again = plan(look.wanted, self._with_doubtful(look.wanted, now, last), last, force=force)
        return again.nothing and not again.stopped

    def _with_doubtful(self, want: Wanted, now: Present, last: LastKnown | None) -> Present:
        """``now`` with the files downloaded of which it is not known what they are."""
        ids = set(doubtful(want, now, last))
        if not ids:
            return now
        served = Served()
        served.read(self.open.own_readers, (r for r in now.resources if r.id in ids), _quiet)
        return now.with_served(served.hashes)

    def is_public(self, now: Present) -> bool:
        """Whether everybody may see a dataset."""
        try:
            return show(self.open.public, now.id) is not None
        except f.Denied:
            return False

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
        return rebuilt((self.wanted(one, abilities, None) for one in earlier), now)


def _quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""

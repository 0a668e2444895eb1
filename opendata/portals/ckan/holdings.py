"""What the council has on a CKAN, for whoever decides which of it is the workspace's."""

from __future__ import annotations

from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.content import Measured
from opendata.portals.ckan.looking import Looking
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.reading import show
from opendata.portals.ckan.recollection import Recollection
from opendata.portals.ckan.wanted import Wanted, wanted
from opendata.portals.portal import Publication


class Holdings:
    """Answers about one portal; nothing is ever written."""

    def __init__(self, looking: Looking) -> None:
        """``looking`` is that of the portal."""
        self._looking = looking

    def datasets(self) -> dict[str, Present]:
        """The datasets of the organization, by id, as the search index of the portal has them."""
        return dict(self._looking.open.listing)

    def look_at(self, name_or_id: str) -> Present | None:
        """A dataset as it is now; None where there is none that the token may see."""
        try:
            found = show(self._looking.open.portal, name_or_id)
        except f.Denied:
            return None
        return found if found is not None and found.active else None

    def parts_of(self, publication: Publication) -> Wanted | None:
        """What the newest release would be here, without hashes of archives; None without one."""
        if not publication.releases.get(publication.dataset.name):
            return None
        return wanted(
            publication,
            self._looking.profile,
            self._looking.open.abilities,
            organization=self._looking.organization,
            measure=lambda _archive: Measured("", 0),
        )

    def remembers(self, publication: Publication) -> Recollection | None:
        """What the journal keeps of the dataset."""
        return self._looking.memory(publication)

    def knows(self, publication: Publication, now: Present) -> LastKnown | None:
        """What is known of our writes to ``now``: remembered, or made again from releases."""
        memory = self._looking.memory(publication)
        return self._looking.known(
            publication, self._looking.open.abilities, now, memory.known if memory else None
        )

    def can(self) -> Abilities:
        """What the portal can do."""
        return self._looking.open.abilities

    def is_here(self, present: Present) -> bool:
        """Whether a dataset is one of the council’s organization."""
        return self._looking.organization in present.organization

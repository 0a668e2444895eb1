"""What is open to one CKAN: clients, and what was asked once and holds for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.readers import Readers
from opendata.portals.ckan.reading import Portal, listing
from opendata.portals.ckan.version import learn_abilities

Connect = Callable[[bool], Portal]
"""Opens a client: with the token, or (False) as the public, who has none.

:raises OpendataError: there is no token, exit 4.
"""


class Connections:
    """Each is made when it is first needed, and kept."""

    def __init__(self, connect: Connect, profile: Profile, organization: str) -> None:
        """Nothing is opened or asked yet."""
        self._connect = connect
        self._profile = profile
        self._organization = organization

    @cached_property
    def portal(self) -> Portal:
        """The portal, with the token."""
        return self._connect(True)

    @cached_property
    def public(self) -> Portal:
        """The portal, as the public sees it."""
        return self._connect(False)

    @cached_property
    def readers(self) -> Readers:
        """Of files, as the public sees them."""
        return Readers(lambda: self._connect(False))

    @cached_property
    def own_readers(self) -> Readers:
        """Of files that only the token opens."""
        return Readers(lambda: self._connect(True))

    @cached_property
    def abilities(self) -> Abilities:
        """What the portal can do."""
        return learn_abilities(self.portal, self._profile)

    @cached_property
    def listing(self) -> dict[str, Present]:
        """The datasets of the organization, by id, as the search index has them."""
        return listing(self.portal, self._organization)

    def close(self) -> None:
        """End the connections; what was asked is forgotten too."""
        for name in ("portal", "public", "readers", "own_readers"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        self.__dict__.pop("abilities", None)
        self.__dict__.pop("listing", None)

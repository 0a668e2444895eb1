"""What a portal can do, asked of the portal itself."""

from __future__ import annotations

import re

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.reading import Portal


def learn_abilities(portal: Portal, profile: Profile) -> Abilities:
    """The abilities of a portal, in one read."""
    said = str(portal.call("status_show").get("ckan_version") or "")
    version = tuple(int(one) for one in re.findall("[0-9]+", said)[:3])
    fields = Fields.TOP if profile.moderated else Fields.EXTRAS
    return Abilities(version, version >= (2, 9), fields)

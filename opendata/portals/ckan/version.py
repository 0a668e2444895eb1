"""What a portal can do, asked of the portal itself, with reads alone.

Measured on CKAN 2.8 to 2.12: ``status_show`` tells the version and the extensions, unless a portal
hides them, so that one read often tells most of it; ``help_show`` answers 404 for an action that is
not there, which asks for it without calling it; ckanext-scheming shows the schema that it keeps.
Anything that cannot be learned is as the profile has it, or as it loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.profiles.profile import Profile

REVISES: Final = (2, 9)
"""The first version of CKAN that has ``package_revise``."""
SCHEMING: Final = "scheming_datasets"
"""The extension that gives datasets fields of a portal’s own, and shows which."""
SOME: Final = 5
"""Datasets that are looked at where no schema is shown."""
UNTOLD: Final = (f.BadRequest, f.Denied, f.Invalid, f.NoAction, f.NotFound, f.SearchDown)
"""Answers that leave a question open, and say nothing against the portal."""
_DEMANDS: Final = {"not_empty", "not_missing"}
_DEMANDS_WHERE_REQUIRED: Final = "scheming_required"


class Asks(Protocol):
    """As much of a portal as is needed to ask it something."""

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The result of an action."""
        ...


@dataclass(frozen=True, slots=True)
class Status:
    """What a portal says of itself; ``extensions`` is None where it does not name them."""

    version: tuple[int, ...]
    extensions: frozenset[str] | None
    title: str
    site_url: str

    def has(self, extension: str) -> bool | None:
        """Whether it has the extension; None where that is not said."""
        return None if self.extensions is None else extension in self.extensions


@dataclass(frozen=True, slots=True)
class Schema:
    """Fields of a dataset beside those of CKAN itself: where they go, and which are ``required``.

    ``known`` are all fields of the portal’s schema, None where it shows none. ``fields`` is None
    where nothing told it.
    """

    fields: Fields | None
    required: frozenset[str] = frozenset()
    known: frozenset[str] | None = None


def learn_abilities(portal: Asks, profile: Profile) -> Abilities:
    """The abilities of a portal, in two reads, or three where the profile has thematic groups; one
    more if the portal hides its version.

    :raises CkanFailure: the portal cannot be reached, or is none.
    """
    status = learn_status(portal)
    schema = learn_schema(portal, status, profile)
    told = status.version >= REVISES if status.version else None
    return abilities_of(
        status,
        schema,
        profile,
        revise=has_action(portal, "package_revise") if told is None else told,
        groups=learn_groups(portal) if profile.groups else frozenset(),
    )


def abilities_of(
    status: Status,
    schema: Schema,
    profile: Profile,
    *,
    revise: bool | None,
    groups: frozenset[str],
) -> Abilities:
    """Abilities from what was learned. Where it is not known whether there is ``package_revise``,
    there is none: the other way of writing works everywhere.
    """
    return Abilities(
        status.version,
        bool(revise),
        schema.fields or fields_by(profile),
        required=schema.required,
        datastore=bool(status.has("datastore")),
        groups=groups,
    )


def fields_by(profile: Profile) -> Fields:
    """Where the fields of the passport stand on portals of this profile, as far as is known."""
    return Fields.TOP if profile.moderated else Fields.EXTRAS


def learn_status(portal: Asks) -> Status:
    """What the portal says of itself.

    :raises CkanFailure: as :func:`learn_abilities`.
    """
    said = portal.call("status_show")
    named = said.get("extensions")
    return Status(
        tuple(int(one) for one in re.findall("[0-9]+", str(said.get("ckan_version") or ""))[:3]),
        frozenset(map(str, named)) if isinstance(named, list) else None,
        str(said.get("site_title") or ""),
        str(said.get("site_url") or ""),
    )


def learn_schema(portal: Asks, status: Status, profile: Profile) -> Schema:
    """Where the portal has the fields of the passport: as its schema says, else as some of its
    datasets show. One read.
    """
    own = {rule.field for rule in profile.rules if rule.own}
    if status.has(SCHEMING):
        with suppress(*UNTOLD):
            return _schema(portal.call("scheming_dataset_schema_show", {"type": "dataset"}), own)
    with suppress(*UNTOLD):
        newest = {"rows": SOME, "sort": "metadata_modified desc"}
        return Schema(_as_shown(portal.call("package_search", newest)["results"], own))
    return Schema(None)


def learn_groups(portal: Asks) -> frozenset[str]:
    """The names of the thematic groups into which the token may put a dataset."""
    with suppress(*UNTOLD):
        return frozenset(str(one["name"]) for one in portal.call("group_list_authz"))
    return frozenset()


def has_action(portal: Asks, action: str) -> bool | None:
    """Whether the portal has an action; None where it does not say. The action is not called."""
    try:
        portal.call("help_show", {"name": action})
    except f.NotFound:
        return False
    except UNTOLD:
        return None
    return True


def _schema(content: Mapping[str, Any], own: set[str]) -> Schema:
    every = [one for one in content.get("dataset_fields", ()) if one.get("field_name")]
    names = frozenset(str(one["field_name"]) for one in every)
    required = frozenset(str(one["field_name"]) for one in every if _is_required(one))
    return Schema(Fields.TOP if names & own else Fields.EXTRAS, required, names)


def _is_required(one: Mapping[str, Any]) -> bool:
    """As ckanext-scheming does it: validators of a field’s own take the place of ``required``."""
    wanted = bool(one.get("required"))
    if "validators" not in one:
        return wanted
    names = set(re.findall(r"[a-z_]+", str(one["validators"])))
    return bool(names & _DEMANDS) or (wanted and _DEMANDS_WHERE_REQUIRED in names)


def _as_shown(datasets: list[Mapping[str, Any]], own: set[str]) -> Fields | None:
    found = set(_places(datasets, own))
    return found.pop() if len(found) == 1 else None


def _places(datasets: list[Mapping[str, Any]], own: set[str]) -> Iterator[Fields]:
    for one in datasets:
        if own & set(one):
            yield Fields.TOP
        if own & {extra.get("key") for extra in one.get("extras") or ()}:
            yield Fields.EXTRAS

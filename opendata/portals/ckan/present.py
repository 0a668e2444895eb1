"""What a portal has of a dataset, read from CKAN's ``package_show`` of every version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from opendata.portals.ckan.names import name_in
from opendata.portals.ckan.values import (
    CONTENT,
    EXTRA,
    MARK,
    WITHDRAWN,
    Value,
    Values,
    empty_as_none,
)

COMPUTED: Final = frozenset(
    {
        "creator_user_id",
        "isopen",
        "license_title",
        "license_url",
        "metadata_created",
        "metadata_modified",
        "num_resources",
        "num_tags",
        "organization",
        "qa",
        "archiver",
        "relationships_as_object",
        "relationships_as_subject",
        "revision_id",
        "revision_timestamp",
        "tracking_summary",
    }
)
"""Fields of a dataset that the portal works out; sent back they are ignored, refused, or stale."""

RESOURCE_COMPUTED: Final = frozenset(
    {
        "resource_revisions",
        "revision_id",
        "revision_timestamp",
        "tracking_summary",
        "datastore_active",
        "datastore_contains_all_records_of_source_file",
        "qa",
        "archiver",
        "metadata_modified",
        "package_id",
    }
)
"""The same of a resource; these are never sent back."""

FROM_FILE: Final = frozenset(
    {
        "size",
        "mimetype",
        "mimetype_inner",
        "file_size",
        "file_hash_sum",
        "hash",
        "hash_algorithm",
        "last_modified",
        "cache_url",
        "cache_last_updated",
    }
)
"""What is said of a file. It is false of the next one, so that it goes when the file is replaced;
while the file stays it must be sent back in a full update: 2.7 and 2.8 write a size of 0 else."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the portal says of a file: as long as it is equal, nobody has replaced the file."""

    last_modified: str | None
    url: str


@dataclass(frozen=True, slots=True)
class PresentResource:
    """One resource of the portal.

    ``mark`` and ``claimed`` are our own fields, None where the portal has none (an edit by hand
    takes them away). ``served`` is the SHA-256 of the file as it was downloaded, None where it was
    not: it is the only proof. ``raw`` is everything as the portal gave it.
    """

    id: str
    mark: str | None
    claimed: str | None
    withdrawn: bool
    fields: Values
    file_name: str
    stamp: Stamp
    uploaded: bool
    served: str | None
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Present:
    """One dataset of the portal. ``modified`` is what ``package_revise`` is asked to match."""

    id: str
    name: str
    mark: str | None
    active: bool
    organization: frozenset[str]
    fields: Values
    modified: str | None
    resources: tuple[PresentResource, ...]
    raw: Mapping[str, Any]

    def with_served(self, served: Mapping[str, str]) -> Present:
        """The same with what was downloaded: id of a resource → SHA-256."""
        return replace(
            self,
            resources=tuple(
                replace(one, served=served.get(one.id, one.served)) for one in self.resources
            ),
        )


def present(package: Mapping[str, Any]) -> Present:
    """The dataset in the result of a ``package_show``. Unknown fields are kept in ``raw``.

    :raises KeyError, TypeError: where it is no dataset at all.
    """
    fields = _fields(package)
    organization = package.get("organization") or {}
    own = {package.get("owner_org"), organization.get("id"), organization.get("name")}
    return Present(
        id=package["id"],
        name=package["name"],
        mark=_text(fields.get(EXTRA + MARK)),
        active=package.get("state", "active") != "deleted",
        organization=frozenset(one for one in own if one),
        fields=fields,
        modified=package.get("metadata_modified"),
        resources=tuple(
            _resource(one)
            for one in package.get("resources") or ()
            if one.get("state", "active") != "deleted"
        ),
        raw=package,
    )


def _fields(package: Mapping[str, Any]) -> dict[str, Value]:
    found = {key: _value(value) for key, value in package.items() if key not in COMPUTED}
    found = {key: one for key, one in found.items() if key not in {"extras", "resources"}}
    for extra in package.get("extras") or ():
        found[EXTRA + str(extra["key"])] = _value(extra.get("value"))
    for key in ("tags", "groups"):
        names = [str(one["name"]) for one in package.get(key) or () if isinstance(one, Mapping)]
        found[key] = tuple(sorted(names)) or None
    found["private"] = bool(package.get("private"))
    return found


def _resource(one: Mapping[str, Any]) -> PresentResource:
    url = str(one.get("url") or "")
    return PresentResource(
        id=one["id"],
        mark=_text(one.get(MARK)),
        claimed=_text(one.get(CONTENT)),
        withdrawn=str(one.get(WITHDRAWN) or "").lower() == "true",
        fields={key: _value(value) for key, value in one.items()},
        file_name=name_in(url),
        stamp=Stamp(_text(one.get("last_modified")), url),
        uploaded=one.get("url_type") == "upload",
        served=None,
        raw=one,
    )


def _value(value: object) -> Value:
    """Text as it is; what is neither text nor truth as the text of it, as CKAN keeps extras."""
    if isinstance(value, (bool, str)):
        return empty_as_none(value)
    return None if value is None else str(value)


def _text(value: object) -> str | None:
    return str(value) if value not in (None, "") else None

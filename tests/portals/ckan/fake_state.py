"""What the fake CKAN keeps, and how it shows it."""

from __future__ import annotations

import copy
import mimetypes
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

LICENCES: Final = {
    "cc-by": ("Creative Commons Attribution", "http://www.opendefinition.org/licenses/cc-by")
}
_FORMATS: Final = {"excel": "XLS", "text/csv": "CSV", "application/zip": "ZIP"} | {
    one.lower(): one for one in ("CSV", "JSON", "ZIP", "XLSX", "XLS", "PDF", "TXT", "XML")
}


@dataclass(frozen=True, slots=True)
class User:
    """``name`` None: a visitor without a token."""

    name: str | None
    sysadmin: bool = False


@dataclass(slots=True)
class Organisation:
    """``editors`` may publish in it."""

    id: str
    name: str
    title: str
    created: str
    editors: frozenset[str]

    def shown(self) -> dict[str, Any]:
        """As a dataset shows it."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "created": self.created,
            "type": "organization",
            "description": "",
            "image_url": "",
            "is_organization": True,
            "approval_status": "approved",
            "state": "active",
        }


@dataclass(slots=True)
class Resource:
    """``fields`` are all columns but the computed ones; ``own`` are those that CKAN does not know.

    A deleted one stays, and comes back under its id.
    """

    id: str
    package: str
    fields: dict[str, Any]
    own: dict[str, Any] = field(default_factory=dict)
    content: bytes = b""
    modified: str = ""
    deleted: bool = False


@dataclass(slots=True)
class Package:
    """``fields`` are the columns of a dataset, ``resources`` the ids in their order."""

    id: str
    fields: dict[str, Any]
    extras: dict[str, str]
    tags: dict[str, str]
    resources: list[str]
    created: str
    modified: str
    deleted: bool = False


@dataclass(slots=True)
class State:
    """One CKAN; ``legacy`` is like 2.8.12, else like 2.12.0."""

    url: str
    legacy: bool
    organisations: dict[str, Organisation] = field(default_factory=dict)
    packages: dict[str, Package] = field(default_factory=dict)
    resources: dict[str, Resource] = field(default_factory=dict)
    clock: datetime = datetime(2026, 1, 15, 9, 0, 0, 1)  # noqa: DTZ001  CKAN's has no zone

    def tick(self) -> str:
        """The time, which is another one each time it is asked for."""
        self.clock += timedelta(milliseconds=7)
        return self.clock.isoformat(timespec="microseconds")

    def package(self, name_or_id: object) -> Package | None:
        """A dataset, deleted ones too."""
        found = self.packages.get(str(name_or_id))
        named = [one for one in self.packages.values() if one.fields["name"] == name_or_id]
        named.sort(key=lambda one: one.deleted)
        return found or next(iter(named), None)

    def organisation(self, name_or_id: object) -> Organisation | None:
        """An organisation by either of its names."""
        every = self.organisations.values()
        return next((one for one in every if name_or_id in (one.id, one.name)), None)

    def may_edit(self, user: User, organisation: str) -> bool:
        """Whether the user may write to what belongs to the organisation of this id."""
        return user.sysadmin or user.name in self.organisations[organisation].editors

    def may_read(self, user: User, package: Package) -> bool:
        """What is deleted or private is for those who may edit it."""
        hidden = package.deleted or package.fields["private"]
        return not hidden or self.may_edit(user, package.fields["owner_org"])

    def show(self, package: Package) -> dict[str, Any]:
        """As ``package_show`` has it."""
        licence = package.fields["license_id"] or None
        title, address = LICENCES.get(licence or "", (licence, None))
        organisation = self.organisations[package.fields["owner_org"]]
        shown = {
            **package.fields,
            "id": package.id,
            "creator_user_id": "u",
            "isopen": address is not None,
            "license_title": title,
            "metadata_created": package.created,
            "metadata_modified": package.modified,
            "num_resources": len(package.resources),
            "num_tags": len(package.tags),
            "organization": organisation.shown(),
            "state": "deleted" if package.deleted else "active",
            "type": "dataset",
            "extras": [{"key": k, "value": package.extras[k]} for k in sorted(package.extras)],
            "tags": [_tag(name, package.tags[name]) for name in sorted(package.tags)],
            "groups": [],
            "resources": [
                self.show_resource(self.resources[id_], at)
                for at, id_ in enumerate(package.resources)
            ],
            "relationships_as_subject": [],
            "relationships_as_object": [],
        }
        return copy.deepcopy(shown | ({"license_url": address} if address else {}))

    def show_resource(self, one: Resource, position: int) -> dict[str, Any]:
        """A resource of a dataset."""
        moved = {} if self.legacy else {"metadata_modified": one.modified}
        return {
            **one.fields,
            **one.own,
            "id": one.id,
            "package_id": one.package,
            "position": position,
            "state": "active",
            "datastore_active": False,
            "cache_last_updated": None,
            "url": self._address(one),
            **moved,
        }

    def _address(self, one: Resource) -> str:
        url = str(one.fields["url"])
        if one.fields["url_type"] == "upload":
            place = f"{self.url}/dataset/{one.package}/resource/{one.id}/download"
            return f"{place}/{munged(url)}"
        return url if not url or "://" in url else f"http://{url}"


def _tag(name: str, id_: str) -> dict[str, Any]:
    shown = {"id": id_, "name": name, "display_name": name}
    return {**shown, "state": "active", "vocabulary_id": None}


def new_id() -> str:
    """An id as CKAN makes them."""
    return str(uuid.uuid4())


def munged(name: str) -> str:
    """A file name as CKAN has it in addresses: without what is not Latin."""
    name = re.split(r"[/\\]", name)[-1].lower().strip()
    name = re.sub(r"-+", "-", re.sub("[^a-z0-9_. -]", "", name).replace(" ", "-"))
    dot = name.rfind(".")
    start, ending = (name[:dot], name[dot:][:21]) if dot > 0 else (name, "")
    return start[: 100 - len(ending)].ljust(max(1, 3 - len(ending)), "_") + ending


def format_of(text: str) -> str:
    """A format as CKAN spells it, where it knows it."""
    return _FORMATS.get(text.lower(), text)


def guessed(name: str) -> str | None:
    """The media type of a file name or address."""
    return mimetypes.guess_type(name)[0] if name else None

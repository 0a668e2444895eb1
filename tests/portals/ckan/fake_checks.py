"""What the fake CKAN refuses of a dataset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fake_refusals import denied, invalid, not_found
from fake_state import Package, State, User

_EMAIL = re.compile(r"[\x21-\x3f\x41-\x7e]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_TAG = re.compile(r"[\w \-.]{2,100}")
_NAME = re.compile(r"[a-z0-9_-]{2,100}")


def checked(state: State, user: User, package: Package | None, data: Mapping[str, Any]) -> None:
    """Refuse the fields of a dataset that is made (``package`` None) or changed.

    :raises Refused: with all faults that CKAN would name, or a part of them.
    """
    wrong = {**_name(state, package, data), **_id(state, user, package, data), **_texts(data)}
    organisation = state.organisation(data.get("owner_org"))
    if organisation is None:
        wrong["owner_org"] = "An organization must be provided"
    elif package is not None and not state.may_edit(user, organisation.id):
        wrong["owner_org"] = "You cannot add a dataset to this organization"
    if wrong:
        raise invalid(**wrong)
    if data.get("groups"):
        raise not_found()


def may_create(state: State, user: User, owner: object) -> None:
    """Refuse who may not make a dataset in the organisation.

    :raises Refused: denied.
    """
    if user.name is None:
        raise denied(None)
    organisation = state.organisation(owner)
    unknown = bool(owner) and organisation is None
    if unknown or (organisation and not state.may_edit(user, organisation.id)):
        raise denied(user.name)


def _name(state: State, package: Package | None, data: Mapping[str, Any]) -> dict[str, str]:
    name = data.get("name")
    if name in (None, ""):
        return {} if package else {"name": "Missing value"}
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name in {"new", "edit", "search"}:
        return {"name": "Must be purely lowercase alphanumeric (ascii) characters and these: -_"}
    other = state.package(name)
    taken = other is not None and not other.deleted and other is not package
    return {"name": "That URL is already in use."} if taken else {}


def _id(
    state: State, user: User, package: Package | None, data: Mapping[str, Any]
) -> dict[str, str]:
    if package is not None or not data.get("id"):
        return {}
    if not user.sysadmin:
        return {"id": "The input field id was not expected."}
    return {"id": "Dataset id already exists"} if data["id"] in state.packages else {}


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    wrong = {
        key: "is not a valid format"
        for key in ("author_email", "maintainer_email")
        if data.get(key) and not _EMAIL.fullmatch(data[key])
    }
    if any(not _TAG.fullmatch(one["name"]) for one in data.get("tags") or ()):
        wrong["tags"] = "Tag can only contain alphanumeric characters"
    keys = [one["key"] for one in data.get("extras") or ()]
    if len(set(keys)) < len(keys):
        wrong["extras_validation"] = "Duplicate key"
    return wrong

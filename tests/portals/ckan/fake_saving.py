"""How the fake CKAN keeps what it was sent: the one place where everything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from fake_checks import checked
from fake_refusals import invalid
from fake_state import Package, Resource, State, User, format_of, guessed, munged, new_id

COLUMNS: Final = (
    *("author", "author_email", "maintainer", "maintainer_email"),
    *("license_id", "notes", "url", "version"),
)
_TAKEN_BACK: Final = ("description", "cache_url", "mimetype_inner", "resource_type")
"""Columns of a resource that 2.12 empties where they are not sent."""
_KEPT: Final = ("name", "format", "hash", "size", "last_modified", "created", "url_type")
_COMPUTED: Final = {"id", "package_id", "position", "state", "datastore_active", "url", "mimetype"}
_RESOURCE: Final = {
    *_TAKEN_BACK,
    *_KEPT,
    *_COMPUTED,
    "cache_last_updated",
    "metadata_modified",
    "revision_id",
    "upload",
}


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that came with a request."""

    name: str
    content: bytes


def save(
    state: State, user: User, package: Package | None, data: Mapping[str, Any]
) -> dict[str, Any]:
    """Make a dataset, or change ``package`` to what ``data`` says; the result as it is shown.

    :raises Refused: nothing is written then.
    """
    checked(state, user, package, data)
    before = state.show(package) if package else None
    if before and not state.legacy and _same(before, data):
        return before
    saved = _fields(state, package, data)
    resources = _resources(state, saved, before, data)
    if not state.legacy and before and not _moved(state, package, saved, resources):
        return before
    saved.modified = state.tick()
    _keep(state, saved, resources)
    return state.show(saved)


def _same(before: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """2.12 writes nothing where nothing is said that it does not have."""
    ours = {key: one for key, one in data.items() if key != "metadata_modified"}
    return ours == {key: one for key, one in before.items() if key != "metadata_modified"}


def _moved(
    state: State, package: Package | None, saved: Package, resources: list[Resource]
) -> bool:
    now = replace(saved, modified=package.modified) if package else saved
    return now != package or any(state.resources.get(one.id) != one for one in resources)


def _fields(state: State, package: Package | None, data: Mapping[str, Any]) -> Package:
    old = package.fields if package else dict.fromkeys(COLUMNS)
    kept = old if state.legacy else dict.fromkeys(COLUMNS)
    fields = {key: kept[key] if data.get(key) is None else data[key] for key in COLUMNS}
    fields["name"] = data.get("name") or old["name"]
    fields["title"] = data.get("title") or (state.legacy and old.get("title")) or fields["name"]
    organisation = state.organisation(data["owner_org"])
    assert organisation is not None
    fields["owner_org"] = organisation.id
    private = data.get("private", old.get("private", False))
    fields["private"] = private in (True, "true", "True")
    known = package.tags if package else {}
    sent = {one["key"]: one.get("value") for one in data.get("extras") or ()}
    now = state.tick()
    return Package(
        id=package.id if package else str(data.get("id") or new_id()),
        fields=fields,
        extras={
            key: "" if value is None else str(value)
            for key, value in sent.items()
            if value is not None or not state.legacy
        },
        tags={one["name"]: known.get(one["name"]) or new_id() for one in data.get("tags") or ()},
        resources=[],
        created=package.created if package else now,
        modified=now,
        deleted=package.deleted if package else False,
    )


def _resources(
    state: State, saved: Package, before: Mapping[str, Any] | None, data: Mapping[str, Any]
) -> list[Resource]:
    there = {one["id"]: one for one in (before or {}).get("resources", ())}
    if "resources" not in data and not state.legacy:
        saved.resources = list(there)
        return [state.resources[id_] for id_ in there]
    found: dict[str, Resource] = {}
    for sent in data.get("resources") or ():
        known = state.resources.get(sent.get("id") or "")
        if known and sent == there.get(known.id) and not state.legacy:
            one = known
        else:
            one = _resource(state, saved.id, known, sent)
        found.pop(one.id, None)  # the last one of an id takes it over
        found[one.id] = one
    saved.resources = list(found)
    return list(found.values())


def _resource(
    state: State, package: str, known: Resource | None, sent: Mapping[str, Any]
) -> Resource:
    if known and known.package != package and not state.legacy:
        raise invalid(id="Resource id already exists.")
    upload = sent.get("upload") if isinstance(sent.get("upload"), Uploaded) else None
    said = {key: one for key, one in sent.items() if one is not None}
    old = known.fields if known else _blank(state)
    fields = dict(old)
    for key in (*_TAKEN_BACK, *_KEPT):
        empty = old[key] if state.legacy or key in _KEPT else None
        fields[key] = said.get(key, empty)
    fields["url"] = str(said.get("url") or "")
    if fields["url_type"] == "upload":
        fields["url"] = fields["url"].rpartition("/")[2]
    type_ = said.get("mimetype") or guessed(fields["url"])
    if upload:
        fields |= {"url": munged(upload.name), "url_type": "upload", "size": len(upload.content)}
        fields["last_modified"] = state.tick()
        type_ = said.get("mimetype") or guessed(fields["url"])
    kept_type = known is not None and state.legacy and "mimetype" not in sent and not upload
    fields["mimetype"] = type_ or (old["mimetype"] if state.legacy else None)
    if kept_type:
        fields["mimetype"] = old["mimetype"]
    fields["size"] = _number(fields["size"])
    fields["format"] = _format(fields, sent)
    return Resource(
        id=known.id if known else str(said.get("id") or new_id()),
        package=package,
        fields=fields,
        own={key: one for key, one in sent.items() if key not in _RESOURCE},
        content=upload.content if upload else known.content if known else b"",
        modified=state.tick(),
    )


def _blank(state: State) -> dict[str, Any]:
    """A resource of which nothing has been said yet."""
    fields: dict[str, Any] = dict.fromkeys((*_TAKEN_BACK, *_KEPT, "url", "mimetype"))
    if state.legacy:
        fields["description"] = ""
    return fields | {"format": "", "hash": "", "created": state.tick()}


def _number(size: object) -> int | None:
    if size is None or size == "":
        return None
    if not str(size).isdigit():
        raise invalid(size="Invalid integer")
    return int(str(size))


def _format(fields: Mapping[str, Any], sent: Mapping[str, Any]) -> str:
    """2.8 to 2.12 guess it for a resource that comes without an id of its own."""
    if not fields["format"] and not sent.get("id"):
        return format_of(guessed(fields["url"]) or "")
    return format_of(str(fields["format"] or ""))


def _keep(state: State, saved: Package, resources: list[Resource]) -> None:
    for one in state.resources.values():
        if one.package == saved.id and one.id not in saved.resources:
            one.deleted = True
    for one in resources:
        one.deleted = False
        previous = state.resources.get(one.id)
        if previous and previous.package != saved.id:
            state.packages[previous.package].resources.remove(one.id)
        state.resources[one.id] = one
    for other in state.packages.values():
        if other.id != saved.id and other.fields["name"] == saved.fields["name"]:
            other.fields["name"] = other.id  # a deleted one gives its name away
    state.packages[saved.id] = saved

"""The actions of the fake CKAN that write. Every one of them ends in :func:`fake_saving.save`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from fake_checks import may_create
from fake_reads import Action
from fake_refusals import denied, invalid, not_found
from fake_saving import save
from fake_state import Package, Resource, State, User


def package_create(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """A new dataset; the name of a deleted one can be used again."""
    may_create(state, user, data.get("owner_org"))
    return save(state, user, None, data)


def package_update(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """All of a dataset: what is left out is emptied, as far as the version does."""
    package = _mine(state, user, data.get("id") or data.get("name"))
    return save(state, user, package, {**data, "id": package.id})


def package_patch(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """Some fields of a dataset; lists are replaced whole."""
    package = _mine(state, user, data.get("id"), named=not state.legacy)
    return save(state, user, package, {**state.show(package), **data, "id": package.id})


def package_delete(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """Hide a dataset."""
    _mine(state, user, data.get("id"), named=not state.legacy).deleted = True


def package_resource_reorder(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """The resources named come first, in that order."""
    package = state.package(data.get("id"))
    if package is None:
        raise not_found()
    order = list(data["order"])
    if len(set(order)) < len(order) or not set(order) <= set(package.resources):
        raise invalid(order="resource_id can not be found")
    _mine(state, user, package.id, named=not state.legacy)
    order += [id_ for id_ in package.resources if id_ not in order]
    shown = state.show(package)
    there = {one["id"]: one for one in shown["resources"]}
    if order != package.resources:
        save(state, user, package, {**shown, "resources": [there[id_] for id_ in order]})
        state.packages[package.id].resources = order
    return {"id": data["id"], "order": order}


def resource_create(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """A resource more. An editor may choose its id."""
    if not data.get("package_id"):
        raise invalid(package_id="Missing value")
    package = _mine(state, user, data["package_id"], named=not state.legacy)
    shown = state.show(package)
    saved = save(state, user, package, {**shown, "resources": [*shown["resources"], data]})
    return saved["resources"][-1]


def resource_update(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """All of a resource: its own fields that are left out are gone."""
    return _changed(state, user, data, {})


def resource_patch(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """Some fields of a resource."""
    one = _resource(state, data)
    return _changed(state, user, data, state.show_resource(one, 0))


def resource_delete(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """Take a resource away; its id can come back."""
    one = _resource(state, data)
    package = _mine(state, user, one.package, named=not state.legacy)
    shown = state.show(package)
    left = [each for each in shown["resources"] if each["id"] != one.id]
    save(state, user, package, {**shown, "resources": left})


def _changed(state: State, user: User, data: Mapping[str, Any], before: Mapping[str, Any]) -> Any:
    one = _resource(state, data)
    package = _mine(state, user, one.package, named=not state.legacy)
    shown = state.show(package)
    at = package.resources.index(one.id)
    shown["resources"][at] = {**before, **data}
    return save(state, user, package, shown)["resources"][at]


def _resource(state: State, data: Mapping[str, Any]) -> Resource:
    if not data.get("id"):
        raise invalid(id="Missing value")
    found = state.resources.get(data["id"])
    if found is None or found.deleted:
        raise not_found()
    return found


def _mine(state: State, user: User, name_or_id: object, *, named: bool = True) -> Package:
    """The dataset, if the user may edit it."""
    found = state.package(name_or_id)
    if found is None:
        raise not_found()
    if not state.may_edit(user, found.fields["owner_org"]):
        raise denied(user.name, named=named or user.name is not None)
    return found


def package_revise(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """Several changes at once, if the dataset is as ``match`` says; all of it or nothing."""
    said = {key: _read(key, one) for key, one in data.items()}
    match = said.pop("match", {})
    name = match.get("id") or match.get("name")
    if name is None:
        raise invalid(match__id="Missing value")
    package = state.package(name)
    if package is None:
        raise not_found()
    if not state.may_read(user, package):
        raise denied(user.name)
    revised = state.show(package)
    if wrong := [key for key, one in match.items() if revised.get(key) != one]:
        raise invalid(match=wrong[0])
    revised.pop("metadata_modified")
    for key, one in said.pop("update", {}).items():
        if isinstance(revised.get(key), list) and not isinstance(one, list):
            raise invalid(update=f"{key} is a list")
        revised[key] = one
    # Resources are added before others are written to, as files are attached to new ones.
    for key in sorted(said, key=lambda one: not one.endswith("__extend")):
        _revise(revised["resources"], key, said[key])
    _mine(state, user, package.id)
    return {"package": save(state, user, package, revised)}


def _revise(resources: list[dict[str, Any]], key: str, value: Any) -> None:
    assert key.startswith("update__resources__"), f"the fake does not know {key}"
    which, _, field = key.removeprefix("update__resources__").partition("__")
    if which == "extend":
        resources += [dict(one) for one in value]
        return
    one = _which(resources, which)
    one |= {field: value} if field else value


def _which(resources: list[dict[str, Any]], which: str) -> dict[str, Any]:
    """By its place, from the end too, or by the beginning of its id."""
    if which.removeprefix("-").isdigit() and len(which) < 5:
        at = int(which)
        if -len(resources) <= at < len(resources):
            return resources[at]
    for one in resources:
        if str(one.get("id") or "").startswith(which):
            return one
    raise invalid(**{f"resources__{which}": "Unable to find"})


def _read(key: str, value: Any) -> Any:
    """A form carries texts; of those, what is meant as a list or an object is JSON."""
    is_json = isinstance(value, str) and (key in {"match", "update"} or value[:1] in "[{")
    return json.loads(value) if is_json and value else value


OLD: Final[Mapping[str, Action]] = {
    one.__name__: one
    for one in (
        package_create,
        package_update,
        package_patch,
        package_delete,
        package_resource_reorder,
        resource_create,
        resource_update,
        resource_patch,
        resource_delete,
    )
}
WRITES: Final[Mapping[str, Action]] = {**OLD, "package_revise": package_revise}
"""``OLD`` without ``package_revise``: 2.8 and before."""

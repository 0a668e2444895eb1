"""The actions of the fake CKAN that only read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from fake_refusals import bad_query, denied, invalid, not_found
from fake_state import Organisation, Package, State, User

Action = Callable[[State, User, Mapping[str, Any]], Any]
_SEARCHES: Final = {"q", "fq", "rows", "start", "sort", "fl", "include_private"}
_TERM: Final = re.compile(r'(\w+):"([^"]*)"')


def package_show(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """A dataset by id or name; editors see theirs when it is deleted."""
    if not (data.get("id") or data.get("name_or_id")):
        raise invalid(name_or_id="Missing value")
    found = state.package(data.get("id") or data["name_or_id"])
    if found is None:
        raise not_found()
    if not state.may_read(user, found):
        raise denied(user.name)
    return state.show(found)


def package_search(state: State, user: User, data: Mapping[str, Any]) -> Any:
    """The terms that are asked for by the product: names of fields with values in quotes."""
    if unknown := set(data) - _SEARCHES:
        raise bad_query(f"Invalid search parameters: {sorted(unknown)}")
    start, rows = int(data.get("start", 0)), min(int(data.get("rows", 10)), 1000)
    if start < 0:
        raise invalid(start="Must be a natural number")
    sort = str(data.get("sort") or "score desc, metadata_modified desc")
    found = [one for one in state.packages.values() if _is_listed(state, user, data, one)]
    key, order = re.split("[ ,]+", sort.removeprefix("score desc, "))[:2]
    shown = [state.show(one) for one in found]
    shown.sort(key=lambda one: str(one[key]), reverse=order == "desc")
    shown = shown[start : start + rows]
    if data.get("fl"):
        shown = [{name: one[name] for name in data["fl"].split(",")} for one in shown]
    answer = {"count": len(found), "results": shown, "sort": sort}
    return {**answer, "facets": {}, "search_facets": {}}


def _is_listed(state: State, user: User, data: Mapping[str, Any], one: Package) -> bool:
    if one.deleted or (one.fields["private"] and not data.get("include_private")):
        return False
    return state.may_read(user, one) and _fits(state, str(data.get("fq") or ""), one)


def _fits(state: State, query: str, one: Package) -> bool:
    """One term, or one group of alternatives that must hold. Nothing else is understood, as an
    alternative outside of a group means another thing in each version.
    """
    group = re.fullmatch(r"\+\((.*)\)", query)
    terms = group[1].split(" OR ") if group else [query] if query else []
    assert all(_TERM.fullmatch(term) for term in terms), query
    organisation = state.organisations[one.fields["owner_org"]]
    values = {**one.fields, "organization": organisation.name, "id": one.id}
    said = [_TERM.fullmatch(term) for term in terms]
    return not said or any(each and values.get(each[1]) == each[2] for each in said)


def organization_show(state: State, _user: User, data: Mapping[str, Any]) -> Any:
    """An organisation."""
    found = state.organisation(data.get("id"))
    if found is None:
        raise not_found()
    count = sum(
        one.fields["owner_org"] == found.id and not one.deleted and not one.fields["private"]
        for one in state.packages.values()
    )
    more = {"tags": []} if state.legacy else {}
    shown = {**_listed(found), "package_count": count, "extras": [], "groups": []}
    return {**shown, "users": [], "num_followers": 0, **more}


def organization_list_for_user(state: State, user: User, _data: Mapping[str, Any]) -> Any:
    """Where the user may publish."""
    return [
        {**_listed(one), "capacity": "admin" if user.sysadmin else "editor"}
        for one in state.organisations.values()
        if state.may_edit(user, one.id)
    ]


def _listed(one: Organisation) -> dict[str, Any]:
    return {**one.shown(), "display_name": one.title, "image_display_url": ""}


def group_list_authz(_state: State, _user: User, _data: Mapping[str, Any]) -> Any:
    """There are no thematic groups."""
    return []


def status_show(state: State, _user: User, _data: Mapping[str, Any]) -> Any:
    """What it says of itself."""
    return {
        "ckan_version": "2.8.12" if state.legacy else "2.12.0",
        "site_title": "CKAN",
        "site_description": "",
        "site_url": state.url,
        "error_emails_to": None if state.legacy else "",
        "locale_default": "en",
        "extensions": ["text_view"],
    }


READS: Final[Mapping[str, Action]] = {
    one.__name__: one
    for one in (
        package_show,
        package_search,
        organization_show,
        organization_list_for_user,
        group_list_authz,
        status_show,
    )
}

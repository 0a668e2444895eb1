"""Small stories of what is asked of a CKAN. Each begins with two organisations and no dataset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ckan_asked import Asked

Scenario = Callable[[Asked], None]
SCENARIOS: dict[str, Scenario] = {}
FIRST = "6e0d1c52-4f0c-5d3a-9b53-0a6f0e8c8f35"
SECOND = "6e0d1c52-4f0c-5d3a-9b53-0a6f0e8c8f36"
NOBODYS = "00000000-0000-4000-8000-000000000000"


def scenario(function: Scenario) -> Scenario:
    """Take it into the list."""
    SCENARIOS[function.__name__] = function
    return function


def dataset(asked: Asked, name: str = "acts", /, **fields: Any) -> Any:
    """A dataset of the editor."""
    return asked.ask(
        "editor",
        "package_create",
        **{"name": name, "title": "Рішення", "owner_org": "rada", **fields},
    )


def with_files(asked: Asked, **fields: Any) -> Any:
    """A dataset with two resources that have files."""
    made = dataset(asked, extras=[{"key": "mark", "value": "1"}], **fields)
    for id_, name, text in ((FIRST, "one.csv", b"1"), (SECOND, "two.json", b"{}")):
        asked.send(
            "editor",
            "resource_create",
            {"upload": (name, text)},
            package_id=made["id"],
            id=id_,
            name=name,
            description="Опис",
            format=name.partition(".")[2].upper(),
            opendata_id=f"x#{name}",
        )
    return asked.ask("editor", "package_show", id=made["id"])


@scenario
def a_dataset_is_made_and_shown(asked: Asked) -> None:
    made = dataset(
        asked,
        private=True,
        notes="Перелік рішень",
        tags=[{"name": "рада"}, {"name": "акти ради"}],
        extras=[{"key": "b", "value": "1"}, {"key": "a", "value": "2"}],
        license_id="cc-by",
        version="1.0.0",
        maintainer="Олена",
        maintainer_email="data@rada.example",
    )
    for who in ("editor", "sysadmin", "public"):
        asked.ask(who, "package_show", id=made["id"])
    asked.ask("editor", "package_show", id="acts")
    asked.ask("editor", "package_show", id="nothing")
    asked.ask("editor", "package_show")


@scenario
def a_dataset_is_refused(asked: Asked) -> None:
    dataset(asked)
    asked.ask("editor", "package_create", title="Без назви", owner_org="rada")
    for name in ("Рада", "Acts", "a", "q" * 101, "acts", "new"):
        dataset(asked, name)
    asked.ask("editor", "package_create", name="a-1", title="Без організації")
    dataset(asked, "a-2", owner_org="nobody")
    dataset(asked, "a-3", owner_org="insha")
    dataset(asked, "a-4", id=NOBODYS)
    dataset(asked, "a-5", tags=[{"name": "я"}])
    dataset(asked, "a-6", tags=[{"name": "x&y"}])
    dataset(asked, "a-7", maintainer_email="немає")
    dataset(asked, "a-8", extras=[{"key": "a", "value": "1"}, {"key": "a", "value": "2"}])
    asked.ask("public", "package_create", name="a-9", title="Хтось", owner_org="rada")
    asked.ask("sysadmin", "package_create", name="a-10", owner_org="insha", id=NOBODYS)
    asked.ask("sysadmin", "package_create", name="a-11", owner_org="insha", id=NOBODYS)
    asked.ask("editor", "package_update", id="nothing", name="x")
    asked.ask("editor", "package_update", name="a-10", title="Чужий")
    asked.ask("editor", "package_patch", id="a-10", title="Чужий")


@scenario
def what_is_taken_in_silence(asked: Asked) -> None:
    dataset(asked, "a-1", frequency="щодня")
    dataset(asked, "a-2", extras=[{"key": "n", "value": 5}, {"key": "e", "value": ""}])
    dataset(asked, "a-3", license_id="unknown")
    dataset(asked, "a-4", notes="", version="", author=None)
    dataset(asked, "a-5", url="not a url")
    asked.ask("editor", "package_show", id="a-2")


@scenario
def a_file_is_added(asked: Asked) -> None:
    made = dataset(asked)
    other = dataset(asked, "other")
    add = {"package_id": made["id"], "id": FIRST, "name": "Таблиця", "opendata_id": "q"}
    name = "Рішення  Ради_2026 (1).CSV"
    got = asked.send("editor", "resource_create", {"upload": (name, b"1,2")}, **add)
    asked.get("public", got["url"])
    asked.ask(
        "editor", "resource_create", package_id=made["id"], name="Адреса", url="example.org/a.csv"
    )
    asked.ask("editor", "resource_create", name="Нічия", url="https://example.org")
    asked.ask("editor", "resource_create", package_id="nothing", url="https://example.org")
    asked.ask("public", "resource_create", package_id=made["id"], url="https://example.org")
    for format_ in ("excel", "csv", "text/csv", ".csv", "Щось", "json"):
        asked.ask("editor", "resource_create", package_id=other["id"], name="x", format=format_)
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def an_id_is_taken_twice(asked: Asked) -> None:
    made = dataset(asked)
    add = {"package_id": made["id"], "id": FIRST, "name": "Таблиця"}
    asked.send("editor", "resource_create", {"upload": ("a.csv", b"1")}, **add)
    asked.send("editor", "resource_create", {"upload": ("b.csv", b"2")}, **add)
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def an_id_of_another_dataset_is_taken(asked: Asked) -> None:
    made = dataset(asked)
    other = dataset(asked, "other")
    add = {"id": FIRST, "name": "Таблиця"}
    files = {"upload": ("a.csv", b"1")}
    asked.send("editor", "resource_create", files, package_id=made["id"], **add)
    asked.send("editor", "resource_create", files, package_id=other["id"], **add)
    asked.ask("editor", "package_show", id=other["id"])


@scenario
def a_deleted_file_comes_back(asked: Asked) -> None:
    made = with_files(asked)
    asked.ask("editor", "resource_delete", id=FIRST)
    asked.ask("editor", "package_show", id=made["id"])
    asked.get("editor", made["resources"][0]["url"])
    add = {"package_id": made["id"], "id": FIRST, "name": "Таблиця"}
    got = asked.send("editor", "resource_create", {"upload": ("one.csv", b"1")}, **add)
    asked.get("public", got["url"])
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def a_resource_is_updated(asked: Asked) -> None:
    made = with_files(asked)
    one = made["resources"][0]
    asked.ask("editor", "resource_update", **{**one, "description": "Інший опис"})
    kept = {key: one[key] for key in ("id", "name", "description", "opendata_id", "url_type")}
    got = asked.send("editor", "resource_update", {"upload": ("new-name.csv", b"22")}, **kept)
    asked.get("public", got["url"])
    asked.ask("editor", "resource_update", **{**got, "description": "", "opendata_id": None})
    asked.ask("editor", "resource_update", **{**one, "id": NOBODYS})
    asked.ask("editor", "resource_update", name="x")
    asked.ask("public", "resource_update", **one)
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def one_resource_is_updated_with_little(asked: Asked) -> None:
    made = with_files(asked)
    asked.ask("editor", "resource_update", id=FIRST, name="Лише назва")
    asked.ask("editor", "resource_patch", id=SECOND, name="Лише назва")
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def a_whole_dataset_is_updated(asked: Asked) -> None:
    made = with_files(asked, tags=[{"name": "рада"}], notes="Опис")
    asked.ask("editor", "package_update", **{**made, "title": "Інша назва"})
    asked.ask("editor", "package_update", **{**made, "version": "2", "name": "renamed"})
    asked.ask("editor", "package_show", id="acts")
    asked.ask("public", "package_update", **made)
    asked.ask("editor", "package_update", **{**made, "owner_org": "insha"})
    less = {key: one for key, one in made.items() if key not in ("extras", "tags", "notes")}
    asked.ask("editor", "package_update", **less)


@scenario
def an_update_says_nothing_of_resources(asked: Asked) -> None:
    made = with_files(asked, notes="Опис")
    asked.ask("editor", "package_update", id=made["id"], name="acts", owner_org="rada")
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def sizes_after_a_full_update(asked: Asked) -> None:
    made = with_files(asked)
    bare = [
        {key: value for key, value in one.items() if key not in ("size", "mimetype")}
        for one in made["resources"]
    ]
    asked.ask("editor", "package_update", **{**made, "resources": bare, "notes": "Опис"})


@scenario
def a_dataset_is_patched(asked: Asked) -> None:
    made = with_files(asked, notes="Опис")
    asked.ask("editor", "package_patch", id=made["id"], notes="Інший опис")
    asked.ask("editor", "package_patch", id=made["id"], extras=[{"key": "z", "value": "9"}])
    asked.ask("editor", "package_patch", id=made["id"], notes="", version=None)
    asked.ask("editor", "package_patch", id=made["id"], tags=[{"name": "я"}])
    asked.ask("public", "package_patch", id=made["id"], notes="Ні")
    asked.ask("editor", "package_patch", id="nothing", notes="Ні")


@scenario
def nothing_is_changed(asked: Asked) -> None:
    made = with_files(asked, notes="Опис")
    asked.ask("editor", "package_patch", id=made["id"], notes="Опис")
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def a_dataset_is_revised(asked: Asked) -> None:
    made = with_files(asked, notes="Опис")
    match = {"id": made["id"], "metadata_modified": made["metadata_modified"]}
    got = asked.ask("editor", "package_revise", match=match, update={"notes": "Інший опис"})
    asked.ask("editor", "package_revise", match=match, update={"notes": "Запізно"})
    asked.ask("editor", "package_revise", match={"id": made["id"]}, update={"notes": "Інший опис"})
    asked.ask("public", "package_revise", match={"id": made["id"]}, update={"notes": "Ні"})
    asked.ask("editor", "package_revise", match={"id": "nothing"}, update={"notes": "Ні"})
    asked.ask("editor", "package_revise", match={"name": "other"}, update={"notes": "Ні"})
    asked.ask("editor", "package_revise", update={"notes": "Ні"})
    if got is None:
        return
    asked.ask(
        "editor",
        "package_revise",
        match={"id": made["id"]},
        update={"extras": [{"key": "z", "value": "9"}], "version": "3"},
        **{f"update__resources__{FIRST}": {"description": "", "size": None, "hash": None}},
    )
    asked.ask(
        "editor",
        "package_revise",
        match={"id": made["id"]},
        **{f"update__resources__{NOBODYS}": {"description": "Нічий"}},
    )
    asked.ask("editor", "package_revise", match={"id": made["id"]}, update={"tags": "рада"})
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def files_are_revised(asked: Asked) -> None:
    made = with_files(asked)
    match = {"id": made["id"], "metadata_modified": made["metadata_modified"]}
    added = [{"id": NOBODYS, "name": "Новий", "opendata_id": "x"}, {"name": "Без id"}]
    files = {
        "update__resources__-2__upload": ("three.csv", b"333"),
        "update__resources__-1__upload": ("four.zip", b"4444"),
        f"update__resources__{FIRST}__upload": ("one.csv", b"11"),
    }
    data = {
        "match": match,
        "update": {"notes": "Усе разом"},
        "update__resources__extend": added,
        f"update__resources__{FIRST}": {"id": FIRST, "size": None, "mimetype": "text/csv"},
    }
    got = asked.send("editor", "package_revise", files, **data)
    asked.send("editor", "package_revise", files, **data)
    found = asked.ask("public", "package_show", id=made["id"])
    if got is not None:
        for one in found["resources"]:
            asked.get("public", one["url"])


@scenario
def resources_are_reordered(asked: Asked) -> None:
    made = with_files(asked)
    asked.ask("editor", "package_resource_reorder", id=made["id"], order=[SECOND, FIRST])
    asked.ask("editor", "package_show", id=made["id"])
    asked.ask("editor", "package_resource_reorder", id=made["id"], order=[FIRST])
    asked.ask("editor", "package_resource_reorder", id=made["id"], order=[NOBODYS])
    asked.ask("editor", "package_resource_reorder", id=made["id"], order=[FIRST, FIRST])
    asked.ask("public", "package_resource_reorder", id=made["id"], order=[SECOND, FIRST])
    asked.ask("editor", "package_show", id=made["id"])


@scenario
def a_dataset_is_deleted(asked: Asked) -> None:
    made = with_files(asked)
    asked.ask("public", "package_delete", id=made["id"])
    asked.ask("editor", "package_delete", id=made["id"])
    for who in ("editor", "public"):
        asked.ask(who, "package_show", id=made["id"])
        asked.get(who, made["resources"][0]["url"])
        asked.ask(who, "package_search", fq='owner_org:"rada"', include_private=True)
    asked.ask("editor", "package_show", id="acts")


@scenario
def a_private_dataset_is_opened(asked: Asked) -> None:
    made = with_files(asked, private=True)
    for opened in (False, True):
        if opened:
            asked.ask("editor", "package_patch", id=made["id"], private=False)
        for who in ("public", "editor"):
            asked.ask(who, "package_show", id="acts")
            asked.get(who, made["resources"][1]["url"])
            asked.ask(who, "package_search", fq='organization:"rada"', fl="id")
    asked.get("public", made["resources"][1]["url"].replace("two", "three"))
    asked.get("public", made["resources"][1]["url"].replace(SECOND, NOBODYS))


@scenario
def datasets_are_listed(asked: Asked) -> None:
    first = dataset(asked, "a-1", private=True)
    dataset(asked, "a-2")
    dataset(asked, "a-3", extras=[{"key": "mark", "value": "1"}])
    asked.ask("sysadmin", "package_create", name="b-1", owner_org="insha")
    either = '+(owner_org:"{0}" OR organization:"{0}")'
    for name in ("rada", first["owner_org"], "insha", "nobody"):
        for who in ("editor", "public"):
            asked.ask(
                who,
                "package_search",
                fq=either.format(name),
                sort="name asc",
                rows=1000,
                start=0,
                include_private=True,
            )
    for start in (0, 1, 5):
        asked.ask("editor", "package_search", sort="name desc", rows=1, start=start)
    asked.ask("public", "package_search", rows=0)
    asked.ask("public", "package_search", start=-1)
    asked.ask("public", "package_search", nonsense=1)


@scenario
def what_may_be_learned(asked: Asked) -> None:
    for who in ("editor", "public"):
        asked.ask(who, "organization_list_for_user", permission="create_dataset")
        asked.ask(who, "group_list_authz")
        asked.ask(who, "status_show")
    asked.ask("editor", "organization_show", id="rada")
    asked.ask("public", "organization_show", id="nobody")
    asked.ask("public", "package_fly")


@scenario
def a_name_is_used_again(asked: Asked) -> None:
    made = with_files(asked)
    asked.ask("editor", "package_delete", id=made["id"])
    dataset(asked, "acts", notes="Новий")
    asked.ask("editor", "package_show", id="acts")
    asked.ask("editor", "package_show", id=made["id"])

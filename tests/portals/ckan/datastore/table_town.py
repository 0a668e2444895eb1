"""A council with one table, whose portal has a DataStore: a real CKAN, or one on paper."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from ckan_hands import Ckan
from publications import World

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.messages import msg
from opendata.portals.ckan.client import refusals, troubles
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.spot import Spot
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.portal import Publication
from opendata.publish.run import Publishing, publish
from opendata.release.draft import make_draft
from opendata.release.release import Release
from opendata.table import Table

NAME = "decisions-01234567"
IDENTITY = "table:legalActs:csv"
Row = dict[str, str | None]


def schema(*, key: str | None = "код", **more: str) -> TableSchema:
    """A structure with a code, a Cyrillic heading, numbers, a date; ``more`` are further ones."""
    types = {
        "код": "string",
        "назва": "string",
        "кількість": "integer",
        "сума": "number",
        "дата": "date",
    }
    fields = [
        {"name": name, "type": type_, "title": f"Мітка {name}", "description": f"Опис {name}"}
        for name, type_ in (types | more).items()
    ]
    ours = {"opendata": {"resource": "legalActs", **({"rowKey": [key]} if key else {})}}
    return schema_from({"fields": fields, **ours}, "legalActs")


def row(number: int, **changes: str | None) -> Row:
    """An invented line; each third has empty cells."""
    made: Row = {
        "код": f"{number:08}",
        "назва": f'Назва «{number}», O\'Brien; "лапки" %s',
        "кількість": str(number) if number % 3 else None,
        "сума": f"{number}.50" if number % 3 else None,
        "дата": f"2020-{number % 12 + 1:02}-01" if number % 3 else None,
    }
    return made | changes


class TableWorld(World):
    """Releases of one table without documents."""

    def publish_rows(self, rows: Sequence[Row], structure: TableSchema | None = None) -> Release:
        """Make the next release of these rows."""
        structure = structure or schema()
        dataset = self.dataset("decisions", "Перелік пунктів", schema=structure)
        self.datasets["decisions"] = dataset
        cells = tuple(tuple(one.get(name) for name in structure.columns) for one in rows)
        self.now += timedelta(days=1)
        draft = make_draft(
            dataset,
            self.council,
            Table(structure.columns, cells),
            {},
            {},
            self.store.previous("decisions"),
            now=self.now,
        )
        assert draft is not None, "the rows are those of the last release"
        return self.store.commit(draft)


@dataclass
class TableTown:
    """The council, its journal, and the portal as it is opened for each run.

    ``killed_after``: the process dies after so many writes to the DataStore.
    """

    ckan: Ckan
    world: TableWorld
    asked: bool = True
    events: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    calls: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    killed_after: int | None = None

    def connect(self, with_token: bool) -> Client:
        town = self

        class Counted(Client):
            def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
                if action in {"datastore_create", "datastore_upsert", "datastore_delete"}:
                    if town.killed_after == 0:
                        raise KeyboardInterrupt
                    if town.killed_after is not None:
                        town.killed_after -= 1
                town.calls.append((action, data or {}))
                return super().call(action, data)

        origin = origin_of(self.ckan.url)
        assert origin is not None
        token = Token(self.ckan.editor, origin, msg("a test")) if with_token else None
        return Counted(self.ckan.url, token)

    @contextmanager
    def portal(self) -> Iterator[CkanPortal]:
        self.calls.clear()
        made = CkanPortal(
            "local",
            self.ckan.url,
            "rada",
            PROFILES["ckan"],
            connect=self.connect,
            datastore=self.asked,
        )
        try:
            yield made
        finally:
            made.close()

    def recall(self, _portal: str) -> Mapping[str, Any] | None:
        found = [said["memory"] for _, said in self.events if "memory" in said]
        return json.loads(json.dumps(found[-1])) if found else None

    def publication(self, **changes: Any) -> Publication:
        return replace(self.world.publication(), recall=self.recall, **changes)

    def publish(self, **changes: Any) -> Publishing:
        with self.portal() as portal:
            return publish(
                portal,
                self.publication(**changes),
                record=lambda step, said: self.events.append((step, said)),
                progress=lambda done, total: None,
            )

    def serves(self) -> bool:
        with self.portal() as portal:
            return portal.serves(self.publication())

    def sent(self, action: str) -> list[Mapping[str, Any]]:
        """What was sent with an action since the portal was opened."""
        return [data for name, data in self.calls if name == action]

    def rows_sent(self) -> int:
        return sum(len(one["records"]) for one in self.sent("datastore_upsert"))

    def act(self, action: str, **data: Any) -> Any:
        """What an editor does by hand."""
        with self.ckan.client(self.ckan.editor) as api:
            return api.call_action(action, data)

    def csv_id(self) -> str:
        """The id of the CSV resource."""
        with self.ckan.client(self.ckan.sysadmin) as api:
            found = api.call_action("package_show", {"id": NAME})["resources"]
        return str(next(one["id"] for one in found if one["opendata_id"].endswith(IDENTITY)))

    def table(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The fields and the rows as the public sees them."""
        with self.ckan.client() as api:
            asked = {"resource_id": self.csv_id(), "limit": 10_000, "sort": "_id"}
            found = api.call_action("datastore_search", asked)
        rows = [{k: v for k, v in one.items() if k != "_id"} for one in found["records"]]
        return [one for one in found["fields"] if one["id"] != "_id"], rows


class PaperStore:
    """A DataStore on paper: one table at most, as CKAN treats it."""

    url = "https://ckan.example"

    def __init__(self, page: int = 32_000) -> None:
        self.fields: list[dict[str, Any]] | None = None
        self.rows: list[dict[str, Any]] = []
        self.key: list[str] = []
        self.page = page
        self.calls: list[tuple[str, Mapping[str, Any]]] = []
        self.faults: list[Exception] = []
        """Raised one by one after a write was done."""

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        data = copy.deepcopy(dict(data or {}))
        self.calls.append((action, data))
        found = getattr(self, action)(data)
        if action != "datastore_search" and self.faults:
            raise self.faults.pop(0)
        return found

    def datastore_search(self, data: Mapping[str, Any]) -> Any:
        if self.fields is None:
            raise refusals.not_found(self.spot("datastore_search"), "Not found", 404)
        start = data.get("offset", 0)
        rows = self.rows[start : start + min(data["limit"], self.page)]
        total = {"total": len(self.rows)} if data.get("include_total", True) else {}
        return {"fields": [{"id": "_id", "type": "int"}, *self.fields], "records": rows} | total

    def datastore_create(self, data: Mapping[str, Any]) -> Any:
        assert data["force"] is True
        fields = [one | {"type": one["type"].replace("int4", "int")} for one in data["fields"]]
        fields = [one | {"type": one["type"].replace("int", "int4")} for one in fields]
        if self.fields is not None:
            assert [one["id"] for one in fields] == [one["id"] for one in self.fields]
        self.fields = fields
        self.key = data.get("primary_key", self.key)

    def datastore_upsert(self, data: Mapping[str, Any]) -> Any:
        if data["method"] == "upsert" and not self.key:
            error = {"table": ["table does not have a unique key defined"]}
            raise refusals.invalid(self.spot("datastore_upsert"), "HTTP 409", 409, error)
        for one in data["records"]:
            same = [x for x in self.rows if self.key and all(x[k] == one[k] for k in self.key)]
            if same:
                same[0].update(one)
            else:
                self.rows.append({"_id": len(self.rows), **one})

    def datastore_delete(self, data: Mapping[str, Any]) -> Any:
        if "filters" not in data:
            self.fields, self.rows, self.key = None, [], []
            return
        assert data["filters"]
        tests = data["filters"].items()
        self.rows = [
            one
            for one in self.rows
            if not all(one[k] in (v if isinstance(v, list) else [v]) for k, v in tests)
        ]

    def upload_all(self, *_: Any) -> Any:
        raise AssertionError

    def download(self, *_: Any) -> Any:
        raise AssertionError

    def close(self) -> None:
        """Nothing is open."""

    def spot(self, action: str) -> Spot:
        return Spot(self.url, action, write=True)

    def timed_out(self) -> Exception:
        return troubles.timed_out(self.spot("datastore_upsert"))


def written(path: Path, rows: Sequence[Row], structure: TableSchema) -> Path:
    """The CSV of a release with these rows."""
    from opendata.release.csv_table import csv_bytes

    cells = [[one.get(name) for name in structure.columns] for one in rows]
    path.write_bytes(csv_bytes(structure.columns, cells))
    return path

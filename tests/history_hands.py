"""An archive of releases that the product itself made, of one small table with a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from opendata.catalogue.schema import schema_from
from opendata.journal.journal import Journal
from opendata.journal.objects import ObjectStore
from opendata.release.draft import make_draft
from opendata.release.store import ReleaseStore
from opendata.table import Table
from opendata.workspace.workspace import Body, Contact, Council, Dataset

COUNCIL = Council(
    name="Вигадана міська рада",
    edrpou="00000000",
    katottg="UA00000000000000000",
    site="https://rada.example",
    contact=Contact("Олена Вербицька", "data@rada.example"),
    bodies={"рішення ради": Body("Вигадана міська рада")},
)


def things(*, more: bool) -> Dataset:
    """A dataset with a table of things; ``more``: it has one column more."""
    names = ("id", "name", "more") if more else ("id", "name")
    fields = [{"name": one, "title": one, "type": "string"} for one in names]
    schema = schema_from(
        {"title": "Речі", "description": "Речі.", "fields": fields, "primaryKey": ["id"]}, "things"
    )
    return Dataset(
        name="things",
        title="Речі",
        description="Речі громади.",
        keywords=("речі",),
        purpose="Облік.",
        update="immediately after making changes",
        requirement="",
        edition="2025",
        schema=schema,
        folder=Path("datasets/things"),
        documents=None,
        register=None,
        kinds=(),
        defaults={},
        max_removals=1.0,
        portals=("site",),
        descriptor={},
    )


class Archive:
    """Releases a day apart; nobody has told the journal of them."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal.sqlite")
        self.store = ReleaseStore(
            folder / ".opendata" / "releases", ObjectStore(folder / ".opendata" / "objects")
        )
        self.now = datetime(2026, 1, 1, 10, 0, tzinfo=UTC)

    def release(
        self, rows: Mapping[str, tuple[str | None, str | None]], *, more: bool = True
    ) -> None:
        """The next release, where something changed."""
        self.now += timedelta(days=1)
        dataset = things(more=more)
        table = Table(
            dataset.schema.columns,
            tuple((key, *cells)[: len(dataset.schema.columns)] for key, cells in rows.items()),
        )
        draft = make_draft(
            dataset, COUNCIL, table, {}, {}, self.store.previous("things"), now=self.now
        )
        if draft is not None:
            self.store.commit(draft)

    def path(self, version: str, name: str) -> Path:
        """A file of a release."""
        return self.store.root / "things" / version / name

    def spoil(self, version: str, name: str) -> None:
        """Cut the end of a file off."""
        path = self.path(version, name)
        path.write_bytes(path.read_bytes()[:-20])

    def forge(self, version: str, name: str, data: bytes) -> None:
        """Put other bytes into a file, and their hash into the manifest."""
        self.path(version, name).write_bytes(data)
        path = self.path(version, "datapackage.json")
        manifest = json.loads(path.read_bytes())
        for one in manifest["resources"]:
            if one["path"].endswith(f"/{name}"):
                one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
                one["bytes"] = len(data)
        path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8", newline="\n")

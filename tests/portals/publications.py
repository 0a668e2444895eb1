"""An invented council with real releases in a real store, for everything that tests portals."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from opendata.catalogue.schema import read_schema
from opendata.collect.batch import Document, Outcome
from opendata.journal.objects import ObjectStore
from opendata.portals.portal import Publication
from opendata.release.draft import make_draft
from opendata.release.release import Release
from opendata.release.store import ReleaseStore
from opendata.table import Table
from opendata.workspace.workspace import Contact, Council, Dataset

SCHEMA = read_schema(Path(__file__).parents[2] / "schemas" / "2025" / "legal_acts.json")
COUNCIL = Council(
    name="Яснозірська міська рада",
    edrpou="01234567",
    katottg="UA32140050010021659",
    site="https://yasnozir-rada.example",
    contact=Contact("Олена Вербицька", "data@yasnozir-rada.example", "+380 44 000 00 00"),
    bodies={},
)
START = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


def row(number: int, title: str = "", /, **values: str) -> dict[str, str]:
    """A row of the register of acts with an invented decision."""
    year, month, day = 2019 + number % 7, 1 + number % 12, 1 + number % 28
    filled = {
        "uid": f"{number}-{year}",
        "type": "рішення",
        "title": title or f"Про затвердження порядку денного засідання {number}",
        "acceptedDate": f"{year}-{month:02}-{day:02}",
        "number": str(number),
        "issuedDate": f"{year}-{month:02}-{day:02}",
        "validFrom": f"{year}-{month:02}-{day:02}",
        "status": "Чинний",
        "publisherName": COUNCIL.name,
        "publisherId": COUNCIL.edrpou,
        "text": f"{number}-{year}.docx",
        "url": f"https://yasnozir-rada.example/acts/{number}",
    }
    return filled | values


class World:
    """A workspace without its inputs: datasets, their releases, and a clock that moves on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = ReleaseStore(
            root / ".opendata" / "releases", ObjectStore(root / ".opendata" / "objects")
        )
        self.council = COUNCIL
        self.datasets = {"decisions": self.dataset("decisions", "Рішення ради та її органів")}
        self.now = START

    def dataset(self, name: str, title: str, **changes: Any) -> Dataset:
        """A declared dataset of acts."""
        values: dict[str, Any] = {
            "name": name,
            "title": title,
            "description": "Перелік рішень ради, виконавчого комітету та розпоряджень голови.",
            "keywords": ("рішення", "розпорядження"),
            "purpose": "Закон України «Про місцеве самоврядування в Україні», стаття 59",
            "update": "immediately after making changes",
            "requirement": "legal-acts",
            "edition": "2025",
            "schema": SCHEMA,
            "folder": self.root / "datasets" / name,
            "documents": None,
            "register": None,
            "kinds": ("рішення ради",),
            "defaults": {},
            "max_removals": 0.1,
            "portals": ("site",),
            "descriptor": {},
        }
        return Dataset(**(values | changes))

    def release(
        self,
        rows: Sequence[Mapping[str, str]],
        name: str = "decisions",
        texts: Mapping[str, bytes] | None = None,
    ) -> Release:
        """Make and store the next release; every row has a document, its text in ``texts``."""
        found = {}
        for one in rows:
            data = (texts or {}).get(one["uid"], f"Текст документа {one['uid']}".encode())
            sha256 = self.store.objects.put(data, hashlib.sha256(data).hexdigest())
            path = f"datasets/{name}/documents/{one['text']}"
            found[one["uid"]] = Document(path, sha256, len(data), "docx", Outcome.READ)
        table = Table(
            SCHEMA.columns, tuple(tuple(one.get(c) for c in SCHEMA.columns) for one in rows)
        )
        self.now += timedelta(days=1)
        draft = make_draft(
            self.datasets[name],
            self.council,
            table,
            found,
            dict.fromkeys(found, "рішення ради"),
            self.store.previous(name),
            now=self.now,
        )
        assert draft is not None, "the rows are those of the last release"
        return self.store.commit(draft)

    def publication(self, name: str = "decisions", upto: int | None = None) -> Publication:
        """What is handed to a portal; ``upto`` leaves out the later releases of the dataset."""
        releases = {one: self.store.releases(one) for one in self.datasets}
        releases[name] = releases[name][:upto]
        return Publication(
            council=self.council,
            dataset=self.datasets[name],
            datasets=self.datasets,
            releases=releases,
            store=self.store,
            now=self.now + timedelta(hours=1),
        )


def quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""
    assert 0 <= done <= total

"""A small invented council and dataset, with all that makes a table hard to write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opendata.acts.act import Kind
from opendata.catalogue.schema import TableSchema, schema_from
from opendata.collect.batch import Document, Outcome
from opendata.journal.objects import ObjectStore
from opendata.release.draft import Draft, Previous, make_draft
from opendata.release.store import ReleaseStore
from opendata.table import Table
from opendata.workspace.workspace import Body, Contact, Council, Dataset

NOW = datetime(2026, 1, 15, 10, 30, tzinfo=UTC)
LATER = datetime(2026, 2, 1, 6, 0, tzinfo=UTC)

SCHEMA = schema_from(
    {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "title": "Нормативно-правові акти",
        "description": "Рядок – один акт.",
        "opendata": {
            "key": "legal_acts",
            "resource": "legalActs",
            "edition": "2025",
            "requirement": "legal-acts",
            "en": {"title": "Acts", "description": "One row for each act."},
        },
        "fields": [
            {
                "name": "uid",
                "title": "Ідентифікатор",
                "description": "Номер і рік, через дефіс.",
                "type": "string",
                "constraints": {"required": True},
                "opendata": {"en": {"title": "Identifier", "description": "Number-year."}},
            },
            {
                "name": "title",
                "title": "Назва",
                "description": "Заголовок, «як є».",
                "type": "string",
                "constraints": {"required": True, "minLength": 1},
            },
            {
                "name": "acceptedDate",
                "title": "Дата",
                "description": "День ухвалення.",
                "type": "date",
            },
            {"name": "text", "title": "Текст", "description": "Файл.", "type": "string"},
            {
                "name": "url",
                "title": "Посилання",
                "description": "Адреса.",
                "type": "string",
                "constraints": {"pattern": "https?://[^\\s]+"},
                "opendata": {
                    "en": {"title": "Link", "description": "Address."},
                    "datatype": "anyURL",
                    "required": True,
                    "content": "url",
                },
            },
        ],
        "primaryKey": ["uid"],
        "missingValues": ["", "null"],
    },
    "legalActs",
)
ROWS = (
    ("2-2024", 'Про "лапки", коми', "2024-02-01", "2-2024-bb.txt", "https://example.gov.ua/2"),
    ("1-2024", "Про бюджет\nна два рядки", "2024-01-31", "1-2024-aa.txt", None),
    ("3-2024", '=HYPERLINK("http://example.org")', None, None, "https://example.gov.ua/3"),
    ("4-2024", "@SUM(1+1)", "1899-05-01", None, None),
    ("5-2024", "+380 не телефон; -1\tтабуляція", "2024-03-10", None, None),
)
TABLE = Table(SCHEMA.columns, ROWS)
TEXTS = {"1-2024": "Рішення про бюджет\n".encode(), "2-2024": "Розпорядження\n".encode()}
KINDS = {"1-2024": str(Kind.COUNCIL_DECISION), "2-2024": str(Kind.MAYORS_ORDER)}
DOCUMENTS = {
    uid: Document(
        path=f"datasets/decisions/documents/{uid}.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        format="txt",
        outcome=Outcome.READ,
    )
    for uid, data in TEXTS.items()
}
COUNCIL = Council(
    name="Яснозірська міська рада",
    edrpou="00000000",
    katottg="UA00000000000000000",
    site="https://example.gov.ua",
    contact=Contact("Олена Вигадана", "data@example.gov.ua", "+380000000000"),
    bodies={"рішення ради": Body("Яснозірська міська рада")},
)


def dataset_with(schema: TableSchema = SCHEMA, **changes: object) -> Dataset:
    values: dict[str, object] = {
        "name": "decisions",
        "title": "Рішення міської ради",
        "description": "Рішення та розпорядження, ухвалені з 2024 року.",
        "keywords": ("рішення", "розпорядження"),
        "purpose": "Закон України «Про доступ до публічної інформації», стаття 15.",
        "update": "immediately after making changes",
        "requirement": "legal-acts",
        "edition": "2025",
        "schema": schema,
        "folder": Path("datasets/decisions"),
        "documents": None,
        "register": None,
        "kinds": (),
        "defaults": {},
        "max_removals": 0.1,
        "portals": ("site",),
        "descriptor": {},
    }
    return Dataset(**(values | changes))  # type: ignore[arg-type]


@dataclass
class House:
    """A store in a temporary folder, with the documents already kept."""

    store: ReleaseStore
    objects: ObjectStore

    def draft(self, table: Table = TABLE, now: datetime = NOW, **more: object) -> Draft | None:
        dataset = more.pop("dataset", dataset_with())
        council = more.pop("council", COUNCIL)
        documents = more.pop("documents", DOCUMENTS)
        kinds = more.pop("kinds", KINDS)
        previous = more.pop("previous", self.previous())
        return make_draft(
            dataset,
            council,
            table,
            documents,
            kinds,
            previous,
            now=now,
            **more,  # type: ignore[arg-type]
        )

    def previous(self) -> Previous | None:
        return self.store.previous("decisions")

    def release(self, *args: object, **more: object):  # type: ignore[no-untyped-def]
        draft = self.draft(*args, **more)  # type: ignore[arg-type]
        assert draft is not None
        return self.store.commit(draft)


@pytest.fixture
def house(tmp_path: Path) -> House:
    objects = ObjectStore(tmp_path / ".opendata" / "objects")
    for data in TEXTS.values():
        objects.put(data)
    return House(ReleaseStore(tmp_path / ".opendata" / "releases", objects), objects)


class Sample:
    """The same values as a fixture, for tests that change some of them."""

    schema = SCHEMA
    table = TABLE
    rows = ROWS
    council = COUNCIL
    documents = DOCUMENTS
    texts = TEXTS
    kinds = KINDS
    now = NOW
    later = LATER
    dataset = staticmethod(dataset_with)


@pytest.fixture
def sample() -> Sample:
    return Sample()

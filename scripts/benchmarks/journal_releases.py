"""Releases of many documents written straight into a store, for the benchmarks of reports.

What a report reads of a release is real: the manifest with the hash of every file, the passport,
the structure, the list of documents. Its table is short and the documents themselves are not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from opendata.collect.batch import Document, Outcome
from opendata.journal.objects import ObjectStore
from opendata.release import manifest as manifests
from opendata.release.draft import Draft, make_draft
from opendata.release.passport import Availability, passport, passport_bytes
from opendata.release.release import Changes, Counts, Role, Version
from opendata.release.store import ReleaseStore
from opendata.release.tables import FORMATS
from opendata.table import Table
from opendata.workspace.workspace import Dataset, Workspace

ROWS = 20
"""Of the table in each release."""


class Releases:
    """The store of ``workspace``, to be filled."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = ReleaseStore(
            workspace.state / "releases", ObjectStore(workspace.state / "objects")
        )

    @cached_property
    def _shape(self) -> tuple[Draft, Mapping[str, Role]]:
        """A real draft, and what each of its files is for: the shape of all releases."""
        dataset = next(iter(self._workspace.datasets.values()))
        columns = dataset.schema.columns
        rows = tuple(
            tuple(f"{number:04}" if column == "uid" else "Текст" for column in columns)
            for number in range(ROWS)
        )
        document = Document("x.docx", "0" * 64, 1, "docx", Outcome.READ)
        draft = make_draft(
            dataset,
            self._workspace.council,
            Table(columns, rows),
            {"none": document},
            {},
            None,
            now=datetime.fromisoformat("2011-01-03T01:00:00+00:00"),
        )
        if draft is None:
            raise RuntimeError("a first release is never «nothing changed»")
        files = manifests.read_release(draft.manifest).files
        return draft, {one.path: one.role for one in files}

    def store(
        self,
        name: str,
        version: str,
        documents: int,
        kind: str,
        created: datetime,
        first: datetime,
    ) -> str:
        """Store the release and return the hash of its manifest."""
        dataset = self._workspace.datasets[name]
        draft, roles = self._shape
        files: dict[str, tuple[bytes, Role]] = {}
        own = {
            Role.DOCUMENTS: _documents(name, documents, kind),
            Role.PASSPORT: self._passport(dataset, version, created, first),
        }
        for path, data in draft.files.items():
            there = f"{version}/{path.split('/', 1)[1]}"
            files[there] = own.get(roles[path], data), roles[path]
        manifest = manifests.manifest_bytes(
            dataset,
            self._workspace.council,
            [manifests.file_of(path, data, role) for path, (data, role) in files.items()],
            manifests.Facts(
                Version.parse(version),
                None,
                created,
                first,
                Counts(documents, documents, {kind: documents}),
                Changes(),
                "bench",
            ),
        )
        folder = self._store.root / name / version
        folder.mkdir(parents=True)
        for path, (data, _) in files.items():
            (self._store.root / name / path).write_bytes(data)
        (folder / manifests.NAME).write_bytes(manifest)
        return self._store.load(name, Version.parse(version)).manifest_sha256

    def _passport(
        self, dataset: Dataset, version: str, created: datetime, first: datetime
    ) -> bytes:
        available = Availability(
            first, created, tuple(FORMATS), (f"{version}/{dataset.schema.name}.csv",), (version,)
        )
        return passport_bytes(passport(dataset, self._workspace.council, available))


def _documents(name: str, count: int, kind: str) -> bytes:
    """A list of so many documents."""
    head = "path,sha256,bytes,format,uid,kind,source\n"
    start = int.from_bytes(name.encode()[-8:], "big") << 64
    lines = (
        f"documents/akt-{one}.docx,{start + one:064x},20000,docx,{one},{kind},akt-{one}.docx\n"
        for one in range(count)
    )
    return (head + "".join(lines)).encode()

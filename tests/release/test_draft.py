from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest

from opendata.release.release import Changed, Changes, Version
from opendata.table import Table

GOLDEN = Path(__file__).parent / "golden"


def _without_zip(manifest: bytes) -> str:
    """The manifest without what depends on the compression library of the machine."""
    parsed = json.loads(manifest)
    for one in parsed["resources"]:
        if one["format"] == "xlsx":
            one["bytes"], one["hash"] = 0, "sha256:"
    return json.dumps(parsed, ensure_ascii=False, indent=2) + "\n"


def _sheet(data: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    return canonicalize(xml, strip_text=False).replace("</row>", "</row>\n") + "\n"


def test_the_bytes_of_a_release(house) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft(address="https://example.gov.ua/opendata/decisions")
    found = {path.split("/")[1]: data.decode() for path, data in draft.files.items()
             if not path.endswith(".xlsx")}  # fmt: skip
    found["legalActs.sheet.xml"] = _sheet(draft.files["1.0.0/legalActs.xlsx"])
    found["datapackage.json"] = _without_zip(draft.manifest)
    if os.environ.get("GOLDEN") == "write":  # to renew them after a change that was meant
        for name, text in found.items():
            (GOLDEN / name).write_bytes(text.encode())
    assert found == {path.name: path.read_bytes().decode() for path in GOLDEN.iterdir()}


PROGRAM = """
import hashlib, runpy, sys
from pathlib import Path
kit = runpy.run_path(sys.argv[1])
draft = kit["make_draft"](kit["dataset_with"](), kit["COUNCIL"], kit["TABLE"], kit["DOCUMENTS"],
                          kit["KINDS"], None, now=kit["NOW"])
for data in (draft.manifest, *draft.files.values()):
    print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_bytes_in_another_process_zone_and_hash_seed(house) -> None:  # type: ignore[no-untyped-def]
    kit = str(Path(__file__).with_name("conftest.py"))
    outputs = []
    for zone, seed in (("UTC", "1"), ("Pacific/Kiritimati", "2")):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, kit],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        outputs.append(done.stdout)
    draft = house.draft()
    import hashlib

    here = [hashlib.sha256(data).hexdigest() for data in (draft.manifest, *draft.files.values())]
    assert outputs[0].split() == outputs[1].split() == here


def test_nothing_changed_is_no_draft(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    shuffled = Table(sample.table.columns, tuple(reversed(sample.rows)))
    assert house.draft(shuffled, now=sample.later, address="https://x") is None


def test_structure_files_that_a_newer_program_adds_wait_for_the_next_release(house, sample) -> None:  # type: ignore[no-untyped-def]
    """What was released before there were two forms stays as it is until something changes."""
    from opendata.catalogue.schema import schema_from

    described = json.loads(json.dumps(sample.schema.descriptor))
    del described["opendata"]  # nor did structures say then of which edition they are
    draft = house.draft(dataset=sample.dataset(schema=schema_from(described, "legalActs")))
    manifest = json.loads(draft.manifest)
    manifest["resources"] = [r for r in manifest["resources"] if r["name"] != "legalActs-metadata"]
    del manifest["opendata"]["structure"]
    del manifest["opendata"]["roles"]["legalActs-metadata"]
    files = {path: data for path, data in draft.files.items() if "metadata" not in path}
    house.store.commit(replace(draft, files=files, manifest=json.dumps(manifest).encode()))
    assert house.draft(now=sample.later) is None
    draft = house.draft(Table(sample.table.columns, sample.rows[1:]), now=sample.later)
    assert draft.version == Version(1, 1, 0)
    assert draft.changes.metadata == ()
    assert {"1.1.0/legalActs-structure.csv", "1.1.0/legalActs-metadata.json"} <= set(draft.files)


def test_another_source_name_is_no_change(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    renamed = {uid: replace(one, path="інша назва.txt") for uid, one in sample.documents.items()}
    assert house.draft(documents=renamed) is None


def test_a_row_added_and_one_changed(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    rows = (*sample.rows[1:], ("2-2024", "Інакше", *sample.rows[0][2:]), ("6", "Є", *[None] * 3))
    draft = house.draft(Table(sample.table.columns, rows), now=sample.later)
    assert draft.version == Version(1, 1, 0)
    assert draft.changes == Changes(
        added=({"uid": "6", "title": "Є", "acceptedDate": None, "text": None, "url": None},),
        changed=(Changed(("2-2024",), {"title": ('Про "лапки", коми', "Інакше")}),),
    )
    manifest = json.loads(draft.manifest)
    assert manifest["opendata"]["previous"] == "1.0.0"
    assert manifest["created"] == "2026-02-01T06:00:00Z"
    passport = json.loads(draft.files["1.1.0/passport.json"])
    assert passport["first_published"]["value"] == "2026-01-15T10:30:00Z"
    assert passport["last_changed"]["value"] == "2026-02-01T06:00:00Z"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"title": "Інша назва"}, "title"),
        ({"description": "Інший опис"}, "description"),
        ({"keywords": ("рішення",)}, "keywords"),
        ({"update": "once a month"}, "update"),
        ({"edition": "2030"}, "edition"),
        ({"descriptor": {"homepage": "https://example.gov.ua/data"}}, "homepage"),
        ({"descriptor": {"licenses": [{"name": "CC0-1.0"}]}}, "licenses"),
    ],
)
def test_metadata_alone_is_a_patch(house, sample, change, name: str) -> None:  # type: ignore[no-untyped-def]
    house.release()
    draft = house.draft(dataset=sample.dataset(**change))
    assert draft.version == Version(1, 0, 1)
    assert draft.changes == Changes(metadata=(name,))


def test_another_contact_is_a_patch(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    contact = replace(sample.council.contact, phone=None)
    draft = house.draft(council=replace(sample.council, contact=contact))
    assert (draft.version, draft.changes.metadata) == (Version(1, 0, 1), ("contact",))


def test_the_text_of_the_structure_is_a_patch_and_a_column_is_more(house, sample) -> None:  # type: ignore[no-untyped-def]
    from opendata.catalogue.schema import schema_from

    house.release()
    described = json.loads(json.dumps(sample.schema.descriptor))
    described["fields"][1]["description"] = "Інакше."
    draft = house.draft(dataset=sample.dataset(schema=schema_from(described, "legalActs")))
    assert (draft.version, draft.changes) == (Version(1, 0, 1), Changes(metadata=("structure",)))
    described["fields"].append({**described["fields"][1], "name": "note", "constraints": {}})
    draft = house.draft(dataset=sample.dataset(schema=schema_from(described, "legalActs")))
    assert (draft.version, draft.changes.columns_added) == (Version(1, 1, 0), ("note",))
    del described["fields"][2]
    table = Table(("uid", "title"), tuple(row[:2] for row in sample.rows))
    changed = sample.dataset(schema=schema_from(described, "legalActs"))
    draft = house.draft(table, dataset=changed, documents={})
    assert (draft.version, draft.changes.columns_removed) == (Version(2, 0, 0), ("acceptedDate",))


def test_a_document_that_comes_or_goes_is_a_minor(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    draft = house.draft(documents={"1-2024": sample.documents["1-2024"]})
    assert draft.version == Version(1, 1, 0)
    assert draft.changes == Changes(documents_removed=1)
    assert draft.counts.documents == 1


def test_another_kind_is_a_patch(house, sample) -> None:  # type: ignore[no-untyped-def]
    house.release()
    draft = house.draft(kinds={**sample.kinds, "1-2024": "протокол"})
    assert (draft.version, draft.changes) == (Version(1, 0, 1), Changes(metadata=("documents",)))


def test_changes_replayed_give_the_table(house, sample) -> None:  # type: ignore[no-untyped-def]
    """Whoever follows the releases by changes.json alone has the table of each of them."""
    from opendata.release.changes import read_changes

    columns = sample.table.columns
    tables = [
        sample.table,
        Table(columns, (*sample.rows[:3], ("9", "н", None, None, None))),
        Table(columns, (*sample.rows[1:3], ("9", "о", None, None, "https://example.gov.ua"))),
    ]
    state: dict[str, dict[str, str | None]] = {}
    for table in tables:
        release = house.release(table)
        changes = read_changes(
            house.store.file(release, f"{release.version}/changes.json").read_bytes()
        )
        for row in changes.removed:
            del state[str(row["uid"])]
        for row in changes.added:
            state[str(row["uid"])] = dict(row)
        for one in changes.changed:
            for column, (old, new) in one.values.items():
                assert state[one.key[0]][column] == old
                state[one.key[0]][column] = new
        assert [state[uid] for uid in sorted(state)] == list(house.store.table(release).records())


def test_an_empty_first_release(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft(Table(sample.table.columns, ()))
    assert (draft.version, draft.counts.rows, draft.documents) == (Version(1, 0, 0), 0, ())
    house.store.commit(draft)
    assert house.draft(Table(sample.table.columns, ()), now=sample.later) is None

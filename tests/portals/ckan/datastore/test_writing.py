from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from table_town import PaperStore, Row, row, schema, written

from opendata.catalogue.schema import schema_from
from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.datastore import writing
from opendata.portals.ckan.datastore.shape import table_wanted
from opendata.portals.ckan.datastore.steps import Doing, TableStep
from opendata.portals.ckan.datastore.writing import Writer, batches


def step(folder: Path, rows: Sequence[Row], key: str | None = "код") -> TableStep:
    structure = schema(key=key)
    path = written(folder / "legalActs.csv", rows, structure)
    csv = hashlib.sha256(path.read_bytes()).hexdigest()
    wanted = table_wanted("table:legalActs:csv", path, csv, 1, structure)
    return TableStep(Doing.CREATE, msg("a test"), wanted.identity, "r1", wanted)


def test_requests_are_bounded_by_rows_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "ROWS", 3)
    assert [len(one) for one in batches(["a"], [("x",)] * 7)] == [3, 3, 1]
    monkeypatch.setattr(writing, "BYTES", 100)
    assert [len(one) for one in batches(["a"], [("ж" * 30,)] * 3)] == [1, 1, 1]
    assert [len(one) for one in batches(["a"], [("x" * 1000,), ("y",)])] == [1, 1]
    assert list(batches(["a"], [])) == []


def test_a_batch_whose_end_is_not_known_is_sent_once_more(tmp_path: Path) -> None:
    store, slept = PaperStore(), list[float]()
    store.faults = [store.timed_out(), store.timed_out()]
    Writer(store, slept.append).carry_out(step(tmp_path, [row(1)]), "r1", lambda a, b: None)
    assert slept == [2.0, 10.0]
    store.faults = [store.timed_out()]
    one = step(tmp_path, [row(1), row(2)])
    update = replace(one, doing=Doing.UPDATE, rows=array("L", [1]))
    Writer(store, slept.append).carry_out(update, "r1", lambda a, b: None)
    assert slept == [2.0, 10.0, 2.0]
    assert [one["код"] for one in store.rows] == ["00000001", "00000002"]


def test_rows_without_a_key_are_never_sent_twice(tmp_path: Path) -> None:
    one = step(tmp_path, [row(1), row(1)], None)

    class Slow(PaperStore):
        def datastore_upsert(self, data: object) -> None:
            super().datastore_upsert(data)  # type: ignore[arg-type]
            raise self.timed_out()

    slow = Slow()
    with pytest.raises(f.TimedOut):
        Writer(slow, lambda seconds: None).carry_out(one, "r1", lambda a, b: None)
    assert len(slow.rows) == 2


def test_rows_are_deleted_by_their_whole_keys(tmp_path: Path) -> None:
    rows = [{**row(n), "частина": part} for n in (1, 2) for part in ("а", "б", "в")]
    fields = schema(частина="string").descriptor["fields"]
    ours = {"resource": "legalActs", "rowKey": ["код", "частина"]}
    structure = schema_from({"fields": fields, "opendata": ours}, "legalActs")
    path = written(tmp_path / "legalActs.csv", rows, structure)
    csv = hashlib.sha256(path.read_bytes()).hexdigest()
    wanted = table_wanted("table:legalActs:csv", path, csv, 1, structure)
    store = PaperStore()
    writer = Writer(store)
    made = TableStep(Doing.CREATE, msg("a test"), wanted.identity, "r1", wanted)
    writer.carry_out(made, "r1", lambda a, b: None)
    gone = (("00000001", "а"), ("00000001", "б"), ("00000002", "в"))
    update = TableStep(Doing.UPDATE, msg("a test"), wanted.identity, "r1", wanted, gone=gone)
    store.calls.clear()
    writer.carry_out(update, "r1", lambda a, b: None)
    assert [data["filters"] for _, data in store.calls] == [
        {"код": "00000001", "частина": ["а", "б"]},
        {"код": "00000002", "частина": ["в"]},
    ]
    assert len(store.rows) == 3


def test_a_table_without_the_key_that_it_should_have_is_made_anew(tmp_path: Path) -> None:
    store = PaperStore()
    one = step(tmp_path, [row(1), row(2)])
    writer = Writer(store)
    writer.carry_out(one, "r1", lambda a, b: None)
    store.key = []
    update = replace(one, doing=Doing.UPDATE, rows=array("L", [1]))
    writer.carry_out(update, "r1", lambda a, b: None)
    assert store.key == ["код"]
    assert len(store.rows) == 2


def test_a_refusal_is_told_at_once(tmp_path: Path) -> None:
    class Refusing(PaperStore):
        def datastore_create(self, data: object) -> None:
            raise f.Denied(self.timed_out().problem)  # type: ignore[attr-defined]

    slept = list[float]()
    with pytest.raises(f.Denied):
        Writer(Refusing(), slept.append).carry_out(
            step(tmp_path, [row(1)]), "r1", lambda a, b: None
        )
    assert not slept

"""What a publication does with its tables, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from table_town import IDENTITY, PaperStore, TableWorld, row, schema

from opendata.portals.ckan.client import refusals
from opendata.portals.ckan.datastore.known import KnownTable
from opendata.portals.ckan.datastore.steps import Doing
from opendata.portals.ckan.datastore.tables import Tables, printed
from opendata.portals.ckan.identity import Recognised
from opendata.portals.ckan.present import PresentResource, present
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.version import Schema, Status, abilities_of
from opendata.portals.ckan.wanted import Wanted, wanted
from opendata.portals.portal import Action, Match
from opendata.problems import OpendataError


class Store(PaperStore):
    def __init__(self, *, has: bool = True) -> None:
        super().__init__()
        self.has = has

    def help_show(self, _data: object) -> Any:
        if not self.has:
            raise refusals.not_found(self.spot("help_show"), "Not found", 404)
        return ""


def quiet(done: int, total: int) -> None:
    """Nobody watches."""


def resources(**ids: dict[str, object]) -> dict[str, PresentResource]:
    found = present({"id": "d", "name": "d", "resources": [{"id": k, **v} for k, v in ids.items()]})
    return {one.id: one for one in found.resources}


def found(active: bool = True, gone: PresentResource | None = None) -> Recognised:
    there = resources(r1={"datastore_active": active, "url": "https://x.example/legalActs.csv"})
    went = {"table:old:csv": gone} if gone else {}
    return Recognised({IDENTITY: there["r1"]}, went, {}, (), ())


@pytest.fixture
def world(tmp_path: Path) -> TableWorld:
    made = TableWorld(tmp_path)
    made.publish_rows([row(number) for number in range(4)])
    return made


def want_of(world: TableWorld) -> Wanted:
    can = abilities_of(
        Status((2, 12), None, "", ""),
        Schema(None),
        PROFILES["ckan"],
        revise=True,
        groups=frozenset(),
    )
    return wanted(world.publication(), PROFILES["ckan"], can, organization="rada")


def test_a_new_table_is_planned_written_and_proven(world: TableWorld) -> None:
    store, tables, want = Store(), Tables("local", asked=True), want_of(world)
    publication = world.publication()
    plan = tables.plan(store, publication, want, None, {}, possible=True)
    (write,) = printed(plan, want, "decisions-1", None)
    assert write.action is Action.CREATE
    assert write.path == "decisions-1/legalActs.csv#datastore"
    assert write.bytes > 0
    tables.apply(store, plan, found(), quiet)
    proof = tables.prove(store, publication, want, found(), plan, {}, possible=True)
    assert [one.match for one in proof.checks] == [Match.SAME, Match.SAME]
    assert tables.serve(want, found(), proof.known, possible=True)
    assert not tables.serve(want, found(active=False), proof.known, possible=True)
    assert not tables.serve(want, found(), {}, possible=True)


def test_the_proof_says_what_is_wrong(world: TableWorld) -> None:
    store, tables, want = Store(), Tables("local", asked=True), want_of(world)
    publication = world.publication()
    known = {IDENTITY: KnownTable("c", "f", "")}

    def matches() -> list[Match]:
        proof = tables.prove(store, publication, want, found(), None, known, possible=False)
        return [one.match for one in proof.checks]

    assert matches() == [Match.MISSING]
    plan = tables.plan(store, publication, want, found(), {}, possible=True)
    tables.apply(store, plan, found(), quiet)
    store.rows[0]["назва"] = "Інша"
    assert matches() == [Match.DIFFERS, Match.SAME]
    assert store.fields is not None
    store.fields[0]["info"] = {}
    assert matches() == [Match.DIFFERS, Match.DIFFERS]
    store.fields[0]["type"] = "numeric"
    assert matches() == [Match.DIFFERS, Match.DIFFERS]


def test_rows_of_others_are_told_after_all_else_was_done(world: TableWorld) -> None:
    store, tables, want = Store(), Tables("local", asked=True), want_of(world)
    plan = tables.plan(store, world.publication(), want, found(), {}, possible=True)
    tables.apply(store, plan, found(), quiet)
    store.rows[0]["назва"] = "Інша"
    plan = tables.plan(store, world.publication(), want, found(), {}, possible=True)
    assert [one.code for one in plan.problems] == ["portal-table-edited"]
    assert not plan.steps
    with pytest.raises(OpendataError) as caught:
        tables.apply(store, plan, found(), quiet)
    assert caught.value.problem.code == "portal-table-edited"
    assert store.rows[0]["назва"] == "Інша"


def test_the_table_of_a_withdrawn_file_is_dropped_and_that_is_proven(world: TableWorld) -> None:
    store, tables, want = Store(), Tables("local", asked=True), want_of(world)
    publication = world.publication()
    first = tables.plan(store, publication, want, found(), {}, possible=True)
    tables.apply(store, first, found(), quiet)
    gone = resources(r9={"datastore_active": True, "url": "https://x.example/old.csv"})["r9"]
    there = found(gone=gone)
    plan = tables.plan(store, publication, want, there, {}, possible=True)
    assert [one.doing for one in plan.steps] == [Doing.DROP]
    assert printed(plan, want, "d", there)[0].path == "d/old.csv#datastore"
    proof = tables.prove(store, publication, want, there, plan, {}, possible=True)
    assert proof.checks[-1].match is Match.DIFFERS
    tables.apply(store, plan, there, quiet)
    proof = tables.prove(store, publication, want, there, plan, {}, possible=True)
    assert proof.checks[-1].match is Match.SAME


def test_a_portal_without_a_datastore_is_told_and_nothing_stops(world: TableWorld) -> None:
    tables, want = Tables("local", asked=True), want_of(world)
    lacking = Store(has=False)
    plan = tables.plan(lacking, world.publication(), want, found(), {}, possible=False)
    assert [one.code for one in plan.problems] == ["portal-datastore"]
    assert not plan.steps
    assert tables.serve(want, found(), {}, possible=False)
    hidden = tables.plan(Store(), world.publication(), want, None, {}, possible=False)
    assert [one.doing for one in hidden.steps] == [Doing.CREATE]


def test_nothing_is_done_unasked_and_an_old_table_is_told(world: TableWorld) -> None:
    tables, want = Tables("local", asked=False), want_of(world)
    known = {IDENTITY: KnownTable("c", "f", "")}
    store = Store()
    plan = tables.plan(store, world.publication(), want, found(), known, possible=True)
    assert [one.code for one in plan.problems] == ["portal-table-left"]
    assert tables.serve(want, found(), known, possible=True)
    proof = tables.prove(store, world.publication(), want, found(), plan, known, possible=True)
    assert proof.checks == ()
    assert proof.known == known
    assert not store.calls


def test_a_table_that_cannot_be_is_told_and_does_not_wake_the_night(world: TableWorld) -> None:
    world.publish_rows([row(1)], schema(**{"ж" * 40: "string"}))
    store, tables, want = Store(), Tables("local", asked=True), want_of(world)
    plan = tables.plan(store, world.publication(), want, None, {}, possible=True)
    assert [one.code for one in plan.problems] == ["portal-table-unfit"]
    assert not plan.steps
    there = found(active=False)
    proof = tables.prove(store, world.publication(), want, there, plan, {}, possible=True)
    assert proof.checks == ()
    assert tables.serve(want, there, proof.known, possible=True)

"""What holds of every plan, whatever is published, killed, and done by hand."""

from __future__ import annotations

import copy
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from paper_portal import PaperPortal, resource, wanted_of

from opendata.portals.ckan.identity import recognise
from opendata.portals.ckan.plan import Kind
from opendata.portals.ckan.wanted import Wanted, WantedResource

IDENTITIES = (
    "table:legalActs:csv",
    "table:legalActs:xlsx",
    "documents:2025",
    "documents:2024",
    "structure:csv",
    "passport",
)


TABLE = IDENTITIES[0]
OTHER = "table:acts:csv"


def _renamed(one: WantedResource) -> WantedResource:
    return replace(one, identity=OTHER, previous=(TABLE,))


@st.composite
def wanteds(draw: st.DrawFn) -> Wanted:
    names = draw(st.sets(st.sampled_from(IDENTITIES), min_size=1))
    parts = [
        resource(
            name,
            draw(st.sampled_from(["один", "два", "три"])) + name,
            description=draw(st.sampled_from(["Опис", "Інший опис"])),
            previous=(OTHER,) if name == TABLE else (),
        )
        for name in draw(st.permutations(sorted(names)))
    ]
    if draw(st.booleans()):  # the table is called otherwise in another edition
        parts = [_renamed(one) if one.identity == TABLE else one for one in parts]
    return wanted_of(
        parts,
        version=draw(st.sampled_from(["1.0.0", "1.0.1", "2.0.0"])),
        tags=draw(st.sampled_from([("рада",), ("акти", "рада")])),
        notes=draw(st.sampled_from(["Перелік", "Інший перелік", None])),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(wanteds(), min_size=1, max_size=4), st.booleans())
def test_what_was_published_needs_no_more_writes(runs: list[Wanted], forgetful: bool) -> None:
    portal = PaperPortal(forgetful=forgetful)
    for one in runs:
        assert not portal.publish(one).stopped
        again = portal.plan(one)
        assert again.nothing
        assert not again.stopped
        assert not again.conflicts
        found = portal.show()
        assert found is not None
        served = {one.id: portal.files[one.id] for one in found.resources}
        ours = recognise(one, found, portal.last).ours
        assert {name: served[there.id] for name, there in ours.items()} == {
            part.identity: part.sha256 for part in one.resources
        }
        assert found.fields["private"] is False


@settings(max_examples=40, deadline=None)
@given(st.lists(wanteds(), max_size=2), wanteds(), st.data(), st.booleans())
def test_a_run_that_was_killed_reaches_the_same_end(
    before: list[Wanted], target: Wanted, data: st.DataObject, forgetful: bool
) -> None:
    portal = PaperPortal(forgetful=forgetful)
    for one in before:
        portal.publish(one)
    killed = copy.deepcopy(portal)
    steps = len(portal.publish(target).steps)
    for _ in range(data.draw(st.integers(1, 3))):
        killed.publish(target, upto=data.draw(st.integers(0, steps)))
    killed.publish(target)
    assert killed.state() == portal.state()
    assert killed.plan(target).nothing


@settings(max_examples=40, deadline=None)
@given(wanteds(), wanteds(), st.data(), st.booleans())
def test_a_newer_release_after_a_killed_run_ends_well(
    first: Wanted, second: Wanted, data: st.DataObject, forgetful: bool
) -> None:
    portal = PaperPortal(forgetful=forgetful)
    portal.publish(first, upto=data.draw(st.integers(0, 5)))
    done = portal.publish(second)
    assert not done.stopped
    assert not done.conflicts
    assert portal.plan(second).nothing


@settings(max_examples=40, deadline=None)
@given(st.lists(wanteds(), min_size=2, max_size=4), st.data())
def test_what_others_put_there_stays_as_it_is(runs: list[Wanted], data: st.DataObject) -> None:
    portal = PaperPortal()
    portal.publish(runs[0])
    assert portal.package is not None
    ids = [portal.add_foreign(f"Чужий файл {number}") for number in range(2)]
    places = data.draw(st.permutations(range(len(portal.package["resources"]))))
    portal.package["resources"] = [portal.package["resources"][at] for at in places]
    portal.package["extras"].append({"key": "theirs", "value": "так"})
    portal.package["strange"] = [{"a": 1}]
    before = {id_: (copy.deepcopy(portal.raw(id_)), portal.files[id_]) for id_ in ids}
    at = [one["id"] for one in portal.package["resources"]]
    for one in runs[1:]:
        made = portal.publish(one)
        assert not made.stopped
        assert {id_ for id_ in ids if any(id_ in told for told in made.foreign)} == set(ids)
        assert not {step.resource_id for step in made.steps} & set(ids)
    assert {id_: (portal.raw(id_), portal.files[id_]) for id_ in ids} == before
    now = [one["id"] for one in portal.package["resources"]]
    assert [at.index(id_) for id_ in ids] == [now.index(id_) for id_ in ids]
    assert {"key": "theirs", "value": "так"} in portal.package["extras"]
    assert portal.package["strange"] == [{"a": 1}]


@settings(max_examples=40, deadline=None)
@given(st.lists(wanteds(), min_size=2, max_size=5))
def test_addresses_stay_and_nothing_is_deleted(runs: list[Wanted]) -> None:
    portal = PaperPortal()
    known: dict[str, str] = {}
    for one in runs:
        portal.publish(one)
        ids = portal.ids()
        assert portal.package is not None
        assert len(portal.package["resources"]) == len(set(ids.values())) == len(ids)
        assert set(known.values()) <= set(ids.values())
        same = known.keys() & ids.keys()
        assert {name: known[name] for name in same} == {name: ids[name] for name in same}
        known = ids


@settings(max_examples=40, deadline=None)
@given(wanteds(), wanteds())
def test_a_plan_depends_on_nothing_else(first: Wanted, second: Wanted) -> None:
    portal = PaperPortal()
    portal.publish(first)
    assert portal.plan(second) == copy.deepcopy(portal).plan(second)


@settings(max_examples=40, deadline=None)
@given(wanteds(), wanteds())
def test_files_come_first_and_the_passport_last_of_them(first: Wanted, second: Wanted) -> None:
    portal = PaperPortal()
    order = list(Kind)
    for one in (first, second):
        made = portal.publish(one)
        kinds = [Kind.ADD if step.kind is Kind.REPLACE else step.kind for step in made.steps]
        assert kinds == sorted(kinds, key=order.index)
        uploads = [step.identity for step in made.steps if step.kind in (Kind.ADD, Kind.REPLACE)]
        wanted = [part.identity for part in one.resources]
        assert uploads == [name for name in wanted if name in uploads]


@settings(max_examples=40, deadline=None)
@given(wanteds(), wanteds(), st.data())
def test_what_was_changed_by_hand_is_told_and_not_written_over(
    first: Wanted, second: Wanted, data: st.DataObject
) -> None:
    portal = PaperPortal()
    portal.publish(first)
    assert portal.package is not None
    field = data.draw(st.sampled_from(["title", "notes", "version"]))
    portal.package[field] = "Написано рукою"
    made = portal.publish(second)
    assert [one.change.field for one in made.conflicts] == [field]
    assert portal.package[field] == "Написано рукою"
    assert [one.change.field for one in portal.plan(second).conflicts] == [field]
    portal.publish(second, force=True)
    assert (portal.package[field] or None) == second.fields[field]
    assert not portal.plan(second).conflicts


@settings(max_examples=40, deadline=None)
@given(wanteds(), wanteds(), st.data())
def test_a_file_that_was_replaced_by_hand_stops_everything(
    first: Wanted, second: Wanted, data: st.DataObject
) -> None:
    portal = PaperPortal()
    portal.publish(first)
    assert portal.package is not None
    one = data.draw(st.sampled_from(portal.package["resources"]))
    portal.upload(one["id"], "0" * 64, "inshe.csv")
    before = copy.deepcopy(portal.state())
    made = portal.publish(second)
    assert made.stopped
    assert not made.steps
    assert [conflict.resource_id for conflict in made.conflicts] == [one["id"]]
    assert portal.state() == before
    portal.publish(second, force=True)
    assert portal.plan(second).nothing


@settings(max_examples=40, deadline=None)
@given(wanteds(), st.data())
def test_a_resource_deleted_by_hand_comes_back_at_its_address(
    one: Wanted, data: st.DataObject
) -> None:
    portal = PaperPortal()
    portal.publish(one)
    before = portal.state()
    portal.delete(data.draw(st.sampled_from(sorted(portal.ids().values()))))
    made = portal.publish(one)
    assert [step.kind for step in made.steps if step.kind is not Kind.REORDER] == [Kind.ADD]
    assert portal.state() == before

from __future__ import annotations

import copy
from dataclasses import replace

import pytest
from paper_portal import DATASET_ID, MARK_OF, PaperPortal, resource, sha, wanted_of

from opendata.portals.ckan.identity import part_of, recognise, resource_id
from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.values import CONTENT, MARK

CSV, PASSPORT = "table:legalActs:csv", "passport"
WANTED = wanted_of([resource(CSV), resource(PASSPORT)])


@pytest.fixture
def portal() -> PaperPortal:
    made = PaperPortal()
    made.publish(WANTED)
    return made


def matched(portal: PaperPortal, last: LastKnown | None) -> dict[str, str]:
    found = portal.show()
    assert found is not None
    recognised = recognise(WANTED, found, last)
    assert not recognised.contradictions
    return {name: one.id for name, one in recognised.ours.items()}


def test_ids_are_the_same_whenever_they_are_asked_for() -> None:
    assert resource_id(DATASET_ID, CSV) == resource_id(DATASET_ID, CSV)
    assert resource_id(DATASET_ID, CSV) != resource_id(DATASET_ID, PASSPORT)
    assert resource_id("another", CSV) != resource_id(DATASET_ID, CSV)


def test_each_sign_is_enough_by_itself(portal: PaperPortal) -> None:
    expected = matched(portal, portal.last)
    assert matched(portal, None) == expected  # mark and id
    for one in portal.ids().values():
        del portal.raw(one)[MARK]  # as the form of the portal does
    assert matched(portal, None) == expected  # id alone
    other = copy.deepcopy(portal)
    for number, id_ in enumerate(expected.values()):
        other.raw(id_)["id"] = f"own-{number}"
    assert matched(other, None) == {}
    known = {name: KnownResource(f"own-{at}") for at, name in enumerate(expected)}
    assert matched(other, LastKnown(DATASET_ID, resources=known)) == {
        CSV: "own-0",
        PASSPORT: "own-1",
    }  # journal alone
    other.raw("own-0")[MARK] = f"{MARK_OF}#{CSV}"
    assert matched(other, None) == {CSV: "own-0"}  # mark alone


def test_a_copy_of_ours_is_not_ours(portal: PaperPortal) -> None:
    copy_ = portal.add_foreign("Копія")
    (id_,) = [one for mark, one in portal.ids().items() if mark.endswith(CSV)]
    portal.raw(copy_)[MARK] = portal.raw(id_)[MARK]
    assert matched(portal, portal.last)[CSV] == id_
    made = portal.plan(WANTED)
    assert made.nothing
    assert copy_ in made.foreign[0]


def test_the_mark_of_another_dataset_is_foreign(portal: PaperPortal) -> None:
    id_ = portal.add_foreign("Інше")
    portal.raw(id_)[MARK] = "01234567/budget#passport"
    portal.raw(id_)[CONTENT] = sha("Інше")
    assert part_of(portal.raw(id_)[MARK], MARK_OF) is None
    made = portal.plan(WANTED)
    assert made.nothing
    assert not made.stopped
    assert len(made.foreign) == 1


def test_two_resources_for_one_part_stop_everything(portal: PaperPortal) -> None:
    ids = [portal.add_foreign("Копія"), portal.add_foreign("Копія 2")]
    for one in ids:
        portal.raw(one)[MARK] = f"{MARK_OF}#{CSV}"
    portal.delete(portal.plan(WANTED).left[0].resource_id or "")
    portal.last = None
    made = portal.plan(WANTED)
    assert made.stopped
    assert [one.code for one in made.problems] == ["portal-identity-contradiction"]


def test_a_mark_that_moved_stops_everything(portal: PaperPortal) -> None:
    ids = portal.ids()
    one, two = ids.values()
    portal.raw(one)[MARK], portal.raw(two)[MARK] = portal.raw(two)[MARK], portal.raw(one)[MARK]
    made = portal.plan(WANTED, force=True)
    assert made.stopped
    assert {one.code for one in made.problems} == {"portal-identity-contradiction"}


def test_two_parts_never_share_a_resource(portal: PaperPortal) -> None:
    (id_,) = [one for mark, one in portal.ids().items() if mark.endswith(CSV)]
    known = {name: KnownResource(id_) for name in (CSV, PASSPORT)}
    portal.last = LastKnown(DATASET_ID, resources=known)
    assert portal.plan(WANTED).stopped


def test_a_resource_that_looks_like_ours_waits_for_a_person(portal: PaperPortal) -> None:
    bigger = wanted_of([*WANTED.resources, resource("structure:csv")])
    id_ = portal.add_foreign("Назва structure:csv")
    made = portal.plan(bigger, force=True)
    assert made.stopped
    (problem,) = made.problems
    assert problem.code == "portal-resource-alike"
    assert id_ in (problem.found or "")
    portal.last = LastKnown(
        DATASET_ID,
        portal.last.memory if portal.last else LastKnown().memory,
        {
            **(portal.last.resources if portal.last else {}),
            "structure:csv": KnownResource(id_, adopted=True),
        },
    )
    portal.publish(bigger)
    assert portal.ids()[f"{MARK_OF}#structure:csv"] == id_
    assert portal.files[id_] == sha("structure:csv")
    assert portal.plan(bigger).nothing


def test_what_a_person_left_is_not_asked_about_again(portal: PaperPortal) -> None:
    bigger = wanted_of([*WANTED.resources, resource("structure:csv")])
    id_ = portal.add_foreign("  НАЗВА structure:csv")
    assert portal.plan(bigger).stopped
    assert portal.last is not None
    portal.last = replace(portal.last, left=frozenset({id_}))
    before = dict(portal.raw(id_))
    portal.publish(bigger)
    assert portal.raw(id_) == before
    assert portal.ids()[f"{MARK_OF}#structure:csv"] != id_
    assert portal.last.left == {id_}
    assert portal.plan(bigger).nothing


def test_a_person_decides_between_a_resource_and_its_marked_copy(portal: PaperPortal) -> None:
    (ours,) = [one for mark, one in portal.ids().items() if mark.endswith(CSV)]
    del portal.raw(ours)[MARK]
    copy_ = portal.add_foreign("Копія")
    portal.raw(copy_)[MARK] = f"{MARK_OF}#{CSV}"
    assert portal.plan(WANTED).stopped
    assert portal.last is not None
    resources = {**portal.last.resources, CSV: KnownResource(ours, adopted=True)}
    portal.last = replace(portal.last, resources=resources)
    portal.publish(WANTED)
    assert portal.raw(ours)[MARK] == f"{MARK_OF}#{CSV}"
    assert portal.plan(WANTED).nothing

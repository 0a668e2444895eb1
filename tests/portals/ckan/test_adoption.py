from __future__ import annotations

from dataclasses import replace

from adopting_hands import TITLE, Hall, package, said_of
from publications import World, row

from opendata.portals.ckan.adoption import decide
from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.recollection import recollected, to_json
from opendata.release.release import Version
from opendata.review.offers import Kind

MARK_OF = "01234567/decisions"
CSV, XLSX = "table:legalActs:csv", "table:legalActs:xlsx"
FILES = (
    {"id": "r1", "name": "Реєстр", "url": "https://data.example/legalacts.csv"},
    {"id": "r2", "name": "Інше", "format": "PDF"},
)


def test_a_dataset_is_adopted_and_its_files_wait_for_the_release(world: World) -> None:
    hall = Hall(world, package("d1"))
    done = hall.decide(d1="adopt")
    assert (done.taken, done.same, done.problems) == (1, 0, ())
    (change,) = done.changes
    assert change.memory.known == LastKnown("d1", adopted=True, pending=True)
    assert (change.memory.name, change.memory.version) == ("d1-name", None)
    assert recollected(to_json(change.memory), "local") == change.memory
    again = hall.decide(d1="взяти")
    assert (again.changes, again.same) == ((), 1)


def test_files_are_decided_about_with_their_dataset(world: World) -> None:
    world.release([row(1)])
    hall = Hall(world, package("d1", resources=FILES))
    done = hall.decide(d1="adopt", r1="adopt", r2="leave")
    assert done.taken == 3
    known = hall.memory["decisions"].known
    assert known.resources == {CSV: KnownResource("r1", adopted=True)}
    assert known.left == {"r2"}
    assert not known.pending
    assert hall.decide(d1="adopt", r1="adopt", r2="leave").same == 3


def test_a_name_may_stand_in_place_of_a_choice(world: World) -> None:
    world.release([row(1)])
    world.datasets["budget"] = world.dataset("budget", "Бюджет", requirement="budget")
    hall = Hall(world, package("d1", "Зовсім інше", resources=FILES))
    assert hall.codes(d1="adopt") == ["adopt-decision"], "nothing is suggested"
    assert hall.codes(d1="буджет") == ["adopt-decision"]
    hall.decide(d1=" Decisions ")
    assert hall.memory["decisions"].known.id == "d1"
    assert hall.codes(r2="table:nothing") == ["adopt-decision"]
    hall.decide(r2="legalActs (XLSX)")
    assert hall.memory["decisions"].known.resources[XLSX].id == "r2"


def test_one_is_never_several(world: World) -> None:
    world.datasets["budget"] = world.dataset("budget", "Бюджет", requirement="budget")
    hall = Hall(world, package("d1", "А"), package("d2", "Б"))
    assert hall.codes(d1="decisions", d2="decisions") == ["adopt-twice"] * 2
    hall.decide(d1="decisions")
    assert hall.codes(d2="decisions") == ["adopt-taken"]
    assert hall.codes(d1="budget") == ["adopt-twice"]


def test_a_dataset_of_ours_is_not_given_to_another_of_ours(world: World) -> None:
    world.datasets["budget"] = world.dataset("budget", "Бюджет", requirement="budget")
    hall = Hall(world, package("d1", "А", MARK_OF))
    assert hall.codes(d1="budget") == ["adopt-twice"]
    assert hall.decide(d1="adopt").same == 1, "its mark says so already"


def test_of_two_that_bear_one_mark_a_person_chooses(world: World) -> None:
    hall = Hall(world, package("d1", TITLE, MARK_OF), package("d2", TITLE, MARK_OF))
    assert not hall.pairs.found
    hall.decide(d1="decisions")
    assert hall.memory["decisions"].known.id == "d1"


def test_a_dataset_that_is_gone_gives_its_place_to_another(world: World) -> None:
    hall = Hall(world, package("d2"))
    hall.remember("decisions", LastKnown("d1"))
    hall.decide(d2="adopt")
    assert hall.memory["decisions"].known.id == "d2"


def test_a_decision_is_taken_back_until_it_is_published(world: World) -> None:
    world.release([row(1)])
    hall = Hall(world, package("d1", resources=FILES))
    hall.decide(d1="adopt", r1="adopt")
    hall.decide(r1="leave")
    assert hall.memory["decisions"].known.resources == {}
    assert hall.memory["decisions"].known.left == {"r1"}
    hall.decide(d1="leave")
    assert hall.memory["decisions"].known == LastKnown(left=frozenset({"r1", "d1"}))
    hall.decide(d1="decisions")
    assert hall.memory["decisions"].known.id == "d1"


def test_what_was_published_is_not_left(world: World) -> None:
    world.release([row(1)])
    marked = {"id": "r3", "name": "Наше", "opendata_id": f"{MARK_OF}#{XLSX}"}
    hall = Hall(world, package("d1", TITLE, MARK_OF, resources=(*FILES, marked)))
    hall.remember("decisions", LastKnown("d1", resources={CSV: KnownResource("r1", "ab" * 32)}))
    hall.memory["decisions"] = replace(hall.memory["decisions"], version=Version(1, 0, 0))
    assert hall.codes(d1="leave", r1="leave", r3="leave") == ["adopt-published"] * 3


def test_a_part_has_one_place(world: World) -> None:
    world.release([row(1)])
    hall = Hall(world, package("d1", resources=FILES))
    hall.decide(d1="adopt")
    assert hall.codes(r1="adopt", r2=CSV) == ["adopt-twice"] * 2
    hall.decide(r1="adopt")
    assert hall.codes(r2=CSV) == ["adopt-taken"]
    assert hall.codes(r1=XLSX) == ["adopt-taken"]


def test_another_decision_about_a_published_dataset_keeps_what_is_known(world: World) -> None:
    world.release([row(1)])
    hall = Hall(world, package("d1", TITLE, MARK_OF, resources=FILES))
    before = LastKnown("d1", resources={XLSX: KnownResource("r9", "ab" * 32)})
    hall.remember("decisions", before, "d1-name")
    hall.memory["decisions"] = replace(
        hall.memory["decisions"], version=Version(1, 0, 0), manifest="12" * 32, proven=True
    )
    hall.decide(r1="adopt")
    after = hall.memory["decisions"]
    assert after.known.resources == {**before.resources, CSV: KnownResource("r1", adopted=True)}
    assert (after.version, after.name) == (Version(1, 0, 0), "d1-name")
    assert not after.proven, "the next run has to look"


def test_a_resource_waits_for_its_dataset_and_for_a_release(world: World) -> None:
    hall = Hall(world, package("d1", resources=FILES))
    rows = {"r1": replace(hall.rows()["d1"], resource="r1", kind=Kind.RESOURCE)}
    said = [said_of(rows["r1"], "adopt")]
    assert [one.code for one in decide(said, hall.subjects, hall.pairs, hall).problems] == [
        "adopt-order"
    ]
    hall.decide(d1="adopt")
    again = decide(said, hall.subjects, hall.pairs, hall)
    assert [one.code for one in again.problems] == ["adopt-order"]


def test_what_is_gone_torn_or_contradictory_is_left_out(world: World) -> None:
    hall = Hall(world, package("d1"))
    row_ = hall.rows()["d1"]
    twice = [said_of(row_, "adopt", 3), said_of(row_, "leave", 4)]
    torn = [replace(said_of(row_, "adopt"), whole=False)]
    for said in (twice, torn):
        done = decide(said, hall.subjects, hall.pairs, hall)
        assert [one.code for one in done.problems] == ["adopt-row"]
        assert not done.changes
    same = decide(
        [said_of(row_, "adopt"), said_of(row_, "взяти", 4)], hall.subjects, hall.pairs, hall
    )
    assert same.taken == 1
    hall.portal.clear()
    gone = decide([said_of(row_, "adopt")], hall.subjects, hall.pairs, hall)
    assert [one.code for one in gone.problems] == ["adopt-gone"]


def test_a_row_without_a_decision_decides_nothing(world: World) -> None:
    hall = Hall(world, package("d1"))
    done = hall.decide(d1="")
    assert (done.changes, done.same, done.problems) == ((), 0, ())

"""From the tables of a release to an event in the journal, against a site on this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from feed_site import Page, a_site
from links_hands import SERVED, Visits, parking, paths
from town import Town

from opendata.pipeline.links.found import State
from opendata.problems import Exit, OpendataError

HERE = Page(b"here")


@pytest.fixture
def visits(town: Town) -> Iterator[Visits]:
    with a_site() as site:
        yield Visits(town, site)


def test_what_answers_and_what_does_not_is_recorded(visits: Visits) -> None:
    visits.pages = {
        "/a": HERE,
        "/moved": Page(status=301, headers={"Location": "/a"}),
        "/closed": Page(status=403),
    }
    visits.publish("/a", "/gone", "/closed", "/moved", "/a")
    summary = visits.visit()
    assert summary.exit_code is Exit.INVALID
    assert summary.sites == {visits.site.address: 4 + SERVED}
    data = visits.last()
    assert data["version"] == "1.0.0"
    assert data["numbers"] == {
        "addresses": 4,
        "own": 0,
        "alive": 2,
        "dead": 1,
        "unchecked": 1,
        "left": 0,
        "moved": 1,
    }
    assert data["visited"] == 4
    assert data["dead"] == [[f"{visits.site.address}/gone", "lot-1", "http-404"]]
    assert data["unchecked"] == [[f"{visits.site.address}/closed", "lot-2", "http-403"]]
    assert data["moved"] == [[f"{visits.site.address}/moved", "lot-3", f"{visits.site.address}/a"]]


def test_the_event_knows_the_release_by_its_hash(visits: Visits) -> None:
    visits.publish("/a")
    (found,) = visits.visit("parking").datasets
    assert visits.last()["manifest"] == found.manifest


def test_addresses_of_the_own_site_are_looked_up_in_its_folder(visits: Visits) -> None:
    base = visits.base
    visits.publish(f"{base}/parking/index.html", f"{base}/parking/no.html")
    summary = visits.visit()
    assert visits.asked() == []
    found = parking(summary)
    assert (found.own, [one.text for one in found.missing]) == (1, [f"{base}/parking/no.html"])
    assert visits.last()["dead"] == [[f"{base}/parking/no.html", "lot-1", "no-file"]]
    assert summary.exit_code is Exit.INVALID


def test_marks_in_a_page_are_one_visit(visits: Visits) -> None:
    visits.pages = {"/a": HERE}
    visits.publish("/a#1", "/a#2")
    found = parking(visits.visit())
    assert (len(found.of(State.ALIVE)), found.visited) == (2, 2)
    assert len([one for one in visits.site.asked if one.path == "/a"]) == 1


def test_what_answered_of_late_is_not_asked_again(visits: Visits) -> None:
    visits.pages = {"/a": HERE, "/b": Page(status=403)}
    visits.publish("/a", "/b")
    visits.visit()
    visits.asked()
    visits.visit()
    assert visits.asked() == ["/b"]
    visits.later(31)
    visits.visit()
    assert sorted(visits.asked()) == ["/a", "/b"]
    visits.visit(older_than=0)
    assert sorted(visits.asked()) == ["/a", "/b"]


def test_a_limit_leaves_the_rest_to_the_next_run(visits: Visits) -> None:
    visits.pages = {f"/{number}": HERE for number in range(5)}
    visits.publish(*visits.pages)
    first = parking(visits.visit(limit=2))
    assert (first.left, first.visited) == (3, 2)
    assert visits.last()["numbers"]["left"] == 3
    seen = visits.asked()
    parking(visits.visit(limit=2))
    seen += visits.asked()
    assert parking(visits.visit(limit=2)).left == 0
    assert sorted(seen + visits.asked()) == sorted(visits.pages)


def test_what_answered_too_long_ago_and_was_not_asked_again_waits(visits: Visits) -> None:
    visits.pages = {"/a": HERE, "/b": HERE}
    visits.publish("/a", "/b")
    visits.visit()
    visits.later(40)
    assert parking(visits.visit(limit=1)).numbers["alive"] == 1
    assert visits.last()["numbers"]["left"] == 1


def test_a_run_that_learns_nothing_new_leaves_the_journal_alone(visits: Visits) -> None:
    visits.pages = {"/a": HERE, "/b": Page(status=403)}
    visits.publish("/a", "/b")
    visits.visit()
    visits.visit()
    visits.later(1)
    visits.visit()
    assert len(visits.events()) == 1
    visits.later(7)
    visits.visit()  # the same, and it is told once a week
    assert len(visits.events()) == 2
    visits.pages["/b"] = HERE
    visits.visit()
    assert len(visits.events()) == 3
    assert visits.last()["numbers"]["alive"] == 2


def test_a_new_release_is_told_of_though_all_was_visited(visits: Visits) -> None:
    visits.pages = {"/a": HERE}
    visits.publish("/a")
    visits.visit()
    visits.publish("/a", "/a")
    visits.visit()
    assert [one.data["version"] for one in visits.events()] == ["1.0.0", "1.1.0"]
    assert visits.last()["visited"] == 0


def test_silence_for_three_days_is_death_while_others_answer(visits: Visits) -> None:
    visits.pages = {"/a": HERE, "/b": Page(status=502)}
    visits.publish("/a", "/b")
    states = []
    for _ in range(3):
        states.append(parking(visits.visit(older_than=0)).dead)
        visits.later(1)
    assert states == [0, 0, 1]
    assert visits.last()["dead"][0][2] == "long-silent"


def test_where_nobody_answers_at_all_nothing_is_learnt(visits: Visits) -> None:
    visits.pages = {"/a": Page(status=502), "/b": Page(status=500)}
    visits.online = Page(status=503)
    visits.publish("/a", "/b")
    for _ in range(4):
        summary = visits.visit()
        assert summary.no_network
        assert summary.exit_code is Exit.UNREACHABLE
        visits.later(1)
    assert visits.events() == ()
    assert not (visits.town.root / ".opendata" / "links.sqlite").exists()


def test_what_robots_txt_forbids_is_not_asked_for(visits: Visits) -> None:
    visits.pages = {"/robots.txt": Page(b"User-agent: *\nDisallow: /x"), "/a": HERE}
    visits.publish("/a", "/x/1")
    found = parking(visits.visit())
    assert visits.asked() == ["/a"]
    assert found.visited == 1
    assert paths(visits.last()["unchecked"]) == ["/x/1"]
    assert visits.last()["unchecked"][0][2] == "robots"


def test_a_site_that_stays_silent_is_left_alone_in_this_run(visits: Visits) -> None:
    names = [f"/{number}" for number in range(6)]
    visits.pages = {name: Page(status=502) for name in names}
    visits.publish(*names)
    found = parking(visits.visit())
    assert visits.asked() == names[:3]
    assert len(found.of(State.UNCHECKED)) == 6


def test_a_rehearsal_asks_nobody_and_writes_nothing(visits: Visits) -> None:
    visits.publish("/a", "/b")
    before = visits.town.snapshot()
    summary = visits.visit(dry_run=True)
    assert summary.sites == {visits.site.address: 2 + SERVED}
    assert summary.exit_code is Exit.DONE
    assert visits.site.asked == []
    assert visits.town.snapshot() == before


def test_nothing_is_visited_of_what_was_never_released(visits: Visits) -> None:
    summary = visits.visit()
    assert (summary.datasets, summary.exit_code) == ((), Exit.DONE)


def test_a_dataset_that_is_not_there_is_told(visits: Visits) -> None:
    with pytest.raises(OpendataError) as caught:
        visits.visit("parkingg")
    assert caught.value.problem.code == "dataset-unknown"


def test_what_is_no_address_is_not_visited(visits: Visits) -> None:
    visits.pages = {"/a": HERE}
    visits.publish("/a", "https://[зона/1")
    visits.visit()
    assert visits.last()["unchecked"] == [["https://[зона/1", "lot-1", "not-web"]]


def test_the_own_site_is_visited_as_the_public_would(visits: Visits) -> None:
    visits.publish(f"{visits.base}/parking/index.html")
    found = parking(visits.visit())
    assert visits.last()["served"] == {"page": "alive", "files": "alive"}
    assert found.visited == 0
    visits.online = Page(status=404)
    summary = visits.visit(older_than=0)
    assert visits.last()["served"] == {"page": "http-404", "files": "http-404"}
    assert summary.exit_code is Exit.DONE  # the tables say nothing wrong


def test_what_of_the_own_site_was_not_visited_is_not_known(visits: Visits) -> None:
    visits.pages = {"/a": HERE}
    visits.publish("/a")
    visits.visit(limit=2)
    assert visits.last()["served"] == {"page": "alive", "files": None}

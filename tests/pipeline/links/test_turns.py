from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from opendata.pipeline.links.found import Found, State
from opendata.pipeline.links.turns import LONGEST, STRIKES, Turns

ALIVE = Found(State.ALIVE)
SILENT = Found(State.UNCHECKED, "slow", silent=True)


class Day:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.time = 0.0
        self.visits: list[tuple[float, str, str]] = []
        self.given_up: list[str] = []

    def run(
        self,
        queues: Mapping[str, Sequence[str]],
        found: Mapping[str, Found] | None = None,
        pauses: Mapping[str, float] | None = None,
    ) -> None:
        turns = Turns(queues, 1.0, lambda: self.time, self.wait)
        for site, pause in (pauses or {}).items():
            turns.slower(site, pause)
        for site, address in turns:
            self.visits.append((self.time, site, address))
            self.given_up += turns.done(site, (found or {}).get(address, ALIVE))

    def wait(self, seconds: float) -> None:
        self.time += seconds


def test_sites_are_visited_in_turn_and_each_has_its_pause() -> None:
    day = Day()
    day.run({"a": ["a1", "a2"], "b": ["b1"], "c": []})
    assert day.visits == [(0, "a", "a1"), (0, "b", "b1"), (1, "a", "a2")]


def test_a_site_that_asks_for_more_time_gets_it() -> None:
    day = Day()
    day.run({"a": ["a1", "a2"], "b": ["b1", "b2"]}, pauses={"a": 5, "unknown": 9})
    assert day.visits[-2:] == [(1, "b", "b2"), (5, "a", "a2")]


def test_nobody_is_waited_for_longer_than_a_minute() -> None:
    day = Day()
    day.run({"a": ["a1", "a2"]}, pauses={"a": 86_400})
    assert day.visits[-1][0] == LONGEST


def test_a_silent_site_is_left_alone() -> None:
    day = Day()
    names = [f"a{number}" for number in range(STRIKES + 2)]
    day.run({"a": names, "b": ["b1"]}, dict.fromkeys(names, SILENT))
    assert len([one for one in day.visits if one[1] == "a"]) == STRIKES
    assert day.given_up == names[STRIKES:]
    assert (0, "b", "b1") in day.visits


def test_silence_must_be_in_a_row() -> None:
    day = Day()
    day.run({"a": ["1", "2", "3", "4", "5"]}, {"1": SILENT, "2": SILENT, "4": SILENT, "5": SILENT})
    assert len(day.visits) == 5


def test_a_busy_site_is_asked_later_or_not_at_all() -> None:
    def busy(wait: float | None) -> Found:
        return Found(State.UNCHECKED, "busy", wait=wait)

    soon, late, unsaid = Day(), Day(), Day()
    soon.run({"a": ["1", "2"]}, {"1": busy(30)})
    assert [one[0] for one in soon.visits] == [0, 30]
    late.run({"a": ["1", "2"]}, {"1": busy(3600)})
    assert (len(late.visits), late.given_up) == (1, ["2"])
    unsaid.run({"a": ["1", "2"]}, {"1": busy(None)})
    assert unsaid.given_up == ["2"]


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 6), max_size=4))
def test_every_address_is_visited_once_and_no_site_twice_within_its_pause(
    sizes: dict[str, int],
) -> None:
    queues = {site: [f"{site}{n}" for n in range(size)] for site, size in sizes.items()}
    day = Day()
    day.run(queues)
    every = [address for queue in queues.values() for address in queue]
    assert sorted(one[2] for one in day.visits) == sorted(every)
    for site in queues:
        times = [time for time, visited, _ in day.visits if visited == site]
        assert all(later - earlier >= 1 for earlier, later in itertools.pairwise(times))

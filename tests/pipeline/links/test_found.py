from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opendata.pipeline.links.found import (
    LONG_SILENT,
    SILENT_DAYS,
    Found,
    State,
    Visit,
    known_after,
)

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
ALIVE = Found(State.ALIVE)
SILENT = Found(State.UNCHECKED, "slow", silent=True)
REFUSED = Found(State.UNCHECKED, "http-403")


def after(*found: tuple[int, Found]) -> Visit:
    """What is known after these visits; the number counts hours."""
    visit: Visit | None = None
    for hours, one in found:
        visit = known_after(visit, one, NOW + timedelta(hours=hours))
    assert visit is not None
    return visit


def test_one_silence_is_no_death() -> None:
    assert after((0, SILENT)) == Visit(NOW, State.UNCHECKED, "slow", silences=1)


def test_three_silences_of_one_day_are_one() -> None:
    assert after((0, SILENT), (1, SILENT), (2, SILENT)).silences == 1


def test_silence_for_days_is_death() -> None:
    visit = after((0, SILENT), (24, SILENT), (48, SILENT))
    assert (visit.state, visit.why) == (State.DEAD, LONG_SILENT)
    assert after((0, SILENT), (24, SILENT), (48, SILENT), (72, SILENT)).state is State.DEAD


def test_an_answer_between_ends_the_counting() -> None:
    visit = after((0, SILENT), (24, SILENT), (48, ALIVE), (72, SILENT))
    assert (visit.state, visit.silences) == (State.UNCHECKED, 1)
    assert after((0, SILENT), (24, REFUSED), (48, SILENT), (72, SILENT)).silences == 2


def test_only_an_answer_shows_that_there_is_a_network() -> None:
    assert ALIVE.heard
    assert REFUSED.heard
    assert Found(State.DEAD, "http-404").heard
    assert not SILENT.heard
    assert not Found(State.UNCHECKED, "internal").heard


def test_the_dead_may_come_back() -> None:
    visit = after((0, SILENT), (24, SILENT), (48, SILENT), (72, Found(State.ALIVE, target="x")))
    assert (visit.state, visit.target, visit.silences) == (State.ALIVE, "x", 0)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([ALIVE, SILENT, REFUSED]))))
def test_only_days_of_silence_make_an_address_dead(days: list[tuple[int, Found]]) -> None:
    visit: Visit | None = None
    run: set[int] = set()
    for day, found in sorted(days, key=lambda one: one[0]):
        visit = known_after(visit, found, NOW + timedelta(days=day))
        run = run | {day} if found.silent else set()
        assert (visit.state is State.DEAD) == (len(run) >= SILENT_DAYS)
        assert (visit.state is State.ALIVE) == (found.state is State.ALIVE)

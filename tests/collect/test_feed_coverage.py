from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.feed_coverage import Visit, month_start, next_month, spans

SEPTEMBER = date(2026, 9, 1)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def visit(seen: str, *items: tuple[str, str]) -> Visit:
    return Visit(frozenset(key for key, _ in items), tuple(at(day) for _, day in items), at(seen))


AUGUST_30, SEPTEMBER_10, SEPTEMBER_25 = (
    ("a", "2026-08-30"),
    ("b", "2026-09-10"),
    ("c", "2026-09-25"),
)


def test_a_month_between_two_materials_is_whole() -> None:
    (span,) = spans([visit("2026-10-02", SEPTEMBER_25, SEPTEMBER_10, AUGUST_30)])
    assert span.has(SEPTEMBER)
    assert not span.has(date(2026, 8, 1))
    assert not span.has(date(2026, 10, 1))


def test_a_month_that_the_feed_begins_in_is_not() -> None:
    (span,) = spans([visit("2026-10-02", SEPTEMBER_25, SEPTEMBER_10)])
    assert not span.has(SEPTEMBER)


def test_a_month_that_was_not_over_is_not() -> None:
    (span,) = spans([visit("2026-09-29", SEPTEMBER_25, SEPTEMBER_10, AUGUST_30)])
    assert not span.has(SEPTEMBER)


def test_visits_with_a_material_in_common_hang_together() -> None:
    (span,) = spans(
        [
            visit("2026-10-02", SEPTEMBER_25, SEPTEMBER_10),
            visit("2026-09-12", SEPTEMBER_10, AUGUST_30),
        ]
    )
    assert span.has(SEPTEMBER)


def test_between_others_something_may_have_been_pushed_out() -> None:
    found = spans([visit("2026-10-02", SEPTEMBER_25), visit("2026-09-12", SEPTEMBER_10, AUGUST_30)])
    assert len(found) == 2
    assert not any(span.has(SEPTEMBER) for span in found)


def test_an_old_material_on_top_does_not_reach_back() -> None:
    pinned = ("z", "2020-01-01")
    (span,) = spans([visit("2026-10-02", pinned, SEPTEMBER_25, SEPTEMBER_10)])
    assert span.since == at("2026-09-10")


def test_a_feed_may_rise() -> None:
    (span,) = spans([visit("2026-10-02", AUGUST_30, SEPTEMBER_10, SEPTEMBER_25)])
    assert span.since == at("2026-08-30")


def test_an_empty_visit_tells_nothing() -> None:
    assert spans([visit("2026-10-02")]) == ()


def test_months_begin_in_kyiv() -> None:
    assert month_start(date(2026, 10, 1)) == at("2026-09-30T21:00:00")
    assert month_start(date(2026, 12, 1)) == at("2026-11-30T22:00:00")
    assert next_month(date(2026, 12, 31)) == date(2027, 1, 1)


@given(
    st.lists(st.integers(0, 150), min_size=1, max_size=60, unique=True),
    st.integers(1, 10),
    st.lists(st.integers(0, 160), min_size=1, max_size=12),
)
def test_in_a_month_that_is_whole_nothing_was_missed(
    days: list[int], window: int, visits: list[int]
) -> None:
    """The law of the whole thing: whoever visits a feed of the newest ``window`` materials has seen
    all of the materials of every month that is said to be whole.
    """
    start = at("2026-07-01")
    published = sorted(days)
    seen: set[int] = set()
    told = []
    for when in visits:
        shown = [one for one in published if one <= when][::-1][:window]
        seen.update(shown)
        told.append(
            Visit(
                frozenset(map(str, shown)),
                tuple(start + timedelta(one) for one in shown),
                start + timedelta(when),
            )
        )
    for month in (date(2026, n, 1) for n in range(7, 13)):
        if any(span.has(month) for span in spans(told)):
            first, last = month_start(month), month_start(next_month(month))
            of_month = {one for one in published if first <= start + timedelta(one) < last}
            assert of_month <= seen

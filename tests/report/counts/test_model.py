from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from counted_past import AT, COUNCIL, DECISION, DRAFT, ORDER, Past
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.clock import end_of_day
from opendata.journal.journal import Journal
from opendata.report.counts import count, totals
from opendata.report.counts.kinds import Group
from opendata.report.counts.model import BodyCount, Counts, Span, counts_of

DAY = timedelta(days=1)
MINUTES = "протокол"


def report(past: Past, until: datetime, span: Span | None = None) -> Counts:
    store: Any = past
    return counts_of(past.journal, store, COUNCIL, until, span)


def span(first: date, last: date) -> Span:
    return Span(first, last, end_of_day(first - DAY), end_of_day(last))


def test_nothing_at_all(tmp_path: Path) -> None:
    found = report(Past(tmp_path), AT)
    assert (found.now.sets, found.now.documents, found.growth, found.bodies) == (0, 0, (), ())
    assert report(Past(tmp_path), AT, span(AT.date(), AT.date())).period is not None


def test_groups_and_bodies(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.receipt(AT, "acts", "1.0.0", counts={DECISION: 3, ORDER: 2, DRAFT: 4, MINUTES: 1})
    past.receipt(AT, "orders", "1.0.0", counts={ORDER: 5})
    past.receipt(AT, "table", "1.0.0", counts={})
    found = report(past, AT)
    assert [found.of_group(group) for group in Group] == [10, 4, 1]
    assert [kind for _, kind, _, _ in found.kinds] == [ORDER, DECISION, DRAFT, MINUTES]
    assert found.bodies == (
        BodyCount("Вигадана міська рада", 2, 8, 0),
        BodyCount("Вигаданий міський голова", 2, 7, 0),
    )


def test_a_period_and_the_end_of_it(tmp_path: Path) -> None:
    past = Past(tmp_path)
    a, b, c = ("a", DECISION), ("b", DECISION), ("c", ORDER)
    past.release(AT, "acts", "1.0.0", [a])
    past.receipt(AT, "acts", "1.0.0")
    february = AT + 30 * DAY
    past.release(february, "acts", "1.1.0", [a, b], "1.0.0")
    past.receipt(february, "acts", "1.1.0")
    march = AT + 60 * DAY
    past.release(march, "orders", "1.0.0", [c])
    past.receipt(march, "orders", "1.0.0")
    found = report(past, march, span(date(2020, 2, 1), date(2020, 3, 31)))
    assert (found.now.sets, found.now.documents) == (2, 3)
    assert found.period is not None
    assert [one.dataset for one in found.period.appeared] == ["orders"]
    assert (found.period.documents, found.period.by_kind) == (2, {DECISION: 1, ORDER: 1})
    assert [(end.isoformat(), len(parts)) for end, parts in found.period.months.items()] == [
        ("2020-02-29", 1),
        ("2020-03-31", 1),
    ]
    assert [(str(one.day), one.sets, one.documents) for one in found.growth] == [
        ("2020-02-29", 1, 2),
        ("2020-03-31", 2, 3),
    ]
    assert [one.added for one in found.bodies] == [1, 1]


RECEIPT = st.tuples(
    st.integers(0, 40),  # days later
    st.sampled_from(("acts", "drafts", "tables")),
    st.booleans(),
    st.dictionaries(st.sampled_from((DECISION, ORDER, DRAFT)), st.integers(0, 9)),
)


@settings(max_examples=25, deadline=None)
@given(receipts=st.lists(RECEIPT, max_size=8), after=st.integers(-2, 200))
def test_counts_of_any_day_are_those_of_a_plain_recount(
    receipts: list[tuple[int, str, bool, dict[str, int]]], after: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        past, at = Past(Path(folder)), AT
        for number, (days, dataset, proven, kinds) in enumerate(receipts):
            at += days * DAY
            past.receipt(at, dataset, f"1.{number}.0", proven=proven, counts=kinds)
        until = AT + after * DAY
        found = report(past, until)
        held = plain(past.journal, until)
        assert (found.now.sets, found.now.documents) == (len(held), sum(map(sum_of, held.values())))
        assert Counter(found.now.by_kind) == sum(map(Counter, held.values()), Counter())
        every = plain(past.journal, datetime(9999, 1, 1, tzinfo=UTC))
        assert totals(past.journal) == (len(every), sum(map(sum_of, every.values())))
        for point in found.growth:
            then = plain(past.journal, min(until, end_of_day(point.day)))
            assert (point.sets, point.documents) == (len(then), sum(map(sum_of, then.values())))
        assert not found.growth or found.growth[-1].documents == found.now.documents


def sum_of(kinds: dict[str, int]) -> int:
    return sum(kinds.values())


def plain(journal: Journal, until: datetime) -> dict[str, dict[str, int]]:
    """All events read through: the kinds of the last proven receipt of each set."""
    found = {}
    for event in journal.each(until=until):
        if event.step == "receipt" and event.data["proven"]:
            found[event.dataset] = event.data["counts"]["by_kind"]
    return found


def test_the_first_of_april(tmp_path: Path) -> None:
    """91 sets with 667 documents, 224 of them decisions, about 250 drafts; later ones do not
    count, and neither do releases that no receipt proves.
    """
    past, april = Past(tmp_path), datetime(2020, 4, 1, 20, 0, 0, tzinfo=UTC)
    sections = [({DECISION: 150}, 1), ({ORDER: 74}, 1), ({DRAFT: 125}, 2), ({MINUTES: 19}, 10)]
    kinds = [kind for kind, times in sections for _ in range(times)] + [{MINUTES: 3}] + [{}] * 76
    for number, one in enumerate(kinds):
        name = f"set-{number:02}"
        past.receipt(april - number * DAY, name, "1.0.0", counts=one)
        if number % 7 == 0:
            past.receipt(april, name, "1.1.0", counts={DECISION: 999}, proven=False)
            past.receipt(april + DAY, name, "1.2.0", counts={DECISION: 500})
    until = end_of_day(date(2020, 4, 1))
    found = report(past, until)
    assert (found.now.sets, found.now.documents) == (91, 667)
    assert (found.of_group(Group.ACTS), found.of_group(Group.DRAFTS)) == (224, 250)
    assert count(past.journal, until).documents == 667

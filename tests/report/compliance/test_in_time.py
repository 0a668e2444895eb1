from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from aspect_hands import Aspects
from compliance_hands import AT, DAY, line_of, report_of, words, write

from opendata.journal.journal import Step
from opendata.release.passport import UPDATES
from opendata.report.compliance.in_time import accepted, frequency, frequency_of
from opendata.report.compliance.line import Aspect, State


def update(
    aspects: Aspects, code: str, key: str = "legal-acts", days: float = 1
) -> tuple[State, date | None]:
    aspects.alter_passport(update=UPDATES[code])
    snapshot = aspects.alter_passport(update=UPDATES[code])
    snapshot = replace(snapshot, today=snapshot.today + days * DAY)
    (line,) = frequency(snapshot, aspects.house.store)
    return line.state, line.due


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("once a day", date(2026, 3, 3)),
        ("once a month", date(2026, 4, 2)),
        ("once a year", date(2027, 3, 2)),
    ],
)
def test_the_next_update_is_due_by_the_frequency_of_the_passport(
    aspects: Aspects, code: str, due: date
) -> None:
    last = (due - date(2026, 3, 2)).days
    assert update(aspects, code, days=last) == (State.MET, due)
    assert update(aspects, code, days=last + 1) == (State.OVERDUE, due)


def test_what_follows_changes_has_no_period(aspects: Aspects) -> None:
    assert update(aspects, "immediately after making changes", days=900)[0] is State.DOES_NOT_APPLY
    assert update(aspects, "no longer updated", days=900)[0] is State.DOES_NOT_APPLY


def test_a_frequency_that_nobody_knows_cannot_be_checked(aspects: Aspects) -> None:
    snapshot = aspects.alter_passport(update="іноді")
    (line,) = frequency(snapshot, aspects.house.store)
    assert line.state is State.COULD_NOT_CHECK
    assert frequency_of(None) is None


def changes(aspects: Aspects, days: float) -> tuple[State, date | None]:
    line = line_of(report_of(aspects.town.root, AT + days * DAY), Aspect.CHANGES)
    return line.state, line.due


def test_a_version_that_was_served_at_once_is_in_time(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT + DAY), Aspect.CHANGES)
    assert line.state is State.MET
    assert words(line) == "version 1.0.0 was at every portal within 0 working days"
    assert len(line.evidence) == 2


def test_a_version_that_nobody_serves_has_three_working_days(aspects: Aspects) -> None:
    friday = AT + 4 * DAY
    write(aspects.town.root, friday, Step.RELEASED, version="1.1.0")
    wednesday = date(2026, 3, 11)
    # 8 March is a holiday that martial law suspends, so that 9 March is worked.
    assert changes(aspects, 8.9) == (State.DUE, wednesday)
    assert changes(aspects, 9.2) == (State.DUE, wednesday)
    assert changes(aspects, 10) == (State.OVERDUE, wednesday)


def test_a_version_that_came_late_stays_late(aspects: Aspects) -> None:
    root = aspects.town.root
    write(root, AT + DAY, Step.RELEASED, version="1.1.0")
    write(root, AT + 8 * DAY, Step.RECEIPT, proven=True, portal="site", version="1.1.0")
    line = line_of(report_of(root, AT + 30 * DAY), Aspect.CHANGES)
    assert line.state is State.NOT_MET
    assert words(line) == "version 1.1.0 was at every portal within 5 working days"


def test_a_change_that_a_run_refused_waits_from_that_day(aspects: Aspects) -> None:
    root = aspects.town.root
    write(root, AT + DAY, Step.FINISHED, exit=7, version=None, problem="removals-many")
    assert changes(aspects, 2) == (State.DUE, date(2026, 3, 6))
    assert changes(aspects, 5) == (State.OVERDUE, date(2026, 3, 6))
    line = line_of(report_of(root, AT + 5 * DAY), Aspect.CHANGES)
    assert words(line) == "a change of 2026-03-03 waits: the run ended with 7 (removals-many)"
    write(root, AT + 5 * DAY, Step.FINISHED, exit=0, version="1.0.0")
    assert changes(aspects, 6)[0] is State.MET


def acts(aspects: Aspects, **facts: object) -> tuple[State, str] | None:
    snapshot = aspects.snapshot()
    assert snapshot.released is not None
    event = replace(snapshot.released, data={**snapshot.released.data, **facts})
    found = list(accepted(replace(snapshot, released=event)))
    return (found[0].state, words(found[0])) if found else None


def test_acts_are_to_come_within_five_working_days(aspects: Aspects) -> None:
    assert acts(aspects) is None  # a first release is an archive
    good = {"acts": 4, "late": 0, "slowest": None}
    assert acts(aspects, acceptance=good) == (
        State.MET,
        "all 4 new acts were published within five working days of their acceptance",
    )
    late = {"acts": 4, "late": 2, "slowest": ["15-2026-рр", 9]}
    told = acts(aspects, acceptance=late)
    assert told is not None
    assert told[0] is State.NOT_MET
    assert told[1].startswith("2 of 4 new acts came later")
    assert told[1].endswith("the slowest, 15-2026-рр, after 9")


def test_nothing_published_cannot_be_in_time(aspects: Aspects) -> None:
    report = report_of(aspects.town.root, AT - DAY)
    assert line_of(report, Aspect.FREQUENCY).state is State.COULD_NOT_CHECK
    assert line_of(report, Aspect.CHANGES).state is State.COULD_NOT_CHECK

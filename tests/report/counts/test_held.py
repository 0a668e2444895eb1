from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from opendata.clock import end_of_day
from opendata.journal.journal import Journal, Step
from opendata.problems import OpendataError
from opendata.report.counts import count, totals

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)


def receipt(documents: int, version: str, *, proven: bool = True) -> dict[str, object]:
    kinds = {"рішення ради": documents - 1, "розпорядження голови": 1}
    counts = {"rows": documents, "documents": documents, "by_kind": kinds}
    said = {"portal": "site", "title": "Рішення", "version": version, "counts": counts}
    return {"proven": proven, **said}


def test_nothing_is_published_before_the_first_receipt(tmp_path: Path) -> None:
    report = count(Journal(tmp_path / "j.sqlite"), AT)
    assert (report.sets, report.documents, report.by_kind) == (0, 0, {})


def test_the_last_proven_receipt_up_to_the_moment_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    days = [AT + timedelta(days=n) for n in range(4)]
    journal.record(days[0], "a", Step.RECEIPT, "decisions", receipt(10, "1.0.0"))
    journal.record(days[1], "b", Step.RECEIPT, "decisions", receipt(12, "1.1.0"))
    journal.record(days[2], "c", Step.RECEIPT, "decisions", receipt(99, "1.2.0", proven=False))
    journal.record(days[3], "d", Step.RECEIPT, "orders", receipt(5, "1.0.0"))
    assert count(journal, AT - timedelta(seconds=1)).sets == 0
    assert count(journal, days[0]).documents == 10
    assert count(journal, days[2]).datasets[0].version == "1.1.0"
    report = count(journal, days[3])
    assert (report.sets, report.documents) == (2, 17)
    assert report.by_kind == {"рішення ради": 15, "розпорядження голови": 2}
    assert sum(report.by_kind.values()) == report.documents


def test_the_end_of_a_day_counts_all_of_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    journal.record(AT, "a", Step.RECEIPT, "decisions", receipt(10, "1.0.0"))
    assert count(journal, end_of_day(AT.date())).documents == 10
    assert count(journal, end_of_day(AT.date() - timedelta(days=1))).documents == 0


def test_the_totals_know_no_clock(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    assert totals(journal) == (0, 0)
    journal.record(AT + timedelta(days=900), "a", Step.RECEIPT, "decisions", receipt(10, "1.0.0"))
    journal.record(AT, "b", Step.RECEIPT, "decisions", receipt(11, "1.0.1"))
    assert totals(journal) == (1, 11)


@pytest.mark.parametrize(
    "change", [{"counts": {}}, {"counts": {"rows": "много"}}, {"proven": None, "counts": None}]
)
def test_a_receipt_that_does_not_say_it_is_damage(
    tmp_path: Path, change: dict[str, object]
) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    data = {name: v for name, v in (receipt(1, "1.0.0") | change).items() if v is not None}
    journal.record(AT, "a", Step.RECEIPT, "decisions", data)
    with pytest.raises(OpendataError, match="journal-damaged"):
        totals(journal)

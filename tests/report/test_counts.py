from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from opendata.journal.journal import Journal, Step
from opendata.report.counts import count

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)


def receipt(documents: int, version: str, *, proven: bool = True) -> dict[str, object]:
    kinds = {"рішення ради": documents - 1, "розпорядження голови": 1}
    counts = {"rows": documents, "documents": documents, "by_kind": kinds}
    return {"proven": proven, "title": "Рішення", "version": version, "counts": counts}


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

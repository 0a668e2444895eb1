from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from opendata.journal.journal import Journal, Step
from opendata.problems import Exit, OpendataError

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "journal.sqlite")


def test_reading_makes_no_file(journal: Journal) -> None:
    assert journal.events() == ()
    assert journal.last("decisions", Step.FINISHED) is None
    assert journal.verify() is None
    assert not journal.path.parent.exists()


def test_events_come_back_in_order_and_filtered(journal: Journal) -> None:
    for n in range(3):
        journal.record(AT + timedelta(days=n), f"run{n}", Step.FINISHED, "decisions", {"n": n})
    journal.record(AT, "run9", Step.RECEIPT, "budget", {"рядок": "так"})
    assert [event.data for event in journal.events(dataset="decisions")] == [
        {"n": 0},
        {"n": 1},
        {"n": 2},
    ]
    assert len(journal.events(step=Step.FINISHED, until=AT + timedelta(days=1))) == 2
    last = journal.last("decisions", Step.FINISHED)
    assert last is not None
    assert (last.run, last.at, last.data) == ("run2", AT + timedelta(days=2), {"n": 2})
    assert journal.verify() is None


@pytest.mark.parametrize("change", ["UPDATE events SET data = '{}'", "DELETE FROM events"])
def test_nothing_can_be_changed_or_deleted(journal: Journal, change: str) -> None:
    journal.record(AT, "run", Step.STARTED, "decisions", {})
    with (
        sqlite3.connect(journal.path) as database,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        database.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET data='{}' WHERE number=2",
        "DELETE FROM events WHERE number=2",
        "UPDATE events SET at='2020-01-01T00:00:00+00:00' WHERE number=2",
    ],
)
def test_the_chain_shows_who_got_past_the_triggers(journal: Journal, change: str) -> None:
    for n in range(3):
        journal.record(AT, "run", Step.STARTED, "decisions", {"n": n})
    with sqlite3.connect(journal.path) as database:
        database.execute("DROP TRIGGER events_stay")
        database.execute("DROP TRIGGER events_remain")
        database.execute(change)
    assert journal.verify() in (2, 3)


def test_many_writers_make_one_chain(journal: Journal) -> None:
    def write(n: int) -> None:
        for _ in range(10):
            journal.record(AT, f"run{n}", Step.STARTED, "decisions", {})

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.events()) == 40
    assert journal.verify() is None


def test_a_broken_file_is_explained(journal: Journal) -> None:
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"this is not a database, it only looks like one" * 100)
    with pytest.raises(OpendataError) as caught:
        journal.events()
    assert caught.value.problem.code == "journal-unusable"
    assert caught.value.exit_code is Exit.CONFIGURATION

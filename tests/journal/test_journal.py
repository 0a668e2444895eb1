from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from opendata.journal.journal import Journal, Step
from opendata.problems import Exit, OpendataError, Severity

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "journal.sqlite")


def test_reading_makes_no_file(journal: Journal) -> None:
    assert journal.events() == ()
    assert journal.last("decisions", Step.FINISHED) is None
    assert journal.verify() == ()
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
    assert [(one.code, one.place.row) for one in journal.verify()] == [
        ("journal-time", 4),
        ("journal-unsealed", 4),
    ]


@pytest.mark.parametrize("change", ["UPDATE events SET data = '{}'", "DELETE FROM events"])
def test_nothing_can_be_changed_or_deleted(journal: Journal, change: str) -> None:
    journal.record(AT, "run", Step.STARTED, "decisions", {})
    with (
        sqlite3.connect(journal.path) as database,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        database.execute(change)


def tamper(journal: Journal, *changes: str) -> None:
    """Get past the triggers, as somebody with the file can."""
    with sqlite3.connect(journal.path) as database:
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, sql in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
            changes += (sql,)
        for change in changes:
            database.execute(change)


def write(journal: Journal, events: int = 3) -> None:
    for n in range(events):
        journal.record(AT, "run", Step.STARTED, "decisions", {"n": n})


def codes(journal: Journal) -> list[str]:
    """What is wrong; that there is no seal yet is none of it."""
    return [one.code for one in journal.verify() if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET data='{}' WHERE number=2",
        """UPDATE events SET data='{"n": 1}' WHERE number=2""",
        "DELETE FROM events WHERE number=2",
        "DELETE FROM events WHERE number=1",
        "UPDATE events SET number=7 WHERE number=3",
        "UPDATE events SET at='2020-01-01T00:00:00+00:00' WHERE number=2",
    ],
)
def test_the_chain_shows_who_got_past_the_triggers(journal: Journal, change: str) -> None:
    write(journal)
    tamper(journal, change)
    first, *_ = journal.verify()
    assert first.code == "journal-chain"
    assert first.place.row in (2, 3, 7)


@pytest.mark.parametrize(
    "change",
    [
        "data='xx'",
        "data='[]'",
        "data='" + "[" * 100_000 + "'",
        "at='yesterday'",
        "at='2026-03-02T10:00:00'",
        "run=CAST(x'ff' AS TEXT)",
    ],
)
def test_a_damaged_event_is_a_finding_and_elsewhere_an_error(journal: Journal, change: str) -> None:
    write(journal)
    tamper(journal, f"UPDATE events SET {change} WHERE number=2")
    seen: list[int] = []
    problems = journal.verify(lambda event: seen.append(event.number))
    assert [problem.code for problem in problems] == ["journal-chain", "journal-damaged"]
    assert seen == [1, 3]
    with pytest.raises(OpendataError) as caught:
        journal.events(until=AT)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "journal-damaged",
        Exit.CONFIGURATION,
    )
    assert caught.value.problem.place.row == 2


def test_an_end_that_was_cut_off_is_missed_and_not_written_over(journal: Journal) -> None:
    write(journal)
    tamper(journal, "DELETE FROM events WHERE number=3")
    assert codes(journal) == ["journal-truncated"]
    for use in (lambda: write(journal, 1), journal.events, lambda: journal.last("d", Step.STARTED)):
        with pytest.raises(OpendataError, match="journal-truncated"):
            use()
    assert codes(journal) == ["journal-truncated"]


def test_a_journal_that_was_deleted_is_missed(journal: Journal) -> None:
    write(journal)
    journal.path.unlink()
    assert codes(journal) == ["journal-truncated"]
    with pytest.raises(OpendataError, match="journal-truncated"):
        write(journal, 1)
    assert not journal.path.exists()
    journal.head.unlink()  # said to be done when there is no backup
    write(journal, 1)
    assert codes(journal) == []


def test_a_kill_before_the_head_moved_is_healed_by_the_next_event(journal: Journal) -> None:
    write(journal, 1)
    first = journal.head.read_bytes()
    journal.head.unlink()
    assert codes(journal) == ["journal-head-behind"]
    write(journal, 1)
    journal.head.write_bytes(first)
    assert codes(journal) == ["journal-head-behind"]
    write(journal, 1)
    assert json.loads(journal.head.read_text("utf-8"))["number"] == 3
    assert codes(journal) == []


@pytest.mark.parametrize("known", [0, 1, 2])
def test_a_kill_before_the_head_moved_is_healed_at_the_end_of_the_next_run(
    journal: Journal, known: int
) -> None:
    if known:
        write(journal, known)
        journal.seal()
    before = journal.head.read_bytes() if known else None
    write(journal, 1)
    journal.head.unlink()
    if before is not None:
        journal.head.write_bytes(before)
    assert codes(journal)[0] == "journal-head-behind"
    assert journal.seal()
    assert codes(journal) == []


def test_a_head_that_lags_more_or_does_not_fit_is_not_completed(journal: Journal) -> None:
    write(journal, 1)
    journal.seal()
    before = journal.head.read_bytes()
    write(journal, 2)
    journal.head.write_bytes(before)
    assert not journal.seal()
    assert codes(journal) == ["journal-head"]

    write_one_that_does_not_fit(journal)
    assert not journal.seal()
    assert "journal-chain" in codes(journal)
    assert journal.head.read_bytes() == before


def write_one_that_does_not_fit(journal: Journal) -> None:
    tamper(journal, "DELETE FROM events WHERE number = 3")
    tamper(journal, "UPDATE events SET dataset = 'other' WHERE number = 2")


@pytest.mark.parametrize(
    "head", [None, b"", b"[]", b"\xff", b'{"number": "3", "hash": ""}', b'{"number": 3}']
)
def test_a_head_that_is_missing_or_damaged_is_a_finding(
    journal: Journal, head: bytes | None
) -> None:
    write(journal)
    journal.head.unlink() if head is None else journal.head.write_bytes(head)
    assert codes(journal) == ["journal-head"]


def test_a_head_that_lags_far_behind_is_a_finding(journal: Journal) -> None:
    write(journal, 1)
    first = journal.head.read_bytes()
    write(journal, 2)
    journal.head.write_bytes(first)
    assert codes(journal) == ["journal-head"]


def test_a_head_of_another_journal_is_no_head(journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path / "other.sqlite")
    other.record(AT, "run", Step.FINISHED, "decisions", {})
    write(journal)
    journal.head.write_bytes(other.head.read_bytes())
    assert codes(journal) == ["journal-truncated"]


def test_a_head_that_cannot_be_written_is_said(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("opendata.journal.journal.write_head", full)
    with pytest.raises(OpendataError) as caught:
        write(journal, 1)
    assert (caught.value.problem.code, caught.value.problem.found) == (
        "journal-unusable",
        "No space left on device",
    )


def test_many_writers_make_one_chain(journal: Journal) -> None:
    def work(n: int) -> None:
        for _ in range(10):
            journal.record(AT, f"run{n}", Step.STARTED, "decisions", {})

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.events()) == 40
    assert codes(journal) == []


def test_a_broken_file_is_explained(journal: Journal) -> None:
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"this is not a database, it only looks like one" * 100)
    with pytest.raises(OpendataError) as caught:
        journal.events()
    assert caught.value.problem.code == "journal-unusable"
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert codes(journal) == ["journal-unusable"]


def test_a_run_killed_while_it_made_the_file_leaves_no_trouble(journal: Journal) -> None:
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"")
    assert journal.events() == ()
    assert journal.verify() == ()
    journal.record(AT, "run", Step.STARTED, "decisions", {})
    assert len(journal.events()) == 1


def test_a_missing_head_is_not_made_whole_in_silence(journal: Journal) -> None:
    for n in range(4):
        journal.record(AT, "run", Step.STARTED, "decisions", {"n": n})
    journal.head.unlink()
    with pytest.raises(OpendataError) as caught:
        journal.record(AT, "run", Step.STARTED, "decisions", {})
    assert caught.value.problem.code == "journal-head"
    assert not journal.head.exists()


def sealed(journal: Journal, events: int = 3) -> Journal:
    write(journal, events)
    assert journal.seal()
    assert not journal.seal()
    assert journal.verify() == ()
    return journal


def test_a_sealed_journal_is_read_without_changing_a_byte(journal: Journal) -> None:
    sealed(journal)
    before = {path.name: path.read_bytes() for path in journal.path.parent.iterdir()}
    assert journal.events()
    assert journal.verify() == ()
    assert {path.name: path.read_bytes() for path in journal.path.parent.iterdir()} == before


def test_a_byte_that_no_event_uses_is_missed(journal: Journal) -> None:
    sealed(journal)
    data = bytearray(journal.path.read_bytes())
    data[92] ^= 1  # the number of changes, which SQLite does not look at
    journal.path.write_bytes(data)
    (problem,) = journal.verify()
    assert (problem.code, problem.place.file) == ("journal-file-altered", "journal.sqlite")
    assert journal.events()


def test_the_next_event_takes_the_seal_away_until_the_run_ends(journal: Journal) -> None:
    sealed(journal)
    write(journal, 1)
    (note,) = journal.verify()
    assert (note.code, note.severity, note.place.row) == ("journal-unsealed", Severity.NOTE, 4)
    assert journal.seal()
    assert journal.verify() == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda head: head.replace(b" ", b""),
        lambda head: head + b" ",
        lambda head: head.replace(b"}", b', "more": 1}'),
        lambda head: head.replace(b'"number"', b'"number": 1, "number"'),
        lambda head: head.replace(b'"bytes"', b'"octets"'),
    ],
)
def test_the_head_is_what_the_program_writes_or_it_is_none(
    journal: Journal, change: Callable[[bytes], bytes]
) -> None:
    sealed(journal)
    changed = change(journal.head.read_bytes())
    assert changed != journal.head.read_bytes()
    journal.head.write_bytes(changed)
    assert codes(journal) == ["journal-head"]


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER events_stay",
        "DROP INDEX events_by_time",
        "CREATE TABLE more (one TEXT)",
        "CREATE VIEW more AS SELECT * FROM events",
        "PRAGMA user_version = 9",
        "UPDATE sqlite_sequence SET seq = 70",
        "DELETE FROM sqlite_sequence",
    ],
)
def test_what_the_program_did_not_build_is_found_without_a_seal(
    journal: Journal, change: str
) -> None:
    write(journal)
    with sqlite3.connect(journal.path) as database:
        database.execute(change)
    assert codes(journal) == ["journal-structure"]


def test_an_index_that_leaves_an_event_out_is_found(journal: Journal) -> None:
    write(journal)
    with sqlite3.connect(journal.path) as database:
        (sql,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'events_by_time'"
        ).fetchone()
        database.execute("PRAGMA writable_schema = ON")
        forged = sql + " WHERE number <> 2"
        database.execute("DROP INDEX events_by_time")
        database.execute(forged)
        database.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'events_by_time'", [sql])
    (problem, *_) = journal.verify()
    assert problem.code == "journal-structure"
    assert "events_by_time" in (problem.found or "")


def test_an_event_that_was_dated_back_by_the_program_itself_is_named(journal: Journal) -> None:
    write(journal, 2)
    journal.record(AT - timedelta(hours=1), "run", Step.STARTED, "decisions", {})
    write(journal, 1)
    journal.seal()
    (problem,) = journal.verify()
    assert (problem.code, problem.severity, problem.place.row) == (
        "journal-time",
        Severity.WARNING,
        3,
    )


def test_a_clock_that_was_corrected_a_little_is_nothing(journal: Journal) -> None:
    write(journal, 1)
    journal.record(AT - timedelta(minutes=2), "run", Step.STARTED, "decisions", {})
    assert codes(journal) == []


def test_an_event_of_the_future_is_named(journal: Journal) -> None:
    sealed(journal)
    assert journal.verify(now=AT) == ()
    (problem, *_) = journal.verify(now=AT - timedelta(days=1))
    assert (problem.code, problem.place.row) == ("journal-time", 1)


def test_what_a_killed_writer_left_is_finished_in_a_copy(journal: Journal) -> None:
    sealed(journal)
    left = Path(f"{journal.path}-journal")
    with sqlite3.connect(journal.path, isolation_level=None) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN")
        for number in range(200):  # more than the cache holds, so that it reaches the file
            database.execute(
                "INSERT INTO events (at, run, step, dataset, data, hash) VALUES ('', '', '', '', "
                "?, ?)",
                ["x" * 900, str(number)],
            )
        files = journal.path.read_bytes(), left.read_bytes()
        database.execute("ROLLBACK")
    journal.path.write_bytes(files[0])
    left.write_bytes(files[1])
    (problem,) = journal.verify()
    assert (problem.code, problem.place.file) == ("journal-leftover", left.name)
    assert (journal.path.read_bytes(), left.read_bytes()) == files
    assert len(journal.events()) == 3
    assert not left.exists()
    assert journal.verify() == ()


def test_a_header_that_asks_for_more_files_is_refused(journal: Journal) -> None:
    sealed(journal)
    data = bytearray(journal.path.read_bytes())
    data[18:20] = b"\x02\x02"
    journal.path.write_bytes(data)
    assert codes(journal) == ["journal-unusable"]
    assert {path.name for path in journal.path.parent.iterdir()} == {
        "journal.sqlite",
        "journal.head",
    }

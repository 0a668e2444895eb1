from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from opendata.journal import as_of
from opendata.journal.journal import Journal, Step
from opendata.problems import OpendataError

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    found = Journal(tmp_path / "journal.sqlite")
    for n in range(4):
        data = {"proven": n != 2, "portal": "site" if n % 2 else "ckan", "version": f"1.{n}.0"}
        found.record(AT + n * DAY, f"run{n}", Step.RECEIPT, "decisions", data)
    found.record(AT, "other", Step.FINISHED, "budget", {"exit": 0})
    return found


def test_the_newest_event_of_a_past_moment(journal: Journal) -> None:
    def run(until: datetime | None) -> str | None:
        found = journal.latest("decisions", Step.RECEIPT, until)
        return found.run if found else None

    assert run(None) == "run3"
    assert [run(AT + n * DAY) for n in range(5)] == ["run0", "run1", "run2", "run3", "run3"]
    assert run(AT + DAY - timedelta(seconds=1)) == "run0"
    assert run(AT - timedelta(seconds=1)) is None
    assert journal.latest("decisions", Step.STARTED, AT) is None


def test_the_events_between_two_moments(journal: Journal) -> None:
    def runs(since: datetime | None, until: datetime | None) -> list[str]:
        return [one.run for one in journal.between("decisions", Step.RECEIPT, since, until)]

    assert runs(None, None) == ["run0", "run1", "run2", "run3"]
    assert runs(AT, AT + 2 * DAY) == ["run1", "run2"]


def test_what_was_proven(journal: Journal) -> None:
    found = list(journal.proofs("decisions"))
    assert [(one.number, one.portal, one.version) for one in found] == [
        (1, "ckan", "1.0.0"),
        (2, "site", "1.1.0"),
        (4, "site", "1.3.0"),
    ]
    assert [one.version for one in journal.proofs("decisions", since=AT, until=AT + DAY)] == [
        "1.1.0"
    ]
    last = journal.latest_proof("decisions", AT + 2 * DAY)
    assert last is not None
    assert (last.version, last.at) == ("1.1.0", AT + DAY)
    assert journal.latest_proof("budget") is None


def test_events_by_number_and_the_datasets(journal: Journal) -> None:
    assert journal.datasets() == ("budget", "decisions")
    found = journal.event(5)
    assert found is not None
    assert found.run == "other"
    assert journal.event(6) is None


def test_nothing_was_written_yet(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    assert journal.datasets() == ()
    assert journal.latest_proof("decisions") is None
    assert list(journal.between("decisions", Step.RECEIPT, None, None)) == []


def plans(journal: Journal, query: str, values: list[str]) -> str:
    with sqlite3.connect(journal.path) as database:
        return "\n".join(row[3] for row in database.execute("EXPLAIN QUERY PLAN " + query, values))


def test_indexes_answer_and_nothing_is_read_through(journal: Journal) -> None:
    assert "events_by_time" in plans(journal, "SELECT number " + as_of.LATEST, ["d", "s", "9"])
    assert "events_by_time" in plans(journal, "SELECT number " + as_of.BETWEEN, ["d", "s", "", "9"])
    proofs = plans(journal, as_of.PROOFS, ["d", "", "9"])
    assert "USING INDEX events_proven" in proofs or "COVERING INDEX events_proven" in proofs
    assert "events_proven" in plans(journal, as_of.LATEST_PROOF, ["d", "", "9"])
    assert "events_unfit" in plans(journal, as_of.UNFIT, [])


@pytest.mark.parametrize(
    "change",
    [
        "at = 'yesterday'",
        "at = '2026-03-02T10:00:00'",
        "data = 'no JSON'",
        """data = '{"portal": "site"}'""",
        """data = '{"proven": 1}'""",
    ],
)
def test_an_event_that_would_drop_out_is_told(journal: Journal, change: str) -> None:
    with sqlite3.connect(journal.path) as database:
        database.execute("DROP TRIGGER events_stay")
        database.execute(f"UPDATE events SET {change} WHERE number = 2")
    for look in (
        lambda: journal.latest("decisions", Step.RECEIPT, AT),
        lambda: list(journal.proofs("decisions")),
        lambda: list(journal.between("decisions", Step.RECEIPT, None, None)),
    ):
        with pytest.raises(OpendataError, match="journal-damaged"):
            look()


def test_a_proof_without_a_version_is_damage(journal: Journal) -> None:
    journal.record(AT, "run", Step.RECEIPT, "decisions", {"proven": True, "portal": "site"})
    with pytest.raises(OpendataError, match="journal-damaged"):
        list(journal.proofs("decisions"))


def test_a_journal_of_an_earlier_program_is_read_and_gets_the_indexes(journal: Journal) -> None:
    with sqlite3.connect(journal.path) as database:
        for name in ("events_by_time", "events_proven", "events_unfit"):
            database.execute(f"DROP INDEX {name}")
        database.execute("PRAGMA user_version = 1")
    before = [one.number for one in journal.proofs("decisions")]
    assert before == [1, 2, 4]
    journal.record(AT, "run", Step.FINISHED, "budget", {"exit": 0})
    assert "events_proven" in plans(journal, as_of.PROOFS, ["d", "", "9"])
    assert [one.number for one in journal.proofs("decisions")] == before
    assert {one.code for one in journal.verify()} == {"journal-time", "journal-unsealed"}


def test_a_whole_past_at_one_go(journal: Journal) -> None:
    moments = [AT + n * DAY for n in range(-1, 5)]
    found = journal.proven_at("decisions", moments)
    assert found == (None, 1, 2, 2, 4, 4)
    assert journal.proven_at("budget", moments) == (None,) * 6
    assert journal.proven_at("decisions", []) == ()
    assert Journal(journal.path.with_name("none.sqlite")).proven_at("decisions", moments[:1]) == (
        None,
    )
    last = [journal.latest_proof("decisions", one) for one in moments]
    assert found == tuple(one.number if one else None for one in last)


def test_the_first_proof_of_each_version(journal: Journal) -> None:
    again = {"proven": True, "portal": "other", "version": "1.0.0"}
    journal.record(AT + 5 * DAY, "run5", Step.RECEIPT, "decisions", again)
    assert [one.number for one in journal.first_proofs("decisions")] == [1, 2, 4]
    assert [one.number for one in journal.first_proofs("decisions", since=AT)] == [2, 4, 6]
    assert journal.first_proofs("budget") == ()


def test_facts_alone(journal: Journal) -> None:
    names = ("version", "proven", "nothing")
    found = list(journal.told("decisions", Step.RECEIPT, names, AT, AT + 2 * DAY))
    assert found == [
        (2, AT + DAY, ["1.1.0", True, None]),
        (3, AT + 2 * DAY, ["1.2.0", False, None]),
    ]
    events = journal.between("decisions", Step.RECEIPT, None, None)
    told = journal.told("decisions", Step.RECEIPT, names, None, None)
    assert [(one.number, one.data["version"]) for one in events] == [
        (number, facts[0]) for number, _, facts in told
    ]


def test_events_by_their_numbers(journal: Journal) -> None:
    assert [one.number for one in journal.numbered([4, 1, 99, 4])] == [4, 1, 4]
    assert [one.data["version"] for one in journal.numbered([2])] == ["1.1.0"]
    assert list(journal.numbered([])) == []


def test_many_lookups_at_one_state(journal: Journal) -> None:
    with journal.reading():
        assert journal.datasets() == ("budget", "decisions")
        other = Journal(journal.path)
        with journal.reading():  # one within another is the same
            assert [one.version for one in journal.proofs("decisions")] == [
                "1.0.0",
                "1.1.0",
                "1.3.0",
            ]
        assert other.event(1) is not None
    assert len(journal.events()) == 5


def test_what_is_damaged_is_told_before_the_first_lookup(journal: Journal) -> None:
    with sqlite3.connect(journal.path) as database:
        database.execute("DROP TRIGGER events_stay")
        database.execute("UPDATE events SET at = 'x' WHERE number = 2")
    with pytest.raises(OpendataError, match="journal-damaged"), journal.reading():
        pass


def test_an_end_that_was_cut_off_is_told_before_the_first_lookup(journal: Journal) -> None:
    with sqlite3.connect(journal.path) as database:
        database.execute("DROP TRIGGER events_remain")
        database.execute("DELETE FROM events WHERE number = 5")
    with pytest.raises(OpendataError, match="journal-truncated"), journal.reading():
        pass


def test_a_journal_that_was_never_begun_can_be_read_so(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    with journal.reading():
        assert journal.datasets() == ()
    assert not journal.path.exists()

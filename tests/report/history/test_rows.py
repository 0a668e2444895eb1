"""Histories of rows, replayed against the tables of releases that the product made."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from history_hands import Archive
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.report.history.model import RowHistory, Turn
from opendata.report.history.rows import Sought, row_history

KEYS = ("1", "2", "null-ish", 'a"b', "ключ")
CELLS = st.sampled_from([None, "x", 'y"z', "а,б", "рядок\nдва", "1", "null-ish"])
TABLES = st.dictionaries(st.sampled_from(KEYS), st.tuples(CELLS, CELLS), max_size=5)
RELEASES = st.lists(st.tuples(TABLES, st.booleans()), min_size=1, max_size=8)
"""The rows of each table, and whether it has the column ``more``."""


def told(archive: Archive, key: str, until: datetime | None = None) -> RowHistory:
    """The history of a row of the archive's table."""
    sought = Sought("things", ("id",), (key,), first=True)
    return row_history(archive.journal, archive.store, "things", sought, until or archive.now)


@settings(max_examples=25)
@given(RELEASES)
def test_replayed_it_gives_the_row_of_each_release(tables) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for rows, more in tables:
            archive.release(rows, more=more)
        for key in KEYS:
            history = told(archive, key)
            assert history.problems == ()
            state = None
            events = {one.made.version: one for one in history.events}
            for version in archive.store.versions("things"):
                one = events.get(str(version))
                if one is not None:
                    if one.turn is Turn.CHANGED:
                        assert state is not None
                        assert {n: old for n, (old, _) in one.values.items()}.items() <= {
                            **dict.fromkeys(one.columns_added),
                            **state,
                        }.items()
                        state = {**state, **{n: new for n, (_, new) in one.values.items()}}
                        state |= dict.fromkeys(set(one.columns_added) - set(state))
                        for name in one.columns_removed:
                            del state[name]
                        assert state == one.row
                    else:
                        assert (state is None) is (one.turn is not Turn.VANISHED)
                        state = None if one.turn is Turn.VANISHED else dict(one.row)
                released = archive.store.table(archive.store.load("things", version))
                wanted = [row for row in released.records() if row["id"] == key]
                assert ([] if state is None else [state]) == wanted


def test_each_turn_of_a_row(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.release({"1": ("x", None), "2": ("x", "y")})
    archive.release({"1": ("z", None), "2": ("x", "y")})
    archive.release({"2": ("x", "y")})
    archive.release({"2": ("x", "q")})
    archive.release({"1": ("z", None), "2": ("x", "q")})
    found = told(archive, "1")
    assert [(one.made.version, one.turn) for one in found.events] == [
        ("1.0.0", Turn.APPEARED),
        ("1.0.1", Turn.CHANGED),
        ("1.1.0", Turn.VANISHED),
        ("1.2.0", Turn.RETURNED),
    ]
    assert found.events[1].values == {"name": ("x", "z")}
    assert found.there
    assert (found.events[0].made.run, found.events[0].made.proofs) == (None, ())
    assert found.events[2].file == ".opendata/releases/things/1.1.0/changes.json"
    past = told(archive, "1", archive.now - timedelta(days=2))
    assert [one.turn for one in past.events][-1] is Turn.VANISHED
    assert not past.there
    assert told(archive, "3").events == ()
    assert told(archive, "1", datetime(2000, 1, 1, tzinfo=UTC)).events == ()


def test_a_damaged_difference_is_named_and_the_table_is_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.release({"1": ("x", None)})
    archive.release({"1": ("z", None)})
    archive.release({"1": ("q", None)})
    archive.spoil("1.0.1", "changes.json")
    found = told(archive, "1")
    assert [one.code for one in found.problems] == ["release-altered"]
    assert [one.made.version for one in found.events] == ["1.0.0", "1.0.1", "1.0.2"]
    assert found.events[1].file.endswith("1.0.1/things.csv")
    assert found.events[1].values == {"name": ("x", "z")}


def test_a_release_that_nobody_can_read_leaves_it_open_when(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for name in "xzq":
        archive.release({"1": (name, None)})
    archive.spoil("1.0.1", "datapackage.json")
    found = told(archive, "1")
    assert [one.code for one in found.problems] == ["release-broken"]
    assert [(one.made.version, one.since_unread) for one in found.events] == [
        ("1.0.0", False),
        ("1.0.2", True),
    ]
    assert found.events[1].values == {"name": ("x", "q")}


def test_a_difference_that_is_none(tmp_path: Path) -> None:
    """Its hash is right, as the forger wrote the manifest too."""
    archive = Archive(tmp_path)
    archive.release({"1": ("x", None)})
    archive.release({"1": ("z", None)})
    archive.forge("1.0.1", "changes.json", json.dumps({"added": "1"}).encode() + b'"1"')
    found = told(archive, "1")
    assert [one.code for one in found.problems] == ["release-broken"]
    assert found.events[1].values == {"name": ("x", "z")}

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.problems import OpendataError
from opendata.release import records
from opendata.release.csv_table import csv_bytes
from opendata.release.diff import diff_files, diff_tables
from opendata.release.release import Changed, Changes
from opendata.release.tables import key_getter, sort_key, sort_rows
from opendata.table import Table

KEYS = st.sampled_from(["1", "2", "3", "10", "є", '"', "a\nb", "a,b", "\U0001f4c4", "\ue000"])
CELLS = st.none() | st.sampled_from(["x", "y", '"', "\n", 'x"\n', ",", "довгий текст"])
COLUMNS = ("key", "a", "b", "c")


@st.composite
def tables(draw: st.DrawFn, columns: tuple[str, ...] | None = None) -> Table:
    """A table with unique keys; its key column is anywhere among the others."""
    if columns is None:
        rest = draw(st.lists(st.sampled_from(COLUMNS[1:]), unique=True))
        columns = tuple(draw(st.permutations(["key", *rest])))
    keys = draw(st.lists(KEYS, unique=True, max_size=8))
    rows = [tuple(key if c == "key" else draw(CELLS) for c in columns) for key in keys]
    return Table(columns, tuple(rows))


def naive(old: Table, new: Table, key: Sequence[str]) -> Changes:
    """The difference by two dictionaries, as one would write it first."""

    def by_key(table: Table) -> dict[tuple[str | None, ...], dict[str, str | None]]:
        of = key_getter(table.columns, key)
        return {of(row): dict(zip(table.columns, row, strict=True)) for row in table.rows}

    before, after = by_key(old), by_key(new)
    changed = []
    for one in sorted(before.keys() & after.keys(), key=sort_key):
        common = [c for c in old.columns if c in new.columns]
        values = {c: (before[one][c], after[one][c]) for c in common}
        values = {c: pair for c, pair in values.items() if pair[0] != pair[1]}
        if values:
            changed.append(Changed(tuple(cell or "null" for cell in one), values))
    return Changes(
        added=tuple(after[one] for one in sorted(after.keys() - before.keys(), key=sort_key)),
        changed=tuple(changed),
        removed=tuple(before[one] for one in sorted(before.keys() - after.keys(), key=sort_key)),
        columns_added=tuple(c for c in new.columns if c not in old.columns),
        columns_removed=tuple(c for c in old.columns if c not in new.columns),
    )


def by_files(folder: Path, old: Table, new: Table, key: Sequence[str]) -> Changes:
    for name, table in (("old", old), ("new", new)):
        (folder / name).write_bytes(csv_bytes(table.columns, table.rows))
    return diff_files(folder / "old", folder / "new", key)


reuse_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@reuse_folder
@given(tables(COLUMNS), tables(COLUMNS), st.booleans(), st.booleans(), st.integers(1, 64))
def test_agrees_with_dictionaries(
    tmp_path: Path, old: Table, new: Table, sort_old: bool, sort_new: bool, window: int
) -> None:
    old = sort_rows(old, ("key",)) if sort_old else old
    new = sort_rows(new, ("key",)) if sort_new else new
    expected = naive(old, new, ("key",))
    assert diff_tables(old, new, ("key",)) == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "WINDOW", window)
        patch.setattr(records, "_STRIDES", (2, 8))
        assert by_files(tmp_path, old, new, ("key",)) == expected


@reuse_folder
@given(tables(), tables())
def test_agrees_where_columns_come_go_and_move(tmp_path: Path, old: Table, new: Table) -> None:
    expected = naive(old, new, ("key",))
    assert diff_tables(old, new, ("key",)) == expected
    assert by_files(tmp_path, old, new, ("key",)) == expected


@reuse_folder
@given(tables(COLUMNS), tables(COLUMNS))
def test_nothing_is_lost_where_keys_are_not_unique(tmp_path: Path, old: Table, new: Table) -> None:
    for changes in (diff_tables(old, new, ("a",)), by_files(tmp_path, old, new, ("a",))):
        assert len(new) - len(old) == len(changes.added) - len(changes.removed)


@given(tables(COLUMNS))
def test_the_same_table_in_any_order_is_no_change(table: Table) -> None:
    other = Table(table.columns, tuple(reversed(table.rows)))
    assert diff_tables(table, other, ("key",)).nothing


def test_a_key_of_two_columns_with_a_gap(tmp_path: Path) -> None:
    old = Table(("a", "b", "c"), ((None, "1", "x"), ("1", None, "y"), ("1", "1", "z")))
    new = Table(("a", "b", "c"), ((None, "1", "x"), ("1", None, "w"), ("2", "1", "z")))
    changes = by_files(tmp_path, old, new, ("a", "b"))
    assert changes == diff_tables(old, new, ("a", "b")) == naive(old, new, ("a", "b"))
    assert changes.changed == (Changed(("1", "null"), {"c": ("y", "w")}),)


def test_a_row_with_another_key_went_and_came(tmp_path: Path) -> None:
    old, new = Table(("key", "a"), (("1", "x"),)), Table(("key", "a"), (("2", "x"),))
    changes = by_files(tmp_path, old, new, ("key",))
    assert changes == Changes(added=({"key": "2", "a": "x"},), removed=({"key": "1", "a": "x"},))


def test_without_the_key_in_both_no_two_rows_are_the_same(tmp_path: Path) -> None:
    old = Table(("id", "a"), (("1", "x"), ("2", "y"), ("3", "z")))
    new = Table(("uid", "a"), (("1", "x"),))
    for changes in (by_files(tmp_path, old, new, ("uid",)), diff_tables(old, new, ("uid",))):
        assert [row["id"] for row in changes.removed] == ["1", "2", "3"]
        assert changes.added == ({"uid": "1", "a": "x"},)
        assert (changes.columns_added, changes.columns_removed) == (("uid",), ("id",))


def test_an_old_file_in_disorder_over_many_windows(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - the same disorder every time
    rows = [(f"{n:06}", "текст " * 10, f'"{n}"\n') for n in range(5_000)]
    new = Table(("key", "a", "b"), (*rows[5:], ("9", "x", "y")))
    chance.shuffle(rows)
    old = Table(("key", "a", "b"), tuple(rows))
    changes = by_files(tmp_path, old, new, ("key",))
    assert changes == naive(old, new, ("key",))
    assert (len(changes.added), len(changes.removed)) == (1, 5)


def test_other_line_ends_are_no_change(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"key,a\r\n1,x\r\n2,y")
    (tmp_path / "new").write_bytes(b'key,a\n1,"x"\n2,y\n')
    assert diff_files(tmp_path / "old", tmp_path / "new", ("key",)).nothing


def test_equal_bytes_are_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    split = records.split_record
    monkeypatch.setattr(records, "split_record", lambda text: parsed.append(text) or split(text))
    rows = [(f"{n:05}", "a\nb" if n % 7 else '"') for n in range(5_000)]
    new = [row for row in rows if row[0] != "02500"]
    tables = [Table(("key", "a"), tuple(one)) for one in (rows, new)]
    assert len(by_files(tmp_path, *tables, ("key",)).removed) == 1
    assert len(parsed) < 10


def test_a_missing_file_is_an_error_that_teaches(tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        diff_files(tmp_path / "no.csv", tmp_path / "no.csv", ("key",))
    assert caught.value.problem.code == "release-unreadable"
    assert caught.value.problem.place.file == "no.csv"

"""The row-level difference of two releases.

Releases are canonical CSV sorted by key, so two files are walked side by side: where their bytes
are equal nothing is parsed, elsewhere single records are. Memory grows with the difference, not
with the files. What makes it right for any input is the :class:`_Ledger`: every record is entered
in it once, and records of one key meet there however far apart they stand, so that the order of the
rows decides about speed alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.csv_table import MISSING
from opendata.release.records import Records, skip_equal
from opendata.release.release import Changed, Changes
from opendata.release.tables import Key, key_getter, sort_key
from opendata.table import Row, Table


def diff_files(old: Path, new: Path, key: Sequence[str]) -> Changes:
    """The difference of two released CSVs; rows are the same row where ``key`` is the same.

    The fields about documents and metadata stay empty. ``OpendataError`` where a file cannot be
    read or is not a table.
    """
    try:
        with old.open("rb") as old_file, new.open("rb") as new_file:
            return _diff(Records(old_file, old), Records(new_file, new), key)
    except OSError as error:
        problem = Problem(
            "release-unreadable",
            msg("A file of a release cannot be read."),
            Place(Path(str(error.filename)).name if error.filename else None),
            error.strerror,
            remedy=msg("Restore the file from a backup, then run `opendata` again."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from error


def diff_tables(old: Table, new: Table, key: Sequence[str]) -> Changes:
    """The same difference of two tables in memory, in any order."""
    ledger = _Ledger(old.columns, new.columns, key)
    for row in old.rows:
        ledger.gone(row)
    for row in new.rows:
        ledger.came(row)
    return ledger.changes()


def _diff(old: Records, new: Records, key: Sequence[str]) -> Changes:
    ledger = _Ledger(old.columns, new.columns, key)
    same_columns = old.columns == new.columns
    while True:
        if same_columns:
            skip_equal(old, new)
        before, after = old.peek(), new.peek()
        if before is None and after is None:
            return ledger.changes()
        side = _first(ledger, before, after)
        if before is not None and side <= 0:
            ledger.gone(before)
            old.advance()
        if after is not None and side >= 0:
            ledger.came(after)
            new.advance()


def _first(ledger: _Ledger, before: Row | None, after: Row | None) -> int:
    """Which record comes first in the order of releases: -1 the old one, 1 the new one, 0 both."""
    if before is None:
        return 1
    if after is None:
        return -1
    if not ledger.keyed:
        return 0
    left, right = sort_key(ledger.old_key(before)), sort_key(ledger.new_key(after))
    return (left > right) - (left < right)


class _Ledger:
    """Records that are in one of two tables, until the record of the same key turns up."""

    def __init__(self, old: tuple[str, ...], new: tuple[str, ...], key: Sequence[str]) -> None:
        if not key and old == new:
            key = old  # rows that are alike are the same row
        self.columns = (old, new)
        self.keyed = bool(key) and set(key) <= set(old) & set(new)
        """Without the key columns in both tables no two rows can be told to be the same."""
        self.old_key = key_getter(old, key if self.keyed else ())
        self.new_key = key_getter(new, key if self.keyed else ())
        self.common = [(c, old.index(c), new.index(c)) for c in old if c in new]
        self.same_columns = old == new
        self.only_old: dict[Key, list[Row]] = {}
        self.only_new: dict[Key, list[Row]] = {}
        self.changed: list[tuple[Key, Changed]] = []

    def gone(self, row: Row) -> None:
        """A record of the old table."""
        key = self.old_key(row)
        partner = self._partner(self.only_new, key)
        if partner is None:
            self.only_old.setdefault(key, []).append(row)
        else:
            self._compare(key, row, partner)

    def came(self, row: Row) -> None:
        """A record of the new table."""
        key = self.new_key(row)
        partner = self._partner(self.only_old, key)
        if partner is None:
            self.only_new.setdefault(key, []).append(row)
        else:
            self._compare(key, partner, row)

    def changes(self) -> Changes:
        """The difference, each part sorted by key."""
        old, new = self.columns
        return Changes(
            added=tuple(dict(zip(new, row, strict=True)) for row in _in_order(self.only_new)),
            changed=tuple(c for _, c in sorted(self.changed, key=lambda one: sort_key(one[0]))),
            removed=tuple(dict(zip(old, row, strict=True)) for row in _in_order(self.only_old)),
            columns_added=tuple(column for column in new if column not in old),
            columns_removed=tuple(column for column in old if column not in new),
        )

    def _partner(self, waiting: dict[Key, list[Row]], key: Key) -> Row | None:
        if not self.keyed:
            return None
        rows = waiting.get(key)
        if rows is None:
            return None
        row = rows.pop(0)
        if not rows:
            del waiting[key]
        return row

    def _compare(self, key: Key, old: Row, new: Row) -> None:
        if self.same_columns and old == new:
            return
        values = {c: (old[i], new[j]) for c, i, j in self.common if old[i] != new[j]}
        if values:
            names = tuple(MISSING if cell is None else cell for cell in key)
            self.changed.append((key, Changed(names, values)))


def _in_order(rows: dict[Key, list[Row]]) -> list[Row]:
    return [row for key in sorted(rows, key=sort_key) for row in rows[key]]

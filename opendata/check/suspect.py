"""Rows that may not go on for what was told of them, though their cells look right. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from opendata.problems import Problem, Severity
from opendata.table import Table

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def rivals(table: Table, key: Sequence[str]) -> frozenset[int]:
    """The positions of all rows that share ``key``: Frictionless blames the second, but either may
    be wrong.
    """
    at = [table.index(column) for column in key]
    keys = [tuple(row[n] for n in at) for row in table.rows]
    times = Counter(keys)
    return frozenset(n for n, one in enumerate(keys) if times[one] > 1 and None not in one)


def misread(table: Table, told: Iterable[Problem]) -> frozenset[int]:
    """The positions of rows that stand in their source, but not as they can be trusted: an error
    cell, shifted columns, a contradiction.

    Their cells may look right, so that the structure alone would let them through.
    """
    wrong = {
        (one.place.file, one.place.sheet, one.place.row)
        for one in told
        if one.severity is Severity.ERROR and one.place.row is not None
    }
    return frozenset(n for n, o in enumerate(table.origins) if (o.file, o.sheet, o.row) in wrong)


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first, then warnings, then notes; each in the order in which it was told."""
    return sorted(problems, key=lambda problem: _WEIGHT[problem.severity])

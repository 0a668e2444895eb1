"""The codes of these checks, how much each weighs, and one finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from opendata.check.public_sector.layout import Cells, Column
from opendata.messages import Message
from opendata.problems import Place, Problem, Severity

SEVERITY: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        # A warning, not an error, wherever the recommendation does not ask for the rule in so many
        # words, or where another value can be right: nobody may be kept from publishing by it.
        "address-inconsistent": Severity.WARNING,
        "budget-code-form": Severity.ERROR,
        "date-implausible": Severity.WARNING,
        "date-not-iso": Severity.WARNING,
        "edrpou-check-digit": Severity.WARNING,
        "id-not-unique": Severity.ERROR,
        "katottg-form": Severity.ERROR,
        "katottg-level": Severity.WARNING,
        "kfkvk-form": Severity.ERROR,
        "kpkvk-form": Severity.ERROR,
        "kpkvk-tpkvk": Severity.ERROR,
        "postal-code": Severity.ERROR,
        "postal-code-region": Severity.WARNING,
        "rnokpp-present": Severity.ERROR,
        "sum-differs": Severity.WARNING,
        "telephone-form": Severity.WARNING,
        "uid-differs-from-columns": Severity.WARNING,
    }
)
"""Code → severity. An error makes the row invalid; with a warning it is published."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem about one cell; its place names only the column.

    ``first`` is the number of an earlier row (the header is row 1) that it clashes with.
    """

    problem: Problem
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that a rule looks at in a row: the cells of ``columns``, and nothing else of it.

    ``find`` never raises, whatever stands in a cell. Its findings about equal cells are equal,
    unless it ``remembers``: then it is given the rows in their order, and finds something only in
    one whose texts in ``columns`` are those of an earlier row. With ``only``, it finds something
    only if that stands in one of the cells: the quick way to pass over the others.
    """

    columns: tuple[Column, ...]
    find: Callable[[Cells], Iterable[Finding]]
    remembers: bool = False
    only: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Looks at one row after another, in all its ways. Some remember rows, so that each table needs
    a rule of its own.
    """

    looks: tuple[Look, ...]

    def __call__(self, row: Cells) -> Iterator[Finding]:
        """The findings about one row, in the order of the looks."""
        for look in self.looks:
            yield from look.find(row)


def rule_of(looks: Iterable[Look]) -> Rule | None:
    """The rule that looks in these ways; None if there is nothing to look at."""
    every = tuple(looks)
    return Rule(every) if every else None


def problem(
    code: str,
    column: Column,
    what: Message,
    found: str | None,
    *,
    expected: Message | None = None,
    remedy: Message | None = None,
    first: int | None = None,
) -> Finding:
    """A finding with the severity of its code. ``found`` is shown, so it holds no personal data."""
    one = Problem(
        code, what, Place(field=column.name), found, expected, remedy, severity=SEVERITY[code]
    )
    return Finding(one, first)

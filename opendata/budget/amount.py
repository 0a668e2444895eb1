"""Item 4 of a passport: the amount, and of which fund it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from opendata.budget.figures import figure_of, figures_inside
from opendata.budget.form import Figure, Sums
from opendata.budget.grid import Cell
from opendata.budget.words import Head, compact_line
from opendata.clean.lookalikes import TO_CYRILLIC

_WORDS: Final = re.compile(
    r"(?P<general>загальн\w+)|(?P<special>спеціальн\w+)|(?P<total>усього|всього|разом|асигнуван\w+)",
    re.IGNORECASE,
)
_LINES: Final = 8
"""The sentence takes three rows; more than these are notes."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word for a fund, or a figure; the other is None."""

    fund: Head | None
    figure: Figure | None


def read_amount(lines: Sequence[Sequence[Cell]]) -> Sums:
    """The amounts in the lines of item 4, the first of which is what its heading leaves.

    A figure belongs to the fund named last before it, or, where words stand in one row and figures
    in another, to the fund in its place. The first figure after a fund counts.
    """
    rows = [[token for cell in line for token in _tokens(cell)] for line in lines[:_LINES]]
    found: dict[Head, Figure] = {}
    current = Head.TOTAL
    for at, tokens in enumerate(rows):
        figures = _figures(tokens)
        if len(figures) > 1 and not _funds(tokens):
            for fund, figure in zip(_beside(rows, at, len(figures)), figures, strict=False):
                found.setdefault(fund, figure)
            continue
        for token in tokens:
            if token.fund:
                current = token.fund
            elif token.figure:
                found.setdefault(current, token.figure)
    return Sums(found.get(Head.GENERAL), found.get(Head.SPECIAL), found.get(Head.TOTAL))


def _beside(rows: Sequence[Sequence[_Token]], at: int, count: int) -> list[Head]:
    """The funds named, and nothing else, in the row above several figures, or in that below."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(rows) and not _figures(rows[near]):
            funds = _funds(rows[near])
            if len(funds) == count:
                return funds
    return []


def _funds(tokens: Sequence[_Token]) -> list[Head]:
    """The funds in their order, each once."""
    return list(dict.fromkeys(token.fund for token in tokens if token.fund))


def _figures(tokens: Sequence[_Token]) -> list[Figure]:
    return [token.figure for token in tokens if token.figure]


def in_thousands(lines: Iterable[Sequence[Cell]]) -> bool:
    """Whether the sums are said to be thousands of hryvnias, as before 2018."""
    return any(re.search(r"тис(?:яч)?гр", compact_line(line)) for line in lines)


def _tokens(cell: Cell) -> list[_Token]:
    whole = figure_of(cell)
    if whole is not None:
        return [_figure(whole, cell)]
    if not isinstance(cell.value, str):
        return []
    found: list[tuple[int, _Token]] = [
        (match.start(), _Token(Head(match.lastgroup), None))
        for match in _WORDS.finditer(cell.text.translate(TO_CYRILLIC))
        if match.lastgroup
    ]
    found += [(start, _figure(number, cell)) for start, number in figures_inside(cell.text)]
    return [token for _, token in sorted(found, key=lambda pair: pair[0])]


def _figure(number: Decimal, cell: Cell) -> _Token:
    return _Token(None, Figure(number, cell.address))

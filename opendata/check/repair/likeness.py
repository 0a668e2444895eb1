"""The one value of a list that a misspelled one can only mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opendata.clean.text import fold

SHORTEST: Final = 5
"""Characters of a word in which one slip is still told from another word."""
LONG: Final = 10
"""So many characters and more may have two slips."""


def only_like(text: str, values: Sequence[str]) -> str | None:
    """The value among ``values`` that ``text`` misspells; None where none or more than one may be.

    One slip (a letter more, less, another, or two that changed places), two in a long value. The
    next value must be further away by more than one slip.
    """
    folded = fold(text)
    if len(folded) < SHORTEST:
        return None
    ranked = sorted((slips(folded, fold(value)), value) for value in dict.fromkeys(values))
    allowed = 2 if len(folded) >= LONG else 1
    if not ranked or ranked[0][0] > allowed:
        return None
    if len(ranked) > 1 and ranked[1][0] <= ranked[0][0] + 1:
        return None
    return ranked[0][1]


def slips(one: str, other: str) -> int:
    """The least number of slips that make ``other`` of ``one`` (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]

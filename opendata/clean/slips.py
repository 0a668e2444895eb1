"""How many slips of a hand lie between two texts, up to a limit: cheap where there are too many."""

from __future__ import annotations

from collections import Counter


def slips_within(one: str, other: str, most: int) -> int | None:
    """The least number of slips that make ``other`` of ``one``; None where it is above ``most``.

    A slip is a letter more, less or another, or two neighbours that changed places (optimal string
    alignment). Which of the two texts comes first makes no difference.
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return None
    one, other = _without_ends(one, other)
    if _letters_apart(one, other) > most:
        return None
    over = most + 1
    above: list[int] = []
    row = [min(j, over) for j in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        before2, above, row = above, row, [over] * (len(other) + 1)
        row[0] = min(i, over)
        first, last = max(1, i - most), min(len(other), i + most)
        for j in range(first, last + 1):
            wanted = other[j - 1]
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before2[j - 2] + 1)
            row[j] = min(cost, over)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _without_ends(one: str, other: str) -> tuple[str, str]:
    """Both without what they begin and end with alike: no slip lies there."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _letters_apart(one: str, other: str) -> int:
    """How many letters at least differ, wherever they stand: never more than the slips."""
    mine, others = Counter(one), Counter(other)
    common = (mine & others).total()
    return max(len(one), len(other)) - common

"""The build of an act's number («20-1/VII»): what counts in it, and what only goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opendata.clean.lookalikes import TO_LATIN
from opendata.clean.numbers import clean_number, number_key

LONGEST: Final = 9
"""Digits. A longer run is the number of a form or of a telephone, not of an act."""

_DIGITS = re.compile("[0-9]+")
_SEPARATORS = re.compile("[-/.,:_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile("[ivxl]+")
_INSERTED = re.compile("#[абвгд]")


@dataclass(frozen=True, slots=True)
class ActNumber:
    """A number taken apart.

    ``shape`` is what is left without the digits (``#-#/vii``): two numbers of one shape may be of
    one series. ``parts`` are the runs of digits as whole numbers, in their order.
    """

    text: str
    shape: str
    parts: tuple[int, ...]

    @property
    def convocation(self) -> str:
        """The Roman numeral in it, lower case; empty where there is none."""
        for word in _LETTERS.findall(self.shape):
            latin: str = word.translate(TO_LATIN)
            if _ROMAN.fullmatch(latin):
                return latin
        return ""

    @property
    def inserted(self) -> bool:
        """Whether it may be one that was put between two others: «45-а»."""
        return _INSERTED.fullmatch(self.shape) is not None

    def pattern(self, slot: int, *, keep: bool) -> str:
        """The number as people write it, with «…» for part ``slot``.

        With ``keep`` the other parts stay as they are, else they are «…» too.
        """
        spots = iter(range(len(self.parts)))

        def shown(run: re.Match[str]) -> str:
            spot = next(spots, -1)
            return "…" if spot == slot or not keep else run.group()

        return _DIGITS.sub(shown, self.text)


def take_apart(number: str) -> ActNumber | None:
    """The number taken apart; None where it has no digits, or too many of them.

    Blanks, leading zeros, look-alike letters and the kind of separator make no difference: «24/12»
    and «24-12» have one shape, and so have «48-р» and «48р».
    """
    runs = _DIGITS.findall(number)
    if not runs or any(len(run) > LONGEST for run in runs):
        return None
    shape, text = _build(_DIGITS.sub("7", number))
    if shape.count("#") != len(runs):
        return None
    spots = iter(runs)
    text = _DIGITS.sub(lambda _run: next(spots), text)
    return ActNumber(text, shape, tuple(map(int, runs)))


@lru_cache(maxsize=4096)
def _build(sample: str) -> tuple[str, str]:
    """Shape and clean text of a number; a register of 100,000 acts knows a dozen builds."""
    return _SEPARATORS.sub("-", _DIGITS.sub("#", number_key(sample))), clean_number(sample)


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """``1 2 3 7`` → ``(1, 3) (7, 7)``: first and last of each run, in order, without repeats."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def between(numbers: Iterable[int], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The ranges of ``first … last`` that lack in ``numbers``; their size does not matter."""
    free: list[tuple[int, int]] = []
    following = first
    for low, high in ranges(number for number in numbers if first <= number <= last):
        if low > following:
            free.append((following, low - 1))
        following = high + 1
    if following <= last:
        free.append((following, last))
    return tuple(free)


def size(runs: Iterable[tuple[int, int]]) -> int:
    """How many numbers the ranges hold."""
    return sum(last - first + 1 for first, last in runs)


def spelled(runs: Iterable[tuple[int, int]]) -> str:
    """«23, 25–31»: two in a row stand as two, from three on as a range."""
    return ", ".join(_spelled(runs))


def _spelled(runs: Iterable[tuple[int, int]]) -> Iterator[str]:
    for first, last in runs:
        if last - first > 1:
            yield f"{first}–{last}"
        else:
            yield from map(str, range(first, last + 1))

"""Looking for a pattern letter by letter.

The search for a pattern that begins with one letter runs many times as fast as that for one that
begins with any of several; so each letter is looked for by itself.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from operator import methodcaller

_START = methodcaller("start")


class Seeker:
    """A pattern that begins with one of a few letters or syllables, and goes on alike."""

    def __init__(self, beginnings: Iterable[str], rest: str) -> None:
        self._patterns = tuple(re.compile(one + rest) for one in beginnings)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]`` from left to right; linear, and as they are asked.

        No match begins within the one before.
        """
        after = start
        found = (pattern.finditer(text, start, end) for pattern in self._patterns)
        for match in heapq.merge(*found, key=_START):
            if match.start() >= after:
                after = match.end()
                yield match

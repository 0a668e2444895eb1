"""What is to be taken out of a document: by the fingerprints of findings, and where they stand.

Not by places: a number that a person wants to go has to go wherever it stands, also where the
words around it do not give it away – in a link, in the name of a picture, in another column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from opendata.privacy.finding import Found, Grade, Kind, fingerprint
from opendata.privacy.screen import screen
from opendata.redact.replacement import words

EVERYWHERE: Final = frozenset(
    {
        *(Kind.TAX_NUMBER, Kind.PASSPORT, Kind.ID_CARD, Kind.UNZR, Kind.IBAN, Kind.CARD),
        *(Kind.PHONE, Kind.EMAIL, Kind.HOME_ADDRESS, Kind.CAR_PLATE),
    }
)
"""Kinds whose text says the same in any place. A date or a word about health does not."""
_REMEMBERED: Final = 64
"""Texts whose findings are remembered."""
_SHORTEST: Final = 6
"""Letters and digits; a shorter text would be met by chance."""
_BETWEEN: Final = re.compile(r"[\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff.,()\-\u2010-\u2015/]{0,4}")
"""What may stand between the signs of a number when it is written otherwise."""
_WORD: Final = re.compile(r"[^\W_]+")
_WAYS: Final = ("utf-8", "utf-16-le", "cp1251")
"""How programs write text into pictures and objects."""


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a text (the end is not in it) and what they are."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """What people decided, by :attr:`opendata.privacy.hit.Hit.fingerprint`: what goes, and what
    stays. What blocks and is in neither goes.
    """

    go: frozenset[str] = frozenset()
    stay: frozenset[str] = frozenset()

    def takes(self, found: Found) -> bool:
        """Whether the finding is to be taken out."""
        name = fingerprint(found)
        return name in self.go or (found.grade is Grade.BLOCK and name not in self.stay)


@dataclass(frozen=True, slots=True)
class _Needle:
    """What is looked for everywhere; ``forms`` are the ways in which it was written."""

    kind: Kind
    forms: set[str] = field(default_factory=set)


class Remover:
    """Finds in texts what is to go; what was found in one text is looked for in all others."""

    def __init__(self, choice: Choice, today: date) -> None:
        self._choice = choice
        self._today = today
        self._needles: dict[str, _Needle] = {}
        self._stay: set[str] = set()
        self._seen: dict[str, tuple[Found, ...]] = {}
        self.replaced: Counter[Kind] = Counter()

    def learn(self, text: str) -> None:
        """Remember what is to go out of ``text``."""
        for found in self._screened(text):
            signs = _signs(found.text)
            if fingerprint(found) in self._choice.stay:
                self._stay.add(signs)
            elif not self._choice.takes(found):
                continue
            elif found.kind in EVERYWHERE and len(signs) >= _SHORTEST:
                known = self._needles.setdefault(signs, _Needle(found.kind))
                known.forms.add(found.text.strip())

    def spans(self, text: str, *, speaking: bool = True) -> list[Span]:
        """Where ``text`` holds what is to go, in order, none over another.

        ``speaking`` is False for what is no language (addresses, attributes): there only what was
        learnt is looked for.
        """
        found = list(self.known(text))
        if speaking:
            found += [
                Span(one.start, one.end, one.kind)
                for one in self._screened(text)
                if self._choice.takes(one)
            ]
        return _apart(found)

    def _screened(self, text: str) -> tuple[Found, ...]:
        """What the screen finds; the same text is often asked about again at once."""
        if text not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.pop(next(iter(self._seen)))
            self._seen[text] = screen(text, self._today)
        return self._seen[text]

    def known(self, text: str) -> Iterator[Span]:
        """Where ``text`` holds what was learnt."""
        if not self._needles:
            return
        stream = _Stream(text)
        for signs, needle in self._needles.items():
            if signs not in self._stay:
                for start, end in stream.find(signs):
                    if needle.kind is not Kind.EMAIL or _same(text[start:end], needle.forms):
                        yield Span(start, end, needle.kind)

    def holds(self, text: str) -> bool:
        """Whether anything that was learnt is in ``text``."""
        return any(True for _ in self.known(text))

    def within(self, data: bytes) -> bool:
        """Whether the bytes of a picture or the like hold anything that was learnt, as it stood or
        without what parts it, in the ways in which programs write text.
        """
        forms = {form for signs, one in self._needles.items() for form in (signs, *one.forms)}
        return any(form.encode(way, "ignore") in data for form in forms for way in _WAYS)

    def count(self, spans: Iterable[Span]) -> None:
        """Remember that these were replaced."""
        self.replaced.update(one.kind for one in spans)

    def clean(self, text: str, *, speaking: bool = True) -> str:
        """``text`` with words in the place of what goes."""
        for _ in range(ROUNDS):
            spans = self.spans(text, speaking=speaking)
            if not spans:
                break
            self.count(spans)
            for one in reversed(spans):
                text = text[: one.start] + words(one.kind) + text[one.end :]
        return text


ROUNDS: Final = 6
"""What stood beside a finding may be one itself when that is gone; it is looked for so often."""


class _Stream:
    """The letters and digits of a text in a row, and where each of them stands in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = [match.span() for match in _WORD.finditer(text)]
        said = [_small(text[start:end]) for start, end in self._words]
        self._begins = [0, *accumulate(map(len, said))]
        self._signs = "".join(said)

    def find(self, signs: str) -> Iterator[tuple[int, int]]:
        """Where ``signs`` stand in the text, with no more between them than parts a number."""
        at = self._signs.find(signs)
        while at >= 0:
            found = self._place(at, at + len(signs))
            if found is not None:
                yield found
            at = self._signs.find(signs, at + 1)

    def _place(self, begin: int, end: int) -> tuple[int, int] | None:
        first, last = bisect_right(self._begins, begin) - 1, bisect_right(self._begins, end - 1) - 1
        start = self._words[first][0] + begin - self._begins[first]
        stop = self._words[last][0] + end - self._begins[last]
        text = self._text
        if start and _goes_on(text[start - 1], text[start]):
            return None
        if stop < len(text) and _goes_on(text[stop], text[stop - 1]):
            return None
        gaps = (text[one[1] : other[0]] for one, other in pairwise(self._words[first : last + 1]))
        return (start, stop) if all(map(_BETWEEN.fullmatch, gaps)) else None


def _goes_on(sign: str, end: str) -> bool:
    """Whether ``sign`` beside the last sign of a match makes another number or word of it."""
    return sign.isdigit() if end.isdigit() else sign.isalpha()


def _same(text: str, forms: Iterable[str]) -> bool:
    return text.casefold() in {one.casefold() for one in forms}


def _small(word: str) -> str:
    """In small letters, if that is as long: places are counted in it."""
    small = word.lower()
    return small if len(small) == len(word) else word


def _signs(text: str) -> str:
    return "".join(_small(one[0]) for one in _WORD.finditer(text))


def _apart(found: list[Span]) -> list[Span]:
    """Spans that touch become one, called by the longest of them."""
    merged: list[Span] = []
    longest = 0
    for one in sorted(found):
        if merged and one.start < merged[-1].end:
            last = merged[-1]
            kind = one.kind if one.end - one.start > longest else last.kind
            longest = max(longest, one.end - one.start)
            merged[-1] = Span(last.start, max(last.end, one.end), kind)
        else:
            merged.append(one)
            longest = one.end - one.start
    return merged

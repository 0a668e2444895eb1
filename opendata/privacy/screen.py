"""The screen: every detector over a text, the findings in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from opendata.messages import msg
from opendata.privacy.births import births
from opendata.privacy.columns import columns, other_things, public_places, tables
from opendata.privacy.contacts import mails, phones
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.homes import homes
from opendata.privacy.martial_law import withheld
from opendata.privacy.military import service
from opendata.privacy.money import accounts, cards
from opendata.privacy.papers import id_cards, passports
from opendata.privacy.passage import Passage
from opendata.privacy.sensitive import children, family, health
from opendata.privacy.tax_numbers import tax_numbers, unzr_numbers
from opendata.privacy.vehicles import old_plates, plates
from opendata.privacy.version import VERSION

__all__ = ["VERSION", "findings", "names", "screen"]

_DETECTORS: Final[tuple[Callable[[Passage], Iterator[Found]], ...]] = (
    *(passports, id_cards, accounts, cards, phones, mails, homes, births),
    *(health, family, children, plates, old_plates, service, withheld),
)
_PLACE: Final = attrgetter("start", "end")
_OF_OFFICES: Final = frozenset({Kind.PHONE, Kind.EMAIL, Kind.HOME_ADDRESS})
_OF_THINGS: Final = frozenset({Kind.TAX_NUMBER, Kind.ID_CARD, Kind.CARD, Kind.UNZR})
"""What numbers of things and papers may look like."""
_LONG: Final = 9
_ROW: Final = "1234567890"
"""Forms show with it how to fill them in; its check digit is wrong, nobody has it."""
_STRONG: Final = (
    *(Kind.IBAN, Kind.CARD, Kind.TAX_NUMBER, Kind.UNZR, Kind.PASSPORT, Kind.ID_CARD),
    *(Kind.BIRTH_DATE, Kind.HOME_ADDRESS, Kind.CAR_PLATE, Kind.PHONE, Kind.EMAIL),
)
"""Which of two findings in one place stays: the earlier one."""


def screen(text: str, today: date) -> tuple[Found, ...]:
    """All findings in ``text``, and the names of private persons as notes; ``today`` bounds the
    birthdays that a number may hold.
    """
    passage = Passage(text)
    return tuple(sorted([*_findings(passage, today), *names(passage)], key=_PLACE))


def findings(text: str, today: date) -> tuple[Found, ...]:
    """What :func:`screen` finds but for the names: telling who is an official takes long where
    thousands are named, and few ask.
    """
    return tuple(sorted(_findings(Passage(text), today), key=_PLACE))


def _findings(passage: Passage, today: date) -> Iterator[Found]:
    """Of findings that overlap the one with the strongest form stays, except a note on somebody,
    which says something else.
    """
    found = [*tax_numbers(passage, today), *unzr_numbers(passage, today)]
    for detector in _DETECTORS:
        found += detector(passage)
    listed = tables(passage)
    found += columns(passage, listed)
    public = public_places(passage, listed)
    if public:
        found = [one for one in found if one.kind not in _OF_OFFICES or not _in(one, public)]
    things = other_things(passage, listed)
    if things:
        found = [one for one in found if one.kind not in _OF_THINGS or not _in(one, things)]
    yield from _apart([one for one in found if not _is_sample(one)])


def _is_sample(one: Found) -> bool:
    """Whether a number only shows how such numbers look: «0000 0000 0000 0000», «1234567890»."""
    digits = "".join(sign for sign in one.text if sign.isdigit())
    return digits == _ROW or (len(digits) >= _LONG and not digits.strip("0"))


def _in(one: Found, places: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in places)


def names(passage: Passage) -> Iterator[Found]:
    """Private persons by name: worth knowing, and public where they received public money."""
    for person in passage.people:
        if not person.official:
            why = msg("the name of a person who is not named by an office")
            yield made(passage, Kind.NAME, (person.start, person.end), Grade.NOTE, why)


def _apart(found: list[Found]) -> Iterator[Found]:
    taken = _Taken()
    for kind in _STRONG:
        for one in found:
            if one.kind is kind and taken.takes(one.start, one.end):
                yield one
    yield from (one for one in found if one.kind not in _STRONG)


class _Taken:
    """Places that are taken, in order, so that a million of them stay quick."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def takes(self, start: int, end: int) -> bool:
        """Take the place if it is free."""
        at = bisect_right(self._starts, start)
        if at and self._ends[at - 1] > start:
            return False
        if at < len(self._starts) and self._starts[at] < end:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True

"""Which rows are likely one organisation with another spelling of the name. Pure.

Only rows that share a rare word, or a word with one slip in it, are measured: to measure all of
5,000 × 5,000 names would take hours. No result depends on which side comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from opendata.clean.organisation_names import OrganisationName
from opendata.clean.slips import slips_within

if TYPE_CHECKING:
    from opendata.review.registers.matching import Subject

THRESHOLD: Final = 0.85
"""From so much likeness on, two names are shown to a person as likely the same: at most three
slips in twenty letters."""
OF_REST: Final = 0.65
"""So much alike must be the words that only one of the two names has, where both have such: «Схід»
and «Захід» are not one word misspelled, however long the name around them."""
RAREST: Final = 4
"""So many of the rarest words of a name are looked up; the rest stand in too many names."""
LARGEST: Final = 400
"""A word that would bring more pairs than this is too common to look up."""


def likely_pairs(
    left: Sequence[Subject], right: Sequence[Subject], may_be: Callable[[Subject, Subject], bool]
) -> list[tuple[int, int, float]]:
    """(place in ``left``, place in ``right``, likeness), each place at most once, the likest first.

    ``may_be`` rules pairs out, whatever their likeness.
    """
    measured = []
    for i, j in _candidates([one.name.words for one in left], [one.name.words for one in right]):
        if may_be(left[i], right[j]):
            score = likeness_of_names(left[i].name, right[j].name)
            if score >= THRESHOLD:
                measured.append((i, j, score))
    # Two pairs of one sum and one least place have no row in common, or are one: sides can change.
    measured.sort(key=lambda one: (-one[2], one[0] + one[1], min(one[0], one[1])))
    here: set[int] = set()
    there: set[int] = set()
    found = []
    for i, j, score in measured:
        if i not in here and j not in there:
            here.add(i)
            there.add(j)
            found.append((i, j, score))
    return found


def likeness_of_names(one: OrganisationName, other: OrganisationName) -> float:
    """How much alike two names are without their legal forms; also with them where these are not
    the same: a form with a slip in it is not known for one.
    """
    found = likeness(one.words, other.words)
    return found if one.forms == other.forms else max(found, likeness(one.whole, other.whole))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much alike two names are, 0..1: 1 − slips / letters of the longer, in the order of the
    words or with the words sorted, whichever is more; 0 where it is below :data:`THRESHOLD`, or
    where the words in which they differ are too different (:data:`OF_REST`).
    """
    mine, others = Counter(one), Counter(other)
    rest, rest_of_other = _sorted(mine - others), _sorted(others - mine)
    if rest and rest_of_other and not _measure(rest, rest_of_other, OF_REST):
        return 0.0
    whole = _measure(_sorted(mine), _sorted(others), THRESHOLD)
    return max(whole, _measure(" ".join(one), " ".join(other), THRESHOLD))


def _sorted(words: Counter[str]) -> str:
    return " ".join(sorted(words.elements()))


def _measure(one: str, other: str, least: float) -> float:
    longest = max(len(one), len(other))
    if not longest:
        return 0.0
    slips = slips_within(one, other, int(longest * (1 - least) + 1e-9))
    return 0.0 if slips is None else round(1 - slips / longest, 4)


def _candidates(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Pairs of places that are worth measuring."""
    common = Counter(word for words in (*left, *right) for word in set(words))
    here = _index(left, common)
    there = _index(right, common)
    seen: set[tuple[int, int]] = set()
    for key in here.keys() & there.keys():
        if len(here[key]) * len(there[key]) <= LARGEST:
            seen.update((i, j) for i in here[key] for j in there[key])
    yield from seen


def _index(names: Sequence[tuple[str, ...]], common: Counter[str]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, words in enumerate(names):
        for key in set(_keys(words, common)):
            found[key].append(place)
    return found


def _keys(words: tuple[str, ...], common: Counter[str]) -> Iterable[Hashable]:
    """By what a name is looked up: all of it, and its rarest words, each also with one letter left
    out, so that a name with a slip in it still has a key in common with the right one.
    """
    yield tuple(sorted(words))
    yield from _with_a_slip("".join(words))
    for word in sorted(set(words), key=lambda one: (common[one], one))[:RAREST]:
        yield from _with_a_slip(word)


def _with_a_slip(text: str) -> Iterator[str]:
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]

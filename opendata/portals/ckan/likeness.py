"""Which resource that others made looks like which part of ours.

Likeness proves nothing: whose resource it is, a person decides (``opendata adopt``). Only of a
dataset that was adopted before it had a release are the sure pairs taken by themselves, when it is
first published (:func:`completed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Generic, TypeVar

from opendata.clean.lookalikes import to_latin
from opendata.clean.text import fold
from opendata.portals.ckan.identity import recognise, title_key
from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.names import ending_of, munged
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.wanted import Wanted, WantedResource


class Sign(StrEnum):
    """Why a resource looks like a part, the surest first."""

    FILE = "file"
    """The same file name."""
    TITLE = "title"
    """The same title, and the same format."""
    WORD = "word"
    """Its title speaks of a passport or of a structure."""
    FORMAT = "format"
    """The same title in another format: its address will end otherwise."""
    ONLY = "only"
    """The only table of this format on both sides."""


SURE: Final = frozenset({Sign.FILE, Sign.TITLE})
_WORDS: Final = {"passport": "паспорт", "structure:": "структур"}
_TYPES: Final[Mapping[str, str]] = {
    "text/csv": "csv",
    "application/json": "json",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls",
}


S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[S]):
    """``found``: what is theirs → what it is of ours, and why. ``contested``: what it may be, where
    one sign fits several; nobody but a person can tell.
    """

    found: Mapping[str, tuple[str, S]] = field(default_factory=dict)
    contested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def assign(
    signs: Iterable[S],
    ours: Iterable[str],
    theirs: Iterable[str],
    fit: Callable[[S, Sequence[str], Sequence[str]], Mapping[str, Sequence[str]]],
) -> Pairs[S]:
    """Pair ``theirs`` with ``ours``, sign by sign, the surest first.

    ``fit`` tells for a sign, and for those of ours and of theirs that are still free, which of ours
    each of theirs may be. Only what fits one to one is a pair.
    """
    free, others = list(ours), list(theirs)
    found: dict[str, tuple[str, S]] = {}
    contested: dict[str, tuple[str, ...]] = {}
    for sign in signs:
        edges = {one: tuple(names) for one, names in fit(sign, free, others).items() if names}
        claims = Counter(name for names in edges.values() for name in names)
        for one, names in edges.items():
            if len(names) == 1 and claims[names[0]] == 1:
                found[one] = (names[0], sign)
            else:
                contested[one] = names
        free = [name for name in free if name not in claims]
        others = [one for one in others if one not in edges]
    return Pairs(found, contested)


def format_of(resource: PresentResource) -> str:
    """``csv``, ``xlsx`` … as the resource says, else as its file name ends; empty if neither does.

    Portals take any text: ``.CSV``, ``text/csv``, ``.сsv`` with a Cyrillic letter.
    """
    said = to_latin(str(resource.fields.get("format") or "")).strip().lower()
    return _TYPES.get(said, said.lstrip(".")) or to_latin(ending_of(resource.file_name))[1:].lower()


def pair(parts: Iterable[WantedResource], resources: Iterable[PresentResource]) -> Pairs[Sign]:
    """Each resource with the one part that it looks like."""
    ours, theirs = {one.identity: one for one in parts}, {one.id: one for one in resources}

    def fit(sign: Sign, free: Sequence[str], others: Sequence[str]) -> dict[str, list[str]]:
        open_parts, open_resources = [ours[one] for one in free], [theirs[one] for one in others]
        return {
            one.id: [
                part.identity
                for part in open_parts
                if _TESTS[sign](part, one, open_parts, open_resources)
            ]
            for one in open_resources
        }

    return assign(Sign, ours, theirs, fit)


def completed(wanted: Wanted, present: Present, last: LastKnown | None) -> LastKnown | None:
    """The memory with the resources of a dataset that was adopted before it had a release.

    Those are taken whose file name, or title and format, is that of one part and of no other. What
    else looks like ours stays for a person: the plan stops at it.
    """
    if last is None or not last.pending or last.id is None:
        return last
    found = recognise(wanted, present, last)
    free = [one for one in wanted.resources if one.identity not in found.ours]
    others = [one for one in found.foreign if one.uploaded and one.id not in last.left]
    sure = {
        name: KnownResource(id_, adopted=True)
        for id_, (name, sign) in pair(free, others).found.items()
        if sign in SURE
    }
    return replace(last, resources={**last.resources, **sure}, pending=False)


def _same_file(
    part: WantedResource, one: PresentResource, _free: object = None, _others: object = None
) -> bool:
    return bool(one.file_name) and munged(one.file_name) == munged(part.file_name)


def _same_title(
    part: WantedResource, one: PresentResource, _free: object = None, _others: object = None
) -> bool:
    return _titled(part, one) and format_of(one) in ("", part.format.lower())


def _says_so(
    part: WantedResource, one: PresentResource, _free: object = None, _others: object = None
) -> bool:
    title = fold(str(one.fields.get("name") or ""))
    named = any(
        part.identity.startswith(key) and fold(word) in title for key, word in _WORDS.items()
    )
    return named and format_of(one) == part.format.lower()


def _other_format(
    part: WantedResource, one: PresentResource, _free: object = None, _others: object = None
) -> bool:
    return _titled(part, one)


def _only_one(
    part: WantedResource,
    one: PresentResource,
    free: Sequence[WantedResource],
    others: Sequence[PresentResource],
) -> bool:
    form = part.format.lower()
    tables = [p for p in free if _is_table(p) and p.format.lower() == form]
    alike = [r for r in others if format_of(r) == form]
    return tables == [part] and alike == [one]


def _titled(part: WantedResource, one: PresentResource) -> bool:
    title = title_key(one.fields.get("name"))
    return bool(title) and title == title_key(part.title)


def _is_table(part: WantedResource) -> bool:
    return part.identity.startswith("table:")


_Test = Callable[
    [WantedResource, PresentResource, Sequence[WantedResource], Sequence[PresentResource]], bool
]
_TESTS: Final[Mapping[Sign, _Test]] = {
    Sign.FILE: _same_file,
    Sign.TITLE: _same_title,
    Sign.WORD: _says_so,
    Sign.FORMAT: _other_format,
    Sign.ONLY: _only_one,
}

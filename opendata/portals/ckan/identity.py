"""Which resource of a portal is which part of ours.

In this order: the id in our journal; our own mark on the resource; the id that we give to every new
resource, worked out of the dataset's id and the part's identity. A title or a file name is never
enough: such a resource may be somebody's own, and waits for a person (``opendata adopt``). Where
two of these tell different things, nothing is written at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from opendata.clean.text import fold
from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.names import munged
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.wanted import Wanted, WantedResource, own_mark

_SPACE: Final = uuid.UUID("6e0d1c52-4f0c-5d3a-9b53-0a6f0e8c8f35")
"""Ours alone, so that no other program works out the same ids."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Signs that point to several resources for one part, or to several parts for one resource."""

    identity: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """``ours`` by identity, in the order wanted; ``gone``: ours that are not wanted any more;
    ``alike``: nobody's resource that looks like a part that is missing; ``foreign``: all others.
    """

    ours: Mapping[str, PresentResource]
    gone: Mapping[str, PresentResource]
    alike: Mapping[str, tuple[PresentResource, ...]]
    foreign: tuple[PresentResource, ...]
    contradictions: tuple[Contradiction, ...]


def resource_id(dataset_id: str, identity: str) -> str:
    """The id of a new resource: the same whenever it is asked for, so that none is made twice."""
    return str(uuid.uuid5(_SPACE, f"{dataset_id}#{identity}"))


def part_of(mark: str | None, owner: str) -> str | None:
    """The identity in the mark of a resource, if it is one of the dataset ``owner``."""
    head = own_mark(owner, "")
    return mark[len(head) :] if mark and mark.startswith(head) else None


def known_of(wanted: WantedResource, last: LastKnown | None) -> KnownResource | None:
    """What is remembered of a part, under the name that it has or had."""
    known = last.resources if last else {}
    return next((known[one] for one in _names(wanted) if one in known), None)


def title_key(title: object) -> str:
    """A title as it is compared: case, look-alike letters, quotes, blanks make no difference."""
    return fold(str(title or "")).strip(' ."')


def recognise(wanted: Wanted, present: Present, last: LastKnown | None) -> Recognised:
    """Match the parts of a dataset with the resources of the portal."""
    signs = _Signs(wanted.mark, present, last)
    ours: dict[str, PresentResource] = {}
    wrong: list[Contradiction] = []
    for one in wanted.resources:
        found = signs.find(one)
        if isinstance(found, Contradiction):
            wrong.append(found)
        elif found is not None:
            ours[one.identity] = found
    wrong += _shared(ours)
    taken = {one.id for one in ours.values()}
    gone, more = _gone(wanted, signs, taken)
    wrong += more
    taken |= {one.id for one in gone.values()}
    foreign = tuple(one for one in present.resources if one.id not in taken)
    left = last.left if last else frozenset()
    asked = [one for one in foreign if one.id not in left]
    missing = [one for one in wanted.resources if one.identity not in ours]
    alike = {one.identity: near for one in missing if (near := tuple(_alike(one, asked)))}
    return Recognised(ours, gone, alike, foreign, tuple(wrong))


class _Signs:
    """The three signs, each as identity → resources that bear it."""

    def __init__(self, owner: str, present: Present, last: LastKnown | None) -> None:
        self.dataset = present.id
        self.by_id = {one.id: one for one in present.resources}
        self.marked: dict[str, list[PresentResource]] = {}
        for one in present.resources:
            if (identity := part_of(one.mark, owner)) is not None:
                self.marked.setdefault(identity, []).append(one)
        self.marks = {one.id: name for name, many in self.marked.items() for one in many}
        known = last.resources if last else {}
        self.journal = {identity: one.id for identity, one in known.items()}
        self.adopted = {identity for identity, one in known.items() if one.adopted}

    def find(self, wanted: WantedResource) -> PresentResource | Contradiction | None:
        """The resource of a part: under its name, else under a name that it had."""
        names = _names(wanted)
        for name in names:
            found = self.one(name, names)
            if found is not None:
                return found
        return None

    def one(self, name: str, names: tuple[str, ...]) -> PresentResource | Contradiction | None:
        """The resource of one identity; ``names`` are all that the part may be marked with."""
        sure = {
            id_
            for id_ in (self.journal.get(name), resource_id(self.dataset, name))
            if id_ in self.by_id
        }
        marked = {one.id for one in self.marked.get(name, ())}
        chosen = self.by_id.get(self.journal.get(name) or "")
        if chosen is not None and name in self.adopted and self.marks.get(chosen.id) is None:
            return chosen  # a person has said which
        if len(sure) > 1:
            return Contradiction(name, tuple(sorted(sure)))
        if sure:
            (id_,) = sure
            mark = self.marks.get(id_)
            # Whoever copies a resource copies the mark; the one whose id we know is ours.
            if mark not in (None, *names) or (marked and id_ not in marked and mark is None):
                return Contradiction(name, tuple(sorted({id_, *marked})))
            return self.by_id[id_]
        if len(marked) > 1:
            return Contradiction(name, tuple(sorted(marked)))
        return self.by_id[marked.pop()] if marked else None


def _gone(
    wanted: Wanted, signs: _Signs, taken: set[str]
) -> tuple[dict[str, PresentResource], list[Contradiction]]:
    """Parts that were published once and are in the release no more."""
    now = {name for one in wanted.resources for name in _names(one)}
    found: dict[str, PresentResource] = {}
    wrong = []
    for name in sorted({*signs.marked, *signs.journal} - now):
        one = signs.one(name, (name,))
        if isinstance(one, Contradiction):
            wrong.append(one)
        elif one is not None and one.id not in taken:
            found[name] = one
    return found, wrong + _shared(found)


def _shared(found: Mapping[str, PresentResource]) -> list[Contradiction]:
    """Resources that two parts claim."""
    claims: dict[str, list[str]] = {}
    for name, one in found.items():
        claims.setdefault(one.id, []).append(name)
    return [Contradiction(" + ".join(names), (id_,)) for id_, names in claims.items() if names[1:]]


def _alike(wanted: WantedResource, foreign: Iterable[PresentResource]) -> Iterator[PresentResource]:
    for one in foreign:
        same_name = bool(one.file_name) and munged(one.file_name) == munged(wanted.file_name)
        title = title_key(one.fields.get("name"))
        if same_name or (title and title == title_key(wanted.title)):
            yield one


def _names(wanted: WantedResource) -> tuple[str, ...]:
    return (wanted.identity, *wanted.previous)

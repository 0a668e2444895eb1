"""What a person said of a portal's datasets → what the journal is to remember of them.

Every row is held against the portal as it is now. Nothing is decided here that nobody has said, and
nothing is written to the portal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from opendata.messages import msg
from opendata.portals.ckan import adoption_findings as words
from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.identity import part_of, recognise, title_key
from opendata.portals.ckan.likeness import Pairs
from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.recollection import Recollection
from opendata.portals.ckan.survey import Subject, Token
from opendata.portals.ckan.wanted import Wanted
from opendata.portals.portal import Publication
from opendata.problems import Problem
from opendata.review.offers import Choice, Kind, Said


class Desk(Protocol):
    """What :class:`opendata.portals.ckan.holdings.Holdings` answers."""

    def look_at(self, name_or_id: str) -> Present | None:
        """A dataset as it is now."""
        ...

    def is_here(self, present: Present) -> bool:
        """Whether it is of the council's organization."""
        ...

    def knows(self, publication: Publication, now: Present) -> LastKnown | None:
        """What is known of our writes to it."""
        ...

    def can(self) -> Abilities:
        """What the portal can do."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """One decision that was taken: the id, and what it is from now on, None if it is left."""

    id: str
    title: str
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What is new of one dataset of the workspace."""

    owner: str
    memory: Recollection
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """``changes`` are new, ``same`` rows say what holds already; ``problems`` name the others."""

    changes: tuple[Change, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def taken(self) -> int:
        """How many decisions are new."""
        return sum(len(one.told) for one in self.changes)


def decide(
    said: Iterable[Said], subjects: Mapping[str, Subject], pairs: Pairs[Token], desk: Desk
) -> Decided:
    """Judge the rows one by one: a bad one is named with its cell, and the good ones are taken."""
    work = _Work(subjects, pairs, desk)
    rows = work.agreed([one for one in said if one.decision])
    datasets = [one for one in rows if one.kind is Kind.DATASET]
    resources = [one for one in rows if one.kind is Kind.RESOURCE]
    for row in datasets:
        if row.choice is Choice.LEAVE:
            work.leave_dataset(row)
    work.adopt_datasets([one for one in datasets if one.choice is not Choice.LEAVE])
    for row in work.unrivalled(sorted(resources, key=lambda one: one.choice is not Choice.LEAVE)):
        work.resource(row)
    return work.decided()


@dataclass
class _Work:
    subjects: Mapping[str, Subject]
    pairs: Pairs[Token]
    desk: Desk
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    def __post_init__(self) -> None:
        self._known = {name: one.known for name, one in self.subjects.items()}
        self._named: dict[str, str | None] = {}
        self._told: dict[str, list[Told]] = {}
        self._seen: dict[str, Present | None] = {}

    def agreed(self, rows: Sequence[Said]) -> list[Said]:
        """One row for each thing; without those that contradict each other, or are torn."""
        by_id: dict[str, list[Said]] = {}
        for row in rows:
            if row.whole:
                by_id.setdefault(row.id, []).append(row)
            else:
                self.problems.append(words.torn_row(row.place, row.id))
        for first, *more in by_id.values():
            others = [one for one in more if _meaning(one) != _meaning(first)]
            self.problems += [words.two_decisions(one.place, first.place) for one in others[:1]]
        return [
            first
            for first, *more in by_id.values()
            if all(_meaning(one) == _meaning(first) for one in more)
        ]

    def leave_dataset(self, row: Said) -> None:
        """It is not ours."""
        now = self._look(row)
        if now is None:
            return
        owner = self._holder(now)
        if owner is not None:
            known = self._known[owner]
            if now.mark == self.subjects[owner].mark or not known.adopted:
                self.problems.append(words.published(row.place, now.name))
                return
            self._known[owner] = LastKnown(left=known.left | {now.id})
            self._tell(owner, now.id, now.fields.get("title"), None)
            self._named[owner] = None
            return
        owner = row.target if row.target in self.subjects else None
        if owner is None or now.id in self._known[owner].left:
            self.same += 1
            return
        known = self._known[owner]
        self._known[owner] = replace(known, left=known.left | {now.id})
        self._tell(owner, now.id, now.fields.get("title"), None)

    def adopt_datasets(self, rows: Sequence[Said]) -> None:
        """Each is one of the workspace; of several that would be one, none is taken."""
        meant = [(row, owner) for row in rows if (owner := self._meant(row))]
        for row, owner in meant:
            others = [one.id for one, name in meant if name == owner and one.id != row.id]
            if others:
                self.problems.append(words.two_to_one(row.place, owner, [row.id, *others]))
            else:
                self._adopt(row, owner)

    def _meant(self, row: Said) -> str | None:
        names = list(self.subjects)
        if row.choice is Choice.ADOPT:
            if row.target not in self.subjects:
                self.problems.append(words.nothing_suggested(row.place, names))
                return None
            return row.target
        wanted = title_key(row.decision)
        for name, one in self.subjects.items():
            if wanted in (title_key(name), title_key(one.publication.dataset.title)):
                return name
        self.problems.append(words.wrong_decision(row.place, row.decision, names))
        return None

    def _adopt(self, row: Said, owner: str) -> None:
        now = self._look(row)
        if now is None:
            return
        subject, known = self.subjects[owner], self._known[owner]
        holder = self._holder(now)
        if holder not in (None, owner):
            self.problems.append(words.two_to_one(row.place, now.name, [holder or "", owner]))
            return
        if known.id == now.id or self.pairs.found.get(now.id) == (owner, Token.MARK):
            self.same += 1
            return
        other = self.desk.look_at(known.id) if known.id is not None else None
        if other is not None:
            self.problems.append(words.has_another(row.place, owner, f"{other.name} ({other.id})"))
            return
        pending = subject.wanted is None
        left = known.left - {now.id}
        self._known[owner] = LastKnown(now.id, adopted=True, pending=pending, left=left)
        self._named[owner] = now.name
        self._tell(owner, now.id, now.fields.get("title"), owner)

    def unrivalled(self, rows: Sequence[Said]) -> list[Said]:
        """Without those that would be one and the same part."""
        claims: dict[tuple[str, str], list[Said]] = {}
        for row in rows:
            if part := self._claimed(row):
                claims.setdefault((row.dataset, part), []).append(row)
        rivals = {
            one.id: (part, [each.id for each in many])
            for (_, part), many in claims.items()
            if len(many) > 1
            for one in many
        }
        self.problems += [
            words.two_to_one(row.place, *rivals[row.id]) for row in rows if row.id in rivals
        ]
        return [row for row in rows if row.id not in rivals]

    def _claimed(self, row: Said) -> str | None:
        now = self._seen.get(row.dataset) or self.desk.look_at(row.dataset)
        owner = self._holder(now) if now is not None else None
        wanted = self.subjects[owner].wanted if owner is not None else None
        if wanted is None or row.choice is Choice.LEAVE:
            return None
        return _part(row, wanted)

    def resource(self, row: Said) -> None:
        """A resource of a dataset that is ours by now."""
        now = self._look(row)
        if now is None:
            return
        owner = self._holder(now)
        suggested = row.target.partition("#")[0]
        if owner is None or suggested not in ("", owner):
            adopted = msg("its dataset adopted before, as the one that the row names")
            self.problems.append(words.dataset_first(row.place, adopted))
            return
        wanted = self.subjects[owner].wanted
        if wanted is None:
            first = msg("a release of «{name}», which tells its parts", name=owner)
            self.problems.append(words.dataset_first(row.place, first))
            return
        if row.id not in {one.id for one in now.resources}:
            self.problems.append(words.gone(row.place, row.id))
            return
        known = self._base(owner, now)
        if row.choice is Choice.LEAVE:
            after = self._left(row, wanted, now, known)
        else:
            after = self._taken(row, wanted, now, known)
        if after is not None:
            self._known[owner] = after
            self._named.setdefault(owner, now.name)

    def _left(self, row: Said, wanted: Wanted, now: Present, known: LastKnown) -> LastKnown | None:
        found = recognise(wanted, now, known)
        there = {one.id: name for name, one in {**found.gone, **found.ours}.items()}
        raw = next(one for one in now.resources if one.id == row.id)
        resources = dict(known.resources)
        if name := there.get(row.id):
            mine = resources.get(name)
            if mine is None or not mine.adopted or part_of(raw.mark, wanted.mark) is not None:
                self.problems.append(words.published(row.place, name))
                return None
            del resources[name]
        elif row.id in known.left:
            self.same += 1
            return None
        self._tell(wanted.dataset, row.id, raw.fields.get("name"), None)
        return replace(known, resources=resources, left=known.left | {row.id})

    def _taken(self, row: Said, wanted: Wanted, now: Present, known: LastKnown) -> LastKnown | None:
        part = _part(row, wanted)
        if part is None:
            self._no_part(row, wanted)
            return None
        found = recognise(wanted, now, known)
        there = {**found.gone, **found.ours}
        if part in there and there[part].id == row.id:
            self.same += 1
            return None
        if part in there:
            other = there[part]
            self.problems.append(words.has_another(row.place, part, other.id))
            return None
        ours = {one.id: name for name, one in there.items()}
        if row.id in ours:
            self.problems.append(words.has_another(row.place, part, ours[row.id]))
            return None
        raw = next(one for one in now.resources if one.id == row.id)
        self._tell(wanted.dataset, row.id, raw.fields.get("name"), part)
        return replace(
            known,
            resources={**known.resources, part: KnownResource(row.id, adopted=True)},
            pending=False,
            left=known.left - {row.id},
        )

    def _no_part(self, row: Said, wanted: Wanted) -> None:
        names = [one.identity for one in wanted.resources]
        self.problems.append(
            words.nothing_suggested(row.place, names)
            if row.choice is Choice.ADOPT
            else words.wrong_decision(row.place, row.decision, names)
        )

    def decided(self) -> Decided:
        """What came of it."""
        changes = []
        for owner, told in self._told.items():
            before = self.subjects[owner].memory
            known = self._known[owner]
            if before is not None and before.known.id == known.id:
                memory = replace(before, known=known, proven=False)
            else:
                memory = Recollection(known, self.desk.can(), name=self._named.get(owner))
            changes.append(Change(owner, memory, tuple(told)))
        return Decided(tuple(changes), self.same, tuple(self.problems))

    def _look(self, row: Said) -> Present | None:
        if row.dataset not in self._seen:
            self._seen[row.dataset] = self.desk.look_at(row.dataset)
        now = self._seen[row.dataset]
        if now is None or not self.desk.is_here(now):
            self.problems.append(words.gone(row.place, row.dataset))
            return None
        return now

    def _holder(self, now: Present) -> str | None:
        """The dataset of the workspace that has this one, by what is remembered or by its mark."""
        for name, known in self._known.items():
            if known.id == now.id:
                return name
        for name, subject in self.subjects.items():
            if subject.mark == now.mark and self._known[name].id is None:
                return name
        return None

    def _base(self, owner: str, now: Present) -> LastKnown:
        """What is known of it; made again where only its mark tells that it is ours."""
        known = self._known[owner]
        if known.id == now.id:
            return known
        again = self.desk.knows(self.subjects[owner].publication, now) or LastKnown(now.id)
        return replace(again, left=known.left)

    def _tell(self, owner: str, id_: str, title: object, becomes: str | None) -> None:
        self._told.setdefault(owner, []).append(Told(id_, str(title or "–"), becomes))


def _part(row: Said, wanted: Wanted) -> str | None:
    if row.choice is Choice.ADOPT:
        name = row.target.partition("#")[2]
        return name if name in {one.identity for one in wanted.resources} else None
    said = title_key(row.decision)
    named = (one for one in wanted.resources if said == title_key(one.identity))
    titled = (one for one in wanted.resources if said == title_key(one.title))
    found = next(named, None) or next(titled, None)
    return found.identity if found else None


def _meaning(row: Said) -> str:
    return row.choice or title_key(row.decision)

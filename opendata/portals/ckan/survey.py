"""What the council has on a portal already, against what its workspace publishes. Pure.

A dataset is known by the id in the journal, then by our mark on it; those two are sure. Then come
the address that ours would have, the title, and the names of the requirement: suggestions, about
which a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.catalogue.requirements import requirement_titled
from opendata.messages import Message, msg
from opendata.portals.ckan.identity import recognise, title_key
from opendata.portals.ckan.likeness import Pairs, Sign, assign, format_of, pair
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.names import dataset_name
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.profiles.fields import mark_of
from opendata.portals.ckan.recollection import Recollection
from opendata.portals.ckan.wanted import Wanted
from opendata.portals.portal import Publication
from opendata.review.offers import Confidence, Kind, Offer, State


class Token(StrEnum):
    """Why a dataset of the portal is taken for one of the workspace, the surest first."""

    JOURNAL = "journal"
    MARK = "mark"
    NAME = "name"
    TITLE = "title"
    REQUIREMENT = "requirement"


WHY: Final[Mapping[Token, tuple[Message, Confidence]]] = {
    Token.JOURNAL: (msg("the journal remembers it"), Confidence.SURE),
    Token.MARK: (msg("it bears the mark of this dataset"), Confidence.SURE),
    Token.NAME: (msg("it stands at the address that ours would have"), Confidence.LIKELY),
    Token.TITLE: (msg("it has the same title"), Confidence.LIKELY),
    Token.REQUIREMENT: (msg("its title is one of the names of the requirement"), Confidence.GUESS),
}
WHY_RESOURCE: Final[Mapping[Sign, tuple[Message, Confidence]]] = {
    Sign.FILE: (msg("it has the same file name"), Confidence.LIKELY),
    Sign.TITLE: (msg("it has the same title and the same format"), Confidence.LIKELY),
    Sign.WORD: (msg("its title speaks of it"), Confidence.GUESS),
    Sign.FORMAT: (
        msg("it has the same title in another format: the address of the file will end otherwise"),
        Confidence.GUESS,
    ),
    Sign.ONLY: (msg("it is the only table of this format on both sides"), Confidence.GUESS),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One dataset of the workspace; ``wanted`` is None before its first release."""

    publication: Publication
    memory: Recollection | None
    wanted: Wanted | None

    @property
    def name(self) -> str:
        """Its name in the workspace."""
        return self.publication.dataset.name

    @property
    def mark(self) -> str:
        """What its dataset on the portal says of itself."""
        return mark_of(self.publication)

    @property
    def known(self) -> LastKnown:
        """What is remembered of it; nothing, where nothing is."""
        return self.memory.known if self.memory else LastKnown()

    @property
    def address(self) -> str:
        """The name that it would get on the portal."""
        return dataset_name(self.name, self.publication.council.edrpou)


def match(subjects: Iterable[Subject], datasets: Iterable[Present]) -> Pairs[Token]:
    """The datasets of the portal, by id, with those of the workspace."""
    ours = {one.name: one for one in subjects}
    theirs = {one.id: one for one in datasets}
    marks = {one.mark for one in ours.values()}

    def fit(token: Token, free: Sequence[str], others: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_ in others:
            strange = theirs[id_].mark not in (None, *marks)
            if not strange or token is Token.JOURNAL:
                test = _TESTS[token]
                found[id_] = [name for name in free if test(ours[name], theirs[id_])]
        return found

    return assign(Token, ours, theirs, fit)


def offers(
    subjects: Mapping[str, Subject], datasets: Iterable[Present], pairs: Pairs[Token], url: str
) -> tuple[Offer, ...]:
    """A row for each dataset, and for each resource of those that are, or may be, ours."""
    rows: list[Offer] = []
    for one in sorted(datasets, key=lambda each: (each.id not in pairs.found, _title(each))):
        row = _dataset(subjects, one, pairs, url)
        rows.append(row)
        subject = subjects.get(row.owner or "")
        if subject is not None and subject.wanted is not None:
            rows += _resources(subject, subject.wanted, one, row)
    return tuple(rows)


def _dataset(subjects: Mapping[str, Subject], one: Present, pairs: Pairs[Token], url: str) -> Offer:
    owner, token = pairs.found.get(one.id, (None, None))
    subject = subjects.get(owner or "")
    if token is not None:
        why, confidence = WHY[token]
    else:
        why, confidence = _nobodys(one, pairs), Confidence.NONE
    return Offer(
        kind=Kind.DATASET,
        dataset=one.id,
        resource=None,
        title=_title(one),
        address=f"{url}/dataset/{one.name}",
        detail=msg("{value}", value=one.name),
        owner=owner,
        part=None,
        becomes=f"{owner}: {subject.publication.dataset.title}" if subject else "",
        why=why,
        confidence=confidence,
        state=_state(subjects, subject, one, token),
    )


def _state(
    subjects: Mapping[str, Subject], subject: Subject | None, one: Present, token: Token | None
) -> State:
    if token is Token.JOURNAL and subject is not None:
        return State.ADOPTED if subject.known.adopted else State.OURS
    if token is Token.MARK:
        return State.OURS
    left = any(one.id in each.known.left for each in subjects.values())
    return State.LEFT if left else State.FREE


def _nobodys(one: Present, pairs: Pairs[Token]) -> Message:
    if names := pairs.contested.get(one.id):
        return msg("several fit each other, and only you can tell: {names}", names=", ".join(names))
    if one.mark is not None:
        return msg("it bears the mark of another workspace: {mark}", mark=one.mark)
    return msg("nothing in the workspace looks like it")


def _resources(subject: Subject, wanted: Wanted, one: Present, row: Offer) -> Iterator[Offer]:
    known = subject.known if subject.known.id == one.id else LastKnown(left=subject.known.left)
    found = recognise(wanted, one, known)
    ours = {each.id: name for name, each in {**found.gone, **found.ours}.items()}
    pairs = pair(
        (each for each in wanted.resources if each.identity not in found.ours), found.foreign
    )
    titles = {each.identity: each.title for each in wanted.resources}
    for each in one.resources:
        part, sign = pairs.found.get(each.id, (None, None))
        part = ours.get(each.id, part)
        why, confidence = _why(each, pairs, sign, ours=each.id in ours)
        yield Offer(
            kind=Kind.RESOURCE,
            dataset=one.id,
            resource=each.id,
            title=str(each.fields.get("name") or each.file_name),
            address=f"{row.address}/resource/{each.id}",
            detail=_detail(each),
            owner=subject.name,
            part=part,
            becomes=f"{titles.get(part, part)} ({part})" if part else "",
            why=why,
            confidence=confidence,
            state=_state_of(each, known, ours),
        )


def _why(
    one: PresentResource, pairs: Pairs[Sign], sign: Sign | None, *, ours: bool
) -> tuple[Message, Confidence]:
    if ours:
        return msg("the journal, our mark or its id says so"), Confidence.SURE
    if sign is not None:
        why, confidence = WHY_RESOURCE[sign]
        return why, confidence if one.uploaded else Confidence.GUESS
    if names := pairs.contested.get(one.id):
        several = msg(
            "several fit each other, and only you can tell: {names}", names=", ".join(names)
        )
        return several, Confidence.NONE
    return msg("nothing of the release looks like it"), Confidence.NONE


def _state_of(one: PresentResource, known: LastKnown, ours: Mapping[str, str]) -> State:
    if one.id in ours:
        mine = known.resources.get(ours[one.id])
        return State.ADOPTED if mine is not None and mine.adopted else State.OURS
    return State.LEFT if one.id in known.left else State.FREE


def _detail(one: PresentResource) -> Message:
    form = format_of(one).upper() or "–"
    if one.uploaded:
        return msg("{format}, file {name}", format=form, name=one.file_name)
    return msg(
        "{format}, a link to {url}: the file itself will be put on the portal in its place",
        format=form,
        url=one.stamp.url or "–",
    )


def _title(one: Present) -> str:
    return str(one.fields.get("title") or one.name)


def _of_requirement(subject: Subject, present: Present) -> bool:
    found = requirement_titled(_title(present))
    return found is not None and found.key == subject.publication.dataset.requirement


def _same_title(subject: Subject, present: Present) -> bool:
    return title_key(_title(present)) == title_key(subject.publication.dataset.title)


_TESTS: Final[Mapping[Token, Callable[[Subject, Present], bool]]] = {
    Token.JOURNAL: lambda subject, present: subject.known.id == present.id,
    Token.MARK: lambda subject, present: present.mark == subject.mark,
    Token.NAME: lambda subject, present: present.name == subject.address,
    Token.TITLE: _same_title,
    Token.REQUIREMENT: _of_requirement,
}

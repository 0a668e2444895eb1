"""The rows of a sheet of redactions → what is to become of each document. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from opendata.acts.names import listed
from opendata.messages import Message, msg
from opendata.privacy.finding import Grade
from opendata.privacy.hit import Hit
from opendata.privacy.waivers import Waiver
from opendata.problems import Place, Problem
from opendata.redact.choice import Choice
from opendata.review.redactions.columns import ACTIONS, Action, action_of
from opendata.review.redactions.read import Row

_SHORTEST_WHO: Final = 3
_SHORTEST_GROUND: Final = 10
"""Characters, as the schema of ``waivers.yaml`` asks for."""


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that stays, by its ``fingerprint``: who lets it, on which ground, until when."""

    fingerprint: str
    who: str
    ground: str
    until: date

    def waiver(self, hit: Hit, holder: str) -> Waiver:
        """The line of ``waivers.yaml`` for the finding in the document with the hash ``holder``."""
        return Waiver(hit.named(holder), self.who, self.ground, self.until)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of the document ``sha256``: what goes, what stays and why.

    ``waits`` counts the blocking findings that are put off or have no row; then nothing is done.
    """

    path: str
    sha256: str
    choice: Choice
    left: tuple[Left, ...]
    waits: int = 0

    @property
    def makes(self) -> bool:
        """Whether a copy is to be made."""
        return bool(self.choice.go) and not self.waits


def decide(
    rows: Sequence[Row], hits: Sequence[Hit], standing: Mapping[str, Waiver], today: date
) -> Decision | tuple[Problem, ...]:
    """Judge the ``rows`` of one document, in which ``hits`` were found; problems where one of them
    cannot be taken.

    ``standing`` are the waivers in force by the finding that each is for: what was waived before
    stays, and needs no row.
    """
    path, sha256 = rows[0].path, rows[0].sha256
    of = {hit.named(sha256): hit for hit in hits}
    blocking = {name for name, hit in of.items() if hit.grade is Grade.BLOCK}
    said, problems = _said(rows, of, blocking, today)
    if problems:
        return tuple(problems)
    left = [
        Left(of[name].fingerprint, row.written.who, row.written.ground, _day(row) or today)
        for name, (action, row) in said.items()
        if action is Action.STAY and name in blocking
    ]
    for name in blocking - said.keys():
        waiver = standing.get(name)
        if waiver is not None and waiver.holds(today):
            left.append(Left(of[name].fingerprint, waiver.who, waiver.ground, waiver.until))
    go = frozenset(of[name].fingerprint for name, (one, _) in said.items() if one is Action.GO)
    stay = frozenset(one.fingerprint for one in left)
    stay |= {of[name].fingerprint for name, (one, _) in said.items() if one is Action.STAY}
    open_ = {name for name in blocking if of[name].fingerprint not in go | stay}
    ordered = tuple(sorted(left, key=lambda one: one.fingerprint))
    return Decision(path, sha256, Choice(go, stay), ordered, len(open_))


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by the hash of their document, in the order of the sheet."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.sha256].append(row)
    return dict(found)


def _said(
    rows: Sequence[Row], of: Mapping[str, Hit], blocking: set[str], today: date
) -> tuple[dict[str, tuple[Action, Row]], list[Problem]]:
    """What each finding is to become, and the rows that cannot be taken."""
    said: dict[str, tuple[Action, Row]] = {}
    problems: list[Problem] = []
    for row in rows:
        action = action_of(row.written.action) if row.written.action else Action.LATER
        found = list(_faults(row, action, of, blocking, today))
        before = said.get(row.finding)
        if not found and before is not None and _other(before, (action, row)):
            found = [_contradiction(row, before[1])]
        problems += found
        if not found and action is not None:
            said.setdefault(row.finding, (action, row))
    return said, problems


def _other(one: tuple[Action, Row], two: tuple[Action | None, Row]) -> bool:
    """Whether two rows about one finding say different things."""
    if one[0] is not two[0]:
        return True
    a, b = one[1].written, two[1].written
    return one[0] is Action.STAY and (a.ground, a.who, a.until) != (b.ground, b.who, b.until)


def _faults(
    row: Row, action: Action | None, of: Mapping[str, Hit], blocking: set[str], today: date
) -> Iterator[Problem]:
    if not row.whole:
        yield torn(row)
    elif action is None:
        words = msg("one of: {names}", names=listed(ACTIONS.values()))
        yield _wrong(row.at("action"), row.written.action, words)
    elif row.finding not in of:
        yield torn(row)
    elif action is Action.STAY and row.finding in blocking:
        yield from _unfounded(row, today)


def _unfounded(row: Row, today: date) -> Iterator[Problem]:
    """What is missing for a finding to stay."""
    written = row.written
    if len(written.ground) < _SHORTEST_GROUND:
        yield _wrong(row.at("ground"), written.ground, msg("the law and its article, in words"))
    if len(written.who) < _SHORTEST_WHO:
        yield _wrong(row.at("who"), written.who, msg("who decided, with the office"))
    day = _day(row)
    if day is None or day < today:
        expected = msg("a day from {day} on, such as 31.12.2027", day=today.isoformat())
        yield _wrong(row.at("until"), written.until, expected)


def _day(row: Row) -> date | None:
    try:
        return date.fromisoformat(row.written.until)
    except ValueError:
        return None


def _wrong(place: Place, found: str, expected: Message) -> Problem:
    return Problem(
        "redact-cell",
        msg("what stands in the cell cannot be taken; nothing was done about the document"),
        place,
        found=found or None,
        expected=expected,
        remedy=msg("Correct the cell, save, and apply the sheet again."),
    )


def torn(row: Row) -> Problem:
    """Cells of a row that do not belong together, or are of no finding."""
    return Problem(
        "redact-row",
        msg("the cells of the row do not belong together, or the finding is not in the document"),
        row.place,
        remedy=msg("Make the proposals again («opendata redact»), and decide there."),
    )


def _contradiction(row: Row, first: Row) -> Problem:
    return Problem(
        "redact-contradiction",
        msg("two rows about one finding in one document say different things"),
        row.at("action"),
        found=str(first.place),
        remedy=msg("Write the same in both rows, save, and apply the sheet again."),
    )

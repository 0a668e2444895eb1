"""The rows of a review sheet → the decisions that are new, and what cannot be taken. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from opendata.acts.names import listed
from opendata.clean.act_numbers import take_apart
from opendata.collect.batch import Document, Outcome
from opendata.messages import Message, msg
from opendata.problems import Problem
from opendata.review import findings
from opendata.review.columns import ACTIONS, action_of
from opendata.review.corrections import DECIDED, Action, Change, Correction, Decision
from opendata.review.read import Row

ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NO_NUMBER: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\b|\d{4}-\d\d-\d\d$|про\s", re.IGNORECASE)
"""A date or a title: cells of a row were mixed up."""
NO_TITLE: Final = re.compile(r"[^\s\d]*\d\S*")
"""One word with a digit in it: a number, or a date."""
WARNINGS: Final = frozenset({"review-document-gone", "review-replaces"})
"""What is said of rows that were taken."""
EXPECTED: Final[dict[str, Message]] = {
    "kind": msg("a kind of act from the list"),
    "number": msg("the number of the act, as text, without «№»"),
    "date": msg("a day that there was, up to today, such as 14.02.2024"),
    "title": msg("the title of the act in one line"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What a sheet says: ``changes`` are new, ``same`` rows say what holds already.

    ``problems`` name the rows that were not taken, and warn of some that were.
    """

    changes: tuple[Change, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing that somebody has written was left out."""
        return all(problem.code in WARNINGS for problem in self.problems)


def decide(
    rows: Sequence[Row],
    documents: Iterable[Document],
    corrections: Mapping[str, Correction],
    kinds: Sequence[str],
    today: date,
) -> Decided:
    """Judge ``rows`` one by one: a bad one is named with its cell, and the good ones are taken.

    ``documents`` are those of the folder as the program reads them, ``corrections`` those in force,
    ``kinds`` what the dataset publishes.
    """
    known = _Known(documents, corrections, tuple(kinds), today)
    problems: list[Problem] = []
    said: dict[str, list[tuple[Row, Decision]]] = defaultdict(list)
    for row in rows:
        verdict = _judge(row, known)
        if isinstance(verdict, Decision) and row.sha256 is not None:
            said[row.sha256].append((row, verdict))
        elif isinstance(verdict, tuple):
            problems += verdict
    changes, same = [], 0
    for sha256, decisions in said.items():
        first, decision = decisions[0]
        other = next((row for row, one in decisions if one != decision), None)
        if other is not None:
            problems.append(findings.contradiction(other.place(), first.place(), first.path))
            continue
        change = known.change(sha256, first, decision)
        if isinstance(change, Problem):
            problems.append(change)
        elif change is None:
            same += len(decisions)
        else:
            changes.append(change)
            former = corrections.get(sha256)
            if former is not None and decision.action is not Action.FORGET:
                problems.append(findings.replaces(first.place("action"), former))
            if known.gone(sha256) and decision.action is not Action.FORGET:
                problems.append(findings.gone(first.place(), first.path))
    return Decided(tuple(changes), same, tuple(problems))


class _Known:
    """What a row is held against."""

    def __init__(
        self,
        documents: Iterable[Document],
        corrections: Mapping[str, Correction],
        kinds: tuple[str, ...],
        today: date,
    ) -> None:
        self.kinds = kinds
        self.today = today
        self._corrections = corrections
        self._paths: dict[str, Document] = {}
        self._hashes: dict[str, Document] = {}
        for document in documents:
            self._paths[document.path] = document
            if document.outcome is Outcome.READ:
                self._hashes.setdefault(document.sha256, document)

    def gone(self, sha256: str) -> bool:
        return sha256 not in self._hashes

    def change(self, sha256: str, row: Row, decision: Decision) -> Change | Problem | None:
        """The change to record; None where it holds already, a problem where it cannot be."""
        own = self._corrections.get(sha256)
        before = own.decision if own is not None else None
        if decision == before or (before is None and decision.action is Action.FORGET):
            return None
        document = self._hashes.get(sha256)
        if document is None and decision.action is not Action.FORGET and row.path in self._paths:
            return findings.changed_since(row.place(), row.path)
        act = document.act if document is not None else None
        readings = {name: getattr(act, name) for name in DECIDED} if act is not None else {}
        return Change(
            sha256,
            document.path if document is not None else row.path,
            decision,
            {name: None if one is None else one.value for name, one in readings.items()},
            before,
        )


def _judge(row: Row, known: _Known) -> Decision | tuple[Problem, ...] | None:
    """What the row decides; None where it decides nothing, problems where it cannot be taken."""
    if not row.action:
        return (findings.undecided(row.place("action")),) if row.touched or row.wrong else None
    action = action_of(row.action)
    if action is None:
        words = msg("one of: {names}", names=listed(ACTIONS.values()))
        return (findings.wrong_value(row.place("action"), row.action, words),)
    if row.sha256 is None:
        return (findings.unknown_row(row.place("sha256"), row.path or None),)
    if row.shown and not row.path.endswith(row.shown):
        return (findings.torn_row(row.place("document"), row.shown, row.path),)
    if action is not Action.PUBLISH:
        return Decision(action)
    problems = tuple(_faults(row, known))
    values = {name: value for name, value in row.values.items() if value is not None}
    return problems or Decision(action, values)


def _faults(row: Row, known: _Known) -> Iterable[Problem]:
    for column in DECIDED:
        value = row.wrong.get(column) or row.values[column]
        place = row.place(column)
        if column in row.wrong or not value or not _fits(column, value, known.today):
            yield findings.wrong_value(place, value, EXPECTED[column])
        elif column == "kind" and value not in known.kinds:
            yield findings.not_published(place, value, ", ".join(known.kinds))


def _fits(column: str, value: str, today: date) -> bool:
    if column == "number":
        return take_apart(value) is not None and not NO_NUMBER.match(value)
    if column == "title":
        return any(sign.isalpha() for sign in value) and not NO_TITLE.fullmatch(value)
    if column != "date":
        return True
    if not ISO.fullmatch(value):
        return False
    try:
        return date.fromisoformat(value) <= today
    except ValueError:
        return False

"""The rows of a sheet of a reconciliation → what is to be written. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opendata.acts.names import listed
from opendata.problems import Place, Problem
from opendata.review.registers import findings as say
from opendata.review.registers.questions import Action, Edit, Question
from opendata.review.registers.sheet_read import Chosen
from opendata.review.registers.texts import ACTIONS

WARNINGS = frozenset({"reconcile-fill", "reconcile-ended"})
"""What is said of rows that were taken."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row that is taken: what was asked, what was chosen, and where in the sheet."""

    question: Question
    action: Action
    place: Place

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The cells that are to be written."""
        return self.question.edits if self.action in (Action.TAKE, Action.END) else ()

    @property
    def row(self) -> Mapping[str, str]:
        """The row that is to be added, column → value; empty where none is."""
        return self.question.row if self.action is Action.ADD else {}


@dataclass(frozen=True, slots=True)
class Decided:
    """``decisions`` are new; ``same`` rows say what was done before; ``open`` have no action.

    ``problems`` name the rows that were not taken.
    """

    decisions: tuple[Decision, ...]
    same: int
    open: int
    problems: tuple[Problem, ...]


def decide(rows: Sequence[Chosen], done: Mapping[str, Action]) -> Decided:
    """Judge ``rows`` one by one: a bad one is named with its cell, and the good ones are taken.

    ``done`` are the questions that were decided before, by their ids. «Leave ours» can be changed
    to something else later; what was written cannot be taken back here.
    """
    taken: list[Decision] = []
    problems: list[Problem] = []
    same = left = 0
    for row in rows:
        if not row.said:
            left += bool(row.question)
            continue
        found = _judged(row, done)
        if found is None:
            same += 1
        elif isinstance(found, Problem):
            problems.append(found)
        else:
            taken.append(found)
    agreed, contradicting = _agreeing(taken, done, rows)
    return Decided(agreed, same, left, (*problems, *contradicting))


def _judged(row: Chosen, done: Mapping[str, Action]) -> Decision | Problem | None:
    if row.question is None or not row.whole:
        return say.torn(row.place, row.id or row.said)
    action = row.action
    if action is None or action not in row.question.choices:
        words = listed(ACTIONS[one] for one in row.question.choices)
        return say.unknown_action(row.place, row.said, words)
    before = done.get(row.id)
    if before is action:
        return None
    if before not in (None, Action.KEEP):
        return say.taken_before(row.place)
    return Decision(row.question, action, row.place)


def _agreeing(
    taken: Sequence[Decision], done: Mapping[str, Action], rows: Sequence[Chosen]
) -> tuple[tuple[Decision, ...], list[Problem]]:
    """The decisions that do not contradict another about the same pair of rows.

    A likely organisation cannot both be added as another one and lend its values to ours, and a
    row that was copied within the sheet cannot be decided twice.
    """
    before: dict[str, set[Action]] = defaultdict(set)
    for row in rows:
        if row.question is not None and row.id in done:
            before[row.question.subject].add(done[row.id])
    groups: dict[str, list[Decision]] = defaultdict(list)
    for one in taken:
        groups[one.question.subject].append(one)
    agreed: list[Decision] = []
    problems: list[Problem] = []
    for subject, group in groups.items():
        actions = {one.action for one in group} | before[subject]
        twice = len({one.question.id for one in group}) < len(group)
        if twice or {Action.ADD, Action.TAKE} <= actions:
            problems += [say.contradiction(one.place, one.question.name) for one in group]
        else:
            agreed += group
    return tuple(agreed), problems

"""Reconciliations in the journal: what is recorded, and what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from opendata.journal.event import Event
from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.review.registers.questions import Action
from opendata.review.registers.settled import Numbers

if TYPE_CHECKING:  # who only asks for the last reconciliation writes no workbook
    from opendata.review.registers.decide import Decision
    from opendata.review.registers.sheet import About


@dataclass(frozen=True, slots=True)
class LastReconciliation:
    """The last comparison of a dataset with an extract, and what was done after it.

    ``as_of`` is the day of the extract, None where it was not known; ``at`` the moment of the
    comparison. ``numbers`` are of the comparison, but ``ours`` and ``registered_here`` of the
    register as it is after what was decided. ``decided`` are questions decided on since then,
    ``who`` the people who did. ``event`` is the number of the last event.
    """

    as_of: date | None
    at: datetime
    numbers: Numbers
    register: str
    extract: str
    extract_sha256: str
    decided: int
    who: tuple[str, ...]
    event: int


def compared(about: About) -> dict[str, object]:
    """The facts of one event ``reconciled`` that is a comparison."""
    return {
        "what": "compared",
        "table": about.table,
        "register": {"file": about.register, "sha256": about.register_sha256},
        "extract": {"file": about.extract, "sha256": about.extract_sha256},
        "as_of": about.as_of.isoformat() if about.as_of else None,
        "numbers": asdict(about.numbers),
    }


def applied(
    about: About,
    who: str,
    sheet: tuple[str, str],
    shas: tuple[str, str],
    decisions: Sequence[Decision],
    rows: Sequence[int],
    numbers: Numbers,
) -> dict[str, object]:
    """The facts of one event ``reconciled`` that is a set of decisions.

    ``sheet`` is the name and the SHA-256 of the filled-in workbook, ``shas`` the register before
    and after, ``rows`` the numbers of the rows that were added, in the order of the decisions that
    add one.
    """
    numbers_of_rows = iter(rows)
    return {
        **compared(about),
        "what": "applied",
        "who": who,
        "sheet": {"file": sheet[0], "sha256": sheet[1]},
        "register": {"file": about.register, "sha256": about.register_sha256,
                     "before": shas[0], "after": shas[1]},
        "decisions": [_decision(one, numbers_of_rows) for one in decisions],
        "numbers": asdict(numbers),
    }  # fmt: skip


def _decision(one: Decision, rows: Iterator[int]) -> dict[str, object]:
    return {
        "id": one.question.id,
        "kind": str(one.question.kind),
        "name": one.question.name,
        "code": one.question.code,
        "action": str(one.action),
        "cells": [[edit.column, edit.cell, edit.before, edit.after] for edit in one.edits],
        "row": dict(one.row),
        "row_number": next(rows) if one.row else None,
    }


def decided_before(
    events: Iterable[Event], reviewed: str, current: str
) -> dict[str, Action] | None:
    """What was decided by sheets made for the register ``reviewed`` (its SHA-256), by the ids of
    the questions; None where ``current`` did not come of it by these decisions alone.

    A run that was killed before it wrote the register left an event whose register never was:
    what it decided is not among them.
    """
    reached: dict[str, dict[str, Action]] = {reviewed: {}}
    for event in events:
        with facts_of(event.number):
            if event.data["what"] != "applied":
                continue
            register = event.data["register"]
            known = reached.get(register["before"])
            if known is not None and register["sha256"] == reviewed:
                chosen = {one["id"]: Action(one["action"]) for one in event.data["decisions"]}
                reached[register["after"]] = known | chosen
    return reached.get(current)


def last_reconciliation(
    journal: Journal, dataset: str, until: datetime | None = None
) -> LastReconciliation | None:
    """The last reconciliation of ``dataset``, or the last up to ``until``; None without any.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    found = _Known()
    for event in journal.each(dataset=dataset, step=Step.RECONCILED, until=until):
        with facts_of(event.number):
            found.see(event)
    return found.last


class _Known:
    """What holds after the events seen so far."""

    def __init__(self) -> None:
        self.last: LastReconciliation | None = None
        self._ids: set[str] = set()

    def see(self, event: Event) -> None:
        data, before = event.data, self.last
        at = event.at
        who: tuple[str, ...] = ()
        is_more = data["what"] == "applied" and before is not None
        if is_more and before is not None and data["extract"]["sha256"] == before.extract_sha256:
            who, at = before.who, before.at
        else:
            self._ids.clear()
        if data["what"] == "applied":
            # By their ids: a run that was killed leaves an event that the next one repeats.
            self._ids |= {str(one["id"]) for one in data["decisions"]}
            who = tuple(dict.fromkeys((*who, str(data["who"]))))
        self.last = LastReconciliation(
            as_of=date.fromisoformat(data["as_of"]) if data["as_of"] else None,
            at=at,
            numbers=numbers_from(data["numbers"]),
            register=str(data["register"]["file"]),
            extract=str(data["extract"]["file"]),
            extract_sha256=str(data["extract"]["sha256"]),
            decided=len(self._ids),
            who=who,
            event=event.number,
        )


def understood(event: Event) -> None:
    """Look whether an event ``reconciled`` can be understood.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    with facts_of(event.number):
        _Known().see(event)
    decided_before([event], "", "")


def numbers_from(data: Mapping[str, int]) -> Numbers:
    """The numbers in an event."""
    return Numbers(**{one.name: int(data[one.name]) for one in fields(Numbers)})

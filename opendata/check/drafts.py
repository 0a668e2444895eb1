"""Drafts and the acts that they became: was each draft public in time?

Law «On access to public information» (2939-VI), article 15, part 3: drafts of acts and decisions of
local councils are made public not later than ten working days before the day on which they are
considered. Pure: same tables, same findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from opendata.clean.text import fold
from opendata.messages import msg
from opendata.problems import Problem, Severity
from opendata.table import Cell, Table

TERM: Final = 10
"""Working days that a draft is public before it is considered."""
_DRAFT: Final = re.compile(r"^\W*про[єе]кт\w*\s+(?:рішення\s+)?", re.IGNORECASE)
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")

Latest = Callable[[date, int], date]
"""The latest day from which so many whole working days are left before a day."""


def drafts_and_acts(drafts: Table, acts: Sequence[Table], latest: Latest) -> Iterator[Problem]:
    """What each of ``drafts`` (table ``projects``) became among ``acts`` (tables ``legalActs``).

    They are matched by their titles; a title that several acts have tells nothing. ``latest`` is
    :meth:`opendata.clean.working_days.Calendar.before`.
    """
    known: dict[str, list[dict[str, Cell]]] = {}
    for table in acts:
        for act in table.records():
            known.setdefault(_title(act.get("title")), []).append(act)
    for number, draft in enumerate(drafts.records()):
        found = known.get(_title(draft.get("title")), [])
        if len(found) != 1 or not draft.get("title"):
            continue
        accepted, issued = _day(found[0].get("acceptedDate")), _day(draft.get("issuedDate"))
        if accepted is None or issued is None:
            continue
        place = drafts.origin(number).place("issuedDate")
        name = f"№ {found[0].get('number') or '–'}, {accepted.isoformat()}"
        last = latest(accepted, TERM)
        if issued <= last:
            yield Problem(
                "draft-became",
                msg("the draft has become an act: {act}", act=name),
                place,
                severity=Severity.NOTE,
            )
        else:
            yield Problem(
                "draft-late",
                msg("the draft was published later than ten working days before it was considered"),
                place,
                found=issued.isoformat(),
                expected=msg("not later than {day}: the act is {act}", day=str(last), act=name),
                remedy=msg(
                    "If it was published earlier elsewhere, write that day into the column "
                    "issuedDate of the register."
                ),
                severity=Severity.WARNING,
            )


def _title(text: str | None) -> str:
    return _EDGES.sub("", fold(_DRAFT.sub("", text or "")))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None

"""Dates of acts that cannot be, or should not: against today, each other, the law, the session.

The structure of the table cannot tell these; every date alone is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.clean.act_numbers import take_apart
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity
from opendata.table import Table

ROLES: Final[tuple[Mapping[str, str], ...]] = (
    {
        "accepted": "acceptedDate",
        "issued": "issuedDate",
        "valid": "validFrom",
        "number": "number",
        "kind": "type",
        "publisher": "publisherName",
    },
    {
        "accepted": "dateAccepted",
        "issued": "issued",
        "valid": "valid",
        "number": "number",
        "kind": "type",
        "publisher": "publisherName",
    },
)
"""The columns of the tables of acts of 2025 and of 2019."""
TERM: Final = 5
"""Working days within which an act must be public: Law 2939-VI, article 15, part 2."""
GRACE: Final = 2
"""Holidays that such a week may have had; which days were worked is not known here."""
FIRST: Final = date(1990, 1, 1)
"""An older act is hardly one of a council of today; that a year is a slip is told elsewhere."""
SESSION: Final = 5
"""Acts of a session from which its days are known."""
SITTINGS: Final = timedelta(days=31)
"""A session may sit again within this time; an act further off is dated wrongly, or numbered so."""


@dataclass(frozen=True, slots=True)
class _Act:
    row: int
    accepted: date
    issued: date | None
    valid: date | None
    session: tuple[str, ...] | None


def dates_of_acts(table: Table, schema: TableSchema, today: date) -> tuple[Problem, ...]:
    """Findings about the dates of acts in ``table``, in the order of rows; none of other tables.

    None of them makes a row invalid: what errs, the date or what it contradicts, only people know.
    """
    roles = next((one for one in ROLES if set(one.values()) <= set(schema.columns)), None)
    if roles is None:
        return ()
    acts = list(_acts(table, roles))
    found = [(act.row, one) for act in acts for one in _of_act(act, table, roles, today)]
    found += [(act.row, one) for act, one in _of_sessions(acts, table, roles)]
    return tuple(problem for _, problem in sorted(found, key=lambda one: one[0]))


def _acts(table: Table, roles: Mapping[str, str]) -> Iterator[_Act]:
    at = {role: table.index(column) for role, column in roles.items()}
    for number, row in enumerate(table.rows):
        accepted = _day(row[at["accepted"]])
        if accepted is not None and accepted >= FIRST:
            about = (row[at["publisher"]] or "", row[at["kind"]] or "")
            # A day that a default has filled in is no claim of anybody's.
            told = not table.origins or roles["issued"] in table.origin(number).cells
            yield _Act(
                number,
                accepted,
                _day(row[at["issued"]]) if told else None,
                _day(row[at["valid"]]),
                _session(row[at["number"]], about, accepted),
            )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _session(number: str | None, about: tuple[str, ...], accepted: date) -> tuple[str, ...] | None:
    """What acts of one session share: «12-5/VIII» is of the twelfth session of the eighth
    convocation; without a convocation, of that year.
    """
    taken = take_apart(number or "")
    if taken is None or len(taken.parts) != 2 or not taken.shape.startswith("#-#"):
        return None
    return (*about, str(taken.parts[0]), taken.shape, taken.convocation or str(accepted.year))


def _of_act(act: _Act, table: Table, roles: Mapping[str, str], today: date) -> Iterator[Problem]:
    def problem(code: str, what: Message, role: str, expected: Message) -> Problem:
        column = roles[role]
        found = table.rows[act.row][table.index(column)]
        place = table.origin(act.row).place(column)
        return Problem(code, what, place, found, expected, _COMPARE, Severity.WARNING)

    if act.accepted > today:
        expected = msg("today, {today}, or a day before", today=today.isoformat())
        yield problem("act-in-future", msg("the act is dated in the future"), "accepted", expected)
    after = msg("{day} or later", day=act.accepted.isoformat())
    if act.valid is not None and act.valid < act.accepted:
        what = msg("the act is in force before it was adopted")
        yield problem("act-valid-early", what, "valid", after)
    if act.issued is None:
        return
    if act.issued < act.accepted:
        what = msg("the act was published before it was adopted")
        yield problem("act-issued-early", what, "issued", after)
    elif _working_days(act.accepted, act.issued) > TERM + GRACE:
        what = msg("the act was published later than the law allows")
        by = msg("within {days} working days after the adoption", days=TERM)
        late = problem("act-issued-late", what, "issued", by)
        yield Problem(late.code, late.what, late.place, late.found, by, None, Severity.NOTE)


def _of_sessions(
    acts: list[_Act], table: Table, roles: Mapping[str, str]
) -> Iterator[tuple[_Act, Problem]]:
    """Acts that are numbered in a session and dated on a day on which it cannot have sat."""
    sessions: dict[tuple[str, ...], list[_Act]] = defaultdict(list)
    for act in acts:
        if act.session is not None:
            sessions[act.session].append(act)
    for session in sessions.values():
        days = Counter(act.accepted for act in session)
        usual, times = days.most_common(1)[0]
        if len(session) < SESSION or times * 2 <= len(session):
            continue
        for act in session:
            alone = days[act.accepted] == 1 and abs(act.accepted - usual) > SITTINGS
            if alone:
                yield act, _stray(act, usual, table, roles)


def _stray(act: _Act, usual: date, table: Table, roles: Mapping[str, str]) -> Problem:
    return Problem(
        "act-session-day",
        msg("by its number the act is of a session that sat on other days"),
        table.origin(act.row).place(roles["accepted"]),
        act.accepted.isoformat(),
        msg("{day}, as other acts of the session", day=usual.isoformat()),
        _COMPARE,
        Severity.WARNING,
    )


_COMPARE: Final = msg("Compare with the document, and correct what errs.")


def _working_days(start: date, end: date) -> int:
    """Days from Monday to Friday after ``start`` up to ``end``."""
    days = (end - start).days
    weeks, rest = divmod(max(days, 0), 7)
    more = sum((start + timedelta(days=one)).weekday() < 5 for one in range(1, rest + 1))
    return weeks * 5 + more

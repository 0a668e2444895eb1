"""Acts with numbers, as a council would have them, for the tests of the reconciliation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from opendata.check.numbering_acts import Numbered
from opendata.clean.act_numbers import take_apart
from opendata.table import Origin

COUNCIL = "рішення ради"
EXECUTIVE = "рішення виконавчого комітету"
MAYOR = "розпорядження голови"


def act(number: str, day: str, kind: str = EXECUTIVE, **more: object) -> Numbered:
    """One act that stands in row 5 of a register."""
    taken = take_apart(number)
    assert taken is not None
    return Numbered(kind, taken, day, Origin("r.xlsx", "Реєстр", 5), **more)  # type: ignore[arg-type]


def year(
    numbers: Iterable[int], of: int, *, last: int = 100, form: str = "{n}", kind: str = EXECUTIVE
) -> list[Numbered]:
    """Acts of one year, their dates spread evenly up to number ``last``, several to a day."""
    return [
        act(form.format(n=n, y=of), str(date(of, 1, 9) + timedelta(days=n * 340 // last)), kind)
        for n in numbers
    ]


def session(
    number: int, acts: Iterable[int], day: str, form: str = "{s}-{n}/VII"
) -> list[Numbered]:
    """Decisions of one session of the council, all of one day."""
    return [act(form.format(s=number, n=n), day, COUNCIL) for n in acts]


def sessions(
    first: int, counts: Iterable[int], of: int, form: str = "{s}-{n}/VII"
) -> list[Numbered]:
    """Sessions a month apart, of so many decisions each, counted anew in each."""
    found: list[Numbered] = []
    for n, count in enumerate(counts):
        found += session(first + n, range(1, count + 1), f"{of}-{n + 1:02}-15", form)
    return found

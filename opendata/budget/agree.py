"""A report against the last version of the passport that it is about: what does not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from opendata.budget import agree_findings as say
from opendata.budget.compare import FUNDS, TOLERANCE, ZERO
from opendata.budget.form import Code, Figure, Form, Row, Sums
from opendata.budget.versions import Found
from opendata.budget.words import compact
from opendata.messages import Message
from opendata.problems import Problem

_ALIKE: Final = 0.9
"""Names that differ by a letter or an ending are those of one row."""
_FUND_NAMES: Final = (say.GENERAL, say.SPECIAL, say.TOTAL)


def agree(report: Found, passport: Found) -> tuple[Problem, ...]:
    """All in which ``report`` does not say what ``passport`` approved, in the order of the form.

    Compared are the programme, the amounts of the whole, and row by row the directions of use, the
    local programmes and the indicators. What a form does not print is nought.
    """
    return (
        *_programme(report, passport),
        *_whole(report, passport),
        *_section(report, passport, say.DIRECTIONS),
        *_section(report, passport, say.PROGRAMMES),
        *_section(report, passport, say.INDICATORS),
    )


def _programme(report: Found, passport: Found) -> Iterator[Problem]:
    ours, theirs = report.form.programme, passport.form.programme
    if ours.name and theirs.name and compact(ours.name) != compact(theirs.name):
        yield say.programme(report.place(), say.NAME, ours.name, theirs.name, str(passport.place()))
    pairs: tuple[tuple[Message, Code | None, Code | None], ...] = (
        (say.TPKVK, ours.tpkvk, theirs.tpkvk),
        (say.KFKVK, ours.kfkvk, theirs.kfkvk),
    )
    for what, one, other in pairs:
        if one is not None and other is not None and one.text != other.text:
            where = str(passport.place(other.cell))
            yield say.programme(report.place(one.cell), what, one.text, other.text, where)


def _whole(report: Found, passport: Found) -> Iterator[Problem]:
    whole = report.form.spending or report.form.directions.total
    if whole is None or not any(_printed(whole.approved)):
        return
    amount = passport.form.amount
    if not any(_printed(amount)):
        total = passport.form.directions.total
        if total is None:
            return
        amount = total.approved
    yield from _figures(report, passport, say.WHOLE, whole.approved, amount)


def _section(report: Found, passport: Found, section: say.Section) -> Iterator[Problem]:
    ours, theirs = _rows(report.form, section), _rows(passport.form, section)
    for one, other in pairs(ours, theirs):
        if one is not None and other is not None:
            what = section.row(one.name)
            yield from _figures(report, passport, what, one.approved, other.approved)
        elif one is not None and _speaks(one.approved):
            yield say.row_more(
                report.place(_cell(one.approved)), section, one.name, passport.place()
            )
        elif other is not None and _speaks(other.approved):
            where = passport.place(_cell(other.approved))
            yield say.row_less(report.place(), section, other.name, where)


def _rows(form: Form, section: say.Section) -> Sequence[Row]:
    table = {
        say.DIRECTIONS: form.directions,
        say.PROGRAMMES: form.programmes,
        say.INDICATORS: form.indicators,
    }[section]
    return table.rows


def pairs(ours: Sequence[Row], theirs: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """The rows of one name, in the order of ``ours``; then those of ``theirs`` that are left.

    Names are compared by their letters, and within one group of indicators.
    """
    waiting: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for at, row in enumerate(theirs):
        waiting[_key(row)].append(at)
    found: dict[int, int] = {}
    for at, row in enumerate(ours):
        if named := waiting.get(_key(row)):
            found[at] = named.pop(0)
    free = [at for at in range(len(theirs)) if at not in set(found.values())]
    for at, row in enumerate(ours):
        if at not in found and (like := _likest(row, theirs, free)) is not None:
            found[at] = like
            free.remove(like)
    return [
        *((row, theirs[found[at]] if at in found else None) for at, row in enumerate(ours)),
        *((None, theirs[at]) for at in free),
    ]


def _key(row: Row) -> tuple[str | None, str]:
    return row.group, compact(row.name)


def _likest(row: Row, theirs: Sequence[Row], free: Sequence[int]) -> int | None:
    best, at = _ALIKE, None
    name = SequenceMatcher(None, b=compact(row.name), autojunk=False)
    for one in free:
        if theirs[one].group != row.group:
            continue
        name.set_seq1(compact(theirs[one].name))
        # The quick ones are upper bounds: most names need no more than a glance.
        if min(name.real_quick_ratio(), name.quick_ratio()) < best:
            continue
        if (ratio := name.ratio()) >= best:
            best, at = ratio, one
    return at


def _figures(
    report: Found, passport: Found, what: Message, ours: Sums, theirs: Sums
) -> Iterator[Problem]:
    for fund, name in zip(range(len(FUNDS)), _FUND_NAMES, strict=True):
        one, other = _value(ours, fund), _value(theirs, fund)
        if one is None or other is None or abs(one - other) <= TOLERANCE:
            continue
        yield say.approved(
            report.place(_cell(ours, fund)),
            what,
            name,
            one,
            other,
            passport.place(_cell(theirs, fund)),
        )


def _value(sums: Sums, fund: int) -> Decimal | None:
    """What the row says of a fund; None where it prints but the total, and is asked of a part."""
    figure = FUNDS[fund](sums)
    if figure is not None:
        return figure.value
    parts = [one.value for one in (sums.general, sums.special) if one is not None]
    if FUNDS[fund] is FUNDS[-1]:
        return sum(parts, ZERO)
    return None if sums.total is not None and not parts else ZERO


def _printed(sums: Sums) -> list[Figure]:
    return [figure for of in FUNDS if (figure := of(sums)) is not None]


def _speaks(sums: Sums) -> bool:
    return any(figure.value for figure in _printed(sums))


def _cell(sums: Sums, fund: int | None = None) -> str | None:
    """The cell of a fund; of any other, where the row does not print it."""
    figure = FUNDS[fund](sums) if fund is not None else None
    if figure is None:
        figure = next(iter(_printed(sums)), None)
    return figure.cell if figure else None

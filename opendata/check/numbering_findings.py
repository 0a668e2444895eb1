"""What the numbers of the acts have to say to a person; none of it stops a publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.check.numbering import Series
from opendata.check.numbering_acts import Numbered
from opendata.check.numbering_order import Slip
from opendata.check.numbering_periods import Counting
from opendata.check.reconciled import Numbering
from opendata.clean.act_numbers import ranges, size, spelled
from opendata.messages import Message, msg, nmsg
from opendata.problems import Place, Problem, Severity

MOST_SLIPS: Final = 3
"""So many acts out of order are named one by one, or a tenth of the series if that is more."""

MOST_RUNS: Final = 20
"""So many gaps are spelled out in a message; the reconciliation in ``--json`` has all."""

_NAMES: Final = {
    "рішення ради": msg("Decisions of the council"),
    "рішення виконавчого комітету": msg("Decisions of the executive committee"),
    "розпорядження голови": msg("Orders of the mayor"),
    "проєкт рішення": msg("Drafts"),
    "протокол": msg("Minutes"),
    "висновок комісії": msg("Opinions of commissions"),
    "додаток": msg("Annexes"),
}
_COUNTING: Final = {
    Counting.YEARLY: msg("all numbers in a row: the count begins anew every year"),
    Counting.BY_SESSION: msg("all numbers in a row: the count begins anew every session"),
    Counting.RUNNING: msg("all numbers in a row: the count goes on from year to year"),
}


def findings(numbering: Numbering) -> tuple[Problem, ...]:
    """The findings: series by series, then one for each kind of which only some acts are kept."""
    chosen: dict[str, list[Series]] = {}
    found: list[Problem] = []
    for one in numbering.series:
        found += _of_series(one, numbering)
        if one.chosen:
            chosen.setdefault(one.kind, []).append(one)
    lacking = [some for some in chosen.values() if any(one.missing for one in some)]
    return (*found, *map(_only_some, lacking))


def name_of(series: Series, *, bare: bool = False) -> Message:
    """«Decisions of the executive committee»; a build that is not a bare number follows it."""
    name = _NAMES.get(series.kind, msg("{name}", name=series.kind))
    if bare or series.pattern == "…":
        return name
    return msg("{name} No. {pattern}", name=name, pattern=series.pattern)


def period_of(series: Series) -> Message:
    """«2024», «2016–2020» or, for a session, the days on which it sat."""
    first, last = series.since[:4], series.until[:4]
    if series.counting is Counting.BY_SESSION:
        return _days(series)
    return msg("{name}", name=first if first == last else f"{first}–{last}")


def _days(series: Series) -> Message:
    if series.since == series.until:
        return msg("{name}", name=series.since)
    return msg("{first} to {last}", first=series.since, last=series.until)


def _title(series: Series) -> Message:
    name, first, last = name_of(series), series.since[:4], series.until[:4]
    if series.counting is Counting.BY_SESSION:
        return msg("{name} ({days})", name=name, days=_days(series))
    if first == last:
        return msg("{name} of {year}", name=name, year=first)
    return msg("{name} of {first}–{last}", name=name, first=first, last=last)


def _of_series(series: Series, numbering: Numbering) -> Iterator[Problem]:
    if series.missing and not series.chosen:
        yield _gap(series, numbering.unplaced)
    for number, acts in series.repeats:
        if not _one_row_twice(acts):
            yield _twice(series, number, acts, _lacks_elsewhere(series, acts, numbering))
    if len(series.slips) > max(MOST_SLIPS, len(series.acts) // 10):
        yield _disorder(series)
    else:
        for slip in series.slips:
            yield _slip(series, slip)
    for act in series.far:
        yield _far(series, act)


def _gap(series: Series, unplaced: int) -> Problem:
    values = {
        "series": _title(series),
        "span": spelled([(min(series.first, series.missing[0][0]), series.last)]),
        "missing": _listed(series.missing),
    }
    twice = ", ".join(number for number, _acts in series.repeats)
    look = msg(
        "Look for these acts and add them. If such a number was never given, nothing is to be done."
    )
    return Problem(
        "numbering-gap",
        msg("{series}: No. {span}, missing No. {missing}; twice No. {twice}", **values, twice=twice)
        if twice
        else msg("{series}: No. {span}, missing No. {missing}", **values),
        _register(series),
        found=spelled(ranges(series.numbers)),
        expected=_COUNTING.get(series.counting, msg("all numbers in a row")),
        remedy=look
        if not unplaced
        else nmsg(
            "{look} It may be among {n} act whose number, date or kind is not known.",
            "{look} They may be among {n} acts whose number, date or kind is not known.",
            unplaced,
            look=look,
        ),
        severity=Severity.WARNING,
    )


def _listed(missing: tuple[tuple[int, int], ...]) -> Message:
    if len(missing) <= MOST_RUNS:
        return msg("{name}", name=spelled(missing))
    return nmsg(
        "{some} and {n} more",
        "{some} and {n} more",
        size(missing[MOST_RUNS:]),
        some=spelled(missing[:MOST_RUNS]),
    )


def _only_some(series: list[Series]) -> Problem:
    since, until = min(one.since for one in series), max(one.until for one in series)
    have = sum(len(one.numbers) for one in series)
    return Problem(
        "numbering-some",
        msg("fewer than half of the numbers are here; gaps are not listed one by one"),
        _register(series[0]),
        found=f"{series[0].kind}, {since} – {until}: "
        f"{have} / {have + sum(one.lacking for one in series)}",
        severity=Severity.NOTE,
    )


def _one_row_twice(acts: tuple[Numbered, ...]) -> bool:
    """Rows of the table with one identifier are an error already."""
    return len({act.uid for act in acts}) == 1 and bool(acts[0].uid)


def _lacks_elsewhere(
    series: Series, acts: tuple[Numbered, ...], numbering: Numbering
) -> Series | None:
    """The series of another period in which this number is missing: a wrong year makes both."""
    if series.counting is not Counting.YEARLY or len(series.repeats) > MOST_RUNS:
        return None
    return next(
        (
            other
            for other in numbering.series
            if (other.kind, other.pattern) == (series.kind, series.pattern)
            and not other.chosen
            and abs(int(other.since[:4]) - int(series.since[:4])) == 1
            and any(
                low <= part <= high
                for part in acts[0].number.parts[:1]
                for low, high in other.missing
            )
        ),
        None,
    )


def _twice(
    series: Series, number: str, acts: tuple[Numbered, ...], elsewhere: Series | None
) -> Problem:
    dates = {act.date for act in acts}
    return Problem(
        "numbering-duplicate",
        msg("{series}: No. {number} was given twice", series=_title(series), number=number)
        if len(acts) == 2
        else msg(
            "{series}: No. {number} was given {n} times",
            series=_title(series),
            number=number,
            n=len(acts),
        ),
        acts[-1].origin.place("number"),
        found="; ".join(f"{act.date} ({_where(act)})" for act in acts),
        expected=msg("each number once")
        if elsewhere is None
        else msg("each number once; in {year} it is missing", year=elsewhere.since[:4]),
        remedy=msg(
            "Compare the acts: if they are one, correct its date; if not, the number of one."
        )
        if len(dates) > 1
        else msg("Compare the acts: correct the number of one of them, or take the other away."),
        severity=Severity.WARNING,
    )


def _slip(series: Series, slip: Slip) -> Problem:
    values = {"series": _title(series), "act": _named(slip.act)}
    if slip.before and slip.after:
        what = msg(
            "{series}: {act} stands between {before} and {after}",
            **values,
            before=_named(slip.before),
            after=_named(slip.after),
        )
        expected = msg(
            "a date from {first} to {last}", first=slip.before.date, last=slip.after.date
        )
    elif slip.before:
        what = msg("{series}: {act} stands after {before}", **values, before=_named(slip.before))
        expected = msg("a date from {first} on", first=slip.before.date)
    elif slip.after:
        what = msg("{series}: {act} stands before {after}", **values, after=_named(slip.after))
        expected = msg("a date up to {last}", last=slip.after.date)
    else:  # one act alone is always in order
        raise ValueError("an act out of order has a neighbour")
    return Problem(
        "numbering-date-order",
        what,
        slip.act.origin.place("acceptedDate"),
        found=slip.act.date,
        expected=expected,
        remedy=msg("Compare number and date with the document; correct whichever is wrong."),
        severity=Severity.WARNING,
    )


def _disorder(series: Series) -> Problem:
    first = series.slips[0].act
    return Problem(
        "numbering-disorder",
        msg(
            "{series}: the dates of {n} acts of {all} do not rise with the numbers",
            series=_title(series),
            n=len(series.slips),
            all=len(series.acts),
        ),
        _register(series),
        found=f"№ {first.number.text}, {first.date}, …",
        expected=msg("a later number has the same date or a later one"),
        remedy=msg("If your council gives numbers in another order, nothing is to be done."),
        severity=Severity.NOTE,
    )


def _far(series: Series, act: Numbered) -> Problem:
    meant = _meant(series, act)
    return Problem(
        "numbering-far",
        msg("the number stands far from all others of its series: perhaps a slip of the keyboard"),
        act.origin.place("number"),
        found=f"№ {act.number.text}, {act.date}",
        expected=msg("a number such as {first} to {last}", first=series.first, last=series.last)
        if meant is None
        else msg("perhaps {number}, which is missing", number=meant),
        remedy=msg("Compare number and date with the document; correct whichever is wrong."),
        severity=Severity.NOTE,
    )


def _meant(series: Series, act: Numbered) -> int | None:
    """The one missing number that differs from this one by a digit too much or two exchanged."""
    counter = next(
        (part for part in act.number.parts if not series.first <= part <= series.last), None
    )
    if counter is None or series.chosen:
        return None
    text = str(counter)
    slips = {text[:n] + text[n + 1 :] for n in range(len(text))}
    slips |= {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1)}
    free = {
        int(slip)
        for slip in slips
        if slip and any(low <= int(slip) <= high for low, high in series.missing)
    }
    return free.pop() if len(free) == 1 else None


def _named(act: Numbered) -> Message:
    return msg("No. {number} of {date}", number=act.number.text, date=act.date)


def _where(act: Numbered) -> str:
    origin = act.origin
    return (
        str(Place(origin.file, origin.sheet, origin.row)) if origin.file else origin.document or ""
    )


def _register(series: Series) -> Place:
    """The register, if the acts stand in one: what is missing has no row of its own."""
    origin = next((act.origin for act in series.acts if act.origin.file), None)
    return Place(origin.file, origin.sheet) if origin else Place()

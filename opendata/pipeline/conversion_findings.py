"""What is to tell about a conversion: one finding for each column and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from opendata.catalogue.schema import TableSchema
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.carry import Carried, Left, Plan, Why
from opendata.problems import Place, Problem, Severity


def findings(
    carried: Carried,
    plans: Sequence[Plan],
    target: TableSchema,
    place: Place,
    other_sheets: Sequence[str],
) -> Iterator[Problem]:
    """Losses as warnings, then required columns that stay blank, then what was written anew."""
    yield from _losses(carried.left, place)
    yield from _blank(carried, plans, target, place)
    for column, n in sorted(carried.changed.items()):
        before, after = carried.first[column]
        yield Problem(
            "convert-written-anew",
            nmsg(
                "{n} value was given the form that the column wants",
                "{n} values were given the form that the column wants",
                n,
            ),
            Place(place.file, place.sheet, field=column),
            before,
            msg("{text}", text=after),
            severity=Severity.NOTE,
        )
    if other_sheets:
        yield Problem(
            "convert-other-sheets",
            msg("the other sheets of the workbook were not read"),
            Place(place.file),
            ", ".join(other_sheets),
            remedy=msg("Name another one after --sheet if that is the table."),
            severity=Severity.NOTE,
        )


def _blank(
    carried: Carried, plans: Sequence[Plan], target: TableSchema, place: Place
) -> Iterator[Problem]:
    """Required columns that the file has not, or has with blank cells."""
    reached = {column for one in plans for column in one.way.targets}
    required = [(at, one) for at, one in enumerate(target.fields) if one.required]
    absent = [one for _, one in required if one.name not in reached]
    if absent:
        yield Problem(
            "convert-required-absent",
            nmsg(
                "the file has nothing for {n} required column: {labels}",
                "the file has nothing for {n} required columns: {labels}",
                len(absent),
                labels=", ".join(f"«{one.title}»" for one in absent),
            ),
            Place(place.file, place.sheet),
            expected=msg("columns {names}", names=", ".join(one.name for one in absent)),
            remedy=msg("Fill them in in the new table; their cells were left blank."),
            severity=Severity.WARNING,
        )
    for at, field in required:
        blank = sum(not row[at] for row in carried.table.rows)
        if blank and field not in absent:
            yield Problem(
                "convert-required-blank",
                nmsg(
                    "the required column «{label}» is blank in {n} row",
                    "the required column «{label}» is blank in {n} rows",
                    blank,
                    label=field.title,
                ),
                Place(place.file, place.sheet, field=field.name),
                remedy=msg("Fill these cells in in the new table."),
                severity=Severity.WARNING,
            )


def _losses(left: Sequence[Left], place: Place) -> Iterator[Problem]:
    counts = Counter((one.column, one.why) for one in left)
    first: dict[tuple[str, Why], Left] = {}
    for one in left:
        first.setdefault((one.column, one.why), one)
    for (column, why), n in counts.items():
        example = first[column, why]
        yield Problem(
            "convert-not-carried",
            nmsg("{n} cell was not carried: {why}", "{n} cells were not carried: {why}", n,
                 why=reason(why)),
            Place(place.file, place.sheet, cell=example.cell, field=column or None),
            example.value,
            remedy=remedy(why),
            severity=Severity.WARNING,
        )  # fmt: skip


def reason(why: Why) -> Message:
    """Why a cell was not carried, in words."""
    match why:
        case Why.DROPPED:
            return msg("this edition has no such column")
        case Why.UNKNOWN:
            return msg("no edition has a column of this name")
        case Why.FORM:
            return msg("the column has another form in this edition")
        case Why.SEVERAL:
            return msg("several persons are named in one cell")
        case Why.ORGANISATION:
            return msg("this does not look like the name of a person")
        case Why.UNCLEAR:
            return msg("which word is the surname cannot be told for certain")
        case Why.ADDRESS:
            return msg("the address could not be parted for certain")
        case Why.PART:
            return msg("the block of the address has no column for this part")
        case Why.SECOND:
            return msg("another column has given a different value")
        case Why.ABOVE:
            return msg("it stands above the header")


def remedy(why: Why) -> Message:
    """What a person does about it."""
    match why:
        case Why.DROPPED | Why.UNKNOWN | Why.ABOVE | Why.PART:
            return msg("Keep it elsewhere if it is needed.")
        case Why.FORM:
            return msg("Write the value anew in the new table.")
        case Why.SECOND:
            return msg("Decide which of the two is right.")
        case Why.SEVERAL | Why.ORGANISATION | Why.UNCLEAR | Why.ADDRESS:
            return msg("Part it by hand in the new table.")

"""What Frictionless says of a cell → what a clerk needs to hear about it."""

from __future__ import annotations

import re
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.messages import Message, msg
from opendata.problems import Problem
from opendata.table import Cell, Origin

_RULE: Final = re.compile(r'^constraint "(\w+)" is')

TYPES: Final = {
    "date": msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
    "integer": msg("a whole number"),
    "number": msg("a number with a dot, without units"),
    "boolean": msg("True or False"),
    "year": msg("a year of four digits"),
}
FORMS: Final = {
    "[0-9]{8}": msg("8 digits of an EDRPOU code, with leading zeros"),
    r"https?://[^\s]+": msg("an address that starts with http:// or https://, without blanks"),
}


def explain(
    kind: str, note: str, column: str | None, found: Cell, origin: Origin, schema: TableSchema
) -> Problem:
    """One finding about a row.

    ``kind`` and ``note`` are the type and the note of a Frictionless error; ``column`` is the
    published column, None when the row as a whole is at fault.
    """
    place = origin.place(column)
    if column is None:
        return _row(kind, note, origin)
    field = schema.field(column)
    label = field.title
    if kind == "type-error":
        return Problem(
            "cell-type",
            msg("«{label}» is not what it should be", label=label),
            place,
            found,
            TYPES.get(field.type, msg("a value of the kind «{kind}»", kind=field.type)),
            _mend(field, origin),
        )
    rule = match.group(1) if (match := _RULE.match(note)) else kind
    if rule == "required":
        return Problem(
            "cell-empty",
            msg("«{label}» is empty", label=label),
            place,
            found,
            _example(field),
            _fill(field, origin),
        )
    return Problem(
        f"cell-{rule}".lower(),
        msg("«{label}» has a value that is not allowed", label=label),
        place,
        found,
        _allowed(rule, field),
        _mend(field, origin),
    )


def _row(kind: str, note: str, origin: Origin) -> Problem:
    if kind == "primary-key" and "position" in note:
        return Problem(
            "row-twice",
            msg("this act is in the table twice"),
            origin.place(),
            expected=msg("one row for each act"),
            remedy=msg("Compare number, date and body of the two rows; delete one or correct it."),
        )
    if kind == "primary-key":
        return Problem(
            "row-without-key",
            msg("the row has no identifier, so it cannot be told from others"),
            origin.place(),
            expected=msg("number and date of the act, from which the identifier is made"),
            remedy=msg("Write the number and the date into the register."),
        )
    return Problem(f"row-{kind}", msg("the row is at fault: {note}", note=note), origin.place())


def _allowed(rule: str, field: Field) -> Message:
    match rule:
        case "enum":
            return msg("one of: {names}", names=", ".join(field.constraints["enum"]))
        case "pattern":
            pattern = str(field.constraints["pattern"])
            return FORMS.get(pattern, msg("text of the form {pattern}", pattern=pattern))
        case "minLength":
            return msg("at least {limit} characters", limit=field.constraints["minLength"])
        case _:
            return _example(field)


def _example(field: Field) -> Message:
    return msg("a value such as: {example}", example=field.example or field.title)


def _fill(field: Field, origin: Origin) -> Message:
    if origin.file is not None:
        return msg("Fill «{label}» in the register, in this row.", label=field.title)
    return msg(
        "«{label}» was not found in the document; add the act to the register.", label=field.title
    )


def _mend(field: Field, origin: Origin) -> Message:
    if field.name in origin.cells:
        return msg("Correct the cell in the register and repeat the command.")
    return msg(
        "Correct «{label}» in the register or in the descriptor of the dataset.", label=field.title
    )

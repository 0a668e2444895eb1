"""What Frictionless says of a cell → what a clerk needs to hear about it."""

from __future__ import annotations

import re
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.text import fold
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity
from opendata.table import Cell, Origin

_RULE: Final = re.compile(r'^constraint "(\w+)" is')

_LINK: Final = re.compile(r'^for "([^"]+)": values "(.*)" not found')

TYPES: Final = {
    "date": msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
    "integer": msg("a whole number"),
    "number": msg("a number with a dot, without units"),
    "boolean": msg("True or False"),
    "year": msg("a year of four digits"),
    "datetime": msg("a date and time in the form yyyy-mm-ddThh:mm"),
    "time": msg("a time in the form hh:mm:ss"),
}
CONTENTS: Final = {
    "edrpou": msg("8 digits of an EDRPOU code, with leading zeros"),
    "katottg": msg("a KATOTTG code: UA in Latin letters and 17 digits"),
    "postcode": msg("a postal code of 5 digits"),
    "url": msg("an address that starts with http:// or https://, without blanks"),
    "email": msg("an e-mail address; several are separated by commas"),
    "phone": msg("a number of the form +380123456789, without blanks and brackets"),
    "currency": msg("three Latin letters of a currency, such as UAH"),
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
        return _row(kind, note, origin, schema)
    field = schema.field(column)
    label = field.title
    if kind == "type-error":
        return Problem(
            "cell-type",
            msg("«{label}» is not what it should be", label=label),
            place,
            found,
            TYPES.get(field.type, msg("a value of the kind «{kind}»", kind=field.type)),
            _mend(field, origin, schema),
        )
    rule = match.group(1) if (match := _RULE.match(note)) else kind
    if rule == "required":
        return Problem(
            "cell-empty",
            msg("«{label}» is empty", label=label),
            place,
            found,
            _example(field),
            _fill(field, origin, schema),
        )
    return Problem(
        f"cell-{rule}".lower(),
        msg("«{label}» has a value that is not allowed", label=label),
        place,
        found,
        _allowed(rule, field, found),
        _mend(field, origin, schema),
    )


def _of_acts(schema: TableSchema) -> bool:
    """Whether a row is an act, which the register of a council lists."""
    return schema.name == "legalActs"


def _key(note: str, origin: Origin, schema: TableSchema) -> Problem:
    """A row of any other table that is there twice, or that nothing tells from others."""
    labels = ", ".join(schema.field(name).title for name in schema.primary_key)
    if "position" in note:
        return Problem(
            "row-twice",
            msg("two rows have the same identifier"),
            origin.place(),
            expected=msg("a value of its own in every row: {labels}", labels=labels),
            remedy=msg("Compare the two rows; delete one, or correct its identifier."),
        )
    return Problem(
        "row-without-key",
        msg("the row has no identifier, so it cannot be told from others"),
        origin.place(),
        expected=msg("a value of its own in every row: {labels}", labels=labels),
        remedy=msg("Give the row an identifier that no other row has."),
    )


def _row(kind: str, note: str, origin: Origin, schema: TableSchema) -> Problem:
    if kind == "primary-key" and not _of_acts(schema):
        return _key(note, origin, schema)
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
    if kind == "foreign-key" and (link := _LINK.match(note)):
        return _orphan(link[1], link[2], origin, schema)
    return Problem(f"row-{kind}", msg("the row is at fault: {note}", note=note), origin.place())


def _orphan(column: str, value: str, origin: Origin, schema: TableSchema) -> Problem:
    """A row that names another row which is not there: a warning, for a file may be an extract."""
    field = schema.field(column)
    return Problem(
        "row-foreign-key",
        msg("«{label}» names a row that is not there", label=field.title),
        origin.place(column),
        value,
        msg("an identifier that stands in the table it names"),
        msg("Correct the cell, or add the row that it names."),
        Severity.WARNING,
    )


def _allowed(rule: str, field: Field, found: Cell) -> Message:
    limits = field.constraints
    match rule:
        case "enum":
            return _listed([str(one) for one in limits["enum"]], found or "")
        case "pattern":
            return _form(field)
        case "unique":
            return msg("a value that no other row has")
        case "minLength":
            return msg("at least {limit} characters", limit=limits["minLength"])
        case "minimum":
            return msg("{limit} or more", limit=limits["minimum"])
        case "maximum":
            return msg("{limit} or less", limit=limits["maximum"])
        case _:
            return _example(field)


def _listed(allowed: list[str], found: str) -> Message:
    """The values of a list; only the one that is meant, where a person sees no difference to it."""
    meant = [one for one in allowed if fold(one) == fold(found.rstrip(" ."))]
    if len(meant) == 1:
        return msg("«{text}», letter for letter: capitals and alphabet count too", text=meant[0])
    return msg("one of: {names}", names=", ".join(allowed))


def _form(field: Field) -> Message:
    """The form of a cell in words, by what it holds; the bare pattern only where nobody knows."""
    if field.content in CONTENTS:
        return CONTENTS[field.content]
    if field.values:
        return msg("one or several of: {names}", names=", ".join(field.values))
    pattern = str(field.constraints["pattern"])
    return FORMS.get(pattern, msg("text of the form {pattern}", pattern=pattern))


def _example(field: Field) -> Message:
    return msg("a value such as: {example}", example=field.example or field.title)


def _fill(field: Field, origin: Origin, schema: TableSchema) -> Message:
    if origin.file is None:
        return msg(
            "«{label}» was not found in the document; add the act to the register.",
            label=field.title,
        )
    if _of_acts(schema):
        return msg("Fill «{label}» in the register, in this row.", label=field.title)
    return msg("Fill «{label}» in this row.", label=field.title)


def _mend(field: Field, origin: Origin, schema: TableSchema) -> Message:
    if not _of_acts(schema):
        return msg("Correct the cell and repeat the command.")
    if field.name in origin.cells:
        return msg("Correct the cell in the register and repeat the command.")
    return msg(
        "Correct «{label}» in the register or in the descriptor of the dataset.", label=field.title
    )

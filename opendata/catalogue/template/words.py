"""What the template says of a column: whether it must be filled in, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from opendata.catalogue.lists import is_closed
from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.template.cells import example_of
from opendata.catalogue.template.choices import choices_of
from opendata.messages import Language, Message, msg, say

OF_CONTENT: Final[Mapping[str, Message]] = {
    "edrpou": msg("8 digits of the EDRPOU code as text: a zero at the front stays"),
    "katottg": msg("UA in Latin letters and 17 digits"),
    "postcode": msg("5 digits as text: a zero at the front stays"),
    "url": msg("an address from http:// or https:// on, without blanks"),
    "email": msg("an e-mail address"),
    "phone": msg("+380 and nine digits, without blanks and brackets"),
    "currency": msg("three Latin letters of the currency: UAH"),
    "lat": msg("a number from -90 to 90, in degrees"),
    "lon": msg("a number from -180 to 180, in degrees"),
    "cadastral": msg("a cadastral number: four groups of digits with colons between them"),
    "filename": msg("the name of a file with its ending, or the text itself"),
    "hours": msg("days and hours: Пн-Чт 08:00-17:20, Пт 08:00-16:00"),
}
OF_TYPE: Final[Mapping[str, Message]] = {
    "date": msg("a date; type it as you are used to, it is shown as 2018-07-06"),
    "datetime": msg("a date and a time with a Latin T between them: 2019-05-30T10:45"),
    "time": msg("hours, minutes and seconds: 09:30:00"),
    "year": msg("a year of four digits"),
    "integer": msg("a whole number, without units"),
    "number": msg("a number without units and blanks"),
    "boolean": msg("True or False"),
}
PLAIN: Final = msg("text")


def title_of(field: Field, language: Language) -> str:
    """The label of a column; a structure of the council's own may have one language only."""
    return (field.english[0] if language == "en" else "") or field.title


def meaning_of(field: Field, language: Language) -> str:
    """The description of a column."""
    return (field.english[1] if language == "en" else "") or field.description


def table_texts(schema: TableSchema, language: Language) -> tuple[str, str]:
    """(Title, description) of a table."""
    english = schema.english if language == "en" else ("", "")
    described = str(schema.descriptor.get("description", ""))
    return english[0] or schema.title, english[1] or described


def needed(field: Field) -> Message:
    """Whether the column must be filled in."""
    if field.required:
        return msg("required: a value in every row")
    if field.listed_required:
        return msg("required: a value, or null")
    return msg("if there is something to say; otherwise null")


def forms(field: Field) -> Iterator[Message]:
    """How a value is written, one remark each."""
    choices = choices_of(field)
    if choices is None or not (choices.closed or field.values):
        yield OF_CONTENT.get(field.content or "") or OF_TYPE.get(field.type, PLAIN)
        for literal in field.literals:
            yield msg("or the words «{words}»", words=literal)
    elif choices.closed:
        yield msg("one of: {names}", names="; ".join(choices.values))
    elif is_closed(field):
        yield msg("one or several of: {names}", names="; ".join(field.values))
    else:
        yield msg("such as: {names}; other values will do too", names="; ".join(field.values))
    if field.separator and not (choices and choices.closed):
        yield msg("several values are parted by «{separator}»", separator=field.separator)


def form_text(field: Field, language: Language) -> str:
    """:func:`forms` as one sentence."""
    return "; ".join(say(one, language) for one in forms(field))


def note(field: Field, language: Language) -> str:
    """The note at the header of a column: everything that is known of it."""
    lines = [
        title_of(field, language),
        meaning_of(field, language),
        "",
        say(needed(field), language),
        say(msg("How to write it: {form}", form=form_text(field, language)), language),
        say(msg("Example: {example}", example=example_of(field)), language),
    ]
    return "\n".join(lines)


def prompt(field: Field, language: Language) -> str:
    """What is shown beside a cell while it is chosen: the meaning, and whether it must stand."""
    return f"{meaning_of(field, language)}\n{say(needed(field), language)}".strip()

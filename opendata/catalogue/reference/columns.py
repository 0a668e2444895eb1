"""A column in plain words: its type, and the rules for its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from opendata.catalogue.lists import is_closed, listed_in
from opendata.catalogue.schema import Field
from opendata.catalogue.template.words import OF_CONTENT, needed
from opendata.messages import Message, msg
from opendata.problems import visible

_LATIN: Final = re.compile("[A-Za-z]")
TEXT: Final = msg("text")
LINK: Final = msg("link")
TYPES: Final[Mapping[str, Message]] = {
    "date": msg("date"),
    "datetime": msg("date and time"),
    "time": msg("time"),
    "year": msg("year"),
    "integer": msg("whole number"),
    "number": msg("number"),
    "boolean": msg("yes or no"),
}
"""Types of Table Schema; any other is text to whoever fills in the table."""
WRITTEN: Final[Mapping[str, Message]] = {
    "date": msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
    "datetime": msg("a date and time in the form yyyy-mm-ddThh:mm"),
    "time": msg("a time in the form hh:mm:ss"),
    "number": msg("a number with a dot, without units"),
    "boolean": msg("True or False"),
}
"""How a value of a type is written, where its name does not tell it."""


def type_of(field: Field) -> Message:
    """The type as people call it."""
    if field.content == "url" and field.type == "string":
        return LINK
    return TYPES.get(field.type, TEXT)


def rules_of(field: Field) -> Iterator[Message]:
    """Every rule for the values: whether one must stand, what it may be, how it is written."""
    yield needed(field)
    yield from values_of(field)
    yield from form_of(field)
    # A name of a column has Latin letters; words without any are headings of clerks' own sheets.
    names = [visible(one) for one in field.was if _LATIN.search(one)]
    words = [one for one in field.was if not _LATIN.search(one)]
    if names:
        yield msg("seen on portals as: {names}", names=", ".join(names))
    if words:
        yield msg("read under the heading too: {names}", names="; ".join(words))


def values_of(field: Field) -> Iterator[Message]:
    """The list of values, closed or suggested; nothing where there is none."""
    if listed := listed_in(field):
        yield msg("one of: {names}", names="; ".join(listed))
    elif field.values and is_closed(field):
        yield msg("one or several of: {names}", names="; ".join(field.values))
    elif field.values:
        yield msg("such as: {names}; other values will do too", names="; ".join(field.values))


def form_of(field: Field) -> Iterator[Message]:
    """How a value is written."""
    known = OF_CONTENT.get(field.content or "")
    limits = field.constraints
    if known is not None:
        yield known
    elif "pattern" in limits and not is_closed(field):
        yield msg("of the form {pattern}", pattern=limits["pattern"])
    elif field.type in WRITTEN:
        yield WRITTEN[field.type]
    low, high = limits.get("minimum"), limits.get("maximum")
    if known is None and low is not None and high is not None:
        yield msg("from {low} to {high}", low=low, high=high)
    for literal in field.literals:
        yield msg("or the words «{words}»", words=literal)
    if field.separator:
        yield msg("several values are parted by «{separator}»", separator=field.separator)

"""The word for the type of a column: each form of a structure has words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.schema_rules import TYPES
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity

STRUCTURE_TYPES: Final = frozenset(
    {"string", "date", "dateTime", "time", "integer", "decimal", "boolean", "anyURI", "gYear"}
)
"""Of the structure files, as the editions of 2019 and 2025 use them."""

CSVW_TYPES: Final = frozenset(
    re.findall(
        r"\w+",
        """anyAtomicType anyURI base64Binary boolean byte date dateTime dateTimeStamp
        dayTimeDuration decimal double duration float gDay gMonth gMonthDay gYear gYearMonth
        hexBinary int integer
        language long Name negativeInteger NMTOKEN nonNegativeInteger nonPositiveInteger
        normalizedString positiveInteger QName short string time token unsignedByte unsignedInt
        unsignedLong unsignedShort yearMonthDuration number binary datetime any xml html json""",
    )
)
"""Of CSV on the Web: XML Schema's, and the short words of that standard."""

ALLOWED: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.TABLE_SCHEMA: TYPES,
    Kind.CSVW: CSVW_TYPES,
    Kind.STRUCTURE: STRUCTURE_TYPES,
}

_SORTS: Final = {
    "string": "string text varchar char str normalizedstring token рядок текст",
    "integer": (
        "integer int int2 int4 int8 bigint smallint long short byte nonnegativeinteger "
        "positiveinteger count ціле"
    ),
    "number": "number decimal numeric float float4 float8 double real money currency число",
    "boolean": "boolean bool logical",
    "date": "date дата day",
    "datetime": "datetime timestamp timestamptz datetimestamp",
    "time": "time",
    "year": "year gyear рік",
    "yearmonth": "yearmonth gyearmonth",
    "link": "anyuri anyurl uri url link href посилання",
}
SORT_OF: Final = {word: sort for sort, words in _SORTS.items() for word in words.split()}
"""A word for a type in small letters, right or wrong → what is meant by it."""

_RIGHT: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.TABLE_SCHEMA: {sort: sort for sort in _SORTS} | {"link": "string"},
    Kind.CSVW: {sort: sort for sort in _SORTS}
    | {
        "number": "decimal",
        "datetime": "dateTime",
        "year": "gYear",
        "yearmonth": "gYearMonth",
        "link": "anyURI",
    },
    Kind.STRUCTURE: {sort: sort for sort in _SORTS}
    | {
        "number": "decimal",
        "datetime": "dateTime",
        "year": "gYear",
        "yearmonth": "date",
        "link": "anyURI",
    },
}


def sort_of(column: Column) -> str | None:
    """What the type means, one word for all forms; None for a type that is not understood."""
    return SORT_OF.get((column.type or "").strip().casefold())


def check_types(listing: Listing) -> Iterator[Problem]:
    """Types that are missing, unknown, or spelled in the way of another form."""
    if listing.kind is Kind.DATA:
        return
    for column in listing.columns:
        if column.type not in ALLOWED[listing.kind]:
            yield _wrong(column, listing.kind)


def _wrong(column: Column, kind: Kind) -> Problem:
    place = column.at("type")
    if not (column.type or "").strip():
        # Both standards take a column without a type for text.
        weight = Severity.ERROR if kind is Kind.STRUCTURE else Severity.WARNING
        what = msg("the type of the column is not given")
        return Problem("schema-type-missing", what, place, None, _words(kind), _say(), weight)
    word = str(column.type)
    sort = sort_of(column)
    if sort is None:
        what = msg("there is no such type of column")
        return Problem("schema-type-unknown", what, place, word, _words(kind), _say())
    right = _RIGHT[kind][sort]
    expected = (
        msg("string, with the format uri")
        if kind is Kind.TABLE_SCHEMA and sort == "link"
        else msg("{name}", name=right)
    )
    if kind is Kind.STRUCTURE and (word == "anyURL" or word.strip().casefold() == right.casefold()):
        what = (
            msg("«anyURL» is no type of XML Schema; the structures of 2025 misspell «anyURI» so")
            if word == "anyURL"
            else msg("the type is spelled otherwise")
        )
        remedy = msg("Write it as expected; programs may not know the other word.")
        return Problem(
            "schema-type-spelling", what, place, word, expected, remedy, Severity.WARNING
        )
    what = msg("there is no such type of column in this kind of file")
    return Problem("schema-type-unknown", what, place, word, expected, _say())


def _words(kind: Kind) -> Message:
    return msg("one of: {names}", names=", ".join(sorted(ALLOWED[kind], key=str.casefold)))


def _say() -> Message:
    return msg("Write the word that is expected.")

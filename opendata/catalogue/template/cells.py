"""How the cells of a column are typed: their format, and the example as a spreadsheet holds it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Final

from opendata.catalogue.schema import Field, TableSchema

TEXT: Final = "@"
DAY: Final = "yyyy-mm-dd"
FORMATS: Final[Mapping[str, str]] = {
    "date": DAY,
    "integer": "0",
    "year": "0",
    # Not «0.00»: Excel may take 10.05 for the tenth of May, and must then be seen to have done so.
    "number": "General",
}
"""Table Schema type → format of the cells. All else is text: a code keeps its zeros, «12-1» is no
date, and «True» no Boolean that another language shows by another word."""
NULL: Final = "null"
FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""
OF_CONTENT: Final[Mapping[str, str]] = {
    "edrpou": "00032112",
    "katottg": "UA32140050010021659",
    "postcode": "01234",
    "url": "https://www.example.gov.ua/",
    "email": "contact@example.gov.ua",
    "phone": "+380441234567",
    "currency": "UAH",
    "filename": "example.docx",
}
"""What stands for a value of this content where a structure has no example."""
OF_TYPE: Final[Mapping[str, str]] = {
    "date": "2024-05-30",
    "datetime": "2024-05-30T10:45",
    "time": "09:30:00",
    "year": "2024",
    "integer": "7",
    "number": "12.5",
    "boolean": "True",
}
_OF_TEXT: Final = "…"

Value = str | int | float | date


def format_of(field: Field) -> str:
    """The number format of the column, as Excel writes it."""
    return FORMATS.get(field.type, TEXT)


def example_of(field: Field) -> str:
    """A value that is valid in ``field``: its example, or one made from its rules.

    ``null`` where the structure has no example and a value need not stand.
    """
    if field.example is not None:
        return field.example
    if not field.required:
        return NULL
    known = (*map(str, field.constraints.get("enum", ())), *field.values)
    if known:
        return known[0]
    usual = OF_TYPE.get(field.type, _OF_TEXT)
    return OF_CONTENT.get(field.content or "", usual)


def example_row(schema: TableSchema) -> dict[str, str]:
    """Column → its example: a row that is valid by itself.

    A column that names another row of the same table (the unit above) is null in the first of them.
    """
    links = schema.descriptor.get("foreignKeys", ())
    own = [link["fields"] for link in links if not link["reference"].get("resource")]
    above = {name for one in own for name in ([one] if isinstance(one, str) else one)}
    return {
        field.name: NULL if field.name in above and not field.required else example_of(field)
        for field in schema.fields
    }


def typed(text: str, field: Field) -> Value:
    """``text`` as the spreadsheet program keeps it once somebody has typed it into the column."""
    try:
        match field.type:
            case "date":
                day = date.fromisoformat(text)
                return day if day >= FIRST_DAY else text
            case "integer" | "year":
                return int(text)
            case "number":
                number = float(text)
                return number if isfinite(number) else text
    except ValueError:
        return text
    return text

"""Whether a typed cell is written as the recommendations ask, and not only readable.

Frictionless reads dates, numbers and times as Python does: «2024-1-5», «1_000», «NaN» and digits of
other scripts pass there. A recommended table has one way of writing each, and other programs read
no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.table import Table

_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
FORMS: Final[Mapping[tuple[str, str], re.Pattern[str]]] = {
    ("date", "default"): re.compile(_DAY),
    ("datetime", "%Y-%m-%dT%H:%M"): re.compile(f"{_DAY}T[0-9]{{2}}:[0-9]{{2}}"),
    ("time", "default"): re.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}"),
    ("year", "default"): re.compile("[0-9]{4}"),
    ("integer", "default"): re.compile("[-+]?[0-9]+"),
    ("number", "default"): re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
}
"""(Type, format) of Table Schema → the one way to write a value of it."""
_OTHER_WAYS: Final = frozenset({"decimalChar", "groupChar", "bareNumber"})
"""A structure of a council's own that has one of these says itself how its numbers are written."""


def badly_written(table: Table, schema: TableSchema) -> Iterator[tuple[int, str]]:
    """(Row from 0, column) of every cell that is written in another way.

    ``table`` has the columns of ``schema``. A cell without a value is none of them.
    """
    forms = [
        (table.index(field["name"]), field["name"], form)
        for field in schema.descriptor["fields"]
        if (form := _form(field)) is not None
    ]
    missing = frozenset(schema.descriptor.get("missingValues", [""]))
    found: list[tuple[int, int, str]] = []
    for spot, name, form in forms:
        cells = [row[spot] for row in table.rows]
        # Each text of a column is looked at once, however often it stands there.
        other = {
            cell
            for cell in set(cells)
            if cell is not None and cell not in missing and not form.fullmatch(cell)
        }
        if other:
            found += ((row, spot, name) for row, cell in enumerate(cells) if cell in other)
    # The columns of a table have an order of their own; the fields tell that of the findings.
    order = {spot: number for number, (spot, *_) in enumerate(forms)}
    for row, _, name in sorted(found, key=lambda one: (one[0], order[one[1]])):
        yield row, name


def _form(field: Mapping[str, Any]) -> re.Pattern[str] | None:
    if not _OTHER_WAYS.isdisjoint(field):
        return None
    return FORMS.get((field["type"], field.get("format", "default")))

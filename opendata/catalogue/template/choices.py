"""The values that the clerk can choose in a column, and where the list of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from opendata.catalogue.schema import Field
from opendata.catalogue.template.cells import NULL
from opendata.clean.workbook import put_text, units

LONGEST: Final = 255
"""Excel takes a list within a rule only up to so many characters; a longer one needs cells."""
BOOLEANS: Final = ("True", "False")


@dataclass(frozen=True, slots=True)
class Choices:
    """``values`` to choose from; if they are ``closed``, nothing else may stand in the cell."""

    values: tuple[str, ...]
    closed: bool


def choices_of(field: Field) -> Choices | None:
    """What can be chosen in ``field``; None where there is no list."""
    closed = tuple(map(str, field.constraints.get("enum", ())))
    if not closed and field.type == "boolean":
        closed = BOOLEANS
    values = closed or (*field.values, *field.literals)
    if not values:
        return None
    if not field.required and NULL not in values:
        values = (*values, NULL)
    return Choices(values, bool(closed))


class Lists:
    """The hidden sheet with the lists that are too long for a rule; made when first needed."""

    def __init__(self, book: Any, title: str) -> None:
        self.book, self.title = book, title
        self.sheet: Any = None
        self.known: dict[tuple[str, ...], str] = {}

    def formula(self, values: tuple[str, ...]) -> str:
        """``values`` as the formula of a rule: the list itself, or where it stands."""
        inline = ",".join(values)
        if units(inline) <= LONGEST - 2 and not any({",", '"'} & set(one) for one in values):
            return f'"{inline}"'
        if values not in self.known:
            self.known[values] = self._write(values)
        return self.known[values]

    def _write(self, values: tuple[str, ...]) -> str:
        from openpyxl.utils import get_column_letter

        if self.sheet is None:
            self.sheet = self.book.create_sheet(self.title)
            self.sheet.sheet_state = "hidden"
        place = len(self.known) + 1
        for row, value in enumerate(values, 1):
            put_text(self.sheet.cell(row, place), value)
        letter = get_column_letter(place)
        return f"'{self.title}'!${letter}$1:${letter}${len(values)}"

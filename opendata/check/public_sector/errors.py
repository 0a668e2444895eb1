"""The findings as errors of Frictionless, one class for each code."""

from __future__ import annotations

from typing import Any, Final

from frictionless.errors import CellError

from opendata.check.public_sector.findings import SEVERITY
from opendata.problems import Problem


class PublicSectorError(CellError):
    """An error of these checks; ``type`` is its stable code, ``problem`` the finding in words.

    ``cell`` and ``cells`` are masked: no tax number of a person leaves through them. ``first_row``
    is the number of an earlier row that this one clashes with, the header being row 1.
    """

    type = "public-sector-error"
    title = "Public sector"
    description = "The cell breaks a rule of the Ukrainian public sector."
    template = 'The cell "{cell}" in row {rowNumber}, field "{fieldName}": {note}'

    def __init__(self, *, problem: Problem, first_row: int | None = None, **error: Any) -> None:
        super().__init__(**error)
        # Frictionless takes names without the underscore for parts of the descriptor.
        self._problem = problem
        self._first_row = first_row

    @property
    def problem(self) -> Problem:
        """The finding in words; its place names only the column."""
        return self._problem

    @property
    def first_row(self) -> int | None:
        """The number of the earlier row, if there is one."""
        return self._first_row


def _class(code: str) -> type[PublicSectorError]:
    name = "".join(word.capitalize() for word in code.split("-")) + "Error"
    title = code.replace("-", " ").capitalize()
    return type(name, (PublicSectorError,), {"type": code, "title": title, "__module__": __name__})


ERRORS: Final = {code: _class(code) for code in SEVERITY}
"""Code → class of the error."""

"""Rows of a sheet as lines for the screen: each value behind the header of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

Row = Mapping[int, str]
"""The texts of a row by the numbers of their columns, both from 0; none is empty."""

_LOOKED_AT: Final = 30
"""Rows among which the header is looked for."""
_SHARE: Final = 0.6
"""A header has a name over most of the columns."""
_LONGEST_NAME: Final = 200
_FIGURES = re.compile(r"\d{5}|\d[\d ()-]{7}|@")
"""No name of a column has them, and what a person has to hide mostly does."""
_FURTHEST: Final = 20_000
"""Empty lines at most that keep the number of a line the number of its row."""
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d*[1-9])?")
_MOST_DIGITS: Final = 40


def shown(number: str) -> str:
    """A number as it is shown and not as it is stored: «3123412347», not «3.123412347E9»."""
    if _PLAIN_NUMBER.fullmatch(number):
        return number
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return number
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def header_of(rows: Sequence[tuple[int, Row]]) -> tuple[int, Row]:
    """The number of the header's row and its names; -1 and nothing where none can be told."""
    first = rows[:_LOOKED_AT]
    widest = max((len(row) for _, row in first), default=0)
    for number, row in first:
        named = len(row) >= max(2, widest * _SHARE)
        if named and all(_is_name(text) for text in row.values()):
            return number, row
    return -1, {}


def _is_name(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NAME
        and _FIGURES.search(text) is None
        and any(sign.isalpha() for sign in text)
    )


def lines_of(rows: Sequence[tuple[int, Row]], header: tuple[int, Row]) -> str:
    """A line for each row, which is the line of that number counted from 1.

    ``rows`` are in order, with their numbers from 0.
    """
    at, names = header
    out: list[str] = []
    for number, row in rows:
        if number - len(out) < _FURTHEST:
            out += [""] * (number - len(out))
        if number <= at or not names:
            out.append(" | ".join(row[column] for column in sorted(row)))
        else:
            out.append(" | ".join(_named(names, column, row[column]) for column in sorted(row)))
    return "\n".join(out)


def _named(names: Row, column: int, text: str) -> str:
    name = names.get(column)
    return f"{name}: {text}" if name and name != text else text


def split(
    rows: Sequence[tuple[int, Row]], hidden_rows: Sequence[range], hidden_columns: Sequence[range]
) -> tuple[list[tuple[int, Row]], list[tuple[int, Row]]]:
    """The rows as they are seen, and what of them is hidden."""
    if not hidden_rows and not hidden_columns:
        return list(rows), []
    unseen_rows = {one for span in hidden_rows for one in span}
    seen: list[tuple[int, Row]] = []
    unseen: list[tuple[int, Row]] = []
    for number, row in rows:
        if number in unseen_rows:
            unseen.append((number, row))
            continue
        hidden = {column for column in row if any(column in span for span in hidden_columns)}
        seen.append((number, {key: row[key] for key in row if key not in hidden}))
        unseen.append((number, {key: row[key] for key in row if key in hidden}))
    return [one for one in seen if one[1]], [one for one in unseen if one[1]]

"""What a Table Schema says of its columns, as these checks need it, and the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

_EDRPOU_PATTERNS: Final = frozenset({"[0-9]{8}", r"\d{8}", "^[0-9]{8}$", r"^\d{8}$"})
_BY_NAME: Final = (
    (re.compile(r"(?:cat{1,2}ut{1,2}c|katottg)$", re.IGNORECASE), "katottg"),
    (re.compile(r"post_?code$", re.IGNORECASE), "postcode"),
    (re.compile(r"(?:tele)?phone$", re.IGNORECASE), "phone"),
    (re.compile(r"^cadastral_?(?:id|num|number)?$", re.IGNORECASE), "cadastral"),
    (re.compile(r"^koatuu|koatuu$", re.IGNORECASE), "koatuu"),
    (re.compile(r"^kpkvk"), "kpkvk"),
    (re.compile(r"^tpkvk"), "tpkvk"),
    (re.compile(r"^kfkvk"), "kfkvk"),
    (re.compile(r"^budget_?code$", re.IGNORECASE), "budgetcode"),
)
"""What a column holds, for schemas that do not say: a workspace may bring its own."""
OWN_IDENTIFIERS: Final = ("uid", "uId", "uID", "id", "Id", "ID", "identifier")
"""The names that the tables of Resolution 835 give to the identifier of the record itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``content`` is the word of ``opendata.content`` in the schema (``edrpou``,
    ``katottg``, ``phone`` …), else what the name tells, in lower case; ``type`` is Table Schema's.

    ``pattern`` tells whether the schema itself checks the form; ``rounded`` that its sums are.
    """

    name: str
    title: str
    type: str = "string"
    content: str = ""
    separator: str | None = None
    literals: frozenset[str] = frozenset()
    pattern: bool = False
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table and what tells its rows apart.

    ``names`` are what the table is called (key and resource); ``row_key`` is the key that the
    catalogue adds where the source has none; ``links`` are columns that point to another table.
    """

    columns: tuple[Column, ...]
    names: frozenset[str] = frozenset()
    primary_key: tuple[str, ...] = ()
    row_key: tuple[str, ...] = ()
    unique: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset({""})
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {one.name: one for one in self.columns})

    def get(self, name: str) -> Column | None:
        """The column ``name``, or None."""
        return self._by_name.get(name)

    def first(self, names: Iterable[str]) -> Column | None:
        """The first column of these names that the table has, or None."""
        return next((self._by_name[name] for name in names if name in self._by_name), None)

    def holding(self, *contents: str) -> tuple[Column, ...]:
        """The columns with one of these contents."""
        return tuple(one for one in self.columns if one.content in contents)


def layout_of(descriptor: Mapping[str, Any], name: str = "") -> Layout:
    """The layout that a Table Schema describes; ``name`` is the resource's, if it is known."""
    own = _own(descriptor)
    fields = descriptor.get("fields", [])
    return Layout(
        columns=tuple(_column(one) for one in fields),
        names=frozenset(
            str(one)
            for one in (name, own.get("key"), own.get("resource"), descriptor.get("name"))
            if one
        ),
        primary_key=_names(descriptor.get("primaryKey")),
        row_key=_names(own.get("rowKey")),
        unique=frozenset(one["name"] for one in fields if _rules(one).get("unique")),
        links=frozenset(
            column for key in descriptor.get("foreignKeys", []) for column in _names(key["fields"])
        ),
        missing=frozenset(map(str, descriptor.get("missingValues", [""]))),
    )


def _column(one: Mapping[str, Any]) -> Column:
    own, rules = _own(one), _rules(one)
    name = str(one["name"])
    return Column(
        name=name,
        title=str(one.get("title") or name),
        type=str(one.get("type", "string")),
        content=str(own.get("content") or _guess(name, one.get("format"), rules)).lower(),
        separator=own.get("separator"),
        literals=frozenset(map(str, own.get("literals", []))),
        pattern="pattern" in rules,
        rounded=bool(own.get("rounded")),
    )


def _guess(name: str, form: object, rules: Mapping[str, Any]) -> str:
    if form in ("uri", "email"):
        return "url" if form == "uri" else "email"
    if rules.get("pattern") in _EDRPOU_PATTERNS:
        return "edrpou"
    return next((content for known, content in _BY_NAME if known.search(name)), "")


def _own(one: Mapping[str, Any]) -> Mapping[str, Any]:
    own = one.get("opendata")
    return own if isinstance(own, Mapping) else {}


def _rules(one: Mapping[str, Any]) -> Mapping[str, Any]:
    rules = one.get("constraints")
    return rules if isinstance(rules, Mapping) else {}


def _names(key: object) -> tuple[str, ...]:
    if isinstance(key, str):
        return (key,)
    return tuple(map(str, key)) if isinstance(key, Sequence) else ()


class Cells:
    """The cells of one row as text, by column. ``number`` counts rows from 1, the header being 1.

    Cells may be anything that a reader of files brings: text, numbers, dates, nothing.
    """

    __slots__ = ("_at", "_cells", "_layout", "number")

    def __init__(
        self, layout: Layout, at: Mapping[str, int], cells: Sequence[object], number: int
    ) -> None:
        """``at`` is the position of each column in ``cells``; short rows lack the last ones."""
        self._layout = layout
        self._at = at
        self._cells = cells
        self.number = number

    def text(self, column: Column) -> str | None:
        """The text of a cell, None where there is no value or only a word that stands for one."""
        at = self._at.get(column.name)
        if at is None or at >= len(self._cells):
            return None
        text = text_of(self._cells[at])
        if text is None or text in self._layout.missing or text in column.literals:
            return None
        return text

    def parts(self, column: Column, marks: str = "") -> Iterator[str]:
        """The values of a cell with several: parted by the column's separator, or by ``marks``."""
        text = self.text(column)
        if text is None:
            return
        marks = marks or column.separator or ""
        for mark in marks[1:]:
            text = text.replace(mark, marks[0])
        for part in text.split(marks[0]) if marks else [text]:
            if part := part.strip():
                yield part


def text_of(cell: object) -> str | None:
    """A cell as text without blanks around it; None for an empty one. Numbers lose a vain ``.0``,
    a moment at midnight is a day: so do readers of workbooks bring them.
    """
    if isinstance(cell, str):
        return cell.strip() or None
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    try:
        return str(cell).strip() or None
    except ValueError:  # a whole number of more digits than Python will write
        return None

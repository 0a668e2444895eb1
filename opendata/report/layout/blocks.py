"""What a report looks like before it looks like anything: headings, texts, tables and charts.

Each report is worked out once as its own typed model. ``laid_out`` of that report puts the model
into these blocks, already in words, and every rendering (terminal, HTML, XLSX, DOCX, CSV) draws the
same blocks. So no rendering can count for itself, and all say the same totals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opendata.messages import Language


class Tone(StrEnum):
    """How a cell is meant, for renderings that have colours; its text says the same in words."""

    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Link:
    """A text with an address behind it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Word:
    """A short text with a tone: a status."""

    text: str
    tone: Tone


Cell = str | int | float | date | Link | Word | None
"""None is an empty cell: nothing was recorded. It is never drawn as a zero."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` names the column for programs and is the same in every language (``as_of``)."""

    key: str
    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``key`` names it for programs; ``totals`` is its last line, if it has one."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``numbered`` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that stands out, with what it counts."""

    label: str
    value: int | float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of numbers that stand out."""

    figures: tuple[Figure, ...]


class Shape(StrEnum):
    """How a chart is drawn."""

    LINE = "line"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart; a value for each label, None where nothing was recorded."""

    name: str
    values: tuple[int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; ``summary`` says in words what it shows, for who cannot see it.

    Renderings without pictures draw it as a table of its labels and series; ``axis`` is the head
    of the labels there: ``Month``.
    """

    key: str
    caption: str
    shape: Shape
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    summary: str
    axis: str = ""


Block = Text | Points | Grid | Figures | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole report in words. ``facts`` stand below the title: the council, the moment …

    ``notes`` stand at the end: where the numbers come from, what they do not say. ``main`` is the
    key of the grid that a rendering with room for one table (CSV) gives.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    language: Language
    main: str

    def grid(self, key: str) -> Grid:
        """The grid ``key``; ``KeyError`` if there is none."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Grid) and block.key == key:
                    return block
        raise KeyError(key)

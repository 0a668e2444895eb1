"""One row of either register: what it says of an organisation, and in which cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opendata.problems import Place


class Concept(StrEnum):
    """What a column of a register is about, whatever its header says."""

    CODE = "code"
    """EDRPOU."""
    NAME = "name"
    SHORT_NAME = "short-name"
    FORM = "form"
    HEAD = "head"
    ADDRESS = "address"
    REGISTERED = "registered"
    """The day of registration."""
    NUMBER = "number"
    """The number of the entry in the state register."""
    STATUS = "status"
    REMOVED = "removed"
    """The day on which it ceased to be."""
    RECONCILED = "reconciled"
    """The day of the last reconciliation: of our own registers alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``values`` are those that are not blank, cleaned: codes of eight digits where they
    can be, ISO dates where they are dates. ``cells`` are addresses (``D14``) by concept, of every
    column that the file has. ``number`` counts the rows of the side from 0.
    """

    number: int
    place: Place
    values: Mapping[Concept, str] = field(default_factory=dict)
    cells: Mapping[Concept, str] = field(default_factory=dict)

    def get(self, concept: Concept) -> str:
        """The value of ``concept``; empty where there is none."""
        return self.values.get(concept, "")

    @property
    def name(self) -> str:
        """The full name; the short one where there is no other."""
        return self.get(Concept.NAME) or self.get(Concept.SHORT_NAME)

    def cell(self, concept: Concept) -> Place:
        """Where the value of ``concept`` stands; the row where it has no cell."""
        return Place(self.place.file, self.place.sheet, self.place.row, self.cells.get(concept))

"""What reconciling the numbers of acts gives; for those who hand it on and do not make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # what finds series is not loaded for a run that finds nothing new
    from opendata.check.numbering import Series


@dataclass(frozen=True, slots=True)
class Numbering:
    """The series of a batch, and how many acts and files could not be put into any.

    Of these kind, number or date is not known: what seems to lack may be among them.
    """

    series: tuple[Series, ...] = ()
    unplaced: int = 0


NOT_NUMBERED: Final = Numbering()
"""Where nothing was collected there is nothing to reconcile."""

"""A dataset collected and checked, ready to be released: what a run needs of it, of every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opendata.check.personal import Screening
from opendata.check.reconciled import NOT_NUMBERED, Numbering
from opendata.check.verdict import Status
from opendata.pipeline.summary import Tally
from opendata.problems import Problem

if TYPE_CHECKING:  # each kind of dataset loads what it needs itself
    from datetime import datetime

    from opendata.pipeline.house import House
    from opendata.pipeline.make import Made
    from opendata.pipeline.record import Run
    from opendata.pipeline.sources import Sources
    from opendata.workspace.workspace import Dataset

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """What one collection brought, and what checking it found.

    ``collected`` is what the journal keeps of the collection; ``expected`` says what kind of
    sources would have given something, where there is nothing to publish. ``release`` makes a
    release of the valid rows (the second argument allows removals); ``behind`` writes the rows that
    stay behind, and says where. ``screenings`` are what the screen for personal data said of each
    table; neither of the two lets through what it withholds.
    """

    complete: bool
    status: Status
    problems: tuple[Problem, ...]
    tally: Tally
    collected: Mapping[str, object]
    nothing: Problem
    release: Callable[[Run, bool], Made]
    behind: Callable[[], tuple[Problem, ...]]
    screenings: tuple[Screening, ...]
    numbering: Numbering = NOT_NUMBERED

    @property
    def personal(self) -> bool:
        """Whether personal data keep anything from being published."""
        return any(one.withheld for one in self.screenings)

    @property
    def some(self) -> bool:
        """Whether any row may be published."""
        return self.tally.valid > 0


def ready_dataset(
    house: House,
    dataset: Dataset,
    sources: Sources,
    now: datetime,
    made: datetime,
    progress: Progress,
    *,
    unattended: bool = False,
) -> Ready:
    """``dataset`` collected and checked, by what it is made of.

    ``now`` is the true moment, ``made`` that of the release that may come of it. ``unattended``: a
    source of acts that has shrunk to less than half is taken for incomplete, as nobody looks on.

    :raises OpendataError: when a register or a table cannot be read; a document that cannot be read
        is reported instead, and makes what was collected incomplete.
    """
    if dataset.of_tables:
        from opendata.pipeline.ready_tables import ready_tables

        return ready_tables(house, dataset, sources, now, made, progress)
    from opendata.pipeline.ready_acts import ready_acts

    return ready_acts(house, dataset, sources, now, made, progress, unattended=unattended)

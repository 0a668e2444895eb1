"""What is known of a dataset at a moment: what the lines about it are worked out from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from opendata.catalogue.requirement import Requirement
from opendata.journal.journal import Event, Proof
from opendata.release.release import Release
from opendata.report.compliance.line import Line
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published or declared dataset as it was at ``until``.

    ``requirement`` is the one that it is looked at for. ``release`` is the newest release that any
    portal was proven to serve by then, with the event ``released`` that tells of it; None before
    the first. ``proofs`` has the last proof of each portal (by the portal's name), whatever version
    it is of; ``kinds`` the kind (``site``, ``ckan``) of each portal of the dataset. ``latest`` is
    the newest release event by then, proven or not. ``collected``, ``checked`` and ``links`` are
    the last such events by then. ``today`` is the day of ``until`` in Ukraine.
    """

    dataset: Dataset
    requirement: Requirement
    edition: str
    until: datetime
    today: date
    release: Release | None
    released: Event | None
    latest: Event | None
    proofs: Mapping[str, Proof]
    kinds: Mapping[str, str]
    collected: Event | None
    checked: Event | None
    links: Event | None


Look = Callable[[Snapshot], Iterator[Line]]
"""One file per aspect has such a function: the lines of its aspect, most often one."""

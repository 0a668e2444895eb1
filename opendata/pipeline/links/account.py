"""What a run over the addresses has to tell, for the terminal, for JSON and for the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.pipeline.links.found import State, Visit
from opendata.problems import Exit
from opendata.release.addresses import Address

LISTED: Final = 100
"""So many addresses of each sort stand in an event."""
NO_FILE: Final = "no-file"
ALIVE: Final = str(State.ALIVE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address on somebody else's site; ``visit`` is None where it waits for a later run."""

    address: Address
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class Served:
    """Whether the council's own site answers over HTTP: the ``page`` of a set, and its ``files``.

    :data:`ALIVE`, or the word why not; None where it is not known.
    """

    page: str | None = None
    files: str | None = None


@dataclass(frozen=True, slots=True)
class DatasetLinks:
    """The addresses of one release, each once.

    ``own`` stand in the council's published folder, ``missing`` should and do not; ``others`` are
    on sites of others. ``visited`` of these were visited in this run. ``manifest`` is the SHA-256
    of the release; ``served`` is None where the set goes to no site.
    """

    dataset: str
    version: str
    manifest: str
    own: int
    missing: tuple[Address, ...]
    others: tuple[Link, ...]
    visited: int
    served: Served | None = None

    @property
    def addresses(self) -> int:
        """How many different addresses there are."""
        return self.own + len(self.missing) + len(self.others)

    def of(self, state: State) -> tuple[tuple[Address, Visit], ...]:
        """The addresses of others of which this is known."""
        return tuple(
            (one.address, one.visit)
            for one in self.others
            if one.visit is not None and one.visit.state is state
        )

    @property
    def moved(self) -> tuple[tuple[Address, Visit], ...]:
        """Those that answer, and say that they have another address from now on."""
        return tuple(one for one in self.of(State.ALIVE) if one[1].target)

    @property
    def left(self) -> int:
        """How many addresses wait for a later run."""
        return sum(one.visit is None for one in self.others)

    @property
    def dead(self) -> int:
        """How many addresses lead nowhere."""
        return len(self.missing) + len(self.of(State.DEAD))

    @property
    def numbers(self) -> dict[str, int]:
        """How many addresses of each sort."""
        return {
            "addresses": self.addresses,
            "own": self.own,
            "alive": len(self.of(State.ALIVE)),
            "dead": self.dead,
            "unchecked": len(self.of(State.UNCHECKED)),
            "left": self.left,
            "moved": len(self.moved),
        }

    def facts(self, limit: int) -> dict[str, Any]:
        """What the journal keeps: see the step ``links`` in the auditor's guide."""
        dead = [
            *([one.text, one.row, NO_FILE] for one in self.missing),
            *([one.text, one.row, visit.why] for one, visit in self.of(State.DEAD)),
        ]
        unchecked = [[one.text, one.row, visit.why] for one, visit in self.of(State.UNCHECKED)]
        moved = [[one.text, one.row, visit.target] for one, visit in self.moved]
        return {
            "version": self.version,
            "manifest": self.manifest,
            "numbers": self.numbers,
            "visited": self.visited,
            "dead": dead[:LISTED],
            "unchecked": unchecked[:LISTED],
            "moved": moved[:LISTED],
            "served": self.served and {"page": self.served.page, "files": self.served.files},
            "limit": limit,
        }


@dataclass(frozen=True, slots=True)
class LinksSummary:
    """The account of a run. ``sites`` are those of others, with the visits that each got, or would.

    ``no_network``: not one site answered, so that nothing was learnt, and nothing recorded.
    """

    datasets: tuple[DatasetLinks, ...]
    sites: Mapping[str, int]
    no_network: bool
    rehearsed: bool

    @property
    def exit_code(self) -> Exit:
        """Invalid where addresses are dead: the tables say something that is not so."""
        if self.no_network:
            return Exit.UNREACHABLE
        return Exit.INVALID if any(one.dead for one in self.datasets) else Exit.DONE

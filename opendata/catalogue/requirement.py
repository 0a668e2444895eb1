"""One data set that Resolution 835 asks for, in every edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opendata.catalogue.data_files import Text
from opendata.catalogue.deadlines import Update
from opendata.catalogue.terms import Formats


@dataclass(frozen=True, slots=True)
class Title:
    """What an edition calls the set.

    ``presence`` says whether the edition asks for it: ``listed``, ``likely``, ``unknown`` or
    ``absent``. ``text`` is the official title, None where that is not known; ``reason`` then says
    why, and ``wording`` is the nearest that was found, if anything was.
    """

    edition: str
    presence: str
    text: str | None = None
    wording: str | None = None
    confidence: str | None = None
    reason: str | None = None

    @property
    def shown(self) -> str | None:
        """The official title, else the nearest wording."""
        return self.text or self.wording


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether a council owes the set: ``always``, ``conditional`` or ``unusual``, and when."""

    usual: str
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class MartialLaw:
    """What martial law does to the set. Never applied by itself: the council decides, on a ground.

    ``effect`` is ``relaxed``, ``care``, ``restricted`` or ``withheld``.
    """

    effect: str
    text: Text
    confidence: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One data set that a council may owe.

    ``key`` is ours and stays (``legal-acts``). ``tables`` are the keys of its tables by edition;
    many sets have none. ``privacy`` are words of ``schemas/terms.yaml`` for what must not be read
    from the set. ``aliases`` are other titles seen on portals, ``numbers`` its places in lists and
    annexes: they differ between sources and identify nothing. ``confidence`` is that of the set
    itself; the titles, the rule of updates and the deadlines have their own.
    """

    key: str
    audience: str
    short: Text
    titles: tuple[Title, ...]
    tables: Mapping[str, tuple[str, ...]]
    update: Update
    formats: Formats
    privacy: tuple[str, ...]
    applies: Applies
    martial_law: MartialLaw | None
    note: Text | None
    aliases: tuple[str, ...]
    numbers: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str

    def title(self, edition: str) -> Title:
        """The title in ``edition``; in one that says nothing of the set, absence."""
        for one in self.titles:
            if one.edition == edition:
                return one
        return Title(edition, "absent")

    def name(self, edition: str) -> str:
        """A full name to show: of ``edition``, else of the nearest edition before or after it."""
        own = self.title(edition).shown
        others = [one.shown for one in self.titles if one.shown]
        return own or (others[-1] if others else self.short.uk)

    def is_in(self, edition: str) -> bool:
        """Whether ``edition`` asks for the set, or may: everything but ``absent``."""
        return self.title(edition).presence != "absent"

    def tables_of(self, edition: str) -> tuple[str, ...]:
        """The keys of the tables of ``edition``."""
        return self.tables.get(edition, ())

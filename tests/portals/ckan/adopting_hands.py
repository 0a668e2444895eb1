"""A portal with datasets that a council made by hand, and what its workspace knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from publications import World

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.adoption import Decided, decide
from opendata.portals.ckan.likeness import Pairs
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.present import Present, present
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.recollection import Recollection
from opendata.portals.ckan.survey import Subject, Token, match, offers
from opendata.portals.ckan.values import MARK
from opendata.portals.ckan.wanted import wanted
from opendata.portals.portal import Publication
from opendata.problems import Place
from opendata.review.offers import Offer, Said

CAN = Abilities((2, 12, 0), True, Fields.EXTRAS)
URL = "https://data.example"
TITLE = "Рішення ради та її органів"


def package(
    id_: str, title: str = TITLE, mark: str = "", resources: Iterable[Mapping[str, Any]] = ()
) -> Present:
    """A dataset of the council; its name is another UUID, as on data.gov.ua."""
    return present(
        {
            "id": id_,
            "name": f"{id_}-name",
            "title": title,
            "state": "active",
            "organization": {"id": "o1", "name": "rada"},
            "extras": [{"key": MARK, "value": mark}] if mark else [],
            "resources": [{"url_type": "upload", "url": "", **one} for one in resources],
        }
    )


class Hall:
    """The council: its workspace, the portal, and what is remembered of it."""

    def __init__(self, world: World, *datasets: Present) -> None:
        self.world = world
        self.portal = {one.id: one for one in datasets}
        self.memory: dict[str, Recollection] = {}

    def remember(self, name: str, known: LastKnown, own: str | None = None) -> None:
        self.memory[name] = Recollection(known, CAN, name=own)

    @property
    def subjects(self) -> dict[str, Subject]:
        return {name: self._subject(name) for name in self.world.datasets}

    @property
    def pairs(self) -> Pairs[Token]:
        return match(self.subjects.values(), self.portal.values())

    def rows(self) -> dict[str, Offer]:
        """What a person is shown, by id."""
        found = offers(self.subjects, self.portal.values(), self.pairs, URL)
        assert len({one.id for one in found}) == len(found)
        return {one.id: one for one in found}

    def decide(self, **decisions: str) -> Decided:
        """A person writes ``decisions`` by id into the list, which is applied and remembered."""
        rows = self.rows()
        said = [said_of(rows[id_], word) for id_, word in decisions.items()]
        done = decide(said, self.subjects, self.pairs, self)
        for one in done.changes:
            self.memory[one.owner] = one.memory
        return done

    def codes(self, **decisions: str) -> list[str]:
        """What is refused; nothing may have been taken."""
        done = self.decide(**decisions)
        assert not done.changes
        return [one.code for one in done.problems]

    def look_at(self, name_or_id: str) -> Present | None:
        return self.portal.get(name_or_id)

    def is_here(self, present: Present) -> bool:
        return "rada" in present.organization

    def knows(self, publication: Publication, now: Present) -> LastKnown | None:
        return LastKnown(now.id)

    def can(self) -> Abilities:
        return CAN

    def _subject(self, name: str) -> Subject:
        publication = self.world.publication(name)
        memory = self.memory.get(name)
        if not publication.releases[name]:
            return Subject(replace(publication, releases={}), memory, None)
        made = wanted(publication, PROFILES["ckan"], CAN, organization="rada")
        return Subject(publication, memory, made)


def said_of(row: Offer, word: str, number: int = 1) -> Said:
    """The row of the list in which somebody has written ``word``."""
    place = Place("adopt.xlsx", "Portal", number, f"H{number}")
    return Said(row.kind, row.dataset, row.resource, row.target, word, place)

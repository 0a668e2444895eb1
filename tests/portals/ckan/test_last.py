from __future__ import annotations

import json
from dataclasses import replace

from paper_portal import PaperPortal, resource, sha, wanted_of

from opendata.portals.ckan.last import learned, rebuilt, remembered
from opendata.portals.ckan.memory import LastKnown, known_from_json, known_to_json

CSV, PASSPORT = resource("table:legalActs:csv"), resource("passport")
WANTED = wanted_of([CSV, PASSPORT])
NEXT = wanted_of([replace(CSV, sha256=sha("нове")), PASSPORT], version="1.0.1")


def test_what_is_meant_is_known_before_it_is_done() -> None:
    portal = PaperPortal()
    portal.publish(WANTED)
    meant = remembered(portal.last, portal.plan(NEXT))
    assert meant.memory.wrote["version"] == ("1.0.0", "1.0.1")
    assert meant.resources[CSV.identity].uploads == (sha("нове"),)
    assert meant.resources[CSV.identity].sha256 == CSV.sha256
    assert meant.id == portal.last.id if portal.last else False


def test_the_memory_survives_the_journal() -> None:
    portal = PaperPortal(forgetful=True)
    portal.publish(WANTED)
    for last in (portal.last or LastKnown(), remembered(portal.last, portal.plan(NEXT))):
        assert known_from_json(json.loads(json.dumps(known_to_json(last)))) == last


def test_a_lost_journal_is_made_again_from_the_releases() -> None:
    portal = PaperPortal()
    portal.publish(WANTED)
    portal.last = None
    assert portal.plan(NEXT).conflicts  # the version might be somebody's own
    now = portal.show()
    assert now is not None
    portal.last = rebuilt([WANTED, NEXT], now)
    made = portal.publish(NEXT)
    assert not made.stopped
    assert not made.conflicts
    assert portal.plan(NEXT).nothing


def test_nothing_is_made_again_of_a_dataset_of_others() -> None:
    portal = PaperPortal()
    portal.publish(WANTED)
    now = portal.show()
    assert now is not None
    assert rebuilt([replace(WANTED, mark="99999999/decisions")], now) is None
    assert rebuilt([], now) is None


def test_what_others_wrote_does_not_become_ours() -> None:
    portal = PaperPortal()
    portal.publish(WANTED)
    assert portal.package is not None
    portal.package["title"] = "Рукою"
    made = portal.publish(NEXT)
    now = portal.show()
    assert now is not None
    again = learned(portal.last, made, NEXT, now)
    assert again.memory.wrote["title"] == ("Рішення ради",)
    assert again.memory.wrote["version"] == ("1.0.1",)


def test_what_was_left_to_others_is_never_forgotten() -> None:
    portal = PaperPortal()
    portal.last = LastKnown(left=frozenset({"theirs"}))
    assert portal.last.blank
    portal.publish(WANTED)
    assert portal.last.left == {"theirs"}
    assert not portal.last.blank
    portal.publish(NEXT)
    assert portal.last.left == {"theirs"}


def test_an_adoption_survives_the_journal() -> None:
    last = LastKnown("d1", adopted=True, pending=True, left=frozenset({"b", "a"}))
    kept = json.loads(json.dumps(known_to_json(last)))
    assert known_from_json(kept) == last
    older = {key: one for key, one in kept.items() if key not in ("pending", "left")}
    assert known_from_json(older) == LastKnown("d1", adopted=True)

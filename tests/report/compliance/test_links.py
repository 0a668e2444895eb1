from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aspect_hands import Aspects, words

from opendata.journal.journal import Event
from opendata.report.compliance.line import Line, State
from opendata.report.compliance.links import FRESH, FRESH_OF_ANOTHER, look
from opendata.report.compliance.snapshot import Snapshot

NUMBERS = {"addresses": 3, "own": 2, "alive": 1, "dead": 0, "unchecked": 0, "left": 0}


def visited(
    snapshot: Snapshot, days: int = 0, *, same: bool = True, numbers: Any = None, **facts: Any
) -> Snapshot:
    """The snapshot after a visit, so many days ago, to the version in force or another one."""
    assert snapshot.release is not None
    data = {
        "version": "1.0.0",
        "manifest": snapshot.release.manifest_sha256 if same else "0" * 64,
        "numbers": NUMBERS | (numbers or {}),
        "dead": [],
        "unchecked": [],
    }
    at = snapshot.until - timedelta(days=days)
    event = Event(99, at, "run", "links", "decisions", data | facts, "")
    return replace(snapshot, links=event)


def found(aspects: Aspects, *args: Any, **kwargs: Any) -> Line:
    return aspects.line(look, visited(aspects.snapshot(), *args, **kwargs))


def test_addresses_that_all_answer_are_met(aspects: Aspects) -> None:
    line = found(aspects)
    assert line.state is State.MET
    assert words(line) == (
        "all 3 addresses answer; 2 of them are on the council's own site, as its receipts prove"
    )
    assert [one.what for one in line.evidence] == ["links", "1.0.0"]


def test_nobody_has_visited(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.COULD_NOT_CHECK
    assert "opendata links decisions" in str(line.remedy)


@pytest.mark.parametrize(("same", "days"), [(True, FRESH), (False, FRESH_OF_ANOTHER)])
def test_an_answer_is_good_for_a_while(aspects: Aspects, same: bool, days: int) -> None:
    assert found(aspects, days, same=same).state is State.MET
    line = found(aspects, days + 1, same=same)
    assert line.state is State.COULD_NOT_CHECK
    assert words(line).startswith("the addresses were last visited on ")


def test_dead_addresses_are_named(aspects: Aspects) -> None:
    dead = [[f"https://example.org/{n}", f"{n}-VIII", "http-404"] for n in range(5)]
    line = found(aspects, numbers={"dead": 5, "unchecked": 1}, dead=dead)
    assert line.state is State.NOT_MET
    assert words(line) == (
        "5 addresses are dead; https://example.org/0 (row 0-VIII: HTTP 404); "
        "https://example.org/1 (row 1-VIII: HTTP 404); "
        "https://example.org/2 (row 2-VIII: HTTP 404); …"
    )


def test_what_could_not_be_reached_is_neither_dead_nor_alive(aspects: Aspects) -> None:
    place = ["https://example.org/", "1", "slow"]
    line = found(aspects, numbers={"unchecked": 1, "left": 3}, unchecked=[place])
    assert line.state is State.COULD_NOT_CHECK
    assert words(line) == (
        "4 addresses could not be checked; "
        "https://example.org/ (row 1: the site does not answer in time)"
    )


def test_tables_without_addresses_have_nothing_to_visit(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.release is not None
    manifest = dict(snapshot.release.manifest)
    first = dict(manifest["resources"][0])
    fields = [one for one in first["schema"]["fields"] if one["name"] != "url"]
    first["schema"] = first["schema"] | {"fields": fields}
    manifest["resources"] = [first, *manifest["resources"][1:]]
    bare = replace(snapshot, release=replace(snapshot.release, manifest=manifest))
    line = aspects.line(look, bare)
    assert line.state is State.DOES_NOT_APPLY
    assert line.evidence

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from aspect_hands import Aspects, words

from opendata.messages import msg
from opendata.report.compliance import (
    content,
    formats,
    links,
    passport,
    privacy,
    scans,
    structure,
)
from opendata.report.compliance.line import Aspect, Proof, State
from opendata.report.compliance.looking import joined, listed, of_event, of_release

LOOKS = {
    Aspect.PASSPORT: passport.look,
    Aspect.STRUCTURE: structure.look,
    Aspect.FORMATS: formats.look,
    Aspect.MACHINE_READABLE: scans.look,
    Aspect.CONTENT: content.look,
    Aspect.LINKS: links.look,
    Aspect.PRIVACY: privacy.look,
}


@pytest.mark.parametrize(("aspect", "look"), LOOKS.items())
def test_of_what_is_not_published_nothing_can_be_said(
    unpublished: Aspects, aspect: Aspect, look: Callable[..., object]
) -> None:
    line = unpublished.line(look)
    assert (line.aspect, line.state, line.evidence) == (aspect, State.COULD_NOT_CHECK, ())
    assert (line.requirement, line.dataset) == ("legal-acts", "decisions")
    assert "opendata publish decisions" in str(line.remedy)


@pytest.mark.parametrize("look", LOOKS.values())
def test_a_release_that_was_lost_is_not_taken_for_none(
    aspects: Aspects, look: Callable[..., object]
) -> None:
    line = aspects.line(look, replace(aspects.snapshot(), release=None))
    assert line.state is State.COULD_NOT_CHECK
    assert words(line) == "the published version is not among the releases kept here"
    assert "opendata verify" in str(line.remedy)


@pytest.mark.parametrize("look", [passport.look, formats.look, scans.look])
def test_a_release_that_cannot_be_read_is_not_judged(
    aspects: Aspects, look: Callable[..., object]
) -> None:
    snapshot = aspects.snapshot()
    aspects.file("passport.json").write_bytes(b"{}")
    aspects.file("documents.csv").write_bytes(b"")
    snapshot = replace(snapshot, released=None)  # so that the list of documents is asked
    line = aspects.line(look, snapshot)
    assert line.state is State.COULD_NOT_CHECK
    assert "opendata verify" in str(line.remedy)


def test_the_release_is_known_by_the_hash_of_its_manifest(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.release is not None
    assert snapshot.released is not None
    (evidence,) = of_release(snapshot)
    assert evidence.proof is Proof.RELEASE
    assert evidence.what == "1.0.0"
    assert evidence.sha256 == snapshot.release.manifest_sha256
    assert evidence.event == snapshot.released.number


def test_an_event_is_known_by_its_number(aspects: Aspects) -> None:
    event = aspects.snapshot().checked
    assert event is not None
    found = of_event(event)
    assert (found.proof, found.what, found.event) == (Proof.EVENT, "checked", event.number)


def test_findings_are_said_in_one_sentence(aspects: Aspects) -> None:
    parts = [msg("the answer broke off"), msg("language"), msg("formats")]
    assert str(joined(parts)) == "the answer broke off; language; formats"
    assert str(listed(parts[1:])) == "language, formats"
    assert "12" not in words(aspects.line(passport.look))

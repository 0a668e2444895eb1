from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from paper_portal import resource, sha, wanted_of
from publications import World, row

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.content import Archive, Measured, Member
from opendata.portals.ckan.memory import KnownResource, LastKnown, Memory
from opendata.portals.ckan.present import Stamp, present
from opendata.portals.ckan.recollection import (
    Recollection,
    must_not_be_behind,
    must_not_go_back,
    recollected,
    to_json,
)
from opendata.portals.ckan.values import CONTENT, MARK
from opendata.portals.ckan.wanted import own_mark
from opendata.problems import Exit, OpendataError
from opendata.release.release import Version

ARCHIVE = Archive((Member("1-2020.docx", "ab" * 32, 10),))
WHOLE = Recollection(
    known=LastKnown(
        "d1",
        Memory({"title": ("Було", "Стало"), "tags": (("рада",),)}, {"url": ("a", "http://a")}),
        {"passport": KnownResource("r1", "cd" * 32, Stamp("2026-11-22", "http://x"), ("ef" * 32,))},
    ),
    abilities=Abilities(
        (2, 9, 11), True, Fields.TOP, frozenset({"notes"}), 10, True, frozenset({"g"})
    ),
    version=Version(1, 2, 3),
    manifest="12" * 32,
    name="decisions-01234567",
    proven=True,
    archives={ARCHIVE.key: Measured("34" * 32, 156)},
    told=frozenset({("", "title", "Інше")}),
)


def test_what_the_journal_keeps_comes_back_whole() -> None:
    kept = json.loads(json.dumps(to_json(WHOLE)))
    assert recollected(kept, "local") == WHOLE
    assert recollected(None, "local") is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.pop("known"),
        lambda kept: kept.update(version="new"),
        lambda kept: kept.update(abilities=None),
        lambda kept: kept["abilities"].update(fields="beside"),
        lambda kept: kept.update(archives=[1]),
        lambda kept: kept.update(told=[["one"]]),
    ],
)
def test_a_damaged_memory_is_said_to_be_one(spoil: Any) -> None:
    kept = json.loads(json.dumps(to_json(WHOLE)))
    spoil(kept)
    with pytest.raises(OpendataError) as caught:
        recollected(kept, "local")
    assert caught.value.problem.code == "portal-memory-damaged"
    assert caught.value.exit_code is Exit.CONFIGURATION


@pytest.mark.parametrize(
    ("version", "manifest", "refused"),
    [
        (Version(0, 9, 0), None, False),
        (Version(1, 0, 0), "own", False),
        (Version(1, 0, 0), None, True),
        (Version(1, 0, 1), None, True),
    ],
)
def test_a_portal_never_goes_back(
    tmp_path: Path, version: Version, manifest: str | None, refused: bool
) -> None:
    world = World(tmp_path)
    release = world.release([row(1)])
    sent = release.manifest_sha256 if manifest else "00" * 32
    memory = Recollection(LastKnown(), WHOLE.abilities, version, sent)
    if not refused:
        must_not_go_back(memory, release, "local")
        must_not_go_back(None, release, "local")
        return
    with pytest.raises(OpendataError) as caught:
        must_not_go_back(memory, release, "local")
    assert caught.value.problem.code == "portal-knows-more"
    assert caught.value.exit_code is Exit.CONFIGURATION


def test_nothing_was_sent_to_what_was_only_adopted(tmp_path: Path) -> None:
    memory = Recollection(LastKnown("d1", adopted=True), WHOLE.abilities, name="rishennya")
    assert recollected(json.loads(json.dumps(to_json(memory))), "local") == memory
    must_not_go_back(memory, World(tmp_path).release([row(1)]), "local")


@pytest.mark.parametrize(
    ("version", "claimed", "newer"),
    [
        ("1.0.1", sha("another computer"), True),
        ("1.0.1", sha("passport"), False),  # the version was edited by hand
        ("1.0.1", sha("meant"), False),
        ("1.0.1", None, False),
        ("1.0.0", sha("another computer"), False),
        ("1.0", sha("another computer"), False),
        (None, sha("another computer"), False),
    ],
)
def test_a_newer_release_of_another_workspace_is_not_undone(
    version: str | None, claimed: str | None, *, newer: bool
) -> None:
    wanted = wanted_of([resource("passport", "passport")])
    row = {"id": "r", MARK: own_mark(wanted.mark, "passport"), CONTENT: claimed}
    now = present({"id": "d", "name": "acts", "version": version, "resources": [row]})
    last = LastKnown("d", resources={"passport": KnownResource("r", uploads=(sha("meant"),))})
    if not newer:
        must_not_be_behind(now, last, wanted, "local")
        return
    for known in (last, None):
        with pytest.raises(OpendataError) as caught:
            must_not_be_behind(now, known, wanted, "local")
        assert caught.value.problem.code == "portal-knows-more"
        assert caught.value.problem.found == "1.0.1"
        assert caught.value.exit_code is Exit.CONFIGURATION

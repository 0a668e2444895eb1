"""A fresh council for each test."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from publications import World, row


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A council without releases."""
    return World(tmp_path)


@pytest.fixture
def released(world: World) -> World:
    """A council with two releases of three and four acts, the second with a changed row."""
    rows = [row(1), row(2), row(3)]
    world.release(rows)
    rows[0]["status"] = "Втратив чинність"
    world.release([*rows, row(4, "Про бюджет")])
    return world

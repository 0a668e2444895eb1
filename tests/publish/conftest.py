"""The council of the portals' tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "portals"))

from publications import World, row


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A council with one release of two acts."""
    made = World(tmp_path)
    made.release([row(1), row(2)])
    return made

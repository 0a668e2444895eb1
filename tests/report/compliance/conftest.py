"""A published set for every test of a look."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from aspect_hands import Aspects, make_aspects
from town import Town


@pytest.fixture(scope="session")
def published_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Two decisions, published once for all tests, which get copies."""
    return make_aspects(tmp_path_factory.mktemp("town") / "rada", "12", "13").town


@pytest.fixture
def aspects(published_town: Town, tmp_path: Path) -> Aspects:
    """A copy that a test may spoil."""
    root = tmp_path / "rada"
    shutil.copytree(published_town.root, root)
    return Aspects(Town(root, published_town.clock))


@pytest.fixture
def unpublished(tmp_path: Path) -> Aspects:
    """A council that has published nothing."""
    return make_aspects(tmp_path / "new")

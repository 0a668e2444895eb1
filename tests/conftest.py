"""What every room's tests share."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ckan_hands import ckan, ckan_labs  # noqa: F401
from hypothesis import settings
from town import Town, make_town

# How long an example takes says more of what else the computer does than of the program.
settings.register_profile("opendata", deadline=None)
settings.load_profile("opendata")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def _keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests keep private keys: never among those of the developer."""
    return tmp_path_factory.mktemp("keys")


_NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch, _keys: Path) -> None:
    """No variable of the developer's shell decides a test."""
    for name in [*os.environ]:
        if name.startswith("OPENDATA_") or name in ("SOURCE_DATE_EPOCH", "CREDENTIALS_DIRECTORY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("OPENDATA_KEYS", str(_keys / str(next(_NUMBERS))))  # none is made before use


@pytest.fixture
def noon() -> datetime:
    """A fixed clock."""
    return datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Three decisions, nothing published yet."""
    made = make_town(tmp_path / "town")
    for number in ("1", "2", "3"):
        made.write(number)
    return made


@pytest.fixture
def new_town(tmp_path: Path) -> Callable[[str], Town]:
    """Make a town without documents."""
    return lambda name: make_town(tmp_path / name)

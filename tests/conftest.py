"""What every room's tests share."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the developer's shell decides a test."""
    for name in [*os.environ]:
        if name.startswith("OPENDATA_") or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name)


@pytest.fixture
def noon() -> datetime:
    """A fixed clock."""
    return datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)

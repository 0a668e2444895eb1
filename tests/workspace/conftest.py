"""A small workspace to break."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import ANSWERS

from opendata.workspace.init import Answers, make_workspace


@pytest.fixture(scope="session")
def answers() -> Answers:
    return ANSWERS


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_workspace(tmp_path, ANSWERS)
    return tmp_path

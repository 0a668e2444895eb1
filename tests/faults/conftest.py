"""The helpers of this folder can be imported by their names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from ckan_council import Council, make_council
from ckan_hands import Ckan
from ckan_runner import Runner
from fault_proxy import FaultProxy


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    """Runs of the command line, one at a time."""
    made = Runner()
    yield made
    made.close()


@pytest.fixture(scope="session")
def other_runner() -> Iterator[Runner]:
    """Runs beside those of ``runner``."""
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def council(ckan: Ckan, tmp_path: Path, runner: Runner) -> Iterator[Council]:
    """A council before its first publication to a CKAN."""
    with FaultProxy(ckan.url) as proxy:
        yield make_council(tmp_path, ckan, proxy, runner)

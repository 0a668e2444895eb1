"""What the tests of the pipeline share: a look into a town's journal and hands that forge."""

from __future__ import annotations

import pytest
from pipeline_hands import Hands
from town import Town


@pytest.fixture
def hands(town: Town) -> Hands:
    """The town's state folder, in the hands of somebody who may write there."""
    return Hands(town)

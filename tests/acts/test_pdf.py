"""When a text layer is none."""

from __future__ import annotations

import pytest

from opendata.acts.pdf import is_usable
from tests.acts.conftest import HEADER


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        (HEADER, True),
        ("", False),
        ("стор. 5", False),
        ("\ue012\ue034\ue056 \ue078" * 40, False),
        (HEADER.encode("cp1251").decode("latin-1"), False),
        ("!\"#$%&'()*+,-./ abc " * 30, False),
    ],
)
def test_is_usable(text: str, usable: bool) -> None:
    assert is_usable(text) is usable

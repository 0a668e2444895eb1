from __future__ import annotations

from pathlib import Path

import pytest

from opendata.workspace.peek import language_at
from opendata.workspace.read import SETTINGS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'language = "en"', "en"),
        (b'\xef\xbb\xbflanguage = "uk"', "uk"),
        (b'language = "de"', None),
        (b"language = 5", None),
        (b"language = [", None),
        (b"\xff\xfe", None),
        (b"", None),
    ],
)
def test_a_glance_never_fails(tmp_path: Path, text: bytes, expected: str | None) -> None:
    (tmp_path / SETTINGS).write_bytes(text)
    inner = tmp_path / "datasets"
    inner.mkdir()
    assert language_at(tmp_path) == language_at(inner) == expected


@pytest.mark.parametrize("place", ["nowhere", "\0", "x" * 5000])
def test_no_workspace_has_no_language(tmp_path: Path, place: str) -> None:
    assert language_at(tmp_path / place) is None

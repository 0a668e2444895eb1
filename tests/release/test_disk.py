from __future__ import annotations

import hashlib
from pathlib import Path

from opendata.release import disk


def test_what_is_written_has_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    disk.write(path, b"data")
    assert disk.hash_of(path) == hashlib.sha256(b"data").hexdigest()


def test_what_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert disk.hash_of(tmp_path / "none") is None

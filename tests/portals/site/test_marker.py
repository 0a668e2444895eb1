from __future__ import annotations

from pathlib import Path

import pytest

from opendata.portals.site.marker import (
    BUILDING,
    MARKER,
    Listed,
    is_empty,
    is_ours,
    must_be_ours,
    read_marker,
    write_marker,
)
from opendata.problems import Exit, OpendataError

FILES = (Listed("б/a.txt", "1" * 64, 3), Listed("a.txt", "0" * 64, 12))


def test_a_marker_says_the_same_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_bytes(write_marker("inputs", FILES))
    marker = read_marker(tmp_path)
    assert marker is not None
    assert marker.inputs == "inputs"
    assert marker.files == (FILES[1], FILES[0])


def test_the_order_of_the_files_makes_no_difference() -> None:
    assert write_marker("x", FILES) == write_marker("x", reversed(FILES))


@pytest.mark.parametrize(
    "content", [BUILDING, b"", b"[]", b"\xff", b'{"inputs": "x", "files": [1]}', b"null"]
)
def test_a_marker_that_cannot_be_understood_still_marks(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MARKER).write_bytes(content)
    assert read_marker(tmp_path) is None
    assert is_ours(tmp_path)
    must_be_ours(tmp_path)


def test_a_missing_and_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    must_be_ours(tmp_path / "none")
    must_be_ours(tmp_path)
    assert is_empty(tmp_path)
    assert read_marker(tmp_path / "none") is None


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"x")
    with pytest.raises(OpendataError) as caught:
        must_be_ours(tmp_path)
    assert caught.value.problem.code == "site-foreign-folder"
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert str(tmp_path) in str(caught.value)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(b"x")
    with pytest.raises(OpendataError, match="site-foreign-folder"):
        must_be_ours(tmp_path / "public")

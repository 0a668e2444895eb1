from __future__ import annotations

from pathlib import Path

import pytest

from opendata.journal.files import replace, sync, write_atomically


@pytest.mark.parametrize("durable", [True, False])
def test_new_bytes_take_the_place_of_old_ones(tmp_path: Path, *, durable: bool) -> None:
    path = tmp_path / "deep" / "file.txt"
    write_atomically(path, b"one", durable=durable)
    write_atomically(path, b"two", durable=durable)
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["file.txt"]


def test_a_failure_leaves_the_old_bytes_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")

    def fail(_source: Path, _target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("opendata.journal.files.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file.txt"]


def test_replace_waits_for_a_scanner_to_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"x")
    real, refusals = Path.replace, [PermissionError(), PermissionError()]

    def sometimes(self: Path, to: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(self, to)

    monkeypatch.setattr(Path, "replace", sometimes)
    replace(source, target)
    assert target.read_bytes() == b"x"


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path) -> None:
    sync(tmp_path)
    sync(tmp_path / "none")

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.journal.objects import ObjectStore


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_what_is_put_can_be_got(
    tmp_path_factory: pytest.TempPathFactory, blobs: list[bytes]
) -> None:
    store = ObjectStore(tmp_path_factory.mktemp("objects"))
    names = [store.put(blob) for blob in blobs]
    assert [store.get(name) for name in names] == blobs
    assert names == [hashlib.sha256(blob).hexdigest() for blob in blobs]
    assert len(list(store.root.rglob("*/*"))) == len(set(names))


def test_a_base_is_read_and_never_written(tmp_path: Path) -> None:
    base = ObjectStore(tmp_path / "base")
    old = base.put(b"old")
    store = ObjectStore(tmp_path / "new", base)
    assert store.get(old) == b"old"
    new = store.put(b"new")
    store.put(b"old")
    assert not base.has(new)
    assert [p.name for p in (tmp_path / "new").rglob("*/*")] == [new[2:]]


def test_a_rotten_object_is_noticed(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    name = store.put(b"data")
    store.path(name).write_bytes(b"rot")
    with pytest.raises(ValueError, match=name):
        store.get(name)


def test_a_missing_object(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ObjectStore(tmp_path).get("0" * 64)


@pytest.mark.parametrize(("rot", "check"), [(b"rot", False), (b"tada", True)])
def test_rot_is_replaced(tmp_path: Path, rot: bytes, *, check: bool) -> None:
    store = ObjectStore(tmp_path)
    name = store.put(b"data")
    assert store.sound(name)
    store.path(name).write_bytes(rot)
    assert not store.sound(name)
    store.put(b"data", name, check=check)
    assert store.get(name) == b"data"


def test_rot_in_a_base_is_replaced_before_it(tmp_path: Path) -> None:
    base = ObjectStore(tmp_path / "base")
    name = base.put(b"data")
    base.path(name).write_bytes(b"tada")
    store = ObjectStore(tmp_path / "new", base)
    store.put(b"data", check=True)
    assert store.get(name) == b"data"
    assert base.path(name).read_bytes() == b"tada"
    assert not ObjectStore(tmp_path / "none").sound(name)

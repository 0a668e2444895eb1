from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from publications import World, row

from opendata.portals.site import disk
from opendata.portals.site.content import kept, made, released
from opendata.portals.site.disk import (
    BATCH,
    fill,
    folders_of,
    hash_file,
    hash_files,
    in_threads,
    list_files,
)
from opendata.problems import Exit, OpendataError
from opendata.release.release import Role


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_files_are_listed_by_their_path_with_slashes(tmp_path: Path) -> None:
    (tmp_path / "а" / "b").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    (tmp_path / "а" / "b" / "c.txt").write_bytes(b"1")
    (tmp_path / "link").symlink_to(tmp_path / "а", target_is_directory=True)
    assert set(list_files(tmp_path)) == {"а/b/c.txt", "link"}
    assert list_files(tmp_path / "none") == {}


def test_what_is_not_a_file_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    found = hash_files(tmp_path, ["file", "link", "none", "file/below", ".", "circle"])
    assert found.pop("file") == sha(b"x")
    assert set(found.values()) == {None}


def test_a_large_file_is_hashed_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "CHUNK", 7)
    data = bytes(range(256)) * 3
    (tmp_path / "large").write_bytes(data)
    assert hash_file(str(tmp_path / "large")) == sha(data)


def test_threads_keep_the_order_and_say_how_far_they_are() -> None:
    items = list(range(BATCH * 3 + 1))
    seen: list[tuple[int, int]] = []
    assert in_threads(lambda n: n * n, items, lambda *one: seen.append(one)) == [
        n * n for n in items
    ]
    assert seen[-1] == (len(items), len(items))
    assert sorted(seen) == seen
    assert in_threads(str, []) == []


def test_the_first_failure_is_raised() -> None:
    def work(number: int) -> int:
        if number == 7:
            raise OSError("disk full")
        return number

    with pytest.raises(OSError, match="disk full"):
        in_threads(work, list(range(BATCH * 4)))


def test_a_folder_is_filled_from_memory_from_the_store_and_by_links(tmp_path: Path) -> None:
    store, current, new = tmp_path / "store", tmp_path / "current", tmp_path / "new"
    for folder in (store, current, new):
        folder.mkdir()
    (store / "object").write_bytes(b"kept")
    (current / "same").write_bytes(b"same")
    contents = {
        "a/made": made(b"made"),
        "a/kept": kept(store / "object", sha(b"kept"), 4),
        "same": made(b"same"),
        "gone": made(b"again"),
    }
    links = {"same": current / "same", "gone": current / "gone"}
    fill(new, contents, links)
    assert {path: (new / path).read_bytes() for path in contents} == {
        "a/made": b"made",
        "a/kept": b"kept",
        "same": b"same",
        "gone": b"again",
    }
    assert (new / "same").samefile(current / "same")
    assert not (new / "a" / "kept").samefile(store / "object"), "an edit would reach the store"


def test_where_links_are_not_possible_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "new").mkdir()
    (tmp_path / "same").write_bytes(b"same")
    fill(tmp_path / "new", {"same": made(b"same")}, {"same": tmp_path / "same"})
    assert (tmp_path / "new" / "same").read_bytes() == b"same"
    assert not (tmp_path / "new" / "same").samefile(tmp_path / "same")


@pytest.mark.parametrize("how", ["written", "linked"])
def test_a_name_that_the_disk_takes_for_another_is_refused(tmp_path: Path, how: str) -> None:
    new = tmp_path / "new"
    (new / "d").mkdir(parents=True)
    (new / "d" / "ЙОД.docx").write_bytes(b"the first of the two, as it stands on such a disk")
    (tmp_path / "old").write_bytes(b"2")
    contents = {"d/ЙОД.docx": made(b"2"), "d/и\u0306од.docx": made(b"1"), "e": made(b"")}
    links = {"d/ЙОД.docx": tmp_path / "old"} if how == "linked" else {}
    with pytest.raises(OpendataError) as caught:
        fill(new, contents, links)
    problem = caught.value.problem
    assert problem.code == "site-names-collide"
    assert (problem.place.file, problem.found) == ("d/ЙОД.docx", "d/и\u0306од.docx")
    assert b"first" in (new / "d" / "ЙОД.docx").read_bytes()


def test_folders_are_found_at_every_level() -> None:
    assert folders_of(["a/b/c.txt", "a/d", "e", "f/g"]) == {"a", "a/b", "f"}
    assert folders_of([]) == set()


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_damaged_bytes_of_the_store_are_not_published(tmp_path: Path, damage: str) -> None:
    source = tmp_path / "object"
    if damage == "changed":
        source.write_bytes(b"rotten")
    (tmp_path / "new").mkdir()
    with pytest.raises(OpendataError) as caught:
        fill(tmp_path / "new", {"a": kept(source, sha(b"sound"), 5)}, {})
    assert caught.value.problem.code == "site-source-damaged"
    assert caught.value.exit_code is Exit.DIFFERS
    assert caught.value.problem.found == (sha(b"rotten") if damage == "changed" else None)


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_file_of_a_release_is_not_read(world: World, damage: str) -> None:
    release = world.release([row(1)])
    file = next(one for one in release.files if one.role is Role.PASSPORT)
    path = world.store.file(release, file.path)
    assert sha(released(world.store, release, file)) == file.sha256
    if damage == "changed":
        path.write_bytes(b"{}")
    else:
        path.unlink()
    with pytest.raises(OpendataError, match="site-source-damaged"):
        released(world.store, release, file)

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from opendata.portals.site import swap as swaps
from opendata.portals.site.marker import BUILDING, MARKER, write_marker
from opendata.portals.site.swap import beside, exchange, recover, remove, standing, swap
from opendata.problems import OpendataError

WHOLE = write_marker("inputs", ())


def make(folder: Path, text: str, marker: bytes = WHOLE) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / MARKER).write_bytes(marker)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "sub" / "page.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(swaps, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_the_new_folder_takes_the_place_and_nothing_is_left(tmp_path: Path) -> None:
    public = make(tmp_path / "public", "old")
    swap(public, make(beside(public, "new"), "new"))
    assert (public / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.usefixtures("way")
def test_the_first_folder_needs_no_old_one(tmp_path: Path) -> None:
    public = tmp_path / "public"
    swap(public, make(beside(public, "new"), "new"))
    assert (public / "sub" / "page.html").is_file()


@pytest.mark.usefixtures("way")
def test_an_empty_folder_gives_way(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    swap(public, make(beside(public, "new"), "new"))
    assert (public / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits to keep")
def test_the_permissions_of_the_folder_stay(tmp_path: Path) -> None:
    public = make(tmp_path / "public", "old")
    public.chmod(0o750)
    swap(public, make(beside(public, "new"), "new"))
    assert stat.S_IMODE(public.stat().st_mode) == 0o750


@pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="only Linux and macOS exchange in one step"
)
def test_linux_and_macos_exchange_in_one_step(tmp_path: Path) -> None:
    one, other = make(tmp_path / "юно", "1"), make(tmp_path / "two", "2")
    assert exchange(one, other)
    assert (one / "index.html").read_text(encoding="utf-8") == "2"
    assert (other / "index.html").read_text(encoding="utf-8") == "1"


@pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="only Linux and macOS exchange in one step"
)
def test_a_failed_exchange_is_an_error_and_not_silence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "none", make(tmp_path / "two", "2"))


def test_without_the_system_call_there_is_no_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swaps.sys, "platform", "plan9")
    one, other = make(tmp_path / "one", "1"), make(tmp_path / "two", "2")
    assert not exchange(one, other)
    assert (one / "index.html").read_text(encoding="utf-8") == "1"


def test_a_run_that_died_between_the_renames_is_undone(tmp_path: Path) -> None:
    public = tmp_path / "public"
    old = make(beside(public, "old"), "old")
    make(beside(public, "new"), "new")
    assert standing(public) == old
    recover(public)
    assert standing(public) == public
    assert (public / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_where_the_new_folder_cannot_take_the_place_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swaps, "exchange", lambda one, other: False)
    public = make(tmp_path / "public", "old")
    new = make(beside(public, "new"), "new")

    def refuse(source: Path, target: Path) -> None:
        if source == new:
            raise PermissionError(13, "a virus scanner has it open")
        source.replace(target)

    monkeypatch.setattr(swaps, "replace", refuse)
    with pytest.raises(PermissionError):
        swap(public, new)
    assert (public / "index.html").read_text(encoding="utf-8") == "old"


def test_what_was_never_whole_is_removed_even_from_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(swaps, "write_atomically", full)
    remove(make(tmp_path / "new", "half", BUILDING))
    assert list(tmp_path.iterdir()) == []


def test_a_half_removed_folder_is_never_taken_for_a_site(tmp_path: Path) -> None:
    public = tmp_path / "public"
    make(beside(public, "old"), "half", BUILDING)
    assert standing(public) == public
    recover(public)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["new", "old"])
def test_a_folder_of_somebody_else_beside_the_site_is_not_removed(
    tmp_path: Path, suffix: str
) -> None:
    public = make(tmp_path / "public", "site")
    foreign = beside(public, suffix)
    foreign.mkdir()
    (foreign / "letter.docx").write_bytes(b"x")
    with pytest.raises(OpendataError, match="site-foreign-folder"):
        recover(public)
    assert (foreign / "letter.docx").read_bytes() == b"x"


def test_removing_never_writes_into_a_shared_marker(tmp_path: Path) -> None:
    old = make(tmp_path / "old", "old")
    (tmp_path / "shared").hardlink_to(old / MARKER)
    remove(old)
    assert (tmp_path / "shared").read_bytes() == WHOLE
    assert not old.exists()


def test_links_and_read_only_files_are_removed_and_not_followed(tmp_path: Path) -> None:
    old = make(tmp_path / "old", "old")
    (old / "sub" / "page.html").chmod(stat.S_IREAD)
    outside = make(tmp_path / "outside", "kept")
    (old / "link").symlink_to(outside, target_is_directory=True)
    remove(old)
    assert (outside / "index.html").is_file()
    assert not old.exists()

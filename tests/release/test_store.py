from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from opendata.problems import Exit, OpendataError
from opendata.release import disk, store
from opendata.release.release import Version
from opendata.release.tables import arrange
from opendata.table import Table

SIGNED = b"ed25519 0123456789abcdef AAAA\n"
"""The store keeps whatever stands there; to check it is the business of others."""


class Killed(BaseException):
    """Stands for a kill: nothing after it runs."""


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _second(house, sample):  # type: ignore[no-untyped-def]
    return house.draft(Table(sample.table.columns, sample.rows[1:]), now=sample.later)


def test_commit_and_read_back(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft()
    release = house.store.commit(draft)
    home = house.store.root / "decisions"
    assert sorted(path.name for path in (home / "1.0.0").iterdir()) == sorted(
        ["datapackage.json", *(path.split("/")[1] for path in draft.files)]
    )
    assert house.store.table(release) == arrange(sample.table, sample.schema)
    assert house.store.documents(release) == draft.documents
    assert house.store.file(release, "1.0.0/legalActs.csv") == home / "1.0.0" / "legalActs.csv"
    document = house.store.file(release, "documents/1-2024-aa.txt")
    assert document.read_bytes() == sample.texts["1-2024"]
    for path in ("1.0.0/other.csv", "documents/none.txt", "../../secret"):
        with pytest.raises(KeyError):
            house.store.file(release, path)
    assert house.store.verify(release) == ()


def test_versions_in_their_order(house, sample) -> None:  # type: ignore[no-untyped-def]
    assert house.store.versions("decisions") == ()
    assert house.store.latest("decisions") is None
    assert house.store.previous("decisions") is None
    for number in range(11):
        row = ("1", f"назва {number}", None, None, None)
        house.release(Table(sample.table.columns, (row,)))
    (house.store.root / "decisions" / "01.0.0").mkdir()
    (house.store.root / "decisions" / "notes").mkdir()
    versions = house.store.versions("decisions")
    assert versions[-2:] == (Version(1, 0, 9), Version(1, 0, 10))
    assert house.store.latest("decisions").version == Version(1, 0, 10)
    assert [one.version for one in house.store.releases("decisions")] == list(versions)


def test_latest_reads_the_manifest_alone(house) -> None:  # type: ignore[no-untyped-def]
    house.release()
    for path in (house.store.root / "decisions" / "1.0.0").iterdir():
        if path.name != "datapackage.json":
            path.unlink()
    assert house.store.latest("decisions").counts.rows == 5


def test_an_existing_version_is_never_overwritten(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft()
    house.store.commit(draft)
    before = _files(house.store.root)
    with pytest.raises(OpendataError) as caught:
        house.store.commit(draft)
    assert caught.value.problem.code == "release-exists"
    assert _files(house.store.root) == before


def test_documents_must_be_kept_first(house, sample) -> None:  # type: ignore[no-untyped-def]
    shutil.rmtree(house.objects.root)
    with pytest.raises(OpendataError) as caught:
        house.store.commit(house.draft())
    assert [one.code for one in caught.value.problems] == ["release-object-missing"] * 2
    assert caught.value.problem.place.file == "documents/1-2024-aa.txt"
    assert house.store.versions("decisions") == ()


@pytest.mark.parametrize("clean_up", [True, False], ids=["failure", "kill"])
def test_a_commit_stopped_at_any_step_leaves_all_or_nothing(
    house,  # type: ignore[no-untyped-def]
    sample,
    monkeypatch,
    clean_up,
) -> None:
    """Every call that touches the disk is stopped before and after it; a kill cleans nothing up."""
    house.release()
    draft = replace(_second(house, sample), signature=SIGNED)
    before = _files(house.store.root)
    outcomes = []
    step = 0
    while True:
        step += 1
        with monkeypatch.context() as patch:
            done = _stop_at(patch, step, clean_up)
            try:
                house.store.commit(draft)
            except Killed:
                pass
            else:
                break
        versions = house.store.versions("decisions")
        whole = len(versions) == 2
        outcomes.append(whole)
        visible = {
            path: data
            for path, data in _files(house.store.root).items()
            if ".opendata-" not in path
        }
        if whole:
            stored = house.store.load("decisions", draft.version)
            assert house.store.verify(stored) == ()
            assert stored.signature == SIGNED
            shutil.rmtree(house.store.root / "decisions" / str(draft.version))
        else:
            assert visible == before
        assert done
    assert True in outcomes
    assert False in outcomes
    assert step > 20
    assert house.store.latest("decisions").version == draft.version
    leftovers = [path.name for path in (house.store.root / "decisions").iterdir()]
    assert sorted(leftovers) == ["1.0.0", "1.1.0"]


def _stop_at(patch, number: int, clean_up: bool) -> list[str]:  # type: ignore[no-untyped-def]
    """Raise before the n-th call, counting each twice: once before it and once after it."""
    calls: list[str] = []

    def watched(name, real):  # type: ignore[no-untyped-def]
        def call(*args, **kwargs):  # type: ignore[no-untyped-def]
            for stop in ("before", "after"):
                if stop == "after":
                    result = real(*args, **kwargs)
                calls.append(f"{stop} {name}")
                if len(calls) == number:
                    raise Killed(calls[-1])
            return result

        return call

    patch.setattr(tempfile, "mkdtemp", watched("mkdtemp", tempfile.mkdtemp))
    patch.setattr(disk, "write", watched("write", disk.write))
    patch.setattr(os, "fsync", watched("fsync", os.fsync))
    patch.setattr(store, "replace", watched("replace", store.replace))
    if not clean_up:
        real = shutil.rmtree
        patch.setattr(
            shutil, "rmtree", lambda *a, **k: None if len(calls) >= number else real(*a, **k)
        )
    return calls


def test_a_full_disk_is_said_and_leaves_nothing(house, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft()

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(OpendataError) as caught:
        house.store.commit(draft)
    assert caught.value.problem.code == "release-cannot-write"
    with pytest.raises(OpendataError):
        house.store.commit(draft)
    assert list((house.store.root / "decisions").iterdir()) == []


@pytest.mark.parametrize("name", ["legalActs.csv", "legalActs.xlsx", "changes.json"])
def test_an_edited_file_is_found(house, name: str) -> None:  # type: ignore[no-untyped-def]
    release = house.release()
    path = house.store.file(release, f"1.0.0/{name}")
    path.write_bytes(path.read_bytes()[:-1] + b" ")
    (problem,) = house.store.verify(release)
    assert problem.code == "release-altered"
    assert problem.place.file == f".opendata/releases/decisions/1.0.0/{name}"


def test_missing_files_and_rotten_documents_are_found(house, sample) -> None:  # type: ignore[no-untyped-def]
    release = house.release()
    house.store.file(release, "1.0.0/legalActs-structure.csv").unlink()
    house.objects.path(sample.documents["1-2024"].sha256).write_bytes(b"rot")
    house.objects.path(sample.documents["2-2024"].sha256).unlink()
    manifest = house.store.file(release, "datapackage.json")
    manifest.write_bytes(manifest.read_bytes() + b" ")
    assert sorted(problem.code for problem in house.store.verify(release)) == [
        "release-altered",
        "release-altered",
        "release-missing",
        "release-missing",
    ]
    with pytest.raises(OpendataError):
        house.store.export(release, house.store.root.parent / "out")


def test_a_broken_list_of_documents_is_found(house) -> None:  # type: ignore[no-untyped-def]
    release = house.release()
    house.store.file(release, "1.0.0/documents.csv").write_bytes(b"\xff")
    assert [problem.code for problem in house.store.verify(release)] == ["release-altered"]
    with pytest.raises(OpendataError) as caught:
        house.store.previous("decisions")
    assert caught.value.problem.code == "release-altered"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "release-missing"),
        (b"", "release-broken"),
        (b"{}", "release-broken"),
        (b"\xff\xfe", "release-broken"),
        (b"[1]", "release-broken"),
    ],
)
def test_a_broken_manifest_is_an_error_that_teaches(house, content, code: str) -> None:  # type: ignore[no-untyped-def]
    release = house.release()
    path = house.store.file(release, "datapackage.json")
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(OpendataError) as caught:
        house.store.latest("decisions")
    assert caught.value.problem.code == code
    assert caught.value.problem.remedy is not None
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert caught.value.problem.place.file == ".opendata/releases/decisions/1.0.0/datapackage.json"


def test_a_folder_that_was_renamed_is_noticed(house) -> None:  # type: ignore[no-untyped-def]
    house.release()
    home = house.store.root / "decisions"
    (home / "1.0.0").rename(home / "2.0.0")
    with pytest.raises(OpendataError) as caught:
        house.store.latest("decisions")
    assert caught.value.problem.code == "release-broken"


def test_export_is_a_package_that_frictionless_accepts(house, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from frictionless import Package

    release = house.release()
    target = tmp_path / "out"
    house.store.export(release, target)
    names = set(_files(target))
    assert names == {
        "datapackage.json",
        "documents/1-2024-aa.txt",
        "documents/2-2024-bb.txt",
        *(one.path for one in release.files),
    }
    package = Package(str(target / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == 8
    csv, xlsx = (package.get_resource(name) for name in ("legalActs", "legalActs-xlsx"))
    rows = [row.to_dict() for row in csv.read_rows()]
    assert rows == [row.to_dict() for row in xlsx.read_rows()]
    assert [row["title"] for row in rows][1] == 'Про "лапки", коми'
    assert rows[2]["acceptedDate"] is None
    assert csv.schema.primary_key == ["uid"]


def test_frictionless_notices_a_changed_byte(house, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from frictionless import Package

    release = house.release()
    house.store.export(release, tmp_path / "out")
    table = tmp_path / "out" / "1.0.0" / "legalActs.csv"
    table.write_bytes(table.read_bytes().replace(b"2024-01-31", b"2024-01-30"))
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert [error[0] for error in report.flatten(["type"])] == ["hash-count"]


def test_export_never_writes_over_something(house, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    release = house.release()
    (tmp_path / "empty").mkdir()
    house.store.export(release, tmp_path / "empty")
    with pytest.raises(OpendataError) as caught:
        house.store.export(release, tmp_path / "empty")
    assert caught.value.problem.code == "release-export-exists"
    assert caught.value.exit_code is Exit.USAGE


def test_a_signature_is_stored_told_and_copied_along(house, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    bare = house.release()
    assert bare.signature is None
    assert house.store.signature("decisions", bare.version) is None
    house.store.export(bare, tmp_path / "bare")
    assert not (tmp_path / "bare" / "datapackage.sig").exists()
    path = house.store.file(bare, "datapackage.sig")
    path.write_bytes(SIGNED)
    signed = house.store.latest("decisions")
    assert signed.signature == house.store.signature("decisions", bare.version) == SIGNED
    house.store.export(signed, tmp_path / "signed")
    assert (tmp_path / "signed" / "datapackage.sig").read_bytes() == SIGNED
    path.unlink()
    path.mkdir()  # no file: it cannot be read, and there should be one
    assert house.store.signature("decisions", bare.version) == b""
    with pytest.raises(OpendataError, match="release-missing"):
        house.store.latest("decisions")


def test_the_next_manifest_names_the_one_before_by_its_content(house, sample) -> None:  # type: ignore[no-untyped-def]
    first = house.store.commit(replace(house.draft(), signature=SIGNED))
    assert "previous_manifest" not in first.manifest["opendata"]
    ours = json.loads(_second(house, sample).manifest)["opendata"]
    assert ours["previous"] == "1.0.0"
    assert ours["previous_manifest"] == first.manifest_sha256
    assert ours["previous_signature"] == SIGNED.decode().strip()

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from opendata.journal.objects import ObjectStore
from opendata.portals.ckan.content import (
    Archive,
    Member,
    Notice,
    Stored,
    measured_in,
    open_content,
    parts,
)
from opendata.problems import OpendataError


@pytest.fixture
def objects(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "objects")


def member(objects: ObjectStore, name: str, data: bytes) -> Member:
    return Member(name, objects.put(data), len(data))


def test_the_same_documents_give_the_same_archive(objects: ObjectStore, tmp_path: Path) -> None:
    members = (member(objects, "1.docx", b"one" * 1000), member(objects, "2.pdf", b"two"))
    again = ObjectStore(tmp_path / "elsewhere")
    archive = Archive(members)
    for data in (b"two", b"one" * 1000):
        again.put(data)
    assert measured_in(objects)(archive) == measured_in(again)(archive)
    assert archive.key != Archive(members[::-1]).key


def test_an_archive_is_a_zip_that_holds_the_documents(objects: ObjectStore) -> None:
    archive = Archive((member(objects, "1-2024.docx", b"one"),))
    with open_content(archive, objects) as file:
        data = file.read()
        packed = zipfile.ZipFile(file)
        assert packed.testzip() is None
        assert packed.namelist() == ["1-2024.docx"]
        assert packed.read("1-2024.docx") == b"one"
    measured = measured_in(objects)(archive)
    assert (measured.sha256, measured.bytes) == (hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize("rotten", [b"other", None])
def test_a_damaged_document_is_told(objects: ObjectStore, rotten: bytes | None) -> None:
    one = member(objects, "1.docx", b"one")
    objects.path(one.sha256).chmod(0o600)
    if rotten is None:
        objects.path(one.sha256).unlink()
    else:
        objects.path(one.sha256).write_bytes(rotten)
    with pytest.raises(OpendataError) as caught:
        open_content(Archive((one,)), objects)
    assert caught.value.problem.code == "site-source-damaged"


def test_a_notice_and_a_file_are_read_as_they_are(objects: ObjectStore, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n")
    with open_content(Stored(tmp_path / "a.csv"), objects) as file:
        assert file.read() == b"a,b\n"
    with open_content(Notice(b"gone"), objects) as file:
        assert file.read() == b"gone"


def test_no_archive_is_larger_than_the_portal_takes(objects: ObjectStore) -> None:
    members = [member(objects, f"{n}.docx", bytes([n]) * (n * 100)) for n in range(1, 20)]
    found = parts(members, 4000)
    assert [one for part in found for one in part] == members
    assert len(found) > 3
    assert all(measured_in(objects)(Archive(part)).bytes <= 4000 for part in found)
    assert parts([], 4000) == ()
    assert len(parts(members[-1:], 10)) == 1

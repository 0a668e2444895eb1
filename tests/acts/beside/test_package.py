from __future__ import annotations

import io
import zipfile

import pytest

from opendata.acts.beside.package import Package
from opendata.problems import OpendataError
from tests.acts.beside.planted_files import zipped

PLAIN = zipped({"a.xml": "а" * 100, "b.xml": "б"})


@pytest.mark.parametrize("data", [PLAIN, zipped({"a.xml": "а" * 100, "b.xml": "б"}, b"remark")])
def test_members_are_read_whether_the_archive_is_plain_or_not(data: bytes) -> None:
    package = Package(data, "x")
    assert package.members == ("a.xml", "b.xml")
    assert package.read("b.xml").decode() == "б"
    assert package.said("b.xml", len) == 2
    assert "a.xml" in package
    assert "c.xml" not in package
    assert not package.has_gaps()
    with pytest.raises(OpendataError):
        package.read("c.xml")


def test_a_member_that_differs_from_its_sum_is_an_error_each_time() -> None:
    rotten = bytearray(zipped({"a.xml": bytes(range(200))}))
    rotten[60] ^= 1
    package = Package(bytes(rotten), "x")
    for _ in range(2):
        with pytest.raises(OpendataError):
            package.said("a.xml", len)
        with pytest.raises(OpendataError):
            package.read("a.xml")


def test_what_is_remembered_is_told_apart_by_its_bytes_and_its_reading() -> None:
    first, second = Package(zipped({"a": "x"}), "1"), Package(zipped({"a": "yy"}), "2")
    assert (first.said("a", len), second.said("a", len)) == (1, 2)
    assert second.said("a", bytes.decode) == "yy"


def test_names_that_come_twice_are_left_to_the_library() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "two")
    assert Package(file.getvalue(), "x").members == ("a",)

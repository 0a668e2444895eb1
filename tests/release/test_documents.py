from __future__ import annotations

from dataclasses import replace

import pytest

from opendata.problems import OpendataError
from opendata.release.documents import (
    check_names,
    count,
    documents_bytes,
    list_documents,
    read_documents,
)
from opendata.release.release import DocumentFile
from opendata.table import Table

ONE = DocumentFile("documents/a.txt", "0" * 64, 5, "txt", "1", "рішення ради", 'На, "зв".txt')
TWO = DocumentFile("documents/b.txt", "1" * 64, 6, "txt", "2", "протокол", "б.txt")


def test_read_back() -> None:
    assert read_documents(documents_bytes([ONE, TWO])) == (ONE, TWO)
    assert read_documents(documents_bytes([replace(ONE, kind="")])) == (replace(ONE, kind=""),)


@pytest.mark.parametrize("data", [b"a,b\n", documents_bytes([ONE]).replace(b",5,", b",five,")])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the store puts it into words
        read_documents(data)


def test_the_documents_that_rows_name(sample) -> None:  # type: ignore[no-untyped-def]
    found = list_documents(sample.table, ("uid",), "text", sample.documents, sample.kinds)
    assert [(one.path, one.uid, one.kind, one.source) for one in found] == [
        ("documents/1-2024-aa.txt", "1-2024", "рішення ради", "1-2024.txt"),
        ("documents/2-2024-bb.txt", "2-2024", "розпорядження голови", "2-2024.txt"),
    ]
    assert list_documents(sample.table, ("uid",), "absent", sample.documents, {}) == ()


@pytest.mark.parametrize("name", [None, "../evil.txt", "a/b.txt", "..", "a\\b.txt"])
def test_a_name_that_cannot_be_published(sample, name: str | None) -> None:  # type: ignore[no-untyped-def]
    table = Table(("uid", "text"), (("1-2024", name),))
    with pytest.raises(OpendataError) as caught:
        list_documents(table, ("uid",), "text", sample.documents, {})
    assert caught.value.problem.code == "release-document-name"


def test_one_name_for_one_content() -> None:
    check_names([ONE, TWO, replace(ONE, uid="3")])
    with pytest.raises(OpendataError) as caught:
        check_names([ONE, replace(TWO, path=ONE.path)])
    assert caught.value.problem.found == "documents/a.txt"


def test_a_document_is_one_content() -> None:
    counts = count(3, [ONE, TWO, replace(TWO, path="documents/c.txt", uid="3")])
    assert (counts.rows, counts.documents) == (3, 2)
    assert counts.by_kind == {"рішення ради": 1, "протокол": 1}

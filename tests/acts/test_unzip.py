"""One member out of a plain archive; what is not plain is left to the library."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts import guard
from opendata.acts.unzip import member
from opendata.problems import OpendataError
from tests.acts.conftest import zipped

WANTED = "word/document.xml"
CONTENT = "слово " * 500
PLAIN = zipped({"a.xml": "а", WANTED: CONTENT, "word/z.bin": b"\0" * 50})


def test_the_member_is_read() -> None:
    assert member(PLAIN, WANTED, "x") == CONTENT.encode()
    assert member(PLAIN, "word/none.xml", "x") is None


def stored() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(WANTED, CONTENT)
    return buffer.getvalue()


def remarked() -> bytes:
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"note"
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK", stored(), remarked(), b"front" + PLAIN])
def test_what_is_not_plain_is_left_to_the_library(data: bytes) -> None:
    assert member(data, WANTED, "x") is None


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_a_wrong_byte_gives_the_same_or_nothing(at: int, byte: int) -> None:
    rotten = PLAIN[:at] + bytes([byte]) + PLAIN[at + 1 :]
    with contextlib.suppress(OpendataError):  # a wrong size may be one that is refused
        assert member(rotten, WANTED, "x") in (CONTENT.encode(), None)


def test_limits_hold_before_anything_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_XML", len(CONTENT.encode()))
    with pytest.raises(OpendataError) as refused:
        member(PLAIN, WANTED, "x")
    assert refused.value.problem.code == "document-too-large"

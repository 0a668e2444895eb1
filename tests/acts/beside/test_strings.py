from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.beside.strings import joined, strings

SAID = "Сім’я Бойка № 7, РНОКПП 3123412341"


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1251", "utf-8"])
def test_text_between_bytes(encoding: str) -> None:
    data = b"\0\1\2" + SAID.encode(encoding) + b"\0\0\1"
    assert any(SAID in text for text in strings(data))


def test_filling_is_no_text() -> None:
    assert joined(b"\xff" * 500 + bytes(500) + b"\x20\x20" * 50).strip() == ""


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert isinstance(joined(data), str)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.beside.xmltext import decoded, entries, values_of, words


def test_runs_of_a_paragraph_stay_together_and_entries_apart() -> None:
    xml = "<w:p><w:t>067 000</w:t><w:t> 00 01</w:t></w:p><w:p><w:t>далі</w:t></w:p>".encode()
    assert words(xml) == "067 000 00 01\nдалі"
    assert entries(xml) == "067 000\n00 01\nдалі"


@pytest.mark.parametrize(
    ("xml", "values"),
    [
        ('<a b="http://schemas.openxmlformats.org/x/3123412341"/>', []),
        ('<a b="Times New Roman"/>', []),
        ('<a w:rsidR="3123412341" w:id="3123412341"/>', []),
        ('<w:id w:val="3123412341"/>', []),
        ('<a descr="3123412341"/>', ["3123412341"]),
        ('<a b="mailto:boiko@mail.ua"/>', ["mailto:boiko@mail.ua"]),
        ('<a b="%D0%86%D0%B2%D0%B0%D0%BD"/>', ["%D0%86%D0%B2%D0%B0%D0%BD\nІван"]),
        ('<a b="tel. 067 123 45 67"/>', ["tel. 067 123 45 67"]),
        ("<a b='Оксана Бойко'/>", ["Оксана Бойко"]),
        ('<a b="Бойко &amp; син"/>', ["Бойко & син"]),
    ],
)
def test_attributes_that_tell(xml: str, values: list[str]) -> None:
    assert values_of(xml) == values


def test_a_number_of_properties_is_seen_and_their_times_are_not() -> None:
    xml = b"<p><a>3123412341</a><b>2024-01-31T10:00:00Z</b><c>15</c><d>067 123 45 67</d></p>"
    assert entries(xml) == "3123412341\n067 123 45 67"


def test_encodings() -> None:
    for name in ("utf-16", "windows-1251", "utf-8"):
        xml = f'<?xml version="1.0" encoding="{name}"?><a>Бойко</a>'
        assert words(xml.encode(name)) == "Бойко"
    assert decoded(b'<?xml version="1.0" encoding="nosuch"?>x').endswith("x")
    assert decoded(b'<?xml version="1.0" encoding="zlib"?>x').endswith("x")


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    assert isinstance(words(content), str)
    assert isinstance(entries(content), str)

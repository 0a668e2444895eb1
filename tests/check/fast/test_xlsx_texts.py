"""Character data is read as XML has it."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.check.fast.xlsx_texts import Texts, Unsure, is_plain, text_of

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufffe\uffff"
)


@given(st.lists(st.text(LETTERS), max_size=6), st.booleans())
def test_any_texts_as_the_parser_of_xml_has_them(texts: list[str], referred: bool) -> None:
    encoding = "ascii" if referred else "utf-8"
    raws = [escape(one).encode(encoding, "xmlcharrefreplace") for one in texts]
    assert Texts().of(raws) == texts


@pytest.mark.parametrize(
    "raw", [b"a\r\nb &amp; c", b"a\rb", b"&#13;\n", b"&quot;&#x44f;", b"]]&gt;"]
)
def test_what_xml_changes_is_changed(raw: bytes) -> None:
    assert Texts().of([b"x", raw]) == ["x", fromstring(b"<i>" + raw + b"</i>").text]


@pytest.mark.parametrize(
    "raw", [b"&no;", b"a & b", b"\x01", b"]]>", b"\xef\xbf\xbe", b"\xff", b"&#0;"]
)
def test_what_xml_forbids_is_not_guessed(raw: bytes) -> None:
    with pytest.raises(Unsure):
        Texts().of([raw])


def test_plain_is_what_needs_only_to_be_decoded() -> None:
    assert is_plain("рада".encode())
    assert text_of("рада".encode()) == "рада"
    assert not is_plain(b"a&amp;b")
    assert is_plain(b"a&amp;b", refers=True)
    assert not is_plain(b"a\0b")
    assert is_plain(b"a\0b", joints=1)

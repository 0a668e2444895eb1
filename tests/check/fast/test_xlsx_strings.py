"""Shared strings as openpyxl reads them."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.reader.strings import read_string_table
from xlsx_hands import DECLARED, MAIN

from opendata.check.fast.xlsx_strings import check_start, strings_of
from opendata.check.fast.xlsx_texts import Unsure

ITEMS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")).map(
        lambda text: f"<si><t>{escape(text)}</t></si>"
    ),
    st.sampled_from(
        [
            '<si><t xml:space="preserve"> край </t></si>',
            "<si><r><t>два </t></r><r><rPr><b/></rPr><t>шматки</t></r></si>",
            "<si><t>фу</t><rPh sb='0' eb='1'><t>か</t></rPh></si>",
            "<si><t>a_x005F_b</t></si>",
            "<si><t>a_x005&#70;_b</t></si>",
            "<si><t/></si>",
            "<si/>",
        ]
    ),
)


def part(items: list[str], root: str = "") -> bytes:
    return f'{DECLARED}<sst xmlns="{MAIN}"{root}>{"".join(items)}</sst>'.encode()


@given(st.lists(ITEMS, max_size=8))
def test_they_are_those_of_openpyxl(items: list[str]) -> None:
    data = part(items)
    try:
        found = strings_of(data)
    except Unsure:
        assert "<si/>" in items  # what is not closed by a tag of its own is left to openpyxl
        return
    assert found == read_string_table(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        part(["<si><t>a</t>"]),
        part(["<si><t>&no;</t></si>"]),
        part(["<si><t>a</t></si>", "<!-- b -->"]),
        part(["<si><x:t>a</x:t></si>"]),
        part(["text"]),
        part([]).replace(MAIN.encode(), b"urn:other"),
        part([]).replace(b"UTF-8", b"cp1251"),
        part(["<si><t>рада</t></si>"]).replace("рада".encode(), b"\xff\xfe"),
    ],
)
def test_an_uncommon_part_is_left_to_openpyxl(data: bytes) -> None:
    with pytest.raises(Unsure):
        strings_of(data)


def test_the_start_of_a_part() -> None:
    root = f'<sst xmlns="{MAIN}">'.encode()
    check_start(None, root)
    check_start(b'version="1.0" encoding="utf-8"', root)
    with pytest.raises(Unsure):
        check_start(b'version="1.0" encoding="UTF-16"', root)
    with pytest.raises(Unsure):
        check_start(None, root.replace(b">", b"/>"))

"""RTF as Word, LibreOffice and voting systems write it."""

from __future__ import annotations

import pytest

from opendata.acts import rtf
from opendata.acts.text import mend


@pytest.mark.parametrize(
    "source",
    [
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0 \'d0\'b3\'f8}",
        rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'d0\'b3\'f8}",
        rb"{\rtf1\ansi\uc1 \u1056\'3f\u1110\'3f\u1096\'3f}",
        b"{\\rtf1\\ansi\\ansicpg1251 \xd0\xb3\xf8}",
    ],
)
def test_ukrainian_comes_out(source: bytes) -> None:
    assert rtf.read(source, "x").strip() == "Ріш"


def test_halves_of_surrogates_are_joined() -> None:
    text = mend(rtf.read(rb"{\rtf1\uc0 \u-10179\u-8704 x}", "x"))
    assert text == "\U0001f600x"

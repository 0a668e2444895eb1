from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.lint.letters import bare, is_blank, is_invisible, latin_twin, reveal


@pytest.mark.parametrize(
    ("name", "meant", "shown"),
    [
        ("subOrgOf\u2028Name", "subOrgOfName", "subOrgOf⟨U+2028⟩Name"),
        ("docket\u0406d", "docketId", "docket⟨І U+0406⟩d"),
        ("\u039fwner", "Owner", "⟨Ο U+039F⟩wner"),
        ("title ", "title", "title⟨U+0020⟩"),
        ("\t code\n", "code", "⟨U+0009⟩ code⟨U+000A⟩"),
        ("no\u00adte", "note", "no⟨U+00AD⟩te"),
        ("\ufeffuid", "uid", "⟨U+FEFF⟩uid"),
        ("a\u00a0b", "ab", "a⟨U+00A0⟩b"),
        ("ａｂ", "ａｂ", "ａｂ"),  # no Latin letter to be mixed with
        ("ａb", "ab", "⟨ａ U+FF41⟩b"),
        ("Назва об’єкта", "Назваоб’єкта", "Назва об’єкта"),
        ("plain", "plain", "plain"),
    ],
)
def test_what_hides_in_a_name_is_shown_and_taken_out(name: str, meant: str, shown: str) -> None:
    assert (bare(name), reveal(name)) == (meant, shown)


def test_no_twin_is_outside_of_the_latin_alphabet() -> None:
    twins = {latin_twin(chr(code)) for code in range(0x3000)} - {None}
    assert {"I", "a", "x"} < twins
    assert all(one and len(one) == 1 and one.isascii() for one in twins)


@given(st.text())
def test_a_bare_name_has_nothing_left_to_take_out(name: str) -> None:
    clean = bare(name)
    assert not any(is_invisible(sign) or is_blank(sign) for sign in clean)
    assert bare(clean) == clean
    assert not any(is_invisible(sign) for sign in reveal(name))

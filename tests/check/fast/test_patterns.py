"""What the vectorised engine takes, Python takes too."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.tables import editions, tables
from opendata.check.fast.patterns import narrowed
from opendata.check.fast.proofs import compiles

LETTERS = st.sampled_from(
    list("абвАЯїABZaz019_-./ \t\n\r\x1c\u00a0\u2028٣'’\u0301😀")
) | st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, max_size=8)
PATTERNS = [
    "^а|б$", "^[0-9]{8}$", r"^https?://[^\s]+$", r"^\w+$", r"^\d{1,3}$", r"^\s*$", "^.*$", "^.$",
    "^(?:а|бв)+?$", "^[а-яіїєґ' -]{2,}$", "^[^а]$", r"^[\w.-]+@x$", "^$", "^a{2,}b?$", r"^\.\\$",
    r"\Aа\Z", "^[]a-]$", "^(а)(б)?$", "^x*y+$",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_it_takes_no_text_that_python_refuses(pattern):
    compiled = re.compile(pattern)
    narrow = narrowed(compiled)
    assert narrow is not None

    @given(st.lists(TEXTS | st.from_regex(compiled), min_size=1, max_size=30))
    def narrower(texts):
        taken = pl.Series(texts).str.contains(narrow).to_list()
        wrong = [
            text
            for text, took in zip(texts, taken, strict=True)
            if took and not compiled.match(text)
        ]
        assert not wrong

    narrower()


def test_it_takes_what_is_usual():
    for pattern, text in [
        ("^а|б$", "ах"), ("^[0-9]{8}$", "00123456"), (r"^https?://[^\s]+$", "http://a.ua/я"),
        (r"^\w+$", "Їжак_1"), ("^.*$", ""), (r"^\d{2}$", "07"),
    ]:  # fmt: skip
        assert pl.Series([text]).str.contains(narrowed(re.compile(pattern))).all()


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?=а)\w$",
        r"^(а)\1$",
        r"^\bа$",
        r"^[^\d]$",
        r"^[^\w]$",
        r"^\D$",
        "^а{1,2000}$",
        r"^(?i:а)$",
    ],
)
def test_what_differs_is_given_up(pattern):
    assert narrowed(re.compile(pattern)) is None


def test_flags_are_given_up():
    assert narrowed(re.compile("а", re.IGNORECASE)) is None
    assert narrowed(re.compile("а", re.ASCII)) is None


def test_every_pattern_of_the_shipped_tables_is_understood():
    patterns = {
        field.get("constraints", {}).get("pattern")
        for edition in editions()
        for table in tables(edition)
        for field in table.descriptor["fields"]
    } - {None}
    assert patterns
    for pattern in patterns:
        narrow = narrowed(re.compile(f"^{pattern}$"))
        assert narrow is not None, pattern
        assert compiles(narrow), pattern

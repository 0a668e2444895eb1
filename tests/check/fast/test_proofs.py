"""What is proven, Frictionless finds no fault with."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from frictionless import Schema
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import FIELDS, ODD

from opendata.check.fast.proofs import compiles, proof_of


def field_of(descriptor):
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [{"name": "f", **descriptor}],
        "missingValues": [],
    }
    return Schema.from_descriptor(schema).fields[0]


def proven(field, texts):
    proof = proof_of(field)
    frame = pl.DataFrame({"f": texts}, schema={"f": pl.String})
    found = frame.select(pl.col("f"), taken=proof.fill_null(value=False))
    return [text for text, taken in found.rows() if taken]


WITH_PROOF = [one for one in FIELDS if proof_of(field_of(one[0])) is not None]


def test_most_fields_have_a_proof():
    assert len(WITH_PROOF) > len(FIELDS) * 2 / 3


@pytest.mark.parametrize(("descriptor", "sound"), WITH_PROOF, ids=lambda one: str(one)[:60])
def test_what_is_proven_is_without_fault(descriptor, sound):
    field = field_of(descriptor)
    reader = field.create_cell_reader()

    @settings(max_examples=40)
    @given(st.lists(st.one_of(sound, ODD, st.text(max_size=12)), min_size=1, max_size=40))
    def sure(texts):
        assert [text for text in proven(field, texts) if reader(text)[1]] == []

    sure()


ADDRESSES = st.builds(
    lambda scheme, host, rest: f"{scheme}://{host}{rest}",
    st.sampled_from(["http", "https", "HTTP", "ftp"]),
    st.from_regex(r"[a-z0-9.-]{0,70}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9/?#%._~=&:@\[\]-]{0,20}", fullmatch=True),
)


@pytest.mark.parametrize(("kind", "made"), [("uri", ADDRESSES), ("email", st.emails())])
def test_formats_are_stricter(kind, made):
    field = field_of({"type": "string", "format": kind})
    reader = field.create_cell_reader()

    @settings(max_examples=300)
    @given(st.lists(made, min_size=1, max_size=20))
    def sure(texts):
        assert [text for text in proven(field, texts) if reader(text)[1]] == []

    sure()
    usual = {"uri": "https://rada.gov.ua/acts/1.pdf", "email": "rada@example.gov.ua"}
    assert proven(field, [usual[kind]])


@given(st.dates(), st.dates())
def test_dates_are_compared_as_dates(one, limit):
    field = field_of({"type": "date", "constraints": {"minimum": limit.isoformat().rjust(10, "0")}})
    if limit.year >= 1000 and proven(field, [one.isoformat()]):
        assert one > limit


def test_every_usual_date_is_proven_but_the_leap_day():
    field = field_of({"type": "date"})
    days = [date.fromordinal(n).isoformat() for n in range(730_000, 730_000 + 1461)]
    assert set(days) - set(proven(field, days)) == {"2000-02-29"}


def test_a_limit_is_not_proven_on_itself():
    field = field_of({"type": "number", "constraints": {"minimum": 1}})
    assert proven(field, ["1", "1.0", "1.0000000000000001", "0.9", "1.1", "2"]) == ["1.1", "2"]


def test_an_expression_that_grows_too_large_is_refused():
    assert compiles("а{2,5}")
    assert not compiles("(?:(?:а{1000}){1000}){1000}")

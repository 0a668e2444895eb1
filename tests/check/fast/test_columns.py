"""What is said of one column of a block."""

from __future__ import annotations

import polars as pl
import pytest
from frictionless import Schema
from frictionless.table.row import create_cell_handlers
from hypothesis import given
from hypothesis import strategies as st
from made_tables import FIELDS, ODD

from opendata.check.fast.columns import Column


def column_of(descriptor, missing=("",)):
    schema = Schema.from_descriptor(
        {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [{"name": "f", **descriptor}],
            "missingValues": list(missing),
        }
    )
    own = list(schema.fields[0].missing_values) if "missingValues" in descriptor else list(missing)
    return Column(create_cell_handlers(schema.fields)["f"], own)


def frame_of(texts):
    return pl.DataFrame({"f": texts}, schema={"f": pl.String})


def faulty(column, texts):
    frame = frame_of(texts)
    found = column.faults(frame["f"], frame.select(column.certain).to_series())
    return [False] * len(texts) if found is None else found.to_list()


@pytest.mark.parametrize(("descriptor", "sound"), FIELDS, ids=lambda one: str(one)[:60])
def test_it_judges_as_the_reader_does(descriptor, sound):
    @given(st.lists(sound | ODD | st.none(), min_size=1, max_size=20))
    def same(texts):
        column = column_of(descriptor, ["", "n/a"])
        assert faulty(column, texts) == [not column.texts.sound(text) for text in texts]

    same()


@pytest.mark.parametrize(("descriptor", "sound"), FIELDS[:-1], ids=lambda one: str(one)[:60])
def test_equal_values_have_one_text_and_others_have_others(descriptor, sound):
    @given(st.lists(sound | ODD.filter(lambda text: "N" not in text), min_size=2, max_size=20))
    def same(texts):
        column = column_of(descriptor, ["", "0"])
        written = column.values(frame_of(texts)).to_list()
        values = [column.texts.value(text) for text in texts]
        for one, first in zip(written, values, strict=True):
            assert (one is None) == (first is None)
            for other, second in zip(written, values, strict=True):
                assert (one == other) == (first == second)

    same()


def test_values_are_told_apart_over_blocks():
    column = column_of({"type": "number"})
    first = column.values(frame_of(["1.50", "x", "2"])).to_list()
    assert first[1] is None
    assert column.values(frame_of(["1.5", "2.0", "3"])).to_list()[:2] == [first[0], first[2]]


def test_missing_values_are_those_of_the_field():
    column = column_of({"type": "integer", "missingValues": ["-"]})
    assert column.missing(frame_of(["-", "", None, "1"])).to_list() == [True, False, True, False]
    assert faulty(column, ["-", "", "1"]) == [False, True, False]

"""Every sample that ships has the fault that its name tells, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from table_hands import FEW, REST, SAMPLES, TABLES, TODAY, name_of

from opendata.catalogue.tables import OWN, table_paths
from opendata.pipeline.validate import validate_file
from opendata.problems import Severity

OURS = tuple((OWN, key) for key in table_paths(OWN))
OF_A_SAMPLE = {"link-unchecked"}
"""A note that a sample has because it stands alone."""


def _samples(edition: str, key: str) -> Iterator[Path]:
    yield from sorted((SAMPLES / edition / key).glob("*.csv"))


def _codes(path: Path, edition: str, key: str) -> set[str]:
    """The codes of the errors; of a valid sample those of everything that is said."""
    problems = validate_file(path, TODAY, key, "" if edition == OWN else edition).problems
    loud = path.name == "valid.csv"
    return {
        one.code
        for one in problems
        if one.severity is Severity.ERROR or (loud and one.code not in OF_A_SAMPLE)
    }


def _check(table: tuple[str, str]) -> None:
    edition, key = table
    found = {path.name: _codes(path, edition, key) for path in _samples(edition, key)}
    told = {
        name: set() if name == "valid.csv" else {Path(name).stem.removeprefix("invalid-")}
        for name in found
    }
    assert found == told


@pytest.mark.parametrize("table", FEW, ids=name_of)
def test_a_sample_has_the_error_that_its_name_tells(table: tuple[str, str]) -> None:
    _check(table)


@pytest.mark.slow
@pytest.mark.parametrize("table", REST, ids=name_of)
def test_each_sample_has_the_error_that_its_name_tells(table: tuple[str, str]) -> None:
    _check(table)


@pytest.mark.parametrize("table", OURS, ids=name_of)
def test_samples_of_opendatas_own_tables_too(table: tuple[str, str]) -> None:
    _check(table)


def test_every_table_has_one_valid_sample_and_three_that_are_not() -> None:
    few = []
    for edition, key in TABLES:
        names = [path.name for path in _samples(edition, key)]
        invalid = [name for name in names if name.startswith("invalid-")]
        if names.count("valid.csv") != 1 or len(invalid) < 3 or len(invalid) + 1 != len(names):
            few.append((edition, key, names))
    assert few == []


def test_there_are_no_samples_without_a_table() -> None:
    there = {(path.parent.name, path.name) for path in SAMPLES.glob("*/*")}
    assert there == {*TABLES, *OURS}

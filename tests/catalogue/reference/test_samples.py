from __future__ import annotations

from pathlib import Path

import pytest

from opendata.catalogue.data_files import Text
from opendata.catalogue.reference.samples import (
    VALID,
    Finding,
    Sample,
    read_samples,
    samples_folder,
)
from opendata.catalogue.tables import editions, table_paths
from opendata.problems import Severity


@pytest.mark.parametrize("edition", editions())
def test_every_table_has_a_valid_sample_and_three_that_are_not(edition: str) -> None:
    for key in table_paths(edition):
        valid, *others = read_samples(edition, key)
        assert valid.name == VALID
        assert not valid.errors
        assert len(others) >= 3
        for one in others:
            (error,) = one.errors
            assert one.name == f"invalid-{error.code}.csv", "the name tells the code"
            assert error.severity is Severity.ERROR
            assert error.what.uk
            assert error.what.en
            assert error.expected
        files = {path.name for path in samples_folder(edition, key).glob("*.csv")}
        assert files == {one.name for one in (valid, *others)}


def test_a_finding_says_where_it_is() -> None:
    found = {one.name: one.errors for one in read_samples("2025", "legal_acts")}
    (error,) = found["invalid-cell-enum.csv"]
    assert (error.cell, error.field, error.found) == ("H2", "status", "невідоме значення")
    assert "Чинний" in (error.expected.uk if error.expected else "")


def test_remarks_are_kept_apart_from_errors() -> None:
    def found(severity: Severity) -> Finding:
        return Finding("code", severity, Text("так", "so"), None, None, None, 2, "A2", "uid")

    error, warning = found(Severity.ERROR), found(Severity.WARNING)
    one = Sample(Path("valid.csv"), (error, warning))
    assert (one.errors, one.remarks) == ((error,), (warning,))


def test_a_table_that_is_not_there_has_no_samples() -> None:
    assert read_samples("2025", "no_such_table") == ()

"""The same report as Frictionless, entry by entry, for made schemas and files."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from made_tables import Case, cases
from report_hands import plain, report

from opendata.check.fast import csv_rows
from opendata.check.fast.stream import validate

CASES = int(os.environ.get("OPENDATA_FUZZ_CASES", "150"))


@pytest.mark.filterwarnings("ignore")
def test_the_report_is_that_of_frictionless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "table.csv"
    ways: Counter[str] = Counter()
    of_blocks = csv_rows.CsvRows.unproven

    def counted(self):
        ways["begun"] += 1
        yield from of_blocks(self)
        ways["ended"] += 1

    monkeypatch.setattr(csv_rows.CsvRows, "unproven", counted)

    @seed(20260601)
    @settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def same(case: Case):
        path.write_bytes(case.data)
        what = (path, case.schema, case.encoding, case.limit)
        fast = partial(validate, least=0, block=case.block)
        assert report(fast, *what) == report(plain, *what)

    same()
    # Enough cases must not have left everything to Frictionless; which ones come is chance.
    assert ways["begun"] > CASES / 10
    assert ways["ended"] > CASES / 10

"""An old computer has every file read by Frictionless."""

from __future__ import annotations

from functools import partial

import pytest
from report_hands import fields, plain, report

from opendata.check.fast import csv_rows, supported
from opendata.check.fast.stream import validate
from opendata.check.fast.supported import is_supported


@pytest.fixture(autouse=True)
def anew():
    is_supported.cache_clear()
    yield
    is_supported.cache_clear()


@pytest.mark.parametrize("fault", [RuntimeWarning("Missing required CPU features"), ImportError()])
def test_a_computer_without_the_instructions_uses_frictionless(fault, tmp_path, monkeypatch):
    def refused(_name):
        raise fault

    def never(_rows):
        raise AssertionError("read over blocks all the same")

    monkeypatch.setattr(supported, "import_module", refused)
    monkeypatch.setattr(csv_rows.CsvRows, "unproven", never)
    assert not is_supported()
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1,2\nx\n")
    schema = fields(a={"type": "integer"}, b={"type": "string"})
    assert report(partial(validate, least=0), path, schema) == report(plain, path, schema)


def test_this_computer_has_them():
    assert is_supported()

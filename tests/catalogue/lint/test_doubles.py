from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("currencyCode", "currencyCode", "schema-name-double"),
        ("lampId", "lamp\u0406d", "schema-name-double"),
        ("lampId", "lampId\u2028", "schema-name-double"),
        ("lampId", "lampid", "schema-name-case"),
        ("lampId", "lampld", "schema-name-case"),
    ],
)
def test_names_that_look_alike_are_found(
    structure: Any, codes: Any, first: str, second: str, code: str
) -> None:
    found = structure(("uid", "string"), (first, "string"), ("kind", "string"), (second, "string"))
    (double,) = [one for one in found if one.code in {"schema-name-double", "schema-name-case"}]
    assert (double.code, double.place.row) == (code, 5)
    assert "3" in str(double.expected)


def test_a_third_column_of_one_name_is_a_second_finding(structure: Any, codes: Any) -> None:
    rows = [("uid", "string"), *[("currencyCode", "string")] * 3]
    assert codes(structure(*rows)) == {"schema-name-double": ["currencyCode"] * 2}

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from opendata.catalogue.lint.values import fits, ordered, text_of


@pytest.mark.parametrize(
    ("text", "sort", "options", "right"),
    [
        ("12", "integer", {}, True),
        ("12.5", "integer", {}, False),
        ("12.5", "number", {}, True),
        ("12,5", "number", {}, False),
        ("12,5", "number", {"decimalChar": ","}, True),
        ("1 000", "number", {"groupChar": " "}, True),
        ("12 грн", "number", {"bareNumber": False}, True),
        ("1_000", "number", {}, False),
        ("true", "boolean", {}, True),
        ("Так", "boolean", {}, False),
        ("Так", "boolean", {"trueValues": ["Так"]}, True),
        ("2024-02-29", "date", {}, True),
        ("2023-02-29", "date", {}, False),
        ("29.02.2024", "date", {}, False),
        ("29.02.2024", "date", {"format": "%d.%m.%Y"}, True),
        ("колись", "date", {"format": "any"}, True),
        ("2024-02-29T10:45", "datetime", {}, True),
        ("2024-02-29Т10:45", "datetime", {}, False),  # a Cyrillic letter
        ("10:45", "time", {}, True),
        ("25:00", "time", {}, False),
        ("2024", "year", {}, True),
        ("24", "year", {}, False),
        ("2024-13", "yearmonth", {}, False),
        ("https://example.gov.ua/", "string", {"format": "uri"}, True),
        ("example.gov.ua", "string", {"format": "uri"}, False),
        ("example.gov.ua", "link", {}, False),
        ("рада@example.gov.ua", "string", {"format": "email"}, True),
        ("anything", "string", {}, True),
        ("anything", None, {}, True),
        ("anything", "geopoint", {}, True),
    ],
)
def test_whether_a_value_fits(
    text: str, sort: str | None, options: dict[str, Any], right: bool
) -> None:
    assert fits(text, sort, options) is right


def test_values_are_compared_as_what_they_are() -> None:
    assert ordered("9", "integer", {}) == Decimal(9)
    assert ordered("2024-02-29", "date", {}) == "2024-02-29"
    assert ordered("колись", "date", {}) is None
    assert ordered("a", "string", {}) is None


def test_a_yes_of_json_is_that_of_a_cell() -> None:
    assert [text_of(one) for one in (True, 5, "x")] == ["true", "5", "x"]

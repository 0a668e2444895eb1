"""The rules of the cells."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook
from template_hands import column, field, table_of

from opendata.catalogue.template.choices import Lists
from opendata.catalogue.template.rules import rule_of, shortened


def rule(kind: str = "string", **words: Any) -> Any:
    return rule_of(field(kind, **words), "D", Lists(Workbook(), "Списки"), "uk")


def test_a_closed_list_refuses_and_a_suggestion_does_not() -> None:
    closed = rule(required=True, enum=["а", "б"])
    assert (closed.type, closed.formula1, closed.showErrorMessage) == ("list", '"а,б"', True)
    assert closed.errorStyle == "stop"
    free = rule(required=True, values=["а", "б"])
    assert (free.type, free.formula1, free.showErrorMessage) == ("list", '"а,б"', False)


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ({"kind": "date"}, "TRUE"),
        ({"kind": "integer"}, "D2=INT(D2)"),
        ({"kind": "number", "minimum": -90, "maximum": 90}, "AND(D2>=-90,D2<=90)"),
        ({"kind": "integer", "minimum": 0}, "AND(D2=INT(D2),D2>=0)"),
    ],
)
def test_a_number_is_asked_for_and_null_is_let_through(words: dict[str, Any], inner: str) -> None:
    found = rule(**words)
    assert found.formula1 == f'IF(ISNUMBER(D2),{inner},D2="null")'
    assert (found.type, found.allow_blank, found.showErrorMessage) == ("custom", True, True)


def test_a_date_is_only_asked_about() -> None:
    """1895-05-01 is a date, and text in Excel."""
    assert rule("date").errorStyle == "warning"
    assert rule("integer").errorStyle == "stop"


def test_text_is_free_and_explained() -> None:
    found = rule(content="edrpou")
    assert (found.type, found.showErrorMessage) == (None, False)
    assert (found.promptTitle, found.showInputMessage) == ("Код", True)
    assert found.prompt.startswith("Код запису.")
    assert str(found.sqref) == "D2:D1048576"


def test_no_text_is_longer_than_a_workbook_can_hold() -> None:
    long = column(required=True, enum=["слово " * 9, "друге"])
    long |= {"title": "Назва " * 20, "description": "Опис " * 90}
    found = rule_of(table_of(long).fields[0], "A", Lists(Workbook(), "Списки"), "uk")
    assert len(found.promptTitle) <= 32
    assert len(found.errorTitle) <= 32
    assert len(found.prompt) <= 255
    assert len(found.error) <= 225
    assert shortened("абв", 3) == "абв"
    assert shortened("абвг", 3) == "аб…"

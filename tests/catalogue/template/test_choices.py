"""What can be chosen, and where the list stands."""

from __future__ import annotations

from openpyxl import Workbook
from template_hands import field

from opendata.catalogue.template.choices import Choices, Lists, choices_of


def test_an_enum_is_closed_and_lets_null_stand_only_where_it_may() -> None:
    assert choices_of(field(required=True, enum=["а", "б"])) == Choices(("а", "б"), closed=True)
    assert choices_of(field(enum=["а", "б"])) == Choices(("а", "б", "null"), closed=True)
    assert choices_of(field("integer", required=True, enum=[1, 2])) == Choices(("1", "2"), True)


def test_a_boolean_is_chosen() -> None:
    assert choices_of(field("boolean", required=True)) == Choices(("True", "False"), closed=True)


def test_suggestions_forbid_nothing() -> None:
    found = choices_of(field(required=True, values=["рішення"], literals=["невідомо"]))
    assert found == Choices(("рішення", "невідомо"), closed=False)


def test_free_text_has_no_list() -> None:
    assert choices_of(field()) is None


def test_a_short_list_stands_in_the_rule() -> None:
    lists = Lists(Workbook(), "Списки")
    assert lists.formula(("а", "б")) == '"а,б"'
    assert lists.sheet is None


def test_what_a_rule_cannot_hold_goes_to_a_hidden_sheet() -> None:
    lists = Lists(Workbook(), "Списки")
    long = tuple(f"значення номер {number}" for number in range(30))
    comma = ("зелений, жовтий", "=1+1")
    assert lists.formula(long) == "'Списки'!$A$1:$A$30"
    assert lists.formula(comma) == "'Списки'!$B$1:$B$2"
    assert lists.formula(long) == "'Списки'!$A$1:$A$30"  # once only
    assert lists.sheet.sheet_state == "hidden"
    assert lists.sheet["A30"].value == "значення номер 29"
    assert (lists.sheet["B2"].value, lists.sheet["B2"].data_type) == ("=1+1", "s")

"""Every value is believed for a reason that has a name."""

from __future__ import annotations

from hypothesis import given, settings

from opendata.acts.recognise import recognise
from opendata.acts.rules import RULES
from tests.acts.header_grammar import Header, headers


def test_trusts_are_shares_and_reasons_are_given() -> None:
    for name, rule in RULES.items():
        assert 0 < rule.trust < 1, name
        assert str(rule.why.text).strip(), name


@settings(max_examples=50, deadline=None)
@given(headers())
def test_each_reading_names_its_rule(header: Header) -> None:
    readings = recognise(header.text, "Рішення № 5.docx").readings()
    assert all(one.rule in RULES for one in readings.values() if one is not None)

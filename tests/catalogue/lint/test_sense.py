from __future__ import annotations

from typing import Any

import pytest

from opendata.messages import say

UID = ("uid", "string")


@pytest.mark.parametrize("name", ["currency", "currencyCode", "lampCurrency"])
def test_a_currency_is_no_number(structure: Any, name: str) -> None:
    (found,) = structure(UID, (name, "decimal"))
    assert (found.code, found.found, str(found.severity)) == (
        "schema-type-content",
        "decimal",
        "error",
    )


@pytest.mark.parametrize("name", ["count", "lampCount"])
def test_a_count_is_no_text(structure: Any, name: str) -> None:
    (found,) = structure(UID, (name, "string"))
    assert (found.code, say(found.expected, "en")) == ("schema-type-content", "integer")


@pytest.mark.parametrize("name", ["account", "countryName", "currencyRate"])
def test_other_words_are_left_alone(structure: Any, name: str) -> None:
    kind = "decimal" if name == "currencyRate" else "string"
    assert structure(UID, (name, kind)) == []


def test_an_answer_cannot_be_required_while_there_is_none(structure: Any, codes: Any) -> None:
    rows = [UID, ("count", "integer"), ("answerDate", "date"), ("answerUrl", "anyURI")]
    found = codes(structure(*rows, ("decisionDate", "date")))
    assert found == {"schema-required-early": ["answerDate", "answerUrl", "decisionDate"]}


def test_a_decision_may_be_required_where_it_is_what_is_listed(structure: Any) -> None:
    assert structure(UID, ("decisionDate", "date")) == []


def test_what_is_optional_is_not_required_too_early(structure: Any) -> None:
    assert structure(UID, ("count", "integer"), ("answerDate", "date", "False")) == []


@pytest.mark.parametrize(("link", "number"), [("False", 1), ("True", 0)])
def test_the_text_of_what_was_voted_down(structure: Any, link: str, number: int) -> None:
    votes = [("votingFor", "integer"), ("votingAgainst", "integer")]
    found = structure(UID, *votes, ("textUrl", "anyURI", link), ("text", "string"))
    assert [one.code for one in found] == ["schema-required-early"] * number

from __future__ import annotations

import pytest

from opendata.acts.act import Relation
from opendata.acts.citations import find_citations
from opendata.acts.clauses import passage_of
from opendata.acts.relations import RULES, relate


@pytest.mark.parametrize(
    ("text", "relation", "rule"),
    [
        ("1. Скасувати рішення № 5.", Relation.REPEALS, "reference-repeals"),
        ("1. Скасувати:\n- рішення № 5.", Relation.REPEALS, "reference-repeals-list"),
        ("1. Доповнити рішення № 5.", Relation.AMENDS, "reference-amends"),
        ("1. Скасувати пункт 1 рішення № 5.", Relation.AMENDS, "reference-amends-part"),
        ("1. На виконання рішення № 5.", Relation.RESTS_ON, "reference-ground"),
        ("План, прийнятий рішенням № 5.", Relation.RESTS_ON, "reference-approved-by"),
        ("Є рішення № 5. Рада ВИРІШИЛА:", Relation.RESTS_ON, "reference-preamble"),
        ("1. Оприлюднити рішення № 5.", Relation.RESTS_ON, "reference-named"),
    ],
)
def test_each_rule_has_its_case(text: str, relation: Relation, rule: str) -> None:
    passage = passage_of(text, 0, len(text))
    citations = list(find_citations(passage.text, passage.line.shown))
    assert relate(passage, citations, title=False) == [(relation, rule)]
    assert rule in RULES


def test_a_noun_repeals_in_a_title_only() -> None:
    text = "Про скасування рішення № 5"
    passage = passage_of(text, 0, len(text))
    citations = list(find_citations(passage.text, passage.line.shown))
    in_title, in_body = (relate(passage, citations, title=title)[0] for title in (True, False))
    assert in_title == (Relation.REPEALS, "reference-repeals")
    assert in_body is not None
    assert in_body[0] is Relation.RESTS_ON

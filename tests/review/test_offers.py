from __future__ import annotations

from dataclasses import replace

import pytest
from offer_hands import OFFER, RESOURCE

from opendata.problems import Place
from opendata.review.offers import Choice, Kind, Said


def test_what_adopt_means_in_a_row() -> None:
    assert OFFER.target == "decisions"
    assert RESOURCE.target == "decisions#table:legalActs:csv"
    assert (OFFER.id, RESOURCE.id) == ("d1", "r1")
    for nothing in (replace(OFFER, owner=None), replace(RESOURCE, part=None)):
        assert nothing.target == ""


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("adopt", Choice.ADOPT),
        ("Взяти", Choice.ADOPT),
        (" LEAVE", Choice.LEAVE),
        ("залишити", Choice.LEAVE),
        ("decisions", None),
        ("", None),
    ],
)
def test_a_choice_is_read_in_both_languages(text: str, choice: Choice | None) -> None:
    said = Said(Kind.DATASET, "d1", None, "decisions", text, Place("a.xlsx"))
    assert said.choice is choice

from __future__ import annotations

import pytest

from opendata.messages import msg
from opendata.report.compliance.mqa_model import (
    POSSIBLE,
    Dimension,
    Indicator,
    Quality,
    Rating,
    Told,
    rating_of,
)


def indicator(points: int, told: Told) -> Indicator:
    return Indicator(str(points), Dimension.FINDABILITY, msg("language"), points, told)


@pytest.mark.parametrize(
    ("points", "rating"),
    [
        (405, Rating.EXCELLENT),
        (351, Rating.EXCELLENT),
        (350, Rating.GOOD),
        (221, Rating.GOOD),
        (220, Rating.SUFFICIENT),
        (121, Rating.SUFFICIENT),
        (120, Rating.BAD),
        (0, Rating.BAD),
    ],
)
def test_the_words_have_their_borders(points: int, rating: Rating) -> None:
    assert rating_of(points) is rating
    assert points <= POSSIBLE


def test_what_could_not_be_checked_brings_nothing_and_is_told_apart() -> None:
    found = Quality(
        "decisions",
        (
            indicator(300, Told.GOT),
            indicator(5, Told.LACKING),
            indicator(50, Told.COULD_NOT_CHECK),
            indicator(20, Told.LACKING),
        ),
    )
    assert (found.points, found.unchecked, found.rating) == (300, 50, Rating.GOOD)
    assert [one.possible for one in found.fix_first] == [50, 20, 5]

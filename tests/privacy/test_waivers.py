from __future__ import annotations

from datetime import date, timedelta

import pytest

from opendata.messages import msg
from opendata.privacy.finding import Grade, Kind
from opendata.privacy.hit import Hit
from opendata.privacy.waivers import Standing, Waiver, by_finding, judge

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def hit(grade: Grade = Grade.BLOCK, fingerprint: str = "a") -> Hit:
    return Hit(Kind.PHONE, grade, "", "", 1, "•", fingerprint, msg("a telephone"))


def standing(found: Hit, *waivers: Waiver) -> tuple[Standing, bool]:
    (judged,) = judge([found], by_finding(waivers), "d", TODAY)
    return judged.standing, judged.withholds


def waiver(until: date, document: str = "d") -> Waiver:
    return Waiver(hit().named(document), "Олена", "ст. 6 Закону", until)


def test_what_blocks_without_a_waiver() -> None:
    assert standing(hit()) == (Standing.BLOCKS, True)
    assert standing(hit(), waiver(TODAY, document="e")) == (Standing.BLOCKS, True)
    assert standing(hit(Grade.LOOK)) == (Standing.LOOK, False)
    assert standing(hit(Grade.NOTE)) == (Standing.NOTE, False)


@pytest.mark.parametrize(
    ("until", "expected"),
    [(TODAY, Standing.WAIVED), (TODAY + DAY, Standing.WAIVED), (TODAY - DAY, Standing.EXPIRED)],
)
def test_a_waiver_holds_to_its_last_day(until: date, expected: Standing) -> None:
    assert standing(hit(), waiver(until)) == (expected, expected is Standing.EXPIRED)


def test_of_several_waivers_the_one_that_holds_longest_counts() -> None:
    old, older, good = waiver(TODAY - DAY), waiver(TODAY - 9 * DAY), waiver(TODAY)
    assert standing(hit(), old, good, older)[0] is Standing.WAIVED
    (judged,) = judge([hit()], by_finding([older, old]), "d", TODAY)
    assert judged.waiver is old

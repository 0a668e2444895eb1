"""Lines of totals in all their forms; sentences with numbers are none."""

from __future__ import annotations

import pytest

from opendata.votes.counts import counts_in, group_in, is_label_alone
from opendata.votes.voting import Total


@pytest.mark.parametrize(
    ("line", "numbers", "decided"),
    [
        ("За: 52 Пр.: 1 Утр.: 1 Не гол.: 4. Рішення прийняте", [52, 1, 1, 4], True),
        ("За – 31 Проти – 0 Утрималися – 0 Не голосували – 3 Відсутні – 3 Всього – 37",
         [31, 0, 0, 3, 3, 37], None),
        ("«за» - 25, «проти» - 0, «утримались» - двоє.", [25, 0, 2], None),
        ('"НЕ ГОЛОСУВАЛО":  26', [26], None),
        ("З НИХ: ТАК: 48", [48], None),
        ("Голосували: за – 20 (двадцять) голосів, проти – 3 депутати", [20, 3], None),
        ("HI: 0", [0], None),
        ("За – двадцять п’ять", [25], None),
    ],
)  # fmt: skip
def test_lines_of_totals(line: str, numbers: list[int], decided: bool | None) -> None:
    counted = counts_in(line)
    assert counted is not None
    assert [value for _, value in counted.totals] == numbers
    assert counted.decided is decided


@pytest.mark.parametrize(
    "line",
    ["За 2018 рік", "За і проти", "Про надання 25", "За – 25 коштів міста", "за основу", "", "12"],
)
def test_other_lines(line: str) -> None:
    assert counts_in(line) is None


def test_a_number_and_other_words() -> None:
    counted = counts_in("За – 20 (двадцять один)")
    assert counted is not None
    assert len(counted.disputed) == 1


def test_headings_of_groups() -> None:
    assert group_in("Так  ( Голосування: 40 )") == ("так", 40, None)
    assert group_in("Не голосував ( Всього: 27 Им`я Не знайдено: 22 )") == ("не голосував", 27, 22)
    assert group_in("За (25)") == ("за", 25, None)
    assert group_in("За основу") is None


def test_a_label_whose_number_is_in_the_next_line() -> None:
    assert is_label_alone("Утрималися:")
    assert not is_label_alone("ЗА")


def test_the_names_of_totals() -> None:
    counted = counts_in("Всього проголосувало: 49")
    assert counted is not None
    assert counted.totals == ((Total.VOTED, 49),)

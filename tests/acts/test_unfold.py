"""Headers that lost their line ends."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.recognise import recognise
from opendata.acts.unfold import unfold

FOLDED = (
    "УкраїнаЯСНОЗІРСЬКА МІСЬКА РАДАРІШЕННЯ Восьма сесія VІIІ скликання від 14 лютого 2024 року "
    "№ 48 Про зміни до рішення міської ради від 24.12.2023 № 22 «Про бюджет» На підставі статті "
    "43 Закону України «Про місцеве самоврядування», міська рада ВИРІШИЛА: 1. Змінити."
)


def test_a_folded_header_is_cut_where_its_lines_were() -> None:
    parts = [part.strip() for part, _ in unfold(FOLDED)]
    assert parts[:4] == [
        "Україна",
        "ЯСНОЗІРСЬКА МІСЬКА РАДА",
        "РІШЕННЯ",
        "Восьма сесія VІIІ скликання від 14 лютого 2024 року № 48",
    ]
    assert parts[4].startswith("Про зміни до рішення")
    assert parts[5].startswith("На підставі")


def test_a_folded_act_is_read_like_any_other() -> None:
    act = recognise(FOLDED, "")
    assert act.kind is not None
    assert act.kind.value == "рішення ради"
    assert act.number is not None
    assert act.number.value == "48"
    assert act.date is not None
    assert act.date.value == "2024-02-14"
    assert act.title is not None
    assert act.title.value == "Про зміни до рішення міської ради від 24.12.2023 № 22 «Про бюджет»"
    assert FOLDED[act.number.start : act.number.end] == "48"


def test_short_lines_and_captions_stay_whole() -> None:
    for line in ("РІШЕННЯ № 5", "Рішення № 5 від 01.02.2024 «Про бюджет» міської ради Ясного" * 2):
        assert list(unfold(line)) == [(line, 0)]


@given(st.text(alphabet="РІШЕНЯ УХВАЛПрокт№1 .а", max_size=400))
def test_nothing_is_lost(line: str) -> None:
    parts = list(unfold(line))
    assert "".join(part for part, _ in parts) == line
    assert all(line.startswith(part, at) for part, at in parts)


def test_nasty_lines_are_cut_quickly() -> None:
    began = time.process_time()
    for line in ("Р " * 500_000, "РІШЕННЯ" * 150_000, "Про а" * 200_000, " " * 1_000_000):
        list(unfold(line))
    assert time.process_time() - began < 5, "far beyond linear time"

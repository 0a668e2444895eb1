"""Which words are a position that signs acts."""

from __future__ import annotations

import pytest

from opendata.acts.positions import CANDIDATE, begins_position, position_of


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Міський голова", "mayor"),
        ("Голова", "head"),
        ("Голова Яснозірської міської ради", "head"),
        ("Секретар ради", "secretary"),
        ("Перший заступник міського голови", "deputy"),
        ("Головуючий на засіданні", "chair"),
        ("В.о. міського голови", "short"),
        ("в. о. старости", "short"),
        ("Виконувач обов’язків голови ради", "acting"),
        ("Керуючий справами виконкому", "manager"),
        ("Председатель областного совета", "head"),
    ],
)
def test_positions(text: str, head: str) -> None:
    assert position_of(text) == head
    assert begins_position(text)
    assert CANDIDATE.match("\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        *("Голова громадської організації", "Начальник юридичного відділу", "Заступник директора"),
        *("Голову комісії", "голова ради", "Голова ради повідомив про", "Депутат", ""),
    ],
)
def test_no_positions(text: str) -> None:
    assert position_of(text) is None

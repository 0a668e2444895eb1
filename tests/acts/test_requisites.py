"""Lines that hold requisites and nothing else."""

from __future__ import annotations

import pytest

from opendata.acts.lines import make_line
from opendata.acts.requisites import read_requisites


@pytest.mark.parametrize(
    ("text", "date", "number"),
    [
        ("від 14 лютого 2024 року   № 48   смт Ясне", "2024-02-14", "48"),
        ("14.02.2024  м. Яснозірськ  № 48", "2024-02-14", "48"),
        ("14.02.2024 року   Ясне   №161", "2024-02-14", "161"),
        ("№ 20-1/VII від 14.02.2024р.", "2024-02-14", "20-1/VII"),
        ("від „14”  лютого   2024 року      33", "2024-02-14", "33"),
        ("Від 14.02. 2024 року.", "2024-02-14", None),
        ("№ 161", None, "161"),
        ("від «___» ________ 2024 року № ____", None, None),
        ("від      2016 року  №", None, None),
    ],
)
def test_pure_lines(text: str, date: str | None, number: str | None) -> None:
    read = read_requisites(make_line(text))
    assert read.pure
    assert (read.date.iso if read.date else None) == date
    assert (read.number.value if read.number else None) == number


@pytest.mark.parametrize(
    "text",
    [
        "рішення ради від 14.02.2024 № 48",
        "Зміни до рішення № 5",
        "_" * 80,
        "м. Яснозірськ",
        "1. Затвердити",
    ],
)
def test_other_lines_are_not_pure(text: str) -> None:
    assert not read_requisites(make_line(text)).pure

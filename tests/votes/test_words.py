"""The words of voting systems are known in every spelling, and others are not."""

from __future__ import annotations

import pytest

from opendata.votes.voting import Total, Vote
from opendata.votes.words import decision_of, total_of, vote_of


@pytest.mark.parametrize(
    ("word", "vote"),
    [
        *[("ЗА", Vote.FOR), ("За       ", Vote.FOR), ("3А", Vote.FOR), ("«за»", Vote.FOR)],
        *[
            ("Так", Vote.FOR),
            ("HI", Vote.AGAINST),
            ("ПРОТИ", Vote.AGAINST),
            ("ПPOTИ", Vote.AGAINST),
        ],
        *[("Утрим.", Vote.ABSTAINED), ("утримався(-лась)", Vote.ABSTAINED)],
        *[("УТРИМАЛАСЬ", Vote.ABSTAINED), ("Не гол.", Vote.NOT_VOTING), ("н/г", Vote.NOT_VOTING)],
        *[("НЕ  ГОЛОСУВАВ", Vote.NOT_VOTING), ("не голосував(ла)", Vote.NOT_VOTING)],
        *[("відсутній", Vote.ABSENT), (".........", Vote.ABSENT), ("Відсутня", Vote.ABSENT)],
        *[("Голова", None), ("", None), ("за основу", None), ("..", None)],
    ],
)
def test_votes(word: str, vote: Vote | None) -> None:
    assert vote_of(word) is vote


@pytest.mark.parametrize(
    ("label", "total"),
    [
        *[("Пр.", Total.AGAINST), ("HI", Total.AGAINST), ('"УТРИМАЛОСЬ"', Total.ABSTAINED)],
        *[
            ("УСЬОГО ПРОГОЛОСУВАЛО", Total.VOTED),
            ("Всього", Total.ALL),
            ("Присутні", Total.PRESENT),
        ],
        *[("Им`я Не знайдено", None), ("не знайдено", Total.UNKNOWN), ("Разом коштів", None)],
    ],
)
def test_labels_of_totals(label: str, total: Total | None) -> None:
    assert total_of(label) is total


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        *[("РІШЕННЯ ПРИЙНЯТО", True), (" РІШЕННЯ НЕ ПРИЙНЯТЕ ", False), ("Прийнято", True)],
        *[("Не прийнято", False), ("Рішення відхилено", False), ("Пропозиція підтримана", True)],
        *[("Рішення прийняте на сесії", None), ("Про прийнято", None), ("", None)],
    ],
)
def test_decisions(text: str, decided: bool | None) -> None:
    assert decision_of(text) is decided

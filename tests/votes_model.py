"""An invented council and its votings, from which exports are made for the tests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from opendata.votes.voting import TOTAL_OF, Total, Vote, Voting

COUNCIL = "Вербівська міська рада"
_FAMILY_NAMES = """
Абрамчук Бережна-Кіт Вергун Гнатів Дорош Єлісеєва Жук Заєць Іванців Їжак Кравець Лисенко М’ята
Наливайко Олійник Паламар Рибак Сорока Тесля Українець Федорів Хоменко Цар Чайка Шульга Щербань
Юрків Яворська Ткач Ковальчук Бондар Гончар Мельник Швець Кушнір Стельмах
"""
_GIVEN_NAMES = """
Андрій Богдан Віктор Григорій Дем’ян Євген Захар Ілля Кирило Лев Максим Назар Олег Петро Роман
Степан Тарас Федір
"""
_PATRONYMICS = """
Іванович Петрович Михайлович Степанович Ілліч В’ячеславович Андрійович Олегович Юрійович
"""
_FAMILIES = _FAMILY_NAMES.split()
_MEN = _GIVEN_NAMES.split()
_FATHERS = _PATRONYMICS.split()
TITLES = (
    "Про затвердження міської програми озеленення на 2024–2026 роки",
    "Про внесення змін до рішення міської ради від 12.05.2023 № 14/3 «Про бюджет громади»",
    "Про дозвіл на розроблення проєкту землеустрою щодо відведення ділянки на вул. Садовій, 12-А",
    "Про звіт міського голови за 2023 рік",
    "Порядок денний (в цілому)",
    "Про присвоєння звання «Почесний громадянин міста»",
)
ALL_VOTES = tuple(Vote)


@dataclass(frozen=True)
class Ballot:
    """One voting: ``roll`` is (name, vote) in the order of the export."""

    number: int
    title: str
    clock: str
    roll: tuple[tuple[str, Vote], ...]
    decided: bool
    stage: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def count(self, vote: Vote) -> int:
        """How many voted so."""
        return sum(one is vote for _, one in self.roll)

    @property
    def there(self) -> int:
        """Those who were present."""
        return len(self.roll) - self.count(Vote.ABSENT)


@dataclass(frozen=True)
class Sitting:
    """A sitting with its ballots; ``date`` is ISO."""

    ballots: tuple[Ballot, ...]
    date: str = "2024-09-04"
    session: int = 41
    convocation: int = 8

    @property
    def day(self) -> str:
        """The date as programs print it."""
        year, month, day = self.date.split("-")
        return f"{day}.{month}.{year}"

    @property
    def short_day(self) -> str:
        """With two digits for the year."""
        return f"{self.day[:6]}{self.day[8:]}"


def people(count: int) -> list[str]:
    """Names of ``count`` deputies, all different."""
    return [
        f"{_FAMILIES[n % len(_FAMILIES)]} {_MEN[(n * 5) % len(_MEN)]} "
        f"{_FATHERS[(n * 7 + n // 36) % len(_FATHERS)]}"
        for n in range(count)
    ]


def sitting(ballots: int = 4, deputies: int = 34, *, absent: bool = True, seed: int = 1) -> Sitting:
    """A sitting; without ``absent`` nobody was."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    names = people(deputies)
    votes = ALL_VOTES if absent else ALL_VOTES[:-1]
    made = []
    for number in range(1, ballots + 1):
        roll = tuple(
            (name, dice.choices(votes, [24, 2, 2, 3, 3][: len(votes)])[0]) for name in names
        )
        for_it = sum(vote is Vote.FOR for _, vote in roll)
        minutes, seconds = divmod(number * 47, 60)
        clock = f"{10 + minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        title = TITLES[(number - 1) % len(TITLES)]
        if number > len(TITLES):
            title = title.replace("Про ", f"Про {number} ", 1)
        made.append(Ballot(number, title, clock, roll, for_it > deputies // 2))
    return Sitting(tuple(made))


def initials(name: str) -> str:
    """«Жук Б. І.»."""
    family, given, patronymic = name.split(" ")
    return f"{family} {given[0]}. {patronymic[0]}."


def read_back(voting: Voting) -> tuple[object, ...]:
    """What is compared of a voting that was read."""
    return (
        voting.title,
        tuple((voice.name, voice.vote) for voice in voting.roll),
    )


def as_given(ballot: Ballot, *, listed_absent: bool = True) -> tuple[object, ...]:
    """The same of a ballot."""
    roll = tuple(one for one in ballot.roll if listed_absent or one[1] is not Vote.ABSENT)
    return ballot.title, roll


def totals_of(voting: Voting) -> dict[Vote, int]:
    """The printed totals by vote."""
    named: dict[Total, Vote] = {total: vote for vote, total in TOTAL_OF.items()}
    return {named[total]: one.value for total, one in voting.totals.items() if total in named}


def changed(ballot: Ballot, **values: object) -> Ballot:
    """The ballot with other values."""
    return replace(ballot, **values)  # type: ignore[arg-type]

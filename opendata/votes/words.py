"""The words of voting systems: votes, totals, decisions, and what is printed around them.

Words are compared folded (:func:`opendata.clean.text.fold`): «HI» in Latin letters is «НІ».
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from opendata.clean.text import fold
from opendata.votes.voting import Total, Vote

_VOTES: Final = {
    Vote.FOR: "за|так|підтримав|підтримала|голосував за|голосувала за",
    Vote.AGAINST: "проти|ні|пр|против|голосував проти|голосувала проти",
    Vote.ABSTAINED: (
        "утримався|утрималась|утрималася|утримались|утрималися|утримавсь|утрималось|утрим|утр|"
        "утримався(лась)|утримався(лася)|утримався(-лась)|утримався(-лася)|утримався (-лась)|"
        "воздержался|воздержалась"
    ),
    Vote.NOT_VOTING: (
        "не голосував|не голосувала|не голосували|не голосувало|не гол|не голос|неголосував|"
        "не голосував(ла)|не голосував (ла)|не голосував(-ла)|не голосовал|не голосовала|н/г|"
        "не брав участі|не брала участі|не брали участі|не брав участі в голосуванні|"
        "не брала участі в голосуванні|не брав участі у голосуванні|не брала участі у голосуванні|"
        "не брали участі у голосуванні|не брали участі в голосуванні|участі не брав|участі не брала"
    ),
    Vote.ABSENT: "відсутній|відсутня|відсутні|відсут|відс|відсутній(я)|відсутній(ня)|отсутствует",
}
_WORDS: Final = {
    fold(word): vote for vote, words in _VOTES.items() for word in words.split("|")
} | {fold("3А"): Vote.FOR, "з-а": Vote.FOR}
MOST_WORDS: Final = max(len(word.split()) for word in _WORDS)
_AROUND: Final = re.compile(r"^[\s\"'«»“”„.,;:–—-]+|[\s\"'«»“”„.,;:–—-]+$")
_DOTS: Final = re.compile(r"[.…]{3,}")

_TOTALS: Final = {
    Total.FOR: "за|так|голосів за|голосували за|проголосували за|голосів «за»|голосували «за»",
    Total.AGAINST: "проти|ні|пр|голосів проти|голосували проти|проголосували проти",
    Total.ABSTAINED: (
        "утрималися|утримались|утрималось|утримався|утрималася|утр|утрим|утримано|утримались від "
        "голосування|утрималися від голосування"
    ),
    Total.NOT_VOTING: (
        "не голосували|не голосувало|не голосував|не гол|не голос|не голосувала|не брали участі|"
        "не брало участі|не брали участі у голосуванні|не брали участі в голосуванні|"
        "не взяли участі у голосуванні|не взяли участі в голосуванні"
    ),
    Total.ABSENT: "відсутні|відсутніх|відсутній|відсутньо|відс|відсутніх депутатів",
    Total.VOTED: (
        "всього проголосувало|усього проголосувало|проголосувало|проголосували|всього голосів|"
        "всього голосувало|усього голосувало|взяли участь у голосуванні|взяли участь в голосуванні|"
        "брали участь у голосуванні|взяло участь у голосуванні|голосувало|всього голосували"
    ),
    Total.PRESENT: (
        "присутні|присутніх|присутньо|зареєстровано|зареєструвалося|зареєструвались|"
        "присутніх депутатів|присутні депутати|присутні на засіданні|зареєстровано депутатів"
    ),
    Total.ALL: (
        "всього|усього|всього депутатів|усього депутатів|загальна кількість|загальний склад|"
        "загальний склад ради|загальна кількість депутатів|склад ради|депутатів всього"
    ),
    Total.UNKNOWN: "ім’я не знайдено|не знайдено|без імені",
}
TOTAL_WORDS: Final = {
    fold(word).replace('"', ""): total
    for total, words in _TOTALS.items()
    for word in words.split("|")
}

_DECIDED: Final = re.compile(
    r"(?:результат(?:и)?(?: голосування)?\s*[:–-]?\s*)?(?:(?:рішення|пропозиці[юя]|питання|"
    r"правк[уа]|поправк[уа]|проєкт|проект)(?: рішення)?(?: ради)?\s*[:–-]?\s*)?"
    r"(?P<no>не\s+)?(?P<word>прийнят[оеа]|прийнято|ухвален[оеа]|підтриман[оеа]|відхилен[оеа])"
    r"(?: в цілому| за основу)?"
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` for comparison; lines of exports come again and again."""
    return fold(text)


@lru_cache(maxsize=4096)
def vote_of(text: str) -> Vote | None:
    """The vote that the whole of ``text`` says, or None; a row of dots is one who was not there."""
    if _DOTS.fullmatch(text.strip()):
        return Vote.ABSENT
    return _WORDS.get(_AROUND.sub("", fold(text)))


def total_of(label: str) -> Total | None:
    """What a label says that it counts, or None."""
    return TOTAL_WORDS.get(_AROUND.sub("", folded(label).replace('"', "")))


def decision_of(text: str) -> bool | None:
    """Whether ``text`` says, and says nothing else, that the decision was or was not taken."""
    found = _DECIDED.fullmatch(_AROUND.sub("", folded(text)))
    if found is None:
        return None
    return (found["no"] is None) is not found["word"].startswith("відхилен")

"""Exports of the voting system of the sample council: two sittings, in the two forms it knows.

Everybody in them is invented. A deputy votes for what is not listed under ``others``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

COUNCIL: Final = "Яснозірська міська рада"
_DEPUTIES: Final = """
Барвінок Андрій Левкович
Горицвіт Леся Іванівна
Дубрава Сергій Петрович
Журавська Оксана Тарасівна
Засядьвовк Юрій Михайлович
Кленова Наталія Богданівна
Криничний Максим Васильович
Левада Тарас Богданович
Липинський Остап Володимирович
Маківка Ольга Степанівна
Нивка-Терен Галина Федорівна
Окопний Роман Андрійович
Очеретний Василь Якович
Полин Дем’ян Григорович
Росяна Віра Вікторівна
Садовий Ілля Максимович
Соснівська Ірина Романівна
Урочище Марія Миколаївна
Хвильовий Лев Антонович
Цвіт Анна Олегівна
Чумак Євген Олексійович
Яблуневий В’ячеслав Ілліч
"""
DEPUTIES: Final = tuple(_DEPUTIES.strip().split("\n"))
WORDS: Final = ("ЗА", "ПРОТИ", "УТРИМАВСЯ", "НЕ ГОЛОСУВАВ", "відсутній")
FOR, AGAINST, ABSTAINED, SILENT, ABSENT = range(5)
MAJORITY: Final = len(DEPUTIES) // 2 + 1


@dataclass(frozen=True)
class Ballot:
    """A voting; ``number`` is that on the agenda, None for a question that is not on it.

    ``others`` are those who did not vote for it: the position of the deputy → an index of WORDS.
    """

    clock: str
    number: int | None
    title: str
    others: dict[int, int] = field(default_factory=dict)

    def count(self, vote: int) -> int:
        """How many voted so."""
        if vote == FOR:
            return len(DEPUTIES) - len(self.others)
        return sum(one == vote for one in self.others.values())

    @property
    def decided(self) -> bool:
        """Whether the decision was taken: by the majority of the composition."""
        return self.count(FOR) >= MAJORITY


AWAY: Final = {4: ABSENT, 17: ABSENT}
WINTER: Final = (
    Ballot("10:07:12", None, "Про порядок денний двадцять другої сесії – за основу", AWAY),
    Ballot("10:11:40", None, "Про порядок денний двадцять другої сесії – в цілому", AWAY),
    Ballot(
        "10:36:05",
        1,
        "Про затвердження Стратегії розвитку Яснозірської міської територіальної громади на "
        "період до 2030 року",
        AWAY | {9: ABSTAINED, 12: SILENT},
    ),
    Ballot("11:02:51", 2, "Про звіти постійних комісій за 2025 рік", AWAY | {2: SILENT}),
    Ballot(
        "11:15:27",
        3,
        "Про передачу в оренду земельної ділянки на вул. Млиновій, 4-А",
        AWAY | dict.fromkeys((0, 5, 6, 8, 11), AGAINST) | dict.fromkeys((1, 3, 14, 20), ABSTAINED),
    ),
)
BUDGET: Final = (
    Ballot("10:05:33", None, "Про порядок денний двадцять першої сесії – в цілому", {7: ABSENT}),
    Ballot(
        "10:52:08",
        1,
        "Про бюджет Яснозірської міської територіальної громади на 2026 рік",
        {7: ABSENT, 10: AGAINST, 19: SILENT},
    ),
    Ballot(
        "12:14:20",
        6,
        "Про визнання такими, що втратили чинність, деяких рішень міської ради",
        {7: ABSENT},
    ),
)


def rtf() -> bytes:
    """The protocols of the twenty-second session: a table for each voting, in one RTF."""
    rows = [line for ballot in WINTER for line in _protocol(ballot)]
    head = "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0\\fs20\n"
    return (head + "".join(map(_rtf_row, rows)) + "}\n").encode("ascii")


def _protocol(ballot: Ballot) -> Iterator[tuple[str, ...]]:
    yield ("УКРАЇНА",)
    yield (COUNCIL,)
    yield ("ПОІМЕННЕ ГОЛОСУВАННЯ",)
    yield ("22 сесія 8 скликання",)
    yield (f"від 19.02.2026 {ballot.clock}",)
    yield (ballot.title,)
    if ballot.number is not None:
        yield (f"Питання № {ballot.number}",)
    yield "№ п/п", "Прізвище, ім’я, по батькові", "Вибір"
    for at, name in enumerate(DEPUTIES):
        yield str(at + 1), name, WORDS[ballot.others.get(at, FOR)]
    yield (f"УСЬОГО: {len(DEPUTIES)}",)
    yield (f"УСЬОГО ПРОГОЛОСУВАЛО: {len(DEPUTIES) - ballot.count(ABSENT)}",)
    yield (f"ЗА: {ballot.count(FOR)}",)
    yield (f"ПРОТИ: {ballot.count(AGAINST)}",)
    yield (f"УТРИМАЛОСЬ: {ballot.count(ABSTAINED)}",)
    yield (f"НЕ ГОЛОСУВАЛО: {ballot.count(SILENT)}",)
    yield ("РІШЕННЯ ПРИЙНЯТО" if ballot.decided else "РІШЕННЯ НЕ ПРИЙНЯТО",)
    yield ("",)


def _rtf_row(cells: tuple[str, ...]) -> str:
    text = ["".join(_sign(sign) for sign in cell) for cell in cells]
    if len(cells) == 1:
        return f"\\pard {text[0]}\\par\n"
    edges = "".join(f"\\cellx{edge}" for edge in (700, 6000, 8500))
    return f"\\trowd{edges}\\pard\\intbl " + "\\cell ".join(text) + "\\cell\\row\n"


def _sign(sign: str) -> str:
    return sign if ord(sign) < 128 else f"\\'{sign.encode('cp1251')[0]:02x}"


def as_json() -> bytes:
    """The votings of the twenty-first session as the system's portal gives them."""
    words = ("За", "Проти", "Утримався", "Не голосував", ".........")
    votings = [
        {
            "OrgName": COUNCIL.upper(),
            "SName": "Пленарне засідання  21 сесія  8 скликання",
            "GLTime": f"18.12.2025 {ballot.clock}",
            "GL_Text": ballot.title,
            "Number": ballot.number,
            "DPList": [
                {"DPName": name, "DPGolos": words[ballot.others.get(at, FOR)]}
                for at, name in enumerate(DEPUTIES)
            ],
            "YESCnt": ballot.count(FOR),
            "NOCnt": ballot.count(AGAINST),
            "UTRCnt": ballot.count(ABSTAINED),
            "NGCnt": ballot.count(SILENT),
            "TotalCnt": len(DEPUTIES) - ballot.count(ABSENT),
            "RESULT": "РІШЕННЯ ПРИЙНЯТЕ" if ballot.decided else "РІШЕННЯ НЕ ПРИЙНЯТЕ",
        }
        for ballot in BUDGET
    ]
    return (json.dumps({"votings": votings}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def exports() -> dict[str, bytes]:
    """The exports by their path in ``datasets/votes/exports``."""
    return {"2025/сесія 21.json": as_json(), "2026/сесія 22.rtf": rtf()}

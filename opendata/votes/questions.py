"""The title of a question, and the numbers and the stage that are written into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opendata.clean.text import fold, tidy

_STAGES: Final = (
    ("за основу і в цілому", "За основу і в цілому"),
    ("за основу та в цілому", "За основу і в цілому"),
    ("за основу й в цілому", "За основу і в цілому"),
    ("за основу", "За основу"),
    ("в цілому", "В цілому"),
    ("процедурне", "Процедурне"),
    ("процедурне питання", "Процедурне"),
    ("з голосу", "З голосу"),
    ("поправка", "Поправка"),
    ("як рішення ради", "Як рішення ради"),
    ("повторне голосування", "Повторне голосування"),
    ("переголосування", "Переголосування"),
)
STAGES: Final = {fold(said): stage for said, stage in _STAGES}
_LABEL: Final = re.compile(
    r"(?:назва (?:пропозиції|питання)|предложение|пропозиція|тема|суть питання|формулювання|"
    r"(?:з |щодо )?питання(?: порядку денного)?|"
    r"питання, що голосується|назва|проєкт рішення|проект рішення)\s*:\s*",
    re.IGNORECASE,
)
_TICK: Final = re.compile(r"(?:Ўс|[✓✔√☑þ\uf0fc\uf052\uf06f])\s+")
_NUMBER_LINE: Final = re.compile(
    r"(?:питання|пункт|п\.)?\s*№\s*(?P<n>\d{1,3}(?:\.\d{1,3})*)\s*[.:]?", re.IGNORECASE
)
_ITEM: Final = r"\d{1,3}(?:\.\d{1,3})*"
_ITEMS: Final = rf"{_ITEM}(?:\s*[–—-]\s*{_ITEM})?(?:\s*[,;]\s*{_ITEM}(?:\s*[–—-]\s*{_ITEM})?)*"
_NUMBERS: Final = (
    re.compile(rf"(?P<n>{_ITEM})[.)]\s+(?=[\"«“„А-ЯҐЄІЇ])"),
    re.compile(rf"(?P<n>{_ITEM})\s+(?=[\"«“„]?\s?(?:Про|За|Звіт|Інформація|Додаткове)\b)"),
    re.compile(rf"(?P<n>{_ITEM})\s?[-–—]\s+(?=[\"«“„]?\s?[А-ЯҐЄІЇ])"),
)
_NAMED: Final = re.compile(
    rf"^(?:(?:голосування )?(?:по|за|з)\s+)?питанн(?:я|ю|ям)\s*(?:№+\s*|(?=\d))(?P<n>{_ITEMS})"
    rf"|^за поправку до №\s*(?P<amended>{_ITEM})",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf"\s+№\s*(?P<n>{_ITEM})\.?\s+від\s+\d{{2}}\.\d{{2}}\.(?:\d{{4}}|\d{{2}})\s*$"
)
_PROJECT: Final = (
    re.compile(r"(?<!\w)вх\.?\s*№\s*(?P<n>[\w/.-]*\w)", re.IGNORECASE),
    re.compile(r"про[єе]кт(?:у)?(?: рішення)?\s*№\s*(?P<n>[\w/.-]*\w)", re.IGNORECASE),
    re.compile(r"\(\s*від\s+\d{2}\.\d{2}\.\d{4}\s*№\s*(?P<n>[\w/.-]+/ПР)(?!\w)", re.IGNORECASE),
)
_STAGE_BEHIND: Final = re.compile(
    r"(?:\s[-–—]\s*|\s*\()(?P<stage>за основу(?: і в цілому| та в цілому)?|в цілому)\)?\s*$",
    re.IGNORECASE,
)
_STAGE_BEFORE: Final = re.compile(
    r"(?P<stage>за основу(?: і в цілому)?|в цілому|як рішення ради|процедурне)\s*[-–—:]\s*(?=\S)",
    re.IGNORECASE,
)
_TEST: Final = re.compile(r"тестов\w+ голосуванн\w+|тест(?:ування)?(?: системи)?", re.IGNORECASE)
_QUOTES: Final = (('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"))


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to the vote: its title as printed, number, number of the draft, stage."""

    title: str = ""
    number: str | None = None
    project: str | None = None
    stage: str | None = None

    @property
    def is_test(self) -> bool:
        """Whether the system was only tried out."""
        return _TEST.fullmatch(self.title.strip(' ".')) is not None


def stage_in(text: str) -> str | None:
    """The stage that the whole of ``text`` names, or None."""
    return STAGES.get(fold(text).strip(" .,:;()-"))


def read_question(lines: Sequence[str]) -> Question:
    """The title out of the lines that nothing else claimed, and what is written into it."""
    number: str | None = None
    stage: str | None = None
    kept: list[str] = []
    for line in lines:
        text = _TICK.sub("", _LABEL.sub("", line, count=1).strip(), count=1)
        if (alone := _NUMBER_LINE.fullmatch(text)) is not None:
            number = number or alone["n"]
        elif (said := stage_in(text)) is not None:
            stage = stage or said
        elif (before := _STAGE_BEFORE.match(text)) is not None:
            stage = stage or stage_in(before["stage"])
            if text[before.end() :] not in kept:
                kept.append(text[before.end() :])
        elif text:
            kept.append(text)
    title = _unquoted(_joined(kept))
    number, title = _numbered(title, number)
    if stage is None and (behind := _STAGE_BEHIND.search(title)) is not None:
        stage = stage_in(behind["stage"])
    project = next((m["n"] for p in _PROJECT if (m := p.search(title)) is not None), None)
    return Question(tidy(title), number, project, stage)


def _joined(lines: Sequence[str]) -> str:
    title = ""
    for line in lines:
        broken = title.endswith("-") and title[-2:-1].isalpha() and line[:1].islower()
        title = f"{title}{line}" if broken or not title else f"{title} {line}"
    return re.sub(r"\s+", " ", title).strip()


def _numbered(title: str, number: str | None) -> tuple[str | None, str]:
    """The number and the title without it, where it stands before or behind; in words it stays."""
    for pattern in _NUMBERS:
        if (before := pattern.match(title)) is not None:
            return number or before["n"], _unquoted(title[before.end() :])
    named = _NAMED.match(title)
    behind = _BEHIND.search(title)
    if behind is not None and named is None:
        return number or behind["n"], _unquoted(title[: behind.start()])
    if named is not None:
        said = named["n"] or named["amended"]
        return number or re.sub(r"\s+", "", said).replace(",", ", "), title
    return number, title


def _unquoted(title: str) -> str:
    """Without quotation marks around all of it; a mark doubled inside them is one."""
    title = title.strip()
    for left, right in _QUOTES:
        inner = title[1:-1]
        if len(title) > 2 and title.startswith(left) and title.endswith(right):
            if left == '"' and '""' in inner:
                return inner.replace('""', '"').strip()
            if left not in inner and right not in inner:
                return inner.strip()
    return title

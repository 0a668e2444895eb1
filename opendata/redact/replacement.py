"""What stands in a copy in the place of what was taken out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from opendata.privacy.finding import Kind

WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.TAX_NUMBER: "РНОКПП",
        Kind.PASSPORT: "паспорт",
        Kind.ID_CARD: "номер ID-картки",
        Kind.UNZR: "УНЗР",
        Kind.BIRTH_DATE: "день народження",
        Kind.HOME_ADDRESS: "місце проживання",
        Kind.PHONE: "телефон",
        Kind.EMAIL: "електронна скринька",
        Kind.IBAN: "рахунок",
        Kind.CARD: "номер картки",
        Kind.HEALTH: "відомості про здоров’я",
        Kind.FAMILY: "відомості про сім’ю",
        Kind.CHILD: "ім’я дитини",
        Kind.CAR_PLATE: "номерний знак",
        Kind.MILITARY: "відомості про службу",
        Kind.MARTIAL_LAW: "відомості, обмежені під час воєнного стану",
        Kind.OPAQUE: "вкладений об’єкт",
        Kind.NAME: "ім’я особи",
    }
)
"""Documents are in Ukrainian, in whichever language the program speaks to its user."""
FILE: Final = "[вилучено: вкладений файл]"


def words(kind: Kind) -> str:
    """What stands in the place of a finding: «[вилучено: РНОКПП]»."""
    return f"[вилучено: {WORDS[kind]}]"


@dataclass(frozen=True, slots=True)
class Copy:
    """A redacted copy: its bytes, its format (``docx``, ``xlsx`` …), and how many findings of each
    kind were replaced.
    """

    data: bytes
    format: str
    replaced: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many findings were replaced in all."""
        return sum(self.replaced.values())

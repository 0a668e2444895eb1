"""Dates and numerals as Ukrainian clerks write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)
SESSIONS = {
    3: "третя",
    5: "п’ята",
    6: "шоста",
    7: "сьома",
    8: "восьма",
    9: "дев’ята",
    10: "десята",
    11: "одинадцята",
    12: "дванадцята",
    14: "чотирнадцята",
    16: "шістнадцята",
    17: "сімнадцята",
    19: "дев’ятнадцята",
    21: "двадцять перша",
    22: "двадцять друга",
    23: "двадцять третя",
    24: "двадцять четверта",
}


def dotted(day: date) -> str:
    """14.02.2024."""
    return day.strftime("%d.%m.%Y")


def long(day: date) -> str:
    """14 лютого 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def quoted(day: date) -> str:
    """«14» лютого 2024, with the day in two digits as on a printed form."""
    return f"«{day.day:02}» {MONTHS[day.month - 1]} {day.year}"


def spaced(word: str) -> str:
    """Р І Ш Е Н Н Я."""
    return " ".join(word)

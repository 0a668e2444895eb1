"""The labels in brackets that stand under the values of items 1 to 3."""

from __future__ import annotations

import re
from typing import Final

from opendata.budget import codes
from opendata.budget.grid import Cell
from opendata.budget.words import compact

_LABELS: Final = (
    (codes.EDRPOU, r".*[єе]дрпоу|ідентифікаційнийкод"),
    (codes.NAME, r"(?:повне)?(?:найменуван|назва)"),
    (codes.BUDGET, r"код(?:місцевого)?бюджету$"),
    (codes.KFKVK, r"(?:код)?(?:к?фквк|функціональн)"),
    # No. 908 prints (КТПКВК МБ) under the codes of seven digits: the digits tell the two apart.
    (codes.TPKVK, r"(?:код)?(?:к?тпквк|типов)"),
    (codes.KPKVK, r"(?:код)?(?:к?пквк|програмн|бюджетноїпрограми|класифікац|відомч)|код$"),
)
_PATTERNS: Final = tuple((label, re.compile(pattern)) for label, pattern in _LABELS)
_UNITS: Final = (
    (1, re.compile(r".*головногорозпорядника")),
    (2, re.compile(r".*відповідальноговиконавця")),
    (3, re.compile(r".*(?:найменування|назва)(?:підпрограми)?.*бюджетноїпрограми")),
)
_INLINE: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_LONGEST: Final = 190


def label_of(text: str) -> str | None:
    """Which value ``text`` labels: a kind of code, or a name; None where it is no label.

    A label stands in brackets, or begins with the word «код» or «найменування».
    """
    bare = text.strip()
    letters = compact(bare)
    bracketed = bare.startswith("(")
    if not letters or len(letters) > _LONGEST or (not bracketed and re.search(r"\d{3}", bare)):
        return None
    if not bracketed and not re.match(
        r"код[а-яі]|найменування(?:головного|відповідального|бюджетної)|ктпквк|кпквк|кфквк|єдрпоу",
        letters,
    ):
        return None
    for label, pattern in _PATTERNS:
        if pattern.match(letters):
            return label
    return None


def item_of(text: str) -> int | None:
    """Which item a label belongs to, where its words say so."""
    letters = compact(text)
    for item, pattern in _UNITS:
        if pattern.match(letters):
            return item
    return None


def split_inline(cell: Cell) -> list[tuple[str, str]]:
    """The values of a cell that holds its labels too: ``0200000 (КПКВК МБ) Виконком (…)``.

    Pairs of label and value; empty where the cell is only a value, or only a label.
    """
    pairs: list[tuple[str, str]] = []
    start = 0
    for found in _INLINE.finditer(cell.text):
        label = label_of(found[0])
        if label is None:
            continue
        value = cell.text[start : found.start()].strip(" .,;")
        start = found.end()
        if value:
            pairs.append((label, value))
    return pairs

"""A line of text → its cells: parted by tabs, or by two blanks and more."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from opendata.votes.names import name_in, rest_in
from opendata.votes.words import vote_of

TAB_WIDTH: Final = 40
"""How far apart cells of a table are taken to stand, where the text has no positions."""
_PATRONYMIC: Final = re.compile(r"[^\W\d_]+(?:ович|евич|йович|івна|ївна|лліч)")


class Cell(NamedTuple):
    """A cell, without blanks at its ends; ``column`` is where it begins, in characters."""

    text: str
    column: int


def cells_of(raw: str) -> list[Cell]:
    """The cells of a line that hold anything.

    A surname that stands two blanks before the rest of its name is one cell with it.
    """
    if "\t" in raw:
        parts = enumerate(raw.split("\t"))
        return [Cell(" ".join(one.split()), at * TAB_WIDTH) for at, one in parts if one.strip()]
    cells: list[tuple[Cell, int]] = []
    for piece in re.finditer(r"\S+(?:\s\S+)*", raw):
        at, text = piece.start(), piece.group()
        if cells and at - cells[-1][1] == 2 and _halves(cells[-1][0].text, text):
            before, _ = cells.pop()
            cells.append((Cell(f"{before.text} {text}", before.column), piece.end()))
        else:
            cells.append((Cell(text, at), piece.end()))
    return [cell for cell, _ in cells]


def _halves(left: str, right: str) -> bool:
    """«Нич» and «Тимофій Михайлович», «Артеменко» and «С. В.», «Чубай Олег» and «Степанович»."""
    left = re.sub(r"^\d{1,3}[.)]?\s", "", left)
    if name_in(left) is not None:
        return len(left.split()) == 2 and _PATRONYMIC.fullmatch(right) is not None
    if vote_of(left) is not None or rest_in(left) is None or name_in(f"{left} {right}") is None:
        return False
    return len(right.split()) >= 2 or rest_in(right) is None

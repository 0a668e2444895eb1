"""Where the header of a register is, and which of its columns are which."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from opendata.clean.headers import HeaderMatch, header_key, match_headers
from opendata.clean.text import tidy
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Sheet, Spot

SEARCHED: Final = 60
"""A header stands within the first rows, below titles, stamps and instructions."""
FEWEST: Final = 2
"""So many columns have to be recognised for a row to be a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header found.

    ``row`` is its last row (from 0), ``height`` how many rows it has, ``texts`` what stands above
    each column, ``missing`` the declared headers that it lacks (column → header).
    """

    row: int
    height: int
    texts: tuple[str, ...]
    match: HeaderMatch
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def score(self) -> tuple[int, int, int, int]:
        """How good a header it is: the more columns are known, and the surer, the better."""
        found = len(self.match.positions) + len(self.match.doubtful)
        return (-len(self.missing), found, -len(self.match.weak), -self.height)


def find_header(
    sheet: Sheet, columns: Collection[str], declared: Mapping[str, str]
) -> Header | None:
    """The best header of ``sheet`` for ``columns``; None if no row looks like one.

    ``declared`` (column → header text) comes before all recognition. A header may have two rows,
    such as «Реквізити» merged over «Номер» and «Дата».
    """
    texts = [_texts(row) for row in sheet.rows[: SEARCHED + 1]]
    best: Header | None = None
    for row, line in enumerate(texts[:SEARCHED]):
        found = _header(row, 1, line, columns, declared)
        for header in (found, _two_rows(sheet, texts, row, columns, declared)):
            if header is not None and (best is None or header.score > best.score):
                best = header
    return best


def _header(
    row: int,
    height: int,
    texts: tuple[str, ...],
    columns: Collection[str],
    declared: Mapping[str, str],
) -> Header | None:
    if len({text for text in texts if text}) < FEWEST:
        return None
    keys = [header_key(text) for text in texts]
    wanted = {column: header_key(text) for column, text in declared.items()}
    places = {column: keys.index(key) for column, key in wanted.items() if key in keys}
    missing = {column: text for column, text in declared.items() if column not in places}
    match = match_headers(texts, columns, places)
    if len(match.positions) + len(match.doubtful) < min(FEWEST, len(columns)):
        return None
    return Header(row, height, texts, match, missing)


def _two_rows(
    sheet: Sheet,
    texts: Sequence[tuple[str, ...]],
    row: int,
    columns: Collection[str],
    declared: Mapping[str, str],
) -> Header | None:
    """The header made of ``row`` and the next, if the upper one spans columns of the lower."""
    if row + 1 >= len(texts):
        return None
    width = max(len(texts[row]), len(texts[row + 1]))
    upper, lower = (_padded(texts[n], width) for n in (row, row + 1))
    over = _spanning(sheet, row, upper, lower)
    if over == upper:
        return None
    joined = tuple(
        _stacked(a, b, over[n]) for n, (a, b) in enumerate(zip(upper, lower, strict=True))
    )
    plain = tuple(b or a for a, b in zip(upper, lower, strict=True))
    found = [_header(row + 1, 2, line, columns, declared) for line in (plain, joined)]
    return max((one for one in found if one), key=lambda one: one.score, default=None)


def _spanning(
    sheet: Sheet, row: int, upper: tuple[str, ...], lower: tuple[str, ...]
) -> tuple[str, ...]:
    """The upper texts, each drawn over the columns that it spans.

    Merged ranges say so; where they are not known (ODS, CSV), a blank above a filled cell belongs
    to the text on its left.
    """
    over = list(upper)
    for (first, left), (last, right) in sheet.merges:
        if first == last == row and left < len(upper):
            over[left : right + 1] = [upper[left]] * (min(right + 1, len(upper)) - left)
    if not sheet.merges:
        for place in range(1, len(over)):
            if not over[place] and lower[place] and lower[place - 1]:
                over[place] = over[place - 1]
    return tuple(over)


def _stacked(upper: str, lower: str, over: str) -> str:
    return f"{over} {lower}" if over and lower and over != lower else lower or upper


def _padded(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    return texts + ("",) * (width - len(texts))


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    # A number is never a header, but the texts beside it may be.
    return tuple(tidy(value) if isinstance(value, str) else "" for value in row)


def is_numbering(row: Sequence[object]) -> bool:
    """True for the line «1 2 3 4 5» that official forms have below the header."""
    texts = [as_text(value).strip() for value in row if value != ""]  # type: ignore[arg-type]
    return len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def merged_down(sheet: Sheet) -> dict[Spot, Spot]:
    """Spot → the spot that holds its value, for cells merged downwards: they show that value."""
    return {
        (row, left): (first, left)
        for (first, left), (last, _) in sheet.merges
        if last - first < len(sheet.rows)
        for row in range(first + 1, last + 1)
    }
